"""Addresses that once were: they lead on, name both, or say that the list does not hold the paper."""

from __future__ import annotations


def test_a_former_address_leads_to_the_paper(pages: dict[str, str]) -> None:
    page = pages["papers/tide-tables.html"]
    assert '<meta http-equiv="refresh" content="0; url=tide-tables-by-heart.html">' in page
    assert '<link rel="canonical" href="https://example.org/shelf/papers/tide-tables-by-heart.html">' in page
    assert '<a href="tide-tables-by-heart.html">TideTables: Learning tides by heart</a>' in page


def test_a_former_address_of_a_list_leads_to_the_list(pages: dict[str, str]) -> None:
    assert 'content="0; url=harbour.html"' in pages["lists/harbor.html"]


def test_an_address_that_two_papers_could_claim_names_both(pages: dict[str, str]) -> None:
    page = pages["papers/lamps.html"]
    assert "refresh" not in page
    assert 'href="lamps-that-count.html"' in page
    assert 'href="named.html"' in page


def test_a_hidden_paper_s_addresses_say_only_that_it_is_not_here(pages: dict[str, str]) -> None:
    assert pages["papers/kept-out.html"] == pages["papers/once-hidden.html"]
    assert "This list does not hold the paper." in pages["papers/kept-out.html"]
    elsewhere = "".join(text for path, text in pages.items() if not path.endswith(".html"))
    assert "kept-out" not in elsewhere
