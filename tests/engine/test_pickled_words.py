"""Embeddings in A1111's .pt files are read, and nothing in any of them is run."""

from __future__ import annotations

import os
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import ModelKind, UnreadableModel
from app.engine.obtain.folders import find_models
from app.engine.pickled_word import read_pickled_word
from app.engine.picture_model import DiffusersPictureModel
from tests.engine.conftest import drawing, no_watch
from tests.lora_files import Shelf, record_of


def a1111(path: Path, vectors: Any) -> Path:
    """A file as A1111 writes it."""
    import torch

    said = {
        "string_to_token": {"*": 265},
        "string_to_param": {"*": vectors},
        "name": path.stem,
        "step": 1000,
        "sd_checkpoint": None,
        "sd_checkpoint_name": None,
    }
    torch.save(said, path)
    return path


@pytest.mark.parametrize("kind", ["float32", "float16", "bfloat16", "float64"])
def test_the_vectors_are_read(kind: str, tmp_path: Path) -> None:
    import torch

    vectors = torch.randn(3, 768).to(getattr(torch, kind))
    path = a1111(tmp_path / "word.pt", vectors)
    (read,) = read_pickled_word(path).values()
    assert np.array_equal(read, vectors.float().numpy())
    grown = a1111(tmp_path / "grown.pt", torch.nn.Parameter(vectors))
    assert np.array_equal(next(iter(read_pickled_word(grown).values())), read)
    part = a1111(tmp_path / "part.pt", torch.cat([vectors, vectors * 2])[3:])
    assert np.allclose(next(iter(read_pickled_word(part).values())), 2 * read)
    record = record_of(path)
    assert (record.kind, record.architecture) == (ModelKind.EMBEDDING, "sd-1.5")


def test_a_pickled_word_says_the_same_as_another(
    picture_model: Callable[[str], DiffusersPictureModel], tmp_path: Path
) -> None:
    model = picture_model("sd-1.5")
    table = model.pipeline.text_encoder.get_input_embeddings().weight.detach()
    fox = model.pipeline.tokenizer("fox", add_special_tokens=False)["input_ids"]
    shelf = Shelf(record_of(a1111(tmp_path / "MyWord.pt", table[fox].clone())))
    said = model.draw(drawing("a MyWord in the snow"), no_watch, parts=shelf)
    assert np.array_equal(said, model.draw(drawing("a fox in the snow"), no_watch))


class Bomb:
    """Makes a folder where it is unpickled."""

    def __init__(self, folder: Path, call: Any = os.mkdir) -> None:
        self._folder, self._call = folder, call

    def __reduce__(self) -> Any:
        """What is run."""
        return self._call, (str(self._folder),)


def in_zip(path: Path, said: bytes) -> Path:
    """A file with a pickle in it as torch lays it."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.pkl", said)
        archive.writestr("archive/data/0", bytes(4 * 768))
    return path


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\x80\x02}.",
        b"\x80\x02(" * 1000,
        b"\x80\x02cos\nsystem\n.",
        b"\x80\x02cbuiltins\neval\nX\x01\x00\x00\x001\x85R.",
        b"\x80\x02ctorch._utils\n_rebuild_tensor_v2\n)R.",
        b"\x80\x02ctorch._utils\n_rebuild_tensor_v2\n}X\x03\x00\x00\x00abcK\x01sb.",
        b"\x80\x02ctorch._utils\n__builtins__\n.",
        b"\x80\x04\x8c\x05torch\x8c\x12_utils._rebuild_x\x93.",
    ],
)
def test_anything_else_is_refused(said: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnreadableModel, match="Python pickle"):
        read_pickled_word(in_zip(tmp_path / "other.pt", said))


def test_nothing_is_run(tmp_path: Path) -> None:
    import torch

    for number, call in enumerate((os.mkdir, eval, exec, __import__)):
        torch.save({"*": torch.zeros(1, 768), "x": Bomb(tmp_path / "made", call)}, tmp_path / f"bomb{number}.pt")
    (tmp_path / "plain.pt").write_bytes(pickle.dumps(Bomb(tmp_path / "made")))
    found = find_models(tmp_path)
    assert not found.models
    assert len(found.refused) == 5
    assert not (tmp_path / "made").exists()
    a1111(tmp_path / "word.pt", torch.zeros(1, 768))
    found = find_models(tmp_path)
    assert found.models == [tmp_path / "word.pt"], [error.__cause__ for error in found.refused]


def test_bombs_and_cut_off_files_are_refused(tmp_path: Path) -> None:
    import torch

    path = a1111(tmp_path / "word.pt", torch.zeros(2, 768))
    (tmp_path / "cut.pt").write_bytes(path.read_bytes()[:-200])
    with zipfile.ZipFile(tmp_path / "large.pt", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.pkl", b"\x80\x02}.")
        archive.writestr("archive/data/0", bytes(100_000_000))
    for name in ("cut.pt", "large.pt"):
        with pytest.raises(UnreadableModel):
            read_pickled_word(tmp_path / name)
