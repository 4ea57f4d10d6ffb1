"""Which entries of a lorebook a text triggers, by which key, and why the others are left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import assert_never

from app.api import Words
from plugins.text.context.keys import BadKey, Clock, Manner, Searched
from plugins.text.context.lore import Logic, LoreEntry

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Limits:
    """How far back keys are searched, how often entries trigger others, and how long regular expressions may take.

    The shorter of `scan_paragraphs` and `scan_characters` holds; an entry may ask for other paragraphs, never for more
    characters. A `recursions` of 0 lets no entry trigger another.
    """

    scan_paragraphs: int = 12
    scan_characters: int = 20_000
    recursions: int = 3
    regex_s: float = 0.1
    all_regexes_s: float = 1.0


@dataclass(frozen=True, slots=True)
class Fired:
    """An entry that was triggered: by `key`, none where it is constant, in the text or in what `by` says."""

    entry: LoreEntry
    key: str = ""
    by: LoreEntry | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry that the model isn't told, and why."""

    entry: LoreEntry
    reason: Words


@dataclass(frozen=True, slots=True)
class Triggered:
    """The entries that a text triggers, in the order of the book, and those that it doesn't.

    `warnings` name the entries that are broken, such as by a regular expression that takes too long.
    """

    fired: tuple[Fired, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[Words, ...] = ()


USUAL = Limits()


def trigger(entries: Sequence[LoreEntry], text: str, limits: Limits = USUAL) -> Triggered:
    """The entries that a text triggers, by its last paragraphs and then by the entries that these triggered.

    What it gives depends on nothing else: there is neither chance nor memory in it.
    """
    scan = _Scan(text, limits)
    fired: dict[int, Fired] = {}
    reasons: dict[int, Words] = {}
    for index, entry in enumerate(entries):
        reason = _unfit(entry)
        if reason:
            reasons[index] = reason
        elif entry.constant:
            fired[index] = Fired(entry)
    waiting = [index for index in range(len(entries)) if index not in fired and index not in reasons]
    fresh = list(fired.values())
    # One round more than may trigger anything: who is triggered there is told why not.
    for step in range(limits.recursions + 2):
        if step:
            told = [hit.entry for hit in fresh if hit.entry.recurses]
            if not told:
                break
            scan.tell(told)
        fresh = [] if step else fresh
        for index in waiting:
            entry = entries[index]
            if step and not entry.recursable:
                continue
            found = scan.find(entry)
            if isinstance(found, Words):
                reasons[index] = found
            elif step > limits.recursions:
                reasons[index] = _too_far(limits)
            else:
                fired[index] = found
                fresh.append(found)
        waiting = [index for index in waiting if index not in fired]
    return Triggered(
        fired=tuple(fired[index] for index in sorted(fired)),
        left_out=tuple(LeftOut(entries[index], reasons[index]) for index in sorted(reasons) if index not in fired),
        warnings=tuple(scan.warnings.values()),
    )


class _Scan:
    """The text and what triggered entries say, as they are searched."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.warnings: dict[tuple[str, str], Words] = {}
        self._limits = limits
        self._paragraphs = _PARAGRAPH.findall(text[max(0, len(text) - limits.scan_characters) :])
        self._by_depth: dict[int, Searched] = {}
        self._told: list[tuple[Searched, list[LoreEntry]]] = []
        self._clock = Clock(limits.regex_s, limits.all_regexes_s)
        self._broken: dict[tuple[str, Manner], Words] = {}

    def tell(self, entries: list[LoreEntry]) -> None:
        """Search what these entries say, too."""
        self._told.append((Searched("\n\n".join(entry.content for entry in entries)), entries))

    def find(self, entry: LoreEntry) -> Fired | Words:
        """By what an entry is triggered, or why it isn't."""
        manner = Manner(entry.whole_words, entry.case_sensitive, entry.regex)
        depth = self._limits.scan_paragraphs if entry.scan_paragraphs is None else entry.scan_paragraphs
        texts = [self._text(depth), *(searched for searched, _ in self._told)]

        def stands(key: str) -> int | None:
            for place, text in enumerate(texts):
                if self._has(text, key, manner, entry):
                    return place
            return None

        for key in filter(str.strip, entry.keys):
            place = stands(key)
            if place is None:
                continue
            hindered = self._hindered(entry, lambda other: stands(other) is not None)
            if hindered:
                return hindered
            return Fired(entry, key, self._teller(place - 1, key, manner) if place else None)
        for key in entry.keys:
            if problem := self._broken.get((key, manner)):
                return problem
        return Words("None of its keys stands in the last {count} paragraphs.", count=depth)

    def _hindered(self, entry: LoreEntry, stands: Callable[[str], bool]) -> Words:
        for key in entry.excluded:
            if key.strip() and stands(key):
                return Words("“{key}” keeps it out.", key=key)
        secondary = [key for key in entry.secondary if key.strip()]
        if not secondary:
            return Words()
        there = [stands(key) for key in secondary]
        match entry.logic:
            case Logic.AND_ANY:
                is_met = any(there)
            case Logic.AND_ALL:
                is_met = all(there)
            case Logic.NOT_ANY:
                is_met = not any(there)
            case Logic.NOT_ALL:
                is_met = not all(there)
            case _:
                assert_never(entry.logic)
        return Words() if is_met else Words("Its secondary keys keep it out.")

    def _text(self, depth: int) -> Searched:
        if depth not in self._by_depth:
            paragraphs = self._paragraphs[max(0, len(self._paragraphs) - depth) :]
            self._by_depth[depth] = Searched("\n".join(paragraphs))
        return self._by_depth[depth]

    def _teller(self, place: int, key: str, manner: Manner) -> LoreEntry:
        _, entries = self._told[place]
        for entry in entries[:-1]:
            try:
                if Searched(entry.content).has(key, manner, self._clock):
                    return entry
            except BadKey:
                continue
        return entries[-1]

    def _has(self, text: Searched, key: str, manner: Manner, entry: LoreEntry) -> bool:
        if (key, manner) in self._broken:
            return False
        try:
            return text.has(key, manner, self._clock)
        except BadKey as error:
            self._broken[key, manner] = error.words
            self.warnings[entry.id, key] = Words(
                "A key of “{entry}” was left out: {key}. {reason}",
                entry=entry.title,
                key=key[:80],
                reason=error.words,
            )
            return False


def _unfit(entry: LoreEntry) -> Words:
    if not entry.enabled:
        return Words("It is switched off.")
    if not entry.content.strip():
        return Words("It says nothing.")
    if not entry.constant and not any(key.strip() for key in entry.keys):
        return Words("It has no keys.")
    return Words()


def _too_far(limits: Limits) -> Words:
    return Words("It would be triggered only after {count} steps from entry to entry.", count=limits.recursions)
