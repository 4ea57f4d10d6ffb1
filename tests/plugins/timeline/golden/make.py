"""Makes the golden film: `python -m tests.plugins.timeline.golden.make`, once for a version of the format.

It writes `film-vN.seisei` with all that a film can hold, the same as `film-vN.otio`, and `film-vN.json`, which says
what is in both.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import fields
from fractions import Fraction
from pathlib import Path
from typing import Any

from app.api import AddAssets, Asset, AssetId, BlendMode, Document, JobContext, Json, Recipe, to_plain
from app.document import Session
from app.jobs import JobId
from app.storage import FolderAssets, ProjectFiles
from plugins.timeline.codec import PART
from plugins.timeline.commands import timeline_of
from plugins.timeline.interchange.otio.writing import film_to_otio
from plugins.timeline.model import (
    KIND,
    MAIN,
    Box,
    Clip,
    Colour,
    Curve,
    Easing,
    Gap,
    Horizontal,
    Input,
    InputKind,
    Interpolation,
    Keyframe,
    Marker,
    MarkerColour,
    Media,
    Nested,
    Sequence,
    Shot,
    Solid,
    SoundFacts,
    Take,
    Timeline,
    Title,
    Track,
    TrackKind,
    Transition,
    TransitionKind,
    Vertical,
    Writing,
)
from plugins.timeline.time import TimeRange

GOLDEN = Path(__file__).parent
TYPES = {KIND: PART}
CONTEXT = JobContext(JobId("golden"), lambda _event: None)
RATE = Fraction(30000, 1001)
_NOTED = '{"metadata":{"elsewhere":{"id":7}}}'


def files_in(home: Path) -> ProjectFiles:
    """Projects with a home of their own."""
    return ProjectFiles(home / "data", FolderAssets(home / "data" / "assets", home / "cache"), TYPES)


def content_of(document: Document) -> dict[str, Any]:
    """All that a golden film has to say, as plain data."""
    return {
        "title": document.title,
        "film": to_plain(document.parts[KIND]),
        "assets": {asset.id: asset.to_json() for asset in document.assets.values()},
    }


def document_for(files: ProjectFiles) -> Document:
    """A document whose film uses every class of the model, and every field of each."""
    assets = files.assets
    film = assets.add_bytes(b"film", "video/mp4", name="film")
    lut = assets.add_bytes(b"lut", "application/x-cube", name="warm")
    picture = assets.add_bytes(b"picture", "image/png", name="picture")
    recipe = Recipe("timeline.text-to-video", "1", {"prompt": "a fox 狐", "seed": 7}, inputs=(picture.id,))
    made = assets.add_bytes(b"shot", "video/mp4", name="shot")
    shot = Asset(made.id, made.media_type, made.byte_size, made.shape, made.name, recipe)
    session = Session(Document().with_part(KIND, _timeline(film.id, lut.id, picture.id, shot.id)))
    session.execute(AddAssets((film, lut, picture, shot)))
    return session.document


def _timeline(film: AssetId, lut: AssetId, picture: AssetId, shot: AssetId) -> Timeline:
    def at(frames: int) -> Fraction:
        return frames / RATE

    facts = Media(
        film, "video/mp4", TimeRange(at(0), at(900)), RATE, True, 1080, 1920, 90, SoundFacts(44_100, 2)
    )  # fmt: skip
    taken = Media(shot, "video/mp4", TimeRange(at(0), at(120)), Fraction(24), width=640, height=360)
    given = (
        Input(picture, InputKind.ASSET, "picture", picture),
        Input("canvas:layer", InputKind.LINK, "style", picture),
    )
    generated = Shot((Take("one", taken, given, shot), Take("two", taken)), "one", "timeline.text-to-video",
                     '{"seed": 7}', given, at(8), at(4))  # fmt: skip
    title = Title("題\nTitle", "Noto Sans", 0.1, 700, True, "#ff8800ff", "#000000ff", 0.05, "#00000080", 1.4,
                  Horizontal.START, Vertical.END, Box(0.2, 0.3, 0.4, 0.5), Writing.VERTICAL)  # fmt: skip
    curves = (
        Curve("field:prompt", (Keyframe(at(0), "day"), Keyframe(at(30), "night", Easing.HOLD))),
        Curve(
            "opacity", (Keyframe(at(0), 0.0, Easing.EASE), Keyframe(at(15), 1.0, Easing.BEZIER, (0.1, 0.2, 0.3, 1.5)))
        ),
        Curve.constant("volume", -6.0),
    )
    colour = Colour(0.5, 1.1, 0.9, -0.2, 0.1, lut)
    marked = (Marker("cm", at(3), at(2), "here", "look", MarkerColour.PINK, False, _NOTED),)
    full = Clip(
        "a", facts, at(60), at(90), Fraction(-3, 2), "Everything", Interpolation.FLOW, curves, BlendMode.SCREEN, colour,
        at(5), at(6), "link", "group", False, marked, _NOTED,
    )  # fmt: skip
    wipe = Transition(TransitionKind.WIPE, at(6), at(4), "#ffffffff", 45.0, 0.25, _NOTED)
    still = Media(picture, "image/png", width=32, height=16)
    dip = Transition(TransitionKind.DIP, at(3), at(3), "#102030ff")
    picture_track = Track("v", TrackKind.PICTURE, "Picture", (
        full, wipe, Clip("b", generated, at(60), at(10)), dip, Clip("c", still, at(30)),
        Gap(at(12)), Clip("d", Nested("inner"), at(20)), Transition(in_offset=at(2), out_offset=at(2)),
        Clip("e", Solid("#336699cc"), at(20), speed=Fraction(0)),
    ), False, True, False, 96, _NOTED)  # fmt: skip
    sound = Track(
        "s",
        TrackKind.SOUND,
        "Sound",
        (Clip("f", facts, at(60), at(90), Fraction(-3, 2), link="link"),),
        True,
        False,
        True,
    )
    titles = Track("t", TrackKind.TITLE, "Titles", (Gap(at(10)), Clip("g", title, at(40))))
    inner = Sequence("inner", "Inner", (Track("i", items=(Clip("h", facts, at(30)),)),))
    main = Sequence(MAIN, "Film", (picture_track, titles, sound), (
        Marker("m", at(1), name="in"), Marker("n", at(50), at(10), "part", "comment", MarkerColour.CYAN, False, _NOTED),
    ), _NOTED)  # fmt: skip
    return Timeline((main, inner), MAIN, RATE, 1280, 720, 44_100, Fraction(3600), True)


def without_defaults(value: Json, class_: type[Any]) -> set[str]:
    """The fields of a class that some object in plain data has other than by default."""
    found: set[str] = set()
    if isinstance(value, dict):
        if value.get("is") == class_.__name__:
            found |= set(value) - {"is"}
        for each in value.values():
            found |= without_defaults(each, class_)
    elif isinstance(value, list):
        for each in value:
            found |= without_defaults(each, class_)
    return found


def fields_of(class_: type[Any]) -> set[str]:
    """The names of the fields of a class."""
    return {field.name for field in fields(class_)}


def main() -> None:
    """Write the golden film of this version, unless it is there."""
    target = GOLDEN / f"film-v{PART.version}.seisei"
    if target.exists():
        sys.exit(f"{target.name} is there already")
    with tempfile.TemporaryDirectory() as home:
        files = files_in(Path(home))
        document = document_for(files)
        project = files.new()
        project.save_as(document, target, CONTEXT)
        project.close()
        files.assets.close()
    exported = film_to_otio(timeline_of(document), document.assets, lambda _asset: None, "Golden")
    target.with_suffix(".otio").write_text(exported.to_json_string(), encoding="utf-8")
    text = json.dumps(content_of(document), ensure_ascii=False, indent=1, sort_keys=True)
    target.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
