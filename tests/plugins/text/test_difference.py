"""How texts are compared: by words, with moved paragraphs told apart, and fast enough for whole chapters."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.text.difference import Kind, Part, changes_of, difference, taking

_WORDS = [
    f"{start}{end}" for start in ("ba", "ko", "lu", "mi", "so", "ta") for end in ("ran", "ne", "dil", "vor", "sha")
]


def _seen(old: str, new: str) -> str:
    """A comparison as a line: [-removed-], {+added+}, <left>, >came<."""
    found = []
    for part in difference(old, new):
        was, now = old[slice(*part.old)], new[slice(*part.new)]
        match part.kind:
            case Kind.SAME:
                found.append(now)
            case Kind.CHANGED:
                found += [f"[-{was}-]" if was else "", f"{{+{now}+}}" if now else ""]
            case Kind.LEFT:
                found.append(f"<{was}>")
            case Kind.CAME:
                found.append(f">{now}<")
    return "".join(found)


def _whole(parts: Sequence[Part], old: str, new: str) -> None:
    assert "".join(old[slice(*part.old)] for part in parts) == old
    assert "".join(new[slice(*part.new)] for part in parts) == new
    for part in parts:
        if part.kind is Kind.SAME:
            assert old[slice(*part.old)] == new[slice(*part.new)]


def _with_taken(old: str, new: str, index: int) -> str:
    parts = difference(old, new)
    for (start, end), (first, last) in taking(parts, changes_of(parts)[index]):
        new = new[:start] + old[first:last] + new[end:]
    return new


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("", "", ""),
        ("The same.", "The same.", "The same."),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
        ("the cat sat", "the big cat sat", "the {+big +}cat sat"),
        ("the big cat sat", "the cat sat", "the [-big -]cat sat"),
        ("the cat sat", "the dog sat", "the [-cat-]{+dog+} sat"),
        ("It is late.", "It is late!", "It is late[-.-]{+!+}"),
        ("one  two", "one two", "one [- -]two"),
        ("駅まで歩いた。", "駅から歩いた。", "駅[-まで-]{+から+}歩いた。"),
        ("I don't know it", "I do know it", "I [-don't-]{+do+} know it"),
    ],
)
def test_words_are_told_apart(old: str, new: str, seen: str) -> None:
    assert _seen(old, new) == seen


def test_a_word_that_both_have_by_chance_parts_no_change() -> None:
    old = "Rain fell on the harbour all night long."
    new = "Nobody remembered when the circus had come."
    assert (
        _seen(old, new) == "[-Rain fell on the harbour all night long-]{+Nobody remembered when the circus had come+}."
    )


def test_a_moved_paragraph_is_told_as_moved() -> None:
    first, second, third = "One is here first of all.", "Two comes along behind it.", "Three is the last of them."
    old, new = "\n\n".join((first, second, third)), "\n\n".join((third, first, second))
    assert _seen(old, new) == f">{third}\n\n<{first}\n\n{second}[-\n\n-]<{third}>"
    parts = difference(old, new)
    assert {part.move for part in parts if part.kind is not Kind.SAME} == {0}
    assert _with_taken(old, new, 0) == old
    assert _with_taken(old, new, 1) == old


def test_what_changed_in_a_moved_paragraph_is_seen_there() -> None:
    moved = "Two comes along behind it, slowly, with a lamp in one hand."
    old = f"{moved}\n\nOne is here first of all.\n\nThree is the last of them."
    new = f"One is here first of all.\n\nThree is the last of them.\n\n{moved.replace('a lamp', 'the old lamp')}"
    seen = _seen(old, new)
    assert seen.count("<") == seen.count(">") > 1
    assert "[- a -]" in seen
    assert "{+ the old +}" in seen
    assert _with_taken(old, new, 0) == old


def test_several_paragraphs_that_moved_together_are_one_move() -> None:
    block = "A paragraph of some words.\n\nAnother paragraph of some words.\n\n"
    rest = "".join(f"Paragraph number {number} stays where it is.\n\n" for number in range(6))
    parts = difference(block + rest, rest + block)
    assert len(changes_of(parts)) == 2
    assert len({part.move for part in parts if part.kind in (Kind.LEFT, Kind.CAME)}) == 1


def test_paragraphs_that_are_much_alike_were_edited_where_they_stand() -> None:
    old = [f"Line number {number} of the chapter stands here." for number in range(40)]
    new = [line.replace("stands", "stood") if at in (3, 20, 37) else line for at, line in enumerate(old)]
    parts = difference("\n".join(old), "\n".join(new))
    assert len(changes_of(parts)) == 3
    assert all(part.move < 0 for part in parts)


def test_one_change_is_taken_and_the_others_stay() -> None:
    old, new = "The cat sat.\nIt was late.\nNobody came.", "The dog sat.\nIt was early.\nNobody came, though."
    assert len(changes_of(difference(old, new))) == 3
    assert _with_taken(old, new, 1) == "The dog sat.\nIt was late.\nNobody came, though."


_PARAGRAPHS = st.lists(
    st.one_of(
        st.lists(st.sampled_from(_WORDS), min_size=0, max_size=9).map(" ".join),
        st.sampled_from(["", " ", "***", "雨が降る。", "a paragraph that is there again and again"]),
    ),
    max_size=9,
)


@settings(deadline=None, max_examples=300)
@given(_PARAGRAPHS, _PARAGRAPHS, st.randoms(use_true_random=False), st.sampled_from(["\n", "\n\n"]))
def test_parts_are_all_of_both_texts_and_taking_all_is_the_old_one(
    before: list[str], after: list[str], chance: random.Random, gap: str
) -> None:
    mixed = [*before, *after]
    chance.shuffle(mixed)
    old, new = gap.join(before), "\n".join(mixed[: len(after)])
    parts = difference(old, new)
    _whole(parts, old, new)
    taken = new
    for part in reversed(parts):
        taken = taken[: part.new[0]] + old[slice(*part.old)] + taken[part.new[1] :]
    assert taken == old


def _chapter(words: int, seed: int) -> list[list[str]]:
    chance = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    vocabulary = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(3000)]
    weights = [1 / (rank + 1) for rank in range(len(vocabulary))]
    drawn = chance.choices(vocabulary, weights, k=words)
    return [drawn[at : at + 80] for at in range(0, words, 80)]


def _text(paragraphs: Sequence[Sequence[str]]) -> str:
    return "\n\n".join(" ".join(words) + "." for words in paragraphs)


@pytest.mark.parametrize("kind", ["edited", "moved", "other", "everywhere"])
def test_two_chapters_of_10_000_words_are_compared_in_a_tenth_of_a_second(kind: str) -> None:
    old = _chapter(10_000, 1)
    new = [list(words) for words in old]
    chance = random.Random(2)
    if kind == "edited":
        for words in chance.sample(new, 30):
            words[chance.randrange(80)] = "changed"
    elif kind == "moved":
        chance.shuffle(new)
    elif kind == "everywhere":
        for words in new:
            words[chance.randrange(80)] = "changed"
    else:
        new = _chapter(10_000, 3)
    before, after = _text(old), _text(new)
    best_s = 1e9
    for _ in range(3):
        start = time.perf_counter()
        parts = difference(before, after)
        best_s = min(best_s, time.perf_counter() - start)
    _whole(parts, before, after)
    # The machine may be busy with something else: this is to notice what is slow by its nature.
    assert best_s < 0.3


def test_a_word_replaced_in_each_paragraph_of_a_long_book_is_found_each_time() -> None:
    old = _chapter(60_000, 5)
    new = [["Anna", *words[1:]] for words in old]
    parts = difference(_text(old), _text(new))
    _whole(parts, _text(old), _text(new))
    changed = [_text(new)[slice(*part.new)].strip() for part in parts if part.kind is Kind.CHANGED]
    assert set(changed) <= {"Anna", ""}
    assert changed.count("Anna") == len(old)
