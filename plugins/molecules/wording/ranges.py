"""Ranges: two ends that were typed become a range of a quantity, or one sentence says what is wrong with them."""

from __future__ import annotations

import re
import unicodedata

from app.api import InvalidRequest
from plugins.molecules.quantities import QUANTITY
from plugins.molecules.wording.constraints import InRange, digits
from plugins.molecules.wording.words import BOUNDS, COUNTED

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)


def range_of(key: str, low: str, high: str) -> InRange:
    """The range of a quantity between two texts, of which one may be empty; raises InvalidRequest."""
    first, last = _end(key, low), _end(key, high)
    if first is None and last is None:
        raise InvalidRequest("Neither end of the range is given.", advice="Write a number for one or both.")
    if first is not None and last is not None and first > last:
        raise InvalidRequest(
            "{name} cannot be at least {low} and at most {high}.",
            advice="Swap the two, or change one.",
            name=QUANTITY[key].short,
            low=digits(first),
            high=digits(last),
        )
    return InRange(key, first, last)


def _end(key: str, text: str) -> float | None:
    """One end, None where it is open."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("\N{MINUS SIGN}", "-")
    if not plain:
        return None
    if not _NUMBER.fullmatch(plain):
        raise InvalidRequest("“{text}” is no number.", advice="Write it with a point, such as 2.5.", text=text.strip())
    number = float(plain) + 0.0
    low, high = BOUNDS[key]
    if not low <= number <= high:
        raise InvalidRequest(
            "{name} lies between {low} and {high}.",
            advice="Write a number in that range.",
            name=QUANTITY[key].short,
            low=digits(low),
            high=digits(high),
        )
    if key in COUNTED and not number.is_integer():
        raise InvalidRequest("Only whole numbers are counted here.", advice="Write one such as 3.")
    return number
