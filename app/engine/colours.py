"""Colours that a prompt asks for: what it says without them, which guidance leads away from."""

from __future__ import annotations

import re

_WORDS = (
    "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "brown", "white", "black", "grey", "gray",
    "crimson", "scarlet", "maroon", "amber", "golden", "gold", "beige", "cream", "emerald", "olive", "lime",
    "turquoise", "cyan", "azure", "navy", "indigo", "violet", "lilac", "lavender", "magenta", "silver",
)  # fmt: skip
_SHADES = (
    "bright", "dark", "deep", "light", "pale", "pastel", "jet", "snow", "sky", "cobalt", "lemon", "chestnut", "royal",
    "hot", "rose", "tangerine", "navy", "olive", "lime", "forest", "blood",
)  # fmt: skip
_COLOUR = rf"(?:(?:{'|'.join(_SHADES)})[ -])?(?:{'|'.join(_WORDS)})(?:[ -]colou?red)?|(?:{'|'.join(_SHADES)})-colou?red"
_ASKED = re.compile(rf"\b(?:{_COLOUR})\b(?:(?:, | and )(?:{_COLOUR})\b)* ?", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(a)n?(?= (\w))", re.IGNORECASE)


def without_colours(prompt: str) -> str:
    """An English prompt without its colours, others as they are: "an orange fox on blue snow" is "a fox on snow"."""
    plain = _ASKED.sub("", prompt)
    if plain == prompt:
        return prompt
    return _ARTICLE.sub(lambda found: found[1] + ("n" if found[2].lower() in "aeiou" else ""), plain)


def led_from_colours(step: int, steps: int, share: float) -> bool:
    """Whether guidance leads away from the prompt without its colours at a step: at every other one of the first share.

    Colours come with the first steps, and what else the prompt says has the steps between.
    """
    return step % 2 == 0 and step < share * steps
