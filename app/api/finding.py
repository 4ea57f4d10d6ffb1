"""HistoryQuery: what is looked for among all that was made, and how it is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum

from app.document import AssetId

MOST_STARS = 5
FIELDS = ("model:", "rating:", "board:", "date:", "kind:", "generator:")
"""What a word may begin with to be more than a word."""
RANGES = ("today", "yesterday", "week", "month", "year")
KINDS = ("image", "audio", "video", "text")

_PART = re.compile(r"(\w+):(?:\"([^\"]*)\"?|(\S*))|\"([^\"]*)\"?|(\S+)")
_RATING = re.compile(r"(>=|<=|>|<|=)?([0-5])")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class Order(Enum):
    """What comes first; where something alike or a colour is sought, what fits best does."""

    LATEST = "latest"
    OLDEST = "oldest"
    BEST_RATED = "rating"


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """All of what is said has to hold. Stars are from 0 to 5, times in seconds since 1970, `until_s` is outside."""

    words: str = ""
    model: str = ""
    generator: str = ""
    kind: str = ""
    board: str = ""
    least_stars: int = 0
    most_stars: int = MOST_STARS
    since_s: float | None = None
    until_s: float | None = None
    favourites: bool = False
    colour: tuple[int, int, int] | None = None
    like: AssetId | None = None
    order: Order = Order.LATEST

    @property
    def is_all(self) -> bool:
        """Whether nothing in particular is looked for."""
        return replace(self, order=Order.LATEST) == HistoryQuery()


@dataclass(frozen=True, slots=True)
class Board:
    """A named collection, and how many results are on it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, understood; and what of it begins like a field and is none."""

    query: HistoryQuery
    unknown: tuple[str, ...] = ()


def parse_query(text: str, today: date | None = None) -> Typed:
    """Understand words, and `model:`, `rating:>=4`, `board:"two words"`, `date:2026-11`, `kind:` and `generator:`.

    Whatever is not understood is left out of the query and named, so that it can be said.
    """
    found, unknown, words = HistoryQuery(), list[str](), list[str]()
    now = today or datetime.now().astimezone().date()
    for part in _PART.finditer(text):
        name, quoted, plain, phrase, word = part.groups()
        if name is None:
            words.append(phrase if word is None else word)
            continue
        value = plain if quoted is None else quoted
        if f"{name.lower()}:" not in FIELDS:
            words.append(f"{name} {value}".strip())
            continue
        # An empty field is one that is still being typed.
        changed = _with(found, name.lower(), value, now) if value else found
        if changed is None:
            unknown.append(part[0])
        else:
            found = changed
    return Typed(replace(found, words=" ".join(words)), tuple(unknown))


def written(field: str, value: str) -> str:
    """A field as it is typed."""
    return f'{field}:"{value}"' if re.search(r"\s", value) else f"{field}:{value}"


def without(text: str, part: str) -> str:
    """What was typed less one part of it."""
    return " ".join(text.replace(part, " ", 1).split())


def parts_of(text: str) -> list[str]:
    """The fields of what was typed, each as it was written."""
    found = (part for part in _PART.finditer(text) if part[1] is not None and f"{part[1].lower()}:" in FIELDS)
    return [part[0] for part in found if part[2] or part[3]]


def _with(query: HistoryQuery, name: str, value: str, today: date) -> HistoryQuery | None:
    match name:
        case "model":
            return replace(query, model=value)
        case "generator":
            return replace(query, generator=value)
        case "board":
            return replace(query, board=value)
        case "kind":
            return replace(query, kind=value.lower()) if value.lower() in KINDS else None
        case "rating":
            stars = _stars(value)
            return None if stars is None else replace(query, least_stars=stars[0], most_stars=stars[1])
    days = _days(value, today)
    return None if days is None else replace(query, since_s=days[0], until_s=days[1])


def _stars(value: str) -> tuple[int, int] | None:
    match = _RATING.fullmatch(value)
    if match is None:
        return None
    stars = int(match[2])
    found = {
        ">=": (stars, MOST_STARS),
        ">": (stars + 1, MOST_STARS),
        "<=": (0, stars),
        "<": (0, stars - 1),
    }.get(match[1] or "=", (stars, stars))
    return found if found[0] <= found[1] else None


def _days(value: str, today: date) -> tuple[float | None, float | None] | None:
    """From when until when, the end outside; None where it is no date."""
    if value in RANGES:
        first = {
            "today": today,
            "yesterday": today - timedelta(1),
            "week": today - timedelta(6),
            "month": today.replace(day=1),
            "year": today.replace(month=1, day=1),
        }[value]
        return _start(first), _start(today if value == "yesterday" else today + timedelta(1))
    if ".." in value:
        one, other = (_span(end) if end else None for end in value.split("..", 1))
        if one is None and other is None:
            return None
        return _start(one[0]) if one else None, _start(other[1]) if other else None
    sign = next((sign for sign in (">=", "<=", ">", "<") if value.startswith(sign)), "")
    span = _span(value.removeprefix(sign))
    if span is None:
        return None
    first_s, end_s = _start(span[0]), _start(span[1])
    return {
        "": (first_s, end_s),
        ">=": (first_s, None),
        ">": (end_s, None),
        "<=": (None, end_s),
        "<": (None, first_s),
    }[sign]


def _span(text: str) -> tuple[date, date] | None:
    """The first day of a year, month or day, and the one after its last."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    try:
        first = date(year, month, day)
        if match[3]:
            return first, first + timedelta(1)
        if match[2]:
            return first, date(year + month // 12, month % 12 + 1, 1)
        return first, date(year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None


def _start(day: date) -> float | None:
    try:
        return datetime(day.year, day.month, day.day).astimezone().timestamp()
    except (ValueError, OverflowError, OSError):
        return None
