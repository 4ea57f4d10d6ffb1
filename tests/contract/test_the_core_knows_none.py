"""What plugins add, the studio's core does not know of."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.conftest import REPOSITORY

WORDS = {
    "molecules": r"molecul|smiles\b|\bSMILES|rdkit|chemi(cal|stry)",
    "proteins": r"protein|gemmi|\bpdb\b|mmcif|esm_?fold",
    "robot": r"robot|mujoco|mjcf|franka",
}
CORE = sorted([*(REPOSITORY / "app").rglob("*.py"), REPOSITORY / "main.py"])
DOOR = re.compile(r"^from (app\.(?!api\b|widgets\b)[\w.]+) import|^import (app\b[\w.]*)", re.MULTILINE)


def test_there_is_a_core() -> None:
    assert len(CORE) > 300


@pytest.mark.parametrize("plugin", WORDS)
def test_no_core_file_names_it(plugin: str) -> None:
    found = re.compile(WORDS[plugin], re.IGNORECASE)
    named = {str(path.relative_to(REPOSITORY)): found.findall(path.read_text(encoding="utf-8")) for path in CORE}
    assert {path: words for path, words in named.items() if words} == {}


@pytest.mark.parametrize("plugin", WORDS)
def test_its_own_files_do(plugin: str) -> None:
    """The words are the right ones: its own files are full of them."""
    found = re.compile(WORDS[plugin], re.IGNORECASE)
    files = list((REPOSITORY / "plugins" / plugin).rglob("*.py"))
    assert sum(bool(found.search(path.read_text(encoding="utf-8"))) for path in files) > len(files) / 3


@pytest.mark.parametrize("plugin", WORDS)
def test_it_comes_in_by_the_door_alone(plugin: str) -> None:
    ways = [
        (str(path.relative_to(REPOSITORY)), found.group(0))
        for path in (REPOSITORY / "plugins" / plugin).rglob("*.py")
        for found in DOOR.finditer(path.read_text(encoding="utf-8"))
    ]
    assert ways == []


@pytest.mark.parametrize("plugin", WORDS)
def test_its_manifest_is_all_that_brings_it_in(plugin: str) -> None:
    manifest = tomllib.loads((REPOSITORY / "plugins" / plugin / "plugin.toml").read_text(encoding="utf-8"))
    assert manifest["id"] == plugin
    assert {"part", "generators"} <= set(manifest)
