"""The kinds of pictures that ControlNets of several kinds read, by the names that preprocessors have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.api import InvalidRequest, ModelRecord

SDXL_UNION: Mapping[str, int] = {
    "pose": 0,
    "depth": 1,
    "soft-edge": 2,
    "scribble": 2,
    "canny": 3,
    "line-art": 3,
    "normal": 4,
    "segmentation": 5,
    "tile": 6,
    "inpaint": 7,
}
FLUX_UNION: Mapping[str, int] = {
    "canny": 0,
    "line-art": 0,
    "soft-edge": 0,
    "tile": 1,
    "depth": 2,
    "blur": 3,
    "pose": 4,
    "grey": 5,
    "low-quality": 6,
}


def kind_of(mode: str, kinds: Mapping[str, int], count: int, record: ModelRecord) -> int:
    """The number that a kind of picture has for a network; raises InvalidRequest with those that it reads."""
    known = _known(kinds, count)
    if mode not in known:
        raise InvalidRequest(
            "{model} reads several kinds of control pictures, and “{mode}” is none of them.",
            advice="Choose one of: {kinds}.",
            model=record.name,
            mode=mode,
            kinds=", ".join(known),
        )
    return kinds[mode]


def _known(kinds: Mapping[str, int], count: int) -> Sequence[str]:
    return [name for name, number in kinds.items() if number < count]
