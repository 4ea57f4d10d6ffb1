"""A conversation as the text that a model was taught to read it in."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from app.api import IMAGE, InvalidRequest, Message, UserError
from app.engine.language.asking import check_text
from app.engine.language.template import TemplateRefused, Templates

_ROLES = ("system", "user", "assistant")


def conversation(
    templates: Templates,
    name: str,
    template: str,
    messages: Sequence[Message],
    special: Mapping[str, str],
    *,
    go_on: bool = False,
) -> str:
    """Fill in a model's template, up to where the assistant speaks next, or goes on.

    Pictures stand before the text of their message. A template that takes no system message gets it as the beginning
    of the first message; one that lets the model think aloud first is told not to. Raises UserError.
    """
    if not template.strip():
        raise UserError(
            "“{model}” was not made to converse: it has no chat template.",
            advice="Choose a model that converses, or let it continue a text.",
            model=name,
        )
    said = [_checked(message) for message in messages]
    if not said:
        raise InvalidRequest("There is no message to answer.", advice="Write one first.")
    if go_on and said[-1]["role"] != "assistant":
        raise InvalidRequest("The last message is not the model's.", advice="Choose one of the model's to go on from.")
    mark = ""
    if go_on:
        mark = f"⟦{secrets.token_hex(8)}⟧"
        said[-1]["content"] += mark
    values = {**special, "add_generation_prompt": not go_on, "enable_thinking": False, "tools": None}
    try:
        text = templates.fill_in(template, {**values, "messages": said})
    except TemplateRefused:
        folded = _without_system(said)
        if folded == said:
            raise
        text = templates.fill_in(template, {**values, "messages": folded})
    if not mark:
        return text
    before, found, _after = text.rpartition(mark)
    if not found:
        raise UserError(
            "The model's chat template leaves the last message out.", advice="Ask for a new answer instead."
        )
    return before


def _checked(message: Message) -> dict[str, Any]:
    if message.role not in _ROLES:
        raise InvalidRequest(
            "A message cannot be from “{role}”.", advice="Choose system, user or assistant.", role=message.role[:40]
        )
    check_text(message.text)
    return {"role": message.role, "content": IMAGE * len(message.images) + message.text}


def _without_system(messages: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The conversation with what the system says put before what the user says first."""
    system = "\n\n".join(str(message["content"]) for message in messages if message["role"] == "system")
    rest = [dict(message) for message in messages if message["role"] != "system"]
    if not system:
        return rest
    if not rest or rest[0]["role"] != "user":
        return [{"role": "user", "content": system}, *rest]
    rest[0]["content"] = f"{system}\n\n{rest[0]['content']}"
    return rest
