"""The way to a paper's note in the repository's web editor: notes are people's, pages the generator's."""

from __future__ import annotations

from urllib.parse import quote

from generator.model import Entry, Library
from generator.render import addresses

_NOTES = "library/notes"


def note_address(library: Library, entry: Entry) -> str:
    """Where the note is edited or, as long as there is none, begun; nothing without a repository.

    `repo_url` and `edit_uri` are MkDocs' settings; `edit_uri` leads to the folder of `site_src/`, relative to
    the repository or as a whole address. A new file is opened on hosts that edit under `/edit/`, as GitHub,
    GitLab and Gitea do.
    """
    editor = _editor(library)
    if not addresses.safe(editor):
        return ""
    if entry.note:
        name = entry.note.place.path.rsplit(_NOTES + "/", 1)[-1]
        return f"{editor}{_NOTES}/{quote(name)}"
    if "/edit/" not in editor:
        return ""
    before, after = editor.split("/edit/", 1)
    parameter = "file_name" if before.endswith("/-") else "filename"
    return f"{before}/new/{after}{_NOTES}?{parameter}={quote(entry.citekey)}.md"


def _editor(library: Library) -> str:
    place = library.edit_uri or ""
    if "://" not in place:
        if not (library.repo_url and place):
            return ""
        place = f"{library.repo_url.rstrip('/')}/{place.lstrip('/')}"
    return place.rstrip("/") + "/"
