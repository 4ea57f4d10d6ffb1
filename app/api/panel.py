"""What a plugin's panel is given, and what it may contribute to the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from tempfile import gettempdir
from typing import Any, Protocol, runtime_checkable

from app.api.assets import AssetStore
from app.api.generator import GeneratorInfo, Made
from app.api.models import ModelKind, ModelRecord
from app.api.reading import Reading
from app.api.seeing import Seeing
from app.api.studio import CatalogueEntry
from app.document import Asset, AssetId, Document, Json, PartItem, Recipe, Session
from app.jobs import Job, Lane, Task


class Area(Enum):
    """Where a panel stands in the window."""

    CENTER = "center"
    LEFT = "left"
    RIGHT = "right"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Action:
    """A thing to do, with a name in the palette, a place in a menu and perhaps a key.

    `id` is such as `canvas.fill`; `title` and `help` are English and translated where they are shown; `menu` is
    `file`, `edit`, `view`, `layer`, `track`, `select`, `generate` or `help`, and `submenu` the title of a menu in it
    for those that are many; `keys` are portable Qt key sequences, the default that a user may change; `icon` names one
    of the studio's. A checkable action tells its state by `checked`.
    """

    id: str
    title: str
    run: Callable[[], None]
    menu: str
    keys: tuple[str, ...] = ()
    help: str = ""
    icon: str = ""
    checked: Callable[[], bool] | None = None
    enabled: Callable[[], bool] | None = None
    while_focused: bool = False
    submenu: str = ""


class Settings(Protocol):
    """Preferences by name; values are JSON and kept at once."""

    def get(self, name: str, default: Json) -> Json:
        """The value, or the default; a value of another type than the default's counts as missing."""

    def set(self, name: str, value: Json) -> None:
        """Keep a value."""


