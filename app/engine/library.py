"""Library: the models of this machine and those that can be fetched."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from app.api import (
    InvalidData,
    JobContext,
    MissingModel,
    ModelId,
    ModelKind,
    ModelRecord,
    UnreadableModel,
    UserError,
    Words,
    sentences,
)
from app.api.studio import CatalogueEntry
from app.engine.catalogue import Fetchable, read_catalogue
from app.engine.detectors.content import unopened
from app.engine.fetching import MODELS, delete_fetched, fetch_into, fetched_folders
from app.engine.ledger import Ledger
from app.engine.obtain.folders import find_models
from app.engine.registry import ModelRegistry, single_files
from app.engine.shelf import Shelf, ShelfItem
from app.engine.weights_hash import hash_of

log = logging.getLogger(__name__)

_HASHED_AT_ONCE_BYTES = 256_000_000
_LARGEST_CARD_BYTES = 1_000_000


class PartlyAdded(UnreadableModel):
    """Of a folder of models some were refused; `added` are those that were not."""

    added: Sequence[ModelRecord] = ()


class Library:
    """Finds, adds, fetches and removes models; every method may be called on any thread.

    `resources` holds the studio's own weights and the catalogue in `models`, `data` is where fetched models and the
    ledger go, and `memory` tells the device's name, the bytes in use by models and the bytes there are. `catalogues`
    are those of plugins; what they name is fetched like everything else.
    """

    def __init__(
        self,
        resources: Path,
        data: Path,
        memory: Callable[[], tuple[str, int, int]],
        registry: ModelRegistry | None = None,
        catalogues: Sequence[Path] = (),
    ) -> None:
        self._resources = resources / MODELS
        self._data = data
        self._memory = memory
        self._file = data / "models.json"
        self._ledger = Ledger.read(self._file)
        self._shelf = Shelf(self._ledger, registry or ModelRegistry())
        self._catalogues = catalogues
        self._catalogue: tuple[Fetchable, ...] | None = None
        self._scanned = False
        self._lock = threading.RLock()

    def records(self, kind: ModelKind | None = None) -> Sequence[ModelRecord]:
        """Every model on this machine, those with a complaint too; the default of each kind first."""
        with self._lock:
            items = self._items()
            found = [self._record(item) for item in items if kind is None or item.kind is kind]
            first = {self._default(items, of) for of in {record.kind for record in found}}
            return sorted(found, key=lambda record: record.id not in first)

    def record(self, model: ModelId) -> ModelRecord:
        """What is known of a model; small weights are hashed here. Raises MissingModel."""
        item = self._item(model)
        if item.identity and item.identity.byte_size <= _HASHED_AT_ONCE_BYTES and not item.complaint:
            return self.hash_weights(model, lambda: None)
        with self._lock:
            return self._record(item)

    def hash_weights(self, model: ModelId, check: Callable[[], None]) -> ModelRecord:
        """The record with the hash of its weights, computed unless it is known; `check` may raise in between.

        Raises MissingModel, and UnreadableModel where the weights cannot be read.
        """
        item = self._item(model)
        if item.identity and not self._hash(item):
            try:
                digest = hash_of(item.identity.weights, check)
            except OSError as error:
                raise unopened(item.path, error) from error
            with self._lock:
                self._ledger.hashes[str(item.path)] = [item.stamp, digest]
                self._save()
        with self._lock:
            return self._record(item)

    def default(self, kind: ModelKind) -> ModelRecord | None:
        """The model that is used where none is named: the user's choice, else the studio's own, else the first."""
        with self._lock:
            items = self._items()
            chosen = self._default(items, kind)
            return next((self._record(item) for item in items if item.id == chosen), None)

    def set_default(self, model: ModelId) -> None:
        """Use this model where none of its kind is named; raises MissingModel."""
        with self._lock:
            item = self._item(model)
            self._ledger.defaults[item.kind.value] = item.id
            self._save()

    def measured(self, model: ModelId, byte_size: int) -> None:
        """Remember how much memory a model took."""
        with self._lock:
            if self._ledger.measured.get(model) != byte_size:
                self._ledger.measured[model] = byte_size
                self._save()

    def add(self, path: Path) -> Sequence[ModelRecord]:
        """Take in a file or a folder where it lies, without copying anything.

        Raises UnreadableModel for a file that is refused; of a folder of models the good ones are taken in first, and
        PartlyAdded names the others.
        """
        path = path.expanduser().absolute()
        if not path.exists():
            raise UnreadableModel("There is nothing at {path}.", advice="Choose a file or a folder.", path=str(path))
        found = find_models(path)
        with self._lock:
            self._items()
            refused = list(found.refused)
            added: list[ShelfItem] = []
            for model in found.models:
                try:
                    added.append(self._shelf.take(model, explicit=model == path))
                except UnreadableModel as error:
                    refused.append(error)
            if not added:
                raise _nothing_in(path, refused)
            taken = {str(item.path) for item in added}
            self._ledger.removed = [item for item in self._ledger.removed if item not in taken]
            if str(path) not in self._ledger.added:
                self._ledger.added.append(str(path))
            self._save()
            records = [self._record(item) for item in added]
        if refused:
            raise _partly(records, refused)
        return records

    def remove(self, model: ModelId) -> None:
        """Forget a model; a fetched one is deleted from the disk, any other file stays where it is."""
        with self._lock:
            item = self._item(model)
            if item.fetched:
                delete_fetched(self._data, item.id)
            elif str(item.path) in self._ledger.added:
                self._ledger.added.remove(str(item.path))
            if not item.fetched and str(item.path) not in self._ledger.removed:
                self._ledger.removed.append(str(item.path))
            self._ledger.defaults = {kind: id_ for kind, id_ in self._ledger.defaults.items() if id_ != model}
            self._shelf.drop(item)
            self._save()

    def catalogue(self) -> Sequence[CatalogueEntry]:
        """What can be fetched."""
        return [item.entry for item in self._fetchables()]

    def fetch(self, entry: ModelId, job: JobContext) -> ModelRecord:
        """Fetch a model of the catalogue: goes on where it was broken off, and checks the hash.

        Raises MissingModel for an unknown entry, and UserError for everything that can go wrong on the way.
        """
        wanted = next((item for item in self._fetchables() if item.entry.id == entry), None)
        if wanted is None:
            raise MissingModel(entry)
        folder = fetch_into(self._data, wanted, job)
        with self._lock:
            self._items()
            item = self._shelf.take_or_complain(folder, fetched=True)
            self._save()
        if item is None or item.draft.complaint or item.complaint:
            raise UnreadableModel(
                "{model} was fetched, but cannot be used: {complaint}",
                advice="Remove it, or update the studio.",
                model=wanted.entry.name,
                complaint=Words() if item is None else item.complaint or item.draft.complaint,
            )
        job.report(0, 0, "Checking what came")
        return self.hash_weights(item.id, job.check)

    def card(self, model: ModelId) -> str:
        """The model's card as Markdown, without its front matter, else the licence that came with it, or nothing."""
        path = self._item(model).path
        cards = [path.with_suffix(".md"), path.parent / "README.md"]
        beside = cards if path.is_file() else [path / "README.md", path / "MODEL_CARD.md", path / "LICENSE.md"]
        if path.is_file() and len(single_files(path.parent)) > 1:
            beside = beside[:1]
        for card in beside:
            try:
                with card.open("rb") as opened:
                    text = _decoded(opened.read(_LARGEST_CARD_BYTES))
            except OSError:
                continue
            return re.sub(r"\A---\n.*?\n---\n+", "", text, flags=re.DOTALL)
        return ""

    def memory(self) -> tuple[str, int, int]:
        """The device's name, the bytes in use by models, and the bytes there are."""
        return self._memory()

    def _items(self) -> Sequence[ShelfItem]:
        """Everything on the shelf; the first call looks through every folder, later ones at what is known."""
        if self._scanned:
            self._shelf.look_again()
            return self._shelf.items
        self._scanned = True
        for mark in sorted(self._resources.glob("*/seisei.json")):
            if str(mark.parent) not in self._ledger.removed:
                self._shelf.take_or_complain(mark.parent, own=True)
        for folder in fetched_folders(self._data):
            self._shelf.take_or_complain(folder, fetched=True)
        for root in [Path(item) for item in self._ledger.added]:
            for path in find_models(root).models:
                if str(path) not in self._ledger.removed:
                    self._shelf.take_or_complain(path, explicit=path == root)
        return self._shelf.items

    def _item(self, model: ModelId) -> ShelfItem:
        with self._lock:
            found = next((item for item in self._items() if item.id == model), None)
        if found is None:
            raise MissingModel(model)
        return found

    def _record(self, item: ShelfItem) -> ModelRecord:
        record = item.record()
        return replace(record, sha256=self._hash(item), measured_bytes=self._ledger.measured.get(item.id, 0))

    def _hash(self, item: ShelfItem) -> str:
        stamp, digest = self._ledger.hashes.get(str(item.path), ["", ""])
        return digest if stamp == item.stamp else ""

    def _default(self, items: Sequence[ShelfItem], kind: ModelKind) -> ModelId | None:
        usable = [item for item in items if item.kind is kind and not item.complaint]
        chosen = self._ledger.defaults.get(kind.value)
        if any(item.id == chosen for item in usable):
            return ModelId(str(chosen))
        best = next((item for item in usable if item.own), usable[0] if usable else None)
        return best.id if best else None

    def _fetchables(self) -> tuple[Fetchable, ...]:
        if self._catalogue is None:
            found = {item.entry.id: item for file in reversed(self._catalogues) for item in _of_plugin(file)}
            own = read_catalogue(self._resources / "catalogue.toml")
            # No plugin takes the place of what the studio itself names
            self._catalogue = (*own, *(item for id_, item in found.items() if id_ not in {one.entry.id for one in own}))
        return self._catalogue

    def _save(self) -> None:
        self._ledger.write(self._file)


