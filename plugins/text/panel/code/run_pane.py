"""RunPane: the output of a program below its text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.api import PanelContext
from app.widgets.elided_label import ElidedLabel
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from plugins.text.code.running import End, Limits, Ran
from plugins.text.model import Chapter, Origin
from plugins.text.panel.code.output import OutputView
from plugins.text.panel.code.running import Running
from plugins.text.panel.saying import said
from plugins.text.panel.work import TextWork

_TIME, _MEMORY, _ASKED = "text.code.time_s", "text.code.memory_mb", "text.code.asked"
_MEGABYTE = 2**20
_USUAL = Limits()
_LONGEST_S, _MOST_MB, _LEAST_MB = 600, 16_384, 64
_MOST_ASKED = 500
_FOREIGN = (Origin.GENERATED, Origin.EDITED, Origin.PASTED)


class RunPane(QWidget):
    """Runs the chapter that is open, stops it, and shows what it writes.

    Where something in a program isn't by the writer's own hand, it is asked for once before it runs.
    """

    line_wanted = Signal(str, int)
    """A chapter, and a line of it counted from 1."""
    changed = Signal()
    """A program began or ended."""

    def __init__(self, context: PanelContext, work: TextWork, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._work, self._icons = context, work, icons
        self._chapter, self._title = "", ""
        self.running = Running(context, self)
        self.output = OutputView(self)
        self.output.setAccessibleName(self.tr("Output of the program"))
        self.output.line_wanted.connect(lambda line: self.line_wanted.emit(self._chapter, line))
        self._run = IconButton(icons, "play", self.tr("Run the program"))
        self._stop = IconButton(icons, "square", self.tr("Stop the program"))
        self._limits = IconButton(icons, "sliders-horizontal", self.tr("Limits of time and memory"))
        self._limits.setCheckable(True)
        self._clear = IconButton(icons, "eraser", self.tr("Clear the output"))
        self._close = IconButton(icons, "x", self.tr("Close"))
        self._said = ElidedLabel()
        self._run.clicked.connect(self.run)
        self._stop.clicked.connect(self.running.stop)
        self._clear.clicked.connect(self._forget)
        self._close.clicked.connect(self.leave)
        head = QWidget()
        head.setProperty("class", "row")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(4)
        for widget in (self._run, self._stop):
            row.addWidget(widget)
        row.addWidget(self._said, 1)
        for widget in (self._limits, self._clear, self._close):
            row.addWidget(widget)
        self._settings = self._made_settings()
        self._limits.toggled.connect(self._settings.setVisible)
        self._question = self._made_question()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (head, self._settings, self._question):
            layout.addWidget(part)
        layout.addWidget(self.output, 1)
        self.running.wrote.connect(self.output.append)
        self.running.ended.connect(self._ended)
        work.chapter_changed.connect(self._show_state)
        self._show_state()
        self.hide()

    @property
    def limits(self) -> Limits:
        """How much a program may take."""
        return Limits(self.time.value, int(self.memory.value) * _MEGABYTE)

    @property
    def asks(self) -> bool:
        """Whether it is being asked for."""
        return not self._question.isHidden()

    @property
    def words(self) -> str:
        """What is said of the program."""
        return self._said.text

    def run(self) -> None:
        """Run the chapter that is open, after asking where that is needed."""
        chapter = self._work.chapter
        if not can_run(chapter):
            return
        self.show()
        self._work.settle()
        if _is_foreign(self._work.chapter) and chapter.id not in self._asked():
            self._asking = chapter.id
            self._question.show()
            self._yes.setFocus()
            return
        self._start()

    def leave(self) -> None:
        """Close the pane; a program that runs is stopped."""
        self.running.stop()
        self.hide()

    def close_work(self) -> None:
        """Stop what runs, and listen no more."""
        self.running.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape refuses what is asked, or closes."""
        if event.key() == Qt.Key.Key_Escape:
            if self.asks:
                self._question.hide()
            else:
                self.leave()
            return
        super().keyPressEvent(event)

    def _start(self) -> None:
        chapter = self._work.chapter
        self._question.hide()
        self._chapter, self._title = chapter.id, chapter.title
        self.output.clear()
        self._said.set_text(self.tr("{title} is running").format(title=chapter.title))
        self.running.start(self._work.text.live.text(), chapter.title, self.limits)
        self._show_state()
        self.changed.emit()

    def _ended(self, ran: Ran | None) -> None:
        words = said(ran.words) if ran is not None else self.tr("The program did not run.")
        if ran is not None and ran.end is End.ENDED and not ran.output:
            words = f"{words} {self.tr('It wrote nothing.')}"
        self._said.set_text(words)
        self._show_state()
        self.changed.emit()

    def _forget(self) -> None:
        self.output.clear()
        if not self.running.is_on:
            self._said.set_text("")

    def _show_state(self) -> None:
        on = self.running.is_on
        self._run.setVisible(not on)
        self._stop.setVisible(on)
        self._run.setEnabled(can_run(self._work.chapter))
        if self.asks and self._work.current != self._asking:
            self._question.hide()

    def _made_settings(self) -> QWidget:
        made = QWidget(self)
        made.setProperty("class", "row")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        get = self._context.settings.get
        time_s, megabytes = get(_TIME, _USUAL.time_s), get(_MEMORY, _USUAL.memory_bytes // _MEGABYTE)
        self.time = NumberSlider(self.tr("Time"), 1, _LONGEST_S, _USUAL.time_s, unit="s", soft_high=60)
        usual_mb = _USUAL.memory_bytes // _MEGABYTE
        self.memory = NumberSlider(self.tr("Memory"), _LEAST_MB, _MOST_MB, usual_mb, step=64, unit="MB", soft_high=4096)
        if isinstance(time_s, int | float) and 1 <= time_s <= _LONGEST_S:
            self.time.set_value(time_s)
        if isinstance(megabytes, int) and _LEAST_MB <= megabytes <= _MOST_MB:
            self.memory.set_value(megabytes)
        self.time.value_changed.connect(lambda value: self._context.settings.set(_TIME, value))
        self.memory.value_changed.connect(lambda value: self._context.settings.set(_MEMORY, int(value)))
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 4, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.time)
        row.addWidget(self.memory)
        made.hide()
        return made

    def _made_question(self) -> QWidget:
        made = QWidget(self)
        made.setProperty("class", "row")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = QLabel(
            self.tr(
                "Not all of this program is by your own hand. It runs with your rights, limited in time and memory but "
                "not locked in: it could read, change or send your files."
            )
        )
        words.setWordWrap(True)
        self._yes, no = QPushButton(self.tr("Run it")), QPushButton(self.tr("Not now"))
        self._yes.clicked.connect(self._agree)
        no.clicked.connect(made.hide)
        self._asking = ""
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 6, 12, 8)
        row.setSpacing(8)
        row.addWidget(words, 1)
        row.addWidget(no)
        row.addWidget(self._yes)
        made.hide()
        return made

    def _agree(self) -> None:
        asked = [*self._asked(), self._work.current]
        self._context.settings.set(_ASKED, [*asked[-_MOST_ASKED:]])
        self._start()

    def _asked(self) -> list[str]:
        found = self._context.settings.get(_ASKED, [])
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def can_run(chapter: Chapter) -> bool:
    """Whether a chapter is a program that can be run here."""
    return chapter.is_code and chapter.language in ("python", "python3", "py")


def _is_foreign(chapter: Chapter) -> bool:
    return any(span.origin in _FOREIGN for passage in chapter.passages for span in passage.spans)
