"""The plugin of the guide, built from the guide's own text."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import REPOSITORY

GUIDE = REPOSITORY / "docs" / "plugins.md"


def files() -> dict[str, str]:
    """What the guide says that each of its files holds, by its path."""
    blocks = re.findall(r"^```\w+\n# (\S+)\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return dict(blocks)


def write(folder: Path) -> Path:
    """Write the plugin into a folder of plugins; where it lies."""
    for name, text in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "palettes"
