"""Wish: what a live picture is to be like, as it is set in the bar and kept in the settings."""

from __future__ import annotations

from dataclasses import dataclass

from app.api import SEED_LIMIT, Json, Settings

KEY = "canvas.live"
WEAKEST, STRONGEST = 0.1, 1.0


@dataclass(frozen=True, slots=True)
class Wish:
    """The prompt, how far the picture may leave what is painted, its seed, and the model (empty: the default)."""

    prompt: str = ""
    strength: float = 0.65
    seed: int = 0
    model: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Where the live picture is seen: beside the canvas, or over it as far as `opacity` says, from 0 to 1."""

    over: bool = False
    opacity: float = 1.0


def read_wish(settings: Settings) -> Wish:
    """The wish as it was kept; the usual where it is malformed."""
    kept, usual = settings.get(KEY, None), Wish()
    if not isinstance(kept, dict):
        return usual
    prompt, model, strength, seed = (kept.get(name) for name in ("prompt", "model", "strength", "seed"))
    return Wish(
        prompt if isinstance(prompt, str) else usual.prompt,
        _between(strength, WEAKEST, STRONGEST, usual.strength),
        seed if isinstance(seed, int) and 0 <= seed < SEED_LIMIT else usual.seed,
        model if isinstance(model, str) else usual.model,
    )


def read_shown(settings: Settings) -> Shown:
    """Where the picture was seen last."""
    kept, usual = settings.get(KEY, None), Shown()
    if not isinstance(kept, dict):
        return usual
    return Shown(kept.get("over") is True, _between(kept.get("opacity"), 0.0, 1.0, usual.opacity))


def keep(settings: Settings, wish: Wish, shown: Shown) -> None:
    """Keep both."""
    values: dict[str, Json] = {
        "prompt": wish.prompt,
        "strength": wish.strength,
        "seed": wish.seed,
        "model": wish.model,
        "over": shown.over,
        "opacity": shown.opacity,
    }
    settings.set(KEY, values)


def _between(value: Json, low: float, high: float, usual: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        return usual
    return float(value)
