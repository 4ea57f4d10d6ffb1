"""Captions: many ways of saying exactly what a scene shows."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from plugins.canvas.training.things import Thing

if TYPE_CHECKING:
    from plugins.canvas.training.scenes import Facts

_TIMES = {
    "day": ("during the day", "on a sunny day", "in daylight", ""),
    "sunrise": ("at sunrise", "at dawn", "in the early morning"),
    "sunset": ("at sunset", "at golden hour", "in the evening sun"),
    "night": ("at night", "at night", "under a starry night sky", "after dark"),
    "dusk": ("at dusk", "at twilight"),
}
# With the snowy forms beside the plain ones.
_PLACES = {
    "forest": (
        ("in a forest", "in the woods", "in a pine forest"),
        ("in a snowy forest", "in a winter forest", "in snowy woodland"),
    ),
    "mountains": (("in the mountains", "in front of mountains"), ("in snowy mountains", "in front of snowy mountains")),
    "desert": (("in a desert", "in the desert"), ()),
    "sea": (("on the sea", "on the ocean"), ()),
    "meadow": (("in a flower meadow", "in a meadow", "in a field of flowers"), ("in a snowy field", "in the snow")),
    "city": (("in a city", "in the city", "in front of tall buildings"), ("in a snowy city", "in a city in winter")),
    "space": (("in space", "in outer space", "among the stars"), ()),
    "underwater": (("underwater", "under the sea"), ()),
    "beach": (("on a beach", "on a tropical beach", "at the beach"), ()),
    "hills": (("on green hills", "on rolling hills", "in the hills"), ("on snowy hills", "on hills in winter")),
}
_STYLES = {
    "flat": ("flat illustration", "flat style", "vector art"),
    "cartoon": ("cartoon", "cartoon style", "drawn as a cartoon"),
    "3d render": ("3d render", "3d style", "soft 3d render"),
}
_PATTERNS = {
    "dotted": ("polka dot", "dotted"),
    "striped": ("striped",),
    "sunburst": ("sunburst",),
    "plain": ("", "plain"),
}


def sticker_caption(facts: Facts, thing: Thing, numbers: random.Random) -> str:
    """A caption for a thing on a coloured ground."""
    noun = _noun(thing, facts, numbers)
    ground = " ".join(word for word in (numbers.choice(_PATTERNS[facts.pattern]), facts.ground) if word)
    text = numbers.choice(
        (
            f"{noun} on {_article(ground)} background",
            f"{noun}, {ground} background",
            f"{_article(ground)} background with {noun}",
            f"sticker of {noun} on {ground}",
        )
    )
    return _styled(text, facts.style, numbers)


def scene_caption(facts: Facts, thing: Thing, numbers: random.Random) -> str:
    """A caption for a thing in a place."""
    words = [_noun(thing, facts, numbers), _where(facts, numbers), _when(facts, numbers)]
    if facts.side:
        words.append(f"on the {facts.side}")
    return _styled(" ".join(word for word in words if word), facts.style, numbers)


def empty_caption(facts: Facts, numbers: random.Random) -> str:
    """A caption for a place with nothing in it."""
    place = _where(facts, numbers).removeprefix("in front of ").removeprefix("on the ")
    for start in ("in a ", "in the ", "on a ", "at the ", "in ", "on "):
        place = place.removeprefix(start)
    lead = numbers.choice(("", "", "a landscape of ", "landscape, "))
    return " ".join(f"{lead}{place} {_when(facts, numbers)}".split())


def _noun(thing: Thing, facts: Facts, numbers: random.Random) -> str:
    word = thing.words[0] if numbers.random() < 0.7 else numbers.choice(thing.words)
    if facts.count == 2:
        plural = word if word.endswith("fish") else f"{word}es" if word.endswith(("x", "s", "ch")) else f"{word}s"
        plural = {
            "butterflys": "butterflies",
            "strawberrys": "strawberries",
            "puppys": "puppies",
            "bunnys": "bunnies",
        }.get(plural, plural)
        return f"two {facts.colour} {plural}" if facts.colour else f"two {plural}"
    if facts.colour:
        word = f"{facts.colour} {word}"
    elif thing.colour and numbers.random() < 0.35:
        word = f"{thing.colour} {word}"
    if numbers.random() < 0.1:
        word = f"{numbers.choice(('cute', 'little', 'big'))} {word}"
    return _article(word)


def _where(facts: Facts, numbers: random.Random) -> str:
    plain, snowy = _PLACES[facts.place]
    return numbers.choice(snowy if facts.snow else plain)


def _when(facts: Facts, numbers: random.Random) -> str:
    return numbers.choice(_TIMES[facts.time]) if facts.time else ""


def _styled(text: str, style: str, numbers: random.Random) -> str:
    return f"{text}, {numbers.choice(_STYLES[style])}" if numbers.random() < 0.6 else text


def _article(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' and not words.startswith('unicorn') else 'a'} {words}"
