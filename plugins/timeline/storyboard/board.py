"""Board: the shots that a passage is cut into, as data and as lines that a person writes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from app.api import CameraMove, InvalidData, InvalidRequest
from app.api.plain import from_plain, to_plain

BOARD = "application/vnd.seisei.storyboard+json"
"""The media type of a board."""
MOST_SHOTS = 200
SHORTEST_S, LONGEST_S = Fraction(1, 2), Fraction(60)
_LINE = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(?:s|秒)?\s*\|(?:\s*([a-z-]+)\s*\|)?\s*(.+?)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BoardShot:
    """What is seen, as a prompt, for so many seconds; `passage` is the part of the text that it shows."""

    prompt: str
    seconds: Fraction
    camera: CameraMove = CameraMove.STILL
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """Shots in their order."""

    shots: tuple[BoardShot, ...]

    @property
    def seconds(self) -> Fraction:
        """How long it lasts."""
        return sum((shot.seconds for shot in self.shots), Fraction(0))

    def to_bytes(self) -> bytes:
        """It as JSON."""
        import json

        return json.dumps(to_plain(self), ensure_ascii=False).encode()

    @staticmethod
    def from_bytes(data: bytes) -> Board:
        """Read it; raises InvalidData."""
        import json

        try:
            board: Board = from_plain(Board, json.loads(data))
        except (ValueError, TypeError, KeyError) as error:
            raise InvalidData("This storyboard is malformed.", advice="Make it again.") from error
        return board

    def timed(self, rate: Fraction, seconds: Fraction = Fraction(0), bar: Fraction = Fraction(0)) -> Board:
        """The board with cuts on frames; where `seconds` are given it lasts just as long, and each shot its share.

        With a `bar`, in seconds, the cuts lie on the bar lines of the music, on the nearest frame of each.
        """
        if not self.shots:
            return self
        scale = seconds / self.seconds if seconds else Fraction(1)
        cuts, at, last = [], Fraction(0), Fraction(0)
        for number, shot in enumerate(self.shots):
            at += shot.seconds * scale
            cut = _on(_on(at, 1 / bar) if bar else at, rate)
            if seconds and number == len(self.shots) - 1:
                cut = _on(seconds, rate)
            # Each lasts a bar at least, or a frame
            last = max(cut, _on(_on(last, 1 / bar) + bar, rate) if bar else last + 1 / rate)
            cuts.append(last)
        starts = [Fraction(0), *cuts]
        return Board(
            tuple(
                replace(shot, seconds=end - start)
                for shot, start, end in zip(self.shots, starts, cuts, strict=False)
            )
        )  # fmt: skip


def to_lines(board: Board) -> str:
    """The board as a person writes it: seconds, the camera, and what is seen, with bars between them."""
    return "\n".join(f"{float(shot.seconds):g} s | {shot.camera.value} | {shot.prompt}" for shot in board.shots)


def from_lines(text: str) -> Board:
    """Read a board as a person writes it; raises InvalidRequest that names the line."""
    moves = {move.value: move for move in CameraMove}
    shots = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line)
        seconds = Fraction(match.group(1).replace(",", ".")) if match else Fraction(0)
        camera = (match.group(2) or CameraMove.STILL.value).lower() if match else ""
        told = match is not None and any(character.isalnum() for character in match.group(3))
        if match is None or not told or camera not in moves or not SHORTEST_S <= seconds <= LONGEST_S:
            raise InvalidRequest(
                "Line {number} of the shots cannot be read: “{line}”.",
                advice="Write it as seconds, camera and what is seen, such as: 4 s | zoom-in | a fox in the snow",
                number=number,
                line=line.strip()[:80],
            )
        shots.append(BoardShot(match.group(3), seconds, moves[camera], match.group(3)))
    if len(shots) > MOST_SHOTS:
        raise InvalidRequest("These are more than {most} shots.", advice="Write fewer.", most=MOST_SHOTS)
    return Board(tuple(shots))


def _on(time: Fraction, rate: Fraction) -> Fraction:
    # Halves go up, so that what is a frame apart stays so
    return Fraction(floor(time * rate + Fraction(1, 2))) / rate
