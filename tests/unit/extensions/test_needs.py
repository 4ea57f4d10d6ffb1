"""A generator that needs a package of its owner's choice is there only where that is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.extensions.manifest import BadManifest, read_manifest

MANIFEST = """
id = "one"
name = "One"
version = "1"
api = 1
[[generators]]
id = "always"
title = "Always"
call = "generators:Always"
[[generators]]
id = "seldom"
title = "Seldom"
call = "generators:Seldom"
needs = ["{needed}", "json"]
"""


@pytest.mark.parametrize(("needed", "there"), [("tomllib", True), ("a_package_that_nobody_has", False)])
def test_a_generator_is_offered_where_its_packages_are(tmp_path: Path, needed: str, *, there: bool) -> None:
    (tmp_path / "plugin.toml").write_text(MANIFEST.format(needed=needed))
    plugin = read_manifest(tmp_path, "one")
    assert [info.id for info in plugin.generators] == ["one.always", *(["one.seldom"] if there else [])]
    assert ("one.seldom" in plugin.generator_calls) is there


def test_a_package_is_a_name(tmp_path: Path) -> None:
    (tmp_path / "plugin.toml").write_text(MANIFEST.format(needed="../x"))
    with pytest.raises(BadManifest, match="no name of a Python package"):
        read_manifest(tmp_path, "one")
