"""ChatPlace: where in a conversation an answer belongs, as it is kept with its job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.api import Json


@dataclass(frozen=True, slots=True)
class ChatPlace:
    """The turn that is answered, or gone on with.

    Where the message that is answered isn't in the conversation yet, it will be `parent`, behind the turn `after`.
    """

    conversation: str
    parent: str
    after: str | None = None

    def to_json(self) -> dict[str, Json]:
        """As it is kept with a job."""
        return {"conversation": self.conversation, "parent": self.parent, "after": self.after}

    @staticmethod
    def from_json(data: Json) -> ChatPlace | None:
        """The place that a job was given; None where there is none, or one that isn't a conversation's."""
        if not isinstance(data, Mapping):
            return None
        match dict(data):
            case {"conversation": str(conversation), "parent": str(parent)}:
                after = data.get("after")
                return ChatPlace(conversation, parent, after if isinstance(after, str) else None)
        return None
