"""Upscalers: any size without seams, in bounded memory, whichever way their tensors are named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import (
    InvalidRequest,
    JobCancelled,
    ModelFormat,
    ModelId,
    ModelKind,
    ModelRecord,
    OutOfMemory,
    UnreadableModel,
)
from app.engine.upscale import TiledUpscaler, load_upscaler
from tests.engine.conftest import CPU


def record(path: Path) -> ModelRecord:
    """What a library would know of an upscaler."""
    return ModelRecord(
        ModelId("upscaler"), "Upscaler", ModelKind.UPSCALER, "srvgg-compact", ModelFormat.SINGLE_FILE, path, 1
    )


def plain_weights(factor: int, layers: int = 16) -> dict[str, Any]:
    """Random weights of SRVGGNetCompact under their usual names."""
    import torch

    random = torch.Generator().manual_seed(factor)
    weights: dict[str, Any] = {}
    for number, (inputs, outputs) in enumerate([(3, 64), *[(64, 64)] * layers, (64, 3 * factor**2)]):
        weights[f"body.{2 * number}.weight"] = torch.randn(outputs, inputs, 3, 3, generator=random) * 0.04
        weights[f"body.{2 * number}.bias"] = torch.randn(outputs, generator=random) * 0.01
        if number <= layers:
            weights[f"body.{2 * number + 1}.weight"] = torch.full((outputs,), 0.2)
    return weights


def dense_weights(taken: int = 3) -> dict[str, Any]:
    """Random weights of a small RRDBNet under the names of later releases."""
    import torch

    random = torch.Generator().manual_seed(1)
    shapes = {"conv_first": (8, taken), "conv_body": (8, 8), "conv_up1": (8, 8), "conv_up2": (8, 8), "conv_hr": (8, 8)}
    shapes["conv_last"] = (3, 8)
    for block in range(2):
        for dense in range(1, 4):
            for at in range(5):
                name = f"body.{block}.rdb{dense}.conv{at + 1}"
                shapes[name] = (4 if at < 4 else 8, 8 + 4 * at)
    weights = {}
    for name, shape in shapes.items():
        weights[f"{name}.weight"] = torch.randn(*shape, 3, 3, generator=random) * 0.1
        weights[f"{name}.bias"] = torch.zeros(shape[0])
    return weights


def saved(weights: dict[str, Any], file: Path) -> Path:
    """Write weights to a file."""
    from safetensors.torch import save_file

    file.parent.mkdir(exist_ok=True)
    save_file(weights, file)
    return file


def upscaler(path: Path) -> TiledUpscaler:
    """Load an upscaler as the engine does."""
    return load_upscaler(record(path), CPU, lambda: None)


def picture(height: int, width: int) -> Any:
    """Noise, in which every seam would show."""
    return np.random.default_rng(5).integers(0, 256, (height, width, 3), np.uint8)


@pytest.mark.parametrize("factor", [2, 4])
def test_tiles_leave_no_seams(factor: int, tmp_path: Path) -> None:
    import torch

    model = upscaler(saved(plain_weights(factor), tmp_path / "x.safetensors"))
    source = picture(200, 330)
    checks = 0

    def check() -> None:
        nonlocal checks
        checks += 1

    tiled = model.enlarge(source, factor, check)
    assert checks == 6
    with torch.no_grad():
        values = torch.from_numpy(source).float().permute(2, 0, 1)[None] / 255
        answer = model.networks[factor].module(values)[0].permute(1, 2, 0).clamp(0, 1) * 255
    whole = answer.round().numpy()
    assert tiled.shape == (200 * factor, 330 * factor, 3)
    assert whole.std() > 10
    assert np.abs(whole - tiled).max() <= 1


def test_twice_is_four_times_halved(tmp_path: Path) -> None:
    model = upscaler(saved(plain_weights(4), tmp_path / "x4.safetensors"))
    assert model.factors == (2, 4)
    source = picture(20, 30)
    four = model.enlarge(source, 4, lambda: None).astype(float)
    two = model.enlarge(source, 2, lambda: None)
    assert two.shape == (40, 60, 3)
    assert np.abs(four.reshape(40, 2, 60, 2, 3).mean((1, 3)) - two).max() <= 1


def test_a_folder_holds_one_network_for_each_factor(tmp_path: Path) -> None:
    saved(plain_weights(2), tmp_path / "u" / "x2.safetensors")
    saved(plain_weights(4), tmp_path / "u" / "x4.safetensors")
    model = upscaler(tmp_path / "u")
    assert model.factors == (2, 4)
    assert model.enlarge(picture(9, 7), 2, lambda: None).shape == (18, 14, 3)
    with pytest.raises(InvalidRequest, match="cannot enlarge 3 times"):
        model.enlarge(picture(9, 7), 3, lambda: None)


def test_the_dense_network_by_both_of_its_names(tmp_path: Path) -> None:
    new = dense_weights()
    names = {"conv_first": "model.0", "conv_body": "model.1.sub.2", "conv_up1": "model.3", "conv_up2": "model.6"}
    names |= {"conv_hr": "model.8", "conv_last": "model.10"}
    old = {}
    for name, tensor in new.items():
        head, _, kind = name.rpartition(".")
        if head in names:
            old[f"{names[head]}.{kind}"] = tensor
        else:
            _, block, dense, conv = head.split(".")
            old[f"model.1.sub.{block}.RDB{dense[-1]}.{conv}.0.{kind}"] = tensor
    source = picture(24, 20)
    first = upscaler(saved(new, tmp_path / "new.safetensors")).enlarge(source, 4, lambda: None)
    second = upscaler(saved(old, tmp_path / "old.safetensors")).enlarge(source, 4, lambda: None)
    assert first.shape == (96, 80, 3)
    assert np.array_equal(first, second)


def test_the_dense_network_for_twice_takes_odd_sizes(tmp_path: Path) -> None:
    model = upscaler(saved(dense_weights(taken=12), tmp_path / "x2.safetensors"))
    assert model.enlarge(picture(25, 21), 2, lambda: None).shape == (50, 42, 3)


def test_cancelling_between_tiles(tmp_path: Path) -> None:
    model = upscaler(saved(plain_weights(2), tmp_path / "x2.safetensors"))
    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        model.enlarge(picture(400, 400), 2, check)
    assert calls == 2


def test_smaller_tiles_when_memory_runs_out(tmp_path: Path) -> None:
    import torch

    model = upscaler(saved(plain_weights(2, layers=2), tmp_path / "x2.safetensors"))
    source = picture(200, 200)
    expected = model.enlarge(source, 2, lambda: None)

    def refuse(limit: int) -> Any:
        def hook(_module: object, args: tuple[torch.Tensor, ...]) -> None:
            if args[0].shape[-1] > limit:
                raise torch.OutOfMemoryError("Tried to allocate 2.00 GiB")

        return model.networks[2].module.register_forward_pre_hook(hook)

    handle = refuse(100)
    assert np.abs(model.enlarge(source, 2, lambda: None).astype(int) - expected).max() <= 1
    handle.remove()
    handle = refuse(10)
    with pytest.raises(OutOfMemory):
        model.enlarge(source, 2, lambda: None)
    handle.remove()
    assert np.array_equal(model.enlarge(source, 2, lambda: None), expected)


def test_what_is_no_upscaler_is_refused(tmp_path: Path) -> None:
    import torch

    with pytest.raises(UnreadableModel, match="no upscaler"):
        upscaler(saved({"something.weight": torch.zeros(3, 3)}, tmp_path / "x.safetensors"))
    damaged = plain_weights(2)
    damaged["body.4.weight"][0, 0] = torch.nan
    with pytest.raises(UnreadableModel, match=r"body\.4\.weight.*x2\.safetensors"):
        upscaler(saved(damaged, tmp_path / "x2.safetensors"))
    incomplete = plain_weights(2)
    del incomplete["body.4.bias"]
    with pytest.raises(UnreadableModel, match="does not fit"):
        upscaler(saved(incomplete, tmp_path / "x3.safetensors"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableModel, match="no weights"):
        upscaler(tmp_path / "empty")


def test_the_studios_own_upscaler(resources: Path) -> None:
    folder = resources / "models" / "upscaler"
    if not list(folder.glob("*.safetensors")):
        pytest.skip("the studio's own upscaler is not here")
    model = upscaler(folder)
    flat = np.full((40, 40, 3), (200, 60, 30), np.uint8)
    flat[:, 20:] = (20, 30, 60)
    enlarged = model.enlarge(flat, 2, lambda: None)
    assert enlarged.shape == (80, 80, 3)
    assert np.abs(enlarged[10:70, 10:30].astype(int) - (200, 60, 30)).max() < 12
    assert np.abs(enlarged[10:70, 50:70].astype(int) - (20, 30, 60)).max() < 12
