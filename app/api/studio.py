"""The studio's services as the window and the command line see them; the composition root builds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.api.assets import AssetStore
from app.api.files import Provenance
from app.api.finding import Board, HistoryQuery
from app.api.generator import Made
from app.api.models import ModelKind, ModelRecord, Pixels
from app.api.prompting import PromptTools
from app.api.seeing import Seeing
from app.api.space import Space
from app.document import Asset, AssetId, Document, ModelId, Recipe, Words
from app.jobs import JobContext


class Project(Protocol):
    """One open project and the file behind it."""

    @property
    def path(self) -> Path | None:
        """The file it was saved to; None as long as it never was."""

    @property
    def document(self) -> Document:
        """The document as it was opened or recovered."""

    @property
    def read_only(self) -> bool:
        """Whether it may not be saved over."""

    @property
    def notice(self) -> Words:
        """What to say after opening (why it is read-only, what was recovered), or nothing."""

    def journal(self, document: Document) -> None:
        """Take the document into the journal: returns at once, and is on the disk within a second.

        Called after each action. A failure is kept and raised by the next `check_journal`.
        """

    def check_journal(self) -> None:
        """Raise the UserError with which journaling last failed, once."""

    def flush(self) -> None:
        """Wait until everything given to the journal is on the disk."""

    def save(self, document: Document, job: JobContext) -> None:
        """Save to `path`, on a worker; raises UserError, and the file is then what it was before.

        What was journaled meanwhile, and is newer than `document`, stays in the journal.
        """

    def save_as(self, document: Document, path: Path, job: JobContext, *, collect: bool = False) -> None:
        """Save under another name and go on there; `collect` takes large media into the one file."""

    @property
    def beside(self) -> int:
        """How many large media are kept beside the file, missing ones too."""

    def missing(self, document: Document) -> Sequence[MissingMedia]:
        """Large media that are kept beside the file and are not where they were; asked on a worker."""

    def relink(self, chosen: Path, job: JobContext) -> Sequence[AssetId]:
        """Look for missing media in a file and those beside it, or in a folder, on a worker; gives those that are back.

        They are told by their hash, and copied to where the project expects them. Raises UserError.
        """

    def confirm(self) -> None:
        """Say that recovered work is shown and the studio lives, so that earlier failures count no more."""

    def close(self, *, keep_recovery: bool = False) -> None:
        """Let go of the file; what was journaled and not saved is dropped unless it is to be recovered."""


@dataclass(frozen=True, slots=True)
class MissingMedia:
    """Large content of a project that is not where it was: what it is called, and where it was last."""

    asset: AssetId
    name: str
    byte_size: int
    seen: Path


MOST_FAILURES = 2
"""After recovering failed so often the studio begins in safe mode, and tries again only when told to."""


@dataclass(frozen=True, slots=True)
class Recoverable:
    """Work that was journaled and not saved when the studio ended. Seconds since 1970."""

    journal: Path
    title: str
    path: Path | None
    changed_s: float
    failures: int

    @property
    def is_risky(self) -> bool:
        """Whether recovering failed so often that it may take the studio down."""
        return self.failures >= MOST_FAILURES


class Projects(Protocol):
    """Making, opening and recovering projects; all of it may take long and is called on a worker."""

    def new(self) -> Project:
        """A new project that has no file yet."""

    def open(self, path: Path) -> Project:
        """Open a project file; raises UserError. A newer one, or one open elsewhere, opens read-only with a notice."""

    def recoverable(self) -> Sequence[Recoverable]:
        """What a crash left behind, the latest first."""

    def recover(self, found: Recoverable) -> Project:
        """Open a copy of what was left; falls back to the last save and says so. Raises UserError."""

    def discard(self, found: Recoverable) -> None:
        """Give up what was left."""


class History(Protocol):
    """Everything that was ever made, on this machine; may be called on any thread."""

    def add(self, made: Made) -> None:
        """Keep a result; it is on the disk when the call returns."""

    def search(self, words: str = "", *, limit: int = 100, offset: int = 0, favourites: bool = False) -> Sequence[Made]:
        """Results whose prompt, generator or model has all of the words, the latest first."""

    def count(self, words: str = "", *, favourites: bool = False) -> int:
        """How many results a search has."""

    def of(self, asset: AssetId) -> Made | None:
        """How an asset was made, if it was made here."""

    def set_favourite(self, asset: AssetId, favourite: bool) -> None:
        """Mark a result, or take the mark away."""

    def is_favourite(self, asset: AssetId) -> bool:
        """Whether a result is marked."""

    def find(self, query: HistoryQuery, *, limit: int = 100, offset: int = 0) -> Sequence[Made]:
        """Results of a query in its order; what is alike or of a colour by how much it is."""

    def count_found(self, query: HistoryQuery) -> int:
        """How many results a query has."""

    def set_stars(self, stars: Mapping[AssetId, int]) -> None:
        """Rate results by 0 to 5 stars, all or none; raises InvalidData for any other number."""

    def stars(self, assets: Sequence[AssetId]) -> Mapping[AssetId, int]:
        """The stars of those results that have any."""

    def boards(self) -> Sequence[Board]:
        """All boards by their names."""

    def boards_of(self, asset: AssetId) -> Sequence[str]:
        """The boards that a result is on."""

    def put_on(self, board: str, assets: Sequence[AssetId] = ()) -> None:
        """Put results on a board, which is made where there is none; raises InvalidData for what is no name."""

    def take_off(self, board: str, assets: Sequence[AssetId]) -> None:
        """Take results off a board; they stay in the history."""

    def rename_board(self, board: str, name: str) -> None:
        """Call a board otherwise; raises InvalidData where there is one of that name."""

    def remove_board(self, board: str) -> Sequence[AssetId]:
        """Give a board up, and say what was on it; all of that stays in the history."""

    def models(self) -> Sequence[str]:
        """The ids of all models that anything was made with."""

    def without_look(self, *, limit: int) -> Sequence[Asset]:
        """The latest results of which it is not known yet what they look like."""

    def look_at(self, pictures: Mapping[AssetId, Pixels | None]) -> None:
        """Find out from small pictures what results look like, and keep that; None where there is no picture."""

    def remove(self, asset: AssetId) -> None:
        """Take a result off the history; a project that uses it keeps it."""

    def prompts(self, *, limit: int = 100) -> Sequence[str]:
        """The prompts that were used, the latest first, each once."""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A model that can be fetched, with what a person needs to know before. Sizes in bytes.

    `byte_size` is kept, and `download_bytes` come over the network where that is more, 0 where it is as much.
    """

    id: ModelId
    name: str
    kind: ModelKind
    architecture: str
    licence: str
    byte_size: int
    memory_bytes: int
    description: Words
    source: str
    download_bytes: int = 0


