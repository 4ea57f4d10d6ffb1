"""What a model is told, part by part, within its budget."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.api import UserError
from plugins.text.context.layout import Layout, PartKind, Parts, lay_out
from plugins.text.context.lore import LoreEntry, Position
from plugins.text.context.story import Count
from plugins.text.context.triggers import Fired, LeftOut, Triggered, trigger

PARAGRAPHS = ["A short one.\n", "彼は笑った。\n\n", "Long " * 30 + "\n", "\n", "x" * 300 + "\n"]


def words(text: str) -> int:
    """As many tokens as a text has words and line breaks."""
    return len(text.split()) + text.count("\n")


def octets(text: str) -> int:
    """As many tokens as a text has bytes, as of a tokenizer that doesn't know the writing."""
    return len(text.encode())


def lore(*entries: LoreEntry) -> Triggered:
    """These entries, triggered."""
    return Triggered(tuple(Fired(entry) for entry in entries))


def kinds(layout: Layout) -> list[tuple[PartKind, str]]:
    """The parts in their order."""
    return [(part.kind, part.text.strip()) for part in layout.parts]


def up_to_the_note(layout: Layout) -> str:
    """The part of a prompt that should stay."""
    texts = [part.text for part in layout.parts]
    return "".join(texts[: [part.kind for part in layout.parts].index(PartKind.NOTE)])


def growing(paragraphs: int, of_words: int = 9) -> str:
    """A story of so many paragraphs."""
    return "".join(f"Paragraph {index} {'word ' * (of_words - 2)}\n\n" for index in range(paragraphs))


def test_everything_stands_in_its_order() -> None:
    entries = lore(
        LoreEntry("1", content="Always.", constant=True, position=Position.BEFORE_STORY),
        LoreEntry("2", content="First of all.", constant=True, position=Position.AFTER_MEMORY),
        LoreEntry("3", content="Near.", order=5),
        LoreEntry("4", content="Nearer.", order=9),
        LoreEntry("5", content="Deep.", position=Position.AT_DEPTH, depth=3),
        LoreEntry("6", content="Moved.", position=Position.BEFORE_STORY, order=1),
    )
    parts = Parts(
        story="a\n\nb\n\nc\n\nd",
        system="Write.",
        memory="Remember.",
        characters=(("Ann", "Ann is tall."),),
        lore=entries,
        note="Slowly.",
        note_depth=1,
        closing="\nNow:",
    )
    laid = lay_out(parts, 1000, words)
    assert kinds(laid) == [
        (PartKind.SYSTEM, "Write."),
        (PartKind.MEMORY, "Remember."),
        (PartKind.LORE, "First of all."),
        (PartKind.CHARACTER, "Ann is tall."),
        (PartKind.LORE, "Always."),
        (PartKind.STORY, "a"),
        (PartKind.LORE, "Deep."),
        (PartKind.STORY, "b\n\nc"),
        (PartKind.LORE, "Moved."),
        (PartKind.LORE, "Near."),
        (PartKind.LORE, "Nearer."),
        (PartKind.NOTE, "[Slowly.]"),
        (PartKind.STORY, "d"),
        (PartKind.CLOSING, "Now:"),
    ]
    assert laid.prompt.endswith("c\n\nMoved.\n\nNear.\n\nNearer.\n\n[Slowly.]\n\nd\nNow:")
    assert laid.beginning == "Write.\n\nRemember.\n\nFirst of all.\n\nAnn is tall.\n\nAlways.\n\n"
    assert (laid.cut_characters, laid.alerts, laid.left_out) == (0, (), ())
    stays = lay_out(replace(parts, keep_beginning=False), 1000, words)
    assert kinds(stays).index((PartKind.LORE, "Moved.")) < kinds(stays).index((PartKind.STORY, "a"))


def test_what_is_put_in_at_the_very_end_begins_a_line() -> None:
    laid = lay_out(Parts(story="He said", note="[Slowly.]", note_depth=0), 1000, words)
    assert laid.prompt == "He said\n\n[Slowly.]\n\n"


def test_a_note_deeper_than_the_story_stands_before_it() -> None:
    assert lay_out(Parts(story="a\nb", note="x", note_depth=9), 100, words).prompt == "[x]\n\na\nb"


