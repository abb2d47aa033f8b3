from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.search.postings import ABSTRACT, CAP, POSITIONS, Posting, PostingList, decoded, marked

POSITION_LISTS = st.lists(st.integers(0, 3000), min_size=1, max_size=POSITIONS, unique=True).map(sorted)


@given(st.dictionaries(st.integers(0, 1 << 24), POSITION_LISTS, max_size=40))
def test_postings_come_back_as_they_were_entered(papers):
    entered = PostingList()
    expected = []
    for number in sorted(papers):
        content = 7 if papers[number][0] < 50 else 0
        entered.add(number, content, papers[number])
        expected.append(Posting(number, content, tuple(papers[number])))
    count, *codes = entered.encoded()
    assert count == len(papers)
    assert list(decoded(codes)) == expected


@given(st.lists(st.integers(0, 1 << 24), unique=True).map(sorted))
def test_the_papers_of_a_filter_come_back(numbers):
    entered = PostingList()
    for number in numbers:
        entered.mark(number)
    count, *codes = entered.encoded()
    assert count == len(numbers)
    assert list(marked(codes)) == numbers


@given(st.lists(st.integers(0, 200)))
def test_a_list_that_was_cut_is_read_as_far_as_it_goes(codes):
    list(decoded(codes))


def test_a_frequent_word_keeps_its_strongest_papers():
    frequent = PostingList()
    for number in range(3 * CAP):
        in_title, often = number % 6 == 5, number % 6 == 4
        frequent.add(
            number, 3 * in_title, [2] if in_title else [ABSTRACT, ABSTRACT + 9] if often else [ABSTRACT]
        )
    count, *codes = frequent.encoded()
    kept = [posting.number for posting in decoded(codes)]
    assert count == 3 * CAP
    assert len(kept) == CAP
    assert kept == sorted([*range(5, 3 * CAP, 6), *range(4, 3 * CAP, 6)])[:CAP]
