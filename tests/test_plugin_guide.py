"""The plugin that the guide builds, from the guide's own text, on the command line."""

from __future__ import annotations

from pathlib import Path

from tests import guide
from tests.test_headless import answer, seisei

ASK = ("generate", "palettes.from-sentence", "--set", "prompt=a forest by the sea", "--set", "seed=3")


def test_it_is_short() -> None:
    written = guide.files()
    assert set(written) == {
        f"palettes/{name}" for name in ("plugin.toml", "model.py", "generators.py", "panel.py")
    }  # fmt: skip
    assert sum(len([line for line in text.splitlines() if line.strip()]) for text in written.values()) < 100


def test_it_makes_palettes_once_it_is_allowed(tmp_path: Path) -> None:
    home, out = tmp_path / "seisei", tmp_path / "forest.gpl"
    place = guide.write(home / "data" / "plugins")
    refused = seisei(*ASK, "--out", str(out), home=home)
    assert refused.returncode == 2
    assert "There is no generator “palettes.from-sentence”" in refused.stderr
    info = answer(seisei("plugins", "info", "palettes", "--json", home=home))
    assert (info["allowed"], info["origin"]) == (False, "folder")
    assert set(info["files"]) == {"plugin.toml", "model.py", "generators.py", "panel.py"}
    assert answer(seisei("plugins", "allow", "palettes", "--json", home=home))["allowed"] is True
    made = answer(seisei(*ASK, "--out", str(out), "--json", home=home))
    lines = out.read_text("utf-8").splitlines()
    assert lines[:2] == ["GIMP Palette", "Name: a forest by the sea"]
    assert len(lines) == 7
    again = answer(seisei(*ASK, "--out", str(tmp_path / "again.gpl"), "--json", home=home))
    assert again["recipe"] == made["recipe"]
    assert (tmp_path / "again.gpl").read_bytes() == out.read_bytes()
    unknown = seisei("generate", "palettes.from-sentence", "--set", "prompt=xyz", "--out", str(out), home=home)
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "No word of the sentence is known. Use one of: sunset" in unknown.stderr
    (place / "model.py").write_text((place / "model.py").read_text("utf-8") + "\n", "utf-8")
    assert seisei(*ASK, "--out", str(out), home=home).returncode == 2
