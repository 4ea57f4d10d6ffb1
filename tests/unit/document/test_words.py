"""Words: templates and values that travel apart, into any language."""

from __future__ import annotations

import dataclasses
import errno
import json

import pytest

from app.document import InvalidData, Named, UserError, Words, listed, reason_of, sentences

JAPANESE = {
    "“{file}” is damaged: {what}.": "「{file}」は壊れています（{what}）。",
    "it claims to hold {count} tensors": "テンソルが {count} 個あるとしています",
    "Download it once more.": "もう一度ダウンロードしてください。",
    "{first} {then}": "{first}{then}",
}


def test_an_error_is_said_in_english_and_in_another_language() -> None:
    error = UserError(
        "“{file}” is damaged: {what}.",
        advice="Download it once more.",
        file="{a}.safetensors",
        what=Words("it claims to hold {count} tensors", count=3),
    )
    assert str(error) == "“{a}.safetensors” is damaged: it claims to hold 3 tensors. Download it once more."
    japanese = error.words.translated(lambda template: JAPANESE[template])
    assert (
        japanese
        == "「{a}.safetensors」は壊れています（テンソルが 3 個あるとしています）。もう一度ダウンロードしてください。"
    )


def test_words_go_through_json_as_they_are() -> None:
    said = sentences(
        Words("It has {count}.", count=2), Words("{what}!", what=Words("So {size:g}", size=0.5)), Words("{")
    )
    assert Words.from_json(json.loads(json.dumps(said.to_json()))) == said
    assert str(said) == "It has 2. So 0.5! {"
    assert Words.from_json(Words("Plain.").to_json()) == Words("Plain.")


def test_what_is_named_has_its_name_in_english_and_its_label_where_it_is_read() -> None:
    words = Words("{first} {then}", first=Named("guidance", "Guidance"), then=Words("{what}!", what=Named("a", "A")))
    assert str(words) == "guidance a!"
    assert words.translated(lambda text: text, lambda label: f"<{label}>") == "<Guidance> <A>!"
    assert Words.from_json(json.loads(json.dumps(words.to_json()))) == words


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "x"), "the disk is full"),
        (OSError(errno.EACCES, "x"), "access is not allowed"),
        (OSError(errno.EROFS, "x"), "the disk can only be read"),
        (FileNotFoundError(errno.ENOENT, "x"), "it is not there"),
        (FileExistsError(errno.EEXIST, "x"), "there is something of that name already"),
        (OSError(errno.EMFILE, "x"), "too many files are open"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "x"), "the connection was refused"),
        (OSError(errno.ENETUNREACH, "x"), "there is no network"),
        (OSError(errno.EISDIR, "x"), "there is a folder in its place"),
        (OSError(errno.ENAMETOOLONG, "x"), "its name is too long"),
        (OSError(errno.EFBIG, "x"), "it is too large for the disk"),
        (OSError(errno.EBUSY, "x"), "it is in use"),
        (OSError(errno.EIO, "x"), "the disk does not work as it should"),
        (TimeoutError(), "it took too long to answer"),
        (OSError(errno.ELOOP, "Too many levels"), "the system says “Too many levels”"),
        (OSError("as it is"), "the system says “as it is”"),
        (OSError(), "the system says “OSError”"),
    ],
)
def test_the_systems_reasons_are_words(error: OSError, words: str) -> None:
    assert str(reason_of(error)) == words


def test_a_librarys_error_is_quoted_behind_what_happened_and_what_to_do() -> None:
    error = UserError("{name} cannot be loaded.", advice="Fetch it again.", detail=ValueError("a\n  b {c}"), name="x")
    assert str(error) == "x cannot be loaded. Fetch it again. Details: “ValueError: a b {c}”"
    told = Words.from_json(json.loads(json.dumps(error.words.to_json())))
    assert told.translated(lambda text: text.replace("Details", "詳細")).endswith("詳細: “ValueError: a b {c}”")
    assert str(UserError("It failed.", detail="x" * 300)) == f"It failed. Details: “{'x' * 200}…”"
    assert str(UserError("It failed.", detail=KeyError())) == "It failed. Details: “KeyError”"
    assert str(UserError("It failed.", detail="")) == "It failed."


@pytest.mark.parametrize("data", [None, 3, [], {"template": "x"}, {"template": 3, "values": {}}])
def test_other_json_is_no_words(data: object) -> None:
    with pytest.raises((TypeError, KeyError)):
        Words.from_json(data)


def test_words_are_frozen_plain_and_comparable() -> None:
    words = Words("{what}", what=ValueError("no"))
    assert words == Words("{what}", what="no")
    assert hash(words) == hash(Words("{what}", what="no"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        words.template = "other"  # type: ignore[misc] # that it is refused is what is tested


def test_nothing_is_left_out() -> None:
    assert not sentences()
    assert not sentences(Words(), Words())
    assert str(sentences(Words(), Words("One."), Words(), Words("Two."))) == "One. Two."
    assert str(listed([Words("a"), Words("b"), Words("c")])) == "a; b; c"
    assert str(InvalidData("No advice.")) == "No advice."
