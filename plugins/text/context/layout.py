"""Layout: all that a model is told, part by part, in the order in which a beginning that stays can be reused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from app.api import UserError, Words
from plugins.text.context.lore import LoreEntry, Position
from plugins.text.context.story import Count, Piece, Told, cut, split_at
from plugins.text.context.triggers import LeftOut, Triggered


class PartKind(Enum):
    """What a part of a prompt is."""

    SYSTEM = "system"
    MEMORY = "memory"
    CHARACTER = "character"
    LORE = "lore"
    STORY = "story"
    NOTE = "note"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Parts:
    """All that a model could be told.

    `characters` are names and texts. `lore` is what was triggered, None where there is no lorebook; `book_budgets` are
    the most tokens that the entries of a book may take, by its name, and `lore_share` is the most that all of them may,
    as a share of the whole. `note` stands `note_depth` paragraphs before the story's end. `closing` is put behind
    everything as it is. With `keep_beginning`, triggered entries that would stand before the story are put near its
    end, and the model needn't read the story anew whenever one comes or goes.
    """

    story: str = ""
    system: str = ""
    memory: str = ""
    characters: tuple[tuple[str, str], ...] = ()
    lore: Triggered | None = None
    book_budgets: tuple[tuple[str, int], ...] = ()
    lore_share: float = 0.25
    note: str = ""
    note_depth: int = 3
    closing: str = ""
    keep_beginning: bool = True


@dataclass(frozen=True, slots=True)
class LaidPart:
    """A part as it is sent, with the line breaks behind it; `cut_characters` before it are not."""

    kind: PartKind
    name: str
    text: str
    tokens: int
    cut_characters: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """What is sent, part by part, and what was left out for space, with sentences that say so."""

    parts: tuple[LaidPart, ...]
    left_out: tuple[LeftOut, ...] = ()
    alerts: tuple[Words, ...] = ()

    @property
    def prompt(self) -> str:
        """All of it, exactly as it is sent."""
        return "".join(part.text for part in self.parts)

    @property
    def beginning(self) -> str:
        """What stands before the story."""
        texts = []
        for part in self.parts:
            if part.kind is PartKind.STORY:
                break
            texts.append(part.text)
        return "".join(texts)

    @property
    def tokens(self) -> int:
        """How many tokens it is, counted part by part."""
        return sum(part.tokens for part in self.parts)

    @property
    def cut_characters(self) -> int:
        """How much of the story's beginning is not sent."""
        return sum(part.cut_characters for part in self.parts)


def lay_out(parts: Parts, budget_tokens: int, count: Count) -> Layout:
    """Lay out what a model is told in at most so many tokens.

    The same parts give the same layout, and a story that grows at its end keeps everything before its last paragraphs
    as it was, until there is no room: then about a quarter of it is cut off at once. `count` is asked once for each
    part and each paragraph that could be sent. Raises UserError where there is no room for the story at all.
    """
    return _Laying(parts, budget_tokens, _once(count)).laid()


def _once(count: Count) -> Count:
    known: dict[str, int] = {}

    def counted(text: str) -> int:
        if text not in known:
            known[text] = count(text)
        return known[text]

    return counted


