"""Transcript: tokens as they come, made into whole characters, and ended at a stop string."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import replace

from app.api import Candidate, Piece, Token

PART_OF_A_CHARACTER = "\ufffd"


class Transcript:
    """Collects the tokens of one text; a token is given on when no stop string can begin in it any more."""

    def __init__(self, stop: Sequence[str] = ()) -> None:
        self._stop = tuple(text for text in stop if text)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._text = ""
        self._searched_from = 0
        self._waiting: list[Token] = []
        self._given = 0
        self._tokens: list[Token] = []
        self.stopped = False

    @property
    def text(self) -> str:
        """The text that was given on."""
        return self._text[: self._given]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens that were given on."""
        return tuple(self._tokens)

    def begin(self, tokens: Sequence[tuple[int, bytes]]) -> Piece | None:
        """Put tokens first that were chosen by somebody; no stop string is looked for in them."""
        for id_, data in tokens:
            self._place(id_, data, float("nan"), ())
        self._searched_from = len(self._text)
        return self._give_on(len(self._text))

    def add(self, id_: int, data: bytes, probability: float, candidates: tuple[Candidate, ...] = ()) -> Piece | None:
        """Add a token by its bytes; gives what can be shown now. Sets `stopped` where a stop string was found."""
        self._place(id_, data, probability, candidates)
        if not self._stop:
            return self._give_on(len(self._text))
        # A stop string may have begun in what is held back: it is never longer than the longest of them.
        from_ = max(self._searched_from, self._given)
        found = [at for at in (self._text.find(stop, from_) for stop in self._stop) if at >= 0]
        if not found:
            return self._give_on(len(self._text) - self._possible())
        self.stopped = True
        end = min(found)
        self._text = self._text[:end]
        cut = [token for token in self._waiting if token.start < end]
        self._waiting = [replace(token, end=min(token.end, end)) for token in cut]
        return self._give_on(end)

    def finish(self) -> Piece | None:
        """Give on what was held back; bytes of a character that never became whole are left out."""
        return None if self.stopped else self._give_on(len(self._text))

    def _place(self, id_: int, data: bytes, probability: float, candidates: tuple[Candidate, ...]) -> None:
        start = len(self._text)
        self._text += self._decoder.decode(data)
        unfinished = bool(self._decoder.getstate()[0])
        self._waiting.append(Token(id_, start, len(self._text) + unfinished, probability, candidates))

    def _possible(self) -> int:
        """How many of the last characters may be the beginning of a stop string."""
        most = max(len(stop) for stop in self._stop) - 1
        tail = self._text[max(self._searched_from, len(self._text) - most) :]
        longest = 0
        for stop in self._stop:
            for length in range(min(len(stop) - 1, len(tail)), longest, -1):
                if tail.endswith(stop[:length]):
                    longest = length
                    break
        return longest

    def _give_on(self, limit: int) -> Piece | None:
        ready = 0
        for token in self._waiting:
            if token.end > limit:
                break
            ready += 1
        if not ready:
            return None
        tokens = tuple(self._waiting[:ready])
        del self._waiting[:ready]
        self._tokens += tokens
        start, self._given = self._given, max(self._given, tokens[-1].end)
        return Piece(self._text[start : self._given], tokens)


def spelled(data: bytes) -> str:
    """The text of one token alone."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return PART_OF_A_CHARACTER
