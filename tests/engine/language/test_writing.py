"""Writing with a language model, the same in both runtimes: streamed, repeated, stopped, gone on with, cancelled."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest

from app.api import (
    Ending,
    InvalidRequest,
    JobCancelled,
    LanguageModel,
    Message,
    Piece,
    PromptTooLong,
    Sampling,
    UserError,
    Writing,
)
from tests.engine.language.conftest import nobody
from tests.tiny_language_models import CONTEXT

PROMPT = "a red fox in the snow"
GREEDY = Sampling(temperature=0)
LIKELY = Writing(PROMPT, 24, seed=3, sampling=GREEDY)


def test_what_streams_is_the_text_and_every_token_has_its_place_in_it(model: LanguageModel) -> None:
    pieces: list[Piece] = []
    read: list[tuple[int, int]] = []
    written = model.write(replace(LIKELY, candidates=4), pieces.append, lambda done, of: read.append((done, of)))
    assert "".join(piece.text for piece in pieces) == written.text
    assert [token for piece in pieces for token in piece.tokens] == list(written.tokens)
    assert written.ending is Ending.LENGTH
    assert written.prompt_tokens == len(model.tokens(PROMPT)) == read[-1][1]
    assert read == sorted(read)
    assert read[-1][0] == read[-1][1]
    ends = [0, *(token.end for token in written.tokens)]
    for token, before in zip(written.tokens, ends, strict=False):
        assert token.start <= before <= token.end <= len(written.text)
    told = [token for token in written.tokens if token.candidates]
    assert told
    for token in told:
        probabilities = [candidate.probability for candidate in token.candidates]
        assert len(probabilities) == 4
        assert probabilities == sorted(probabilities, reverse=True)
        # The likeliest was taken, since nothing was drawn.
        assert token.candidates[0].id == token.id
        assert math.isclose(token.candidates[0].probability, token.probability, rel_tol=1e-3)


def test_both_runtimes_write_the_same(in_gguf: LanguageModel, in_folder: LanguageModel) -> None:
    one = in_gguf.write(replace(LIKELY, candidates=3, fresh=True), nobody)
    other = in_folder.write(replace(LIKELY, candidates=3, fresh=True), nobody)
    assert [token.id for token in one.tokens] == [token.id for token in other.tokens]
    assert one.text == other.text
    first, second = one.tokens[0].candidates, other.tokens[0].candidates
    assert [candidate.id for candidate in first] == [candidate.id for candidate in second]
    for left, right in zip(first, second, strict=True):
        assert left.text == right.text
        assert abs(left.probability - right.probability) < 0.01
    assert in_gguf.tokens("a fox 日本 é") == in_folder.tokens("a fox 日本 é")


def test_the_same_request_read_anew_gives_the_same_text_and_another_seed_another(model: LanguageModel) -> None:
    drawn = Writing(PROMPT, 16, seed=5, sampling=Sampling(temperature=1.0), fresh=True)
    first = model.write(drawn, nobody)
    model.write(Writing("something else in between", 4, seed=1), nobody)
    again = model.write(drawn, nobody)
    assert again.text == first.text
    assert again.reused_tokens == 0
    assert model.write(replace(drawn, seed=6), nobody).text != first.text


def test_a_beginning_that_was_read_is_not_read_again(model: LanguageModel) -> None:
    long = "the fox and the dog in the snowy forest " * 4
    model.write(Writing(long, 1, seed=1), nobody)
    count = len(model.tokens(long))
    assert model.write(Writing(long + "at night", 1, seed=1), nobody).reused_tokens >= count - 1
    changed = model.write(Writing("b" + long, 1, seed=1), nobody)
    assert changed.reused_tokens < 3


def test_tokens_that_were_chosen_are_written_first_and_gone_on_from(model: LanguageModel) -> None:
    start = model.tokens("the dog")
    pieces: list[Piece] = []
    written = model.write(replace(LIKELY, start=start, max_tokens=len(start) + 4, fresh=True), pieces.append)
    assert [token.id for token in written.tokens][: len(start)] == list(start)
    assert pieces[0].text == "the dog"
    assert math.isnan(written.tokens[0].probability)
    whole = model.write(replace(LIKELY, prompt=PROMPT + "the dog", max_tokens=4, fresh=True), nobody)
    assert written.text == "the dog" + whole.text
    assert written.prompt_tokens == len(model.tokens(PROMPT))


def test_a_stop_string_ends_the_text_before_it_and_none_of_it_was_shown(model: LanguageModel) -> None:
    whole = model.write(replace(LIKELY, fresh=True), nobody)
    stop = whole.text[5:8]
    assert stop.isprintable()
    at = whole.text.index(stop)
    pieces: list[Piece] = []
    stopped = model.write(replace(LIKELY, stop=(stop, "never there"), fresh=True), pieces.append)
    assert stopped.ending is Ending.STOP
    assert stopped.text == whole.text[:at] == "".join(piece.text for piece in pieces)
    assert all(token.end <= at for token in stopped.tokens)


def test_a_text_that_would_not_fit_is_refused_with_both_numbers(model: LanguageModel) -> None:
    with pytest.raises(PromptTooLong, match=f"tokens long, and the model can keep {CONTEXT}"):
        model.write(Writing("snow " * 400, 4, seed=1), nobody)


def test_a_text_ends_where_the_context_does(model: LanguageModel) -> None:
    forbidden = Sampling(temperature=0, logit_bias=(("<|im_end|>", -math.inf),))
    prompt = "a " * 120
    written = model.write(Writing(prompt, 500, seed=1, sampling=forbidden), nobody)
    assert written.ending is Ending.CONTEXT
    assert abs(written.prompt_tokens + len(written.tokens) - CONTEXT) <= 3


def test_the_model_ends_a_text_itself(model: LanguageModel) -> None:
    wanted = Sampling(temperature=0, logit_bias=(("<|im_end|>", 100.0),))
    written = model.write(Writing(PROMPT, 20, seed=1, sampling=wanted), nobody)
    assert (written.ending, written.text, written.tokens) == (Ending.END, "", ())


def test_what_watches_may_cancel_while_reading_and_while_writing(model: LanguageModel) -> None:
    def at_once(_done: int, _of: int) -> None:
        raise JobCancelled

    seen: list[Piece] = []

    def after_three(piece: Piece) -> None:
        seen.append(piece)
        if len(seen) == 3:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        model.write(Writing("dark tree " * 50, 4, seed=1), nobody, at_once)
    with pytest.raises(JobCancelled):
        model.write(LIKELY, after_three)
    assert len(seen) == 3
    assert model.write(replace(LIKELY, fresh=True), nobody).text.startswith("".join(piece.text for piece in seen))


@pytest.mark.parametrize(
    ("sampling", "same"),
    [
        (Sampling(temperature=1.0, top_k=1), True),
        (Sampling(temperature=1.0, top_p=0.0001), True),
        (Sampling(temperature=1.0, min_p=1.0), True),
        (Sampling(temperature=0, logit_bias=((" fox", 50.0),)), False),
        (Sampling(temperature=1.0, xtc_probability=1.0, xtc_threshold=0.05), False),
        (Sampling(temperature=0, repetition_penalty=2.0), False),
    ],
)
def test_how_a_token_is_drawn_changes_the_text(model: LanguageModel, sampling: Sampling, same: bool) -> None:
    likely = model.write(replace(LIKELY, fresh=True), nobody)
    changed = model.write(replace(LIKELY, sampling=sampling, fresh=True), nobody)
    assert (changed.text == likely.text) is same
    if sampling.logit_bias:
        assert changed.text.startswith(" fox fox")


def test_half_a_character_is_refused_in_words_and_a_nul_is_not(model: LanguageModel) -> None:
    with pytest.raises(InvalidRequest, match="half a character in it, at position 4"):
        model.write(Writing("snow\ud800", 4, seed=1), nobody)
    with pytest.raises(InvalidRequest, match="half a character"):
        model.tokens("\udfff")
    assert model.write(Writing("a\0b", 4, seed=1), nobody).prompt_tokens >= 3


def test_nothing_may_stand_before(model: LanguageModel) -> None:
    assert model.write(Writing("", 3, seed=1, sampling=GREEDY), nobody).prompt_tokens == 1


def test_tokens_and_text_are_the_same(model: LanguageModel) -> None:
    text = "a red fox, 日本語 and é"
    assert model.spelled(model.tokens(text)) == text
    assert len(model.tokens("<|im_end|>")) == 1


def test_a_conversation_is_put_in_the_models_own_template(model: LanguageModel) -> None:
    said = [Message("system", "Be brief."), Message("user", "Who is there?")]
    assert model.chat_prompt(said) == (
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nWho is there?<|im_end|>\n<|im_start|>assistant\n"
    )
    open_ended = model.chat_prompt([*said, Message("assistant", "A fox, ")], go_on=True)
    assert open_ended.endswith("<|im_start|>assistant\nA fox, ")
    with pytest.raises(InvalidRequest, match="cannot be from “narrator”"):
        model.chat_prompt([Message("narrator", "Night.")])


def test_what_was_read_is_kept_and_taken_back(model: LanguageModel, tmp_path: Path) -> None:
    file = tmp_path / "state"
    long = "the bright house at sea and the dark tree " * 4
    model.write(Writing(long, 1, seed=1), nobody)
    model.save_state(file)
    model.write(Writing("else", 1, seed=1, fresh=True), nobody)
    model.restore_state(file)
    assert model.write(Writing(long, 1, seed=1), nobody).reused_tokens >= len(model.tokens(long)) - 1


@pytest.mark.parametrize("damage", ["cut", "flipped", "foreign", "missing"])
def test_a_state_that_is_damaged_or_of_another_model_changes_nothing(
    model: LanguageModel, tmp_path: Path, damage: str
) -> None:
    file = tmp_path / "state"
    long = "the bright house at sea and the dark tree " * 4
    model.write(Writing(long, 1, seed=1), nobody)
    model.save_state(file)
    data = bytearray(file.read_bytes())
    if damage == "cut":
        del data[-100:]
    elif damage == "flipped":
        data[-50] ^= 0xFF
    elif damage == "foreign":
        at = data.index(b'"model": "') + 10
        data[at : at + 4] = b"0000" if data[at : at + 4] != b"0000" else b"1111"
    file.write_bytes(data)
    if damage == "missing":
        file.unlink()
    model.write(Writing("a fox " * 20, 1, seed=1, fresh=True), nobody)
    with pytest.raises(UserError, match="anew"):
        model.restore_state(file)
    assert model.write(Writing("a fox " * 20, 1, seed=1), nobody).reused_tokens >= 20
