"""Shelf: the models that were found, each with its id, watched for changes of their files."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.api import ModelFormat, ModelId, ModelKind, ModelRecord, UnreadableModel, Words, sentences
from app.engine.detectors.content import unopened
from app.engine.detectors.draft import Draft
from app.engine.detectors.own import read_description
from app.engine.detectors.sound import CONDITIONS
from app.engine.detectors.video import ABILITIES, BASES
from app.engine.ledger import Ledger
from app.engine.registry import Identity, ModelRegistry
from app.engine.samplers import is_flow, sampler_names
from app.engine.weights_hash import stamp_of


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """A model in its place: `own` came with the studio, `fetched` was fetched, `explicit` was added by its path."""

    id: ModelId
    path: Path
    identity: Identity | None
    stamp: str
    complaint: Words = field(default_factory=Words)
    own: bool = False
    fetched: bool = False
    explicit: bool = False

    @property
    def draft(self) -> Draft:
        """What is known of it; of what could not be read, its name alone."""
        return self.identity.draft if self.identity else Draft(ModelKind.CHECKPOINT, ModelFormat.DIFFUSERS)

    @property
    def kind(self) -> ModelKind:
        """What it is for."""
        return self.draft.kind

    def record(self) -> ModelRecord:
        """The item as the rest of the studio knows it."""
        draft, identity = self.draft, self.identity
        samplers = sampler_names(draft.architecture, draft.prediction, zero_snr=draft.zero_snr)
        ignored = draft.ignored
        if draft.kind is ModelKind.CHECKPOINT and is_flow(draft.architecture, draft.prediction):
            ignored += ("guidance_rescale",)
        return ModelRecord(
            id=self.id,
            name=draft.name or self.path.stem,
            kind=draft.kind,
            architecture=draft.architecture,
            format=draft.format,
            path=identity.path if identity else self.path,
            byte_size=identity.byte_size if identity else 0,
            prediction=draft.prediction,
            licence=draft.licence,
            native_size=draft.native_size,
            multiple_of=draft.multiple_of or 8,
            default_steps=25 if draft.steps is None else draft.steps,
            default_guidance=7.0 if draft.guidance is None else draft.guidance,
            default_guidance_rescale=draft.guidance_rescale,
            default_colour_guidance=draft.colour_guidance,
            default_sampler=draft.sampler,
            samplers=samplers if draft.kind is ModelKind.CHECKPOINT else (),
            context_tokens=draft.context_tokens,
            chat=draft.chat,
            fill_in=draft.fill_in,
            images=draft.images,
            ignored=ignored,
            conditions=CONDITIONS.get(draft.architecture) if draft.kind is ModelKind.SOUND_MODEL else None,
            film=ABILITIES.get(draft.architecture) if draft.kind is ModelKind.VIDEO_MODEL else None,
            bases=BASES.get(draft.architecture, ()) if draft.kind is ModelKind.VIDEO_MODEL else (),
            prompt_languages=draft.prompt_languages,
            source="seisei" if self.own else "fetched" if self.fetched else str(self.path),
            description=sentences(draft.description, draft.note),
            complaint=self.complaint or draft.complaint,
            trigger_words=draft.trigger_words,
        )


class Shelf:
    """Identifies what is put on it and remembers that in the ledger."""

    def __init__(self, ledger: Ledger, registry: ModelRegistry) -> None:
        self._ledger = ledger
        self._registry = registry
        self._items: dict[str, ShelfItem] = {}
        self._keys: dict[str, str] = {}

    @property
    def items(self) -> list[ShelfItem]:
        """The studio's own first, then in the order in which they came."""
        return sorted(self._items.values(), key=lambda item: not item.own)

    def take(self, path: Path, *, own: bool = False, fetched: bool = False, explicit: bool = False) -> ShelfItem:
        """Identify a model and keep it; raises UnreadableModel. One that is there already stays what it is."""
        key = self._key(path)
        if key in self._items and not self._items[key].complaint:
            kept = self._items[key] = replace(self._items[key], explicit=self._items[key].explicit or explicit)
            return kept
        try:
            stamp = stamp_of(path)
            identity = self._ledger.remembered(path, stamp)
            if identity is None:
                identity = self._registry.identify(path)
                self._ledger.remember(path, stamp, identity)
        except OSError as error:
            raise unopened(path, error) from error
        return self._put(
            key, ShelfItem(self._id(path, identity, own or fetched), path, identity, stamp), own, fetched, explicit
        )

    def take_or_complain(
        self, path: Path, *, own: bool = False, fetched: bool = False, explicit: bool = False
    ) -> ShelfItem | None:
        """Take a model; one that cannot be read is kept with the reason if it is known from before, else None."""
        try:
            return self.take(path, own=own, fetched=fetched, explicit=explicit)
        except UnreadableModel as error:
            identity = self._ledger.remembered(path, None) or (_described(path) if own or fetched else None)
            if identity is None and not explicit:
                return None
            id_ = self._id(path, identity, own or fetched)
            return self._put(self._key(path), ShelfItem(id_, path, identity, "", error.words), own, fetched, explicit)

    def look_again(self) -> None:
        """Look whether the files are still the same, and identify anew those that are not."""
        for key, item in list(self._items.items()):
            try:
                same = stamp_of(item.path) == item.stamp
            except OSError:
                same = False
            if same:
                continue
            del self._items[key]
            self.take_or_complain(item.path, own=item.own, fetched=item.fetched, explicit=item.explicit)

    def drop(self, item: ShelfItem) -> None:
        """Take a model off the shelf, and forget what was known of it."""
        self._items.pop(self._key(item.path), None)
        for kept in (self._ledger.identities, self._ledger.hashes, self._ledger.ids):
            kept.pop(str(item.path), None)

    def _put(self, key: str, item: ShelfItem, own: bool, fetched: bool, explicit: bool) -> ShelfItem:
        kept = self._items[key] = replace(item, own=own, fetched=fetched, explicit=explicit)
        return kept

    def _key(self, path: Path) -> str:
        """The same for every way that leads to a file, so that one that is linked twice is listed once."""
        known = self._keys.get(str(path))
        if known is None:
            try:
                known = str(path.resolve())
            except OSError:
                known = str(path)
            self._keys[str(path)] = known
        return known

    def _id(self, path: Path, identity: Identity | None, asked: bool) -> ModelId:
        key = self._key(path)
        taken = {item.id for other, item in self._items.items() if other != key}
        if asked and identity and identity.own_id and identity.own_id not in taken:
            return ModelId(identity.own_id)
        known = self._ledger.ids.get(str(path))
        if known and known not in taken:
            return ModelId(known)
        stem = slug(identity.draft.name if identity else path.stem)
        others = taken | {id_ for other, id_ in self._ledger.ids.items() if other != str(path)}
        found = next(
            name for at in range(1, len(others) + 2) if (name := stem if at == 1 else f"{stem}-{at}") not in others
        )
        self._ledger.ids[str(path)] = found
        return ModelId(found)


def slug(name: str) -> str:
    """A name in small letters, digits, dots and hyphens, at most 60 of them; letters of every script stay."""
    plain = unicodedata.normalize("NFKC", name).lower()
    return re.sub(r"[^\w.]+|_", "-", plain).strip("-.")[:60].strip("-.") or "model"


def _described(path: Path) -> Identity | None:
    try:
        said = read_description(path)
    except UnreadableModel:
        return None
    if said is None:
        return None
    draft = Draft(said.kind, ModelFormat.DIFFUSERS, said.architecture or "", name=said.name, licence=said.licence or "")
    return Identity(draft, path, (), 0, said.id)
