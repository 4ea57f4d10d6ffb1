"""What every plugin keeps: the studio's own, and the one that the guide builds."""

from __future__ import annotations

import dataclasses
import inspect
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.api import InvalidData, Lane, PlainPanel, fields_of
from app.extensions import FileFormat, PanelInfo, Plugin, PluginRegistry, find_in_folder, find_plugins
from tests import guide
from tests.conftest import REPOSITORY

OWN = {plugin.id: plugin for plugin in find_plugins(REPOSITORY / "plugins", "plugins")}
NONSENSE: tuple[Any, ...] = (None, True, 3, "x", [], {}, [3], [[3]], {"layers": 3}, {"items": [None]}, {"x": {"y": []}})
PANEL = [name for name in vars(PlainPanel) if not name.startswith("_")]


@pytest.fixture(params=[*OWN, "palettes"])
def plugin(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Plugin]:
    """Each plugin in turn."""
    if request.param in OWN:
        yield OWN[request.param]
        return
    guide.write(tmp_path)
    yield find_in_folder(tmp_path)[0]
    for name in [name for name in sys.modules if name.partition(".")[0] == "seisei_plugins"]:
        del sys.modules[name]


@pytest.fixture
def registry(plugin: Plugin) -> PluginRegistry:
    """A registry with that plugin alone."""
    return PluginRegistry([plugin])


def test_it_is_enabled_by_itself(registry: PluginRegistry, plugin: Plugin) -> None:
    assert [str(one.complaint) for one in registry.plugins] == [""]
    assert plugin.name
    assert plugin.description


def test_its_part_goes_to_json_and_back(registry: PluginRegistry, plugin: Plugin) -> None:
    assert list(registry.part_types) == [plugin.id]
    part = registry.part_types[plugin.id]
    empty = part.empty()
    assert part.decode(json.loads(json.dumps(part.encode(empty)))) == empty
    assert list(part.assets(empty)) == []
    assert set(part.upgrades) == set(range(1, part.version)), "from every older version there is a way"
    with pytest.raises((dataclasses.FrozenInstanceError, AttributeError, TypeError)):
        empty.anything = 1


@pytest.mark.parametrize("data", NONSENSE, ids=repr)
def test_nonsense_in_place_of_its_part_is_refused_as_such(registry: PluginRegistry, plugin: Plugin, data: Any) -> None:
    """Or is a part, which can be written again."""
    part = registry.part_types[plugin.id]
    try:
        found = part.decode(data)
    except InvalidData:
        return
    json.dumps(part.encode(found))


def test_its_generators_are_forms_and_versions(registry: PluginRegistry, plugin: Plugin) -> None:
    assert plugin.generators
    for info in plugin.generators:
        generator = registry.generator(info.id)
        assert isinstance(generator.version, str)
        assert isinstance(generator.lane, Lane)
        assert inspect.isgeneratorfunction(generator.run), info.id
        assert dataclasses.is_dataclass(generator.Request)
        assert generator.Request.__hash__ is not None, "a frozen one"
        names = [field.name for field in fields_of(generator.Request)]
        assert names == [field.name for field in dataclasses.fields(generator.Request)]
        assert info.returns, info.id
        assert info.title


def test_its_files_and_panels_can_be_loaded(plugin: Plugin) -> None:
    from PySide6.QtWidgets import QWidget

    formats: tuple[FileFormat, ...] = (*plugin.importers, *plugin.exporters, *plugin.converters)
    for form in formats:
        assert callable(form.load())
        assert form.patterns, form.id
    panels: tuple[PanelInfo, ...] = plugin.panels
    for panel in panels:
        made = panel.load()
        assert isinstance(made, type)
        assert issubclass(made, QWidget)
        assert [name for name in PANEL if not callable(getattr(made, name, None))] == []


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("model.py", "raise RuntimeError('no')\n", "It cannot be loaded."),
        ("model.py", "import no_such_library\n", "needs the Python package “no_such_library”"),
        ("model.py", "PART = 3\n", "is not a PartType"),
        ("plugin.toml", 'id = "palettes"\nname = "P"\nversion = "9"\napi = 99\n', "version 99 of the plugin interface"),
        ("plugin.toml", "id = 3\n", "plugin.toml"),
        ("plugin.toml", "\x00", "plugin.toml"),
    ],
)
def test_one_that_breaks_it_is_off_by_its_name_alone(tmp_path: Path, file: str, text: str, said: str) -> None:
    place = guide.write(tmp_path)
    (place / file).write_text(text, encoding="utf-8")
    registry = PluginRegistry([OWN["audio"], *find_in_folder(tmp_path)])
    complaints = {plugin.id: str(plugin.complaint) for plugin in registry.plugins}
    assert said in complaints.pop("palettes")
    assert complaints == {"audio": ""}
    assert {info.plugin for info in registry.infos} == {"audio"}
    for name in [name for name in sys.modules if name.partition(".")[0] == "seisei_plugins"]:
        del sys.modules[name]
