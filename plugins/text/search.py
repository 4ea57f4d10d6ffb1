"""Search: words and patterns in the texts of a manuscript, each search within a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from app.api import UserError

TIMEOUT_S = 2.0
"""A pattern that takes longer on one chapter is refused: some would take years."""
MOST_FOUND = 20_000
_AROUND = 42


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, and how: as a pattern, with the case of letters, as whole words."""

    text: str
    is_pattern: bool = False
    match_case: bool = False
    whole_words: bool = False

    def compiled(self) -> regex.Pattern[str]:
        """The pattern; raises UserError where it is none."""
        pattern = self.text if self.is_pattern else regex.escape(self.text)
        if self.whole_words:
            pattern = rf"\b(?:{pattern})\b"
        try:
            return regex.compile(pattern, regex.MULTILINE | (0 if self.match_case else regex.IGNORECASE))
        except regex.error as error:
            raise UserError(
                "This is no pattern: {what}.", advice="Mend it, or look for it as plain words.", what=str(error)
            ) from error


@dataclass(frozen=True, slots=True)
class Found:
    """A place that fits, in code points, with what would stand there instead and the line around it."""

    start: int
    end: int
    new: str
    before: str
    text: str
    after: str


def find(text: str, wanted: Wanted, new: str | None = None, timeout_s: float = TIMEOUT_S) -> list[Found]:
    """Every place that fits; `new` is what replaces it, in which groups of a pattern may be named.

    Raises UserError where the pattern is none, takes too long, or fits nearly everywhere.
    """
    return list(_found(text, wanted, new, timeout_s)) if wanted.text else []


def replaced(text: str, found: Sequence[Found]) -> str:
    """The text with the places replaced, which follow one another."""
    parts, at = [], 0
    for one in found:
        parts += [text[at : one.start], one.new]
        at = one.end
    return "".join([*parts, text[at:]])


def _found(text: str, wanted: Wanted, new: str | None, timeout_s: float) -> Iterator[Found]:
    pattern = wanted.compiled()
    try:
        for count, match in enumerate(pattern.finditer(text, timeout=timeout_s)):
            if count >= MOST_FOUND:
                raise UserError(
                    "This is found more than {count} times in one chapter.",
                    advice="Look for something longer.",
                    count=MOST_FOUND,
                )
            if match.start() == match.end():
                continue
            yield Found(match.start(), match.end(), _new(match, wanted, new), *_line(text, match.start(), match.end()))
    except TimeoutError as error:
        raise UserError(
            "This pattern takes too long.", advice="Write it without repetitions inside repetitions."
        ) from error


def _new(match: regex.Match[str], wanted: Wanted, new: str | None) -> str:
    if new is None or not wanted.is_pattern:
        return new or ""
    try:
        return match.expand(new)
    except (regex.error, IndexError) as error:
        raise UserError(
            "The replacement names a group that isn't there: {what}.", advice="Mend it.", what=str(error)
        ) from error


def _line(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before a place, at it and behind it in its line, cut where that is long."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    before, after = text[max(first, start - _AROUND) : start], text[end : min(last, end + _AROUND)]
    found = text[start : min(end, start + 2 * _AROUND)].replace("\n", " ")
    return (
        before if first >= start - _AROUND else f"…{before}",
        found if end <= start + 2 * _AROUND else f"{found}…",
        after if last <= end + _AROUND else f"{after}…",
    )
