"""What the tests of interchange share: a store of assets, and a film as another program would see it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import opentimelineio as otio

from app.api import Asset, AssetId, Imported, Words
from app.storage import FolderAssets
from plugins.timeline.interchange.film_file import FilmFile, film_from_bytes
from plugins.timeline.interchange.footage import Footage
from plugins.timeline.interchange.otio.opening import opened
from plugins.timeline.interchange.otio.reading import film_of
from plugins.timeline.interchange.otio.writing import film_to_otio
from plugins.timeline.model import Timeline

SAMPLES = Path(__file__).parent / "samples"


@contextmanager
def store(folder: Path) -> Iterator[FolderAssets]:
    """A store of assets that is closed at the end."""
    assets = FolderAssets(folder / "assets", folder / "cache")
    yield assets
    assets.close()


def film_in(imported: Imported, assets: FolderAssets) -> FilmFile:
    """The film that an importer gave."""
    return film_from_bytes(assets.read(imported.asset.id))


def written(timeline: Timeline, known: tuple[Asset, ...] = (), urls: dict[AssetId, str] | None = None) -> str:
    """A film as the text of an .otio file."""
    film = film_to_otio(timeline, {asset.id: asset for asset in known}, (urls or {}).get, "Film")
    return film.to_json_string()


def read(text: str, assets: FolderAssets, folder: Path) -> tuple[FilmFile, tuple[Words, ...]]:
    """The film of the text of an .otio file."""
    root, remarks = opened(text, "film.otio")
    with Footage(assets, folder) as footage:
        film, more = film_of(root, footage, "film.otio")
    return film, (*remarks, *more)


def seen(film: Any) -> list[object]:
    """A film of the library as what every program has to agree on.

    Gaps that meet are one, and what lies behind the last clip is nothing.
    """
    return [_track(track) for track in film.tracks]


def _track(track: Any) -> object:
    if not isinstance(track, otio.schema.Track):
        return _item(track)
    items: list[list[object]] = []
    for child in track:
        item = _item(child)
        if item[0] == "gap" and items and items[-1][0] == "gap":
            item = ["gap", float(str(items.pop()[1])) + float(str(item[1]))]
        if item != ["gap", 0.0]:
            items.append(item)
    while items and items[-1][0] == "gap":
        items.pop()
    return [track.kind, track.name, track.enabled, [marker.name for marker in track.markers], items]


def _item(child: Any) -> list[object]:
    if isinstance(child, otio.schema.Transition):
        offsets = (child.in_offset.to_seconds(), child.out_offset.to_seconds())
        return ["transition", child.name, child.transition_type, *offsets]
    range_ = child.trimmed_range()
    shown = [round(time.to_seconds(), 6) for time in (range_.start_time, range_.duration)]
    if isinstance(child, otio.schema.Gap):
        return ["gap", shown[1]]
    effects = [(effect.schema_name(), getattr(effect, "time_scalar", None)) for effect in child.effects]
    markers = [
        (marker.name, marker.color, marker.comment, round(marker.marked_range.start_time.to_seconds(), 6))
        for marker in child.markers
    ]
    inside: object = None
    if isinstance(child, otio.schema.Clip):
        reference = child.media_reference
        inside = (
            reference.schema_name(),
            reference.name,
            getattr(reference, "target_url", ""),
            len(child.media_references()),
        )
    elif isinstance(child, otio.schema.Stack | otio.schema.Track):
        inside = [_track(each) for each in (child if isinstance(child, otio.schema.Stack) else [child])]
    notes = {key: str(value) for key, value in sorted(child.metadata.items()) if key != "seisei"}
    return ["item", child.name, child.enabled, shown, sorted(effects, key=str), markers, inside, notes]
