"""Giving: what a generator is told of the manuscript that only the panel knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.api import AssetStore, JobContext, Json, UserError
from plugins.text.context.world import MEDIA_TYPE as WORLD_TYPE
from plugins.text.context.world import World, world_to_bytes
from plugins.text.model import MEDIA_TYPE, Manuscript
from plugins.text.panel.place import Place
from plugins.text.panel.told.world import present, world_of

_TEXTS = ("text", "passage", "after")


@dataclass(frozen=True, slots=True)
class Given:
    """The text before a place, what stands there, and what stands behind, at the moment when it was asked for.

    `user` is what the person is called in character cards.
    """

    place: Place
    before: str
    passage: str
    after: str
    manuscript: Manuscript
    user: str


def needs_selection(wanted: Sequence[str]) -> bool:
    """Whether a generator works on what is selected."""
    return "passage" in wanted


def stored(given: Given, wanted: Sequence[str], assets: AssetStore, job: JobContext) -> dict[str, Json]:
    """Store what is asked for; the values by name. Raises UserError where a field is none of a manuscript's."""
    part = given.manuscript
    texts = {"text": given.before, "passage": given.passage, "after": given.after}
    told: dict[str, Json] = {"memory": part.memory, "note": part.note, "note_depth": part.note_depth}
    plain: dict[str, Json] = {**told, "start": "", "stop_after": 0}
    values: dict[str, Json] = {}
    for name in wanted:
        job.check()
        if name in texts:
            text = texts[name].encode("utf-8", "replace")
            values[name] = assets.add_bytes(text, MEDIA_TYPE).id if text else None
        elif name == "lore":
            values[name] = _lore(given, assets)
        elif name in plain:
            values[name] = plain[name]
        else:
            raise UserError("This cannot be made from a chapter.", advice="Choose something else to make.")
    return values


def key_of(values: dict[str, Json]) -> tuple[Json, ...]:
    """What tells one giving from another."""
    return tuple(values.get(name) for name in _TEXTS)


def _lore(given: Given, assets: AssetStore) -> str | None:
    part = given.manuscript
    world = world_of(part, present(part, given.place.chapter), given.user, assets)
    return assets.add_bytes(world_to_bytes(world), WORLD_TYPE).id if world != World() else None
