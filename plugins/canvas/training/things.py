"""The things that Illustrator learns to draw: their emoji code, their words and where they belong."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("words.toml")


@dataclass(frozen=True, slots=True)
class Thing:
    """One concept: its Unicode code in hexadecimal, the words for it, where it belongs and how often it is drawn.

    `where` is `land`, `woods`, `sea`, `boat`, `air` or `any`; a painted thing is shown in other colours too; `kind` is
    a wider word ("bird"), or empty.
    """

    code: str
    words: tuple[str, ...]
    where: str = "any"
    often: float = 1.0
    painted: bool = False
    kind: str = ""

    @property
    def name(self) -> str:
        """The word that stands for it everywhere."""
        return self.words[0]


def load_things(packages: Path) -> list[Thing]:
    """The things of the table, by the names in the package emojibase-data; raises ValueError for unknown names."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    folder = packages / "emojibase-data" / "en"
    emoji = json.loads((folder / "data.json").read_text(encoding="utf-8"))
    messages = json.loads((folder / "messages.json").read_text(encoding="utf-8"))
    subgroups = {group["order"]: group["key"] for group in messages["subgroups"]}
    pictures = {entry["label"]: (entry["hexcode"], subgroups.get(entry.get("subgroup"), "")) for entry in emoji}
    unknown = sorted(set(_names(table)) - set(pictures))
    if unknown:
        raise ValueError(f"no emoji is called {', '.join(unknown)}")
    places = {name: where for where, names in table["besides"].items() for name in names}
    places |= {name: table["subgroups"][group] for name, (_, group) in pictures.items() if group in table["subgroups"]}
    places |= {name: where for where, names in table["where"].items() for name in names if name in places}
    often = {name: float(factor) for factor, names in table["often"].items() for name in names}
    return [
        Thing(
            code=pictures[name][0].lower(),
            words=tuple(table["words"].get(name, (name.replace("’", "'"),))),
            where=where,
            often=often.get(name, 1.0),
            painted=name in table["painted"]["names"],
            kind=table["kinds"].get(pictures[name][1], ""),
        )
        for name, where in places.items()
        if name not in table["left-out"]["names"] and ("o’clock" not in name or name in table["words"])
        if "-thirty" not in name
    ]


def _names(table: dict[str, Any]) -> Iterator[str]:
    """Every picture's name that the table mentions."""
    for section in ("besides", "where", "often"):
        for names in table[section].values():
            yield from names
    yield from table["words"]
    yield from table["painted"]["names"]
    yield from table["left-out"]["names"]
