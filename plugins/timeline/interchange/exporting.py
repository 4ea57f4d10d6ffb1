"""Exporting: the film of a document for other programs, with its files beside it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, ClassVar

import opentimelineio as otio

from app.api import AssetStore, Choice, Document, ExportContext, Label, Recipe, UserError
from app.api.files import Exported
from plugins.timeline.codec import assets_of
from plugins.timeline.commands.editing import timeline_of
from plugins.timeline.interchange.copies import Copies
from plugins.timeline.interchange.edl import edl_of
from plugins.timeline.interchange.mlt import mlt_of
from plugins.timeline.interchange.otio.plainness import plain_film
from plugins.timeline.interchange.otio.writing import film_to_otio
from plugins.timeline.model import Timeline, TrackKind

BESIDE, NONE = "beside", "none"


@dataclass(frozen=True, slots=True)
class InterchangeOptions:
    """How a film is written for another program."""

    media: Annotated[
        str,
        Choice(((BESIDE, "Copied into a folder beside it"), (NONE, "Left out"))),
        Label("Media files", "Other programs find them by the folder; without them only their names are written."),
    ] = BESIDE


@dataclass(frozen=True, slots=True)
class BundleOptions:
    """How a bundle is written, which always has its files in it."""


@dataclass(frozen=True, slots=True)
class WriteOtio:
    """Writes the film as OpenTimelineIO has it, and is what the other kinds differ from."""

    options: Any
    context: ExportContext
    Options: ClassVar[type[Any]] = InterchangeOptions

    def __call__(self, document: Document, assets: AssetStore, path: Path) -> Exported:
        """Write it, with its files in a folder of its name; raises UserError."""
        timeline = timeline_of(document)
        copies = Copies(assets, document.assets, path.with_name(f"{path.stem} media"))
        if self.options.media == BESIDE:
            copies.write(timeline, self.context.report)
        film = film_to_otio(timeline, document.assets, copies.url, document.title or path.stem)
        self.write(film, timeline, copies, path)
        return Exported(tuple(_recipes(document, timeline)))

    def write(self, film: otio.schema.Timeline, _timeline: Timeline, _copies: Copies, path: Path) -> None:
        """Write the objects of a film to a file."""
        path.write_text(film.to_json_string(indent=1), encoding="utf-8")


class WriteFcpXml(WriteOtio):
    """Writes the film as XML for Final Cut Pro 7, which Premiere Pro and DaVinci Resolve read."""

    def write(self, film: otio.schema.Timeline, _timeline: Timeline, _copies: Copies, path: Path) -> None:
        """Write it as far as the format goes; raises UserError."""
        try:
            text = otio.adapters.write_to_string(plain_film(film, nested=True), "fcp_xml")
        except Exception as error:
            raise _unwritten("Final Cut Pro XML", error) from error
        path.write_text(text, encoding="utf-8")


class WriteEdl(WriteOtio):
    """Writes each track as an edit list (CMX 3600): the first picture track by the name, others beside it."""

    def write(self, film: otio.schema.Timeline, timeline: Timeline, _copies: Copies, path: Path) -> None:
        """Write all tracks that hold anything; raises UserError."""
        plain = plain_film(film, nested=False)
        main = timeline.sequence(timeline.main)
        counts = dict.fromkeys(TrackKind, 0)
        named: list[tuple[str, str]] = []
        for track, written in zip(main.tracks, plain.tracks, strict=True):
            counts[track.kind] += 1
            if not isinstance(written, otio.schema.Track) or not track.items:
                continue
            letter = {TrackKind.PICTURE: "V", TrackKind.SOUND: "A", TrackKind.TITLE: "T"}[track.kind]
            text = edl_of(written, timeline, film.name, sound=track.kind is TrackKind.SOUND)
            named.append((f"{letter}{counts[track.kind]}", text))
        if not named:
            raise UserError("There is nothing in the film.", advice="Put a clip on a track first.")
        first = next((place for place, (name, _) in enumerate(named) if name.startswith("V")), 0)
        for place, (name, text) in enumerate(named):
            target = path if place == first else path.with_name(f"{path.stem} {name}{path.suffix}")
            target.write_text(text, encoding="utf-8")


class WriteMlt(WriteOtio):
    """Writes the film for MLT, which Kdenlive and Shotcut are built on."""

    def write(self, _film: otio.schema.Timeline, timeline: Timeline, copies: Copies, path: Path) -> None:
        """Write it; what MLT has no word for is named in it as text."""
        path.write_bytes(mlt_of(timeline, copies.url))


@dataclass(frozen=True, slots=True)
class WriteOtioz:
    """Writes the film with all its files as one ZIP file."""

    options: Any
    context: ExportContext
    Options: ClassVar[type[Any]] = BundleOptions

    def __call__(self, document: Document, assets: AssetStore, path: Path) -> Exported:
        """Write it; raises UserError."""
        timeline = timeline_of(document)
        with TemporaryDirectory(prefix=".bundle-", dir=path.parent) as name:
            folder = Path(name)
            copies = Copies(assets, document.assets, folder / "media")
            copies.write(timeline, self.context.report)
            film = film_to_otio(timeline, document.assets, copies.url, document.title or path.stem)
            with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as bundle:
                # The version of the kind of bundle, as the library writes it
                bundle.writestr("version.txt", "1.0.0")
                bundle.writestr("content.otio", film.to_json_string(indent=1), zipfile.ZIP_DEFLATED)
                for file in sorted((folder / "media").glob("*")):
                    bundle.write(file, f"media/{file.name}")
                    file.unlink()
        return Exported(tuple(_recipes(document, timeline)))


def _recipes(document: Document, timeline: Timeline) -> Iterator[Recipe]:
    known: set[str] = set()
    for id_ in assets_of(timeline):
        asset = document.assets.get(id_)
        if asset is not None and asset.recipe is not None and asset.recipe.id not in known:
            known.add(asset.recipe.id)
            yield asset.recipe


def _unwritten(kind: str, error: Exception) -> UserError:
    return UserError(
        "The film could not be written as {kind}.",
        advice="Write it as OpenTimelineIO, or without what was changed last.",
        kind=kind,
        detail=str(error),
    )
