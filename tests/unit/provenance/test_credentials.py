"""Provenance: what is written is read again, changed files are noticed, others' metadata is recalled."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from app.api import InvalidData, Recipe, UserError
from app.document import JsonObject, ModelId, ModelStamp
from app.provenance import StudioCredentials, manifest
from app.provenance.identity import SigningIdentity
from app.provenance.xmp import DigitalSourceType

RECIPE = Recipe(
    "canvas.text-to-image",
    "1",
    {
        "prompt": 'a red fox, "quoted", 狐\nsecond line',
        "negative_prompt": "blur, text",
        "seed": 7,
        "steps": 20,
        "guidance": 4.5,
        "sampler": "Euler a",
    },
    (ModelStamp(ModelId("illustrator"), "ab" * 32),),
    created="2026-11-24T00:00:00Z",
)
PIXELS = np.random.default_rng(0).integers(0, 255, (40, 60, 3), dtype=np.uint8)


@pytest.fixture
def credentials(tmp_path: Path) -> StudioCredentials:
    """An installation of its own."""
    return StudioCredentials(tmp_path / "identity", lambda: "0.1.0")


def test_a_picture_carries_its_recipe_signed(credentials: StudioCredentials, tmp_path: Path) -> None:
    path = tmp_path / "fox.png"
    credentials.write_png(PIXELS, RECIPE, path)
    found = credentials.inspect(path)
    assert found.recipe == RECIPE
    assert found.credentials == "trusted"
    assert found.findings == ()
    assert found.digital_source_type.endswith("/trainedAlgorithmicMedia")
    with Image.open(path) as picture:
        assert np.array_equal(np.asarray(picture), PIXELS)


def test_what_cannot_be_signed_is_said_with_what_to_do(tmp_path: Path) -> None:
    identity = SigningIdentity.of_installation(tmp_path / "identity")
    kind = DigitalSourceType.DRAWN
    with pytest.raises(UserError, match=r"fox\.png could not be signed\. Make room .* Details: “"):
        manifest.sign(tmp_path / "gone.png", tmp_path / "fox.png", identity, kind=kind, recipe=None, version="1")


def test_the_text_is_that_of_a1111(credentials: StudioCredentials, tmp_path: Path) -> None:
    path = tmp_path / "fox.png"
    credentials.write_png(PIXELS, RECIPE, path)
    with Image.open(path) as picture:
        text = picture.info["parameters"]
    assert text.splitlines()[0] == 'a red fox, "quoted", 狐'
    assert "Negative prompt: blur, text" in text.splitlines()
    assert text.splitlines()[-1] == (
        "Steps: 20, Sampler: Euler a, CFG scale: 4.5, Seed: 7, Size: 60x40, Model: illustrator, "
        "Model hash: ababababab, Version: Seisei 0.1.0"
    )


def test_another_installation_sees_a_valid_signature_of_a_stranger(
    credentials: StudioCredentials, tmp_path: Path
) -> None:
    path = tmp_path / "fox.png"
    credentials.write_png(PIXELS, RECIPE, path)
    found = StudioCredentials(tmp_path / "other", lambda: "0.1.0").inspect(path)
    assert found.credentials == "valid"
    assert "signingCredential.untrusted" in found.findings


def test_a_changed_picture_is_noticed(credentials: StudioCredentials, tmp_path: Path) -> None:
    path = tmp_path / "fox.png"
    credentials.write_png(PIXELS, RECIPE, path)
    data = bytearray(path.read_bytes())
    at = data.index(b"IDAT") + 40
    data[at] ^= 1
    path.write_bytes(data)
    found = credentials.inspect(path)
    assert found.credentials == "invalid"
    assert any("dataHash" in code for code in found.findings)


@pytest.mark.parametrize(
    ("recipe", "edited", "kind"),
    [(None, False, "digitalCreation"), (None, True, "compositeWithTrainedAlgorithmicMedia")],
)
def test_what_was_painted_and_what_was_worked_over_is_said(
    credentials: StudioCredentials, tmp_path: Path, recipe: Recipe | None, *, edited: bool, kind: str
) -> None:
    path = tmp_path / "work.png"
    credentials.write_png(PIXELS, recipe, path, edited=edited)
    found = credentials.inspect(path)
    assert found.digital_source_type.endswith(f"/{kind}")
    assert found.recipe is None


def test_saving_again_strips_the_credentials_and_that_is_said(credentials: StudioCredentials, tmp_path: Path) -> None:
    path = tmp_path / "fox.png"
    credentials.write_png(PIXELS, RECIPE, path)
    with Image.open(path) as picture:
        picture.save(tmp_path / "again.png")
    found = credentials.inspect(tmp_path / "again.png")
    assert found.credentials == "none"


def test_a_folder_that_may_not_be_written_to_is_said(credentials: StudioCredentials, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        credentials.write_png(PIXELS, RECIPE, tmp_path / "missing" / "fox.png")


def with_text(path: Path, texts: dict[str, str]) -> Path:
    """A picture of another program."""
    info = PngImagePlugin.PngInfo()
    for key, value in texts.items():
        info.add_text(key, value)
    Image.fromarray(PIXELS).save(path, pnginfo=info)
    return path


COMFY: JsonObject = {
    "3": {
        "class_type": "KSampler",
        "inputs": {
            "seed": 156680208700286, "steps": 20, "cfg": 8, "sampler_name": "euler", "denoise": 1,
            "model": ["10", 0], "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["5", 0],
        },
    },
    "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "v1-5.safetensors"}},
    "5": {"class_type": "EmptyLatentImage", "inputs": {"batch_size": 1, "height": 512, "width": 768}},
    "6": {"class_type": "CLIPTextEncode", "inputs": {"clip": ["4", 1], "text": "a bottle"}},
    "7": {"class_type": "CLIPTextEncode", "inputs": {"clip": ["4", 1], "text": "watermark"}},
    "10": {"class_type": "LoraLoader", "inputs": {"model": ["4", 0], "clip": ["4", 1], "lora_name": "x"}},
}  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "source", "recall"),
    [
        (
            {"parameters": "a cat\nNegative prompt: dog\nSteps: 28, Sampler: DPM++ 2M, CFG scale: 7, Size: 512x768"},
            "a1111",
            {"prompt": "a cat", "negative_prompt": "dog", "steps": 28, "guidance": 7, "width": 512, "height": 768},
        ),
        ({"parameters": "only words"}, "a1111", {"prompt": "only words"}),
        (
            {"prompt": json.dumps(COMFY), "workflow": "{}"},
            "comfyui",
            {"prompt": "a bottle", "negative_prompt": "watermark", "seed": 156680208700286, "steps": 20, "guidance": 8,
             "sampler": "euler", "model": "v1-5.safetensors", "width": 768, "height": 512},
        ),
        (
            {"invokeai_metadata": json.dumps({"positive_prompt": "p", "seed": 1, "steps": 5, "cfg_scale": 7.5,
                                              "model": {"name": "m"}, "width": 64, "height": 32})},
            "invokeai",
            {"prompt": "p", "seed": 1, "steps": 5, "guidance": 7.5, "model": "m", "width": 64, "height": 32},
        ),
        (
            {"parameters": json.dumps({"prompt": "p", "seed": "99", "steps": 30, "guidance_scale": 4.0,
                                       "resolution": "(1152, 896)", "base_model": "b"}), "fooocus_scheme": "fooocus"},
            "fooocus",
            {"prompt": "p", "seed": 99, "steps": 30, "guidance": 4.0, "width": 1152, "height": 896, "model": "b"},
        ),
    ],
)  # fmt: skip
def test_other_programs_are_recalled(
    credentials: StudioCredentials, tmp_path: Path, texts: dict[str, str], source: str, recall: JsonObject
) -> None:
    found = credentials.inspect(with_text(tmp_path / "other.png", texts))
    assert found.source == source
    assert {key: found.recall[key] for key in recall} == recall
    assert found.credentials == "none"


@pytest.mark.parametrize(
    "texts",
    [
        {"prompt": "[" * 100_000},
        {"prompt": json.dumps({"1": {"inputs": {"seed": ["1", 0], "positive": ["1", 0]}}})},
        {"invokeai_metadata": '{"seed": {"a": 1}, "steps": true}'},
        {"parameters": "x" * 500_000},
        {"seisei": '{"version": 99}'},
        {"XML:com.adobe.xmp": "<!DOCTYPE x [<!ENTITY a 'b'>]>"},
    ],
)
def test_hostile_text_is_no_danger(credentials: StudioCredentials, tmp_path: Path, texts: dict[str, str]) -> None:
    found = credentials.inspect(with_text(tmp_path / "hostile.png", texts))
    assert found.recipe is None


def test_a_damaged_or_foreign_file_is_named(credentials: StudioCredentials, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.png"
    damaged.write_bytes(b"\x89PNG\r\n\x1a\n" + b"nothing")
    text = tmp_path / "text.txt"
    text.write_text("x", encoding="utf-8")
    for path in (damaged, text, tmp_path / "missing.png"):
        with pytest.raises(InvalidData):
            credentials.inspect(path)


def test_a_header_of_sixty_thousand_pixels_is_no_danger(credentials: StudioCredentials, tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0))
    path = tmp_path / "bomb.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b""))
    with pytest.raises(InvalidData, match="more pixels"):
        credentials.inspect(path)
