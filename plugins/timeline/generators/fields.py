"""Fields that the requests of films have in common, most of them those of films made from films."""

from __future__ import annotations

from typing import Annotated, Any

from app.api import AssetOf, Label, More, Range, SamplerOf, Seed

VIDEO: Any = Annotated[str, AssetOf("video/*"), Label("Film", "The film to begin with: the clip that is selected.")]
START: Any = Annotated[
    float,
    Range(0, 86_400, step=0.1, unit="s", soft_high=60),
    Label("From", "The second to begin at; a clip that shows a part of a film begins at that."),
    More(),
]
SECONDS: Any = Annotated[
    float | None,
    Range(0.04, 86_400, step=0.1, unit="s", soft_high=60),
    Label(
        "Seconds",
        "How much of the film; empty takes it to its end, or to that of a clip that shows a part.",
        "to the end",
    ),
    More(),
]
STEPS: Any = Annotated[
    int | None,
    Range(1, 150, soft_high=60),
    Label("Steps", "More steps take longer; empty takes the model's own number."),
    More(),
]
SAMPLER: Any = Annotated[
    str,
    SamplerOf(),
    Label("Sampler", "The way from noise to the picture; those that work with the model."),
    More(),
]
FILM_SEED: Any = Annotated[int, Seed(), Label("Seed", "The same seed with the same settings gives the same film.")]
