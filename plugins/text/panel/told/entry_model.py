"""EntryModel: the entries of a lorebook as a list that can be searched."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from plugins.text.context.lore import LoreEntry
from plugins.text.panel.saying import said
from plugins.text.panel.told.firing import NOTHING, Fires
from plugins.text.panel.told.rows import LINE, MARK, Mark

_LONGEST_LINE = 160

Index = QModelIndex | QPersistentModelIndex


class EntryModel(QAbstractListModel):
    """Rows are the places of the entries that a search finds, all of them without one."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: tuple[LoreEntry, ...] = ()
        self._shown: list[int] = []
        self._sought = ""
        self._folded: dict[int, tuple[LoreEntry, str]] = {}
        self._fires = NOTHING

    def show_entries(self, entries: tuple[LoreEntry, ...]) -> None:
        """Show the entries of a book; where only some were edited their rows alone are drawn anew."""
        old, self._entries = self._entries, entries
        shown = self._found()
        if len(old) != len(entries) or shown != self._shown:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()
            return
        for row, place in enumerate(shown):
            if old[place] is not entries[place]:
                index = self.index(row)
                self.dataChanged.emit(index, index)

    def search(self, text: str) -> None:
        """Show only the entries that have all of these words."""
        self._sought = text
        shown = self._found()
        if shown != self._shown:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()

    def show_fires(self, fires: Fires) -> None:
        """Mark what is told now, and what is broken."""
        if fires != self._fires:
            self._fires = fires
            if self._shown:
                self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1), [MARK])

    def place(self, row: int) -> int:
        """The place in the book of the entry in a row."""
        return self._shown[row]

    def row_of(self, place: int) -> int:
        """The row of an entry, -1 where the search leaves it out."""
        return self._shown.index(place) if place in self._shown else -1

    def rowCount(self, parent: Index | None = None) -> int:
        """How many are found."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """What a row says."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        place = self._shown[index.row()]
        entry = self._entries[place]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title if entry.name or entry.keys else self.tr("New entry")
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if entry.enabled else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return self._about(place)
            case Qt.ItemDataRole.AccessibleTextRole:
                words = entry.title if entry.enabled else self.tr("{name}, switched off").format(name=entry.title)
                return f"{words}, {self._about(place)}" if self._about(place) else words
        if role == LINE:
            return self._line(entry)
        if role == MARK:
            if place in self._fires.problems:
                return Mark.PROBLEM
            return Mark.TOLD if place in self._fires.told else None
        return None

    def _about(self, place: int) -> str:
        for known in (self._fires.problems, self._fires.told, self._fires.left_out):
            if place in known:
                return said(known[place])
        return ""

    def _line(self, entry: LoreEntry) -> str:
        content = " ".join(entry.content[:_LONGEST_LINE].split())
        if entry.constant:
            return self.tr("always · {content}").format(content=content)
        keys = ", ".join(entry.keys)[:_LONGEST_LINE]
        return f"{keys} · {content}" if keys else content

    def _found(self) -> list[int]:
        words = self._sought.casefold().split()
        if not words:
            return list(range(len(self._entries)))
        return [place for place, entry in enumerate(self._entries) if all(word in self._text(entry) for word in words)]

    def _text(self, entry: LoreEntry) -> str:
        known = self._folded.get(id(entry))
        if known is None or known[0] is not entry:
            text = "\n".join((entry.name, *entry.keys, *entry.secondary, entry.content)).casefold()
            self._folded[id(entry)] = known = (entry, text)
            if len(self._folded) > 2 * len(self._entries) + 64:
                self._folded = {id(one): self._folded[id(one)] for one in self._entries if id(one) in self._folded}
        return known[1]
