"""Captions: many ways of saying exactly what a scene shows."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from plugins.canvas.training.nouns import countable, plural, with_article
from plugins.canvas.training.things import Thing

if TYPE_CHECKING:
    from plugins.canvas.training.scenes import Facts

_TIMES = {
    "day": ("during the day", "on a sunny day", "in daylight", "by day", "", ""),
    "sunrise": ("at sunrise", "at dawn", "in the early morning", "at daybreak"),
    "sunset": ("at sunset", "at golden hour", "in the evening sun", "at sundown"),
    "night": ("at night", "at night", "under a starry night sky", "after dark", "at midnight", "in the moonlight"),
    "dusk": ("at dusk", "at twilight", "at nightfall"),
}
# What can be said of a time before its place.
_LIT = {"day": ("sunny", "sunlit"), "sunset": ("sunset",), "night": ("moonlit", "starlit", "nocturnal")}
# The plain way of saying a place, and what a season's word can be set before.
_PLACES: dict[str, tuple[tuple[str, str], ...]] = {
    "forest": (("in a", "forest"), ("in the", "woods"), ("in a", "woodland"), ("among", "trees")),
    "mountains": (("in the", "mountains"), ("in front of", "mountains"), ("in a", "mountain landscape")),
    "desert": (("in a", "desert"), ("in the", "desert"), ("among", "sand dunes")),
    "sea": (("on the", "sea"), ("on the", "ocean"), ("out at", "sea")),
    "meadow": (("in a", "flower meadow"), ("in a", "meadow"), ("in a", "field of flowers")),
    "city": (("in a", "city"), ("in the", "city"), ("in a", "town"), ("in front of", "skyscrapers")),
    "space": (("in", "space"), ("in", "outer space"), ("among the", "stars and planets")),
    "underwater": (("", "underwater"), ("under the", "sea"), ("at the bottom of the", "sea"), ("beneath the", "waves")),
    "beach": (("on a", "beach"), ("on a", "tropical beach"), ("at the", "beach"), ("at the", "seaside")),
    "hills": (("on", "green hills"), ("on", "rolling hills"), ("in the", "hills"), ("on a", "grassy hillside")),
    "lake": (("at a", "lake"), ("on a", "lake"), ("by a", "mountain lake"), ("at the", "lakeside")),
    "sky": (("in the", "clouds"), ("above the", "clouds"), ("among the", "clouds"), ("high up in the", "sky")),
    "road": (("on a", "road"), ("on a", "country road"), ("on the", "road"), ("on a", "path")),
    "room": (("in a", "room"), ("in a", "cosy room"), ("", "indoors"), ("in the", "living room")),
}
_WINTER = {
    "forest": ("in a snowy forest", "in a winter forest", "in snowy woodland", "in the snowy woods"),
    "mountains": ("in snowy mountains", "in front of snowy mountains", "in the mountains in winter"),
    "meadow": ("in a snowy field", "in the snow", "on a snowfield"),
    "city": ("in a snowy city", "in a city in winter", "in a snow-covered town"),
    "hills": ("on snowy hills", "on hills in winter", "on snow-covered hills"),
    "road": ("on a snowy road", "on a road in winter"),
}
_SEASONS = {
    "autumn": ("autumn", "in autumn", "in the fall", "on an autumn day"),
    "spring": ("spring", "in spring", "among cherry blossoms", "in springtime"),
}
_WEATHERS = {
    "rain": ("rainy", "in the rain", "on a rainy day", "while it rains"),
    "fog": ("foggy", "in the fog", "in the mist", "on a misty day"),
}
_STYLES = {
    "flat": ("flat illustration", "flat style", "vector art", "flat design", "vector illustration"),
    "cartoon": ("cartoon", "cartoon style", "drawn as a cartoon", "cartoon illustration"),
    "3d render": ("3d render", "3d style", "soft 3d render", "3d", "clay-like 3d render"),
    "retro": ("retro cartoon", "retro style", "vintage cartoon", "old-fashioned illustration"),
    "pixel art": ("pixel art", "8-bit pixel art", "pixelated", "pixel style"),
    "line art": ("line art", "line drawing", "ink drawing", "black and white line art", "colouring page"),
    "watercolour": ("watercolour", "watercolor painting", "watercolour painting", "painted in watercolours"),
    "paper-cut": ("paper-cut", "paper cut-out", "cut paper", "papercraft style", "layered paper"),
}
_PATTERNS = {
    "dotted": ("polka dot", "dotted"),
    "striped": ("striped",),
    "sunburst": ("sunburst",),
    "checkered": ("checkered", "chequered"),
    "gradient": ("gradient",),
    "circle": ("",),
    "plain": ("", "plain"),
}
COLOUR_WORDS = {
    "red": ("crimson", "scarlet"), "orange": ("tangerine-coloured", "amber"), "yellow": ("golden", "lemon yellow"),
    "green": ("emerald", "bright green"), "teal": ("turquoise", "cyan"), "blue": ("azure", "navy", "cobalt blue"),
    "purple": ("violet", "lilac"), "pink": ("rose-coloured", "magenta"), "white": ("snow-white",),
    "black": ("jet black", "dark"), "brown": ("chestnut brown",), "grey": ("gray", "silver"),
}  # fmt: skip
_NUMBERS = {2: ("two", "two", "a pair of", "a couple of"), 3: ("three", "three", "three", "a trio of")}
_ONE = ("one", "a single", "one lonely")
_LOOKS = ("cute", "little", "big", "lovely", "small", "happy", "beautiful", "old", "tiny", "funny", "favourite")
_OWNERS = ("my", "my aunt's", "somebody's", "the king's", "our neighbour's", "a friend's")
_UNSAID = frozenset({"flat", "cartoon", "3d render"})


class Writer:
    """Writes captions with random numbers of a picture."""

    def __init__(self, numbers: random.Random) -> None:
        self._numbers = numbers

    def sticker(self, facts: Facts, thing: Thing) -> str:
        """A thing on a coloured ground."""
        noun = self._noun(facts, thing)
        if facts.style == "line art":
            return self._styled(noun, facts)
        ground = self._ground(facts)
        article = with_article(ground, "background")
        forms = [
            f"{noun} on {article} background",
            f"{noun}, {ground} background",
            f"{noun} against {article} backdrop",
            f"{article} background with {noun}",
            f"{noun} in front of {article} background",
            f"{noun} on {ground}",
        ]
        if facts.outlined:
            forms = [
                f"sticker of {noun} on {ground}",
                f"{noun} sticker, {ground} background",
                f"a sticker of {noun} on {article} background",
            ]
        if facts.pattern == "circle":
            forms = [f"{noun} on {article} background with a circle", f"{noun} in a circle, {ground} background"]
        if self._numbers.random() < 0.07:
            forms = [noun, f"a picture of {noun}", f"an illustration of {noun}"]
        return self._styled(self._numbers.choice(forms), facts)

    def scene(self, facts: Facts, thing: Thing) -> str:
        """A thing in a place."""
        where = self._where(facts)
        noun = self._noun(facts, thing)
        side = ""
        if facts.side:
            side = self._numbers.choice((f"on the {facts.side}", f"on the {facts.side} side", f"to the {facts.side}"))
        forms = [f"{noun} {where} {side}", f"{noun} {where} {side}", f"{noun} {side} {where}"]
        if not facts.side:
            forms += [f"{where}, {noun}", f"{noun} {self._numbers.choice(('seen', 'standing', 'resting'))} {where}"]
        return self._styled(" ".join(self._numbers.choice(forms).split()), facts)

    def pair(self, facts: Facts, first: Thing, second: Thing) -> str:
        """Two different things, on a ground or in a place."""
        a, b = self._noun(facts, first), self._noun(facts, second, plain=True)
        match facts.relation:
            case "left":
                text = self._numbers.choice(
                    (f"{a} to the left of {b}", f"{a} on the left and {b} on the right", f"{b} to the right of {a}")
                )
            case "front":
                text = self._numbers.choice((f"{a} in front of {b}", f"{b} behind {a}"))
            case _:
                text = self._numbers.choice((f"{a} and {b}", f"{a} with {b}", f"{a} next to {b}", f"{a} beside {b}"))
        if facts.place:
            return self._styled(f"{text} {self._where(facts)}", facts)
        ground = self._ground(facts)
        return self._styled(f"{text} on {with_article(ground, 'background')} background", facts)

    def empty(self, facts: Facts) -> str:
        """A place with nothing in it."""
        place = self._where(facts)
        for start in (
            "in front of ",
            "in a ",
            "in the ",
            "on a ",
            "on the ",
            "at the ",
            "at a ",
            "by a ",
            "out at ",
            "in ",
            "on ",
            "among the ",
            "among ",
            "under the ",
            "above the ",
            "beneath the ",
            "high up in the ",
        ):
            if place.startswith(start):
                place = place.removeprefix(start)
                break
        lead = self._numbers.choice(("", "", "a landscape of ", "landscape, ", "an empty scene, ", "a view of "))
        return self._styled(f"{lead}{place}", facts)

    def portrait(self, facts: Facts, words: list[str]) -> str:
        """A head on a coloured ground."""
        length, colour = words[:2]
        hair = self._numbers.choice((f"{length} {colour} hair", f"{length} {colour} hair", f"{colour} hair"))
        rest = [hair, *words[2:]]
        self._numbers.shuffle(rest)
        who = self._numbers.choice(("a person", "a person", "somebody", "a character"))
        kept = rest if self._numbers.random() < 0.75 else rest[:1]
        lead = self._numbers.choice(("portrait of ", "a portrait of ", "face of ", ""))
        text = f"{lead}{who} with {' and '.join(kept)}"
        return self._styled(f"{text}, {self._ground(facts)} background", facts)

    def _noun(self, facts: Facts, thing: Thing, *, plain: bool = False) -> str:
        names = [name for name in thing.words if not (facts.colour and set(name.split()) & set(COLOUR_WORDS))]
        word = thing.name if self._numbers.random() < 0.72 else self._numbers.choice(names)
        if thing.kind and not facts.colour and facts.count == 1 and self._numbers.random() < 0.04:
            word = thing.kind
        colour = "" if plain else facts.colour or (facts.own_colour if self._numbers.random() < 0.2 else "")
        words = f"{self._colour(colour)} {word}" if colour and colour not in word.split() else word
        if self._numbers.random() < 0.1:
            words = f"{self._numbers.choice(_LOOKS)} {words}"
        if facts.count == 1 or plain:
            chance = self._numbers.random()
            if chance < 0.03 and countable(word):
                return f"{self._numbers.choice(_ONE)} {words}"
            if chance < 0.06:
                return f"{self._numbers.choice(_OWNERS)} {words}"
            return with_article(words, word)
        return f"{self._numbers.choice(_NUMBERS[facts.count])} {words.removesuffix(word)}{plural(word)}"

    def _colour(self, colour: str) -> str:
        return self._numbers.choice(COLOUR_WORDS[colour]) if self._numbers.random() < 0.15 else colour

    def _ground(self, facts: Facts) -> str:
        pattern = self._numbers.choice(_PATTERNS[facts.pattern])
        words = [pattern, self._colour(facts.ground)]
        if pattern in ("sunburst", "gradient", "striped", "checkered") and self._numbers.random() < 0.5:
            words.reverse()
        return " ".join(word for word in words if word)

    def _where(self, facts: Facts) -> str:
        numbers = self._numbers
        when = numbers.choice(_TIMES[facts.time]) if facts.time else ""
        season, weather = _SEASONS.get(facts.season), _WEATHERS.get(facts.weather)
        after = [when]
        if facts.season == "winter":
            place = numbers.choice(_WINTER[facts.place])
        else:
            start, noun = numbers.choice(_PLACES[facts.place])
            before = []
            takes = " of " not in noun and start.startswith(("in", "on", "at", "by"))
            for words in (weather, season):
                if words and numbers.random() < 0.5 and takes:
                    before.append(words[0])
                elif words:
                    after.append(numbers.choice(words[1:]))
            if facts.time in _LIT and takes and not before and numbers.random() < 0.15:
                before, after = [numbers.choice(_LIT[facts.time])], after[1:]
            if before and start.endswith(" a"):
                start = f"{start} ".replace(" a ", f" {with_article(before[0], 'x').split()[0]} ").strip()
            place = " ".join([start, *before, noun])
        if facts.season == "winter" and weather:
            after.append(numbers.choice(weather[1:]))
        numbers.shuffle(after)
        return " ".join(" ".join([place, *after]).split())

    def _styled(self, text: str, facts: Facts) -> str:
        text = text.strip()
        if facts.style in _UNSAID and self._numbers.random() < 0.35:
            return text
        style = self._numbers.choice(_STYLES[facts.style])
        forms = [f"{text}, {style}"] * 4 + [f"{style}, {text}"]
        if style[-1] not in "ds" and not style.endswith(("3d", "style", "pixelated")):
            forms += (
                [f"{with_article(style, style)} of {text}"]
                if "art" not in style.split()[-1]
                else [f"{style} of {text}"]
            )
        return self._numbers.choice(forms)
