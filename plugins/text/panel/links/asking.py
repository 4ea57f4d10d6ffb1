"""Asking: from a passage to a job that makes something of it, with a line in which that is said first."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock, QTextCharFormat

from app.api import (
    SEED_LIMIT,
    AssetId,
    GeneratorInfo,
    JobContext,
    Json,
    Lane,
    ModelKind,
    ModelOf,
    ModelRecord,
    Recipe,
    UserError,
    fields_of,
    request_from_json,
)
from app.widgets.icons import Icons
from plugins.text.model import MEDIA_TYPE
from plugins.text.panel.colours import found_colour
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.links.describing import Describing
from plugins.text.panel.links.line import AskLine
from plugins.text.panel.links.medium import Medium
from plugins.text.panel.links.place import LinkPlace
from plugins.text.panel.links.reading import unreadable
from plugins.text.panel.links.saying import said_of
from plugins.text.panel.links.wish import Way, Wish, beginning, plain, values_for, way_into
from plugins.text.panel.marks import Mark
from plugins.text.panel.saying import said
from plugins.text.panel.work import TextWork

_PAUSE_MS = 80
"""Nothing is understood anew while someone types."""


@dataclass(frozen=True, slots=True)
class _Open:
    """What the line is open for: `prose` is the passage as such, `recipe` what is made again."""

    wish: Wish
    prose: str
    medium: Medium
    generator: str
    way: Way
    recipe: Recipe | None = None


class Asking(QObject):
    """Opens the line, and submits what it says; a generator that takes the passage itself is asked at once."""

    def __init__(self, work: TextWork, editor: ManuscriptEditor, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._editor = work, editor
        self.line = AskLine(icons, editor)
        self._describing = Describing(work.context, secrets.randbelow(SEED_LIMIT), self)
        self._open: _Open | None = None
        self._marked = False
        self._understood = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._understand)
        self.line.submitted.connect(self._submitted)
        self.line.left.connect(self.close_line)
        self.line.edited.connect(self._say)
        self.line.whole_wanted.connect(self._take_whole)
        self.line.description_wanted.connect(self._describe)
        self._describing.wrote.connect(self.line.write)
        self._describing.ended.connect(lambda: self.line.show_described(going_on=False))
        work.chapter_shown.connect(lambda _text: self.close_line())

    def ask(self, wish: Wish, medium: Medium, info: GeneratorInfo, title: str) -> None:
        """Ask what is to be made of a passage; raises UserError where the generator takes none."""
        self._begin(wish, medium, info.id, title, None)

    def ask_again(self, wish: Wish, medium: Medium, recipe: Recipe, title: str) -> None:
        """Ask what is to be made anew of a passage, as a recipe says; raises UserError where that cannot be."""
        self._begin(wish, medium, recipe.generator, title, recipe)

    def close_line(self) -> None:
        """Go back to the text."""
        self._describing.cancel()
        if self._open is None:
            return
        self._open = None
        self._soon.stop()
        had_focus = self.line.isAncestorOf(self.line.focusWidget() or self.line)
        self.line.setVisible(False)
        self._mark(on=False)
        if had_focus:
            self._editor.setFocus()

    def close(self) -> None:
        """Listen no more."""
        self._describing.close()

    def _begin(self, wish: Wish, medium: Medium, generator: str, title: str, recipe: Recipe | None) -> None:
        way = way_into(self._work.context.generators.request_type(generator))
        if way is None:
            raise UserError("This cannot be made from a text alone.", advice="Choose something else to make.")
        wanted = _Open(wish, plain(wish.text), medium, generator, way, recipe)
        if way.is_asset:
            self._submit(wanted, "")
            return
        self._describing.cancel()
        self._open, self._understood = wanted, ""
        text, possible = beginning(wanted.prose, way.longest), self._describing.is_possible
        self.line.open(said(medium.question), title, said(medium.title), text, describes=possible)
        # What is selected can be seen already.
        self._mark(on=not self._editor.textCursor().hasSelection())
        self._say()

    def _submitted(self, text: str) -> None:
        wanted = self._open
        if wanted is None or not text.strip():
            return
        self.close_line()
        self._submit(wanted, text.strip())

    def _submit(self, wanted: _Open, words: str) -> None:
        assets, wish = self._work.context.assets, wanted.wish

        def store(_job: JobContext) -> AssetId:
            return assets.add_bytes(wish.text.encode("utf-8", "replace"), MEDIA_TYPE).id

        def ask(passage: AssetId) -> None:
            try:
                self._queue(wanted, passage, passage if wanted.way.is_asset else words)
            except UserError as error:
                self._work.context.messages.fail(error)

        self._work.context.jobs.run(self.tr("Reading the passage"), store, Lane.IO, ask)

    def _queue(self, wanted: _Open, passage: AssetId, value: str) -> None:
        generators, wish = self._work.context.generators, wanted.wish
        place = LinkPlace(wish.chapter, wish.at, len(wish.text), passage, wish.replaces).to_json()
        request = generators.request_type(wanted.generator)
        seed = secrets.randbelow(SEED_LIMIT)
        if wanted.recipe is None:
            kept = self._work.context.settings.get(f"form.{wanted.generator}", {})
            models = {name: [record.id for record in found] for name, found in self._models(request).items()}
            values = values_for(request, wanted.way, value, kept, models, seed)
            generators.submit(wanted.generator, request_from_json(request, values), place=place)
            return
        changes: dict[str, Json] = {wanted.way.field: value}
        if wanted.recipe.request.get(wanted.way.field) == value and "seed" in wanted.recipe.request:
            # The same with the same seed would be the same.
            changes["seed"] = seed
        generators.submit_recipe(wanted.recipe, changes, place=place)

    def _take_whole(self) -> None:
        if self._open is not None:
            self._describing.cancel()
            self.line.show_described(going_on=False)
            self.line.write(self._open.prose)

    def _describe(self) -> None:
        if self._open is not None:
            self.line.show_described(going_on=True)
            self._describing.begin(self._open.wish.text, self._open.medium)

    def _say(self) -> None:
        """Say what the model cannot read of the line, or that it isn't all of the passage."""
        wanted = self._open
        if wanted is None:
            return
        longest = wanted.way.longest
        is_beginning = len(wanted.prose) > longest and self.line.text == beginning(wanted.prose, longest)
        record = self._record(wanted)
        unread = unreadable(self.line.text, record.prompt_languages) if record is not None else ""
        if record is not None and unread:
            words = self.tr("{model} cannot read “{text}”. Say it in English, or let the model describe it.")
            self.line.say(words.format(model=record.name, text=unread), warning=True, offers_whole=is_beginning)
        elif is_beginning:
            words = self.tr("This is the beginning of the passage, which is {count} characters long.")
            self.line.say(words.format(count=len(wanted.prose)), offers_whole=True)
        else:
            self.line.say(self._understood)
            self._soon.start()
            return
        self._soon.stop()

    def _understand(self) -> None:
        """Say what the generator takes the line to mean, a moment after it was written."""
        if self._open is not None:
            self._understood = self._reading_of(self._open)
            self.line.say(self._understood)

    def _reading_of(self, wanted: _Open) -> str:
        if not self.line.text.strip():
            return ""
        generators = self._work.context.generators
        try:
            request = request_from_json(
                generators.request_type(wanted.generator),
                values_for(generators.request_type(wanted.generator), wanted.way, self.line.text, {}, {}, 0),
            )
            reading = generators.note(wanted.generator, request)
        except UserError:
            # It is said when the line is sent.
            return ""
        return said_of(reading, self.line.text) if reading is not None else ""

    def _record(self, wanted: _Open) -> ModelRecord | None:
        """The model that would be used."""
        request = self._work.context.generators.request_type(wanted.generator)
        kept: Json = self._work.context.settings.get(f"form.{wanted.generator}", {})
        chosen = wanted.recipe.request if wanted.recipe is not None else kept if isinstance(kept, dict) else {}
        for name, records in self._models(request).items():
            named = next((record for record in records if record.id == chosen.get(name)), None)
            return named or next(iter(records), None)
        return None

    def _models(self, request: type[Any]) -> dict[str, list[ModelRecord]]:
        found = {}
        for field in fields_of(request):
            if isinstance(field.kind, ModelOf) and not field.given:
                found[field.name] = self._usable(field.kind.kind, field.kind.architectures)
        return found

    def _usable(self, kind: ModelKind, architectures: tuple[str, ...]) -> list[ModelRecord]:
        records = self._work.context.generators.models(kind)
        return [record for record in records if not architectures or record.architecture in architectures]

    def _mark(self, *, on: bool) -> None:
        if on and not self._marked:
            self._editor.marks.add(self._marks)
        elif not on and self._marked:
            self._editor.marks.remove(self._marks)
        self._marked = on

    def _marks(self, block: QTextBlock) -> list[Mark]:
        """The passage that the line is about, as long as nothing is written meanwhile."""
        chapter, wanted = self._editor.chapter, self._open
        if chapter is None or wanted is None or chapter.id != wanted.wish.chapter:
            return []
        at, end = wanted.wish.at, wanted.wish.at + len(wanted.wish.text)
        start, stop = (chapter.to_document(place) for place in chapter.live.units_of_places([at, end]))
        low, high = max(start, block.position()), min(stop, block.position() + block.length() - 1)
        if low >= high:
            return []
        look = QTextCharFormat()
        look.setBackground(found_colour(self._editor.palette()))
        return [Mark(low - block.position(), high - low, look)]
