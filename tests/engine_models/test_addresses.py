"""Files at addresses and in archives there: a real server on the loopback, and everything that goes wrong."""

from __future__ import annotations

import hashlib
import io
import random
import shutil
import tarfile
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from app.api import JobCancelled, ModelId, ModelKind, Words
from app.api.studio import CatalogueEntry
from app.engine.catalogue import Fetchable
from app.engine.fetching import fetch_into
from app.engine.library import Library
from app.engine.obtain.address import Address
from app.engine.obtain.answers import FetchFailed
from app.engine.obtain.archive import Archive
from app.engine.obtain.disk import DiskFull, WrongHash
from app.jobs import JobEvent, Progressed
from tests.engine_models.conftest import Watched
from tests.engine_models.file_server import FileServer, serving
from tests.sound_fonts import small_bank

LARGE = random.Random(5).randbytes(3_000_000)
FILES = {"package/notes.md": b"# Notes", "package/font.bin": LARGE, "package/other.bin": LARGE[::-1]}
Source = Archive | Address
MEMBERS = {"package/font.bin": "font.sf3", "package/notes.md": "LICENSE.md"}


ENTRY = CatalogueEntry(
    ModelId("tiny"), "Tiny", ModelKind.SOUND_FONT, "sf2", "mit", 3_000_000, 1, Words("Tiny."), "archive:tiny"
)


class Hasty(threading.Event):
    """Nobody waits before asking again."""

    def wait(self, timeout: float | None = None) -> bool:  # noqa: ARG002 - the event's own
        return self.is_set()


def packed(files: Mapping[str, bytes], mode: Literal["w:gz", "w:xz"] = "w:gz") -> bytes:
    """A tar archive of files in their order."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:
        for name, data in files.items():
            item = tarfile.TarInfo(name)
            item.size = len(data)
            archive.addfile(item, io.BytesIO(data))
    return made.getvalue()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


HASHES = {name: sha256(FILES[member]) for member, name in MEMBERS.items()}


@pytest.fixture(scope="module")
def archives() -> Mapping[str, bytes]:
    """The same files, packed in two ways."""
    return {"a.tgz": packed(FILES), "a.tar.xz": packed(FILES, "w:xz")}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, archives: Mapping[str, bytes]) -> Iterator[FileServer]:
    """The archives and their files by themselves, and a client that may talk to the loopback."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    with serving({**FILES, **archives}) as served:
        yield served


def archive(server: FileServer, name: str = "a.tgz") -> Archive:
    return Archive(f"{server.url}/{name}", MEMBERS, HASHES, 3_100_000, 3_000_007)


def address(server: FileServer) -> Address:
    members = {member.partition("/")[2]: name for member, name in MEMBERS.items()}
    return Address(f"{server.url}/package", members, HASHES, 3_000_007)


def progress(job: Watched) -> list[Progressed]:
    return [event for event in job.events if isinstance(event, Progressed)]


def assert_whole(folder: Path) -> None:
    """The wanted files are there and right, and nothing else is."""
    assert sorted(path.name for path in folder.iterdir()) == ["LICENSE.md", "font.sf3"]
    assert (folder / "font.sf3").read_bytes() == LARGE
    assert (folder / "LICENSE.md").read_bytes() == b"# Notes"


@pytest.mark.parametrize("name", ["a.tgz", "a.tar.xz"])
def test_files_are_taken_out_of_an_archive_that_is_read_no_further(
    server: FileServer, tmp_path: Path, job: Watched, name: str
) -> None:
    archive(server, name).fetch(tmp_path / "model", job)
    assert_whole(tmp_path / "model")
    reported = progress(job)
    assert [event.step for event in reported] == sorted(event.step for event in reported)
    assert 2_900_000 < reported[-1].step <= reported[-1].steps
    assert name in str(reported[-1].activity)
    assert max(event.step for event in reported) < 4_000_000


def test_files_at_addresses_are_fetched_one_after_the_other(server: FileServer, tmp_path: Path, job: Watched) -> None:
    address(server).fetch(tmp_path / "model", job)
    assert_whole(tmp_path / "model")
    assert progress(job)[-1].step == progress(job)[-1].steps == 3_000_007


@pytest.mark.parametrize("kind", [archive, address])
def test_what_breaks_off_goes_on_by_itself(
    server: FileServer, tmp_path: Path, job: Watched, kind: Callable[[FileServer], Source]
) -> None:
    server.break_after, server.breaks = 1_000_000, 2
    kind(server).fetch(tmp_path / "model", job)
    assert_whole(tmp_path / "model")
    begins = [begin for name, begin in server.requests if not name.endswith(".md")]
    assert begins[0] == 0
    assert 0 < begins[1] < begins[2]


@pytest.mark.parametrize("kind", [archive, address])
@pytest.mark.parametrize("ranges", [True, False])
def test_cancelling_keeps_what_came_and_the_next_time_goes_on_there(
    server: FileServer, tmp_path: Path, job: Watched, kind: Callable[[FileServer], Source], ranges: bool
) -> None:
    def stop(event: JobEvent) -> None:
        if isinstance(event, Progressed) and event.step > 1_500_000:
            job.cancelled.set()

    job.post = stop
    server.ignore_ranges = not ranges
    with pytest.raises(JobCancelled):
        kind(server).fetch(tmp_path / "model", job)
    assert not (tmp_path / "model" / "font.sf3").exists()
    server.requests.clear()
    again = Watched()
    kind(server).fetch(tmp_path / "model", again)
    assert any(begin >= 1_500_000 for _, begin in server.requests)
    assert_whole(tmp_path / "model")
    assert progress(again)[-1].step <= progress(again)[-1].steps


