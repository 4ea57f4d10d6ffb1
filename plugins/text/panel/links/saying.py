"""What is said of things that were made from passages."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.api import Reading, Words
from plugins.text.panel.links.medium import Medium
from plugins.text.panel.links.watching import Row, State
from plugins.text.panel.saying import said

_KINDS = {
    Medium.PICTURE: Words("Picture"),
    Medium.MUSIC: Words("Sound"),
    Medium.SPEECH: Words("Speech"),
    Medium.FILM: Words("Film"),
}
_MADE = {
    Medium.PICTURE: Words("A picture was made from this passage."),
    Medium.MUSIC: Words("A sound was made from this passage."),
    Medium.SPEECH: Words("This passage was read aloud."),
    Medium.FILM: Words("A film was made from this passage."),
}
_STATES = {
    State.CHANGED: Words("Passage changed"),
    State.GONE: Words("Passage gone"),
    State.MAKING: Words("Being made"),
}


_MOST_WORDS = 8


def said_of(reading: Reading, text: str) -> str:
    """What a text is understood as, and the first of the words that led to it."""
    # What only offers more is no part of it.
    facts = " · ".join(said(fact.short) for fact in reading.facts if fact.icon != "plus")
    words = [text[part.start : part.end] for part in reading.parts if part.understood]
    if not words:
        return facts
    listed = ", ".join(words[:_MOST_WORDS]) + ("…" if len(words) > _MOST_WORDS else "")
    template = QCoreApplication.translate("Links", "Understood as {facts}, from: {words}")
    return template.format(facts=facts, words=listed)


def kind_of(row: Row) -> str:
    """What was made, in a word."""
    medium = Medium.of(row.media_type)
    return said(_KINDS[medium] if medium is not None else Words("Something else"))


def icon_of(row: Row) -> str:
    """The icon of what was made."""
    medium = Medium.of(row.media_type)
    return medium.icon if medium is not None else "file"


def state_of(row: Row) -> str:
    """How it stands with the passage, or nothing where all is well."""
    words = said(_STATES[row.state]) if row.state in _STATES else ""
    return f"{words}, {row.percent} %" if row.percent is not None else words


def mark_of(row: Row) -> str:
    """What the mark beside a passage says."""
    medium = Medium.of(row.media_type)
    made = said(_MADE[medium] if medium is not None else Words("Something was made from this passage."))
    return f"{made} {said(Words('It changed since.'))}" if row.is_stale else made
