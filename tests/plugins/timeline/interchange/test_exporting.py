"""The film of a document as files of other programs, with its own files beside them, and back."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import opentimelineio as otio
import pytest

from app.api import Asset, AssetId, Document, ExportContext, Recipe, UserError
from app.extensions.exporting import export_to
from app.storage import FolderAssets
from plugins.timeline.commands import timeline_of
from plugins.timeline.interchange.edl import read_edl
from plugins.timeline.interchange.exporting import (
    NONE,
    BundleOptions,
    InterchangeOptions,
    WriteEdl,
    WriteFcpXml,
    WriteMlt,
    WriteOtio,
    WriteOtioz,
)
from plugins.timeline.interchange.fcpxml import read_fcp_xml
from plugins.timeline.interchange.importing import read_otio
from plugins.timeline.interchange.landing import TakeFilm, film_command
from plugins.timeline.model import (
    KIND,
    MAIN,
    Clip,
    Marker,
    Media,
    Nested,
    Sequence,
    Solid,
    SoundFacts,
    Timeline,
    Title,
    Track,
    TrackKind,
)
from plugins.timeline.time import TimeRange
from tests.plugins.timeline.films import clip, track
from tests.plugins.timeline.interchange.bench import SAMPLES, film_in, store

RATE = Fraction(25)


def wave(path: Path, seconds: int = 4) -> Path:
    """A file of sound."""
    import numpy as np
    import soundfile

    time = np.arange(seconds * 48_000) / 48_000
    with soundfile.SoundFile(path, "w", 48_000, 1, "PCM_16") as file:
        file.write(0.2 * np.sin(2 * np.pi * 440 * time))
    return path


def film_with_sound(assets: FolderAssets, folder: Path) -> Document:
    """A document whose sound is here, and whose pictures are not."""
    kept = assets.add_file(wave(folder / "tone.wav"), "audio/wav", name="tone: a/b")
    media = Media(kept.id, "audio/wav", TimeRange(Fraction(0), Fraction(4)), sound=SoundFacts(48_000, 1))
    recipe = Recipe("timeline.text-to-video", "1", {"prompt": "x", "seed": 1})
    shown = Media(AssetId("0" * 64), "video/mp4", TimeRange(Fraction(0), Fraction(20)), RATE, width=640, height=360)
    lacking = Asset(shown.asset, "video/mp4", 5, (), "shot", recipe)

    def piece(id_: str, length: int, start: int, of: Any, **more: Any) -> Clip:
        return Clip(id_, of, length / RATE, start / RATE, name=id_.title(), **more)

    from plugins.timeline.model import Gap, Transition

    picture = (
        piece("alpha", 50, 100, shown),
        Transition(in_offset=6 / RATE, out_offset=6 / RATE),
        piece("beta", 50, 100, shown),
        Gap(25 / RATE),
        piece("fast", 50, 0, shown, speed=Fraction(2)),
        piece("still", 25, 10, shown, speed=Fraction(0)),
        piece("back", 25, 10, shown, speed=Fraction(-1), fade_out=5 / RATE),
        piece("inside", 25, 0, Nested("inner")),
        piece("black", 25, 0, Solid()),
    )
    tracks = (
        Track("v", TrackKind.PICTURE, "V", picture),
        Track("a", TrackKind.SOUND, "A", (piece("tone", 100, 0, media),)),
        Track("t", TrackKind.TITLE, "T", (Gap(10 / RATE), piece("title", 25, 0, Title("Hello & <goodbye>")))),
    )
    main = Sequence(MAIN, "Film", tracks, (Marker("m", 1 / RATE, name="mark"),))
    inner = Sequence("inner", "Inner", (Track("i", items=(piece("deep", 30, 0, shown),)),))
    timeline = Timeline((main, inner), rate=RATE, width=640, height=360)
    known = {kept.id: kept, lacking.id: lacking}
    return replace(Document(), assets=known).with_part(KIND, timeline)


def context(folder: Path) -> ExportContext:
    return ExportContext(folder, lambda _kind: [])


def test_otio_with_its_files_opens_elsewhere(tmp_path: Path) -> None:
    with store(tmp_path / "here") as assets:
        document = film_with_sound(assets, tmp_path)
        said = WriteOtio(InterchangeOptions(), context(tmp_path))(document, assets, tmp_path / "film.otio")
    assert [recipe.generator for recipe in said.recipes] == ["timeline.text-to-video"]
    assert [path.name for path in (tmp_path / "film media").iterdir()] == ["tone_ a_b.wav"]
    with store(tmp_path / "elsewhere") as assets:
        imported = read_otio(tmp_path / "film.otio", assets)
        film = film_in(imported, assets)
        again = film_command(imported.asset, assets).apply(Document())
        assert timeline_of(again) == timeline_of(document)
        (kept,) = again.assets
        assert document.assets[kept] == again.assets[kept]
        assert assets.has(kept)
    assert [str(each) for each in imported.remarks] == ["The file “shot” was not found."]
    # A second film comes beside the first
    both = TakeFilm(film).apply(again)
    assert len(timeline_of(both).sequences) == 4
    assert timeline_of(both).sequence(MAIN) == timeline_of(document).sequence(MAIN)


def test_bundle_holds_all_that_it_needs(tmp_path: Path) -> None:
    with store(tmp_path / "here") as assets:
        document = film_with_sound(assets, tmp_path)
        WriteOtioz(BundleOptions(), context(tmp_path))(document, assets, tmp_path / "film.otioz")
    assert sorted(zipfile.ZipFile(tmp_path / "film.otioz").namelist()) == [
        "content.otio", "media/tone_ a_b.wav", "version.txt",
    ]  # fmt: skip
    # The library's own reader takes it
    assert len(otio.adapters.read_from_file(str(tmp_path / "film.otioz")).tracks) == 3
    with store(tmp_path / "elsewhere") as assets:
        film = film_in(read_otio(tmp_path / "film.otioz", assets), assets)
        assert film.timeline == timeline_of(document)
        assert [assets.has(asset.id) for asset in film.assets] == [True]


def test_edit_list_for_each_track(tmp_path: Path) -> None:
    with store(tmp_path / "here") as assets:
        document = film_with_sound(assets, tmp_path)
        WriteEdl(InterchangeOptions(NONE), context(tmp_path))(document, assets, tmp_path / "film.edl")
        names = sorted(path.name for path in tmp_path.glob("*.edl"))
        assert names == ["film A1.edl", "film T1.edl", "film.edl"]
        picture = (tmp_path / "film.edl").read_text(encoding="utf-8")
        sound = (tmp_path / "film A1.edl").read_text(encoding="utf-8")
        film = film_in(read_edl(tmp_path / "film.edl", assets), assets)
    assert picture.splitlines()[1] == "FCM: NON-DROP FRAME"
    assert re.search(r" D +012 ", picture)
    assert re.search(r"^001 +\S+ +A +C ", sound, re.MULTILINE)
    (read_back,) = film.timeline.sequence(MAIN).tracks
    names = [item.name for item in read_back.items if isinstance(item, Clip)]
    assert [name.lower() for name in names] == ["alpha", "beta", "fast", "still", "back", "inside", "black"]
    # What is played backwards at its own speed is known to the list alone: the reader asks for other lengths
    assert [float(item.speed) for item in read_back.clips] == [1, 1, 2, 0, 1, 1, 1]
    assert "M2   Back\t\t-25.0" in picture
    assert re.search(r"^003 .* 00:00:00:00 00:00:04:00 00:00:05:00 00:00:07:00$", picture, re.MULTILINE)
    assert film.timeline.rate == RATE
    before = timeline_of(document).sequence(MAIN).tracks[0]
    lengths = [item.duration for item in before.items if isinstance(item, Clip)]
    # In a list the later clip begins where its dissolve does
    lengths[:2] = [lengths[0] - 6 / RATE, lengths[1] + 6 / RATE]
    assert [item.duration for item in read_back.items if isinstance(item, Clip)] == lengths


def test_edit_list_that_would_be_too_long_is_refused(tmp_path: Path) -> None:
    many = track("v", *(clip(f"c{number}", 2) for number in range(1000)))
    document = Document().with_part(KIND, Timeline((Sequence(MAIN, "", (many,)),), rate=RATE))
    with store(tmp_path) as assets, pytest.raises(UserError, match="1000 clips"):
        WriteEdl(InterchangeOptions(NONE), context(tmp_path))(document, assets, tmp_path / "film.edl")
    with store(tmp_path) as assets, pytest.raises(UserError, match="nothing in the film"):
        WriteEdl(InterchangeOptions(NONE), context(tmp_path))(Document(), assets, tmp_path / "film.edl")


def test_final_cut_pro_xml_comes_back(tmp_path: Path) -> None:
    with store(tmp_path / "here") as assets:
        document = film_with_sound(assets, tmp_path)
        WriteFcpXml(InterchangeOptions(), context(tmp_path))(document, assets, tmp_path / "film.xml")
        film = film_in(read_fcp_xml(tmp_path / "film.xml", assets), assets)
    read_back = film.timeline.sequence(film.timeline.main)
    assert film.timeline.rate == RATE
    kinds = [each.kind for each in read_back.tracks]
    assert kinds.count(TrackKind.SOUND) == 1
    names = [clip_.name for clip_ in read_back.tracks[0].clips]
    assert names == ["Alpha", "Beta", "Fast", "Still", "Back", "Inside", "Black"]
    before = timeline_of(document).sequence(MAIN).tracks[0]
    assert [clip_.duration for clip_ in read_back.tracks[0].clips] == [clip_.duration for clip_ in before.clips]


def test_mlt_counts_frames_as_the_film_does(tmp_path: Path) -> None:
    with store(tmp_path / "here") as assets:
        document = film_with_sound(assets, tmp_path)
        WriteMlt(InterchangeOptions(), context(tmp_path))(document, assets, tmp_path / "film.mlt")
    root = ElementTree.parse(tmp_path / "film.mlt").getroot()
    profile = root.find("profile")
    assert profile is not None
    assert (profile.get("frame_rate_num"), profile.get("frame_rate_den"), profile.get("width")) == ("25", "1", "640")
    ids = [each.get("id") for each in root if each.get("id")]
    assert len(ids) == len(set(ids))
    # Whatever is named was written before it, as MLT wants it
    known: set[str] = set()
    for each in root:
        for used in each.iter():
            name = used.get("producer")
            assert used is root or name is None or name in known
        known.add(each.get("id", ""))
    first = next(each for each in root.iter("playlist") if each.findtext("property") == "V")
    lengths = [
        int(each.get("length", 0)) if each.tag == "blank" else int(each.get("out", 0)) - int(each.get("in", 0)) + 1
        for each in first
        if each.tag in ("blank", "entry")
    ]
    assert lengths == [44, 12, 44, 25, 50, 25, 25, 25, 25]
    resources = [each.text for each in root.iter("property") if each.get("name") in ("resource", "text")]
    assert "film media/tone_ a_b.wav" in resources
    assert "Hello & <goodbye>" in resources
    assert root.get("producer") == root.findall("tractor")[-1].get("id")


EDLS = sorted(SAMPLES.glob("*.edl"))


@pytest.mark.parametrize("path", EDLS, ids=[path.stem for path in EDLS])
def test_edit_lists_of_other_programs_are_read(path: Path, tmp_path: Path) -> None:
    with store(tmp_path) as assets:
        if path.stem == "timecode_mismatch":
            film_in(read_edl(path, assets), assets)
            return
        film = film_in(read_edl(path, assets), assets)
    events = {line.split()[0] for line in path.read_text(encoding="utf-8").splitlines() if line[:3].isdigit()}
    assert 0 < len(list(film.timeline.sequence(film.timeline.main).clips)) <= 2 * len(events)


XMLS = sorted(path for path in SAMPLES.glob("*.xml"))


@pytest.mark.parametrize("path", XMLS, ids=[path.stem for path in XMLS])
def test_final_cut_pro_xml_of_other_programs_is_read(path: Path, tmp_path: Path) -> None:
    with store(tmp_path) as assets:
        if path.stem == "premiere_example_filter":
            # It is a part of a file, without a film
            with pytest.raises(UserError, match="premiere_example_filter"):
                read_fcp_xml(path, assets)
            return
        imported = read_fcp_xml(path, assets)
        film = film_in(imported, assets)
    assert any(list(sequence.clips) for sequence in film.timeline.sequences)


def test_film_of_another_program_comes_in_with_its_files(tmp_path: Path) -> None:
    wave(tmp_path / "tone.wav")
    made = otio.schema.Timeline("other")
    sound = otio.schema.Track("A1", kind="Audio")
    hour = otio.opentime.RationalTime(86_400, 24)
    file = otio.schema.ExternalReference(
        "file:///elsewhere/tone.wav", otio.opentime.TimeRange(hour, otio.opentime.RationalTime(96, 24))
    )
    begun = otio.opentime.RationalTime(86_424, 24)
    sound.append(otio.schema.Clip("tone", file, otio.opentime.TimeRange(begun, otio.opentime.RationalTime(48, 24))))
    made.tracks.append(sound)
    otio.adapters.write_to_file(made, str(tmp_path / "other.otio"))
    with store(tmp_path / "here") as assets:
        film = film_in(read_otio(tmp_path / "other.otio", assets), assets)
        (found,) = film.timeline.sequence(MAIN).clips
        assert isinstance(found.content, Media)
        assert assets.has(found.content.asset)
    # Its timecode begins at an hour, its own time at nothing
    assert (found.source_start, found.duration) == (Fraction(1), Fraction(2))
    assert found.content.sound == SoundFacts(48_000, 1)


@pytest.mark.parametrize(
    ("rate", "drop"),
    [
        (Fraction(24000, 1001), False),
        (Fraction(30000, 1001), True),
        (Fraction(30000, 1001), False),
        (Fraction(60), False),
    ],
)
def test_edit_lists_of_every_rate_come_back(rate: Fraction, drop: bool, tmp_path: Path) -> None:
    clips = tuple(Clip(f"c{number}", Solid(), 2000 / rate, 500 / rate, name=f"c{number}") for number in range(3))
    fast = replace(clips[1], speed=Fraction(2))
    timeline = Timeline(
        (Sequence(MAIN, "", (Track("v", items=(clips[0], fast, clips[2])),)),), rate=rate, drop_frame=drop
    )
    with store(tmp_path / "here") as assets:
        document = Document().with_part(KIND, timeline)
        WriteEdl(InterchangeOptions(NONE), context(tmp_path))(document, assets, tmp_path / "film.edl")
        film = film_in(read_edl(tmp_path / "film.edl", assets), assets)
    assert film.timeline.rate == rate
    found = list(film.timeline.sequence(MAIN).clips)
    assert [each.duration for each in found] == [2000 / rate] * 3
    assert [each.source_start for each in found] == [500 / rate] * 3
    assert float(found[1].speed) == pytest.approx(2, rel=0.002)


def test_files_beside_are_moved_with_the_film(tmp_path: Path) -> None:
    said: list[object] = []
    with store(tmp_path / "here") as assets:
        document = film_with_sound(assets, tmp_path)
        exporter = WriteOtio(InterchangeOptions(), context(tmp_path))
        (tmp_path / "out").mkdir()
        export_to(tmp_path / "out" / "film.otio", exporter, document, assets, lambda result, _path: said.append(result))
    assert sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*")) == [
        "film media", str(Path("film media") / "tone_ a_b.wav"), "film.otio",
    ]  # fmt: skip
    assert len(said) == 1
