"""Spelling: where a text stops being a SMILES, told as one who reads it would tell it."""

from __future__ import annotations

import re

from app.api import InvalidData

_TOKEN = re.compile(
    r"(?P<atom>Cl|Br|[BCNOPSFIbcnops*])"
    r"|(?P<bracket>\[[^\[\]]*\])"
    r"|(?P<ring>%\d\d|%\(\d{1,5}\)|\d)"
    r"|(?P<bond>->|<-|[-=#$:/\\~])"
    r"|(?P<open>\()|(?P<close>\))|(?P<dot>\.)"
)
_INSIDE = re.compile(r"\d{0,3}(?:#\d{1,3}|[A-Z][a-z]?|[a-z][a-z]?|\*)(?:@[A-Z@]*\d*)?(?:H\d*)?(?:[+-]+\d*)?(?::\d+)?")


def check_spelling(smiles: str) -> None:
    """Raise InvalidData with the place (counted from 1) of the first mistake in a SMILES, where one is found."""
    rings: dict[str, int] = {}
    branches: list[int] = []
    last = ""
    at = 0
    while at < len(smiles):
        found = _TOKEN.match(smiles, at)
        if not found:
            raise _unknown(smiles, at)
        kind, token = str(found.lastgroup), found.group()
        if kind == "bracket" and not _INSIDE.fullmatch(token[1:-1]):
            raise _at("{symbol} at place {place} is no atom.", "Write such as [NH4+], [O-] or [13C].", at, token)
        if (kind in {"ring", "close"} and last in {"", "dot"}) or (kind == "ring" and last == "open"):
            raise _at("There is no atom before “{symbol}” at place {place}.", "Write the atom first.", at, token)
        if kind in {"close", "dot", "bond"} and last == "bond":
            raise _at("There is no atom between two bonds at place {place}.", "Take one of them away.", at, token)
        if kind == "close" and last == "open":
            raise _at("The parentheses at place {place} have nothing in them.", "Take them away.", branches[-1], token)
        if kind == "ring":
            number = token.strip("%()")
            if rings.pop(number, None) is None:
                rings[number] = at
        elif kind == "open":
            branches.append(at)
        elif kind == "close":
            if not branches:
                raise _at("“)” at place {place} closes nothing.", "Take it away, or write “(” before it.", at, token)
            branches.pop()
        at = found.end()
        last = "atom" if kind == "ring" else kind
    if branches:
        raise _at("“(” at place {place} is never closed.", "Write “)” where the branch ends.", branches[-1], "(")
    if rings:
        number, at = next(iter(rings.items()))
        raise _at(
            "Ring {symbol} begins at place {place} and is never closed.",
            "Write the number again at the atom that closes it.",
            at,
            number,
        )
    if last == "bond":
        raise _at("It ends with the bond “{symbol}”.", "Write the atom that follows.", len(smiles) - 1, smiles[-1])


def _unknown(smiles: str, at: int) -> InvalidData:
    if smiles[at] == "[":
        return _at("“[” at place {place} is never closed.", "Write “]” where the atom ends.", at, "[")
    if smiles[at].isspace():
        return _at("There is a blank at place {place}.", "A SMILES has none: give one molecule at a time.", at, " ")
    if smiles[at] == ">":
        return _at("“>” at place {place} is of a reaction.", "Give one molecule.", at, ">")
    return _at(
        "“{symbol}” at place {place} is no atom or bond.",
        "Atoms other than B, C, N, O, P, S, F, Cl, Br and I stand in brackets, such as [Na+].",
        at,
        smiles[at],
    )


def _at(what: str, advice: str, at: int, symbol: str) -> InvalidData:
    return InvalidData(what, advice=advice, place=at + 1, symbol=symbol)
