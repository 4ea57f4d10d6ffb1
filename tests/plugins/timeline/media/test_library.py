"""The media library: assets become files that are decoded, wherever their content lies."""

from __future__ import annotations

import os
import threading
import time
import wave
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from app.api import Asset, AssetId, InvalidData, MissingAsset
from app.storage.assets import FolderAssets
from app.storage.project_file import ProjectFile, write_project
from plugins.timeline.media.library import Lane, MediaLibrary
from plugins.timeline.model import Media, SoundFacts
from plugins.timeline.time import TimeRange
from tests.plugins.timeline.media.films import HEIGHT, WIDTH, Film, number_of


@pytest.fixture
def assets(tmp_path: Path) -> FolderAssets:
    return FolderAssets(tmp_path / "assets", tmp_path / "cache")


@pytest.fixture
def library(assets: FolderAssets, tmp_path: Path) -> Iterator[MediaLibrary]:
    made = MediaLibrary(assets, tmp_path / "library")
    yield made
    made.close()


def _added(assets: FolderAssets, film: Film, folder: Path) -> Asset:
    return assets.add_bytes(film.write(folder / "film.mp4").read_bytes(), "video/mp4", name="film.mp4")


def _in_project(assets: FolderAssets, asset: Asset, tmp_path: Path) -> FolderAssets:
    """Another store, which has the asset in a project file alone."""
    write_project(tmp_path / "film.seisei", {}, [asset.id], assets.chunks, lambda _done, _of: None)
    other = FolderAssets(tmp_path / "other", tmp_path / "other-cache")
    other.attach(ProjectFile(tmp_path / "film.seisei"))
    return other


def test_what_is_a_file_is_decoded_where_it_lies(assets: FolderAssets, library: MediaLibrary, tmp_path: Path) -> None:
    asset = _added(assets, Film(), tmp_path)
    assert library.path(asset.id).samefile(assets.chunks.path(asset.id))
    assert not list((tmp_path / "library").rglob("*"))
    assert number_of(library.reader(asset.id).frame(Fraction(7, 25)).pixels) == 7


def test_what_lies_in_a_project_is_unpacked_once(assets: FolderAssets, tmp_path: Path) -> None:
    asset = _added(assets, Film(), tmp_path)
    other = _in_project(assets, asset, tmp_path)
    first, second = MediaLibrary(other, tmp_path / "library"), MediaLibrary(other, tmp_path / "library")
    path = first.path(asset.id)
    assert path.read_bytes() == assets.read(asset.id)
    made = path.stat().st_ino
    assert first.path(asset.id) == second.path(asset.id) == path
    assert path.stat().st_ino == made
    path.unlink()
    assert first.path(asset.id).read_bytes() == assets.read(asset.id)
    assert [each.name for each in path.parent.iterdir()] == [asset.id]


def test_what_nobody_used_for_a_month_is_deleted(assets: FolderAssets, tmp_path: Path) -> None:
    asset = _added(assets, Film(frames=3), tmp_path)
    other = _in_project(assets, asset, tmp_path)
    folder = tmp_path / "library" / "media"
    folder.mkdir(parents=True)
    for name, days in (("old", 40), ("new", 2)):
        (folder / name).write_bytes(b"film")
        os.utime(folder / name, (time.time() - days * 86_400,) * 2)
    MediaLibrary(other, tmp_path / "library").path(asset.id)
    assert {path.name for path in folder.iterdir()} == {"new", asset.id}


def test_the_facts_of_film_are_those_that_a_clip_needs(
    assets: FolderAssets, library: MediaLibrary, tmp_path: Path
) -> None:
    asset = _added(assets, Film(frames=25, sound="aac", turn=90), tmp_path)
    media = library.media(asset)
    assert media.available_range is not None
    length = media.available_range.duration
    assert 1 <= length < Fraction(11, 10)
    assert media == Media(
        *(asset.id, "video/mp4", TimeRange(Fraction(0), length), Fraction(25)),
        width=WIDTH,
        height=HEIGHT,
        rotation=270,
        sound=SoundFacts(48_000, 2),
    )
    picture = library.info(asset.id).picture
    assert picture is not None
    assert media.shown_size == (picture.width, picture.height) == (HEIGHT, WIDTH)


