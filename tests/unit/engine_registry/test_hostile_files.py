"""Files that want to do harm, or are broken: a named error in words, quickly, and nothing is ever run."""

from __future__ import annotations

import json
import pickle
import struct
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.api import UnreadableModel
from app.engine.detectors.content import Content, content_of
from app.engine.detectors.gguf import read_gguf
from app.engine.detectors.header import read_header
from app.engine.registry import ModelRegistry
from tests.unit.engine_registry.headers import gguf_bytes, gguf_text, write_raw, write_safetensors

TENSOR = {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]}


class Harm:
    """What a pickle would do if somebody opened it."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Path.touch, (self.file,)


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    """No file may hold the studio up."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < 5


def header(entries: object) -> bytes:
    return json.dumps(entries).encode()


def refused(file: Path) -> str:
    """Identify a file that is refused, and give the words."""
    with pytest.raises(UnreadableModel) as caught:
        ModelRegistry().identify(file)
    assert caught.value.advice
    return str(caught.value)


@pytest.mark.parametrize(
    "name", ["model.ckpt", "model.safetensors", "model.SafeTensors", "model.pt", "model.bin", "model"]
)
@pytest.mark.parametrize("protocol", [2, 4, 5])
def test_a_pickle_is_refused_whatever_it_is_called_and_never_opened(tmp_path: Path, name: str, protocol: int) -> None:
    harm = tmp_path / "harm"
    file = tmp_path / name
    file.write_bytes(pickle.dumps(Harm(harm), protocol))
    words = refused(file)
    assert "pickle" in words
    assert "save it as .safetensors" in words
    assert name in words
    assert not harm.exists()
    pickle.loads(file.read_bytes())  # the control: this file does harm if it is opened
    assert harm.exists()


