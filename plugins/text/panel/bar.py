"""TextBar: how much is written, below the text, and room for what the model keeps in mind."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.widgets.elided_label import ElidedLabel
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.live import LiveText
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.work import TextWork, today
from plugins.text.words import Counts, counts_of, is_counted_in_characters

_SOON_MS = 120
_LONGEST_SELECTION = 500_000


class TextBar(QWidget):
    """One quiet row; `meter` is the place of a context meter."""

    hint_shown = Signal(bool)
    """Whether keys are explained, so that others may take less room."""
    focus_wanted = Signal(bool)
    typewriter_wanted = Signal(bool)
    origins_wanted = Signal(bool)

    def __init__(self, work: TextWork, editor: ManuscriptEditor, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._work, self._editor = work, editor
        self._known: dict[int, tuple[object, Counts]] = {}
        self._counts, self._hint = ElidedLabel(), QLabel()
        self._counts.setProperty("class", "secondary")
        self._hint.setProperty("class", "secondary")
        self._hint.setVisible(False)
        self.meter = QHBoxLayout()
        self.meter.setContentsMargins(0, 0, 0, 0)
        self.focus = IconButton(icons, "focus", self.tr("Focus mode"), hint=self.tr("Dim all but this paragraph"))
        hint = self.tr("Keep the line of the cursor in the middle")
        self.typewriter = IconButton(icons, "align-left", self.tr("Typewriter scrolling"), hint=hint)
        hint = self.tr("Show what is written, generated, edited, pasted")
        self.origins = IconButton(icons, "highlighter", self.tr("Show origins"), hint=hint)
        buttons = (
            (self.focus, self.focus_wanted),
            (self.typewriter, self.typewriter_wanted),
            (self.origins, self.origins_wanted),
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 8, 2)
        layout.setSpacing(8)
        layout.addWidget(self._counts, 1)
        layout.addWidget(self._hint)
        layout.addLayout(self.meter)
        for button, signal in buttons:
            button.setCheckable(True)
            button.clicked.connect(signal)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            layout.addWidget(button)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.refresh)
        work.text_changed.connect(self._refresh_soon)
        work.chapter_changed.connect(self._refresh_soon)
        work.manuscript_changed.connect(self._refresh_soon)
        editor.selectionChanged.connect(self._refresh_soon)

    @property
    def words(self) -> str:
        """What is said of counts."""
        return self._counts.text

    def show_hint(self, text: str) -> None:
        """Say what keys do now; an empty text says nothing."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self.hint_shown.emit(bool(text))

    def refresh(self) -> None:
        """Count again; pieces that are as they were aren't counted again."""
        self._soon.stop()
        chapter = self._editor.chapter
        if chapter is None:
            return
        part, item, locale = self._work.manuscript, self._work.chapter, QLocale()
        counts = self._counts_of(chapter.live)
        start, end = self._editor.selection
        chosen = counts_of(chapter.live.between(start, end)) if 0 < end - start <= _LONGEST_SELECTION else None
        sample = chapter.live.state[0].text[:400]
        in_characters = is_counted_in_characters(item.language, sample)
        said = [self._words(counts, in_characters=in_characters)]
        if item.goal_words and not in_characters:
            said[0] = self.tr("{words} of {goal} words").format(
                words=locale.toString(counts.words), goal=locale.toString(item.goal_words)
            )
        if chosen is not None:
            words = self._words(chosen, in_characters=in_characters)
            said.append(self.tr("selected: {words}").format(words=words))
        written = dict(part.daily).get(today(), 0)
        if part.daily_goal_words:
            goal = locale.toString(part.daily_goal_words)
            said.append(self.tr("today {words} of {goal}").format(words=locale.toString(written), goal=goal))
        elif written:
            said.append(self.tr("today {words}").format(words=locale.toString(written)))
        self._counts.set_text("   ·   ".join(said))

    def _words(self, counts: Counts, *, in_characters: bool) -> str:
        words, characters = QLocale().toString(counts.words), QLocale().toString(counts.characters)
        if in_characters:
            return self.tr("{characters} characters").format(characters=characters)
        if counts.words == 1:
            return self.tr("1 word, {characters} characters").format(characters=characters)
        return self.tr("{words} words, {characters} characters").format(words=words, characters=characters)

    def _counts_of(self, live: LiveText) -> Counts:
        words = characters = 0
        known: dict[int, tuple[object, Counts]] = {}
        for piece in live.state:
            kept = self._known.get(id(piece))
            counts = kept[1] if kept is not None and kept[0] is piece else counts_of(piece.text)
            known[id(piece)] = (piece, counts)
            words, characters = words + counts.words, characters + counts.characters
        self._known = known
        return Counts(words, characters)

    def _refresh_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()
