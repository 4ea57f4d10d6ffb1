"""What the robot offers to others: a film for a passage; and everything that its manifest names is there."""

from __future__ import annotations

import pytest

from app.extensions import PluginRegistry, find_plugins
from plugins.robot.media import PATH, SCENE
from plugins.text.panel.links.medium import Medium, makers_of
from plugins.text.panel.links.wish import way_into
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def registry() -> PluginRegistry:
    """The studio's own plugins."""
    return PluginRegistry(find_plugins(REPOSITORY / "plugins", "plugins"))


def test_a_passage_can_be_done_by_the_arm(registry: PluginRegistry) -> None:
    makers = makers_of(Medium.FILM, registry.infos, lambda id_: registry.generator(id_).Request, but="text")
    assert "robot.plan" in [info.id for info in makers]
    way = way_into(registry.generator("robot.plan").Request)
    assert way is not None
    assert (way.field, way.is_asset) == ("prompt", False)


def test_everything_that_the_manifest_names_is_there(registry: PluginRegistry) -> None:
    (plugin,) = [each for each in registry.plugins if each.id == "robot"]
    assert not plugin.complaint
    for format_ in (*plugin.importers, *plugin.exporters, *plugin.converters):
        assert callable(format_.load())
        assert all(pattern.startswith("*.") for pattern in format_.patterns)
    assert {format_.takes for format_ in plugin.converters} == {PATH}
    assert {format_.makes for format_ in plugin.importers} == {PATH, SCENE} == set(plugin.panels[0].takes)
    assert (REPOSITORY / "resources" / "icons" / f"{plugin.panels[0].icon}.svg").is_file()
    for example in plugin.panels[0].examples:
        assert registry.generator("robot.plan").Request(example).prompt == example
