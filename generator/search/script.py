"""The part of lunr.js that the browser needs, cut out of the file that ships with MkDocs.

The worker calls lunr's stemmer and its stop word filter, a fifth of lunr.js. Every part of that file is
headed by a comment with its name, so those parts are taken and its other comments left out; the licence
stays. A lunr.js of another make, where a part is not found, is passed on whole.
"""

from __future__ import annotations

import re

from generator.model import Output

SCRIPT = "search/lunr.js"
_PARTS = ("lunr.utils", "lunr.Set", "lunr.Pipeline", "lunr.stemmer", "lunr.stopWordFilter")
_HEAD = re.compile(r"^/\*!\n \* (lunr\.\w+)\n", re.MULTILINE)
_EXPORT = re.compile(r"^ */\*\*\n +\* export the module", re.MULTILINE)
_COMMENT = re.compile(r"(?<=\n) */\*[*!](?s:.*?)\*/\n")


def lunr_script(source: str) -> Output:
    """The file `search/lunr.js` from the text of MkDocs' `contrib/search/templates/search/lunr.js`."""
    return Output(SCRIPT, _excerpt(source.replace("\r\n", "\n")).encode())


def _excerpt(source: str) -> str:
    first, *parts = _HEAD.split(source)
    export = _EXPORT.search(source)
    named = dict(zip(parts[::2], parts[1::2], strict=True))
    if export is None or not named.keys() >= set(_PARTS):
        return source
    kept = "".join(named[part].partition("*/\n")[2] for part in _PARTS)
    return _COMMENT.sub("", first + kept + source[export.start() :])
