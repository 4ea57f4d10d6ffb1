"""Fetching from a hub: a real server on the loopback, the real client, and everything that goes wrong."""

from __future__ import annotations

import errno
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from huggingface_hub.errors import HfHubHTTPError

from app.api import JobCancelled, MissingModel, ModelId, UnreadableModel, UserError
from app.engine.library import Library
from app.engine.obtain.answers import FetchFailed
from app.engine.obtain.disk import DiskFull, DiskReadOnly, WrongHash, disk_errors
from app.engine.obtain.hub import Repository, _worded
from app.jobs import JobEvent, Progressed
from tests.engine_models.conftest import Watched
from tests.engine_models.hub_server import HubServer, serving

PATTERNS = ("*.json", "*.safetensors", "*.txt", "README.md", "*.py", "*.bin")
LARGE = bytes(range(256)) * 20_000


@pytest.fixture
def online(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the client talk to the loopback; every other test stays offline."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    """A repository with a large file and some that nobody wants, and a client that may talk to the loopback."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    files = {"config.json": b"{}", "model.safetensors": LARGE, "modeling.py": b"harm", "model.bin": b"harm"}
    with serving(files) as server:
        yield server


def repository(hub: HubServer) -> Repository:
    return Repository("org/name", "main", PATTERNS, endpoint=hub.endpoint)


def progress(job: Watched) -> list[Progressed]:
    return [event for event in job.events if isinstance(event, Progressed)]


def test_what_is_wanted_is_fetched_and_nothing_that_could_run(hub: HubServer, tmp_path: Path, job: Watched) -> None:
    repository(hub).fetch(tmp_path / "model", job)
    assert sorted(file.name for file in (tmp_path / "model").iterdir()) == ["config.json", "model.safetensors"]
    assert (tmp_path / "model" / "model.safetensors").read_bytes() == LARGE
    reported = progress(job)
    assert reported[-1].step == reported[-1].steps == len(LARGE) + 2
    assert [event.step for event in reported] == sorted(event.step for event in reported)
    assert "model.safetensors" in str(reported[-1].activity)


def test_cancelling_keeps_what_came_and_the_next_time_goes_on_there(
    hub: HubServer, tmp_path: Path, job: Watched
) -> None:
    def stop(event: JobEvent) -> None:
        if isinstance(event, Progressed) and event.step > 1_500_000:
            job.cancelled.set()

    job.post = stop
    with pytest.raises(JobCancelled):
        repository(hub).fetch(tmp_path / "model", job)
    part = tmp_path / "model" / "model.safetensors.part"
    came = part.stat().st_size
    assert 0 < came < len(LARGE)
    assert not (tmp_path / "model" / "model.safetensors").exists()
    hub.requests.clear()
    repository(hub).fetch(tmp_path / "model", Watched())
    assert hub.requests == [("model.safetensors", came)]
    assert (tmp_path / "model" / "model.safetensors").read_bytes() == LARGE
    assert not part.exists()


def test_a_connection_that_breaks_is_taken_up_again(hub: HubServer, tmp_path: Path, job: Watched) -> None:
    hub.break_after = 3_000_000
    repository(hub).fetch(tmp_path / "model", job)
    assert (tmp_path / "model" / "model.safetensors").read_bytes() == LARGE
    begun = [begin for name, begin in hub.requests if name == "model.safetensors"]
    assert len(begun) > 1
    assert begun == sorted(set(begun))


def test_a_server_that_begins_anew_spoils_nothing(hub: HubServer, tmp_path: Path, job: Watched) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.safetensors.part").write_bytes(LARGE[:1000])
    hub.ignore_ranges = True
    repository(hub).fetch(tmp_path / "model", job)
    assert (tmp_path / "model" / "model.safetensors").read_bytes() == LARGE


def test_a_wrong_hash_throws_the_file_away(hub: HubServer, tmp_path: Path, job: Watched) -> None:
    hub.promised["model.safetensors"] = "0" * 64
    with pytest.raises(WrongHash, match="hash differs"):
        repository(hub).fetch(tmp_path / "model", job)
    assert [file.name for file in (tmp_path / "model").iterdir()] == ["config.json"]


def test_the_catalogues_own_hash_counts(hub: HubServer, tmp_path: Path, job: Watched) -> None:
    wanted = Repository("org/name", "main", PATTERNS, {"config.json": "0" * 64}, hub.endpoint)
    with pytest.raises(WrongHash):
        wanted.fetch(tmp_path / "model", job)
    missing = Repository("org/name", "main", PATTERNS, {"gone.safetensors": "0" * 64}, hub.endpoint)
    with pytest.raises(FetchFailed, match=r"gone\.safetensors"):
        missing.fetch(tmp_path / "model", job)


@pytest.mark.usefixtures("online")
@pytest.mark.parametrize("name", ["../evil.json", "/evil.json", "a/../../evil.json", "C:evil.json", "a\\..\\evil.json"])
def test_names_that_climb_out_are_not_fetched(tmp_path: Path, job: Watched, name: str) -> None:
    with serving({"config.json": b"{}", name: b"{}"}) as hub:
        repository(hub).fetch(tmp_path / "model", job)
    assert [file.name for file in tmp_path.rglob("*.json")] == ["config.json"]


@pytest.mark.parametrize(
    ("deny", "said", "advice"),
    [
        ((403, "GatedRepo"), "accept its licence", "hf auth login"),
        ((404, "RepoNotFound"), "The hub has no org/name", "moved"),
        ((404, "RevisionNotFound"), "no longer has the files", "Update"),
        ((401, "RepoNotFound"), "The hub has no org/name", "sign in"),
        ((400, ""), "The hub refused to give org/name (answer 400)", "later"),
        ((401, ""), "The hub does not let you have org/name (answer 401)", "hf auth login"),
        ((403, ""), "The hub does not let you have org/name (answer 403)", "hf auth login"),
        ((429, ""), "The hub has been asked too often", "minutes"),
        ((503, ""), "The hub is out of order (answer 503)", "later"),
    ],
)
def test_refusals_are_said_in_words(
    hub: HubServer, tmp_path: Path, job: Watched, deny: tuple[int, str], said: str, advice: str
) -> None:
    hub.deny = deny
    with pytest.raises(FetchFailed) as caught:
        repository(hub).fetch(tmp_path / "model", job)
    assert said in str(caught.value)
    assert advice in str(caught.value)


def test_no_network_and_offline_are_said_in_words(
    tmp_path: Path, job: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = Repository("org/name", "main", PATTERNS, endpoint="http://127.0.0.1:9")
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(FetchFailed, match="stay off the network"):
        wanted.fetch(tmp_path / "model", job)
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    with pytest.raises(FetchFailed, match="cannot be reached"):
        wanted.fetch(tmp_path / "model", job)
    assert not (tmp_path / "model").exists()


def test_a_hub_that_is_slow_and_one_that_nobody_vouches_for_are_said() -> None:
    client = sys.modules[HfHubHTTPError.__mro__[1].__module__]
    assert str(_worded("org/name", client.ReadTimeout("slow"))).startswith("The hub takes too long to answer.")
    assert str(_worded("org/name", TimeoutError())).startswith("The hub takes too long to answer.")
    error = client.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate")
    assert "certificate that is not trusted" in str(_worded("org/name", error))


def test_another_error_of_the_disk_is_said_and_one_of_the_network_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written to: the disk does not work"), disk_errors(tmp_path):
        raise OSError(errno.EIO, "x")
    with pytest.raises(ConnectionResetError), disk_errors(tmp_path):
        raise ConnectionResetError(errno.ECONNRESET, "x")


def test_a_full_disk_is_said_before_and_while_fetching(
    hub: HubServer, tmp_path: Path, job: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1000))
    with pytest.raises(DiskFull, match="disk is full"):
        repository(hub).fetch(tmp_path / "model", job)
    monkeypatch.undo()
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    if Path("/dev/full").exists():
        (tmp_path / "model" / "model.safetensors.part").symlink_to("/dev/full")
        with pytest.raises(DiskFull, match="what came so far is kept"):
            repository(hub).fetch(tmp_path / "model", job)


def test_a_read_only_folder_is_said(
    hub: HubServer, tmp_path: Path, job: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(DiskReadOnly, match="cannot be written"):
        repository(hub).fetch(tmp_path / "model", job)


def point_at(hub: HubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the loopback the hub that a catalogue's entries come from."""
    template = hub.endpoint + "/{repo_id}/resolve/{revision}/{filename}"
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", hub.endpoint)
    monkeypatch.setattr("huggingface_hub.constants.HUGGINGFACE_CO_URL_TEMPLATE", template)


def catalogue(home: Path, hub_files: str = '["*"]') -> Library:
    """A library whose catalogue has one entry on the loopback."""
    models = home / "resources" / "models"
    models.mkdir(parents=True, exist_ok=True)
    (models / "catalogue.toml").write_text(
        'version = 1\n[[model]]\nid = "tiny"\nname = "Tiny"\nkind = "checkpoint"\narchitecture = "sd-1.5"\n'
        'licence = "mit"\nbyte_size = 1000\nmemory_bytes = 1000\ndescription = "Small."\nsource = "hub:org/name"\n'
        f"default_steps = 3\nfiles = {hub_files}\n",
        "utf-8",
    )
    return Library(home / "resources", home / "data", lambda: ("CPU", 0, 0))


@pytest.mark.usefixtures("online")
def test_a_real_model_goes_all_the_way_from_the_catalogue_to_the_library(
    built: Callable[[str], Path],
    tmp_path: Path,
    job: Watched,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = built("sd-1.5")
    files = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    library = catalogue(tmp_path)
    with serving({**files, "README.md": b"---\nlicense: mit\n---\n# Tiny\n"}) as hub:
        point_at(hub, monkeypatch)
        hub.break_after = 4_000_000
        record = library.fetch(ModelId("tiny"), job)
        hub.requests.clear()
        assert library.fetch(ModelId("tiny"), job) == record
        assert hub.requests == []
    assert (record.id, record.name, record.licence, record.source) == ("tiny", "Tiny", "mit", "fetched")
    assert (record.default_steps, len(record.sha256), str(record.complaint)) == (3, 64, "")
    assert library.card(record.id) == "# Tiny\n"
    assert [path.name for path in (tmp_path / "data" / "models").iterdir()] == ["tiny"]
    again = catalogue(tmp_path)
    assert again.record(record.id).sha256 == record.sha256
    again.remove(record.id)
    assert list((tmp_path / "data" / "models").iterdir()) == []
    with pytest.raises(MissingModel):
        again.record(record.id)


def test_what_is_fetched_and_no_model_is_said(
    hub: HubServer, tmp_path: Path, job: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = catalogue(tmp_path)
    point_at(hub, monkeypatch)
    with pytest.raises(MissingModel):
        library.fetch(ModelId("unknown"), job)
    with pytest.raises(UnreadableModel, match="was fetched, but cannot be used"):
        library.fetch(ModelId("tiny"), job)
    (record,) = library.records()
    assert record.complaint
    library.remove(record.id)
    assert library.records() == []
