"""Portraits: heads of people who do not exist, with the words for their hair and what they wear."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SIDE = 224
SCRIPT = Path(__file__).with_name("portraits.mjs")

_FEATURES = {"mustache": "a moustache", "birthmark": "a birthmark", "blush": "rosy cheeks"}


@dataclass(frozen=True, slots=True)
class Portrait:
    """A head as WebP of SIDE × SIDE pixels with transparency; `feature` is one more thing in the face, or empty."""

    data: bytes
    hair: str
    long: bool
    glasses: bool
    earrings: bool
    feature: str

    @property
    def words(self) -> list[str]:
        """The hair's length and colour, then what else can be seen."""
        worn = [word for word, there in (("glasses", self.glasses), ("earrings", self.earrings)) if there]
        feature = _FEATURES.get(self.feature, self.feature)
        return ["long" if self.long else "short", self.hair, *worn, *([feature] if feature else [])]

    def pixels(self) -> NDArray[np.uint8]:
        """The picture (SIDE, SIDE, 4)."""
        return np.asarray(Image.open(io.BytesIO(self.data)).convert("RGBA"))


def drawn_portraits(packages: Path, count: int) -> Iterator[Portrait]:
    """Draw portraits with node and the package @dicebear/adventurer."""
    import resvg_py

    done = subprocess.run(
        ["node", str(SCRIPT), str(packages), str(count)], check=True, capture_output=True, encoding="utf-8"
    )
    for line in done.stdout.splitlines():
        facts = json.loads(line)
        data = bytes(resvg_py.svg_to_bytes(svg_string=facts["svg"], width=SIDE, height=SIDE, skip_system_fonts=True))
        buffer = io.BytesIO()
        Image.open(io.BytesIO(data)).convert("RGBA").save(buffer, "WEBP", quality=70, alpha_quality=80, method=2)
        yield Portrait(
            buffer.getvalue(), facts["colour"], facts["long"], facts["glasses"], facts["earrings"], facts["feature"]
        )
