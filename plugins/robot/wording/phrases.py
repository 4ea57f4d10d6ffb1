"""Phrases: ways to ask for each task, those that the lexicon was made by and others that it never saw."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.robot.model import Colour, Kind, Scene
from plugins.robot.tasks.task import Action, Aim

Phrases = Mapping[Action, tuple[str, ...]]

SEEN: Phrases = {
    Action.PICK: (
        "pick up the {thing}",
        "grab the {thing}",
        "lift the {thing} off the table",
        "take the {thing}",
        "please pick the {thing} up",
        "grasp the {thing} and lift it",
        "raise the {thing}",
        "could you pick up the {thing}",
        "get the {thing} from the table",
        "{もの}を取る",
        "{もの}を取ってください",
        "{もの}を持ち上げる",
        "{もの}をつかんで",
        "テーブルから{もの}を取って",
    ),
    Action.WIPE: (
        "wipe the plate with the {thing}",
        "clean the plate with the {thing}",
        "use the {thing} to wipe the plate",
        "scrub the plate using the {thing}",
        "take the {thing} and wipe the plate",
        "please wipe the plate with the {thing}",
        "with the {thing}, clean the dish",
        "{もの}で皿を拭く",
        "{もの}でお皿を拭いてください",
        "{もの}を使って皿をきれいにする",
        "皿を{もの}で磨いて",
    ),
    Action.PUT: (
        "put the {thing} on the {place}",
        "place the {thing} onto the {place}",
        "set the {thing} down on the {place}",
        "pick up the {thing} and put it on the {place}",
        "move the {thing} to the {place}",
        "lay the {thing} in the {place}",
        "could you put the {thing} into the {place}",
        "{もの}を{ところ}に置く",
        "{もの}を{ところ}の上に置いてください",
        "{ところ}に{もの}を入れる",
        "{もの}を{ところ}へ移して",
    ),
}
UNSEEN: Phrases = {
    Action.PICK: (
        "would you grab that {thing} for me",
        "I want you to lift up the {thing}",
        "robot, take hold of the {thing} now",
        "hoist the {thing} into the air",
        "go ahead and snatch the {thing} off the desk",
        "{もの}を拾って",
        "机の上にある{もの}を手に取って",
        "その{もの}を握って持ち上げてほしい",
    ),
    Action.WIPE: (
        "I need the plate scrubbed with the {thing}",
        "rub the dish gently with that {thing}",
        "grab the {thing} and polish the plate with it",
        "mop the white plate using the {thing}",
        "お皿を{もの}でこすってください",
        "{もの}を手に取り、皿を掃除して",
        "白い皿を{もの}で綺麗にしてほしい",
    ),
    Action.PUT: (
        "drop the {thing} into that {place}",
        "I would like the {thing} placed on the {place}",
        "transfer the {thing} over to the {place}",
        "grab the {thing} and set it on top of the {place}",
        "take that {thing} and stow it inside the {place}",
        "{ところ}の中に{もの}をそっと入れてください",
        "{もの}を拾って{ところ}の上に乗せて",
        "{もの}を{ところ}へ移動してください",
    ),
}
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
