"""What the plugin offers to others: music for a passage, and nothing that needs a clip."""

from __future__ import annotations

import pytest

from app.extensions import PluginRegistry, find_plugins
from plugins.text.panel.links.medium import Medium, makers_of
from plugins.text.panel.links.wish import way_into
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def registry() -> PluginRegistry:
    """The studio's own plugins."""
    return PluginRegistry(find_plugins(REPOSITORY / "plugins", "plugins"))


def test_a_passage_can_be_scored(registry: PluginRegistry) -> None:
    makers = makers_of(Medium.MUSIC, registry.infos, lambda id_: registry.generator(id_).Request, but="text")
    ids = [info.id for info in makers]
    assert ids[0] == "audio.compose"
    assert not set(ids) & {"audio.infill", "audio.continue", "audio.vary", "audio.accompany", "audio.render"}
    way = way_into(registry.generator("audio.compose").Request)
    assert way is not None
    assert (way.field, way.is_asset) == ("prompt", False)
    speech = makers_of(Medium.SPEECH, registry.infos, lambda id_: registry.generator(id_).Request, but="text")
    assert all(info.plugin != "audio" for info in speech)


def test_everything_that_the_manifest_names_is_there(registry: PluginRegistry) -> None:
    (plugin,) = [each for each in registry.plugins if each.id == "audio"]
    assert not plugin.complaint
    for info in plugin.generators:
        assert registry.generator(info.id).version
    for format_ in (*plugin.importers, *plugin.exporters, *plugin.converters):
        assert callable(format_.load())
        assert all(pattern.startswith("*.") for pattern in format_.patterns)
    assert all(format_.takes for format_ in plugin.converters)
    assert all(format_.makes for format_ in plugin.importers)
