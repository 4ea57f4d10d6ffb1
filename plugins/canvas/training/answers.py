"""The questions that a classifier answers about a picture, and the right answers from a scene's facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.canvas.training.grounds import GROUNDS, PATTERNS
from plugins.canvas.training.places import PLACES, TIMES
from plugins.canvas.training.scenes import STYLES, Facts
from plugins.canvas.training.styles import PAINTS

NONE = -1
"""Where a question does not apply."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The possible answers to each question, for a set of things."""

    words: dict[str, tuple[str, ...]]

    @staticmethod
    def of(things: Sequence[str]) -> Answers:
        """The answers where these things may be seen."""
        return Answers(
            {
                "thing": tuple(things),
                "style": tuple(STYLES),
                "colour": tuple(PAINTS),
                "count": ("1", "2", "3"),
                "side": ("left", "right"),
                "place": PLACES,
                "time": TIMES,
                "season": ("winter", "autumn", "spring"),
                "weather": ("rain", "fog"),
                "ground": tuple(GROUNDS),
                "pattern": tuple(dict.fromkeys(PATTERNS)),
            }
        )

    def labels(self, facts: Facts) -> list[int]:
        """The number of the right answer to each question, or NONE."""
        return [
            words.index(answer) if (answer := said(facts, question)) else NONE for question, words in self.words.items()
        ]


def said(facts: Facts, question: str) -> str:
    """The answer to a question as the caption says it, or nothing."""
    single = facts.mode in ("sticker", "scene")
    match question:
        case "count":
            return str(facts.count) if single else ""
        case "thing" | "colour":
            return getattr(facts, question) if single else ""
        case "style":
            return facts.style if single else ""
        case "time" | "season" | "weather" | "place" | "ground" | "pattern":
            return "" if facts.style == "line art" else getattr(facts, question)
        case _:
            return str(getattr(facts, question))
