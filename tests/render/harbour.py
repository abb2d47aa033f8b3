"""A small invented library that has every kind of paper a page must cope with."""

from __future__ import annotations

from dataclasses import replace

from generator.model import (
    Appearance,
    Code,
    CodeStatus,
    Entry,
    Library,
    Link,
    LinkKind,
    Note,
    PathStep,
    Place,
    ReadingList,
    Record,
    Related,
    RelatedWorks,
    Tag,
    Term,
    Vocabulary,
    Work,
)  # fmt: skip

NASTY = (
    '<script>document.title = "owned"</script> {{ 7 * 7 }} {% raw %} | a `tick` [[x]] '
    "<img src=x onerror=alert(1)>"
)
TERMS = (
    Term("tides", "Tides & currents", "Task", "Reading what the sea does."),
    Term("lighthouses", "Lighthouses", "Task", "Lamps, lenses and keepers."),
    Term("graphs", "Graphs", "Method", "Nodes, edges and what moves along them."),
    Term("surveys", "Survey", "Kind"),
    Term("unused", "Unused", "Kind", "A tag that no paper has."),
)

#: What to read after the paper that has everything.
RELATED: RelatedWorks = {"tide-tables-by-heart": (Related("lamps-that-count", ("harbours", "lamps")),)}


def paper(key: str, title: str | None, abstract: str, *, position: int, **facts: object) -> Entry:
    """An invented paper at a place of `harbour.txt`."""
    place = Place("site_src/library/sources/harbour.txt", 3 * position)
    record = Record("harbour.txt", place, position, title, abstract, listed="Mar 14")
    entry = Entry(
        Work(key, (record,)),
        title=title,
        label=title or " ".join(abstract.split()[:9]) + " …",
        abstract=abstract,
        appearances=(Appearance("harbour", position, record),),
    )
    return replace(entry, **facts)  # type: ignore[arg-type]


def note(key: str, **facts: object) -> Note:
    """The note of a paper."""
    return Note(key, Place(f"site_src/library/notes/{key}.md"), **facts)  # type: ignore[arg-type]


def link(owned: str, sentence: str = "", **facts: object) -> Link:
    """A link to code on GitHub."""
    made = Link(f"https://github.com/{owned}", LinkKind.CODE, "github.com", owned, sentence)
    return replace(made, **facts)  # type: ignore[arg-type]


def titled() -> Entry:
    """Titled, picked, with code, note, tags, facts, two lists and, in `RELATED`, a related paper."""
    sentence = "The code is at https://github.com/pier/tide-tables."
    entry = paper(
        "tide-tables-by-heart",
        "TideTables: Learning tides by heart",
        "We learn the tides of forty harbours, 100% of them by heart.\n\n"
        f"Waves & wind are left out. {sentence}",
        position=1,
        acronym="TideTables",
        tags=(Tag("tides", ("tides", "harbours")), Tag("graphs", ("network",)), Tag("surveys", curated=True)),
        links=(
            link("pier/tide-tables", sentence),
            Link("https://tides.example.org/demo", LinkKind.DEMO, "tides.example.org"),
        ),
        code=Code(CodeStatus.LINKED, sentence),
        note=note(
            "tide-tables-by-heart",
            why="The baseline to beat; read section 4 first.",
            pick=True,
            creators=("Ada Pier", "Bo Quay"),
            issued="2024-05",
            doi="10.1234/tides.5",
            text="Compare with [[lamps-that-count]].\n\n- its *tables* are online",
        ),
    )
    return replace(
        entry, appearances=(*entry.appearances, Appearance("first-steps", 1, None, "Start here & read on."))
    )


def library() -> Library:
    """The whole invented library."""
    promised = "We will release the lamps upon acceptance."
    entries = (
        titled(),
        paper(
            "lamps-that-count", "Lamps that count", f"Lamps count ships at night. {promised}", position=2,
            code=Code(CodeStatus.PROMISED, promised), tags=(Tag("lighthouses", ("lamps",)),),
        ),
        paper(
            "named", "Named but not linked", "Our tool Foghorn is open.", position=3,
            code=Code(CodeStatus.NAMED, "Our tool Foghorn is open.", "Foghorn"),
        ),
        paper(
            "broken", "A link that was cut off", "Find it at https://github.com/pier/", position=4,
            links=(link("pier/", broken=True, repository=None),), code=Code(CodeStatus.LINKED),
        ),
        paper(
            "nasty", f"Nasty {NASTY}", f"{NASTY}\n\n# no heading\n\n> no quotation\n\n1. no item", position=5,
            note=note("nasty", why=f"Why {NASTY}"), links=(link('x"><script>/y', url='https://a.example/"><script>'),),
        ),
        paper(
            "wide", "W" * 300 + " 🐚 عنوان", "x" * 300, position=6, tags=(Tag("tides"),),
            links=(Link("https://codeberg.org/" + "a" * 60 + "/" + "b" * 60, LinkKind.CODE, "codeberg.org",
                        "a" * 60 + "/" + "b" * 60),),
        ),
        paper(
            "rtl", "منارة تعد السفن في الليل", "تعد المنارة السفن في الليل.", position=7,
            tags=(Tag("lighthouses"),),
        ),
        paper(
            "summed", "A summary of ours", "We say it in our own words.", position=8, summary=True,
            note=note("summed", why="For those in a hurry."),
        ),
        paper("empty", "A title alone", "", position=9),
        paper(
            "we-watch-the-sea", None,
            "We watch the sea from SeaWatch for a year and write down what it does.",
            position=10, acronym="SeaWatch", abstracts_differ=True,
        ),
        paper("sometimes-nothing", None, "Sometimes nothing happens in a harbour.", position=11),
    )  # fmt: skip
    lists = (
        ReadingList(
            "harbour", "Harbour, spring", "harbour.txt", "2025-03-14", "Mar 14", "https://example.org/list",
            "What came in with the **spring** tide, as [[tide-tables-by-heart]] says.\n\nMore.",
        ),
        ReadingList("first-steps", "First steps", text="In this order.",
                    steps=(PathStep("tide-tables-by-heart", "Start here & read on.", Place("p")),)),
        ReadingList("nothing-yet", "Nothing yet", "none.txt"),
    )  # fmt: skip
    return Library(
        title="The harbour shelf",
        url="https://example.org/shelf/",
        entries=entries,
        lists=lists,
        vocabulary=Vocabulary(TERMS),
        home="What we read by the **sea**, with [[lamps-that-count]].",
        repo_url="https://github.com/pier/shelf",
        edit_uri="edit/main/site_src/",
        hidden=("kept-out",),
        redirects=(("tide-tables", "tide-tables-by-heart"), ("once-hidden", "kept-out")),
        contested=(("lamps", ("lamps-that-count", "named")),),
        list_redirects=(("harbor", "harbour"),),
    )
