"""A vocabulary file is read term by term; every fault is named where it stands and costs nothing else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Severity
from generator.model import SourceText, Vocabulary
from generator.vocabulary import DEFAULT_FACET, read

PATH = "site_src/library/vocabulary.yml"


def vocabulary(text: str) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    return read(SourceText(PATH, "vocabulary.yml", text))


def ids(text: str) -> list[str]:
    return [term.id for term in vocabulary(text)[0].terms]


def faults(text: str) -> list[str]:
    return [f"{d.place.line} {d.code}" for d in vocabulary(text)[1]]


def test_every_key_of_a_term_is_read() -> None:
    (term,) = vocabulary(
        "# tags\n- id: kelp\n  label: Kelp & weed\n  facet: plant\n  description: Grows in\n    the sea.\n"
        "  aliases: [kelp forest, '3D kelp']\n  match: giant kelp\n  unless:\n    - kelp game\n"
    )[0].terms
    assert (term.label, term.facet, term.description) == ("Kelp & weed", "plant", "Grows in the sea.")
    assert term.aliases == ("kelp forest", "3D kelp")
    assert (term.match, term.unless) == (("giant kelp",), ("kelp game",))
    assert (term.place.path, term.place.line) == (PATH, 2)


def test_a_term_needs_only_an_id() -> None:
    (term,) = vocabulary("- id: deep-sea")[0].terms
    assert (term.label, term.facet, term.aliases) == ("Deep sea", DEFAULT_FACET, ())


def test_an_empty_file_is_an_empty_vocabulary() -> None:
    assert vocabulary("# nothing yet\n") == (Vocabulary(()), ())


@pytest.mark.parametrize(
    ("text", "expected", "kept"),
    [
        ("- id: a\n- id: b\n  label: x: y\n- id: c\n", ["3 vocabulary-yaml"], ["a", "c"]),
        ("- id: a\n- id: b\n  label: [x\n- id: c\n", ["3 vocabulary-yaml"], ["a", "c"]),
        ("- id: a\n- id: b\n\tlabel: x\n- id: c\n", ["3 vocabulary-yaml"], ["a", "c"]),
        ("id: a\n", ["1 vocabulary-not-a-list"], []),
        ("- id: a\n- b\n- id: c\n", ["2 vocabulary-term"], ["a", "c"]),
        ("- id: a\n- label: b\n- id: c\n", ["2 vocabulary-id"], ["a", "c"]),
        ("- id: a\n- id: index\n- id: c\n", ["2 vocabulary-id"], ["a", "c"]),
        ("- id: a\n- id: 2\n- id: c\n", ["2 vocabulary-id"], ["a", "c"]),
        ("- id: a\n- id: ../b\n- id: c\n", ["2 vocabulary-id"], ["a", "c"]),
        ("- id: a\n- id: [b]\n- id: c\n", ["2 vocabulary-id", "2 vocabulary-value"], ["a", "c"]),
        ("- id: a\n- id: a\n- id: c\n", ["2 vocabulary-duplicate-id"], ["a", "c"]),
        ("- id: a\n  alias: x\n- id: c\n", ["2 vocabulary-key"], ["a", "c"]),
        ("- id: a\n  label: x\n  label: y\n- id: c\n", ["3 vocabulary-key"], ["a", "c"]),
        ("- id: a\n  aliases: {x: y}\n- id: c\n", ["2 vocabulary-value"], ["a", "c"]),
        ("- id: a\n  aliases:\n    - x\n    - ''\n- id: c\n", ["4 vocabulary-phrase"], ["a", "c"]),
        ("- id: a\n  aliases: ['(((']\n- id: c\n", ["2 vocabulary-phrase"], ["a", "c"]),
        (f"- id: a\n  aliases: [{'x' * 10_000}]\n- id: c\n", ["2 vocabulary-phrase"], ["a", "c"]),
        ("- id: a\n  parents: [d]\n- id: c\n", ["1 vocabulary-parent"], ["a", "c"]),
        ("- id: a\n  parents: [a]\n- id: c\n", ["1 vocabulary-circle"], ["a", "c"]),
        ("- id: a\n  aliases: [X]\n- id: c\n  aliases: [x]\n", ["3 vocabulary-shared-alias"], ["a", "c"]),
        ("- id: a\n- {id: b, x: " + "[" * 99_000 + "\n- id: c\n", ["2 vocabulary-yaml"], ["a", "c"]),
    ],
)
def test_a_fault_is_named_by_its_line_and_spares_the_other_terms(
    text: str, expected: list[str], kept: list[str]
) -> None:
    assert faults(text) == expected
    assert ids(text) == kept


def test_an_unknown_key_names_the_nearest_one() -> None:
    (found,) = vocabulary("- id: a\n  descripton: x\n")[1]
    assert "`descripton`" in found.message
    assert found.remedy == "Did you mean `description`?"


def test_an_id_that_can_not_be_an_address_comes_with_one_that_can() -> None:
    (found,) = vocabulary("- id: Deep Sea!\n")[1]
    assert found.severity is Severity.ERROR
    assert found.remedy == "Write `id: deep-sea`, for example."


def test_of_a_circle_of_parents_only_the_closing_one_is_left_out() -> None:
    found, diagnostics = vocabulary(
        "- {id: a, parents: [b]}\n- {id: b, parents: [c]}\n- {id: c, parents: [a, d]}\n- id: d\n"
    )
    assert [term.parents for term in found.terms] == [("b",), ("c",), ("d",), ()]
    assert [d.place.line for d in diagnostics] == [3]


def test_a_long_chain_of_parents_is_no_circle() -> None:
    chain = "".join(f"- {{id: t{i}, parents: [t{i + 1}]}}\n" for i in range(3000)) + "- id: t3000\n"
    found, diagnostics = vocabulary(chain)
    assert diagnostics == ()
    assert found.terms[2999].parents == ("t3000",)


@given(st.text(alphabet="-id: ab\n[]{}'\"#&*?|>!\t", max_size=80))
@example("---")
def test_no_text_breaks_the_reader(text: str) -> None:
    found, diagnostics = vocabulary(text)
    lines = text.count("\n") + 1
    assert all(1 <= d.place.line <= lines and d.remedy for d in diagnostics)
    assert len({term.id for term in found.terms}) == len(found.terms)


@given(st.lists(st.from_regex(r"[a-z]{1,8}(-[a-z0-9]{1,5}){0,2}", fullmatch=True), unique=True))
def test_sound_terms_are_all_kept_in_their_order(names: list[str]) -> None:
    names = [name for name in names if name != "index"]
    text = "".join(f'- id: "{name}"\n  aliases: ["{name}s"]\n' for name in names)
    assert ids(text) == names
