"""Conversations beside the manuscript: shown in the chapter's place, and asked instead of it for answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.api import Action, AssetId, Selection, UserError
from plugins.text.commands import AddItem
from plugins.text.model import KIND, Conversation, new_id
from plugins.text.panel.chat.chat_view import ChatView
from plugins.text.panel.chat.choice import GENERATOR
from plugins.text.panel.chat.putting import put_in

if TYPE_CHECKING:
    from plugins.text.panel.panel import TextPanel


def add_conversations(panel: TextPanel) -> ChatView:
    """Give a panel its conversations."""

    def put(text: str, source: AssetId | None) -> None:
        try:
            put_in(panel.work, panel.editor, text, source)
        except UserError as error:
            panel.context.messages.fail(error)

    view = ChatView(panel.work, panel.icons, put)

    def show(conversation: str) -> None:
        view.open(conversation)
        panel.show_beside(view)
        panel.tree.show_item(conversation)
        panel.context.session.select(Selection(part=KIND, item=conversation))
        view.composer.setFocus()

    def begin_with(id_: str) -> None:
        character = next((one for one in panel.work.manuscript.characters if one.id == id_), None)
        if character is None:
            return
        talk = Conversation(new_id(), character.name)
        if panel.work.execute(AddItem(talk, label="New conversation")):
            view.conversing.set_character(talk.id, character)
            show(talk.id)

    def shown(_index: int) -> None:
        beside = panel.middle.currentWidget() is view
        panel.bar.setVisible(not beside)
        panel.setFocusProxy(view if beside else panel.editor)
        if not beside:
            panel.tree.show_item(None)

    def rename() -> None:
        panel.tree.show_item(view.conversation)
        panel.tree.rename()

    panel.middle.addWidget(view)
    view.rename_wanted.connect(rename)
    panel.sides[GENERATOR] = view.conversing
    panel.conversation_wanted.connect(show)
    panel.character_wanted.connect(begin_with)
    view.conversing.begun.connect(show)
    view.closed.connect(lambda: panel.work.open(panel.work.current))
    panel.middle.currentChanged.connect(shown)
    return view


def chat_actions(view: ChatView) -> Sequence[Action]:
    """What can be done in a conversation, beside what its messages offer."""

    def is_shown() -> bool:
        return view.isVisible() and view.talk is not None

    return (
        Action(
            "text.conversation.rename",
            "Rename the conversation",
            view.rename_wanted.emit,
            "edit",
            help="In its row (F2).",
            icon="pen-line",
            enabled=is_shown,
        ),
        Action(
            "text.conversation.delete",
            "Delete the conversation",
            view.delete,
            "edit",
            help="Undo brings it back.",
            icon="trash-2",
            enabled=is_shown,
        ),
        Action(
            "text.conversation.again",
            "Answer anew",
            view.again,
            "generate",
            ("Ctrl+Alt+R",),
            "Ask for another answer beside the last one.",
            "refresh-cw",
            enabled=is_shown,
        ),
        Action(
            "text.conversation.stop",
            "Stop the answer",
            view.stop,
            "generate",
            help="What is written stays (Escape).",
            icon="circle-stop",
            enabled=is_shown,
        ),
        Action(
            "text.conversation.edit-last",
            "Edit the last message",
            view.edit_last,
            "edit",
            help="Your own; the answer is asked for anew (Up where nothing is written).",
            icon="pen-line",
            enabled=is_shown,
        ),
        Action(
            "text.conversation.earlier",
            "Earlier version of the message",
            lambda: view.flip(-1),
            "view",
            ("Alt+,",),
            icon="chevron-left",
            enabled=is_shown,
        ),
        Action(
            "text.conversation.later",
            "Later version of the message",
            lambda: view.flip(1),
            "view",
            ("Alt+.",),
            icon="chevron-right",
            enabled=is_shown,
        ),
    )