def test_the_facts_of_a_still_picture(assets: FolderAssets, library: MediaLibrary) -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (30, 50, 4), np.uint8)
    asset = assets.add_picture(pixels)
    assert library.media(asset) == Media(asset.id, asset.media_type, width=50, height=30)
    assert np.array_equal(library.picture(asset.id), pixels)


def test_what_a_file_is_is_found_out_once(assets: FolderAssets, library: MediaLibrary, tmp_path: Path) -> None:
    asset = _added(assets, Film(frames=3), tmp_path)
    info = library.info(asset.id)
    again = MediaLibrary(assets, tmp_path / "library")
    assert again.info(asset.id) == info
    # It is read from the store beside the asset: no process was started for it
    assert again.info(asset.id) is again.info(asset.id)
    assert not again.running
    assets.keep(asset.id, "media-info-1", b"{}")
    damaged = MediaLibrary(assets, tmp_path / "library")
    assert damaged.info(asset.id) == info
    damaged.close()


def test_lanes_do_not_share_a_process_and_files_of_a_lane_share_two(
    assets: FolderAssets, library: MediaLibrary, tmp_path: Path
) -> None:
    ids = [_added(assets, Film(frames=2 + number), tmp_path).id for number in range(3)]
    readers = [library.reader(id_) for id_ in ids]
    assert library.reader(ids[0]) is readers[0]
    for reader in (*readers, library.reader(ids[0], Lane.SOUND)):
        assert number_of(reader.frame(Fraction(1, 25)).pixels) == 1
    # That which looks at files, two for pictures, and one for sound
    assert library.running == 4


def test_a_working_copy_is_read_where_there_is_one(assets: FolderAssets, library: MediaLibrary, tmp_path: Path) -> None:
    asset = _added(assets, Film(), tmp_path).id
    assert library.wants_copy(asset, 48)
    assert library.reader(asset, working=True) is library.reader(asset)
    path = library.make_working_copy(asset, lambda _done, _of: None)
    assert library.working_copy(asset) == path
    assert not library.wants_copy(asset)
    copy = library.reader(asset, working=True)
    assert copy.path == path
    assert number_of(copy.frame(Fraction(33, 25)).pixels) == 33
    assert library.reader(asset).path == library.path(asset)


def test_what_is_missing_or_broken_is_said(assets: FolderAssets, library: MediaLibrary) -> None:
    with pytest.raises(MissingAsset):
        library.path(AssetId("0" * 64))
    broken = assets.add_bytes(b"no film at all" * 100, "video/mp4")
    for _ in range(2):
        with pytest.raises(InvalidData, match="cannot be read as moving pictures"):
            library.reader(broken.id)
    assert library.running == 1


def test_threads_get_one_reader(assets: FolderAssets, library: MediaLibrary, tmp_path: Path) -> None:
    asset = _added(assets, Film(), tmp_path).id
    seen: list[tuple[int, int]] = []

    def read(number: int) -> None:
        seen.append((number, number_of(library.reader(asset).frame(Fraction(number, 25)).pixels)))

    threads = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(seen) == [(number, number) for number in range(8)]
    assert library.running == 2


def test_after_closing_everything_starts_again(assets: FolderAssets, library: MediaLibrary, tmp_path: Path) -> None:
    asset = _added(assets, Film(frames=5), tmp_path)
    library.reader(asset.id).frame(Fraction(0))
    library.close()
    assert library.running == 0
    assert number_of(library.reader(asset.id).frame(Fraction(4, 25)).pixels) == 4


def test_sound_alone_has_no_picture(assets: FolderAssets, library: MediaLibrary, tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(bytes(4 * 48_000))
    asset = assets.add_bytes((tmp_path / "a.wav").read_bytes(), "audio/wav")
    media = library.media(asset)
    assert media == Media(asset.id, "audio/wav", TimeRange(Fraction(0), Fraction(1)), sound=SoundFacts(48_000, 2))
    assert not media.has_picture
    assert library.reader(asset.id, Lane.SOUND).sound(0, 10, 48_000).shape == (10, 2)