def test_a_story_that_fits_is_sent_as_it_is() -> None:
    story = "\n\n\u3000はじめに\n\n\n終わり\n"
    assert lay_out(Parts(story=story), 10_000, words).prompt == story


@pytest.mark.parametrize("count", [words, octets, len])
@pytest.mark.parametrize("of_words", [3, 9, 40])
def test_while_a_story_grows_its_beginning_stays_until_a_quarter_is_cut(count: Count, of_words: int) -> None:
    budget = count(growing(40))
    cuts: list[int] = []
    before = ""
    kept: list[float] = []
    for paragraphs in range(1, 300):
        laid = lay_out(Parts(story=growing(paragraphs, of_words), memory="Once.", note="Slowly."), budget, count)
        assert laid.tokens <= budget
        if cuts and laid.cut_characters == cuts[-1]:
            assert laid.prompt.startswith(before)
        elif cuts:
            kept.append(laid.tokens / budget)
        before = up_to_the_note(laid)
        if laid.cut_characters not in cuts:
            cuts.append(laid.cut_characters)
    assert cuts == sorted(cuts)
    assert all(share >= 0.6 for share in kept)
    whole = count(growing(300, of_words)) / budget
    assert (whole - 1) / 0.32 <= len(cuts) - 1 <= (whole - 1) / 0.19 + 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(PARAGRAPHS),
        max_size=60,
    ),
    st.sampled_from(["She", "彼女", "\n", "Then it rained. " * 40]),
    st.integers(150, 900),
    st.integers(0, 4),
    st.sampled_from([words, octets]),
)
@example(["A short one.\n", PARAGRAPHS[2], *["A short one.\n"] * 5, *[PARAGRAPHS[2]] * 3], "She", 150, 0, words)
def test_typing_at_the_end_keeps_the_beginning(
    paragraphs: list[str], typed: str, budget: int, depth: int, count: Count
) -> None:
    parts = Parts(story="".join(paragraphs), memory="Once.", note="Slowly.", note_depth=depth)
    first = lay_out(parts, budget, count)
    then = lay_out(replace(parts, story=parts.story + typed), budget, count)
    for laid, story in ((first, parts.story), (then, parts.story + typed)):
        assert laid.tokens <= budget
        told = "".join(part.text for part in laid.parts if part.kind is PartKind.STORY)
        assert told == story[laid.cut_characters :]
        assert all(part.tokens == 0 or part.text for part in laid.parts)
    assert then.cut_characters >= first.cut_characters
    if then.cut_characters == first.cut_characters:
        assert then.prompt.startswith(up_to_the_note(first))


@pytest.mark.parametrize("count", [words, octets])
def test_a_paragraph_of_a_hundred_thousand_words_is_cut_within(count: Count) -> None:
    laid = lay_out(Parts(story="It rained. " * 50_000), 1000, count)
    assert 500 < laid.tokens <= 1000
    assert laid.prompt.startswith("It rained.")


def test_a_growing_paragraph_that_is_longer_than_the_room_keeps_its_beginning_for_a_while() -> None:
    cuts = [lay_out(Parts(story="It rained. " * length), 400, words).cut_characters for length in range(1000, 1400)]
    assert cuts == sorted(cuts)
    assert len(set(cuts)) <= 12


def test_where_a_character_is_several_tokens_the_end_is_still_told() -> None:
    laid = lay_out(Parts(story="龍" * 5000), 80, lambda text: 6 * len(text))
    assert laid.prompt
    assert laid.tokens <= 80


def test_each_text_is_counted_once_and_only_where_it_could_be_sent() -> None:
    asked: Counter[str] = Counter()

    def count(text: str) -> int:
        asked[text] += 1
        return words(text)

    story = growing(20_000)
    lay_out(Parts(story=story, memory="Once.", note="Slowly."), 400, count)
    assert max(asked.values()) == 1
    assert sum(map(len, asked)) < 12_000


