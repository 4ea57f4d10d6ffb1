"""Fields that the requests of films made from films have in common."""

from __future__ import annotations

from typing import Annotated, Any

from app.api import AssetOf, Label, More, Range

VIDEO: Any = Annotated[str, AssetOf("video/*"), Label("Film", "The film to begin with: the clip that is selected.")]
START: Any = Annotated[
    float, Range(0, 86_400, step=0.1, unit="s", soft_high=60), Label("From", "The second to begin at."), More()
]
SECONDS: Any = Annotated[
    float | None,
    Range(0.04, 86_400, step=0.1, unit="s", soft_high=60),
    Label("Seconds", "How much of the film; empty takes it to its end.", "to the end"),
    More(),
]
