"""Do what a plan says, so that a run cut short anywhere leaves every file old or new, and the next heals it.

Order: record the new digests as pending, delete, rename the new files into place, remove folders that the
deletions emptied, record what is there now. A file that changed since the plan saw it is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.files.disk import Disk, Stamp
from generator.files.looking import look
from generator.files.manifest import Listed, Manifest
from generator.files.planning import Action, Plan, Step
from generator.files.refusals import Reason, cannot_write, refusal, within


@dataclass(frozen=True, slots=True)
class Result:
    """What a run did: how many files of each kind, and an error for each that it left alone."""

    created: int
    updated: int
    unchanged: int
    deleted: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def changed(self) -> int:
        """How many files are not as they were."""
        return self.created + self.updated + self.deleted


def refusals(plan: Plan, root: Path) -> tuple[Diagnostic, ...]:
    """An error for each file that the plan refuses to write or delete."""
    docs = within(plan.target, root)
    return tuple(refusal(s.reason, s.path, docs) for s in plan.of(Action.REFUSE) if s.reason)


def apply(plan: Plan, root: Path, disk: Disk) -> Result:
    """Carry out a plan that was made with a stage. Raises RefusedError where nothing could be begun."""
    return _Application(plan, root, disk).run()


class _Application:
    __slots__ = (
        "_counts",
        "_diagnostics",
        "_disk",
        "_docs",
        "_folders",
        "_left",
        "_listed",
        "_plan",
        "_root",
    )

    def __init__(self, plan: Plan, root: Path, disk: Disk) -> None:
        self._plan = plan
        self._root = root
        self._disk = disk
        self._docs = within(plan.target, root)
        self._folders: set[str] = set()
        self._listed = dict(plan.unchanged)
        self._left: list[str] = [step.path for step in plan.of(Action.REFUSE)]
        self._diagnostics = list(refusals(plan, root))
        self._counts = dict.fromkeys(Action, 0)

    def run(self) -> Result:
        intent = self._record_intent()
        for step in self._plan.of(Action.DELETE):
            self._attempt(step)
        for step in self._plan.of(Action.CREATE, Action.UPDATE):
            self._attempt(step)
        self._prune(path for path in (*self._plan.gone, *(s.path for s in self._plan.of(Action.DELETE))))
        self._record_outcome(intent)
        return Result(
            created=self._counts[Action.CREATE],
            updated=self._counts[Action.UPDATE],
            unchanged=len(self._plan.unchanged),
            deleted=self._counts[Action.DELETE],
            diagnostics=tuple(self._diagnostics),
        )

    def _record_intent(self) -> Manifest:
        writes = self._plan.of(Action.CREATE, Action.UPDATE)
        if not writes:
            return self._plan.before
        intent = self._plan.before.expecting((step.path, step.digest) for step in writes)
        try:
            intent.save(self._root, self._disk)
        except OSError as fault:
            raise cannot_write(Manifest.path(self._root), self._root, fault) from fault
        return intent

    def _attempt(self, step: Step) -> None:
        try:
            reason = self._carry_out(step)
        except OSError as fault:
            self._leave(step, Reason.FAILED, fault.strerror or str(fault))
        else:
            if reason:
                self._leave(step, reason)
            else:
                self._counts[step.action] += 1

    def _leave(self, step: Step, reason: Reason, detail: str = "") -> None:
        self._left.append(step.path)
        self._diagnostics.append(refusal(reason, step.path, self._docs, detail))

    def _carry_out(self, step: Step) -> Reason | None:
        final = f"{self._plan.target}/{step.path}"
        if step.action is not Action.DELETE:
            self._make_folders(step.path)
        if (seen := look(final)) != step.seen:
            return seen if isinstance(seen, Reason) else Reason.TOUCHED
        if step.action is Action.DELETE:
            self._disk.remove(final)
        else:
            self._place(step, final)
        return None

    def _place(self, step: Step, final: str) -> None:
        if step.staged is None:
            raise ValueError("this plan was made without a stage: it can be shown, not applied")
        self._disk.move(step.staged, final)
        placed = look(final)
        if isinstance(placed, Stamp):
            self._listed[step.path] = Listed(step.digest, placed)

    def _make_folders(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder in self._folders:
            return
        missing = [self._plan.target / folder, *(self._plan.target / folder).parents]
        for above in reversed(missing[: missing.index(self._plan.target) + 1]):
            self._disk.make_folder(str(above))
        self._folders.add(folder)

    def _prune(self, paths: Iterable[str]) -> None:
        """Remove the folders that deletions left empty, deepest first."""
        for path in sorted(paths, reverse=True):
            folder = path.rpartition("/")[0]
            while folder and self._remove_folder(folder):
                folder = folder.rpartition("/")[0]

    def _remove_folder(self, folder: str) -> bool:
        try:
            self._disk.remove_folder(f"{self._plan.target}/{folder}")
        except FileNotFoundError:
            return True
        except OSError:
            # Somebody's file is in it; and if not, an empty folder does no harm.
            return False
        return True

    def _record_outcome(self, intent: Manifest) -> None:
        """List what is there now; a file left alone stays listed as it was, so that it is named again."""
        before = self._plan.before.listed
        self._listed.update((path, before[path]) for path in self._left if path in before)
        pending = {path: intent.pending[path] for path in self._left if path in intent.pending}
        outcome = Manifest(self._listed, pending)
        if outcome == intent:
            return
        try:
            outcome.save(self._root, self._disk)
        except OSError as fault:
            self._diagnostics.append(cannot_write(Manifest.path(self._root), self._root, fault).diagnostic)
