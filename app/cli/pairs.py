"""Pairs: what is set on the command line as NAME=VALUE."""

from __future__ import annotations

from collections.abc import Iterable

from app.api import UserError


def pairs(texts: Iterable[str]) -> dict[str, str]:
    """The values by their names, the last where one is set twice; raises UserError."""
    found = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise UserError("“{text}” is not of the form NAME=VALUE.", text=text[:60])
        found[name] = value
    return found
