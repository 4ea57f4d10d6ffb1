"""Files that mean ill or are broken: one sentence, soon, and without much memory."""

from __future__ import annotations

import json
import os
import time
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest

from app.api import InvalidData, UserError
from plugins.timeline.interchange.edl import read_edl
from plugins.timeline.interchange.fcpxml import read_fcp_xml
from plugins.timeline.interchange.importing import read_otio
from plugins.timeline.interchange.subtitles.tracks import read_subtitles
from tests.plugins.timeline.interchange.bench import film_in, read, store


def time_(value: Any, rate: Any = 24) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "RationalTime.1", "value": value, "rate": rate}


def range_(start: Any, duration: Any, rate: Any = 24) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "TimeRange.1", "start_time": time_(start, rate), "duration": time_(duration, rate)}


def clip_(source: Any, **more: Any) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "Clip.1", "name": "c", "source_range": source, "media_reference": None, **more}


def film_(*children: Any) -> str:
    track = {"OTIO_SCHEMA": "Track.1", "name": "V", "kind": "Video", "children": list(children)}
    stack = {"OTIO_SCHEMA": "Stack.1", "name": "tracks", "children": [track]}
    return json.dumps({"OTIO_SCHEMA": "Timeline.1", "name": "f", "tracks": stack})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"OTIO_SCHEMA": "Timeline.1"',
        film_(clip_(range_(float("nan"), 24))),
        film_(clip_(range_(0, float("inf")))),
        film_(clip_(range_(0, 24, 0))),
        film_(clip_(range_(0, 24, -24))),
        film_(clip_(range_(0, 1e300))),
        film_(clip_(range_(0, 10**18))),
        film_(clip_(range_(0, "24"))),
        film_(clip_(range_(0, 24 * 3600 * 24 * 8))),
        film_("no clip"),
        film_({"OTIO_SCHEMA": "Timeline.1"}),
        '{"OTIO_SCHEMA": "Timeline.1", "tracks": 7}',
        "[" * 100_000 + "]" * 100_000,
        film_().replace('"f"', '{"a":' * 5000 + "1" + "}" * 5000),
    ],
)
def test_broken_film_is_refused_in_words(text: str, tmp_path: Path) -> None:
    path = tmp_path / "film.otio"
    path.write_text(text, encoding="utf-8")
    with store(tmp_path) as assets, pytest.raises(UserError) as told:
        read_otio(path, assets)
    assert "film.otio" in str(told.value) or "film" in str(told.value)


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    inner: Any = {"OTIO_SCHEMA": "Track.1", "name": "t", "kind": "Video", "children": [clip_(range_(0, 24))]}
    for _ in range(80):
        inner = {"OTIO_SCHEMA": "Stack.1", "name": "s", "children": [inner]}
        inner = {"OTIO_SCHEMA": "Track.1", "name": "t", "kind": "Video", "children": [inner]}
    text = json.dumps({"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [inner]}})
    with store(tmp_path) as assets, pytest.raises(UserError, match="nested too deep"):
        read(text, assets, tmp_path)


def test_circle_is_cut(tmp_path: Path) -> None:
    pointer = {"OTIO_SCHEMA": "SerializableObjectRef.1", "id": "Stack-1"}
    inner = {"OTIO_SCHEMA": "Track.1", "name": "t", "kind": "Video", "children": [clip_(range_(0, 24)), pointer]}
    stack = {"OTIO_SCHEMA": "Stack.1", "OTIO_REF_ID": "Stack-1", "children": [inner], "metadata": {}}
    text = json.dumps({"OTIO_SCHEMA": "Timeline.1", "tracks": stack})
    with store(tmp_path) as assets:
        film, remarks = read(text, assets, tmp_path)
        assert len(list(film.timeline.sequence(film.timeline.main).clips)) == 1
        assert "1 × SerializableObjectRef, which is unknown here, is left out." in [str(each) for each in remarks]
        noted = json.dumps({"OTIO_SCHEMA": "Timeline.1", "tracks": {**stack, "metadata": {"me": pointer}}})
        with pytest.raises(UserError):
            read(noted, assets, tmp_path)


def test_clip_that_refers_to_nothing_at_all_is_read(tmp_path: Path) -> None:
    nothing = {
        "OTIO_SCHEMA": "Clip.2", "name": "c", "source_range": range_(0, 24), "media_references": {},
        "active_media_reference_key": "DEFAULT_MEDIA",
    }  # fmt: skip
    with store(tmp_path) as assets:
        film, _ = read(film_(nothing), assets, tmp_path)
        assert [clip.name for clip in film.timeline.sequence(film.timeline.main).clips] == ["c"]
        with pytest.raises(UserError, match="no film in it"):
            read('{"OTIO_SCHEMA": "Timeline.1", "tracks": null}', assets, tmp_path)


def test_clip_without_a_length_is_left_out_and_said(tmp_path: Path) -> None:
    with store(tmp_path) as assets:
        film, remarks = read(film_(clip_(range_(0, 0)), clip_(range_(0, -5)), clip_(range_(3, 24))), assets, tmp_path)
    assert len(list(film.timeline.sequence(film.timeline.main).clips)) == 1
    assert "2 clips without a length were left out." in [str(each) for each in remarks]


def test_what_is_newer_or_unknown_opens_as_far_as_it_goes(tmp_path: Path) -> None:
    newer = {**clip_(range_(0, 24)), "OTIO_SCHEMA": "Clip.99", "something": 7}
    unknown = {"OTIO_SCHEMA": "Hologram.3", "name": "h", "source_range": range_(0, 48)}
    without = {"OTIO_SCHEMA": "Hologram.3", "name": "h"}
    effect = clip_(range_(0, 24), effects=[{"OTIO_SCHEMA": "Sparkle.1", "name": "x"}])
    reference = clip_(range_(0, 24), media_reference={"OTIO_SCHEMA": "CloudReference.4", "name": "cloud"})
    with store(tmp_path) as assets:
        film, remarks = read(film_(newer, unknown, without, effect, reference), assets, tmp_path)
    (track,) = film.timeline.sequence(film.timeline.main).tracks
    assert [(type(item).__name__, float(getattr(item, "duration", 0))) for item in track.items] == [
        ("Clip", 1.0), ("Gap", 2.0), ("Clip", 1.0), ("Clip", 1.0),
    ]  # fmt: skip
    said = [str(each) for each in remarks]
    assert "2 × Hologram, which is unknown here, is left out." in said
    assert "1 × Sparkle, which is unknown here, is left out." in said
    assert "1 × CloudReference, which is unknown here, is left out." in said
    assert "Clip is of a newer format, and was read as far as it is known." in said


@pytest.mark.parametrize("reader", [read_otio, read_edl, read_fcp_xml, read_subtitles])
def test_file_of_200_megabytes_is_refused_unread(reader: Any, tmp_path: Path) -> None:
    path = tmp_path / "film.otio"
    with path.open("wb") as file:
        file.truncate(200 << 20)
    begun = time.monotonic()
    tracemalloc.start()
    with store(tmp_path) as assets, pytest.raises(InvalidData, match="too large"):
        reader(path, assets)
    assert tracemalloc.get_traced_memory()[1] < 8 << 20
    tracemalloc.stop()
    assert time.monotonic() - begun < 5


def test_more_clips_than_a_film_may_have_are_refused(tmp_path: Path) -> None:
    one = json.dumps(clip_(range_(0, 1)))
    text = film_("here").replace('"here"', ",".join([one] * 100_001))
    begun = time.monotonic()
    with store(tmp_path) as assets, pytest.raises(UserError, match="too many clips"):
        read(text, assets, tmp_path)
    assert time.monotonic() - begun < 30


def test_files_elsewhere_and_devices_are_not_read(tmp_path: Path) -> None:
    urls = [
        "http://example.org/a.mp4",
        "file://server/share/a.mp4",
        "//server/a.mp4",
        "a\0.mp4",
        "x" * 5000,
        "file:///",
    ]
    if os.name == "posix":
        os.mkfifo(tmp_path / "pipe.mp4")
        urls.append("pipe.mp4")
    clips = [
        clip_(range_(0, 24), media_reference={"OTIO_SCHEMA": "ExternalReference.1", "target_url": url}) for url in urls
    ]
    with store(tmp_path) as assets:
        film, _ = read(film_(*clips), assets, tmp_path)
        assert not any(assets.has(asset.id) for asset in film.assets)


def test_bundle_that_reaches_out_of_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "film.otioz"
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("content.otio", film_(clip_(range_(0, 24))))
        bundle.writestr("../evil.txt", "x")
        bundle.writestr("/evil.txt", "x")
    with store(tmp_path) as assets:
        film = film_in(read_otio(path, assets), assets)
    assert len(list(film.timeline.sequence(film.timeline.main).clips)) == 1
    assert not list(tmp_path.parent.glob("evil.txt"))


def test_bundle_that_unpacks_without_measure(tmp_path: Path) -> None:
    path = tmp_path / "film.otioz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        bundle.writestr("media/zeros.mp4", bytes(50 << 20))
    with store(tmp_path) as assets, pytest.raises(InvalidData, match="without measure"):
        read_otio(path, assets)
    path.write_bytes(b"PK nothing")
    with store(tmp_path) as assets, pytest.raises(InvalidData, match="no OpenTimelineIO file"):
        read_otio(path, assets)


def test_xml_that_grows_when_it_is_read(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    for name, text in {
        "laughs.xml": f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><xmeml version="4">&a9;</xmeml>',
        "outside.xml": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><xmeml version="4">&e;</xmeml>',
        "deep.xml": "<xmeml>" + "<a>" * 5000 + "</a>" * 5000 + "</xmeml>",
        "final.xml": '<fcpxml version="1.10"/>',
        "other.xml": "<svg/>",
        "cut.xml": "<xmeml",
        "empty.xml": "",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        with store(tmp_path) as assets, pytest.raises(InvalidData):
            read_fcp_xml(tmp_path / name, assets)


def test_edit_lists_that_are_none(tmp_path: Path) -> None:
    path = tmp_path / "film.edl"
    for data in (b"", b"TITLE: x\n", b"\0\0\0", b"001 AX V C 00:00:00:00 00:00:00:99 junk\n", os.urandom(5000)):
        path.write_bytes(data)
        with store(tmp_path) as assets, pytest.raises(InvalidData):
            read_edl(path, assets)
