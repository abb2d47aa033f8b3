"""Whatever is done to a site between two builds, the next build leaves what a build from nothing leaves."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.config.config_options import Hooks

from generator.cli import main
from generator.render import TEMPLATES, environment
from tests.build.shelves import abstract
from tests.plugin.conftest import Pier, files

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="a build is killed by a signal of POSIX"),
]

NAMES = ("winter", "spring", "harvest", "fog")
SUBJECTS = ("tides", "gulls", "lamps", "ropes", "crabs", "nets", "bells", "buoys")
KEYS = tuple(f"{subject}-of-the-pier" for subject in SUBJECTS)
HAND_WRITTEN = ("about.md", "visit.md")
URLS = ("", "https://pier.example/", "https://mole.example/shelf/")

#: Runs a build that is killed at its n-th change of a file, as by `kill -9` or a power cut.
KILLED = """
import os, signal, sys
left = int(sys.argv[1])
changes = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "shutil.copyfile"}

def watch(event, arguments):
    global left
    if event in changes or (event == "open" and (arguments[2] or 0) & os.O_CREAT):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

from generator.cli import main
sys.addaudithook(watch)
main(["build", "-C", sys.argv[2]])
"""


def sentences(rng: random.Random, subject: str) -> str:
    return f"{abstract(subject)} {' '.join(rng.sample(SUBJECTS, 3))}."


class Edits:
    """One kind of edit a method; each takes what it needs from the seeded generator."""

    def __init__(self, site: Pier, rng: random.Random, monkeypatch: pytest.MonkeyPatch) -> None:
        self.site = site
        self.rng = rng
        self.monkeypatch = monkeypatch

    def write_a_source(self) -> None:
        chosen = self.rng.sample(SUBJECTS, self.rng.randint(1, 4))
        papers = [(f"{one.capitalize()} of the Pier", sentences(self.rng, one)) for one in chosen]
        if self.rng.random() < 0.3:
            papers.append((None, f"Abstract: {sentences(self.rng, 'the bench')}"))  # type: ignore[arg-type]
        self.site.source(f"{self.rng.choice(NAMES)}.txt", *papers)

    def delete_a_source(self) -> None:
        self._delete("sources/*.txt")

    def write_a_note(self) -> None:
        head = self.rng.choice(
            ("why: Patient work", "pick: true", "hide: true", "tags: [lamps]", "title: Another Name")
        )
        text = self.rng.choice(("", "Plain words.", f"See *also* [[{self.rng.choice(KEYS)}]].", "- a\n- b"))
        self.site.note(self.rng.choice(KEYS), head, text)

    def delete_a_note(self) -> None:
        self._delete("notes/*.md")

    def write_a_list(self) -> None:
        if self.rng.random() < 0.5:
            self.site.path("way", *(f"[[{key}]] then" for key in self.rng.sample(KEYS, 3)))
        else:
            name = self.rng.choice(NAMES)
            date = f"date: 2025-01-{self.rng.randint(10, 28)}"
            self.site.put(
                f"lists/{name}.md", f"---\ntitle: In {name}\n{date}\nsource: {name}.txt\n---\nA *list*.\n"
            )

    def delete_a_list(self) -> None:
        self._delete("lists/*.md")

    def change_the_vocabulary(self) -> None:
        terms = self.rng.sample(SUBJECTS, self.rng.randint(1, 5))
        self.site.put(
            "vocabulary.yml",
            "".join(f"- id: {one}\n  label: {one.capitalize()}\n  aliases: [{one}]\n" for one in terms),
        )

    def change_a_template_of_a_page(self) -> None:
        self._change("templates/paper.md.jinja", TEMPLATES / "paper.md.jinja", "<!-- note -->")

    def change_an_override_of_the_theme(self) -> None:
        self._change("own/paper.html", TEMPLATES / "theme/paper.html", '<div class="ps-paper">')

    def include_a_file_in_a_template(self) -> None:
        folder = self.site.root / "templates"
        shutil.copy(TEMPLATES / "paper.md.jinja", folder / "paper.md.jinja")
        (folder / "words.txt").write_text(f"Printed {self.rng.random()}.\n", encoding="utf-8")
        template = folder / "paper.md.jinja"
        text = template.read_text(encoding="utf-8")
        template.write_text(
            text.replace("<!-- note -->", "<!-- note -->\n\n{% include 'words.txt' %}\n"), encoding="utf-8"
        )

    def rename_the_site(self) -> None:
        path = self.site.root / "mkdocs.yml"
        lines = path.read_text(encoding="utf-8").splitlines()
        named = [
            f"site_name: Pier {self.rng.randint(1, 9)}" if x.startswith("site_name") else x for x in lines
        ]
        path.write_text("\n".join([*named, ""]), encoding="utf-8")

    def move_the_site_to_another_address(self) -> None:
        self.monkeypatch.setenv("SITE_URL", self.rng.choice(URLS))

    def turn_the_fast_road_off_or_on(self) -> None:
        path = self.site.root / "mkdocs.yml"
        text = path.read_text(encoding="utf-8")
        slow = "  - papershelf:\n      fast: false\n"
        turned = (
            text.replace(slow, "  - papershelf\n") if slow in text else text.replace("  - papershelf\n", slow)
        )
        assert turned != text
        path.write_text(turned, encoding="utf-8")

    def turn_overrides_off_or_on(self) -> None:
        """Without any, a build may do without MkDocs."""
        path = self.site.root / "mkdocs.yml"
        text = path.read_text(encoding="utf-8")
        own = "theme:\n  custom_dir: own\n"
        turned = text.replace(own, "theme:\n") if own in text else text.replace("theme:\n", own, 1)
        assert turned != text
        path.write_text(turned, encoding="utf-8")

    def write_a_page_by_hand(self) -> None:
        words = f"# About\n\nBegin {self.rng.random()} [here](papers/index.md).\n"
        (self.site.docs / self.rng.choice(HAND_WRITTEN)).write_text(words, encoding="utf-8")

    def move_clocks(self) -> None:
        when = self.rng.choice((0, 1_000_000_000, 4_000_000_000))
        folders = (self.site.library, self.site.docs, self.site.root / "site", self.site.root / "templates")
        for path in self.rng.choice(folders).rglob("*"):
            os.utime(path, (when, when))

    def delete_caches(self) -> None:
        shutil.rmtree(self.site.root / ".papershelf/memory", ignore_errors=True)
        (self.site.root / ".papershelf/built.json").unlink(missing_ok=True)

    def meddle_with_the_finished_site(self) -> None:
        pages = sorted((self.site.root / "site").rglob("*.html"))
        for page in self.rng.sample(pages, min(3, len(pages))):
            self.rng.choice((page.unlink, lambda page=page: page.write_bytes(b"?" * page.stat().st_size)))()
        (self.site.root / "site/papers").mkdir(parents=True, exist_ok=True)
        (self.site.root / "site/papers/stranger.html").write_text("?", encoding="utf-8")

    def delete_generated_pages(self) -> None:
        shutil.rmtree(self.site.docs / self.rng.choice(("papers", "lists", "tags")), ignore_errors=True)

    def kill_a_build(self) -> None:
        """In the middle of what an edit made necessary."""
        self.write_a_source()
        command = [sys.executable, "-c", KILLED, str(self.rng.randint(1, 250)), str(self.site.root)]
        subprocess.run(command, capture_output=True, check=False)

    def _delete(self, pattern: str) -> None:
        present = sorted(self.site.library.glob(pattern))
        if len(present) > 1:
            self.rng.choice(present).unlink()

    def _change(self, path: str, shipped: Path, where: str) -> None:
        file = self.site.root / path
        if file.exists() and self.rng.random() < 0.4:
            file.unlink()
            return
        text = shipped.read_text(encoding="utf-8")
        assert where in text
        printed = f"{where}\n\n<p>Printed {self.rng.random()}.</p>\n"
        file.write_text(text.replace(where, printed, 1), encoding="utf-8")


KINDS = tuple(name for name in vars(Edits) if not name.startswith("_"))


def built(root: Path) -> dict[str, bytes]:
    """What a build leaves: the pages as Markdown and the finished site."""
    # As in a new process; templates and hooks of the site may have changed.
    environment.cache_clear()
    Hooks._load_hook.cache_clear()
    main(["build", "-C", str(root)])
    return {
        f"{folder}/{path}": data
        for folder in ("site", "site_src")
        for path, data in files(root / folder).items()
    }


def from_nothing(site: Pier, folder: Path) -> dict[str, bytes]:
    """What a build of the same inputs leaves in a folder where nothing was built before."""
    for name in ("templates", "own"):
        shutil.copytree(site.root / name, folder / name)
    shutil.copytree(site.library, folder / "site_src/library")
    for path in site.root.glob("*.*"):
        if path.is_file():
            shutil.copy(path, folder)
    for page in HAND_WRITTEN:
        if (site.docs / page).exists():
            shutil.copy(site.docs / page, folder / "site_src")
    made = built(folder)
    shutil.rmtree(folder)
    return made


def unequal(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pier]:
    monkeypatch.setenv("SITE_URL", URLS[1])
    made = Pier(tmp_path / "site")
    made.furnish()
    for name in ("templates", "own"):
        (made.root / name).mkdir(exist_ok=True)
    configuration = made.root / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text.replace("theme:\n", "theme:\n  custom_dir: own\n", 1), encoding="utf-8")
    built(made.root)
    yield made
    environment.cache_clear()


def sequence(seed: int, kinds: tuple[str, ...], length: int) -> tuple[random.Random, list[str]]:
    """A seeded generator, and so many kinds of edits in which each kind comes up as often as any other."""
    rng = random.Random(seed)  # noqa: S311 - the same edits each time, not secrets
    chosen = [name for _ in range(length // len(kinds) + 1) for name in rng.sample(kinds, len(kinds))]
    return rng, chosen[:length]


@pytest.mark.parametrize(("seed", "has_overrides"), [(1, True), (2, True), (3, False), (4, False)])
def test_after_any_edits_a_build_leaves_what_a_build_from_nothing_leaves(
    site: Pier, seed: int, has_overrides: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng, names = sequence(seed, KINDS, 12)
    edits = Edits(site, rng, monkeypatch)
    if not has_overrides:
        edits.turn_overrides_off_or_on()
        built(site.root)
    done: list[str] = []
    for name in names:
        edit: Callable[[], None] = getattr(edits, name)
        edit()
        done.append(name)
        assert unequal(built(site.root), from_nothing(site, tmp_path / "clean")) == [], done


def _move_by_environment(edits: Edits) -> None:
    edits.monkeypatch.setenv("SITE_URL", URLS[2])


def _lose_the_record_after_a_kill(edits: Edits) -> None:
    aside = edits.site.root / "site/.papershelf"
    aside.mkdir()
    (edits.site.root / "site/papers").rename(aside / "papers")
    (aside / "papers/long-gone.html").write_text("?", encoding="utf-8")
    (edits.site.root / ".papershelf/built.json").unlink()


def _leave_the_fast_road_after_a_kill(edits: Edits) -> None:
    aside = edits.site.root / "site/.papershelf"
    aside.mkdir()
    (edits.site.root / "site/papers").rename(aside / "papers")
    edits.turn_the_fast_road_off_or_on()


def _change_what_the_environment_adds_to_templates(edits: Edits) -> None:
    """The shells, which do not print it, stay as they are."""
    hook = edits.site.root / "hook.py"
    for number in (1, 2):
        hook.write_text(
            f"def on_env(env, config, files):\n    env.globals['tide'] = {number}\n    return env\n",
            encoding="utf-8",
        )
        edits.site.root.joinpath("own/paper.html").write_text(
            (TEMPLATES / "theme/paper.html")
            .read_text(encoding="utf-8")
            .replace('<div class="ps-paper">', '<div class="ps-paper">{{ tide }}', 1),
            encoding="utf-8",
        )
        if number == 1:
            configuration = edits.site.root / "mkdocs.yml"
            configuration.write_text(
                configuration.read_text(encoding="utf-8") + "hooks: [hook.py]\n", encoding="utf-8"
            )
            built(edits.site.root)


def _include_a_text_and_change_it(edits: Edits) -> None:
    edits.include_a_file_in_a_template()
    built(edits.site.root)
    edits.include_a_file_in_a_template()


def _meddle_and_set_the_clock_back(edits: Edits) -> None:
    page = edits.site.root / "site/papers/gulls-on-lamps.html"
    before = page.stat()
    page.write_bytes(b"?" * before.st_size)
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    "edit",
    [
        _move_by_environment,
        _lose_the_record_after_a_kill,
        _leave_the_fast_road_after_a_kill,
        _change_what_the_environment_adds_to_templates,
        _include_a_text_and_change_it,
        _meddle_and_set_the_clock_back,
    ],
)
def test_an_edit_that_leaves_few_traces_is_seen(
    site: Pier, edit: Callable[[Edits], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(Edits(site, random.Random(0), monkeypatch))  # noqa: S311 - no secret
    assert unequal(built(site.root), from_nothing(site, tmp_path / "clean")) == []


def test_a_generated_page_that_a_person_rewrote_is_shown_as_they_left_it(site: Pier) -> None:
    page = site.docs / "papers/gulls-on-lamps.md"
    page.write_text("---\ntitle: Mine\ntags:\n  - a\n---\n# Mine\n\nMy own words.\n", encoding="utf-8")
    assert main(["build", "-C", str(site.root)]) == 1
    assert "My own words." in (site.root / "site/papers/gulls-on-lamps.html").read_text(encoding="utf-8")
