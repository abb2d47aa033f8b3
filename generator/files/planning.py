"""What a run would do to each file, decided before anything of the site is changed.

Outputs stream by once: each is digested and compared, and only a content that must be written is kept, on the
stage where there is one. Without a stage this reads and changes nothing, which is all that `--check` needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from generator.files.disk import Stamp, read
from generator.files.looking import look
from generator.files.manifest import Listed, Manifest
from generator.files.paths import Claims
from generator.files.refusals import Reason
from generator.files.stage import Stage
from generator.model import Known, Output, digest
from generator.sharing import Elsewhere


class Action(StrEnum):
    """What happens to one generated file."""

    CREATE = "create"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    DELETE = "delete"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to the file `path` (below the docs folder), unless it is left unchanged.

    `digest` is that of the bytes to be written, which wait in the file `staged`. `seen` is the stamp of the
    file that the plan found, None where there was none. A refused step has its `reason`.
    """

    action: Action
    path: str
    digest: str = ""
    staged: str | None = None
    seen: Stamp | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """Among outputs: further ones, which `make` makes in another process where there is one."""

    make: Callable[[], Iterable[Output | Known]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do below `target`.

    `steps` stand in order of path; `unchanged` are the files that are right as they are, with what the
    manifest will say of them; `gone` are listed files that somebody has deleted and nothing needs.
    """

    target: Path
    before: Manifest
    steps: tuple[Step, ...]
    unchanged: Mapping[str, Listed]
    gone: tuple[str, ...] = ()

    def of(self, *actions: Action) -> tuple[Step, ...]:
        """The steps with one of these actions."""
        return tuple(step for step in self.steps if step.action in actions)

    def count(self, action: Action) -> int:
        """How many files this action is for."""
        return len(self.unchanged) if action is Action.UNCHANGED else len(self.of(action))


def plan(
    outputs: Iterable[Output | Known | Apart],
    target: Path,
    manifest: Manifest,
    stage: Stage | None = None,
) -> Plan:
    """Compare `outputs` with the files below `target`.

    Raises ValueError for an unsafe path and for two outputs with one path (a fault of the program), OSError
    where the stage cannot be written.
    """
    planner = _Planner(target, manifest, stage)
    apart: list[Elsewhere[_Decided]] = []
    with ExitStack() as others:
        for output in outputs:
            if isinstance(output, Apart):
                beside = stage.beside(len(apart)) if stage else None
                decide = partial(_decided, output.make, _Planner(target, manifest, beside))
                apart.append(others.enter_context(Elsewhere(decide)))
            else:
                planner.take(output)
        for there in apart:
            planner.join(there.result())
    return planner.finish()


@dataclass(frozen=True, slots=True)
class _Decided:
    """What a planner decided about some of the outputs."""

    paths: tuple[str, ...]
    steps: tuple[Step, ...]
    unchanged: Mapping[str, Listed]


def _decided(make: Callable[[], Iterable[Output | Known]], planner: _Planner) -> _Decided:
    return planner.decided([planner.take(output) for output in make()])


class _Planner:
    __slots__ = (
        "_claims",
        "_folders",
        "_gone",
        "_manifest",
        "_prefix",
        "_stage",
        "_steps",
        "_target",
        "_unchanged",
    )

    def __init__(self, target: Path, manifest: Manifest, stage: Stage | None) -> None:
        self._target = target
        self._prefix = f"{target}/"
        self._manifest = manifest
        self._stage = stage
        self._claims = Claims()
        self._folders: dict[str, Reason | None] = {"": None}
        self._steps: list[Step] = []
        self._unchanged: dict[str, Listed] = {}
        self._gone: list[str] = []

    def take(self, output: Output | Known) -> str:
        """Decide about an output; gives its path."""
        path = output.path
        self._claims.add(path)
        seen = self._look(path)
        if isinstance(seen, Reason):
            self._refuse(path, seen)
        elif seen is not None and self._manifest.is_unread(path, output.digest, seen):
            self._unchanged[path] = self._manifest.listed[path]
        else:
            self._compare(output, seen)
        return path

    def decided(self, paths: Iterable[str]) -> _Decided:
        """The decisions so far, to be joined to those of another planner."""
        return _Decided(tuple(paths), tuple(self._steps), self._unchanged)

    def join(self, others: _Decided) -> None:
        """Take over what another planner decided about other outputs."""
        for path in others.paths:
            self._claims.add(path)
        self._steps += others.steps
        self._unchanged.update(others.unchanged)

    def finish(self) -> Plan:
        """Decide about the files that no output needs any more, and hand over the plan."""
        self._claims.finish()
        for path in self._manifest.paths():
            if path not in self._claims:
                self._retire(path)
        steps = tuple(sorted(self._steps, key=lambda step: step.path))
        return Plan(self._target, self._manifest, steps, self._unchanged, tuple(sorted(self._gone)))

    def _compare(self, output: Output | Known, seen: Stamp | None) -> None:
        path, planned = output.path, output.digest
        if seen is None:
            self._write(Action.CREATE, output, planned, None)
            return
        found = self._digest(path)
        if found is None:
            self._refuse(path, Reason.UNREADABLE)
        elif found == planned:
            self._unchanged[path] = Listed(planned, seen)
        elif self._manifest.is_ours(path, found):
            self._write(Action.UPDATE, output, planned, seen)
        else:
            self._refuse(path, Reason.TOUCHED if path in self._manifest else Reason.FOREIGN)

    def _retire(self, path: str) -> None:
        seen = self._look(path)
        if seen is None:
            self._gone.append(path)
        elif isinstance(seen, Stamp):
            self._delete(path, seen)
        elif seen is Reason.UNREADABLE:
            self._refuse(path, seen)
        # Else a folder or a link has taken the place of a file that nobody needs: it is not ours any more.

    def _delete(self, path: str, seen: Stamp) -> None:
        found = self._digest(path)
        if found is None:
            self._refuse(path, Reason.UNREADABLE)
        elif self._manifest.is_ours(path, found):
            self._steps.append(Step(Action.DELETE, path, seen=seen))
        else:
            self._refuse(path, Reason.TOUCHED)

    def _write(self, action: Action, output: Output | Known, planned: str, seen: Stamp | None) -> None:
        staged = self._stage.keep(output.content) if self._stage else None
        self._steps.append(Step(action, output.path, planned, staged, seen))

    def _refuse(self, path: str, reason: Reason) -> None:
        self._steps.append(Step(Action.REFUSE, path, reason=reason))

    def _digest(self, path: str) -> str | None:
        try:
            return digest(read(self._prefix + path))
        except OSError:
            return None

    def _look(self, path: str) -> Stamp | Reason | None:
        """The file's stamp, None where there is none, or why nothing may happen there."""
        if reason := self._folder(path.rpartition("/")[0]):
            return reason
        return look(self._prefix + path)

    def _folder(self, folder: str) -> Reason | None:
        """Why nothing may happen in a folder, looked up once a run."""
        if folder not in self._folders:
            above = self._folder(folder.rpartition("/")[0])
            self._folders[folder] = above or self._folder_itself(folder)
        return self._folders[folder]

    def _folder_itself(self, folder: str) -> Reason | None:
        found = look(self._prefix + folder)
        if found is None or found is Reason.FOLDER:
            return None
        if isinstance(found, Reason):
            return found
        # A file of ours in a folder's place will be deleted before the folder is made.
        return None if folder in self._manifest else Reason.FILE
