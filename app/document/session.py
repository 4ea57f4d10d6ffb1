"""Session: the open document, its history and its selection."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from app.document.command import Command
from app.document.document import Document
from app.document.errors import UserError
from app.document.values import AssetId

Listener = Callable[[Document, Document], None]


@dataclass(frozen=True, slots=True)
class Step:
    """A point of the history: what was done, and the document after it."""

    label: str
    document: Document


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected: an asset, and an item of a part by its own id."""

    asset: AssetId | None = None
    part: str = ""
    item: str = ""


class Session:
    """The open document; every change goes through `execute`, on the thread that made the session."""

    def __init__(self, document: Document, *, read_only: bool = False) -> None:
        self._owner = threading.get_ident()
        self._listeners: list[Listener] = []
        self._selection_listeners: list[Callable[[Selection], None]] = []
        self._selection = Selection()
        self._steps = [Step("", document)]
        self._position = 0
        self._merge_key: Hashable | None = None
        self._read_only = read_only

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._steps[self._position].document

    @property
    def history(self) -> tuple[Step, ...]:
        """Every step, undone ones too; the first is the document as it was opened."""
        return tuple(self._steps)

    @property
    def position(self) -> int:
        """The index in the history of the document as it is now."""
        return self._position

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._position > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step that was taken back can be made again."""
        return self._position + 1 < len(self._steps)

    @property
    def read_only(self) -> bool:
        """Whether the document may not be changed here."""
        return self._read_only

    @property
    def selection(self) -> Selection:
        """What is selected now."""
        return self._selection

    def execute(self, command: Command) -> None:
        """Apply a command and make it a step; a command that changes nothing leaves no step."""
        self._assert_owner()
        if self._read_only:
            raise UserError("This project is open read-only.", advice="Save a copy under another name to change it.")
        old = self.document
        new = command.apply(old)
        if new is old or new == old:
            return
        merges = command.merge_key is not None and command.merge_key == self._merge_key and self._position > 0
        del self._steps[self._position + 1 :]
        if merges:
            self._steps[-1] = Step(command.label, new)
        else:
            self._steps.append(Step(command.label, new))
            self._position += 1
        self._merge_key = command.merge_key
        self._tell(old, new)

    def amend(self, change: Callable[[Document], Document]) -> None:
        """Change the documents of all steps, for what is learned later of something that was done: no step of its own.

        `change` gives the same document back where it has nothing to change there. The current gesture goes on.
        """
        self._assert_owner()
        if self._read_only:
            raise UserError("This project is open read-only.", advice="Save a copy under another name to change it.")
        old = self.document
        self._steps = [Step(step.label, change(step.document)) for step in self._steps]
        if self.document is not old:
            self._tell(old, self.document)

    def seal(self) -> None:
        """End the current gesture: the next command makes a step of its own."""
        self._merge_key = None

    def undo(self) -> None:
        """Go one step back; nothing happens at the first."""
        self.walk_to(max(0, self._position - 1))

    def redo(self) -> None:
        """Go one step forward; nothing happens at the last."""
        self.walk_to(min(len(self._steps) - 1, self._position + 1))

    def walk_to(self, position: int) -> None:
        """Go to a step of the history by its index; raises IndexError where there is none."""
        self._assert_owner()
        if not 0 <= position < len(self._steps):
            raise IndexError(position)
        self._merge_key = None
        if position == self._position:
            return
        old = self.document
        self._position = position
        self._tell(old, self.document)

    def replace(self, document: Document, *, read_only: bool = False) -> None:
        """Open another document; the history starts anew."""
        self._assert_owner()
        old = self.document
        self._steps = [Step("", document)]
        self._position = 0
        self._merge_key = None
        self._read_only = read_only
        self._tell(old, document)
        self.select(Selection())

    def select(self, selection: Selection) -> None:
        """Change what is selected."""
        self._assert_owner()
        if selection != self._selection:
            self._selection = selection
            for listener in tuple(self._selection_listeners):
                listener(selection)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener(old, new)` after every change; the answer ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def subscribe_selection(self, listener: Callable[[Selection], None]) -> Callable[[], None]:
        """Call `listener(selection)` after the selection changes; the answer ends it."""
        self._selection_listeners.append(listener)
        return lambda: self._selection_listeners.remove(listener)

    def _tell(self, old: Document, new: Document) -> None:
        for listener in tuple(self._listeners):
            listener(old, new)

    def _assert_owner(self) -> None:
        if threading.get_ident() != self._owner:
            raise RuntimeError("the session was touched from another thread than its own")
