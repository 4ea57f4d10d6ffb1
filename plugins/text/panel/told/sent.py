"""Sent: what was sent to the model with a draft, or an estimate of what would be."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QLocale

from app.api import Words
from plugins.text.generators.details import DraftDetails, Told
from plugins.text.panel.saying import said
from plugins.text.words import is_counted_in_characters

translate = QCoreApplication.translate

_CHARACTERS_A_TOKEN = 4
"""Of writing with spaces; of any other a character is about a token."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What the model was told, part by part in order; `estimated` where nothing was sent yet.

    `context_tokens` is what the model can keep in mind, 0 where that isn't known. `alerts` say what was left out for
    lack of space, and `left_out` does so in a few words.
    """

    parts: tuple[Told, ...] = ()
    context_tokens: int = 0
    estimated: bool = False
    alerts: tuple[str, ...] = ()
    left_out: str = ""
    speed: str = ""

    @property
    def tokens(self) -> int:
        """How many tokens all of it is."""
        return sum(part.tokens for part in self.parts)

    @property
    def says(self) -> str:
        """How much it is, of how much."""
        number = QLocale().toString
        tokens = f"≈ {number(self.tokens)}" if self.estimated else number(self.tokens)
        if not self.context_tokens:
            return translate("Told", "{tokens} tokens").format(tokens=tokens)
        return translate("Told", "{tokens} of {all} tokens").format(tokens=tokens, all=number(self.context_tokens))


def sent_with(details: DraftDetails) -> Sent:
    """What was sent with a draft, with how fast it was read and written."""
    sent = _with_alerts(Sent(details.told, details.context_tokens), details.alerts)
    return replace(sent, speed=_speed(details))


def sent_about(told: tuple[Told, ...], context_tokens: int, alerts: tuple[Words, ...]) -> Sent:
    """What would be sent, with tokens estimated by characters."""
    return _with_alerts(Sent(told, context_tokens, estimated=True), alerts)


def _with_alerts(sent: Sent, words: tuple[Words, ...]) -> Sent:
    alerts = tuple(map(said, words))
    names = [str(value) for one in words for name, value in one.values if name == "names"]
    short = translate("Told", "Left out: {names}").format(names=", ".join(names)) if names else " ".join(alerts)
    return replace(sent, alerts=alerts, left_out=short)


def tokens_about(text: str) -> int:
    """How many tokens a text may be."""
    in_characters = is_counted_in_characters("", text[-2_000:])
    return -(-len(text) // (1 if in_characters else _CHARACTERS_A_TOKEN))


def part_name(name: str) -> str:
    """What a part is called where it is seen: a kind, or a kind and a name of its own."""
    kind, colon, own = name.partition(": ")
    words = {
        "system": translate("Told", "System prompt"),
        "memory": translate("Told", "Memory"),
        "character": translate("Told", "Character"),
        "lore": translate("Told", "Lore"),
        "story": translate("Told", "Text"),
        "note": translate("Told", "Author's note"),
        "closing": translate("Told", "Closing"),
        "instruction": translate("Told", "Instruction"),
        "user": translate("Told", "Message from you"),
        "assistant": translate("Told", "Message from the model"),
    }.get(kind, kind)
    return f"{words}: {own}" if colon else words


def cut_words(part: Told) -> str:
    """How much before a part was not sent; empty where nothing was left out."""
    if not part.cut:
        return ""
    return translate("Told", "{count} characters before it are not sent").format(count=QLocale().toString(part.cut))


def _speed(details: DraftDetails) -> str:
    """How fast the prompt was read, how much of it was known before, and how fast the draft was written."""
    locale, lines = QLocale(), []
    fresh = max(0, details.prompt_tokens - details.reused_tokens)
    if details.prompt_tokens:
        words = translate("Told", "{tokens} tokens read in {seconds} s, {reused} of them known before")
        line = words.format(
            tokens=locale.toString(details.prompt_tokens),
            reused=locale.toString(details.reused_tokens),
            seconds=locale.toString(details.prompt_s, "f", 2),
        )
        if fresh and details.prompt_s > 0:
            speed = locale.toString(round(fresh / details.prompt_s))
            said_speed = translate("Told", "{speed} a second").format(speed=speed)
            line = f"{line} · {said_speed}"
        lines.append(line)
    if details.writing_s > 0 and details.tokens:
        speed = locale.toString(len(details.tokens) / details.writing_s, "f", 1)
        words = translate("Told", "{tokens} tokens written, {speed} a second")
        lines.append(words.format(tokens=locale.toString(len(details.tokens)), speed=speed))
    return "\n".join(lines)
