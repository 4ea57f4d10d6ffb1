"""ComparisonPage: two states of a chapter, in one text or side by side, with what changed told apart."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.difference import Change, Part
from plugins.text.panel.branches.merged import Look, Shown, Side, shown
from plugins.text.panel.branches.page import Page, PageBar, Told, look_of
from plugins.text.panel.colours import quiet_colour
from plugins.text.spans import Spans

_KEYS = frozenset((Qt.Key.Key_F8, Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_T, Qt.Key.Key_Escape))


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts, what they are called, and their parts.

    `takes` says whether the new one can take the old text of a change, of which `spans` say where it comes from.
    """

    words: str
    old: str
    new: str
    parts: tuple[Part, ...]
    changes: tuple[Change, ...]
    takes: bool
    spans: Spans = ()


class ComparisonPage(QWidget):
    """F8 and Shift+F8, or N and P, go from change to change; T takes the old text of one, Escape goes back."""

    take_wanted = Signal(int)
    """The old text of a change is wanted, by its index."""
    back_wanted = Signal()

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._compared: Compared | None = None
        self._size_px = 17
        self._at = 0
        self._side_by_side = False
        self._following = False
        self._shown: dict[Side, Shown] = {}
        self.pages = {Side.BOTH: Page(self), Side.OLD: Page(self), Side.NEW: Page(self)}
        names = {Side.BOTH: self.tr("Changes"), Side.OLD: self.tr("Old text"), Side.NEW: self.tr("New text")}
        for side, page in self.pages.items():
            page.setAccessibleName(names[side])
        self.bar = PageBar(self)
        self._count = QLabel()
        self._count.setProperty("class", "secondary")
        before = IconButton(icons, "chevron-up", self.tr("Previous change"), hint=self.tr("Previous change (Shift+F8)"))
        after = IconButton(icons, "chevron-down", self.tr("Next change"), hint=self.tr("Next change (F8)"))
        self.columns = IconButton(icons, "columns-2", self.tr("Side by side"))
        self.columns.setCheckable(True)
        self.take = QPushButton(self.tr("Take this change"))
        back = QPushButton(self.tr("Back"))
        for widget in (self._count, before, after, self.columns, self.take, back):
            self.bar.row.addWidget(widget)
        self._legend = _Legend(self)
        middle = QHBoxLayout()
        middle.setSpacing(1)
        for page in self.pages.values():
            middle.addWidget(page, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addLayout(middle, 1)
        layout.addWidget(self._legend)
        before.clicked.connect(lambda: self.go(-1))
        after.clicked.connect(lambda: self.go(1))
        self.columns.toggled.connect(self.set_side_by_side)
        self.take.clicked.connect(self._take)
        back.clicked.connect(self.back_wanted)
        for page in self.pages.values():
            page.passed_on = _KEYS
        for side, other in ((Side.OLD, Side.NEW), (Side.NEW, Side.OLD)):
            self.pages[side].verticalScrollBar().valueChanged.connect(
                lambda _value, side=side, other=other: self._follow(side, other)
            )
        self.set_side_by_side(on=False)

    @property
    def at(self) -> int:
        """The index of the change that stands out."""
        return self._at

    @property
    def count(self) -> str:
        """What is said of how many there are."""
        return self._count.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from change to change, take one, or go back."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_F8:
                self.go(-1 if back else 1)
            case Qt.Key.Key_N:
                self.go(1)
            case Qt.Key.Key_P:
                self.go(-1)
            case Qt.Key.Key_T:
                self._take()
            case Qt.Key.Key_Escape:
                self.back_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def show_comparison(self, compared: Compared, size_px: int) -> None:
        """Show a comparison; one of the same texts as before goes on at the same change."""
        again = self._compared is not None and self._compared.words == compared.words
        self._compared, self._size_px = compared, size_px
        self._at = min(self._at, max(0, len(compared.changes) - 1)) if again else 0
        self.bar.say(compared.words)
        self.take.setVisible(compared.takes)
        self._show()

    def set_side_by_side(self, on: bool) -> None:
        """Show two columns, or one text."""
        self._side_by_side = on
        self.columns.setChecked(on)
        self.pages[Side.BOTH].setVisible(not on)
        self.pages[Side.OLD].setVisible(on)
        self.pages[Side.NEW].setVisible(on)
        self.setFocusProxy(self.pages[Side.NEW if on else Side.BOTH])
        self._show()

    def go(self, by: int) -> None:
        """Go to the next change, or the one before; from the last the first is next."""
        if self._compared is not None and self._compared.changes:
            self._at = (self._at + by) % len(self._compared.changes)
            self._reveal()

    def _sides(self) -> tuple[Side, ...]:
        return (Side.OLD, Side.NEW) if self._side_by_side else (Side.BOTH,)

    def _show(self) -> None:
        compared = self._compared
        if compared is None:
            return
        for side in self._sides():
            made = shown(compared.parts, compared.changes, compared.old, compared.new, side)
            looks = {look: look_of(look, self.palette()) for look in Look}
            told = [Told(one.start, one.end, looks[one.look], one.change) for one in made.stretches]
            self._shown[side] = made
            self.pages[side].show_text(made.text, told, self._size_px)
        self._reveal()

    def _reveal(self) -> None:
        compared = self._compared
        if compared is None:
            return
        all_ = len(compared.changes)
        words = self.tr("{place} of {all} changes").format(place=self._at + 1, all=all_)
        self._count.setText(words if all_ else self.tr("No difference"))
        self.take.setEnabled(bool(all_))
        if not all_:
            return
        change = compared.changes[self._at]
        self._following = True
        for side in self._sides():
            self.pages[side].choose(self._at)
            self.pages[side].reveal(self._shown[side].place_of(self._at, change)[0])
        self._following = False

    def _follow(self, side: Side, other: Side) -> None:
        """The other column shows what stands beside."""
        if self._following or not self._side_by_side or side not in self._shown or other not in self._shown:
            return
        self._following = True
        at = self.pages[side].top()
        own, its = self._shown[side].starts, self._shown[other].starts
        index = max(0, bisect_right(own, at) - 1)
        end = its[index + 1] if index + 1 < len(its) else len(self._shown[other].text)
        if its:
            self.pages[other].scroll_to(min(its[index] + at - own[index], end))
        self._following = False

    def _take(self) -> None:
        if self._compared is not None and self._compared.takes and self._compared.changes:
            self.take_wanted.emit(self._at)


class _Legend(QFrame):
    """What the looks mean."""

    def __init__(self, parent: ComparisonPage) -> None:
        super().__init__(parent)
        self.setProperty("class", "row")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(16)
        row.addStretch(1)
        for look, words in (
            (Look.REMOVED, self.tr("Removed")),
            (Look.ADDED, self.tr("Added")),
            (Look.CAME, self.tr("Moved here")),
            (Look.LEFT, self.tr("Moved away")),
        ):
            sample = QLabel(words)
            sample.setObjectName(look.value)
            row.addWidget(sample)
            self._dress(sample, look)
        row.addStretch(1)

    def _dress(self, sample: QLabel, look: Look) -> None:
        made = look_of(look, self.palette())
        font = sample.font()
        font.setStrikeOut(made.fontStrikeOut())
        font.setUnderline(look is not Look.REMOVED)
        sample.setFont(font)
        ground, quiet = made.background().color(), look in (Look.REMOVED, Look.LEFT)
        colours = [f"background: rgba({ground.red()}, {ground.green()}, {ground.blue()}, {ground.alpha()});"]
        colours += [f"color: {quiet_colour().name()};"] if quiet else []
        sample.setStyleSheet(" ".join(colours))
        sample.setMargin(2)
