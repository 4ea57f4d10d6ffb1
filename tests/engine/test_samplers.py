"""Samplers on the studio's own model: what is offered draws the same picture, and what is not would not."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.picture_model import DiffusersPictureModel
from app.engine.registry import ModelRegistry
from app.engine.samplers import SAMPLERS, Sampler, sampler_names
from tests.conftest import REPOSITORY
from tests.engine.conftest import drawing, load, no_watch, record_of

_FOLDER = REPOSITORY / "resources" / "models" / "illustrator"
_STEPS = 8


def drawn(
    model: DiffusersPictureModel, sampler: str, steps: int = _STEPS
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """A picture of the model's own size, as numbers."""
    asked = drawing(
        "a red fox in a snowy forest at night", width=128, height=128, sampler=sampler, steps=steps, guidance=3.0
    )
    return model.draw(asked, no_watch).astype(np.float64)


@pytest.mark.slow
def test_what_is_offered_draws_the_picture_and_what_is_not_draws_something_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draft = ModelRegistry().identify(_FOLDER).draft
    offered = sampler_names(draft.architecture, draft.prediction, zero_snr=draft.zero_snr)
    assert draft.zero_snr
    assert "Euler a" in offered
    assert not {"Heun", "DPM++ 2M Karras", "DPM++ 2M SDE Karras"} & set(offered)
    model = load(record_of("illustrator", _FOLDER))
    wanted = drawn(model, "DPM++ 2M", steps=30)
    off = {name: np.abs(drawn(model, name) - wanted).mean() for name in offered}
    monkeypatch.setattr(Sampler, "fits", lambda self, *_args, **_how: not self.flow)
    others = {sampler.name for sampler in SAMPLERS if not sampler.flow} - set(offered)
    wrong = {name: np.abs(drawn(model, name) - wanted).mean() for name in others}
    # Ancestral samplers draw a fox of their own: what goes wrong is much further off.
    assert min(wrong.values()) > 2 * max(off.values()), (wrong, off)
