"""inpaint_seam: whether the border of what the studio's own model draws into a picture can be told from the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np

from app.api import Generator, JobContext, Pixels, RunContext
from app.engine.device import the_processor
from app.engine.library import Library
from app.engine.models import EngineModels
from app.jobs.job import JobId
from app.storage.assets import FolderAssets
from plugins.canvas.generators import (
    Inpaint,
    InpaintRequest,
    Outpaint,
    OutpaintRequest,
    Remove,
    RemoveRequest,
    TextToImage,
    TextToImageRequest,
)
from tests.benchmarks.measure import Figure, at_most, plain
from tests.conftest import REPOSITORY
from tests.seams import seam

_MODEL = "illustrator"
_SIDE = 256
_STEPS = 10
_MOST = 3.0
"""So much steeper than the steepest line beside it the border may be: things that are drawn have edges, too."""
_PROMPTS = ("a red fox in a snowy forest at night", "a sailboat on the sea at sunset", "a house in a green meadow")


def run() -> Iterator[Figure]:
    """The border's steepness to that of the steepest line beside it; the control pastes another picture in."""
    with TemporaryDirectory() as folder:
        library = Library(REPOSITORY / "resources", Path(folder), lambda: ("", 0, 0))
        models = EngineModels(library, REPOSITORY / "resources" / "configs", device=the_processor).for_run()
        assets = FolderAssets(Path(folder) / "assets", Path(folder) / "cache")
        context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, REPOSITORY / "resources")

        def made(generator: Generator, request: object) -> Pixels:
            (output,) = generator.run(request, models, context)
            assert isinstance(output.content, np.ndarray)
            return output.content

        mask = np.zeros((_SIDE, _SIDE), np.uint8)
        cv2.ellipse(mask, (140, 130), (52, 40), 20, 0, 360, 255, -1)
        asked = assets.add_picture(np.dstack([mask] * 3)).id
        kinds: dict[str, list[float]] = {"inpainted": [], "removed": [], "outpainted": [], "pasted": []}
        changed = 0
        for number, prompt in enumerate(_PROMPTS):
            picture, other = (
                made(TextToImage(), TextToImageRequest(text, "", _MODEL, _SIDE, _SIDE, seed, steps=_STEPS))
                for text, seed in ((prompt, 3), (_PROMPTS[number - 1], 4))
            )
            image = assets.add_picture(picture).id
            inpaint = InpaintRequest(_PROMPTS[number - 1], image, asked, model=_MODEL, seed=5, steps=_STEPS)
            drawn = made(Inpaint(), inpaint)
            kinds["inpainted"].append(seam(drawn, mask, inpaint.blend))
            away = (
                cv2.distanceTransform((mask < 128).astype(np.uint8), cv2.DIST_L2, 5) > inpaint.grow + inpaint.blend + 2
            )
            changed += int((drawn[away] != picture[away]).sum())
            remove = RemoveRequest(image, asked, model=_MODEL, seed=5, steps=_STEPS)
            kinds["removed"].append(seam(made(Remove(), remove), mask, remove.blend))
            outpaint = OutpaintRequest(image, prompt, right=64, model=_MODEL, seed=5, steps=_STEPS)
            larger = made(Outpaint(), outpaint)
            added = np.zeros(larger.shape[:2], np.uint8)
            added[:, _SIDE:] = 255
            kinds["outpainted"].append(seam(larger, added, outpaint.blend))
            pasted = np.where(mask[..., None] > 0, other, picture)
            kinds["pasted"].append(seam(pasted, mask, 0))
        yield at_most("inpaint_seam", "values changed outside of the blended zone", changed, "values", 0)
        for kind, found in kinds.items():
            yield plain("inpaint_seam", f"{kind}, mean", float(np.mean(found)), "×")
            control = kind == "pasted"
            yield at_most(
                "inpaint_seam",
                f"{kind}, worst" if not control else "control: pasted, best",
                min(found) if control else max(found),
                "×",
                _MOST,
                control=control,
            )
        assets.close()
