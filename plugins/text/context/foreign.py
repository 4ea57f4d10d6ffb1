"""JSON of other programs: read within bounds, and its values asked for by name and kind."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn, TypeGuard

from app.api import InvalidData, Json, JsonObject, Words

LARGEST_BYTES = 64 << 20
MOST_VALUES = 4_000_000
MOST_NESTED = 1_000_000
DEEPEST = 64
FARTHEST = 1_000_000_000
"""How far from zero a number may be that means an order, a depth or an amount."""

_WHOLE = Words("a whole number")


def read_json(data: bytes, name: str) -> Json:
    """A file's JSON; raises InvalidData that says what is wrong with it.

    Its text has no NUL and no half characters, its numbers are finite, and it is neither larger nor deeper than bounds
    that no lorebook, card or story comes near.
    """
    if len(data) > LARGEST_BYTES:
        raise too_large(name, LARGEST_BYTES)
    # Counted before it is parsed: a list that is empty takes two bytes here and sixty in memory.
    if data.count(b",") > MOST_VALUES or data.count(b"[") + data.count(b"{") > MOST_NESTED:
        raise InvalidData(
            "{name} says that it has more entries than the studio opens.",
            advice="Split it in the program that made it.",
            name=name,
        )
    try:
        value: Json = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise InvalidData(
            "{name} is not in UTF-8 at byte {place}.",
            advice="Save it again in UTF-8, in the program that made it or in a text editor.",
            name=name,
            place=error.start,
        ) from error
    except json.JSONDecodeError as error:
        raise InvalidData(
            "{name} is not JSON from line {line}, column {column} on.",
            advice="It may have been cut off: fetch it again, or save it again in the program that made it.",
            name=name,
            line=error.lineno,
            column=error.colno,
        ) from error
    except RecursionError as error:
        raise _too_deep(name) from error
    except ValueError as error:
        raise _no_number(name) from error
    _check(value, name)
    return value


def to_json_bytes(value: Json) -> bytes:
    """A JSON file's bytes, for reading by people too."""
    return (json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode("utf-8")


def read_object(data: bytes, name: str) -> Fields:
    """A file's JSON that has to be an object; raises InvalidData."""
    value = read_json(data, name)
    if not isinstance(value, dict):
        raise InvalidData(
            "{name} is JSON, but neither a lorebook, a character nor a story.",
            advice="Choose the file that the other program exported.",
            name=name,
        )
    return Fields(name, value)


@dataclass(frozen=True, slots=True)
class Fields:
    """An object in a file, whose values are asked for by name and kind; `name` is the file's, `path` leads here.

    What is absent or null has its default. A value of another kind raises InvalidData that names the place.
    """

    name: str
    values: JsonObject
    path: str = ""

    def has(self, key: str) -> bool:
        """Whether there is a value."""
        return self.values.get(key) is not None

    def text(self, key: str, default: str = "") -> str:
        """A text."""
        value = self.values.get(key)
        if value is None:
            return default
        return value if isinstance(value, str) else self.wrong(key, Words("a text"))

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        value = self.values.get(key)
        if value is None:
            return default
        return value if isinstance(value, bool) else self.wrong(key, Words("true or false"))

    def number(self, key: str, default: float) -> float:
        """A number that is not absurdly large."""
        value = self.values.get(key)
        if value is None:
            return default
        return value if _is_number(value) else self.wrong(key, Words("a number"))

    def whole(self, key: str, default: int) -> int:
        """A whole number that is not negative."""
        value = self.values.get(key)
        if value is None:
            return default
        return int(value) if _is_number(value) and value >= 0 and value == int(value) else self.wrong(key, _WHOLE)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(
            item if isinstance(item, str) else self.wrong(key, Words("a list of texts")) for item in self.rows(key)
        )

    def rows(self, key: str) -> list[Json]:
        """A list."""
        value = self.values.get(key)
        if value is None:
            return []
        return value if isinstance(value, list) else self.wrong(key, Words("a list"))

    def table(self, key: str) -> Fields:
        """An object, empty where there is none."""
        value = self.values.get(key)
        if value is None:
            return Fields(self.name, {}, self._path(key))
        return self._inner(key, value)

    def tables(self, key: str) -> Iterator[tuple[str, Fields]]:
        """The objects of a list with their places, or of an object with their keys."""
        value = self.values.get(key)
        if isinstance(value, dict):
            rows = list(value.items())
        else:
            rows = [(str(index), row) for index, row in enumerate(self.rows(key))]
        for place, row in rows:
            yield place, self._inner(f"{key}.{place}", row)

    def _inner(self, key: str, value: Json) -> Fields:
        if not isinstance(value, dict):
            self.wrong(key, Words("an object"))
        return Fields(self.name, value, self._path(key))

    def _path(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def wrong(self, key: str, kind: Words) -> NoReturn:
        """Raise InvalidData: a value isn't of the kind that it has to be."""
        raise InvalidData(
            "In {name}, “{field}” is not {kind}.",
            advice="Open it in the program that made it, and save it again.",
            name=self.name,
            field=self._path(key)[:200],
            kind=kind,
        )


def _is_number(value: Json) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= FARTHEST


def too_large(name: str, largest_bytes: int) -> InvalidData:
    """A file, or what it unpacks to, is larger than the studio opens."""
    return InvalidData(
        "{name} is larger than the {largest} MiB that the studio opens of this kind.",
        advice="Make sure that it is the right file, or take pictures and other large parts out of it.",
        name=name,
        largest=largest_bytes >> 20,
    )


def _check(value: Json, name: str) -> None:
    """Every text and number, and how deep they lie."""
    ahead: list[tuple[Json, int]] = [(value, 1)]
    while ahead:
        item, depth = ahead.pop()
        if isinstance(item, dict | list):
            if depth > DEEPEST:
                raise _too_deep(name)
            if isinstance(item, dict):
                for key in item:
                    _check_text(key, name)
            ahead += [(inner, depth + 1) for inner in (item.values() if isinstance(item, dict) else item)]
        elif isinstance(item, str):
            _check_text(item, name)
        elif isinstance(item, float) and not math.isfinite(item):
            raise _no_number(name)


def _check_text(text: str, name: str) -> None:
    if "\0" in text:
        raise InvalidData(
            "{name} has a NUL character in a text.",
            advice="Take it out in a text editor, or save it again in the program that made it.",
            name=name,
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InvalidData(
            "{name} has half a character in a text, after “{before}”.",
            advice="Write that text anew in the program that made it.",
            name=name,
            before=text[max(0, error.start - 20) : error.start],
        ) from error


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("no JSON number")


def _no_number(name: str) -> InvalidData:
    return InvalidData(
        "{name} has a number in it that is infinite, or none.",
        advice="Mend it in the program that made it, or in a text editor.",
        name=name,
    )


def _too_deep(name: str) -> InvalidData:
    return InvalidData(
        "{name} is nested deeper than {deepest} levels.",
        advice="No lorebook, character or story is: make sure that it is the right file.",
        name=name,
        deepest=DEEPEST,
    )
