from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.identity import RESERVED, told_apart
from generator.lists import natural, source_slugs
from generator.lists.slugs import slugs_beside

names = st.lists(
    st.sampled_from(["a.txt", "a.bib", "A.txt", "a b.txt", "a/b.txt", "2.txt", "2/x.txt", "index.txt", "…"]),
    unique=True,
)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("talking-heads.txt", "talking-heads"),
        ("Talking Heads (2).txt", "talking-heads-2"),
        ("2025/may/heads.txt", "2025-may-heads"),
        ("2.txt", "list-2"),
        ("index.txt", "list-index"),
        ("….txt", "list"),
    ],
)
def test_an_address_comes_from_the_files_name(name: str, slug: str) -> None:
    assert natural(name) == slug


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_no_list_takes_the_name_of_a_page(name: str) -> None:
    assert natural(f"{name}.txt") not in RESERVED


def test_of_equal_addresses_the_first_file_keeps_it_and_others_get_a_fingerprint_of_theirs() -> None:
    own = told_apart("heads", "heads.txt")
    assert own.startswith("heads-")
    assert source_slugs(["heads.txt", "heads.bib"]) == {"heads.bib": "heads", "heads.txt": own}


def test_a_file_called_like_anothers_fingerprint_keeps_its_name() -> None:
    own = told_apart("heads", "heads.txt")
    slugs = source_slugs(["heads.txt", "heads.bib", f"{own}.txt"])
    assert slugs[f"{own}.txt"] == own
    assert len(set(slugs.values())) == 3


@given(names, names)
def test_addresses_are_unique_and_do_not_depend_on_order(some: list[str], others: list[str]) -> None:
    used = set(source_slugs(others).values())
    slugs = slugs_beside(some, used)
    assert len(set(slugs.values()) | used) == len(some) + len(used)
    assert slugs == slugs_beside(reversed(some), used)
