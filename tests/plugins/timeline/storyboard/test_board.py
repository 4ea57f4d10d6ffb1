"""Boards: what is written of them, and where their cuts lie."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api import CameraMove, InvalidData, InvalidRequest
from plugins.timeline.storyboard.board import MOST_SHOTS, Board, BoardShot, from_lines, to_lines

_SHOTS = st.builds(
    BoardShot,
    st.text("abc 狐", min_size=1).map(str.strip).filter(bool),
    st.fractions(Fraction(1, 2), Fraction(60), max_denominator=10),
    st.sampled_from(CameraMove),
)
_BOARDS = st.lists(_SHOTS, min_size=1, max_size=12).map(lambda shots: Board(tuple(shots)))
_RATES = st.sampled_from([Fraction(24), Fraction(25), Fraction(30000, 1001)])


@given(_BOARDS)
@settings(deadline=None)
def test_boards_are_read_as_they_were_written(board: Board) -> None:
    assert Board.from_bytes(board.to_bytes()) == board
    read = from_lines(to_lines(board))
    assert [(shot.prompt, shot.camera) for shot in read.shots] == [(shot.prompt, shot.camera) for shot in board.shots]
    assert all(abs(a.seconds - b.seconds) < Fraction(1, 1000) for a, b in zip(read.shots, board.shots, strict=True))


@settings(deadline=None)
@given(_BOARDS, _RATES)
def test_cuts_lie_on_frames(board: Board, rate: Fraction) -> None:
    timed = board.timed(rate)
    assert all((shot.seconds * rate).denominator == 1 and shot.seconds > 0 for shot in timed.shots)
    assert abs(timed.seconds - board.seconds) <= len(board.shots) / rate


@settings(deadline=None)
@given(_BOARDS, _RATES, st.integers(1, 240))
def test_a_length_that_is_asked_for_is_kept_to_the_frame(board: Board, rate: Fraction, seconds: int) -> None:
    timed = board.timed(rate, Fraction(seconds))
    shares = [shot.seconds / board.seconds * seconds for shot in board.shots]
    if min(shares) >= 1 / rate:
        assert abs(timed.seconds - seconds) <= Fraction(1, 2) / rate
        assert all(abs(shot.seconds - share) <= 1 / rate for shot, share in zip(timed.shots, shares, strict=True))


@given(_BOARDS, st.sampled_from([Fraction(8, 3), Fraction(2)]))
def test_cuts_lie_on_bar_lines(board: Board, bar: Fraction) -> None:
    rate = Fraction(24)
    at = Fraction(0)
    for shot in board.timed(rate, bar=bar).shots:
        at += shot.seconds
        line = Fraction(round(at / bar)) * bar
        assert abs(at - line) <= Fraction(1, 2) / rate
        assert shot.seconds >= bar - 1 / rate


@pytest.mark.parametrize("line", ["4 s", "x | y", "4 s | sideways | fox", "0.1 s | fox", "900 | fox", "4 | | "])
def test_a_line_that_cannot_be_read_is_named(line: str) -> None:
    with pytest.raises(InvalidRequest, match="Line 2"):
        from_lines(f"4 s | zoom-in | a fox\n{line}")


def test_lines_may_leave_out_the_camera_and_the_unit() -> None:
    (shot,) = from_lines("\n 3,5 | a fox | in the snow ").shots
    assert (shot.seconds, shot.camera, shot.prompt) == (Fraction(7, 2), CameraMove.STILL, "a fox | in the snow")


def test_too_many_shots_are_refused() -> None:
    with pytest.raises(InvalidRequest, match="more than"):
        from_lines("1 | a\n" * (MOST_SHOTS + 1))


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"shots": [{"prompt": 3}]}', b"\xff"])
def test_a_malformed_board_is_told(data: bytes) -> None:
    with pytest.raises(InvalidData):
        Board.from_bytes(data)
