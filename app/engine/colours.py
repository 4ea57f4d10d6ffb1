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
_ASKED = re.compile(
    rf"(?:\b(?P<article>a)n? )?\b(?:{_COLOUR})\b(?:(?:, | and )(?:{_COLOUR})\b)* ?(?=(?P<next>\w?))", re.IGNORECASE
)


def without_colours(prompt: str) -> str:
    """An English prompt without its colours, others as they are: "an orange fox on blue snow" is "a fox on snow"."""
    return _ASKED.sub(_article, prompt)


def _article(found: re.Match[str]) -> str:
    """The article that stood before a colour, as it stands before the next word; nothing where there was none."""
    if not found["article"] or not found["next"]:
        return ""
    return f"{found['article']}{'n' if found['next'].lower() in 'aeiou' else ''} "


def led_from_colours(step: int, steps: int, share: float) -> bool:
    """Whether guidance leads away from the prompt without its colours at a step: at every other one of the first share.

    Colours come with the first steps, and what else the prompt says has the steps between.
    """
    return step % 2 == 0 and step < share * steps
