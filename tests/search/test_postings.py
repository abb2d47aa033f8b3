from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.search.postings import (
    ABSTRACT,
    CAP,
    NAME,
    POSITIONS,
    Posting,
    PostingList,
    decoded,
    level,
    marked,
    papers_with,
)

NUMBERS = st.integers(0, 1 << 24)
POSITION_LISTS = st.lists(st.integers(0, 3000), min_size=1, max_size=POSITIONS, unique=True).map(sorted)
PLACES = st.sampled_from(["160", "170.3", "161.1.1", "7:0", "7:2.300", "80"])


def place(positions: list[int]) -> str:
    steps = [after - before for before, after in zip([0, *positions], positions, strict=False)]
    return ("7:" if positions[0] < NAME else "") + ".".join(map(str, steps))


def posted(places: dict[int, str]) -> PostingList:
    numbers = sorted(places)
    return PostingList(len(numbers), numbers, [places[number] for number in numbers])


@given(st.dictionaries(NUMBERS, POSITION_LISTS, max_size=40))
def test_postings_come_back_as_they_were_written(papers):
    text = posted({number: place(positions) for number, positions in papers.items()}).written()
    expected = [
        Posting(number, 7 if papers[number][0] < NAME else 0, tuple(papers[number]))
        for number in sorted(papers)
    ]
    assert papers_with(text) == len(papers)
    assert list(decoded(text)) == expected
    assert PostingList.read(text).written() == text


@given(st.lists(NUMBERS, unique=True).map(sorted))
def test_the_papers_of_a_filter_come_back(numbers):
    text = PostingList(len(numbers), numbers, [""] * len(numbers)).written()
    assert papers_with(text) == len(numbers)
    assert list(marked(text)) == numbers
    assert PostingList.read(text).written() == text


def test_a_list_that_was_cut_is_read_as_far_as_it_goes():
    assert list(decoded("3;4,1,9;160,170.2")) == [Posting(4, 0, (160,)), Posting(5, 0, (170, 172))]
    assert list(decoded("3;4,1")) == list(decoded("3")) == []


@given(st.dictionaries(NUMBERS, PLACES), st.dictionaries(NUMBERS, PLACES), st.data())
def test_papers_that_leave_and_enter_a_list_make_the_list_of_those_that_are_left(before, come, data):
    gone = data.draw(st.sets(st.sampled_from(sorted(before)))) if before else set()
    left = {number: place for number, place in before.items() if number not in gone}
    entering = posted({number: place for number, place in come.items() if number not in left})
    changed = posted(before)
    changed.leave(sorted(gone))
    changed.enter(entering.numbers, entering.places)
    assert changed == posted(come | left)


@given(st.dictionaries(NUMBERS, PLACES, max_size=60), st.integers(1, 20))
def test_the_strongest_are_kept_in_order(papers, most):
    order = sorted(papers, key=lambda number: (-level(papers[number]), number))
    kept = posted(papers).strongest(most)
    assert kept.papers == len(papers)
    assert kept.numbers == sorted(order[:most])
    assert kept.places == [papers[number] for number in kept.numbers]


@given(
    st.dictionaries(st.integers(0, 200), PLACES, min_size=10), st.dictionaries(st.integers(201, 400), PLACES)
)
def test_a_cut_list_takes_only_papers_that_are_stronger_than_its_weakest(papers, come):
    come = {401 - number if number % 2 else number + 1: place for number, place in come.items()}
    come = {number: place for number, place in come.items() if number not in papers}
    cut = posted(papers).strongest(8)
    is_cut = len(papers) > 8
    entering = posted(come)
    cut.enter(entering.numbers, entering.places)
    everything = posted(papers | come)
    assert cut.papers == everything.papers
    assert cut == everything.strongest(len(cut.numbers) if is_cut else len(papers | come))


def test_a_frequent_word_keeps_its_strongest_papers():
    papers = {
        number: "3:2" if number % 6 == 5 else f"{ABSTRACT}.9" if number % 6 == 4 else str(ABSTRACT)
        for number in range(3 * CAP)
    }
    kept = posted(papers).strongest(CAP)
    assert kept.papers == 3 * CAP
    assert kept.numbers == sorted([*range(5, 3 * CAP, 6), *range(4, 3 * CAP, 6)])[:CAP]
