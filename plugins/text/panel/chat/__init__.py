"""Conversations with a model: their view, what is asked in them, and how answers come in."""

from plugins.text.panel.chat.beside import add_conversations, chat_actions
from plugins.text.panel.chat.chat_view import ChatView

__all__ = ["ChatView", "add_conversations", "chat_actions"]
