"""text_million: a project of a million words opened, streamed into, typed in and gone through, in the panel itself."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

from app.document import Document, Json, document_from, rows_of
from app.storage import FolderAssets
from plugins.text.codec import PART
from plugins.text.model import KIND, Chapter, Manuscript
from plugins.text.panel.chapter_text import ghost_format
from plugins.text.panel.ghost import Ghost
from plugins.text.passages import store_text
from tests.benchmarks.measure import Figure, at_most, percentile, plain
from tests.conftest import REPOSITORY
from tests.ui.text_parts import TextBench

_CHAPTERS = 225
_CHAPTER_WORDS = 4_000
_LONG_WORDS = 100_000
_VIEW = QSize(1100, 900)
_FRAMES = 240
_TOKENS = 5
_FRAME_S = 0.016
_TYPES = {KIND: PART}
_LETTERS = "etaoinshrdlu"


@dataclass(frozen=True, slots=True)
class Frames:
    """How long each frame took: of the main thread's processor alone, as others on the machine don't count, and all."""

    own_ms: list[float] = field(default_factory=list)
    wall_ms: list[float] = field(default_factory=list)


def _figures(folder: Path) -> Iterator[Figure]:
    """Open, type, stream and jump; the controls do it in one rich text, and in one paragraph that isn't split."""
    QApplication.instance() or QApplication([])
    words = _words()
    stored = _written(folder, words)
    started = time.perf_counter()
    bench = TextBench(folder, REPOSITORY / "resources", document_from(stored, _TYPES))
    bench.panel.resize(_VIEW)
    bench.panel.show()
    QApplication.processEvents()
    bench.panel.editor.repaint()
    yield at_most("text_million", "opening a million words, to the first chapter", _since(started), "ms", 500)
    yield from _going(bench)
    for name, id_ in (("a chapter of 4,000 words", "100"), ("a chapter of 100,000 words", "long")):
        bench.panel.work.open(id_)
        _rest(bench, 0.2)
        yield from _writing(bench, name, words)
    yield from _settling(bench)
    bench.close()
    yield from _controls(words)


def _words() -> list[str]:
    chance = random.Random(3)
    return ["".join(chance.choices(_LETTERS, k=chance.randint(2, 9))) for _ in range(4_000)]


