"""A paper's tags, with invented vocabularies and papers: what is found, what wins, what implies what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Note, Place, Tag, Term, Vocabulary
from generator.tags import Tagger
from generator.tags.matching import cut
from generator.tags.phrases import Kind, beginnings, phrases
from generator.tags.scoring import Scorer, features
from generator.tags.thesaurus import Concept, by_name, shipped
from generator.tags.weights import FEATURES, Weights
from generator.text.words import WORD, form, stem

KELP = Term("kelp-farming", "Kelp farming", "task", aliases=("kelp farm", "seaweed farming"))
OTTER = Term("sea-otter", "Sea otters", "task", aliases=("otter", "Enhydra"))
ANIMAL = Term("animal", "Animals", "modality", aliases=("fauna",))
SAM = Term("sam", "Sonar anchor mapping", "method", aliases=("SAM",))
VOCABULARY = Vocabulary((KELP, OTTER, ANIMAL, SAM))

FILLER = "The coast is long. Many people live there and look at the water every day of the year."


def tagged(title: str | None, abstract: str, *terms: Term, note: Note | None = None) -> dict[str, Tag]:
    vocabulary = Vocabulary(terms) if terms else VOCABULARY
    return {tag.id: tag for tag in Tagger(vocabulary).tag(title, abstract, note)}


def note(**fields: tuple[str, ...]) -> Note:
    return Note("k", Place("site_src/library/notes/k.md"), **fields)


def test_a_tag_keeps_the_words_as_they_stand() -> None:
    tags = tagged("Seaweed-Farming at scale", f"We study kelp farms. {FILLER}")
    assert tags["kelp-farming"].words == ("Seaweed-Farming", "kelp farms")


@pytest.mark.parametrize(
    "words",
    [
        "Seaweed farming",
        "seaweed-farming",
        "SEAWEED FARMING",
        "Kelp farms",
        "Kelp\nfarm",
        "kelp–farming",
    ],
)
def test_plural_case_hyphen_and_line_break_do_not_matter(words: str) -> None:
    assert "kelp-farming" in tagged(words, f"{words} is what we study. {FILLER}")


@pytest.mark.parametrize("words", ["multi-modal", "multimodal", "Multi modal"])
@pytest.mark.parametrize("alias", ["multi-modal", "multimodal"])
def test_a_prefix_may_be_joined_hyphened_or_apart(alias: str, words: str) -> None:
    term = Term("m", "Many senses", "modality", aliases=(alias,))
    assert tagged(f"{words} otters", f"{words} otters. {FILLER}", term)["m"].words[0] == words


@pytest.mark.parametrize("words", ["résumé ranking", "resume ranking"])
def test_accents_do_not_matter(words: str) -> None:
    term = Term("cv", "CVs", "task", aliases=("résumé ranking",))
    assert "cv" in tagged(words, f"{words} for all. {FILLER}", term)


def test_american_and_british_spelling_are_one() -> None:
    term = Term("c", "Hue work", "task", aliases=("colourisation of otters",))
    assert "c" in tagged("Colorization of otters", f"Colorization of otters. {FILLER}", term)


@pytest.mark.parametrize("title", ["The same sam again", "Sammy the seal", "A sample"])
def test_a_name_in_capitals_is_no_common_word(title: str) -> None:
    assert "sam" not in tagged(title, f"{title}. {FILLER}")
    assert "sam" in tagged("SAM at sea", f"SAM maps anchors. {FILLER}")


@pytest.mark.parametrize("title", ["Kelp, farm and field", "On kelp. Farm work", "Kelp (farm)"])
def test_a_phrase_does_not_cross_a_comma_a_bracket_or_a_sentence(title: str) -> None:
    term = Term("kf", "K", "task", aliases=("kelp farm",))
    assert tagged(title, FILLER, term) == {}


def test_the_title_does_not_run_into_the_abstract() -> None:
    term = Term("kf", "K", "task", aliases=("kelp farm",))
    assert tagged("All about kelp", f"Farm animals are many. {FILLER}", term) == {}


@pytest.mark.parametrize(
    ("alias", "words"), [("SE(3)", "SE(3)"), ("GPT-3.5", "GPT-3.5"), ("C++ code", "C++ code")]
)
def test_signs_of_regular_expressions_are_signs(alias: str, words: str) -> None:
    term = Term("t", "Tee", "method", aliases=(alias,))
    assert tagged(f"{words} for otters", f"We study {words}. {FILLER}", term)["t"].words == (words,)


def test_a_longer_phrase_of_another_term_takes_the_words() -> None:
    forest = Term("forest", "Woods", "task", aliases=("forest",))
    kelp = Term("kelp-forest", "Kelp under water", "task", aliases=("kelp forest",))
    assert list(tagged("A kelp forest", f"The kelp forest. {FILLER}", forest, kelp)) == ["kelp-forest"]


@pytest.mark.parametrize("contrast", ["unlike", "such as", "beyond", "compared with", "without"])
def test_words_of_a_contrast_count_less(contrast: str) -> None:
    def strength(sentence: str) -> float:
        (found,) = Tagger(Vocabulary((OTTER,))).evidence(cut("Boats", f"{FILLER} {sentence}"))
        return found.strength

    assert strength(f"It works, {contrast} an otter.") < strength("It works, as does an otter.")


def test_a_match_phrase_gives_the_tag_for_certain() -> None:
    passing = f"{FILLER} {FILLER} Some see tidal pools."
    assert tagged("Boats", passing, Term("pool", "Pools", "task", aliases=("tidal pool",)), OTTER) != {}
    certain = Term("pool", "Pools", "kind", match=("tidal pools",))
    assert "pool" in tagged("Otter, otter, otter", f"Otters. {passing}", certain, OTTER)


def test_an_unless_phrase_takes_away_the_words_below_it() -> None:
    otter = Term("sea-otter", "Sea otters", "task", aliases=("otter",), unless=("otter board",))
    assert "sea-otter" not in tagged("An otter board", f"We study an otter board. {FILLER}", otter)
    assert tagged("An otter", f"We study an otter, and an otter board. {FILLER}", otter)["sea-otter"].words


def weights(**values: float) -> Weights:
    """Numbers by which a term is given where the named features say so."""
    return Weights(tuple(values.get(name.replace("-", "_"), 0.0) for name in FEATURES))


def test_a_sign_and_a_hint_have_to_stand_in_their_very_words() -> None:
    concept = Concept(names=("sea otter",), signs=("observed rafts",), hints=("diving", "clams"))
    (named, *_, sign, hint, _) = phrases(Term("sea-otter", "Sea otters", "task"), by_name([concept]))
    assert (named.kind, sign.kind, hint.kind) == (Kind.NAME, Kind.SIGN, Kind.HINT)
    assert named.fits(["Sea", "otters"])
    assert sign.fits(["Observed", "raft"])
    assert not sign.fits(["observe", "rafts"])
    assert not hint.fits(["dives"])


def test_a_narrower_term_counts_for_the_one_it_implies() -> None:
    broad = Term("graph", "Graphs", "modality", aliases=("graphs",))
    narrow = Term("gnn", "Graph neural network", "method", aliases=("GNN",))
    tagger = Tagger(Vocabulary((broad, narrow)), weights(implied=1.0, bias=-0.5))
    assert [tag.id for tag in tagger.tag(None, f"{FILLER} A GNN on graphs.")] == ["graph"]
    assert tagger.tag(None, f"{FILLER} On graphs.") == ()


@given(st.text(alphabet="multipresco-é SAM", max_size=30))
def test_a_phrase_is_looked_for_by_each_word_that_a_spelling_of_it_begins_with(alias: str) -> None:
    term = Term("t", "", "task", aliases=(alias,))
    said = [text for text in (alias, "t") if WORD.search(text)]
    begins = {stem(phrase.words[0]) for phrase in phrases(term, {})}
    assert begins == {root for text in said for root in beginnings(text)}


NUMBERS = st.tuples(*[st.integers(-8, 8).map(float) for _ in FEATURES])


@given(NUMBERS, st.lists(st.sampled_from("otters Enhydra kelp farms fauna a . propose unlike".split())))
@settings(deadline=None)
def test_a_score_is_the_sum_of_the_features_times_their_numbers(
    numbers: tuple[float, ...], words: list[str]
) -> None:
    scorer = Scorer({term.id: term.facet for term in VOCABULARY.terms}, Weights(numbers))
    for found in Tagger(VOCABULARY).evidence(cut("Kelp farming", " ".join(words))):
        total = sum(number * value for number, value in zip(numbers, features(found), strict=True))
        assert scorer.alone(found) == pytest.approx(total)


def test_what_a_concept_of_the_shipped_thesaurus_implies_is_a_concept_of_it() -> None:
    known = shipped()
    assert all(" ".join(map(form, WORD.findall(name))) in known for c in known.values() for name in c.implies)


def test_a_tag_implies_its_parents_and_their_parents() -> None:
    child = Term("sea-otter", "Sea otters", "task", aliases=("otter",), parents=("animal",))
    animal = Term("animal", "Animals", "modality", parents=("life",))
    tags = tagged("Otters", f"We study otters. {FILLER}", child, animal, Term("life", "Life", "modality"))
    assert list(tags) == ["sea-otter", "animal", "life"]
    assert tags["life"].words == tags["sea-otter"].words


def test_the_strongest_tag_stands_first() -> None:
    tags = tagged("Otters and otters", f"We study otters. The otter is small. {FILLER} A kelp farm is near.")
    assert next(iter(tags)) == "sea-otter"


def test_the_curators_tags_come_first_and_need_no_words() -> None:
    tags = tagged("Otters", f"We study otters. {FILLER}", note=note(tags=("animal", "sea-otter")))
    assert list(tags) == ["animal", "sea-otter"]
    assert all(tag.curated for tag in tags.values())
    assert (tags["animal"].words, tags["sea-otter"].words) == ((), ("Otters",))


def test_the_curator_takes_a_tag_away() -> None:
    assert tagged("Otters", f"We study otters. {FILLER}", note=note(not_tags=("sea-otter",))) == {}


def test_the_curator_takes_away_what_another_tag_implies() -> None:
    child = Term("sea-otter", "Sea otters", "task", aliases=("otter",), parents=("animal",))
    tags = tagged("Otters", f"We study otters. {FILLER}", child, ANIMAL, note=note(not_tags=("animal",)))
    assert list(tags) == ["sea-otter"]


def test_tags_that_the_vocabulary_does_not_have_are_passed_over() -> None:
    assert tagged("Boats", FILLER, note=note(tags=("yacht",), not_tags=("raft",))) == {}


def test_a_vocabulary_without_terms_gives_no_tags() -> None:
    assert Tagger(Vocabulary()).tag("Otters", FILLER) == ()


@pytest.mark.parametrize("sign", ["a", "(", "otter ", "http://", "7", "kelp ", "\n", ".", "é", "unlike "])
def test_a_megabyte_of_one_thing_is_read_to_its_end(sign: str) -> None:
    text = sign * (1_000_000 // len(sign))
    assert [tag.id for tag in Tagger(VOCABULARY).tag(None, text + " Enhydra")] in ([], ["sea-otter"])


@given(st.text(max_size=200), st.text(max_size=400))
@settings(deadline=None)
def test_words_of_a_tag_always_stand_in_the_text(title: str, abstract: str) -> None:
    abstract += " Otters eat at the kelp farm."
    for tag in Tagger(VOCABULARY).tag(title, abstract):
        assert tag.words
        assert all(word in f"{title}\n{abstract}" for word in tag.words)


@given(
    st.lists(st.text(alphabet="ab()[]*+?\\.|^$ -", min_size=1, max_size=12), max_size=6), st.text(max_size=60)
)
@settings(deadline=None)
def test_no_alias_breaks_the_tagger(aliases: list[str], text: str) -> None:
    term = Term("t", "Tee", "task", aliases=tuple(aliases), unless=tuple(aliases[:1]))
    tagger = Tagger(Vocabulary((term, OTTER)))
    assert tagger.tag(text, text) == tagger.tag(text, text)
