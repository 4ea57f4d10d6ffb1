"""Knowing: what is kept beside generated texts, read on a worker when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.api import AssetId, JobContext, Lane, PanelContext, Recipe, Task, Token, UserError
from plugins.text.commands import manuscript_of
from plugins.text.generators.details import details_from_bytes
from plugins.text.model import Chapter, Draft, Manuscript, Take
from plugins.text.panel.tokens.units import Unit, units_from, with_shared

_MOST = 64
STREAMING = AssetId("")
"""The source of a text that is not stored yet."""


@dataclass(frozen=True, slots=True)
class Known:
    """A take: its text, its tokens, and the units that they are seen as."""

    source: AssetId
    text: str
    tokens: tuple[Token, ...]
    units: tuple[Unit, ...]


class Knowing(QObject):
    """Finds the take that a generated text is, wherever in the manuscript its draft is kept."""

    read = Signal()
    """More is known."""

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._known: dict[AssetId, Known | None] = {}
        self._reading: dict[AssetId, Task] = {}
        self._started: set[AssetId] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._start)
        self._streaming = Known(STREAMING, "", (), ())
        self._part: Manuscript | None = None
        self._takes: dict[AssetId, tuple[Draft, Take]] = {}

    def known(self, source: AssetId) -> Known | None:
        """What is known of a generated text; None where nothing is, or not yet."""
        if source in self._known:
            return self._known[source]
        found = self._take(source)
        if found is None or source in self._reading:
            return None
        tokens = found[1].tokens
        if tokens is None:
            self._known[source] = None
            return None
        assets = self._context.assets
        beside = [take.tokens for take in found[0].takes if take.tokens is not None and take.tokens != tokens]

        def work(job: JobContext) -> Known | None:
            job.check()
            try:
                text = assets.read(source).decode("utf-8", "replace")
                kept = details_from_bytes(assets.read(tokens)).tokens
                for other in beside:
                    if not all(token.candidates for token in kept):
                        kept = with_shared(kept, details_from_bytes(assets.read(other)).tokens)
            except UserError:
                return None
            return Known(source, text, kept, units_from(kept, text))

        # It may be asked for while the text is painted, when nothing else is to be set going.
        self._reading[source] = work
        self._soon.start()
        return None

    def streaming(self, text: str, tokens: tuple[Token, ...]) -> Known:
        """What is known of a text that is still written; only what is new since the last time is looked at."""
        known = self._streaming
        if known.tokens is not tokens or known.text != text:
            same = len(known.tokens) if tokens[: len(known.tokens)] == known.tokens else 0
            units = known.units if same else ()
            self._streaming = Known(STREAMING, text, tokens, (*units, *units_from(tokens, text, same)))
        return self._streaming

    def draft_of(self, source: AssetId) -> Draft | None:
        """The draft of which a generated text is a take."""
        found = self._take(source)
        return found[0] if found else None

    def recipe_of(self, source: AssetId) -> Recipe:
        """How a text was generated; raises UserError where that isn't kept."""
        asset = self._context.session.document.assets.get(source)
        if asset is None or asset.recipe is None:
            raise UserError("It isn't kept how this text was generated.", advice="Generate it anew.")
        return asset.recipe

    def _start(self) -> None:
        for source, work in self._reading.items():
            if source not in self._started:
                self._started.add(source)
                self._context.jobs.run("", work, Lane.IO, partial(self._keep, source))

    def _keep(self, source: AssetId, found: Known | None) -> None:
        self._reading.pop(source, None)
        self._started.discard(source)
        self._known[source] = found
        while len(self._known) > _MOST:
            del self._known[next(iter(self._known))]
        self.read.emit()

    def _take(self, source: AssetId) -> tuple[Draft, Take] | None:
        part = manuscript_of(self._context.session.document)
        if part is not self._part:
            self._part, self._takes = part, {}
            for item in part.items:
                for draft in item.drafts if isinstance(item, Chapter) else ():
                    for take in draft.takes:
                        if take.text not in self._takes or take.tokens is not None:
                            self._takes[take.text] = (draft, take)
        return self._takes.get(source)
