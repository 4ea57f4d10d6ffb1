"""StoreSpace: what the asset store takes, and freeing what nothing needs in it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from app.api import JobContext, MissingAsset, UserError
from app.api.space import Held, Swept
from app.document import AssetId, Document, PartTypes, UnknownPart
from app.storage.assets import TILE_MAP, FolderAssets
from app.storage.presence import Presence
from app.storage.references import history_texts, is_name, journal_texts, names_in, names_of, queue_texts

GRACE_S = 900.0
"""What is younger is kept, whoever made it: it may be on its way to where it will be named."""
SLICE_S = 0.1
_JSON = (b"{", b"[")
_CHECK_EVERY = 16
_WORK_S = 0.002
_REST_S = 0.001


@dataclass(frozen=True, slots=True)
class StoreSpace:
    """The disk space of the asset store; see app.api.space.Space. `data` holds history, queue and journals."""

    assets: FolderAssets
    presence: Presence
    types: PartTypes
    data: Path
    settings: Path

    def used_bytes(self, job: JobContext) -> int:
        """What the chunks take."""
        used = 0
        for entries in self.assets.chunks.files():
            job.check()
            for entry in entries:
                with suppress(OSError):  # gone meanwhile
                    used += entry.stat().st_size
        return used

    def sweep(self) -> StoreSweep:
        """Begin to free what nothing needs."""
        return StoreSweep(self)


class StoreSweep:
    """One pass of marking and sweeping; see app.api.space.Sweep.

    It goes on only while this process is alone on the data, since what another one can undo is known to that one
    alone. What is held in memory is marked anew in each step, before anything is deleted in it. Marks are the first
    60 bits of a name: where two names share them, one is kept too much.
    """

    def __init__(self, space: StoreSpace, *, grace_s: float = GRACE_S, slice_s: float = SLICE_S) -> None:
        self._space, self._grace_s, self._slice_s = space, grace_s, slice_s
        self._chunks = space.assets.chunks
        self._marked: set[int] = set()
        self._waiting: list[str] = []
        self._documents: list[Document] = []
        self._seen: dict[int, object] = {}
        self._freed_bytes = 0
        self._work = self._pass()

    def step(self, held: Held, job: JobContext) -> Swept:
        """Go on for a short while; raises UserError where another process is here, or a journal cannot be read."""
        end = time.monotonic() + self._slice_s
        rest = 0.0
        with self._space.presence.alone() as alone:
            if not alone:
                raise UserError("Another window of the studio is open.", advice="Close it to free space.")
            self._mark_held(held)
            for _ in chain(self._traced(), self._work):
                job.check()
                now = time.monotonic()
                if now > end:
                    return Swept(ended=False, freed_bytes=self._freed_bytes)
                if now > rest:
                    # The main thread wants the interpreter too, and gets it sooner from one who lets go of it.
                    time.sleep(_REST_S)
                    rest = time.monotonic() + _WORK_S
        return Swept(ended=True, freed_bytes=self._freed_bytes)

    def _pass(self) -> Iterator[None]:
        data, settings = self._space.data, self._space.settings
        for text in chain(
            history_texts(data / "history.db"),
            queue_texts(data / "queue.db"),
            journal_texts(data / "recovery"),
            [settings.read_text(encoding="utf-8", errors="replace")] if settings.is_file() else [],
        ):
            self._mark(names_in(text))
            yield
        yield from self._traced()
        yield from self._sweep_chunks()
        yield from self._sweep_derived()

    def _mark_held(self, held: Held) -> None:
        self._documents += [document for document in held.documents if self._is_new(document)]
        for value in held.values:
            if self._is_new(value):
                self._mark(names_of(value))

    def _mark_document(self, document: Document) -> None:
        if self._is_new(document.assets):
            for id_, asset in document.assets.items():
                if self._is_new(asset):
                    self._mark(names_in(id_))
                    self._mark(names_of(asset.to_json()))
        for kind, part in document.parts.items():
            if self._is_new(part):
                named = names_of(part.data) if isinstance(part, UnknownPart) else self._space.types[kind].assets(part)
                self._mark(named)

    def _is_new(self, thing: object) -> bool:
        if id(thing) in self._seen:
            return False
        # Kept, so that nothing else is ever found at the same place in memory.
        self._seen[id(thing)] = thing
        return True

    def _mark(self, names: Iterable[str]) -> None:
        for name in names:
            if is_name(name) and (key := _key(name)) not in self._marked:
                self._marked.add(key)
                self._waiting.append(name)

    def _traced(self) -> Iterator[None]:
        """Mark what documents name and what the marked ones stand on, until nothing new is found."""
        while self._documents:
            self._mark_document(self._documents.pop())
            yield
        while self._waiting:
            name = self._waiting.pop()
            try:
                head = self._chunks.head(name, len(TILE_MAP))
                if head.startswith(TILE_MAP):
                    self._marked.update(map(_key, names_in(self._text(name))))
                elif head.startswith(_JSON):
                    self._mark(names_in(self._text(name)))
            except MissingAsset:
                pass  # named, and not here: there is nothing to keep
            yield

    def _text(self, name: str) -> str:
        """A chunk as text, unchecked: what is damaged may still be mended by hand, and its tiles with it."""
        return self._chunks.head(name, -1).decode("latin-1")

    def _sweep_chunks(self) -> Iterator[None]:
        for entries in self._chunks.files():
            for number, entry in enumerate(entries):
                name = Path(entry.path).parent.name + entry.name
                if entry.name.endswith(".tmp"):
                    _remove_old(Path(entry.path), self._grace_s)
                elif is_name(name) and _key(name) not in self._marked:
                    freed = self._chunks.discard(name, unused_s=self._grace_s)
                    if freed:
                        self._freed_bytes += freed
                        self._space.assets.forget(AssetId(name))
                if number % _CHECK_EVERY == 0:
                    yield

    def _sweep_derived(self) -> Iterator[None]:
        """Small pictures and the like of what is gone; they can always be made again."""
        assets = self._space.assets
        for path in chain(assets.thumbnails.glob("*.png"), assets.derived.glob("*-*")):
            name = path.name.partition("-")[0]
            if is_name(name) and _key(name) not in self._marked:
                _remove_old(path, self._grace_s)
            yield


def _key(name: str) -> int:
    return int(name[:15], 16)


def _remove_old(path: Path, age_s: float) -> None:
    with suppress(OSError):  # in use, or gone already
        if time.time() - path.stat().st_mtime > age_s:
            path.unlink()
