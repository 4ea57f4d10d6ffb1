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


class NotSmiles(InvalidData):
    """A text that stops being a SMILES at a place, which is counted from 0 here and from 1 where it is said."""

    def __init__(self, what: str, at: int, symbol: str, advice: str) -> None:
        super().__init__(what, advice=advice, place=at + 1, symbol=symbol)
        self.at = at


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
            raise NotSmiles(
                "{symbol} at place {place} is no atom.",
                at,
                token,
                advice="Write such as [NH4+], [O-] or [13C].",
            )
        if (kind in {"ring", "close"} and last in {"", "dot"}) or (kind == "ring" and last == "open"):
            raise NotSmiles(
                "There is no atom before “{symbol}” at place {place}.",
                at,
                token,
                advice="Write the atom first.",
            )
        if kind in {"close", "dot", "bond"} and last == "bond":
            raise NotSmiles(
                "There is no atom between two bonds at place {place}.",
                at,
                token,
                advice="Take one of them away.",
            )
        if kind == "close" and last == "open":
            raise NotSmiles(
                "The parentheses at place {place} have nothing in them.",
                branches[-1],
                token,
                advice="Take them away.",
            )
        if kind == "ring":
            number = token.strip("%()")
            if rings.pop(number, None) is None:
                rings[number] = at
        elif kind == "open":
            branches.append(at)
        elif kind == "close":
            if not branches:
                raise NotSmiles(
                    "“)” at place {place} closes nothing.",
                    at,
                    token,
                    advice="Take it away, or write “(” before it.",
                )
            branches.pop()
        at = found.end()
        last = "atom" if kind == "ring" else kind
    if branches:
        raise NotSmiles(
            "“(” at place {place} is never closed.",
            branches[-1],
            "(",
            advice="Write “)” where the branch ends.",
        )
    if rings:
        number, at = next(iter(rings.items()))
        raise NotSmiles(
            "Ring {symbol} begins at place {place} and is never closed.",
            at,
            number,
            advice="Write the number again at the atom that closes it.",
        )
    if last == "bond":
        raise NotSmiles(
            "It ends with the bond “{symbol}”.",
            len(smiles) - 1,
            smiles[-1],
            advice="Write the atom that follows.",
        )


def _unknown(smiles: str, at: int) -> NotSmiles:
    if smiles[at] == "[":
        return NotSmiles("“[” at place {place} is never closed.", at, "[", advice="Write “]” where the atom ends.")
    if smiles[at].isspace():
        return NotSmiles(
            "There is a blank at place {place}.",
            at,
            " ",
            advice="A SMILES has none: give one molecule at a time.",
        )
    if smiles[at] == ">":
        return NotSmiles("“>” at place {place} is of a reaction.", at, ">", advice="Give one molecule.")
    return NotSmiles(
        "“{symbol}” at place {place} is no atom or bond.",
        at,
        smiles[at],
        advice="Atoms other than B, C, N, O, P, S, F, Cl, Br and I stand in brackets, such as [Na+].",
    )
