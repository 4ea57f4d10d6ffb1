"""Putting: what was said, put into the chapter that was open last."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.api import AssetId, Command
from plugins.text.model import Origin, Passage, Span
from plugins.text.panel.chapter_text import fit_to_paste
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.work import TextWork, today
from plugins.text.passages import units_of
from plugins.text.turns import PutIn


def put_in(work: TextWork, editor: ManuscriptEditor, text: str, source: AssetId | None) -> None:
    """Put a text at the cursor, as paragraphs of its own, as one step; raises UserError where the chapter is gone.

    `source` is what it was generated as, None where a person wrote it.
    """
    work.settle()
    work.ensure_chapter()
    chapter = work.text
    at = editor.place
    start, end = editor.selection
    if start != end:
        at = end
    before, after = chapter.live.between(0, at), chapter.live.between(at, chapter.live.units)
    lead = _missing(before[-2:], before) if before else ""
    trail = _missing(after[:2], after) if after.strip("\n") else ""
    said = fit_to_paste(text).strip("\n")
    whole = f"{lead}{said}{trail}"
    origin = Span(0, Origin.WRITTEN if source is None else Origin.GENERATED, source)
    chapter.replace(at, 0, whole, origin)

    def put(passages: tuple[Passage, ...]) -> Command:
        return PutIn(chapter.id, passages, day=today())

    work.store(chapter, put, "Put into the manuscript")
    editor.go_to(at + units_of(lead + said))
    words = QCoreApplication.translate("ChatView", "Put into “{name}”.").format(name=work.chapter.title)
    work.context.messages.say(
        words,
        button=QCoreApplication.translate("ChatView", "Show"),
        action=lambda: work.open(chapter.id),
    )


def _missing(edge: str, whole: str) -> str:
    """The line breaks that lack between a text and a paragraph beside it."""
    there = edge.count("\n") if set(edge) == {"\n"} else int(edge.startswith("\n") or edge.endswith("\n"))
    return "\n" * max(0, 2 - there) if whole else ""
