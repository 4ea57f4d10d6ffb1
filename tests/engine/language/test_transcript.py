"""Transcripts: bytes in any portions become whole characters, and what may be a stop string is held back."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from app.api import Piece
from app.engine.language.transcript import Transcript, spelled

TEXTS = st.text(alphabet="ab é日本😀\n", max_size=30)


def told(transcript: Transcript, portions: list[bytes]) -> list[Piece]:
    """Everything that was given on."""
    pieces = []
    for number, data in enumerate(portions):
        pieces.append(transcript.add(number, data, 0.5))
        if transcript.stopped:
            break
    pieces.append(transcript.finish())
    return [piece for piece in pieces if piece is not None]


@given(TEXTS, st.lists(st.integers(1, 5), max_size=100))
def test_any_portions_give_the_same_text_and_every_token_covers_its_characters(text: str, sizes: list[int]) -> None:
    data, portions = text.encode(), []
    for size in [*sizes, *[3] * len(data)]:
        if data:
            portions.append(data[:size])
            data = data[size:]
    pieces = told(transcript := Transcript(), portions)
    assert "".join(piece.text for piece in pieces) == transcript.text == text
    assert all("\ufffd" not in piece.text for piece in pieces)
    tokens = transcript.tokens
    assert [token.id for token in tokens] == list(range(len(portions)))
    for token, portion in zip(tokens, portions, strict=True):
        # What a token covers holds all of its bytes.
        assert portion in text[token.start : token.end].encode()
        assert token.end - token.start <= len(portion)


@given(TEXTS, st.lists(st.text(alphabet="ab é日", min_size=1, max_size=4), min_size=1, max_size=3))
def test_a_text_ends_before_the_first_stop_string_however_it_comes(text: str, stops: list[str]) -> None:
    at = min((found for stop in stops if (found := text.find(stop)) >= 0), default=len(text))
    portions = [bytes([byte]) for byte in text.encode()]
    transcript = Transcript(stops)
    pieces = told(transcript, portions)
    # Of stop strings that overlap, the one that is complete first ends the text.
    assert transcript.stopped == any(stop in text for stop in stops)
    assert transcript.text == "".join(piece.text for piece in pieces)
    assert text.startswith(transcript.text)
    assert len(transcript.text) >= at if not transcript.stopped else True
    assert not any(stop in transcript.text for stop in stops)
    assert all(token.end <= len(transcript.text) for token in transcript.tokens)


def test_half_a_character_at_the_end_is_left_out() -> None:
    pieces = told(transcript := Transcript(), [b"a", "日".encode()[:2]])
    assert (transcript.text, len(transcript.tokens)) == ("a", 1)
    assert "".join(piece.text for piece in pieces) == "a"


def test_tokens_of_one_character_share_its_place() -> None:
    told(transcript := Transcript(), ["日".encode()[:1], "日".encode()[1:], b"!"])
    assert [(token.start, token.end) for token in transcript.tokens] == [(0, 1), (0, 1), (1, 2)]


def test_what_was_chosen_before_is_not_searched_for_stop_strings() -> None:
    transcript = Transcript(["stop"])
    piece = transcript.begin([(1, b"stop"), (2, b" st")])
    assert piece is not None
    assert piece.text == "stop st"
    assert math.isnan(piece.tokens[0].probability)
    assert transcript.add(3, b"op!", 1.0) is not None
    assert not transcript.stopped


def test_a_part_of_a_character_is_shown_as_one() -> None:
    assert spelled("é".encode()) == "é"
    assert spelled("é".encode()[:1]) == "\ufffd"
