"""Asking: a language model for the shots of a passage, in the lines that a person would write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.api import CameraMove, InvalidRequest, LanguageModel, Message, Piece, Sampling, UserError, Writing
from plugins.timeline.storyboard.board import MOST_SHOTS, Board, BoardShot, from_lines
from plugins.timeline.storyboard.cutting import cut_passage

_MOVES = " | ".join(f'"{move.value}"' for move in CameraMove)
_GRAMMAR = f"""root ::= line{{1,{{shots}}}}
line ::= seconds " s | " camera " | " seen "\\n"
seconds ::= [2-9] | "10" | "12"
camera ::= {_MOVES}
seen ::= [^|\\n]{{12,200}}
"""
_TASK = (
    "You are a film director. Cut the passage into {shots} shots. Write one line for each shot and nothing else, as: "
    "seconds s | camera | what is seen, in plain English. The camera is one of: {moves}. Name the place, the time of "
    "day and whoever is seen in every line, since no line knows the others. Never write what is only said or thought."
)
_TOKENS_A_SHOT = 72
_EXAMPLE = "An old man walked to the harbour at dawn. He looked at the sea for a long time."
_ANSWER = (
    "4 s | pan-right | an old man walks to a harbour at dawn\n"
    "5 s | zoom-in | an old man looks at the sea, a harbour at dawn\n"
)


def ask_for_board(
    model: LanguageModel, passage: str, shots: int, seed: int, fresh: bool, watch: Callable[[int, int], None]
) -> Board:
    """The shots that a model makes of a passage; `watch` hears of lines that are there, of so many, and may raise.

    Raises UserError where nothing that it wrote is a line of a storyboard, or the model cannot be talked with.
    """
    asked = min(shots or len(cut_passage(passage).shots) or 1, MOST_SHOTS)
    if not model.abilities.chat:
        raise UserError(
            "{model} only goes on writing and cannot be asked.",
            advice="Choose a model that chats, or none: then the passage is cut at its sentences.",
            model=model.record.name,
        )
    task = _TASK.format(shots=asked, moves=", ".join(move.value for move in CameraMove))
    messages = (
        Message("system", task), Message("user", _EXAMPLE), Message("assistant", _ANSWER), Message("user", passage),
    )  # fmt: skip
    sampling = Sampling(temperature=0.4, min_p=0.05, repetition_penalty=1.05)
    if "grammar" not in model.abilities.ignored:
        sampling = replace(sampling, grammar=_GRAMMAR.replace("{shots}", str(asked)))
    lines = 0

    def written(piece: Piece) -> None:
        nonlocal lines
        lines += piece.text.count("\n")
        watch(min(lines, asked), asked)

    writing = Writing(model.chat_prompt(messages), asked * _TOKENS_A_SHOT, seed, sampling, fresh=fresh)
    board = _readable(model.write(writing, written).text)
    if not board.shots:
        raise UserError(
            "{model} wrote no shots.",
            advice="Try another seed or a larger model, or choose none: then the passage is cut at its sentences.",
            model=model.record.name,
        )
    return Board(board.shots[:asked])


def _readable(text: str) -> Board:
    """Those of the lines that are shots; a last one that was cut off is not."""
    found: list[BoardShot] = []
    for line in text.splitlines():
        try:
            found += from_lines(line.strip().lstrip("-*• ")).shots
        except InvalidRequest:
            continue
    return Board(tuple(found))
