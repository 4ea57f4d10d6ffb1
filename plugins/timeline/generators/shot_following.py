"""Following: a final shot that is made after its draft, which is filmed first, or only decoded where it is kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from app.api import Filming, Honoured, Pixels, RunContext, UserError, VideoModel, Words
from plugins.timeline.generators.shot_filming import Filmed, filmed
from plugins.timeline.restyling.keys import resized


def filmed_after(
    model: VideoModel,
    filming: Filming,
    draft: Filming,
    strength: float,
    context: RunContext,
    start: Pixels | None = None,
    end: Pixels | None = None,
) -> Filmed:
    """Have a model film a draft, and film the enlarged draft again; `strength` is how far that may leave it.

    Raises UserError where the model cannot film after a film.
    """
    conditions = model.abilities.conditions
    # A model that takes a mask beside its film takes that as one to act after, not to go on drawing.
    if conditions.video is Honoured.IGNORED or conditions.mask is not Honoured.IGNORED:
        raise UserError(
            "{model} cannot film a draft again.",
            advice="Choose “Final” as the quality, or another model.",
            model=model.record.name,
        )
    first = filmed(model, draft, context, start, end, (0, 2))
    enlarged = np.stack([resized(frame, filming.width, filming.height) for frame in first.film.frames])
    made = filmed(model, replace(filming, video=enlarged, strength=strength), context, start, end, (1, 2))
    said = Words(
        "Its draft of {width} × {height} was enlarged and filmed again.", width=draft.width, height=draft.height
    )
    return replace(made, notes=(*made.notes, said))