def test_lore_that_does_not_fit_is_left_out_by_priority_and_said() -> None:
    def entry(name: str, length: int, order: int, priority: int | None = None) -> LoreEntry:
        return LoreEntry(name, name=name, content="word " * length, order=order, priority=priority)

    entries = lore(entry("low", 20, order=1), entry("high", 20, order=2), entry("first", 20, order=0, priority=9))
    laid = lay_out(Parts(story="Story.", lore=entries), 200, words)
    assert [part.name for part in laid.parts if part.kind is PartKind.LORE] == ["first", "high"]
    (out,) = laid.left_out
    assert out.entry.name == "low"
    assert "22 tokens" in str(out.reason)
    assert [str(alert) for alert in laid.alerts] == ["Left out of what the model is told, for lack of space: low."]


def test_a_book_takes_no_more_than_its_budget_and_what_is_not_budgeted_is_told_all_the_same() -> None:
    one = LoreEntry("1", name="one", content="word " * 10, book="World", order=3)
    entries = lore(one, replace(one, name="two", order=2), replace(one, name="free", order=1, budgeted=False))
    laid = lay_out(Parts(story="Story.", lore=entries, book_budgets=(("World", 15),)), 400, words)
    assert [out.entry.name for out in laid.left_out] == ["two"]
    assert {part.name for part in laid.parts} >= {"one", "free"}


def test_lore_that_comes_and_goes_leaves_the_beginning_as_it_was() -> None:
    entry = LoreEntry("king", name="king", keys=("king",), content="word " * 30, position=Position.BEFORE_STORY)
    story = growing(200)
    with_it = trigger([entry], story + "The king.")
    without = trigger([entry], story + "The fool.")
    assert with_it.fired
    assert not without.fired
    first = lay_out(Parts(story=story + "The king.", lore=with_it, note="x"), 400, words)
    then = lay_out(Parts(story=story + "The fool.", lore=without, note="x"), 400, words)
    assert first.cut_characters == then.cut_characters > 0
    told = next(part for part in first.parts if part.kind is PartKind.STORY)
    assert then.prompt.startswith(told.text)


def test_a_word_more_in_the_note_leaves_the_cut_where_it_was() -> None:
    story = growing(207)
    cuts = {lay_out(Parts(story=story, note="word " * more), 400, words).cut_characters for more in range(6)}
    assert len(cuts) <= 2


def test_there_has_to_be_room_for_the_story() -> None:
    with pytest.raises(UserError, match="Shorten the memory"):
        lay_out(Parts(story="Story.", memory="word " * 90), 100, words)
    assert lay_out(Parts(memory="word " * 90), 100, words).tokens <= 100


@given(
    st.lists(
        st.builds(
            LoreEntry,
            id=st.uuids().map(str),
            content=st.text(max_size=60),
            constant=st.booleans(),
            order=st.integers(-3, 3),
            position=st.sampled_from(Position),
            depth=st.integers(0, 5),
            budgeted=st.booleans(),
            book=st.sampled_from(["", "World"]),
        ),
        max_size=8,
    ),
    st.text(alphabet="ab \n", max_size=400),
    st.text(max_size=30),
    st.integers(60, 400),
    st.integers(0, 5),
    st.booleans(),
)
def test_no_layout_exceeds_its_budget_and_nothing_is_lost_unsaid(
    entries: list[LoreEntry], story: str, note: str, budget: int, depth: int, keep: bool
) -> None:
    parts = Parts(
        story=story,
        lore=lore(*entries),
        book_budgets=(("World", 40),),
        note=note,
        note_depth=depth,
        keep_beginning=keep,
    )
    try:
        laid = lay_out(parts, budget, octets)
    except UserError:
        assert octets(note) > budget // 2
        return
    assert laid == lay_out(parts, budget, octets)
    assert laid.tokens <= budget
    assert len(laid.prompt) == sum(len(part.text) for part in laid.parts)
    told = [part for part in laid.parts if part.kind is PartKind.LORE]
    said = [entry for entry in entries if entry.content.strip()]
    assert len(told) + len(laid.left_out) == len(said)
    assert bool(laid.alerts) is bool(laid.left_out)
    assert all(isinstance(out, LeftOut) and out.reason for out in laid.left_out)


def test_an_entry_of_blanks_tells_nothing() -> None:
    blank = LoreEntry("blank", content=" ")
    laid = lay_out(Parts(story="a", lore=lore(blank), note_depth=0, keep_beginning=True), 60, octets)
    assert [part for part in laid.parts if part.kind is PartKind.LORE] == []