class Generators(Protocol):
    """The generators of all enabled plugins, and submitting to them."""

    def infos(self) -> Sequence[GeneratorInfo]:
        """Every generator, by its manifest."""

    def request_type(self, generator: str) -> type[Any]:
        """The Request class of a generator; raises UserError where there is none of that id."""

    def note(self, generator: str, request: object) -> Reading | None:
        """What a generator takes a request to mean, None where it doesn't say; raises UserError."""

    def submit(
        self, generator: str, request: object, *, front: bool = False, place: Json = None, in_passing: bool = False
    ) -> Job:
        """Queue a request; an empty model id is resolved to the default here, so that the recipe is complete.

        `place` says where the result belongs, as `Panel.place_for` gives it. What is made `in_passing` is in no
        history, no list and no journal, and neither its end nor its failure is told to anyone but who listens to it.
        """

    def submit_recipe(self, recipe: Recipe, changes: Mapping[str, Json] | None = None, *, place: Json = None) -> Job:
        """Make a recipe again, with some fields changed; raises UserError that says exactly what is missing."""

    def models(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """The usable models of a kind, the default first."""


class Jobs(Protocol):
    """The queue, as a panel uses it."""

    @property
    def jobs(self) -> Sequence[Job]:
        """Running jobs, waiting ones in their order, ended ones."""

    def run(self, title: str, task: Task, lane: Lane, done: Callable[[Any], None]) -> Job:
        """Run a task of this process on a worker; `done(result)` is called on the main thread if it succeeds."""

    def cancel(self, job: Job) -> None:
        """Stop a job."""

    def subscribe(self, listener: Callable[[Job], None]) -> Callable[[], None]:
        """Call `listener(job)` on the main thread after each change; the answer ends it."""


class Messages(Protocol):
    """Words to the user, in the status row: one sentence on what happened, one button on what to do."""

    def say(self, text: str, *, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Show a sentence."""

    def fail(self, error: BaseException) -> None:
        """Show an error: a UserError in its words, anything else as a fault of the studio with details to copy."""


@dataclass(frozen=True, slots=True)
class PanelContext:
    """A panel's whole world.

    `export` asks where to and writes an asset there, marked with how it was made. `take_file` reads a file together
    with what it says of itself, and gives it to this panel's `place` under the file's stem as its name. `file_of`
    begins to write a picture or sound as a marked file to be dragged to other programs; None where it can be no file.
    `recall` takes the settings of a recipe up into the form of its generator.
    `show` shows what was made in the workspace that takes its media type, as a take to look at: nothing is changed.
    `place_elsewhere` puts an asset into the work of the workspace that takes its media type, as a new layer or clip,
    and shows it there. `made_of` says how an asset was made and what lies beside it, if it was made here; it may be
    called on any thread. `find_missing` asks for media of the project that are not where they were, if any are so.
    `cache` is a folder for what can be made again. `export_work` asks where to and writes the work in one of the
    formats of the panel's plugin that are named by their ids, any where none is, with values for some of their options.
    `items_of` says what of a document's parts other panels can use, each with the kind of its part, such as the layers
    of the canvas: it reads nothing, and a document with one part alone says what is in that one. `seeing` are the
    models that see; None where there is no engine. `catalogue` says what models can be fetched, and is called on a
    worker; `fetch` begins to fetch one of them, and gives the job, at whose end it is among the models.
    """

    session: Session
    assets: AssetStore
    generators: Generators
    jobs: Jobs
    settings: Settings
    messages: Messages
    resources: Path
    reveal: Callable[[str], None] = field(default=lambda _panel: None)
    export: Callable[[Asset], None] | None = None
    take_file: Callable[[Path], None] | None = None
    file_of: Callable[[Asset], Future[Path] | None] = field(default=lambda _asset: None)
    show: Callable[[Asset], None] = field(default=lambda _asset: None)
    place_elsewhere: Callable[[Asset], None] = field(default=lambda _asset: None)
    made_of: Callable[[AssetId], Made | None] = field(default=lambda _asset: None)
    find_missing: Callable[[], None] = field(default=lambda: None)
    cache: Path = field(default_factory=lambda: Path(gettempdir()))
    export_work: Callable[[Sequence[str], Mapping[str, Json]], None] = field(default=lambda _formats, _given: None)
    items_of: Callable[[Document], Sequence[tuple[str, PartItem]]] = field(default=lambda _document: ())
    recall: Callable[[Recipe], None] = field(default=lambda _recipe: None)
    seeing: Seeing | None = None
    catalogue: Callable[[], Sequence[CatalogueEntry]] = field(default=lambda: ())
    fetch: Callable[[CatalogueEntry], Job | None] = field(default=lambda _entry: None)


@dataclass(frozen=True, slots=True)
class Dock:
    """A side panel that a plugin's panel brings along, such as its layers: `widget` is a QWidget.

    `beside` names a dock of the window, `prompt`, `inspector` or `gallery`, as whose neighbour it has a tab at first.
    """

    id: str
    title: str
    area: Area
    widget: object
    icon: str = ""
    beside: str = ""


@runtime_checkable
class MakesAgain(Protocol):
    """What a panel may do besides: say where the result of a recipe belongs that is made again or varied."""

    def place_again(self, recipe: Recipe, request: Mapping[str, Json]) -> Json:
        """Where it belongs, such as in place of what is selected and was made by this recipe; see Panel.place_for."""
        ...


class Panel(Protocol):
    """A QWidget made by a plugin as `call(context)`: the work of one modality, in the middle of the window."""

    def actions(self) -> Sequence[Action]:
        """What can be done here."""

    def docks(self) -> Sequence[Dock]:
        """The side panels that belong to it."""

    def settle(self) -> bool:
        """Bring into the document what was done and is not in it yet, before it is saved; whether that worked."""

    def input_task(self, generator: str, wanted: Sequence[str]) -> Task:
        """A task that stores what these fields of a generator are given now, and returns their values by name.

        They are the fields that are marked as given, and those that take the work. Raises UserError, which says what to
        do, where there is nothing yet.
        """

    def place_for(self, request: Mapping[str, Json]) -> Json:
        """Where the result of a request that is submitted now belongs: small plain data, None where that is no matter.

        It is kept with the job as `JobSpec.place`, also over a restart, and no one but the panel reads it.
        """

    def show_job(self, job: Job) -> None:
        """A generator's job of this document changed: show its preview and progress where the result will be."""

    def offer(self, takes: Sequence[Made]) -> None:
        """Results to flip through in place before one is applied; more may follow for the same job."""

    def place(self, asset: Asset, recipe: Recipe | None) -> None:
        """Put an asset into the work, as a new layer or clip, as one undo step."""
