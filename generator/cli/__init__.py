"""The command `papershelf`: arguments in, one stage called, words and an exit status out.

Everything that prints, asks for the environment or ends the process is in this package. Commands are
imported when they are called, so that `--help` answers at once.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from generator.cli.terminal import Terminal

#: Exit statuses: done; an error, a refusal, or something to change under --check; wrong usage.
DONE, FAILED, USAGE = 0, 1, 2
_INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Command:
    """A command: the module that runs it, its one-line help and an example."""

    name: str
    help: str
    example: str


COMMANDS = (
    Command("new", "start a site in an empty folder", 'papershelf new my-list --title "Talking heads"'),
    Command("add", "check a paste or a file and put it into the library", "papershelf add dump.txt"),
    Command(
        "note", "say why a paper is here", 'papershelf note "talking tails" --why "Best ablation" --pick'
    ),
    Command("generate", "write the pages", "papershelf generate --check"),
    Command("build", "write the pages and build the site", "papershelf build --strict"),
    Command("search", "ask the site's own search", 'papershelf search "graph neural networks"'),
    Command("tags", "count the tags and find what is missing", "papershelf tags --suggest"),
    Command("serve", "build the site and keep it live", "papershelf serve"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    terminal = Terminal.standard()
    options = _parser().parse_args(arguments)
    if options.command is None:
        _parser().print_help()
        return DONE
    # Imported late: a command's module may load MkDocs, which takes longer than most commands.
    command = importlib.import_module(f"generator.cli.{options.command}")
    try:
        return int(command.run(options, terminal))
    except KeyboardInterrupt:
        terminal.say("Stopped. What is written is whole; run the command again to go on.")
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe has gone (`papershelf … | head`); nothing more can be said to it.
        sys.stderr.close()
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="papershelf",
        description="Turn pasted paper abstracts into a fast, searchable, curated website.",
        epilog='Start with:  papershelf new my-list --title "What we read"',
    )
    parser.add_argument("--version", action="version", version=f"papershelf {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name,
            help=command.help,
            description=_sentence(command.help),
            epilog=f"Example:  {command.example}",
        )
        _ARGUMENTS[command.name](sub)
    return parser


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _site(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-C", dest="site", metavar="DIR", type=Path, default=Path(), help="the site's folder, with mkdocs.yml"
    )


def _strict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="let any warning fail the run")


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--timings", action="store_true", help="show how long each stage took")
    parser.add_argument("--notices", action="store_true", help="also show what needs no action")
    parser.add_argument(
        "--format", choices=("text", "github", "json"), default="text", help="how findings are shown (text)"
    )


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar="DIR", type=Path, help="an empty folder, or one that is not there yet"
    )
    parser.add_argument("--title", help="the site's name (default: the folder's name)")
    parser.add_argument(
        "--repo", metavar="OWNER/NAME", help="the repository on GitHub, for links to edit notes"
    )
    parser.add_argument(
        "--from",
        dest="origin",
        metavar="ADDRESS",
        help="where to install papershelf from, e.g. git+https://…",
    )


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="a text dump; - reads a paste from standard input"
    )
    parser.add_argument("--title", help="the list's title")
    parser.add_argument("--date", help="the list's date, YYYY-MM-DD")
    parser.add_argument("--name", help="the source's name in library/sources/ (default: the file's)")
    _site(parser)


def _note(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("papers", metavar="PAPER", nargs="+", help="a key, or words of a title in quotes")
    parser.add_argument("--why", metavar="TEXT", help="why it is here, in one line")
    parser.add_argument(
        "--tag", metavar="TAG", action="append", default=[], help="add a tag of the vocabulary"
    )
    parser.add_argument("--not-tag", metavar="TAG", action="append", default=[], help="keep a tag away")
    parser.add_argument("--pick", action="store_true", help="mark it as picked by the curators")
    parser.add_argument("--hide", action="store_true", help="keep it out of the site")
    parser.add_argument("--edit", action="store_true", help="open the note in $EDITOR")
    _site(parser)


def _generate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="write nothing; fail if something would change")
    parser.add_argument(
        "--plain", action="store_true", help="also write what plain MkDocs needs to build the site"
    )
    _site(parser)
    _strict(parser)
    _format(parser)


def _build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--site-dir", metavar="OUT", type=Path, help="the folder of the finished site")
    _site(parser)
    _strict(parser)
    _format(parser)


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dev-addr", metavar="HOST:PORT", help="where to listen (127.0.0.1:8000)")
    _site(parser)
    _strict(parser)


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query", metavar="QUERY", help='words, "a phrase", -word, tag:…, code:yes, list:…, why:'
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--limit", metavar="N", type=_positive, default=10, help="so many papers at most (10)"
    )
    _site(parser)


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number above zero")
    return number


def _tags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--suggest", action="store_true", help="name frequent phrases that no tag covers")
    parser.add_argument("--json", action="store_true", help="print JSON")
    _site(parser)


_ARGUMENTS = {
    "new": _new,
    "add": _add,
    "note": _note,
    "generate": _generate,
    "build": _build,
    "serve": _serve,
    "search": _search,
    "tags": _tags,
}