@pytest.mark.parametrize("name", ["model.ckpt", "model.safetensors"])
def test_what_torch_saves_is_a_pickle_in_a_zip(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("archive/data.pkl", pickle.dumps({}))
        archive.writestr("archive/data/0", b"\0" * 64)
    assert "pickle" in refused(file)


def test_another_zip_is_called_a_zip(tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "hello")
    words = refused(file)
    assert "zip" in words
    assert "pickle" not in words


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<!DOCTYPE html><html><body>403</body></html>", "web page"),
        (b"  \n<html>sign in</html>", "web page"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n", "git-lfs"),
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "neither"),
        (b"a few words", "neither"),
    ],
)
def test_failed_downloads_and_other_files_are_named(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "model.safetensors"
    file.write_bytes(content)
    assert said in refused(file)


@pytest.mark.parametrize("length", [2**63, 2**64 - 1, 200_000_000, 5_000])
def test_a_header_longer_than_the_file_is_refused(tmp_path: Path, length: int) -> None:
    file = tmp_path / "model.safetensors"
    text = header({"weight": TENSOR})
    file.write_bytes(struct.pack("<Q", length) + text + b"\0" * 16)
    words = refused(file)
    assert "damaged" in words or "cut off" in words


@pytest.mark.parametrize(
    ("entries", "data_bytes", "said"),
    [
        ({"a": TENSOR, "b": TENSOR}, 16, "overlaps"),
        ({"a": TENSOR, "b": {**TENSOR, "data_offsets": [8, 24]}}, 24, "overlaps"),
        ({"a": TENSOR, "b": {**TENSOR, "data_offsets": [20, 36]}}, 36, "hole"),
        ({"a": TENSOR}, 15, "cut off"),
        ({"a": TENSOR}, 17, "belong to no tensor"),
        ({"a": {**TENSOR, "data_offsets": [16, 0]}}, 16, "place in the file"),
        ({"a": {**TENSOR, "data_offsets": [0]}}, 16, "place in the file"),
        ({"a": {**TENSOR, "data_offsets": [0, True]}}, 16, "place in the file"),
        ({"a": {**TENSOR, "shape": [2, 3]}}, 16, "another size"),
        ({"a": {**TENSOR, "shape": [2**62, 2**62]}}, 16, "overflows"),
        ({"a": {**TENSOR, "shape": [2**40, 2**40, 0]}}, 16, "overflows"),
        ({"a": {**TENSOR, "shape": [-2, -2]}}, 16, "shape"),
        ({"a": {**TENSOR, "shape": [1] * 500}}, 16, "shape"),
        ({"a": {**TENSOR, "shape": "2x2"}}, 16, "shape"),
        ({"a": {**TENSOR, "dtype": "F128"}}, 16, "unknown type"),
        ({"a": 7}, 0, "not described"),
        ({"__metadata__": {"a": 1}}, 0, "metadata"),
    ],
)
def test_headers_that_lie_are_refused(tmp_path: Path, entries: object, data_bytes: int, said: str) -> None:
    file = write_raw(tmp_path / "model.safetensors", header(entries), data_bytes)
    assert said in refused(file)


@pytest.mark.parametrize(
    "text",
    [
        b'{"a":' * 200_000 + b"1" + b"}" * 200_000,
        b'{"a":' + b"9" * 1_000_000 + b"}",
        b'{"a": NaN}',
        b'{"a": {}, "a": {}}',
        b'{"a": "\xff\xfe"}',
        b'{"a": {"dtype"',
    ],
)
def test_headers_that_are_no_json_are_refused(tmp_path: Path, text: bytes) -> None:
    assert "damaged" in refused(write_raw(tmp_path / "model.safetensors", text, 16))


def test_a_zip_behind_the_weights_is_noticed(tmp_path: Path) -> None:
    file = write_raw(tmp_path / "model.safetensors", header({"a": TENSOR}), 16)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("data.pkl", "harm")
    assert "belong to no tensor" in refused(file)


def test_a_header_whose_length_begins_like_a_pickle_is_no_pickle(tmp_path: Path) -> None:
    """A length of 640 begins with the bytes 80 02, as a pickle does, and one of 19280 with PK."""
    for length in (0x0280, 0x0480, 0x4B50):
        text = header({"a": TENSOR})
        file = write_raw(tmp_path / f"{length}.safetensors", text + b" " * (length - len(text)), 16)
        assert file.read_bytes()[:2] in (b"\x80\x02", b"\x80\x04", b"PK")
        assert content_of(file) is Content.SAFETENSORS
        assert read_header(file).shape("a") == (2, 2)


def test_a_header_of_many_tensors_is_read_quickly(tmp_path: Path) -> None:
    file = write_safetensors(tmp_path / "large.safetensors", {f"block.{at}.weight": (8, 8) for at in range(50_000)})
    begun = time.process_time()
    assert len(read_header(file).tensors) == 50_000
    assert time.process_time() - begun < 3


def test_a_folder_in_the_place_of_a_file_and_a_missing_file_are_said(tmp_path: Path) -> None:
    assert "no file" in refused(tmp_path / "gone.safetensors")


@pytest.mark.parametrize(
    "data",
    [
        b"GGUF" + struct.pack("<IQQ", 3, 2**62, 1),
        b"GGUF" + struct.pack("<IQQ", 3, 1, 2**62),
        b"GGUF" + struct.pack("<IQQ", 99, 1, 1),
        b"GGUF" + struct.pack("<IQQ", 3, 1, 1) + struct.pack("<Q", 2**60),
        b"GGUF" + struct.pack("<IQQ", 3, 1, 1) + gguf_text("k") + struct.pack("<IQ", 8, 2**60),
        b"GGUF" + struct.pack("<IQQ", 3, 1, 1) + gguf_text("k") + struct.pack("<IIQ", 9, 8, 2**60),
        b"GGUF" + struct.pack("<IQQ", 3, 1, 1) + gguf_text("k") + struct.pack("<IIQ", 9, 4, 3_000_000),
        b"GGUF" + struct.pack("<IQQ", 3, 1, 1) + gguf_text("k") + struct.pack("<IIQ", 9, 9, 3),
        b"GGUF" + struct.pack("<IQQ", 3, 1, 1) + gguf_text("k") + struct.pack("<I", 77),
        b"GGUF" + struct.pack("<I", 3),
        b"GGUF",
    ],
)
def test_gguf_files_that_lie_are_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(data)
    assert "damaged" in refused(file)


@pytest.mark.parametrize(("count", "said"), [(2**60, "values"), (1_000_000, "unknown type")])
def test_gguf_lists_without_end_hold_nobody_up(tmp_path: Path, count: int, said: str) -> None:
    """A hole in a file is a list of as many empty texts as one likes."""
    file = tmp_path / "model.gguf"
    with file.open("wb") as opened:
        opened.write(b"GGUF" + struct.pack("<IQQ", 3, 1, 2) + gguf_text("k") + struct.pack("<IIQ", 9, 8, count))
        if said == "unknown type":
            opened.truncate(opened.tell() + 8 * count)
            opened.seek(0, 2)
            opened.write(gguf_text("k") + struct.pack("<I", 77))
        opened.truncate(250_000_000)
    assert said in refused(file)


def test_a_gguf_header_is_read(tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    entries: dict[str, str | int | bool] = {
        "general.architecture": "llama",
        "llama.context_length": 8192,
        "general.file_type": 15,
        "tokenizer.chat_template": "{{ messages }}",
    }
    words = gguf_text("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, 2) + gguf_text("a") + gguf_text("b")
    data = gguf_bytes(entries)
    file.write_bytes(data[:16] + struct.pack("<Q", len(entries) + 1) + words + data[24:])
    found = read_gguf(file)
    assert (found.architecture, found.context_length, found.file_type) == ("llama", 8192, "Q4_K_M")
    assert found.has_chat_template
