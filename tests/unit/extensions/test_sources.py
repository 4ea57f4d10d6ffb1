"""Plugins of strangers: where they are found, and that none runs before its owner allowed it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.api import UserError
from app.extensions import (
    Consent,
    Origin,
    Plugin,
    PluginRegistry,
    find_in_folder,
    find_installed,
    fingerprint,
    without_doubles,
)
from app.storage import JsonSettings

MANIFEST = 'id = "strange"\nname = "Strange"\nversion = "1"\napi = 1\npart = "model:PART"\n'
CODE = """
from pathlib import Path
Path({mark!r}).touch()
from app.api import PartType
PART = PartType("strange", 1, list, list, list, lambda _part: ())
"""


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """No test sees what another has imported."""
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] in ("seisei_plugins", "strange_package")]:
        del sys.modules[name]


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    """A file that is there once the plugin was imported."""
    return tmp_path / "imported"


@pytest.fixture
def folder(tmp_path: Path, mark: Path) -> Path:
    """A folder of plugins with one in it."""
    write(tmp_path / "plugins" / "strange", mark)
    return tmp_path / "plugins"


def write(place: Path, mark: Path) -> None:
    """Write a plugin that says when it is imported."""
    place.mkdir(parents=True)
    (place / "__init__.py").touch()
    (place / "plugin.toml").write_text(MANIFEST, "utf-8")
    (place / "model.py").write_text(CODE.format(mark=str(mark)), "utf-8")


def consent(tmp_path: Path) -> Consent:
    """What was allowed, as it is kept."""
    return Consent(JsonSettings(tmp_path / "settings.json"))


def enabled(tmp_path: Path, folder: Path) -> list[str]:
    """The plugins that are on after a start."""
    allowing = consent(tmp_path)
    registry = PluginRegistry(allowing.checked(plugin) for plugin in find_in_folder(folder))
    return [plugin.id for plugin in registry.plugins if not plugin.complaint]


def test_a_stranger_runs_only_once_it_is_allowed_and_not_after_it_changed(
    tmp_path: Path, folder: Path, mark: Path
) -> None:
    assert enabled(tmp_path, folder) == []
    assert not mark.exists()
    consent(tmp_path).allow(consent(tmp_path).checked(find_in_folder(folder)[0]))
    assert enabled(tmp_path, folder) == ["strange"]
    assert mark.exists()
    # What Python compiled of it is no change.
    (folder / "strange" / "__pycache__").mkdir(exist_ok=True)
    (folder / "strange" / "__pycache__" / "model.pyc").write_bytes(b"compiled")
    assert enabled(tmp_path, folder) == ["strange"]
    (folder / "strange" / "more.py").write_text("MORE = 1\n", "utf-8")
    assert enabled(tmp_path, folder) == []
    changed = consent(tmp_path).checked(find_in_folder(folder)[0])
    assert "changed since it was allowed" in str(changed.complaint)
    consent(tmp_path).allow(changed)
    assert enabled(tmp_path, folder) == ["strange"]
    consent(tmp_path).withdraw(changed)
    assert enabled(tmp_path, folder) == []


def test_one_that_waits_is_news_once(tmp_path: Path, folder: Path) -> None:
    found = consent(tmp_path).checked(find_in_folder(folder)[0])
    assert [consent(tmp_path).is_news(found) for _ in range(2)] == [True, False]
    assert consent(tmp_path).is_news(replace(found, digest="another"))
    assert not consent(tmp_path).is_news(replace(found, origin=Origin.OWN, waits=False))


def test_what_is_broken_cannot_be_allowed(tmp_path: Path, folder: Path) -> None:
    (folder / "strange" / "plugin.toml").write_text(MANIFEST.replace("api = 1", "api = 99"), "utf-8")
    found = consent(tmp_path).checked(find_in_folder(folder)[0])
    assert not found.waits
    with pytest.raises(UserError, match="strange can't be used"):
        consent(tmp_path).allow(found)


def test_a_fingerprint_tells_names_and_contents_apart(folder: Path) -> None:
    place = folder / "strange"
    before = fingerprint(place)
    assert [name for name, _ in before.files] == ["__init__.py", "model.py", "plugin.toml"]
    (place / "model.py").rename(place / "other.py")
    assert fingerprint(place).digest != before.digest
    (place / "other.py").rename(place / "model.py")
    assert fingerprint(place) == before


def test_there_may_be_no_folder_of_plugins(tmp_path: Path) -> None:
    assert find_in_folder(tmp_path / "plugins") == []


def test_an_installed_package_names_its_plugin(tmp_path: Path, mark: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By an entry point, as pip writes it; its package is found and not imported."""
    site = tmp_path / "site"
    write(site / "strange_package" / "strange", mark)
    (site / "strange_package" / "__init__.py").write_text("raise RuntimeError\n", "utf-8")
    info = site / "strange_package-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: strange-package\nVersion: 1\n", "utf-8")
    points = "[seisei.plugins]\nstrange = strange_package.strange\ngone = no_such_package\n"
    (info / "entry_points.txt").write_text(points, "utf-8")
    monkeypatch.syspath_prepend(str(site))
    found = {plugin.id: plugin for plugin in find_installed()}
    assert found["strange"].origin is Origin.PACKAGE
    assert found["strange"].folder == site / "strange_package" / "strange"
    assert found["strange"].digest
    assert "no_such_package” is not there" in str(found["gone"].complaint)
    assert not mark.exists()
    assert "strange_package" not in sys.modules


def test_the_first_of_a_name_stays_and_the_other_is_named(folder: Path) -> None:
    own = Plugin("strange", "Own", "1", Path("own"), "own")
    first, second = without_doubles([own, *find_in_folder(folder)])
    assert first == own
    assert str(second.complaint) == "There is another plugin “strange”, in own."
    assert second.id != own.id
    assert PluginRegistry([first, second]).plugins == (first, second)
