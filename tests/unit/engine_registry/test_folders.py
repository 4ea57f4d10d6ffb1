"""Finding models in the folders of other programs, shared where they lie."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from app.engine.obtain.folders import find_models
from tests.unit.engine_registry.headers import write_safetensors


def model(file: Path) -> Path:
    return write_safetensors(file, {"emb_params": (2, 768)})


def names(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in find_models(root).models]


def test_a_single_file_is_itself(tmp_path: Path) -> None:
    file = model(tmp_path / "a.safetensors")
    assert find_models(file).models == [file]


def test_a1111(tmp_path: Path) -> None:
    wanted = ["models/Stable-diffusion/a.safetensors", "models/Lora/deep/er/b.safetensors", "embeddings/c.safetensors"]
    for name in wanted:
        model(tmp_path / name)
    for name in ("outputs/x.safetensors", "venv/lib/y.safetensors", "models/Codeformer/z.safetensors"):
        model(tmp_path / name)
    assert sorted(names(tmp_path)) == sorted(wanted)


def test_comfyui(tmp_path: Path) -> None:
    wanted = ["models/checkpoints/a.safetensors", "models/loras/b.safetensors", "models/upscale_models/c.SafeTensors"]
    for name in wanted:
        model(tmp_path / name)
    model(tmp_path / "models" / "ipadapter" / "d.safetensors")
    model(tmp_path / "custom_nodes" / "e.safetensors")
    assert sorted(names(tmp_path)) == sorted(wanted)
    assert names(tmp_path / "models") == [
        "checkpoints/a.safetensors",
        "loras/b.safetensors",
        "upscale_models/c.SafeTensors",
    ]


def test_comfyuis_extra_paths(tmp_path: Path) -> None:
    comfy, other = tmp_path / "ComfyUI", tmp_path / "other drive"
    model(comfy / "models" / "checkpoints" / "a.safetensors")
    extra = [
        model(other / "sd" / "b.safetensors"),
        model(other / "l1" / "c.safetensors"),
        model(other / "l2" / "d.safetensors"),
    ]
    model(other / "hidden" / "e.safetensors")
    (comfy / "extra_model_paths.yaml").write_text(
        f"# a comment\na111:\n    base_path: {other}/\n    checkpoints: sd\n    loras: |\n         l1\n         l2\n"
        "    custom_nodes: hidden\n#   vae: hidden\n",
        "utf-8",
    )
    found = find_models(comfy).models
    assert set(extra) < set(found)
    assert len(found) == 4


def test_the_hubs_cache(tmp_path: Path) -> None:
    repository = tmp_path / "hub" / "models--org--name"
    blob = model(repository / "blobs" / "0a1b")
    for revision in ("old", "new"):
        folder = repository / "snapshots" / revision
        folder.mkdir(parents=True)
        (folder / "model_index.json").write_text("{}", "utf-8")
        (folder / "model.safetensors").symlink_to(blob)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("new", "utf-8")
    for root in (tmp_path / "hub", repository):
        assert find_models(root).models == [repository / "snapshots" / "new"]
    (repository / "refs" / "main").write_text("../../../../etc", "utf-8")
    os.utime(repository / "snapshots" / "old", (2e9, 2e9))
    assert find_models(repository).models == [repository / "snapshots" / "old"]


def test_any_folder_of_models(tmp_path: Path) -> None:
    model(tmp_path / "x" / "a.safetensors")
    (tmp_path / "y").mkdir()
    (tmp_path / "y" / "model_index.json").write_text("{}", "utf-8")
    model(tmp_path / "y" / "unet" / "inside.safetensors")
    (tmp_path / "notes.txt").write_text("hello", "utf-8")
    model(tmp_path / ".hidden" / "b.safetensors")
    assert names(tmp_path) == ["x/a.safetensors", "y"]


def test_links_that_go_round_in_circles(tmp_path: Path) -> None:
    model(tmp_path / "a" / "a.safetensors")
    (tmp_path / "a" / "round").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "b")
    (tmp_path / "c").symlink_to(tmp_path / "a")
    (tmp_path / "gone.safetensors").symlink_to(tmp_path / "nowhere")
    begun = time.monotonic()
    assert names(tmp_path) == ["a/a.safetensors"]
    assert time.monotonic() - begun < 2


def test_links_to_other_drives_are_followed(tmp_path: Path) -> None:
    model(tmp_path / "drive" / "a.safetensors")
    (tmp_path / "ui" / "models").mkdir(parents=True)
    (tmp_path / "ui" / "models" / "Stable-diffusion").symlink_to(tmp_path / "drive")
    assert names(tmp_path / "ui") == ["models/Stable-diffusion/a.safetensors"]


def test_pickles_are_refused_at_first_sight_and_lists_of_words_are_not(tmp_path: Path) -> None:
    (tmp_path / "old.ckpt").write_bytes(b"\x80\x04K\x01.")
    (tmp_path / "words.pt").write_text("a list", "utf-8")
    model(tmp_path / "renamed.pt")
    found = find_models(tmp_path)
    assert [path.name for path in found.models] == ["renamed.pt"]
    assert len(found.refused) == 1
    assert "old.ckpt" in str(found.refused[0])


def test_the_folder_of_a_single_file_is_no_model_of_its_own(tmp_path: Path) -> None:
    model(tmp_path / "sd15.safetensors")
    (tmp_path / "sd15").mkdir()
    (tmp_path / "sd15" / "model_index.json").write_text("{}", "utf-8")
    assert names(tmp_path) == ["sd15.safetensors"]


def test_the_later_pieces_of_a_split_model_are_no_models(tmp_path: Path) -> None:
    for at in (1, 2, 3):
        (tmp_path / f"big-0000{at}-of-00003.gguf").write_bytes(b"GGUF")
    assert names(tmp_path) == ["big-00001-of-00003.gguf"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_folders_that_may_not_be_read_are_passed_over(tmp_path: Path) -> None:
    model(tmp_path / "a.safetensors")
    (tmp_path / "locked").mkdir(mode=0)
    assert names(tmp_path) == ["a.safetensors"]
