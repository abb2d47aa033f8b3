"""Links against the hand labels: found and right, kind, repository, code status."""

from __future__ import annotations

from collections.abc import Sequence

from generator.links import code, find
from generator.model import Link
from tests.quality.figures import Figure, share
from tests.quality.labels import LabelledLink, LabelledPaper

Pair = tuple[str, Link, LabelledLink]


def measure(papers: Sequence[LabelledPaper]) -> Sequence[Figure]:
    """Precision and recall count whole links; kind and repository count over the links found right."""
    found = [(paper, find(paper.abstract)) for paper in papers]
    matched = [pair for paper, links in found for pair in _pairs(paper, links)]
    return (
        _precision(found, len(matched)),
        _recall(found, len(matched)),
        _kind(matched),
        _repository(matched),
        _status(found),
    )


def _pairs(paper: LabelledPaper, links: Sequence[Link]) -> list[Pair]:
    """Links of the same address: a final slash leads to the same place."""
    labels = {_key(label.url): label for label in paper.links if not label.broken}
    whole = [link for link in links if not link.broken]
    return [(paper.label, link, labels[_key(link.url)]) for link in whole if _key(link.url) in labels]


def _key(url: str) -> str:
    return url.rstrip("/")


def _precision(found: Sequence[tuple[LabelledPaper, Sequence[Link]]], right: int) -> Figure:
    misses = []
    total = 0
    for paper, links in found:
        labels = {_key(label.url) for label in paper.links}
        whole = [link.url for link in links if not link.broken]
        total += len(whole)
        misses += [f"{paper.label}: {url} is no link of it" for url in whole if _key(url) not in labels]
    return Figure("links, precision", share(right, total), "links-precision", tuple(misses))


def _recall(found: Sequence[tuple[LabelledPaper, Sequence[Link]]], right: int) -> Figure:
    misses = []
    total = 0
    for paper, links in found:
        urls = {_key(link.url) for link in links if not link.broken}
        labels = [label.url for label in paper.links if not label.broken]
        total += len(labels)
        misses += [f"{paper.label}: {url} not found" for url in labels if _key(url) not in urls]
    return Figure("links, recall", share(right, total), "links-recall", tuple(misses))


def _kind(matched: Sequence[Pair]) -> Figure:
    misses = tuple(
        f"{paper}: {link.url} is {label.kind}, not {link.kind}"
        for paper, link, label in matched
        if link.kind is not label.kind
    )
    return Figure("kind", share(len(matched) - len(misses), len(matched)), "kind", misses)


def _repository(matched: Sequence[Pair]) -> Figure:
    misses = tuple(
        f"{paper}: {link.url} has repository {label.repository}, not {link.repository}"
        for paper, link, label in matched
        if link.repository != label.repository
    )
    return Figure("repository", share(len(matched) - len(misses), len(matched)), "repository", misses)


def _status(found: Sequence[tuple[LabelledPaper, Sequence[Link]]]) -> Figure:
    told = [(paper, code(paper.abstract, links).status) for paper, links in found]
    misses = tuple(
        f"{paper.label}: {paper.code}, not {status}" for paper, status in told if paper.code is not status
    )
    return Figure("code status", share(len(told) - len(misses), len(told)), "code-status", misses)
