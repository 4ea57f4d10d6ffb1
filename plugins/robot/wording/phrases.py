"""Phrases: ways to ask for each task, those that the lexicon was made by and others that it never saw."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.robot.model import Colour, Kind, Scene
from plugins.robot.tasks.task import Action, Aim
from plugins.robot.wording import english, japanese

Phrases = Mapping[Action, tuple[str, ...]]

SEEN: Phrases = {action: (*english.SEEN[action], *japanese.SEEN[action]) for action in Action}
"""Ways to ask that the lexicon was made by."""
UNSEEN: Phrases = {action: (*english.UNSEEN[action], *japanese.UNSEEN[action]) for action in Action}
"""Ways to ask that were written down when the lexicon was done, by which it was not changed any more."""
_JAPANESE_COLOURS = {
    Colour.BLUE: "青い",
    Colour.RED: "赤い",
    Colour.GREEN: "緑の",
    Colour.YELLOW: "黄色の",
    Colour.ORANGE: "オレンジの",
    Colour.PINK: "ピンクの",
}
_JAPANESE_KINDS = {Kind.BOWL: "ボウル", Kind.SPONGE: "スポンジ", Kind.PLATE: "皿"}


def said(phrase: str, aim: Aim, scene: Scene) -> str:
    """A phrase with the names of what is meant."""
    values = {"thing": _english(aim.thing, scene), "もの": _japanese(aim.thing, scene)}
    if aim.place is not None:
        values |= {"place": _english(aim.place, scene), "ところ": _japanese(aim.place, scene)}
    return phrase.format(**values)


def _english(number: int, scene: Scene) -> str:
    thing = scene.things[number]
    return thing.kind.value if thing.kind is Kind.PLATE else f"{thing.colour.value} {thing.kind.value}"


def _japanese(number: int, scene: Scene) -> str:
    thing = scene.things[number]
    return _JAPANESE_COLOURS.get(thing.colour, "") + _JAPANESE_KINDS[thing.kind]