class ModelLibrary(Protocol):
    """Finding, adding, fetching and removing models; all of it may take long and is called on a worker."""

    def records(self, kind: ModelKind | None = None) -> Sequence[ModelRecord]:
        """Every model on this machine, those with a complaint too; the default of each kind first."""

    def default(self, kind: ModelKind) -> ModelRecord | None:
        """The model that is used where none is named."""

    def set_default(self, model: ModelId) -> None:
        """Use this model where none of its kind is named."""

    def add(self, path: Path) -> Sequence[ModelRecord]:
        """Take in a file or a folder (also of A1111, ComfyUI or a hub cache) where it lies, without copying it.

        Raises UnreadableModel for a file that is refused, with the reason.
        """

    def remove(self, model: ModelId) -> None:
        """Forget a model; a fetched one is deleted from the disk, any other file stays where it is."""

    def catalogue(self) -> Sequence[CatalogueEntry]:
        """What can be fetched."""

    def fetch(self, entry: ModelId, job: JobContext) -> ModelRecord:
        """Fetch a model of the catalogue: goes on where it was broken off, and checks the hash. Raises UserError."""

    def card(self, model: ModelId) -> str:
        """The model's card as Markdown, or nothing."""

    def memory(self) -> tuple[str, int, int]:
        """The device's name, the bytes in use by models, and the bytes there are."""


class Credentials(Protocol):
    """Marking what leaves the studio, and reading the marks of files."""

    def write_png(
        self, pixels: Pixels, recipe: Recipe | None, path: Path, *, edited: bool = False, profile: bytes = b""
    ) -> None:
        """Write a PNG with its A1111 text, IPTC source type and signed Content Credentials, all or nothing.

        Without a recipe it is marked as nothing generated; `edited` says that generated content was worked over, and
        `profile` is the colour profile of the pixels where they are not in sRGB.
        """

    def comment(self, recipe: Recipe | None, path: Path, *, edited: bool = False) -> str:
        """What a file that is no picture says of itself in its own comment, if its kind has room for one."""

    def mark(
        self, path: Path, recipe: Recipe | None, *, edited: bool = False, ingredients: Sequence[Recipe] = ()
    ) -> None:
        """Sign a file where it lies, if it is of a kind that can carry Content Credentials; any other stays as it is.

        Without a recipe it is marked as nothing generated; `edited` says that generated content was worked over, and
        `ingredients` are the recipes of all that was.
        """

    def inspect(self, path: Path) -> Provenance:
        """Read what a file says of itself; raises InvalidData where it cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Studio:
    """Everything that the window and the command line work with; what lies in `cache` can be made again."""

    assets: AssetStore
    projects: Projects
    history: History
    models: ModelLibrary
    credentials: Credentials
    space: Space
    resources: Path
    data: Path
    cache: Path
    close: Callable[[], None]
    prompts: PromptTools
    seeing: Seeing | None = None
