"""What is wrong between terms: ids and aliases given twice, parents that are missing or go in a circle."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.diagnostics import Diagnostic, error, notice, warning
from generator.model import Term

# A guess compares one name with every id; a long list of faults needs no more than a few.
_MOST_GUESSES = 20


def related(terms: Sequence[Term]) -> tuple[tuple[Term, ...], tuple[Diagnostic, ...]]:
    """The terms with unique ids and sound parents, and what was found; the first of equal ids is kept."""
    kept, twice = _unique(terms)
    by_id = {term.id: term for term in kept}
    known, unknown = _known_parents(by_id)
    sound, circles = _without_circles(known)
    return tuple(sound.values()), (*twice, *unknown, *circles, *_shared_aliases(kept))


def _unique(terms: Iterable[Term]) -> tuple[list[Term], list[Diagnostic]]:
    seen: dict[str, Term] = {}
    diagnostics = []
    for term in terms:
        first = seen.setdefault(term.id, term)
        if first is not term:
            message = f"The id `{term.id}` is already taken at {first.place}; this term was left out."
            remedy = "Give it another id, or move its aliases to the first one."
            diagnostics.append(error("vocabulary-duplicate-id", term.place, message, remedy))
    return list(seen.values()), diagnostics


def _known_parents(terms: Mapping[str, Term]) -> tuple[dict[str, Term], list[Diagnostic]]:
    unknown = [(term, parent) for term in terms.values() for parent in term.parents if parent not in terms]
    diagnostics = [
        _unknown_parent(term, parent, terms if number < _MOST_GUESSES else ())
        for number, (term, parent) in enumerate(unknown)
    ]
    known = {
        term.id: replace(term, parents=tuple(p for p in term.parents if p in terms))
        for term in terms.values()
    }
    return known, diagnostics


def _unknown_parent(term: Term, parent: str, candidates: Iterable[str]) -> Diagnostic:
    near = difflib.get_close_matches(parent, candidates, n=1)
    remedy = f"Did you mean `{near[0]}`?" if near else "Name the id of another term, or delete it."
    message = f"`{term.id}` has the parent `{parent}`, which is not in the vocabulary."
    return warning("vocabulary-parent", term.place, message, remedy)


def _without_circles(terms: Mapping[str, Term]) -> tuple[dict[str, Term], list[Diagnostic]]:
    closing = _closing_edges(terms)
    diagnostics = [_circle(terms[child], parent) for child, parent in closing]
    sound = {
        term.id: replace(term, parents=tuple(p for p in term.parents if (term.id, p) not in closing))
        for term in terms.values()
    }
    return sound, diagnostics


def _closing_edges(terms: Mapping[str, Term]) -> dict[tuple[str, str], None]:
    """The (child, parent) pairs that close a circle, by a depth-first walk in the order of the file."""
    closing: dict[tuple[str, str], None] = {}
    done: set[str] = set()
    for start in terms:
        path = {start: iter(terms[start].parents)} if start not in done else {}
        while path:
            child = next(reversed(path))
            parent = next(path[child], None)
            if parent is None:
                del path[child]
                done.add(child)
            elif parent in path:
                closing[child, parent] = None
            elif parent not in done:
                path[parent] = iter(terms[parent].parents)
    return closing


def _circle(term: Term, parent: str) -> Diagnostic:
    message = f"`{term.id}` and its parent `{parent}` would each imply the other."
    remedy = f"Delete one of the parents on the circle; here `{parent}` was left out."
    return warning("vocabulary-circle", term.place, message, remedy)


def _shared_aliases(terms: Iterable[Term]) -> list[Diagnostic]:
    first: dict[str, Term] = {}
    diagnostics = []
    for term in terms:
        for alias in dict.fromkeys(map(str.casefold, term.aliases)):
            owner = first.setdefault(alias, term)
            if owner is not term:
                message = f"The alias `{alias}` of `{term.id}` is also one of `{owner.id}` ({owner.place})."
                remedy = "Both tags will be given together; delete it from one of them if that is not meant."
                diagnostics.append(notice("vocabulary-shared-alias", term.place, message, remedy))
    return diagnostics
