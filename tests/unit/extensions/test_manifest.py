"""Plugins: manifests, and what happens to broken ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.api import UserError
from app.extensions import Plugin, PluginRegistry, find_plugins
from app.extensions.manifest import BadManifest, read_manifest
from app.extensions.origin import Origin
from tests.conftest import REPOSITORY

GOOD = """
id = "palettes"
name = "Palettes"
version = "1.0.0"
api = 1
[[generators]]
id = "from-words"
title = "Palette from words"
call = "generators:FromWords"
accepts = ["text/plain"]
returns = ["application/json"]
"""

CODE = """
class FromWords:
    version = "1"
"""


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """No test sees what another has imported."""
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == "strangers"]:
        del sys.modules[name]


def plugin(folder: Path, manifest: str = GOOD, name: str = "palettes") -> Path:
    """A plugin on the disk."""
    place = folder / "strangers" / name
    place.mkdir(parents=True)
    (folder / "strangers" / "__init__.py").touch()
    (place / "__init__.py").touch()
    (place / "plugin.toml").write_text(manifest, encoding="utf-8")
    (place / "generators.py").write_text(CODE, encoding="utf-8")
    return place


def of_strangers(folder: Path) -> list[Plugin]:
    """The plugins on the disk as those of someone else."""
    return [replace(one, origin=Origin.FOLDER) for one in find_plugins(folder / "strangers", "strangers")]


def test_a_manifest_is_read_without_importing_the_plugin(tmp_path: Path) -> None:
    found = read_manifest(plugin(tmp_path), "strangers.palettes")
    assert [info.id for info in found.generators] == ["palettes.from-words"]
    assert found.generators[0].accepts == ("text/plain",)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("api = 1", "api = 2", "Update the studio"),
        ("api = 1", "api = true", "wrong type"),
        ('version = "1.0.0"', "", "lacks “version”"),
        ('name = "Palettes"', 'name = "Palettes"\ncolour = "red"', "unknown key “colour”"),
        ('call = "generators:FromWords"', 'call = "os.system"', "module:name"),
        ('id = "palettes"', 'id = "../palettes"', "lower-case"),
        ('accepts = ["text/plain"]', "accepts = [1]", "list of texts"),
        ("[[generators]]", "[[generators", "is not proper TOML. Correct it.* Details: “TOMLDecodeError: "),
    ],
)
def test_a_manifest_that_breaks_the_rules_is_refused_in_words(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(BadManifest, match=words):
        read_manifest(plugin(tmp_path, GOOD.replace(old, new)), "strangers.palettes")


def test_what_keeps_a_plugin_from_loading_is_said_with_what_to_do(tmp_path: Path) -> None:
    for name, code in (("needing", "import nobody_has_this.inner"), ("failing", "PART = 1 / 0"), ("lacking", "")):
        place = plugin(tmp_path, GOOD.replace('id = "palettes"', f'id = "{name}"\npart = "part:PART"'), name)
        (place / "part.py").write_text(code, encoding="utf-8")
    registry = PluginRegistry(of_strangers(tmp_path))
    said = {found.id: str(found.complaint) for found in registry.plugins}
    needed = "It needs the Python package “nobody_has_this”, which is not installed. Install it, or remove the plugin."
    assert said["needing"] == needed
    quoted = "Details: “ZeroDivisionError: division by zero”"
    assert said["failing"] == f"It cannot be loaded. Update the plugin, or remove it. {quoted}"
    assert "Update the plugin" in said["lacking"]
    assert "AttributeError" in said["lacking"]


def test_a_broken_plugin_is_disabled_by_name_and_the_others_work(tmp_path: Path) -> None:
    plugin(tmp_path)
    plugin(tmp_path, GOOD.replace("api = 1", "api = 99"), "newer")
    plugin(tmp_path, GOOD.replace('id = "palettes"', 'id = "raising"\npart = "missing:PART"'), "raising")
    registry = PluginRegistry(of_strangers(tmp_path))
    assert {found.id: bool(found.complaint) for found in registry.plugins} == {
        "newer": True,
        "palettes": False,
        "raising": True,
    }
    assert [info.id for info in registry.infos] == ["palettes.from-words"]
    assert registry.generator("palettes.from-words").version == "1"
    with pytest.raises(UserError, match=r"palettes\.from-words"):
        registry.generator("palettes.nothing")


def test_a_part_of_the_studios_own_plugins_is_imported_once_it_is_asked_for(tmp_path: Path) -> None:
    written = 'PART = PartType("palettes", 1, list, list, list, list)'
    place = plugin(tmp_path, GOOD.replace("api = 1", 'api = 1\npart = "codec:PART"'))
    (place / "codec.py").write_text(f"from app.api import PartType\n{written}\n", encoding="utf-8")
    plugin(tmp_path, GOOD.replace('id = "palettes"', 'id = "raising"\npart = "missing:PART"'), "raising")
    registry = PluginRegistry(find_plugins(tmp_path / "strangers", "strangers"))
    assert set(registry.part_types) == {"palettes", "raising"}
    assert "strangers.palettes.codec" not in sys.modules
    assert registry.part_types["palettes"].version == 1
    assert registry.part_types["palettes"] is registry.part_types["palettes"]
    assert "strangers.palettes.codec" in sys.modules
    assert registry.part_types.get("raising") is None
    assert [found.id for found in registry.plugins if found.complaint] == ["raising"]
    assert "other" not in registry.part_types


def test_the_studios_own_plugins_are_sound() -> None:
    registry = PluginRegistry(find_plugins(REPOSITORY / "plugins", "plugins"))
    assert {kind: part.kind for kind, part in registry.part_types.items()} == {
        kind: kind for kind in registry.part_types
    }
    assert [found.complaint for found in registry.plugins if found.complaint] == []
    assert "canvas" in registry.part_types
    for info in registry.infos:
        assert registry.generator(info.id).version


def test_workspaces_stand_by_their_order(tmp_path: Path) -> None:
    for name, order in (("alpha", ""), ("beta", "order = 20"), ("gamma", "order = 10")):
        panel = f'[[panels]]\nid = "{name}"\ntitle = "T"\ncall = "panel:P"\n{order}\n'
        plugin(tmp_path, f'id = "{name}"\nname = "{name}"\nversion = "1"\napi = 1\n{panel}', name)
    registry = PluginRegistry(find_plugins(tmp_path / "strangers", "strangers"))
    assert [each.id for each in registry.panels] == ["gamma.gamma", "beta.beta", "alpha.alpha"]