class _Laying:
    """The work of laying out one prompt."""

    def __init__(self, parts: Parts, budget_tokens: int, count: Count) -> None:
        self._parts = parts
        self._budget = budget_tokens
        self._count = count
        self._left_out: list[LeftOut] = []

    def laid(self) -> Layout:
        """The layout; raises UserError."""
        parts = self._parts
        system = self._part(PartKind.SYSTEM, "", _block(parts.system))
        memory = self._part(PartKind.MEMORY, "", _block(parts.memory))
        characters = [self._part(PartKind.CHARACTER, name, _block(text)) for name, text in parts.characters]
        note = self._part(PartKind.NOTE, "", self._inserted(_bracketed(parts.note), parts.note_depth))
        closing = self._part(PartKind.CLOSING, "", parts.closing)
        always = _tokens([system, memory, *characters, note, closing])
        least = self._budget // 8 if parts.story else 0
        if always + least > self._budget:
            raise UserError(
                "What the model is always told is {always} tokens long, of {budget} that it can keep in mind.",
                advice="Shorten the memory, the characters or the note, or choose a model with a longer context.",
                always=always,
                budget=self._budget,
            )
        lore_room = min(int(self._budget * parts.lore_share), self._budget - always - least)
        lore, unbudgeted = self._chosen(lore_room, self._budget - always - least - lore_room)
        room = self._budget - always - unbudgeted - self._reserved(lore_room) - self._lead(note)
        # In sixteenths of the whole, so that a word more in the note leaves the steps as they are.
        sixteenth = max(1, self._budget // 16)
        step = max(1, max(1, room // sixteenth) * sixteenth // 4)
        told = cut(parts.story, room, step, self._count)
        laid = [
            *(system, memory),
            *_at(lore, Position.AFTER_MEMORY),
            *characters,
            *_at(lore, Position.BEFORE_STORY),
            *self._story(told, [item for item in lore if item.depth is not None], note),
            closing,
        ]
        return Layout(
            parts=tuple(part for part in laid if part.text or part.cut_characters),
            left_out=tuple(self._left_out),
            alerts=self._alerts(),
        )

    def _part(self, kind: PartKind, name: str, text: str) -> LaidPart:
        return LaidPart(kind, name, text, self._count(text) if text else 0)

    def _lead(self, note: LaidPart) -> int:
        """What a note behind the story takes more where that ends within a line; kept free, so typing cuts none."""
        if not note.text or self._parts.note_depth:
            return 0
        return max(0, self._count("\n\n" + note.text.lstrip("\n")) - note.tokens)

    def _inserted(self, text: str, depth: int) -> str:
        """A text that is put in near the story's end, on lines of its own."""
        lead = "\n\n" if depth == 0 and self._parts.story and not self._parts.story.endswith("\n") else ""
        return lead + _block(text) if text.strip() else ""

    def _chosen(self, room: int, spare: int) -> tuple[list[_Lore], int]:
        """The entries that are told, the lowest order first, and how many tokens those take that are not budgeted."""
        budgets = dict(self._parts.book_budgets)
        chosen: list[_Lore] = []
        unbudgeted = 0
        fired = self._parts.lore.fired if self._parts.lore else ()
        for entry in sorted((hit.entry for hit in fired), key=lambda entry: (not entry.constant, -entry.rank)):
            lore = self._lore(entry)
            left = min(room, budgets.get(entry.book, room)) if entry.budgeted else spare - unbudgeted
            if lore.part.tokens > left:
                reason = Words(
                    "It is {tokens} tokens long, and there was space for {left}.", tokens=lore.part.tokens, left=left
                )
                self._left_out.append(LeftOut(entry, reason))
                continue
            chosen.append(lore)
            if not entry.budgeted:
                unbudgeted += lore.part.tokens
                continue
            room -= lore.part.tokens
            if entry.book in budgets:
                budgets[entry.book] -= lore.part.tokens
        places = {id(hit.entry): index for index, hit in enumerate(fired)}
        return sorted(chosen, key=lambda lore: (lore.entry.order, places[id(lore.entry)])), unbudgeted

    def _reserved(self, most: int) -> int:
        """What is kept free for lore: as much as all entries could take, so that it is the same whichever are told."""
        known = self._parts.lore or Triggered()
        entries = [hit.entry for hit in known.fired] + [out.entry for out in known.left_out]
        total = 0
        for entry in sorted(entries, key=lambda entry: (entry.book, entry.id)):
            if entry.enabled and entry.budgeted and entry.content.strip():
                total += self._lore(entry).part.tokens
            if total >= most:
                return most
        return total

    def _lore(self, entry: LoreEntry) -> _Lore:
        position = entry.position
        if self._parts.keep_beginning and not entry.constant and position is not Position.AT_DEPTH:
            position = Position.NEAR_END
        depth: int | None
        match position:
            case Position.AFTER_MEMORY | Position.BEFORE_STORY:
                depth = None
            case Position.NEAR_END:
                depth = self._parts.note_depth
            case Position.AT_DEPTH:
                depth = entry.depth
            case _:
                assert_never(position)
        text = _block(entry.content) if depth is None else self._inserted(entry.content, depth)
        return _Lore(entry, self._part(PartKind.LORE, entry.title, text), position, depth)

    def _story(self, told: Told, lore: Sequence[_Lore], note: LaidPart) -> list[LaidPart]:
        """The story with what stands near its end put in, the deepest first."""
        inserted: dict[int, list[LaidPart]] = {}
        for item in lore:
            inserted.setdefault(split_at(told.pieces, item.depth or 0), []).append(item.part)
        inserted.setdefault(split_at(told.pieces, self._parts.note_depth), []).append(note)
        laid: list[LaidPart] = []
        begun = 0
        for place in (*sorted(inserted), len(told.pieces)):
            laid.append(self._told(told.pieces[begun:place], 0 if laid else told.cut_characters))
            laid += inserted.pop(place, [])
            begun = place
        return laid

    def _told(self, pieces: Sequence[Piece], cut_characters: int) -> LaidPart:
        text = "".join(piece.text for piece in pieces)
        return LaidPart(PartKind.STORY, "", text, sum(self._count(piece.text) for piece in pieces), cut_characters)

    def _alerts(self) -> tuple[Words, ...]:
        if not self._left_out:
            return ()
        names = ", ".join(out.entry.title for out in self._left_out)
        return (Words("Left out of what the model is told, for lack of space: {names}.", names=names),)


@dataclass(frozen=True, slots=True)
class _Lore:
    """An entry where it stands: `depth` paragraphs before the story's end, None before the story."""

    entry: LoreEntry
    part: LaidPart
    position: Position
    depth: int | None


def _at(lore: Sequence[_Lore], position: Position) -> list[LaidPart]:
    return [item.part for item in lore if item.position is position]


def _block(text: str) -> str:
    """A text with an empty line behind it."""
    return text.strip("\n") + "\n\n" if text.strip() else ""


def _bracketed(note: str) -> str:
    """An author's note as models know it from what they were trained on: in square brackets."""
    note = note.strip()
    return note if not note or (note.startswith("[") and note.endswith("]")) else f"[{note}]"


def _tokens(parts: Sequence[LaidPart]) -> int:
    return sum(part.tokens for part in parts)
