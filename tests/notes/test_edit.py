from __future__ import annotations

import frontmatter
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model import Note, SourceText
from generator.notes import Change, EditError, edit, new_note, read

one_liners = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
ids = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
tags = st.lists(
    st.one_of(ids, st.sampled_from(["yes", "null", "3d", "a b", "c, d", "[x]", "é:"])), max_size=3
)
changes = st.builds(
    Change,
    why=st.none() | one_liners,
    pick=st.none() | st.booleans(),
    hide=st.none() | st.booleans(),
    tags=tags.map(tuple),
    not_tags=tags.map(tuple),
)

NOTES = {
    "empty": "",
    "text alone": "Only text.\n\n- a\n",
    "byte order mark": '\ufeff---\nwhy: "old"   # by hand\n---\nText',
    "empty front matter": "---\n---\n",
    "windows line ends": (
        '---\r\ntags:\r\n  - graphs # first\r\n  - "b c"\r\npick: true\r\n---\r\n\r\nText\r\n'
    ),
    "comments and folding": (
        "---\n# head\ntitle: 'It''s'   # kept\nwhy: >\n  folded\n  text\n\n"
        "tags: [a, 'b', ]\nnot_tags: d\n# tail\n---\n\n# T\n"
    ),
    "keys without values": (
        "---\nwhy:\npick:   # not yet\ntags:\nnot_tags: []\naliases:\n"
        "- one\n- two\nDOI: 10.1000/10.10\n---\nend"
    ),
    "indented": "---\n  why: |-\n    a\n  tags:\n    - |\n      graphs\n\n    - b\n  hide: false\n---\n",
    "list over two lines": "---\ntags: [a,   # why a\n  b]\nissued: 2024-01-02\n---\n```\n---\n```\n",
    "kept line ends": (
        "---\ntags: b, a\nlinks:\n- {url: https://a.example/x, kind: code}\n"
        "abstract: |+\n  one\n\n  two\n\n---\nx"
    ),
}
UNTOUCHED = ("title", "aliases", "DOI", "issued", "links", "abstract")


def note(text: str) -> Note:
    found, faults = read(SourceText("note.md", "note.md", text))
    assert found is not None
    assert not faults
    return found


@pytest.mark.parametrize("text", NOTES.values(), ids=NOTES)
@given(change=changes)
@settings(deadline=None, max_examples=60)
@example(change=Change(why="yes"))
@example(change=Change(why="a: b # c"))
@example(change=Change(why="*star & {brace}"))
@example(change=Change(why="two\nlines\u2028and more \x00 \x85"))
@example(change=Change(why="", pick=False, hide=True, tags=("a", "zz"), not_tags=("b", "graphs")))
def test_a_change_reads_back_and_leaves_everything_else(text: str, change: Change) -> None:
    edited = edit(text, change)
    assert note(edited) == change.applied(note(text))
    assert edit(edited, change) == edited
    old, new = (frontmatter.loads(one.removeprefix("\ufeff")) for one in (text, edited))
    assert [old.get(name) for name in UNTOUCHED] == [new.get(name) for name in UNTOUCHED]
    assert new.content == old.content


@pytest.mark.parametrize("text", NOTES.values(), ids=NOTES)
@given(change=changes)
@settings(deadline=None, max_examples=30)
def test_every_line_that_does_not_speak_of_the_change_stays_byte_for_byte(text: str, change: Change) -> None:
    spoken = ("why", "pick", "hide", "tags", "not_tags", "-", " ", "folded", "text")
    kept = [line for line in text.splitlines(keepends=True) if not line.strip("\ufeff").startswith(spoken)]
    remaining = iter(edit(text, change).splitlines(keepends=True))
    assert all(line in remaining for line in kept)


@pytest.mark.parametrize("text", NOTES.values(), ids=NOTES)
def test_an_empty_change_changes_nothing(text: str) -> None:
    assert edit(text, Change()) == text


def test_the_change_is_as_small_as_it_can_be() -> None:
    text = "---\nwhy: old  # mine\ntags:\n- a  # first\n- b\n---\nText\n"
    change = Change(why="yes", pick=True, tags=("c",), not_tags=("b",))
    assert edit(text, change) == (
        '---\nwhy: "yes"  # mine\ntags:\n- a  # first\n- c\npick: true\nnot_tags: [b]\n---\nText\n'
    )


def test_items_leave_a_list_in_brackets_with_their_commas() -> None:
    text = "---\ntags: [a, 'b', c]\n---\n"
    assert edit(text, Change(not_tags=("a",))) == "---\ntags: ['b', c]\nnot_tags: [a]\n---\n"
    assert edit(text, Change(not_tags=("b",))) == "---\ntags: [a, c]\nnot_tags: [b]\n---\n"
    assert edit(text, Change(not_tags=("a", "b", "c"))) == "---\ntags: []\nnot_tags: [a, b, c]\n---\n"


def test_a_fresh_note_reads_well() -> None:
    assert new_note(Change(why="Best ablation: the lot", pick=True, tags=("graphs",))) == (
        '---\nwhy: "Best ablation: the lot"\npick: true\ntags: [graphs]\n---\n'
    )


def test_text_without_front_matter_gets_one_above() -> None:
    assert edit("Remarks.\n", Change(pick=True)) == "---\npick: true\n---\n\nRemarks.\n"


def test_a_hash_before_a_tag_and_blanks_around_it_are_left_out() -> None:
    assert new_note(Change(tags=("#graphs", " video ", ""))) == "---\ntags: [graphs, video]\n---\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\nwhy: a: b\n---\n", "front-matter-yaml"),
        ("---\nwhy: a\n", "front-matter-unclosed"),
        ("---\n- why\n---\n", "front-matter-not-a-mapping"),
    ],
)
def test_a_note_that_can_not_be_read_is_refused_and_says_why(text: str, code: str) -> None:
    with pytest.raises(EditError, match="can not be read") as refused:
        edit(text, Change(pick=True))
    assert [fault.code for fault in refused.value.diagnostics] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "---\n{title: x}\n---\n",
        "---\ntitle: &a x\nwhy: *a\n---\n",
        "---\ntags: &a [x]\nnot_tags: *a\n---\n",
        "---\ntitle: x\n...\n---\n",
    ],
)
def test_a_front_matter_too_strange_to_splice_is_refused(text: str) -> None:
    with pytest.raises(EditError, match="changed safely"):
        edit(text, Change(why="new", tags=("y",)))


def test_a_faulty_value_elsewhere_does_not_keep_a_note_from_being_changed() -> None:
    text = "---\nissued: soon\ntags:\n  - a: b\n  - c\n---\n"
    assert edit(text, Change(why="Good", tags=("d",))) == (
        "---\nissued: soon\ntags:\n  - a: b\n  - c\n  - d\nwhy: Good\n---\n"
    )


def test_a_value_of_the_wrong_type_is_replaced() -> None:
    assert edit("---\nwhy: [a]\npick: maybe\n---\n", Change(why="Good", pick=True)) == (
        "---\nwhy: Good\npick: true\n---\n"
    )
