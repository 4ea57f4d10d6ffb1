"""The catalogue: the studio's own is sound, and a mistake in one is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.api import InvalidData, ModelId, ModelKind
from app.engine.catalogue import read_catalogue
from app.engine.detectors.architectures import ARCHITECTURES
from app.engine.detectors.sound import CONDITIONS
from app.engine.obtain.address import Address
from app.engine.obtain.archive import Archive
from app.engine.obtain.hub import Repository
from app.engine.obtain.wheel import Wheel

ENTRY = """version = 1
[[model]]
id = "a"
name = "A"
kind = "checkpoint"
architecture = "sd-1.5"
licence = "mit"
byte_size = 1
memory_bytes = 1
description = ""
source = "hub:org/name"
files = ["*.json"]
"""
WHEEL = ENTRY.replace("hub:org/name", "wheel:name==1.0").replace(
    'files = ["*.json"]', f'sha256 = "{"0" * 64}"\nmembers = {{ "a/b" = "c" }}'
)

ARCHIVE = ENTRY.replace("hub:org/name", "archive:https://host/a.tgz").replace(
    'files = ["*.json"]', f'members = {{ "a/b" = "c" }}\nsha256 = {{ "c" = "{"0" * 64}" }}\ndownload_bytes = 2'
)


def test_the_studios_catalogue_states_everything(resources: Path) -> None:
    found = read_catalogue(resources / "models" / "catalogue.toml")
    assert len(found) >= 10
    for item in found:
        entry = item.entry
        assert entry.licence
        assert entry.description.template.endswith(".")
        assert entry.byte_size > 1_000_000
        assert entry.memory_bytes >= 100_000_000
        assert entry.kind is not ModelKind.CHECKPOINT or entry.architecture in ARCHITECTURES
        if isinstance(item.source, Repository):
            mark = {ModelKind.LANGUAGE_MODEL: ".gguf", ModelKind.CHECKPOINT: "model_index.json"}
            seers = (ModelKind.SEGMENTER, ModelKind.DEPTH_MODEL, ModelKind.POSE_MODEL, ModelKind.OBJECT_DETECTOR)
            mark |= dict.fromkeys(seers, "config.json")
            if entry.architecture in {"musicgen", "animatediff-adapter"}:
                mark[entry.kind] = "config.json"
            assert any(name.endswith(mark.get(entry.kind, "model_index.json")) for name in item.source.patterns)
            assert not any(pattern.endswith((".bin", ".ckpt", ".py")) for pattern in item.source.patterns)
    assert {item.entry.architecture for item in found} >= {"sd-1.5", "sdxl", "sd-3", "flux", "pixart", "sana", "esrgan"}


def test_every_kind_of_source_is_read(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.toml"
    file.write_text(ENTRY, "utf-8")
    (item,) = read_catalogue(file)
    assert item.source == Repository("org/name", "main", ("*.json",))
    file.write_text(WHEEL, "utf-8")
    (item,) = read_catalogue(file)
    assert item.source == Wheel("name", "1.0", "0" * 64, {"a/b": "c"}, "", 1)
    file.write_text(ARCHIVE, "utf-8")
    (item,) = read_catalogue(file)
    assert item.source == Archive("https://host/a.tgz", {"a/b": "c"}, {"c": "0" * 64}, 2, 1)
    file.write_text(ARCHIVE.replace("archive:", "address:"), "utf-8")
    (item,) = read_catalogue(file)
    assert item.source == Address("https://host/a.tgz", {"a/b": "c"}, {"c": "0" * 64}, 2)


def test_language_models_of_every_size_are_offered_the_smallest_from_two_places(resources: Path) -> None:
    found = {item.entry.id: item for item in read_catalogue(resources / "models" / "catalogue.toml")}
    models = [item for item in found.values() if item.entry.kind is ModelKind.LANGUAGE_MODEL]
    assert len(models) > 10
    assert max(item.entry.byte_size for item in models) > 40e9
    assert all(item.entry.memory_bytes > item.entry.byte_size for item in models)
    smallest = found[ModelId("smollm2-135m-instruct")]
    assert isinstance(smallest.source, Wheel)
    (other,) = smallest.alternatives
    assert isinstance(other, Repository)
    # Both give a file of the same name, so that neither leaves another beside it.
    assert set(smallest.source.members.values()) == set(other.patterns) == set(other.sha256)


def test_sound_models_say_how_they_may_be_used_and_bring_no_pickle(resources: Path) -> None:
    found = {item.entry.id: item for item in read_catalogue(resources / "models" / "catalogue.toml")}
    models = [item for item in found.values() if item.entry.kind is ModelKind.SOUND_MODEL]
    assert {item.entry.architecture for item in models} == set(CONDITIONS) - {"stable-audio-3"}
    for item in models:
        if item.entry.architecture == "musicgen":
            assert item.entry.licence.startswith("cc-by-nc-4.0")
        assert isinstance(item.source, Repository)
        assert any(pattern.endswith(".safetensors") for pattern in item.source.patterns)
        # An index of weights in other numbers would name files that are not fetched.
        assert not any("fp32" in pattern or pattern == "*.json" for pattern in item.source.patterns)
    assert "community" in found[ModelId("stable-audio-open")].entry.licence


def test_a_sound_font_is_offered_with_its_licence_from_two_places(resources: Path) -> None:
    found = {item.entry.id: item for item in read_catalogue(resources / "models" / "catalogue.toml")}
    font = found[ModelId("fluidr3mono")]
    (other,) = font.alternatives
    assert font.entry.licence == "mit"
    assert isinstance(font.source, Archive)
    assert isinstance(other, Address)
    # Both give the same font, byte for byte, and the licence that has to be kept with it.
    assert font.source.sha256["FluidR3Mono_GM.sf3"] == other.sha256["FluidR3Mono_GM.sf3"]
    assert set(font.source.members.values()) == set(other.members.values()) == {"FluidR3Mono_GM.sf3", "LICENSE.md"}


def test_alternatives_are_read_as_strictly_as_sources(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.toml"
    other = '[[model.alternatives]]\nsource = "hub:other/name"\nfiles = ["*.gguf"]\n'
    file.write_text(ENTRY + other, "utf-8")
    (item,) = read_catalogue(file)
    assert item.alternatives == (Repository("other/name", "main", ("*.gguf",)),)
    for wrong in (other.replace("hub:", "ftp:"), other + 'licence = "mit"\n', "alternatives = [1]\n"):
        file.write_text(ENTRY + wrong, "utf-8")
        with pytest.raises(InvalidData):
            read_catalogue(file)


def test_no_catalogue_is_an_empty_one(tmp_path: Path) -> None:
    assert read_catalogue(tmp_path / "catalogue.toml") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENTRY.replace("version = 1", "version = 2"), "version"),
        (ENTRY + 'prompt_languages = "en"\n', "“prompt_languages” is of the wrong type"),
        (ENTRY + 'prompt_languages = ["English"]\n', "codes of languages"),
        (ENTRY + "prompt_languages = [1]\n", "codes of languages"),
        (ENTRY + "colour = 1\n", "unknown key “colour”"),
        (ENTRY.replace('licence = "mit"\n', ""), "lacks “licence”"),
        (ENTRY.replace('licence = "mit"', 'licence = ""'), "licence"),
        (ENTRY.replace("byte_size = 1", 'byte_size = "1"'), "“byte_size” is of the wrong type"),
        (ENTRY.replace("byte_size = 1", "byte_size = true"), "“byte_size” is of the wrong type"),
        (ENTRY.replace("byte_size = 1", "byte_size = 0"), "sizes"),
        (ENTRY.replace('kind = "checkpoint"', 'kind = "painter"'), "painter"),
        (ENTRY.replace('id = "a"', 'id = "../a"'), "its id"),
        (ENTRY.replace("hub:org/name", "ftp:org/name"), "source"),
        (ENTRY.replace("hub:org/name", "hub:name"), "hub:org/name"),
        (ENTRY.replace('["*.json"]', "[]"), "files"),
        (ENTRY + ENTRY.partition("\n")[2], "twice"),
        (WHEEL.replace("==1.0", ""), "wheel:name==version"),
        (WHEEL.replace("0" * 64, "0" * 63), "64 hexadecimal digits"),
        (WHEEL.replace('{ "a/b" = "c" }', "{}"), "members"),
        (WHEEL + 'convert = "onnx"\n', "convert"),
        (ARCHIVE.replace("https:", "http:"), "https"),
        (ARCHIVE.replace("a.tgz", "a.zip"), "tar"),
        (ARCHIVE.replace('"a/b" = "c"', '"a/b" = "../c"'), "members"),
        (ARCHIVE.replace('"a/b" = "c"', '"a/b" = "C:c"'), "members"),
        (ARCHIVE.replace('"a/b" = "c"', '"a/b" = "c", "d" = "c"'), "members"),
        (ARCHIVE.replace('{ "c"', '{ "d"'), "64 hexadecimal digits"),
        (ARCHIVE.replace("0" * 64, "0" * 63), "64 hexadecimal digits"),
        ("version = 1\n[[", "catalogue.toml"),
    ],
)
def test_mistakes_are_said(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "catalogue.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(InvalidData) as caught:
        read_catalogue(file)
    assert said in str(caught.value)
