"""`papershelf note`: say something of a paper without looking for its file."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from shlex import quote

from generator.cli import DONE, FAILED
from generator.cli.editor import editor, open_in
from generator.cli.papers import Paper, Papers, meant, read_papers
from generator.cli.terminal import Terminal
from generator.diagnostics import Diagnostic, Severity, error
from generator.files import Disk, RefusedError, read_library, read_site, write_atomic
from generator.files.paths import LIBRARY
from generator.model import Place, SourceText
from generator.notes import Change, EditError, edit, read, unknown_tag

#: What `--edit` puts into a fresh note, so that nobody has to know the keys by heart.
_FORM = "---\nwhy:\ntags: []\n---\n\n"


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Find the papers, then show, change or open their notes; writes nothing where anything is in doubt."""
    try:
        papers = read_papers(read_site(options.site))
        return _run(options, papers, terminal)
    except RefusedError as refused:
        terminal.findings([refused.diagnostic])
        return FAILED


def _run(options: argparse.Namespace, papers: Papers, terminal: Terminal) -> int:
    change = _change(options)
    chosen = meant(options.papers, papers, terminal)
    faults = _unknown(change, papers)
    terminal.findings(faults)
    if chosen is None or faults:
        return FAILED
    if options.edit and not editor():
        terminal.say("No editor is set, so nothing was done. Set EDITOR to your editor's name.")
        return FAILED
    if change == Change() and not options.edit:
        return _show(chosen, papers, terminal)
    if not _write(chosen, change, papers, terminal, _FORM if options.edit else ""):
        return FAILED
    if options.edit and not _open(chosen, papers, terminal):
        return FAILED
    terminal.say(f"Next: papershelf build{_elsewhere(options.site)}")
    return DONE


def _change(options: argparse.Namespace) -> Change:
    return Change(
        why=options.why,
        pick=options.pick or None,
        hide=options.hide or None,
        tags=tuple(options.tag),
        not_tags=tuple(options.not_tag),
    )


def _unknown(change: Change, papers: Papers) -> list[Diagnostic]:
    """Tags that the vocabulary does not have; whoever types one can still mend it, so they are errors."""
    known = [term.id for term in papers.vocabulary.terms]
    place = Place((papers.site.docs / LIBRARY / "vocabulary.yml").relative_to(papers.site.root).as_posix())
    wanted = [tag.lstrip("#").strip() for tag in (*change.tags, *change.not_tags)]
    found = [unknown_tag(tag, known, place) for tag in wanted if tag not in known]
    return [replace(one, severity=Severity.ERROR) for one in found]


def _show(chosen: Sequence[Paper], papers: Papers, terminal: Terminal) -> int:
    where = _elsewhere(papers.site.root)
    for paper in chosen:
        terminal.say(f"{paper.label}\n  {paper.key}")
        if paper.data is None:
            terminal.say(f'  No note yet. Next: papershelf note {paper.key} --why "…"{where}')
        else:
            terminal.say(f"  {papers.place(paper).path}\n")
            terminal.say(paper.data.decode("utf-8", errors="replace").rstrip())
            terminal.say(f"\nNext: papershelf note {paper.key} --edit{where}")
    return DONE


def _write(chosen: Sequence[Paper], change: Change, papers: Papers, terminal: Terminal, form: str) -> bool:
    """Change all notes, or none where one of them can not be changed; a fresh one begins as `form`."""
    texts: list[str] = []
    faults: list[Diagnostic] = []
    for paper in chosen:
        try:
            texts.append(edit(form if paper.data is None else paper.data.decode("utf-8"), change))
        except (EditError, UnicodeDecodeError) as fault:
            faults += _refused(papers.place(paper), fault)
    terminal.findings(faults)
    if faults:
        return False
    for paper, text in zip(chosen, texts, strict=True):
        written = write_atomic(papers.site.root, paper.path, text.encode("utf-8", errors="replace"))
        terminal.say(f"{'Wrote' if written else 'Unchanged:'} {papers.place(paper).path}")
    return True


def _refused(place: Place, fault: EditError | UnicodeDecodeError) -> tuple[Diagnostic, ...]:
    remedy = "Mend the file, or make the change by hand."
    if isinstance(fault, UnicodeDecodeError):
        return (error("note-not-changed", place, "The note is not UTF-8, so it was not changed.", remedy),)
    causes = (replace(one, place=Place(place.path, one.place.line)) for one in fault.diagnostics)
    return error("note-not-changed", place, str(fault), remedy), *causes


def _open(chosen: Sequence[Paper], papers: Papers, terminal: Terminal) -> bool:
    """Open the notes in the person's editor, and name what is wrong with them afterwards."""
    problem = open_in(editor(), [paper.path for paper in chosen])
    if problem is not None:
        terminal.say(problem)
    known = [term.id for term in papers.vocabulary.terms]
    files = {file.path: file for file in read_library(papers.site.root, papers.site.docs)[0].notes}
    present = [(paper, file) for paper in chosen if (file := files.get(papers.place(paper).path))]
    for paper, file in present:
        if paper.data is None and file.data == _FORM.encode():
            Disk().remove(str(paper.path))
            terminal.say(f"Nothing was written into {file.path}, so it is gone again.")
    texts = (SourceText(file.path, file.name, file.data.decode("utf-8", "replace")) for _, file in present)
    faults = [fault for text in texts for fault in read(text, known)[1]]
    terminal.findings(faults)
    return problem is None and not any(fault.severity is Severity.ERROR for fault in faults)


def _elsewhere(folder: Path) -> str:
    return "" if folder.resolve() == Path.cwd() else f" -C {quote(str(folder))}"
