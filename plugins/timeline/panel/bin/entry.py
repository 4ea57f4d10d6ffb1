"""Entry: one thing in the bin, and all that are in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from app.api import TILES, Asset, AssetId
from plugins.timeline.codec import SEQUENCE
from plugins.timeline.links.watching import Source
from plugins.timeline.model import Content, Shot, Timeline, media_of


class Shelf(Enum):
    """Where things of the bin stand together."""

    FILMS = "films"
    SOUNDS = "sounds"
    PICTURES = "pictures"
    SEQUENCES = "sequences"
    LAYERS = "layers"
    CLIPS = "clips"
    CHAPTERS = "chapters"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as an asset, or something of a part by its link."""

    id: str
    title: str
    shelf: Shelf
    media_type: str
    asset: AssetId | None = None
    link: str = ""
    used: int = 0
    """How many times it was put into the film: clips that are linked, such as a picture with its sound, are one."""


def entries_of(
    timeline: Timeline,
    assets: Mapping[AssetId, Asset],
    sources: Sequence[Source],
    made_of: Callable[[AssetId], str],
    hidden: str = "",
) -> tuple[Entry, ...]:
    """All that the film can use, shelf by shelf; `made_of` names an asset that has no name, `hidden` is a sequence."""
    used = _used(timeline)
    # What a layer or a clip of the song is now stands there by its name
    named = {source.item.asset for source in sources}
    files = [entry for entry in _files(assets, used, made_of) if entry.asset not in named]
    entries = [*files, *_items(sources, used, hidden)]
    order = list(Shelf)
    return tuple(sorted(entries, key=lambda entry: order.index(entry.shelf)))


def names_of(content: Content) -> frozenset[str]:
    """The assets and links that a clip shows, or is made from."""
    media = media_of(content)
    shown = (media.asset,) if media is not None else ()
    return frozenset((*shown, *(each.id for each in content.inputs)) if isinstance(content, Shot) else shown)


def _files(
    assets: Mapping[AssetId, Asset], used: Mapping[str, int], made_of: Callable[[AssetId], str]
) -> Iterator[Entry]:
    for asset in assets.values():
        shelf = _shelf(asset.media_type)
        # States of what is painted are no files; what was generated, or is in the film, is one
        kept = asset.media_type != TILES or asset.recipe is not None or asset.id in used
        if shelf is not Shelf.OTHERS and kept:
            title = asset.name or made_of(asset.id) or asset.id[:8]
            yield Entry(asset.id, title, shelf, asset.media_type, asset.id, used=used.get(asset.id, 0))


def _items(sources: Sequence[Source], used: Mapping[str, int], hidden: str) -> Iterator[Entry]:
    shelves = {"image/": Shelf.LAYERS, "audio/": Shelf.CLIPS, "application/": Shelf.CLIPS, "text/": Shelf.CHAPTERS}
    for kind, item in sources:
        link = f"{kind}/{item.id}"
        if item.media_type == SEQUENCE:
            if item.id != hidden:
                yield Entry(link, item.title, Shelf.SEQUENCES, item.media_type, None, link)
            continue
        begin = item.media_type.partition("/")[0] + "/"
        shelf = shelves.get(begin, Shelf.OTHERS)
        yield Entry(link, item.title or item.id, shelf, item.media_type, item.asset, link, used.get(link, 0))


def _used(timeline: Timeline) -> dict[str, int]:
    """How many times each asset, and each link, is in the film; clips that are linked count as one."""
    places: dict[str, set[str]] = {}
    for sequence in timeline.sequences:
        for clip in sequence.clips:
            for name in names_of(clip.content):
                places.setdefault(name, set()).add(clip.link or clip.id)
    return {name: len(clips) for name, clips in places.items()}


def _shelf(media_type: str) -> Shelf:
    kinds = {"video": Shelf.FILMS, "audio": Shelf.SOUNDS, "image": Shelf.PICTURES}
    return kinds.get(media_type.partition("/")[0], Shelf.OTHERS)
