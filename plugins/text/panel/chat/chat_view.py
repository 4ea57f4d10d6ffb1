"""ChatView: a conversation with a model, and where it is gone on with."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from app.api import AssetId, UserError
from app.widgets.icons import Icons
from plugins.text.commands import RemoveItems
from plugins.text.model import Character, Conversation, Turn
from plugins.text.panel.chat.answering import Run
from plugins.text.panel.chat.asking import USER, read_message
from plugins.text.panel.chat.chat_style import CHAT_STYLE
from plugins.text.panel.chat.choice import ModelChoice
from plugins.text.panel.chat.composer import Composer
from plugins.text.panel.chat.conversing import Conversing
from plugins.text.panel.chat.head import ChatHead
from plugins.text.panel.chat.message import Deed, MessageView, Row
from plugins.text.panel.chat.message_list import MessageList
from plugins.text.panel.chat.message_look import MessageLook
from plugins.text.panel.chat.pictures import Pictures
from plugins.text.panel.chat.rows import WRITING, branches_in, row_of, row_of_run
from plugins.text.panel.work import TextWork
from plugins.text.turns import ChooseLeaf, RemoveTurn, SetSystem, branches_of, end_of, turn_of

FRAME_S = 0.03
"""What is being written is laid out anew at most so often, and less often where that takes long."""
_TEXT_SMALLER_PX = 2
_MOST_TEXTS = 400

Put = Callable[[str, AssetId | None], None]
"""Puts a text, with what it was generated as, into the manuscript."""


class ChatView(QWidget):
    """Shows one conversation at a time; `conversing` asks and keeps, also of those that aren't shown."""

    closed = Signal()
    """The conversation that was shown is gone."""
    rename_wanted = Signal()
    """The conversation is to be called otherwise."""

    def __init__(self, work: TextWork, icons: Icons, put: Put, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._icons, self._put = work, icons, put
        self.choice = ModelChoice(work.context, self)
        self.conversing = Conversing(work, self.choice, self)
        self.pictures = Pictures(work, self)
        self._look = self._new_look()
        self._texts: dict[AssetId, str] = {}
        self._seen: object = None
        self._laid_s, self._cost_s = 0.0, 0.0
        self.head = ChatHead(icons, self)
        self.messages = MessageList(icons, self._make, self._read, self)
        self.composer = Composer(self.choice, self.pictures, icons, self)
        self.answer = QPushButton(self.tr("Ask for an answer"))
        self.answer.setProperty("class", "quiet")
        self.answer.setToolTip(self.tr("The last message has none yet"))
        self._column = QWidget()
        inner = QVBoxLayout(self._column)
        inner.setContentsMargins(0, 0, 0, 14)
        inner.setSpacing(4)
        inner.addWidget(self.answer)
        inner.addWidget(self.composer)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.head)
        self._layout.addWidget(self.messages, 1)
        self._layout.addWidget(self._column)
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.timeout.connect(self._show_writing)
        self._connect()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(CHAT_STYLE)
        self.setFocusProxy(self.composer)
        self.setAccessibleName(self.tr("Conversation"))
        self._take_column()

    @property
    def conversation(self) -> str | None:
        """The id of the conversation that is shown."""
        return self.conversing.current

    @property
    def talk(self) -> Conversation | None:
        """The conversation that is shown."""
        items = self._work.manuscript.items
        found = next((item for item in items if item.id == self.conversing.current), None)
        return found if isinstance(found, Conversation) else None

    def open(self, conversation: str) -> None:
        """Show a conversation, from its end."""
        self.head.settle()
        self.conversing.current = conversation
        self._seen = None
        self.choice.refresh()
        self.refresh()
        self.messages.go_to_end()

    def close_work(self) -> None:
        """Keep what waits, and listen no more."""
        self.head.settle()
        self.conversing.close()
        self.pictures.close()

    def refresh(self) -> None:
        """Show the conversation as it is now."""
        talk = self.talk
        if talk is None:
            if self.conversing.current is not None:
                self.conversing.current = None
                self._seen = None
                self.head.drop()
                self.messages.set_rows(())
                self.closed.emit()
            return
        answering, read_only = self.conversing.answering, self._work.context.session.read_only
        run, character = answering.run(talk.id), self._character(talk)
        self.head.show_talk(self._work.manuscript, talk, read_only=read_only)
        busy = answering.is_busy(talk.id)
        name = character.name if character is not None else self.tr("the model")
        self.composer.show_state(busy=busy, open_=not read_only, name=name)
        turns = answering.turns(talk)
        asks = bool(turns) and turns[-1].role == USER and not busy and run is None and not read_only
        self.answer.setVisible(asks)
        self.messages.set_rows(self._rows(talk, turns, run, read_only=read_only))

    def edit_last(self) -> None:
        """Let the person say something else in what they said last."""
        talk = self.talk
        said = [row.key for row in self.messages.rows if row.is_person and Deed.EDIT in row.can]
        if talk is not None and said:
            self.messages.go_to(said[-1])
            if (view := self.messages.view(said[-1])) is not None:
                view.begin_edit()

    def again(self) -> None:
        """Have the last message answered anew."""
        talk = self.talk
        if talk is not None and talk.leaf is not None:
            turns = self.conversing.answering.turns(talk)
            self._do(turns[-1].id, Deed.AGAIN)

    def stop(self) -> None:
        """Write no further."""
        if (talk := self.talk) is not None:
            self.conversing.answering.stop(talk.id)

    def delete(self) -> None:
        """Delete the conversation that is shown; undo brings it back."""
        if (talk := self.talk) is not None:
            self._work.execute(RemoveItems((talk.id,)))

    def flip(self, by: int) -> None:
        """Show another version of the message that has the keys, or of the last that has several."""
        rows = [row for row in self.messages.rows if row.of > 1]
        focus = next((view.row for view in self.messages.views if view.hasFocus()), None)
        row = focus if focus is not None and focus.of > 1 else rows[-1] if rows else None
        if row is not None:
            self._do(row.key, Deed.EARLIER if by < 0 else Deed.LATER)

    def take_look(self) -> None:
        """Show everything in the colours and letters of now."""
        self._look = self._new_look()
        self._take_column()
        self.messages.forget_views()

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_frame"):
            self.take_look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is above and below the messages is as wide as they are."""
        super().resizeEvent(event)
        self._take_column()

    def _connect(self) -> None:
        answering, composer = self.conversing.answering, self.composer
        self._work.manuscript_changed.connect(self._manuscript_changed)
        self._work.size_changed.connect(self.take_look)
        answering.changed.connect(self._changed)
        answering.wrote.connect(self._wrote)
        self.conversing.refused.connect(self._refused)
        composer.sent.connect(self._send)
        composer.stop_wanted.connect(self.stop)
        composer.earlier_wanted.connect(self.edit_last)
        self.answer.clicked.connect(self.again)
        self.messages.left.connect(self._leave)
        self.head.system_written.connect(lambda talk, text: self._work.execute(SetSystem(talk, text)))
        self.head.character_chosen.connect(self._choose_character)

    # What is shown.

    def _rows(self, talk: Conversation, turns: tuple[Turn, ...], run: Run | None, *, read_only: bool) -> list[Row]:
        character = self._character(talk)
        speaker = character.name if character is not None else self.tr("Model")
        face = character.picture if character is not None else None
        names = {True: self.conversing.person, False: speaker}
        branches = branches_in(talk)
        rows = [
            row_of(turn, branches[turn.parent], names[turn.role == USER], face, read_only=read_only) for turn in turns
        ]
        if run is not None and run.goes_on and rows:
            rows[-1] = replace(rows[-1], activity=run.activity, text=self._text(rows[-1]) + run.text, can=frozenset())
        elif run is not None:
            rows.append(row_of_run(talk, run, speaker, face))
        return rows

    def _make(self, row: Row) -> MessageView:
        view = MessageView(row, self._look, self._icons, self.pictures, self.messages.viewport())
        view.wanted.connect(self._do)
        view.edited.connect(self._edited)
        view.grew.connect(self.messages.lay_out_soon)
        view.focused.connect(self.messages.take_current)
        return view

    def _read(self, row: Row) -> str:
        return self._text(row) if row.text is None else row.text

    def _text(self, row: Row) -> str:
        if row.asset is None:
            return ""
        if row.asset not in self._texts:
            try:
                text = read_message(row.asset, self._work.context.assets)
            except UserError as error:
                return f"*{error}*"
            self._texts[row.asset] = text
            while len(self._texts) > _MOST_TEXTS:
                del self._texts[next(iter(self._texts))]
        return self._texts[row.asset]

    def _character(self, talk: Conversation) -> Character | None:
        return next((one for one in self._work.manuscript.characters if one.id == talk.character), None)

    def _new_look(self) -> MessageLook:
        font = QApplication.font()
        return MessageLook(font, max(12, self._work.font_px - _TEXT_SMALLER_PX), self.palette())

    def _take_column(self) -> None:
        width = self._look.column_px
        self.messages.set_column(width)
        self.composer.take_look(self._look)
        side = max(20, (self.width() - width) // 2)
        for widget in (self.head, self._column):
            layout = widget.layout()
            if layout is not None:
                margins = layout.contentsMargins()
                layout.setContentsMargins(side, margins.top(), side, margins.bottom())

    # What changes.

    def _manuscript_changed(self) -> None:
        part = self._work.manuscript
        seen = (self.talk, part.characters, self._work.context.session.document.id)
        if seen != self._seen:
            self._seen = seen
            self.refresh()

    def _changed(self, conversation: str) -> None:
        if conversation == self.conversing.current:
            self._frame.stop()
            self.refresh()

    def _wrote(self, conversation: str) -> None:
        if conversation == self.conversing.current and not self._frame.isActive():
            wait_s = max(FRAME_S, 3 * self._cost_s) - (time.monotonic() - self._laid_s)
            self._frame.start(max(0, round(wait_s * 1000)))

    def _show_writing(self) -> None:
        """Lay out the last message alone: the others are as they were."""
        talk = self.talk
        run = self.conversing.answering.run(talk.id) if talk is not None else None
        rows = self.messages.rows
        if run is None or not rows:
            return
        begun_s = time.monotonic()
        row = rows[-1]
        if run.goes_on and row.asset is not None:
            text = self._text(row) + run.text
        elif row.key == WRITING:
            text = run.text
        else:
            return
        self.messages.refresh(replace(row, text=text, activity=run.activity), text)
        self._laid_s = time.monotonic()
        self._cost_s = self._laid_s - begun_s

    # What a person does.

    def _send(self, text: str, pictures: object) -> None:
        talk = self.talk
        if talk is not None and isinstance(pictures, tuple):
            self.messages.go_to_end()
            self.conversing.send(talk.id, text, pictures)

    def _leave(self, forward: bool) -> None:
        below = self.answer if self.answer.isVisible() else self.composer.editor
        to = below if forward else self.head.last
        to.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)

    def _refused(self, conversation: str, text: str, pictures: object) -> None:
        if conversation == self.conversing.current and isinstance(pictures, tuple):
            self.composer.put_back(text, pictures)

    def _edited(self, key: str, text: str) -> None:
        if (talk := self.talk) is not None:
            self.conversing.edit(talk.id, key, text)

    def _choose_character(self, conversation: str, character: str) -> None:
        found = next((one for one in self._work.manuscript.characters if one.id == character), None)
        self.conversing.set_character(conversation, found)

    def _do(self, key: str, deed: object) -> None:
        talk, view = self.talk, self.messages.view(key)
        if talk is None or not isinstance(deed, Deed):
            return
        turn = next((turn for turn in talk.turns if turn.id == key), None)
        if turn is None:
            if key == WRITING and deed is Deed.EARLIER:
                self._leave_writing(talk)
            return
        match deed:
            case Deed.EDIT:
                if view is not None:
                    view.begin_edit()
            case Deed.AGAIN:
                asked = turn.id if turn.role == USER else turn.parent
                if asked is not None:
                    self.conversing.ask(talk.id, asked)
                    self.messages.go_to_end()
            case Deed.GO_ON:
                self.conversing.go_on(talk.id, turn.id)
            case Deed.COPY:
                if view is not None:
                    view.copy()
                    self._work.context.messages.say(self.tr("Copied."))
            case Deed.PUT:
                text = view.body.selected() if view is not None else ""
                self._put(text or self._text(Row(key, "", False, turn.text)), turn.source)
            case Deed.DELETE:
                self._work.execute(RemoveTurn(talk.id, turn.id))
            case Deed.EARLIER | Deed.LATER:
                self._flip(talk, turn, -1 if deed is Deed.EARLIER else 1)

    def _leave_writing(self, talk: Conversation) -> None:
        """Show what was answered before, while something else is being written."""
        run = self.conversing.answering.run(talk.id)
        beside = [turn for turn in talk.turns if run is not None and turn.parent == run.place.parent]
        self.conversing.answering.let_go(talk.id)
        if beside:
            self._work.execute(ChooseLeaf(talk.id, end_of(talk, beside[-1].id)))

    def _flip(self, talk: Conversation, turn: Turn, by: int) -> None:
        beside = branches_of(talk, turn)
        place = beside.index(turn_of(talk, turn.id)) + by
        if 0 <= place < len(beside):
            self.conversing.answering.let_go(talk.id)
            self._work.execute(ChooseLeaf(talk.id, end_of(talk, beside[place].id)))
            self.messages.go_to(beside[place].id)