def _story(words: list[str], count: int, seed: int) -> str:
    """So many words in paragraphs of some eighty, with a little Markdown."""
    chance = random.Random(seed)
    chosen = chance.choices(words, k=count)
    paragraphs = []
    for at in range(0, count, 80):
        some = chosen[at : at + 80]
        some[len(some) // 2] = f"*{some[len(some) // 2]}*"
        paragraphs.append(" ".join(some) + ".")
    return f"# {chosen[0].capitalize()}\n\n" + "\n\n".join(paragraphs)


def _written(folder: Path, words: list[str]) -> dict[str, Json]:
    """The project as the journal has it, its texts in the store; nothing waits for the disk."""
    assets = FolderAssets(folder / "assets", folder / "cache")
    chapters = []
    with patch("os.fsync"):
        for number in range(_CHAPTERS):
            text = _story(words, _CHAPTER_WORDS, number)
            chapters.append(Chapter(str(number), f"Chapter {number + 1}", passages=store_text(text, assets)))
        text = _story(words, _LONG_WORDS, _CHAPTERS)
        chapters.append(Chapter("long", "The long one", passages=store_text(text, assets)))
    assets.close()
    return rows_of(Document().with_part(KIND, Manuscript(tuple(chapters))), _TYPES)


def _going(bench: TextBench) -> Iterator[Figure]:
    """From one chapter to another, and to the end of the long one."""
    opened = []
    for number in range(5, 65):
        started = time.perf_counter()
        bench.panel.work.open(str(number))
        bench.panel.editor.repaint()
        opened.append(_since(started))
        QApplication.processEvents()
    yield at_most("text_million", "opening another chapter, p95", percentile(opened, 95), "ms", 50)
    started = time.perf_counter()
    bench.panel.work.open("long")
    bench.panel.editor.repaint()
    yield at_most("text_million", "opening a chapter of 100,000 words", _since(started), "ms", 250)
    started = time.perf_counter()
    bench.panel.editor.go_to(bench.panel.work.text.live.units)
    bench.panel.editor.repaint()
    yield at_most("text_million", "to its end", _since(started), "ms", 50)


def _writing(bench: TextBench, name: str, words: list[str]) -> Iterator[Figure]:
    editor, work = bench.panel.editor, bench.panel.work
    editor.go_to(work.text.live.units // 2)
    editor.centerCursor()
    _rest(bench, 0.3)
    typed = _frames(bench, lambda frame: bench.press(Qt.Key.Key_A, text=_LETTERS[frame % len(_LETTERS)]))
    yield from _said(f"typing in the middle of {name}", typed)
    _rest(bench, 1.2)
    at = work.text.live.position(editor.place)
    ghost = Ghost.begin(work.text, at, 0, ghost_format())
    editor.set_ghost(ghost)
    ghost.shown.connect(editor.follow_ghost)

    def stream(frame: int) -> None:
        ghost.show(" ".join(words[: (frame + 1) * _TOKENS]))
        ghost.flush()

    streamed = _frames(bench, stream)
    yield from _said(f"streaming into the middle of {name}", streamed)
    ghost.reject()
    scrolled = _frames(bench, lambda frame: editor.verticalScrollBar().setValue(frame * 3))
    yield from _said(f"scrolling through {name}", scrolled)


def _settling(bench: TextBench) -> Iterator[Figure]:
    """What the main thread does when what was typed goes into the document."""
    bench.panel.editor.go_to(0)
    took = []
    for _ in range(12):
        bench.write("a")
        _rest(bench, 0.05)
        own = time.thread_time()
        bench.panel.work.keep()
        while bench.panel.work.edits.pending:
            QApplication.processEvents()
            if bench.panel.work.edits.pending:
                waited = time.thread_time()
                time.sleep(0.001)
                own += time.thread_time() - waited
        took.append((time.thread_time() - own) * 1000)
    yield at_most("text_million", "bringing what was typed into the document, p95", percentile(took, 95), "ms", 16)


def _controls(words: list[str]) -> Iterator[Figure]:
    """The same in a rich text of all of it, and in a paragraph of 100,000 words."""
    text = "\n".join(_story(words, _CHAPTER_WORDS, number) for number in range(_CHAPTERS + 25))
    rich = QTextEdit()
    yield at_most("text_million", "jump to the end in a rich text", _jump(rich, text), "ms", 50, control=True)
    paragraph = QPlainTextEdit()
    _jump(paragraph, " ".join(random.Random(5).choices(words, k=_LONG_WORDS)))
    cursor = paragraph.textCursor()
    cursor.setPosition(paragraph.document().characterCount() // 2)
    took = []
    for _ in range(8):
        started = time.perf_counter()
        cursor.insertText(" five tokens in a frame")
        paragraph.repaint()
        took.append(_since(started))
    yield at_most(
        "text_million",
        "streaming into one paragraph of 100,000 words, p95",
        percentile(took, 95),
        "ms",
        8,
        control=True,
    )


def _jump(editor: QTextEdit | QPlainTextEdit, text: str) -> float:
    font = QFont("serif")
    font.setPixelSize(17)
    editor.setFont(font)
    editor.setPlainText(text)
    editor.resize(_VIEW)
    editor.show()
    QApplication.processEvents()
    started = time.perf_counter()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.ensureCursorVisible()
    editor.repaint()
    took = _since(started)
    editor.hide()
    return took


def _said(words: str, frames: Frames) -> Iterator[Figure]:
    yield plain("text_million", f"{words}, p50", percentile(frames.own_ms, 50), "ms")
    yield at_most("text_million", f"{words}, p95", percentile(frames.own_ms, 95), "ms", 8)
    yield plain("text_million", f"{words}, with all that is waited for, p95", percentile(frames.wall_ms, 95), "ms")


def _frames(bench: TextBench, change: Callable[[int], None], count: int = _FRAMES) -> Frames:
    """Each from a change to what is drawn of it, with all else that the panel does meanwhile."""
    frames, begun = Frames(), time.perf_counter()
    for frame in range(count):
        own, wall = time.thread_time(), time.perf_counter()
        change(frame)
        QApplication.processEvents()
        frames.own_ms.append((time.thread_time() - own) * 1000)
        frames.wall_ms.append((time.perf_counter() - wall) * 1000)
        begun = max(time.perf_counter(), begun + _FRAME_S)
        while time.perf_counter() < begun:
            time.sleep(0.0005)
    return frames


def _rest(bench: TextBench, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or bench.panel.work.edits.pending:
        QApplication.processEvents()
        time.sleep(0.002)


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000


def run() -> Iterator[Figure]:
    """Everything in a folder of its own."""
    with TemporaryDirectory() as name:
        yield from _figures(Path(name))
