"""Colours that a prompt asks things to have: what it says without them, which guidance leads away from."""

from __future__ import annotations

import re

_WORDS = (
    "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "brown", "white", "black", "grey", "gray",
    "crimson", "scarlet", "maroon", "amber", "golden(?! hour)", "gold", "beige", "cream", "emerald", "olive", "lime",
    "turquoise", "cyan", "azure", "navy", "indigo", "violet", "lilac", "lavender", "magenta", "silver",
)  # fmt: skip
_SHADES = (
    "bright", "dark", "deep", "light", "pale", "pastel", "jet", "snow", "sky", "cobalt", "lemon", "chestnut", "royal",
    "hot", "rose", "tangerine", "navy", "olive", "lime", "forest", "blood",
)  # fmt: skip
_COLOUR = rf"(?:(?:{'|'.join(_SHADES)})[ -])?(?:{'|'.join(_WORDS)})(?:[ -]colou?red)?|(?:{'|'.join(_SHADES)})-colou?red"
_ASKED = re.compile(
    rf"(?:\b(?P<article>a)n? )?\b(?:{_COLOUR})\b(?:(?:,? | and )(?:{_COLOUR})\b)* ?(?=(?P<next>\w*))", re.IGNORECASE
)
_SURROUNDINGS = (
    "hills?", "hillside", "mountains?", "sky", "skies", "clouds?", "sea", "ocean", "lake", "river", "water", "waves",
    "grass", "lawn", "meadows?", "fields?", "forest", "woods", "woodland", "snow", "sand", "beach", "desert",
    "sunset", "sunrise", "evening", "light", "walls?", "floor", "room",
)  # fmt: skip
# "red polka dot backdrop", "green rolling hills", "black and white line art".
_OF_GROUND = re.compile(
    rf"(?:(?:[\w-]+ ){{0,2}}back(?:ground|drop)|(?:[\w-]+ )?(?:{'|'.join(_SURROUNDINGS)})"
    r"|line art|(?:draw|paint)ing|photo\w*|film)\b",
    re.IGNORECASE,
)
# "on white", "on plain pink", "on black gradient".
_ON = re.compile(r"\bon (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_AT_END = re.compile(r"(?:gradient\s*)?(?:[^\w\s]|$)", re.IGNORECASE)
# "an orange in a bowl" is a fruit.
_ENDS_NOUN = re.compile(
    r"$|[^\w(]|(?:on|in|at|by|of|and|or|with|under|over|near|beside|behind|before)\b", re.IGNORECASE
)
_SOUNDS_AS_VOWEL = re.compile(r"(?!uni|us[ei]|ufo|uk|eu|one\b)[aeiou]", re.IGNORECASE)


def without_colours(prompt: str) -> str:
    """An English prompt without the colours of its things: "an orange fox on blue" is "a fox on blue".

    Those of backgrounds and surroundings stay, which things would take on otherwise, and so does all that is no colour.
    """
    return _ASKED.sub(_left_out, prompt)


def _left_out(found: re.Match[str]) -> str:
    """What stays of colours: the article, as it stands before the next word; all of it where they are of no thing."""
    before, after, article = found.string[: found.start()], found.string[found.end() :], found["article"]
    of_ground = _OF_GROUND.match(after) or (not article and _ON.search(before) and _AT_END.match(after))
    if of_ground or (article and _ENDS_NOUN.match(after)):
        return found[0]
    return f"{article}{'n' if _SOUNDS_AS_VOWEL.match(found['next']) else ''} " if article else ""


def led_from_colours(step: int, steps: int, share: float) -> bool:
    """Whether guidance leads away from the prompt without its colours at a step: at every other one of the first share.

    Colours come with the first steps, and what else the prompt says has the steps between.
    """
    return step % 2 == 0 and step < share * steps
