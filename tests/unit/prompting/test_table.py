"""The prompt language as a table: what is written, and what a model of eight steps reads of it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api import UserError
from app.api.prompting import PROMPT_LIMIT, LoraTag, expand, has_chance, uncommented, without_loras
from app.engine.prompt import parse_prompt
from app.engine.prompt_schedule import texts_at_steps

STEPS = 8


class Lists:
    """Wildcards of a test."""

    lists: ClassVar[dict[str, list[str]]] = {
        "colour": ["red", "blue"],
        "one": ["only"],
        "nested": ["{small|large} __one__"],
        "animals/cats": ["tabby"],
        "animals/dogs": ["hound"],
        "loop": ["__loop__"],
        "brace": ["a } b {"],
        "weighted": ["(glow:1.3)"],
        "commented": ["sea # at night"],
        "empty": [],
    }

    def names(self) -> Sequence[str]:
        """All of them."""
        return list(self.lists)

    def lines(self, name: str) -> Sequence[str]:
        """The lines of one."""
        return self.lists.get(name, [])


def read(written: str, seed: int = 0) -> list[str]:
    """What is read at each of the steps: the text, with `<weight>` before every part that has one; runs as one."""
    prompt, tags = without_loras(expand(written, seed, Lists()))
    said: list[str] = []
    for text in texts_at_steps(prompt, STEPS):
        parts = []
        for piece in parse_prompt(text).at_breaks():
            shown, at = "", 0
            for part in piece.emphases:
                shown += f"{piece.text[at : part.start]}⟦{part.weight:.4g}⟧{piece.text[part.start : part.end]}⟦⟧"
                at = part.end
            parts.append(shown + piece.text[at:])
        said.append(" ¶ ".join(parts))
    runs = [f"{said[0]}"] if len(set(said)) == 1 else said
    return [*runs, *(f"+{tag.name} {tag.strength_unet:g} {tag.strength_text:g}" for tag in tags)]


def changing(before: str, after: str, boundary: int) -> list[str]:
    """One text before a step, and another from there on."""
    return [before] * boundary + [after] * (STEPS - boundary)


TABLE: list[tuple[str, list[str]]] = [
    # Weights
    ("", [""]),
    ("a fox", ["a fox"]),
    ("(fox)", ["⟦1.1⟧fox⟦⟧"]),
    ("((fox))", ["⟦1.21⟧fox⟦⟧"]),
    ("[fox]", ["⟦0.9091⟧fox⟦⟧"]),
    ("(fox:1.2)", ["⟦1.2⟧fox⟦⟧"]),
    ("(fox:0)", ["⟦0⟧fox⟦⟧"]),
    ("(a (red:1.5) fox:2)", ["⟦2⟧a ⟦⟧⟦3⟧red⟦⟧⟦2⟧ fox⟦⟧"]),
    ("(fox, cat:1.2) dog", ["⟦1.2⟧fox, cat⟦⟧ dog"]),
    ("(fox : 1.2)", ["⟦1.2⟧fox ⟦⟧"]),
    (r"\(fox\)", ["(fox)"]),
    (r"(\(fox\):1.2)", ["⟦1.2⟧(fox)⟦⟧"]),
    (r"fox \[a\]", ["fox [a]"]),
    ("fox :)", ["fox :)"]),
    ("(fox", ["(fox"]),
    ("fox)", ["fox)"]),
    ("[fox", ["[fox"]),
    ("fox]", ["fox]"]),
    ("([fox)]", ["(⟦0.9091⟧fox)⟦⟧"]),
    ("(fox:cat)", ["⟦1.1⟧fox:cat⟦⟧"]),
    ("(fox:1.2.3)", ["⟦1.1⟧fox:1.2.3⟦⟧"]),
    ("()[]", [""]),
    ("(赤い狐:1.4)と雪", ["⟦1.4⟧赤い狐⟦⟧と雪"]),
    ("fox: 1.2", ["fox: 1.2"]),
    # Schedules
    ("[fox:cat:0.5]", changing("fox", "cat", 4)),
    ("a [fox:cat:0.25] b", changing("a fox b", "a cat b", 2)),
    ("[fox:cat:3]", changing("fox", "cat", 3)),
    ("[fox:cat:0]", ["cat"]),
    ("[fox:cat:0.0]", ["cat"]),
    ("[fox:cat:1.0]", ["fox"]),
    ("[fox:cat:20]", ["fox"]),
    ("[fox:0.5]", changing("", "fox", 4)),
    ("[fox:2]", changing("", "fox", 2)),
    ("[fox::0.5]", changing("fox", "", 4)),
    ("[:fox:0.5]", changing("", "fox", 4)),
    ("[fox:cat: .5 ]", changing("fox", "cat", 4)),
    ("[(fox:1.3):cat:0.5]", changing("⟦1.3⟧fox⟦⟧", "cat", 4)),
    ("([fox:cat:0.5]:1.3)", changing("⟦1.3⟧fox⟦⟧", "⟦1.3⟧cat⟦⟧", 4)),
    ("[[fox]:cat:0.5]", changing("⟦0.9091⟧fox⟦⟧", "cat", 4)),
    ("[a [b:c:2]:d:4]", ["a b"] * 2 + ["a c"] * 2 + ["d"] * 4),
    ("[a:b:2] [c:d:4]", ["a c"] * 2 + ["b c"] * 2 + ["b d"] * 4),
    (r"[fox\:cat:dog:0.5]", changing(r"fox\:cat", "dog", 4)),
    (r"\[fox:cat:0.5\]", ["[fox:cat:0.5]"]),
    ("[fox:cat:dog]", ["⟦0.9091⟧fox:cat:dog⟦⟧"]),
    ("[fox:cat:-0.5]", ["⟦0.9091⟧fox:cat:-0.5⟦⟧"]),
    ("[fox:cat:0.5", ["[fox:cat:0.5"]),
    ("fox:cat:0.5]", ["fox:cat:0.5]"]),
    ("[fox:cat:1e3]", ["⟦0.9091⟧fox:cat:1e3⟦⟧"]),
    ("[fox:cat:0.5)]", ["⟦0.9091⟧fox:cat:0.5)⟦⟧"]),
    # Alternation
    ("[fox|cat]", ["fox", "cat"] * 4),
    ("[a|b|c]", ["a", "b", "c", "a", "b", "c", "a", "b"]),
    ("[fox|]", ["fox", ""] * 4),
    ("[fox|(cat:1.2)]", ["fox", "⟦1.2⟧cat⟦⟧"] * 4),
    ("[[a|b]|c]", ["a", "c", "a", "c", "a", "c", "a", "c"]),
    ("[a:b|c]", ["a:b", "c"] * 4),
    ("[a|b:0.5]", ["a", "b:0.5"] * 4),
    ("fox | cat", ["fox | cat"]),
    ("(fox|cat)", ["⟦1.1⟧fox|cat⟦⟧"]),
    # Choices
    ("{fox}", ["fox"]),
    ("{fox|fox}", ["fox"]),
    ("a {fox|fox} b", ["a fox b"]),
    ("{0::cat|fox}", ["fox"]),
    ("{1::fox|0::cat}", ["fox"]),
    ("{{fox|fox}|{fox}}", ["fox"]),
    ("{2$$fox|fox}", ["fox, fox"]),
    ("{2$$ and $$fox|fox}", ["fox and fox"]),
    ("{1$$fox}", ["fox"]),
    ("{0$$fox|cat}", [""]),
    ("({fox|fox}:1.2)", ["⟦1.2⟧fox⟦⟧"]),
    ("{(fox:1.2)|(fox:1.2)}", ["⟦1.2⟧fox⟦⟧"]),
    ("{[a|b]|[a|b]}", ["a", "b"] * 4),
    ("{fox:1|fox:1}", ["fox:1"]),
    ("{}", [""]),
    ("{|}", [""]),
    (r"\{fox|cat\}", ["{fox|cat}"]),
    (r"{fo\|x|fo\|x}", ["fo|x"]),
    ("{fox", ["{fox"]),
    ("fox}", ["fox}"]),
    ("}fox{", ["}fox{"]),
    # Wildcards
    ("__one__", ["only"]),
    ("a __one__, b", ["a only, b"]),
    ("{__one__|__one__}", ["only"]),
    ("__animals/cats__", ["tabby"]),
    ("__animals/c*__", ["tabby"]),
    ("__weighted__", ["⟦1.3⟧glow⟦⟧"]),
    ("__commented__", ["sea "]),
    ("__brace__", ["a } b {"]),
    (r"\__one__", ["__one__"]),
    ("a_b", ["a_b"]),
    ("__", ["__"]),
    ("____", ["____"]),
    ("__a b__", ["__a b__"]),
    # LoRAs
    ("fox <lora:ink:0.8>", ["fox ", "+ink 0.8 0.8"]),
    ("<lora:ink>fox", ["fox", "+ink 1 1"]),
    ("<lora:ink:0.8:0.4>", ["", "+ink 0.8 0.4"]),
    ("<lora:ink:-1>", ["", "+ink -1 -1"]),
    ("<LoRA: ink : .5 >", ["", "+ink 0.5 0.5"]),
    ("<lyco:ink:1>", ["", "+ink 1 1"]),
    ("<lora:a><lora:b:2>", ["", "+a 1 1", "+b 2 2"]),
    ("{<lora:a>|<lora:a>}", ["", "+a 1 1"]),
    ("<lora:墨絵 v1.2:0.8>", ["", "+墨絵 v1.2 0.8 0.8"]),
    ("a <b> c", ["a <b> c"]),
    ("a < b", ["a < b"]),
    ("<lora:a", ["<lora:a"]),
    (r"\<lora:a\>", ["<lora:a>"]),
    # BREAK
    ("fox BREAK cat", ["fox ¶ cat"]),
    ("fox\nBREAK\ncat", ["fox ¶ cat"]),
    ("fox BREAK", ["fox ¶ "]),
    ("(fox BREAK cat:1.2)", ["⟦1.2⟧fox⟦⟧ ¶ ⟦1.2⟧cat⟦⟧"]),
    ("fox break BREAKER", ["fox break BREAKER"]),
    ("[fox BREAK cat:dog:4]", changing("fox ¶ cat", "dog", 4)),
    # Comments
    ("fox\n# a cat\ndog", ["fox\ndog"]),
    ("# only", [""]),
    ("fox # cat", ["fox "]),
    ("fox #1 cat", ["fox #1 cat"]),
    ("colour#ff0000", ["colour#ff0000"]),
    ("fox /* cat */ dog", ["fox  dog"]),
    ("fox /* a\nb */dog", ["fox dog"]),
    ("fox /* cat", ["fox /* cat"]),
    (r"\# fox", ["# fox"]),
    ("{#fff} fox", ["#fff fox"]),
    ("{/}{*} fox {*}{/}", ["/* fox */"]),
    ("# __nowhere__\nfox", ["fox"]),
    ("/* {a|b} */fox", ["fox"]),
    # Other
    ("back\\slash", ["back\\slash"]),
    ("fox\\", ["fox\\"]),
    ("a\tb\r\nc", ["a\tb\r\nc"]),
    ("\ud800", ["\ud800"]),
    ("a\0b", ["a\0b"]),
]


def test_the_table_is_as_large_as_promised() -> None:
    assert len(TABLE) >= 100


@pytest.mark.parametrize(("written", "meant"), TABLE)
def test_what_is_read(written: str, meant: list[str]) -> None:
    assert read(written) == meant


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("(fox:11)", "weight"),
        ("(fox:-1)", "weight"),
        ("(" * 40 + ")" * 40, "deeper"),
        ("[" * 40 + "a|b", "deeper"),
        ("[fox:cat:dog:0.5]", "changes on the way"),
        ("__nowhere__", "no wildcard “nowhere”"),
        ("__animals/cat__", "Did you mean “animals/cats”"),
        ("__empty__", "no wildcard “empty”"),
        ("__loop__", "names itself"),
        ("{3$$fox|cat}", "wants 3 of 2"),
        ("{2-1$$fox|cat}", "wants"),
        ("{" * 40 + "a|b" + "}" * 40, "deep"),
        ("<lora:>", "names no LoRA"),
        ("<lora::0.5>", "names no LoRA"),
        ("<lora:ink:strong>", "strength “strong”"),
        ("<lora:ink:nan>", "strength “nan”"),
        ("<lora:ink:inf>", "strength “inf”"),
        ("<lora:ink:99>", "strength “99”"),
        ("<lora:ink:1:1:1>", "names no LoRA"),
        ("a" * 20_001, "20001 characters"),
        ("a" * 10_000_000, "10000000 characters"),
    ],
)
def test_what_is_refused_in_words(written: str, said: str) -> None:
    with pytest.raises(UserError) as caught:
        read(written)
    assert said in str(caught.value)
    assert caught.value.advice


@pytest.mark.parametrize(
    "written",
    [
        "(" * 100_000,
        "a" * 10_000_000,
        "{" * 19_000,
        "{a|" * 6_000,
        "[a|" * 6_000,
        "[a:b:" * 3_000,
        "<lora:" * 3_000,
        "/*" * 10_000,
        "__" * 10_000,
        "__a" * 6_000,
        "#" * 20_000,
        " #" * 10_000,
        "\\" * 20_000,
        "{2$$" * 4_000,
        "[a:b:0.5]" * 2_000,
        "{a|b}" * 4_000,
        "[a|b]" * 4_000,
        "(" * 10_000 + ")" * 10_000,
    ],
)
def test_hostile_prompts_are_answered_at_once(written: str) -> None:
    begun = time.thread_time()
    with contextlib.suppress(UserError):
        read(written)
    assert time.thread_time() - begun < 2


def test_the_seed_decides_and_decides_alike() -> None:
    written = "{red|green|blue} __colour__ {a|b|c|d}"
    drawn = {seed: expand(written, seed, Lists()) for seed in range(60)}
    assert drawn == {seed: expand(written, seed, Lists()) for seed in range(60)}
    assert len(set(drawn.values())) > 12


def test_weights_of_choices_count() -> None:
    drawn = [expand("{9::often|seldom}", seed) for seed in range(400)]
    assert 320 < drawn.count("often") < 390


def test_several_are_all_different() -> None:
    for seed in range(40):
        words = expand("{2-3$$/$$a|b|c|d}", seed).split("/")
        assert 2 <= len(words) == len(set(words)) <= 3


def test_chance_is_seen() -> None:
    assert has_chance("a {b|c}")
    assert has_chance("__colour__")
    assert not has_chance(r"a \{b|c\} [d|e] # {f|g}")


def test_comments_and_loras_are_taken_out() -> None:
    assert uncommented("a\n#b\nc") == "a\nc"
    assert without_loras("a<lora:b:0.5>c") == ("ac", (LoraTag("b", 0.5, 0.5),))


@given(st.text("ab{}[]()|:\\_#/* $12.<lora>", max_size=40), st.integers(0, 20))
def test_what_was_expanded_stays_as_it_is(written: str, seed: int) -> None:
    try:
        once = expand(written, seed, Lists())
    except UserError:
        return
    try:
        assert expand(once, seed + 1, Lists()) == once
    except UserError:
        pytest.fail(f"{written!r} became {once!r}, which is refused")


@given(st.text("ab[]():|\\12. ", max_size=40))
def test_any_text_has_a_reading_at_every_step(written: str) -> None:
    try:
        texts = texts_at_steps(written, STEPS)
    except UserError:
        return
    assert len(texts) == STEPS
    assert len(written) <= PROMPT_LIMIT
