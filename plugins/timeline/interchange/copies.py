"""Copies: the files of a film beside the file that names them, so that other programs find them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import copyfileobj
from urllib.parse import quote

from app.api import TILES, Asset, AssetId, AssetStore, MissingAsset
from plugins.timeline.exchange.importing import MEDIA_TYPES
from plugins.timeline.interchange.footage import PICTURES, SOUNDS
from plugins.timeline.model import Timeline, media_of

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST_NAME = 80


def _endings() -> Mapping[str, str]:
    """The ending of a name for each media type, the usual one where there are several."""
    found: dict[str, str] = {}
    for ending, media_type in {**MEDIA_TYPES, **SOUNDS, **PICTURES}.items():
        found.setdefault(media_type, ending)
    return {**found, TILES: "png"}


class Copies:
    """Writes each asset that is shown or played once into a folder; where one lacks there is no file."""

    def __init__(self, assets: AssetStore, known: Mapping[AssetId, Asset], folder: Path) -> None:
        self._assets, self._known, self._folder = assets, known, folder
        self._urls: dict[AssetId, str] = {}
        self._taken: set[str] = set()

    def write(self, timeline: Timeline, report: Callable[[int, int], None]) -> None:
        """Write the files of a film; `report` hears how many of how many are written."""
        wanted: dict[AssetId, str] = {}
        for sequence in timeline.sequences:
            for clip in sequence.clips:
                media = media_of(clip.content)
                if media is not None:
                    wanted.setdefault(media.asset, media.media_type)
        for done, (asset, media_type) in enumerate(wanted.items()):
            report(done, len(wanted))
            if self._assets.has(asset):
                self._write(asset, media_type)

    def url(self, asset: AssetId) -> str | None:
        """Where the file of an asset is, from the folder in which the film is written."""
        return self._urls.get(asset)

    def _write(self, asset: AssetId, media_type: str) -> None:
        known = self._known.get(asset)
        name = self._name(known.name if known is not None else "", asset, _endings().get(media_type, "bin"))
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            if media_type == TILES:
                from PIL import Image

                Image.fromarray(self._assets.picture(asset)).save(self._folder / name)
            else:
                with self._assets.open(asset) as source, (self._folder / name).open("wb") as file:
                    copyfileobj(source, file)
        except MissingAsset:
            (self._folder / name).unlink(missing_ok=True)
            return
        self._urls[asset] = quote(f"{self._folder.name}/{name}")

    def _name(self, wanted: str, asset: AssetId, ending: str) -> str:
        stem = _FORBIDDEN.sub("_", wanted).strip(" .")[:_LONGEST_NAME] or asset[:8]
        name = f"{stem}.{ending}"
        number = 2
        while name.casefold() in self._taken:
            name = f"{stem} {number}.{ending}"
            number += 1
        self._taken.add(name.casefold())
        return name
