"""Metadata of NovelAI, also where it is hidden in a picture's alpha, and of SwarmUI."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from app.provenance import StudioCredentials

COMMENT = {
    "prompt": "1girl, {fox ears}",
    "steps": 28,
    "width": 832,
    "height": 1216,
    "scale": 5.0,
    "uncond_scale": 0.0,
    "seed": 1_234_567_890,
    "sampler": "k_euler_ancestral",
    "noise_schedule": "karras",
    "uc": "lowres, text",
    "strength": 0.7,
    "request_type": "PromptGenerateRequest",
    "v4_prompt": {
        "caption": {
            "base_caption": "1girl, {fox ears}",
            "char_captions": [{"char_caption": "girl, red coat", "centers": [{"x": 0.5, "y": 0.5}]}],
        }
    },
    "v4_negative_prompt": {"caption": {"base_caption": "lowres, text", "char_captions": []}},
}
TEXTS = {
    "Title": "NovelAI generated image",
    "Description": "1girl, {fox ears}",
    "Software": "NovelAI",
    "Source": "NovelAI Diffusion V4.5 4BDE2A90",
    "Comment": json.dumps(COMMENT),
}
PICTURE = np.random.default_rng(3).integers(0, 255, (160, 120, 4), dtype=np.uint8)
SWARM = {
    "sui_image_params": {
        "prompt": "a lighthouse",
        "negativeprompt": "fog",
        "model": "OfficialStableDiffusion/sd_xl_base_1.0",
        "seed": 305223794,
        "steps": 25,
        "cfgscale": 6.5,
        "aspectratio": "1:1",
        "width": 1024,
        "height": 768,
        "sampler": "euler",
        "scheduler": "normal",
        "swarm_version": "0.9.6.0",
    },
    "sui_extra_data": {"date": "2026-01-02"},
}


@pytest.fixture
def credentials(tmp_path: Path) -> StudioCredentials:
    """An installation of its own."""
    return StudioCredentials(tmp_path / "identity", lambda: "0.1.0")


def hidden(data: bytes, name: bytes = b"stealth_pngcomp", bits: int | None = None) -> Image.Image:
    """A picture with bytes in the lowest bits of its alpha, down the columns."""
    body = name + (len(data) * 8 if bits is None else bits).to_bytes(4, "big") + data
    stream = np.unpackbits(np.frombuffer(body, np.uint8))
    pixels = PICTURE.copy()
    pixels[..., 3] = 255
    columns = pixels[..., 3].T.reshape(-1)
    columns[: stream.size] = columns[: stream.size] & 0xFE | stream
    pixels[..., 3] = columns.reshape(PICTURE.shape[1], PICTURE.shape[0]).T
    return Image.fromarray(pixels)


def with_text(picture: Image.Image, path: Path, texts: dict[str, str]) -> Path:
    """A PNG with texts."""
    info = PngImagePlugin.PngInfo()
    for name, text in texts.items():
        info.add_text(name, text)
    picture.save(path, pnginfo=info)
    return path


def test_novelai_is_recalled_with_its_characters(credentials: StudioCredentials, tmp_path: Path) -> None:
    path = with_text(Image.fromarray(PICTURE[..., :3]), tmp_path / "a.png", TEXTS)
    found = credentials.inspect(path)
    assert found.source == "novelai"
    assert found.recall == {
        "prompt": "1girl, {fox ears} | girl, red coat",
        "negative_prompt": "lowres, text",
        "seed": 1_234_567_890,
        "steps": 28,
        "guidance": 5.0,
        "sampler": "k_euler_ancestral",
        "width": 832,
        "height": 1216,
        "model": "NovelAI Diffusion V4.5 4BDE2A90",
    }


def test_its_strength_is_recalled_where_it_began_with_a_picture(credentials: StudioCredentials, tmp_path: Path) -> None:
    comment = {**COMMENT, "request_type": "Img2ImgRequest", "cfg_rescale": 0.3}
    path = with_text(Image.fromarray(PICTURE), tmp_path / "a.png", {**TEXTS, "Comment": json.dumps(comment)})
    recall = credentials.inspect(path).recall
    assert (recall["strength"], recall["guidance_rescale"]) == (0.7, 0.3)


def test_its_first_versions_have_the_prompt_as_description(credentials: StudioCredentials, tmp_path: Path) -> None:
    comment = {"steps": 28, "sampler": "k_euler", "seed": 5, "scale": 11.0, "uc": "bad"}
    texts = {"Description": "a tower", "Software": "NovelAI", "Comment": json.dumps(comment)}
    found = credentials.inspect(with_text(Image.fromarray(PICTURE), tmp_path / "a.png", texts))
    assert (found.recall["prompt"], found.recall["negative_prompt"], found.recall["seed"]) == ("a tower", "bad", 5)


@pytest.mark.parametrize("ending", ["png", "webp"])
def test_what_is_hidden_in_alpha_is_read_where_the_texts_are_gone(
    credentials: StudioCredentials, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"a.{ending}"
    hidden(gzip.compress(json.dumps(TEXTS).encode())).save(path, lossless=True, exact=True)
    found = credentials.inspect(path)
    assert found.source == "novelai"
    assert found.recall["seed"] == 1_234_567_890
    assert found.recall["prompt"] == "1girl, {fox ears} | girl, red coat"


def test_the_text_of_a1111_may_be_hidden_as_well(credentials: StudioCredentials, tmp_path: Path) -> None:
    text = "a fox\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 42, Size: 512x768"
    hidden(text.encode(), b"stealth_pnginfo").save(tmp_path / "a.png")
    found = credentials.inspect(tmp_path / "a.png")
    assert (found.source, found.recall["prompt"], found.recall["seed"]) == ("a1111", "a fox", 42)


@pytest.mark.parametrize(
    "picture",
    [
        hidden(b"not gzip at all"),
        hidden(gzip.compress(b"{")[:-9]),
        hidden(b"x", bits=2**32 - 1),
        hidden(b"x", bits=0),
        hidden(gzip.compress(b'{"Comment": "' + b"a" * 50_000_000 + b'"}')[:1500]),
        Image.fromarray(PICTURE[:3, :3]),
    ],
)
def test_damaged_hidden_text_is_no_danger(credentials: StudioCredentials, tmp_path: Path, picture: Image.Image) -> None:
    picture.save(tmp_path / "a.png")
    found = credentials.inspect(tmp_path / "a.png")
    assert "seed" not in found.recall
    assert found.recipe is None


def test_swarmui_is_recalled_from_png_and_jpeg(credentials: StudioCredentials, tmp_path: Path) -> None:
    text = json.dumps(SWARM)
    png = with_text(Image.fromarray(PICTURE), tmp_path / "a.png", {"parameters": text})
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + text.encode("utf-16-be")
    Image.fromarray(PICTURE[..., :3]).save(tmp_path / "a.jpg", exif=exif)
    for path in (png, tmp_path / "a.jpg"):
        found = credentials.inspect(path)
        assert found.source == "swarmui"
        assert found.recall == {
            "prompt": "a lighthouse",
            "negative_prompt": "fog",
            "model": "OfficialStableDiffusion/sd_xl_base_1.0",
            "seed": 305223794,
            "steps": 25,
            "guidance": 6.5,
            "width": 1024,
            "height": 768,
            "sampler": "euler",
        }