def _of_plugin(file: Path) -> tuple[Fetchable, ...]:
    """The catalogue of a plugin; one with a mistake is left out, and the others are there all the same."""
    try:
        return tuple(item for item in read_catalogue(file) if item.entry.kind is ModelKind.PLUGIN_MODEL)
    except InvalidData as error:
        log.warning("the catalogue of the plugin in %s is left out", file.parent.name, exc_info=error)
        return ()


def _decoded(card: bytes) -> str:
    """The text of a card; old licences are in Latin-1."""
    try:
        return card.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # What is cut off in the middle of a letter at the limit is UTF-8 all the same.
        return card.decode("utf-8", "replace") if error.start > len(card) - 4 else card.decode("latin-1")


def _nothing_in(path: Path, refused: Sequence[UnreadableModel]) -> UserError:
    if len(refused) == 1:
        return refused[0]
    if refused:
        return _partly((), refused)
    return UnreadableModel(
        "There is no model in “{folder}”.",
        advice="Choose a folder with .safetensors, .gguf, .sf2 or .sf3 files, or with a model_index.json.",
        folder=path.name,
    )


def _partly(added: Sequence[ModelRecord], refused: Sequence[UnreadableModel]) -> PartlyAdded:
    shown = [error.words for error in refused[:5]]
    if more := len(refused) - len(shown):
        shown.append(Words("And {count} more.", count=more))
    error = PartlyAdded(
        "{added} models were added, and {refused} were not: {reasons}",
        advice="The files stay where they are.",
        added=len(added),
        refused=len(refused),
        reasons=sentences(*shown),
    )
    error.added = tuple(added)
    return error
