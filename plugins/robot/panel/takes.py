"""Takes: the paths that were planned, as they are listed; those that are kept, and new ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.api import Asset, AssetId, AssetStore, JobContext, Json, Lane, Made, MissingAsset, Recipe, UserError, Words
from plugins.robot.commands import KeepPlan, RemovePlan
from plugins.robot.formats.paths import ReadPath, read_json
from plugins.robot.media import PATH
from plugins.robot.model import KeptPlan, Scene
from plugins.robot.panel.work import RobotWork

GENERATOR = "robot.plan"
_JSON = "json"


@dataclass(frozen=True, slots=True)
class Take:
    """A path with all that is known of it; `id` is that of a kept one, or of what was made.

    `film` shows what physics made of it, beside what the planner imagined where that was a film too.
    """

    id: str
    prompt: str
    path: Asset
    read: ReadPath
    film: Asset | None = None
    by: str = ""
    seed: int | None = None
    kept: bool = False

    @property
    def scene(self) -> Scene | None:
        """The table that it was planned for."""
        return self.read.scene

    @property
    def succeeded(self) -> bool | None:
        """Whether it was done in physics, None where nobody tried."""
        return self.read.succeeded

    @property
    def outcome(self) -> Words:
        """What came of it."""
        if self.read.reason is not None:
            return self.read.reason
        if self.read.succeeded is None:
            return Words("Nobody has tried it yet.")
        return Words("It was done.") if self.read.succeeded else Words("It was not done.")


class Takes(QObject):
    """Reads what comes on a worker, and keeps it in the project where that is wanted."""

    changed = Signal()
    """Another list."""
    came = Signal(str)
    """A new one is there, by its id."""

    def __init__(self, work: RobotWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._new: list[Take] = []
        self._kept: dict[str, Take] = {}
        self._reading: set[str] = set()
        work.plans_changed.connect(self._read_kept)
        work.replaced.connect(self._forget)
        self._read_kept()

    @property
    def all(self) -> Sequence[Take]:
        """New ones, the latest first, then kept ones, the latest first."""
        kept = [self._kept[one.id] for one in reversed(self._work.part.plans) if one.id in self._kept]
        paths = {one.path for one in self._work.part.plans}
        return [*(one for one in reversed(self._new) if one.path.id not in paths), *kept]

    def find(self, id_: str) -> Take | None:
        """One of them."""
        return next((one for one in self.all if one.id == id_), None)

    def offer(self, made: Made) -> None:
        """List a result, as soon as it is read."""
        self._read(lambda assets: made_take(assets, made), self._take_new)

    def take_path(self, asset: Asset, recipe: Recipe | None) -> None:
        """Keep a path that comes from a file or the gallery."""

        def read(assets: AssetStore) -> Take:
            found = read_json(assets.read(asset.id))
            request: Mapping[str, Json] = recipe.request if recipe is not None else {}
            return Take(asset.id, found.prompt or asset.name, asset, found, by=_by(request), seed=_seed(request))

        self._read(read, self._keep_taken)

    def keep(self, id_: str) -> None:
        """Keep a new one in the project, with its film."""
        take = self.find(id_)
        if take is not None and not take.kept:
            command = KeepPlan(take.path, take.id, take.prompt, take.film, take.succeeded)
            self._kept[take.id] = replace(take, kept=True)
            self._work.execute(command)

    def remove(self, id_: str) -> None:
        """Keep it no longer, or put a new one away."""
        take = self.find(id_)
        if take is None:
            return
        new = [one for one in self._new if one.path.id != take.path.id]
        if not take.kept or self._work.execute(RemovePlan(take.id)):
            self._new = new
            self.changed.emit()

    def _forget(self) -> None:
        """Another project is open: what is not kept stays in the gallery."""
        self._new.clear()
        self._kept.clear()
        self._reading.clear()
        self._read_kept()

    def _read_kept(self) -> None:
        for plan in self._work.part.plans:
            if plan.id not in self._kept and plan.id not in self._reading:
                self._reading.add(plan.id)
                known = self._work.context.session.document.assets
                self._read(partial(kept_take, plan=plan, known=known), self._take_kept)
        self.changed.emit()

    def _read(self, read: Callable[[AssetStore], Take], done: Callable[[Take], None]) -> None:
        assets = self._work.context.assets

        def task(_job: JobContext) -> Take | UserError:
            try:
                return read(assets)
            except UserError as error:
                return error

        def ended(found: Take | UserError) -> None:
            if isinstance(found, UserError):
                self._work.context.messages.fail(found)
            else:
                done(found)

        self._work.context.jobs.run("", task, Lane.IO, ended)

    def _take_new(self, take: Take) -> None:
        self._new = [*(one for one in self._new if one.id != take.id), take]
        self.changed.emit()
        self.came.emit(take.id)

    def _take_kept(self, take: Take) -> None:
        self._reading.discard(take.id)
        self._kept[take.id] = take
        self.changed.emit()

    def _keep_taken(self, take: Take) -> None:
        known = next((one for one in self._work.part.plans if one.path == take.path.id), None)
        if known is None:
            self._kept[take.id] = replace(take, kept=True)
            if not self._work.execute(KeepPlan(take.path, take.id, take.prompt, take.film, take.succeeded)):
                return
        self.changed.emit()
        self.came.emit(take.id if known is None else known.id)


def made_take(assets: AssetStore, made: Made) -> Take:
    """What a generator made; raises UserError where it has no path."""
    request = made.recipe.request
    if made.asset.media_type == PATH:
        path, film = replace(made.asset, recipe=made.recipe), None
        data = assets.read(path.id)
    elif _JSON in made.extra:
        data = assets.read(AssetId(made.extra[_JSON]))
        path = replace(assets.add_bytes(data, PATH, name=made.asset.name), recipe=made.recipe)
        film = replace(made.asset, recipe=made.recipe)
    else:
        raise UserError("There is no path beside this film.", advice="Make it again.")
    read = read_json(data)
    return Take(path.id, read.prompt or made.asset.name, path, read, film, _by(request), _seed(request))


def kept_take(assets: AssetStore, plan: KeptPlan, known: Mapping[AssetId, Asset]) -> Take:
    """A path of the project, among its assets; raises UserError where it is not there any more."""
    path, film = known.get(plan.path), known.get(plan.film) if plan.film is not None else None
    if path is None:
        raise MissingAsset(plan.path)
    read = read_json(assets.read(path.id))
    recipe = path.recipe or (film.recipe if film is not None else None)
    request: Mapping[str, Json] = recipe.request if recipe is not None else {}
    if read.succeeded is None and plan.succeeded is not None:
        read = replace(read, succeeded=plan.succeeded)
    return Take(plan.id, plan.prompt, path, read, film, _by(request), _seed(request), kept=True)


def _by(request: Mapping[str, Json]) -> str:
    """By whom it was planned."""
    by = request.get("by", "")
    return by if isinstance(by, str) else ""


def _seed(request: Mapping[str, Json]) -> int | None:
    seed = request.get("seed")
    return seed if isinstance(seed, int) and not isinstance(seed, bool) else None
