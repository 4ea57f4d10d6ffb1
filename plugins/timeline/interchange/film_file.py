"""FilmFile: a film that was read of another program's file, on its way into a document."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction

from app.api import Asset, InvalidData, Json
from plugins.timeline.codec import PART
from plugins.timeline.model import Timeline

FILM = "application/vnd.seisei.film+json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class FilmFile:
    """A timeline and what is known of the assets that it needs.

    With `as_tracks` only the tracks of its main sequence are meant, such as subtitles: they are laid over a film.
    """

    timeline: Timeline
    assets: tuple[Asset, ...] = ()
    as_tracks: bool = False


def film_to_bytes(film: FilmFile) -> bytes:
    """A film as the content of an asset."""
    data: Json = {
        "version": _VERSION,
        "film": PART.encode(film.timeline),
        "assets": [asset.to_json() for asset in film.assets],
        "as_tracks": film.as_tracks,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def film_from_bytes(data: bytes) -> FilmFile:
    """A film of the content of an asset; raises InvalidData."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InvalidData("The film is malformed.", detail=str(error)) from error
    match found:
        case {"version": int(version), "film": film, "assets": list(assets), "as_tracks": bool(as_tracks)}:
            if version != _VERSION:
                raise InvalidData(
                    "The film is of format {found}, and this studio knows up to {known}.",
                    advice="Update the studio to open it.",
                    found=version,
                    known=_VERSION,
                )
            return FilmFile(PART.decode(film), tuple(Asset.from_json(asset) for asset in assets), as_tracks)
    raise InvalidData("The film is malformed.")


def on_rate(time: Fraction, rate: Fraction) -> Fraction:
    """The nearest frame of a rate, never before zero."""
    frames = time * rate + Fraction(1, 2)
    return max(0, frames.numerator // frames.denominator) / rate
