"""GalleryBoards: putting results on boards, naming boards and giving them up, each to be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QMenu

from app.api import AssetId, Messages, UserError
from app.api.studio import History
from app.ui.board_list import BoardList
from app.widgets.name_field import NameField


class GalleryBoards(QObject):
    """Does to the history what the list of boards and the menu of results ask for."""

    changed = Signal()

    def __init__(self, history: History, messages: Messages, listed: BoardList) -> None:
        super().__init__(listed)
        self._history, self._messages, self._list = history, messages, listed
        listed.new_wanted.connect(lambda: self.make(()))
        listed.menu_wanted.connect(self._menu)
        listed.dropped.connect(lambda board, asset: self.put_on(board, (AssetId(asset),)))

    def fill_menu(self, menu: QMenu, assets: Sequence[AssetId]) -> None:
        """The boards that results can be put on, and those that they are on."""
        on = set(self._history.boards_of(assets[0])) if assets else set()
        for board in self._history.boards():
            action = menu.addAction(board.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(board.name in on)
            act = self.take_off if board.name in on else self.put_on
            action.triggered.connect(partial(_call, act, board.name, assets))
        menu.addSeparator()
        menu.addAction(self.tr("New board…"), lambda: self.make(assets))

    def put_on(self, board: str, assets: Sequence[AssetId]) -> None:
        """Put results on a board."""
        new = [asset for asset in assets if board not in self._history.boards_of(asset)]
        if self._try(lambda: self._history.put_on(board, new)):
            text = self.tr("Put on “{board}”.").format(board=board)
            self._messages.say(text, button=self.tr("Undo"), action=lambda: self._undo_put(board, new))

    def take_off(self, board: str, assets: Sequence[AssetId]) -> None:
        """Take results off a board."""
        if self._try(lambda: self._history.take_off(board, assets)):
            text = self.tr("Taken off “{board}”.").format(board=board)
            self._messages.say(text, button=self.tr("Undo"), action=lambda: self._put_back(board, assets))

    def make(self, assets: Sequence[AssetId]) -> None:
        """Ask for the name of a new board, and put results on it."""
        self._list.setVisible(True)
        row = self._list.visualItemRect(self._list.item(self._list.count() - 1))
        self._list.scrollToBottom()
        box = QRect(0, max(0, min(row.top(), self._list.viewport().height() - 24)), self._list.viewport().width(), 24)
        field = NameField("", box, self.tr("Name of the board"), self._list.viewport())
        field.named.connect(lambda name: self._try(lambda: self._history.put_on(name, assets)))

    def _menu(self, board: str, at: QPoint) -> None:
        menu = QMenu(self._list)
        menu.addAction(self.tr("Rename…"), lambda: self._rename(board))
        menu.addAction(self.tr("Remove the board"), lambda: self.remove(board))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _rename(self, board: str) -> None:
        row = self._list.names().index(board) + 1
        box = self._list.visualItemRect(self._list.item(row))
        field = NameField(board, box, self.tr("Name of the board"), self._list.viewport())
        field.named.connect(lambda name: self._try(lambda: self._history.rename_board(board, name)))

    def remove(self, board: str) -> None:
        """Give a board up; what was on it stays in the gallery."""
        held: list[AssetId] = []
        if self._try(lambda: held.extend(self._history.remove_board(board))):
            text = self.tr("The board “{board}” is removed; its pictures stay in the gallery.").format(board=board)
            self._messages.say(text, button=self.tr("Undo"), action=lambda: self._put_back(board, held))

    def _undo_put(self, board: str, assets: Sequence[AssetId]) -> None:
        self._try(lambda: self._history.take_off(board, assets))

    def _put_back(self, board: str, assets: Sequence[AssetId]) -> None:
        self._try(lambda: self._history.put_on(board, assets))

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except UserError as error:
            self._messages.fail(error)
            return False
        self.changed.emit()
        return True


def _call(act: Callable[[str, Sequence[AssetId]], None], board: str, assets: Sequence[AssetId], _on: bool) -> None:
    act(board, assets)