@pytest.mark.parametrize("kind", [archive, address])
def test_what_is_there_is_not_fetched_again(
    server: FileServer, tmp_path: Path, job: Watched, kind: Callable[[FileServer], Source]
) -> None:
    kind(server).fetch(tmp_path / "model", job)
    server.requests.clear()
    kind(server).fetch(tmp_path / "model", job)
    assert server.requests == []


@pytest.mark.parametrize("kind", [archive, address])
def test_a_file_with_another_hash_is_thrown_away(
    server: FileServer, tmp_path: Path, job: Watched, kind: Callable[[FileServer], Source]
) -> None:
    source = replace(kind(server), sha256={**HASHES, "font.sf3": "0" * 64})
    with pytest.raises(WrongHash, match=r"font\.sf3"):
        source.fetch(tmp_path / "model", job)
    assert [path.name for path in (tmp_path / "model").iterdir() if path.name != "LICENSE.md"] == []


@pytest.mark.parametrize("kind", [archive, address])
def test_what_a_server_answers_is_said(
    server: FileServer, tmp_path: Path, job: Watched, kind: Callable[[FileServer], Source]
) -> None:
    for code, said in ((403, "does not let you have"), (404, "answer 404"), (429, "too often"), (503, "out of order")):
        server.deny = code
        with pytest.raises(FetchFailed, match=said) as caught:
            kind(server).fetch(tmp_path / "model", job)
        assert "127.0.0.1" in str(caught.value)
    assert len(server.requests) == 4


def test_a_server_that_is_gone_is_said(server: FileServer, tmp_path: Path, job: Watched) -> None:
    job.cancelled = Hasty()
    gone = replace(archive(server), url="http://127.0.0.1:9/a.tgz")
    with pytest.raises(FetchFailed, match="cannot be reached"):
        gone.fetch(tmp_path / "model", job)


def test_who_stays_off_the_network_is_told(
    server: FileServer, tmp_path: Path, job: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(FetchFailed, match="stay off the network"):
        archive(server).fetch(tmp_path / "model", job)
    assert server.requests == []


@pytest.mark.parametrize(
    "data", [b"<html>sign in first</html>" * 100, packed({"package/font.bin": LARGE})[:500_000], packed({})]
)
def test_an_archive_that_is_none_or_lacks_a_file_is_thrown_away(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, job: Watched, data: bytes
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    said = r"a\.tgz (cannot be unpacked|does not hold)"
    with serving({"a.tgz": data}) as server, pytest.raises(FetchFailed, match=said):
        archive(server).fetch(tmp_path / "model", job)
    assert not (tmp_path / "model" / "a.tgz.part").exists()
    assert not (tmp_path / "model" / "font.sf3").exists()


def test_a_link_in_the_place_of_a_file_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, job: Watched
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as written:
        link = tarfile.TarInfo("package/font.bin")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        written.addfile(link)
    with serving({"a.tgz": made.getvalue()}) as server, pytest.raises(FetchFailed, match="does not hold"):
        archive(server).fetch(tmp_path / "model", job)
    assert not (tmp_path / "model" / "font.sf3").exists()


def test_without_room_nothing_is_fetched(
    server: FileServer, tmp_path: Path, job: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=4_000_000))
    with pytest.raises(DiskFull):
        archive(server).fetch(tmp_path / "model", job)
    assert server.requests == []


def test_where_the_first_place_gives_nothing_the_second_is_asked(
    server: FileServer, tmp_path: Path, job: Watched
) -> None:
    gone = replace(archive(server), url=f"{server.url}/gone.tgz")
    folder = fetch_into(tmp_path, Fetchable(ENTRY, gone, {}, (address(server),)), job)
    assert (folder / "font.sf3").read_bytes() == LARGE
    assert sorted(path.name for path in folder.iterdir()) == ["LICENSE.md", "font.sf3", "seisei.json"]


def test_a_font_is_fetched_with_its_licence_and_used_as_a_model(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, job: Watched
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    font = small_bank(tmp_path / "font.sf2").read_bytes()
    licence = "Copyright © 1999 Somebody".encode("latin-1")
    with serving({"a.tgz": packed({"p/LICENSE": licence, "p/font.wasm": font})}) as server:
        members = {"p/font.wasm": "font.sf2", "p/LICENSE": "LICENSE.md"}
        hashes = {"font.sf2": sha256(font), "LICENSE.md": sha256(licence)}
        fetch_into(tmp_path / "data", Fetchable(ENTRY, Archive(f"{server.url}/a.tgz", members, hashes), {}), job)
    models = Library(tmp_path / "resources", tmp_path / "data", lambda: ("", 0, 0))
    (record,) = models.records(ModelKind.SOUND_FONT)
    assert (record.id, record.name, record.licence, record.path.name) == ("tiny", "Tiny", "mit", "font.sf2")
    assert models.record(record.id).sha256 == sha256(font)
    assert models.card(record.id) == "Copyright © 1999 Somebody"
    models.remove(record.id)
    assert not (tmp_path / "data" / "models" / "tiny").exists()
