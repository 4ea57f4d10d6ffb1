"""Chat: the answer to a conversation, or more of the last answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, ClassVar

from app.api import (
    AssetId,
    AssetStore,
    InvalidRequest,
    Lane,
    LanguageModel,
    Message,
    ModelId,
    Models,
    Output,
    Pixels,
    RunContext,
    UserError,
)
from plugins.text.generators.drafts import Asked, refuse_images, text_of, write_drafts
from plugins.text.generators.prompting import Prompting, messages_told, split
from plugins.text.generators.requests import ChatRequest

ROLES = ("system", "user", "assistant")
_MARGIN_TOKENS = 32


class Chat:
    """Answer a conversation."""

    Request: ClassVar[type[Any]] = ChatRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def run(self, request: ChatRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Write `batch` answers to `messages`, followed by `prompt` where that is not empty, as plain text."""
        messages = read_messages(text_of(context.assets, request.messages), context.assets)
        if request.prompt.strip():
            messages.append(Message("user", request.prompt))
        if not messages:
            raise InvalidRequest("There is nothing to answer.", advice="Write a message first.")
        if request.go_on == "yes" and messages[-1].role != "assistant":
            raise InvalidRequest("The last message is not the model's own.", advice="Ask for an answer.")
        if request.go_on == "no" and messages[-1].role == "assistant":
            raise InvalidRequest("The last message is the model's own.", advice="Write a message, or go on with it.")
        with models.lease_language_model(ModelId(request.model), context.check) as model:
            if not model.abilities.chat:
                raise UserError(
                    "{model} was not made to converse.",
                    advice="Choose a model that was, such as one whose name says instruct or chat.",
                    model=model.record.name,
                )
            asked = _asked(request, messages, model, context)
            yield from write_drafts(request, asked, model, context)


def read_messages(text: str, assets: AssetStore) -> list[Message]:
    """Read a conversation: a JSON list of objects with `role`, `content` and perhaps `images`, a list of asset ids.

    Raises InvalidRequest that says which message is wrong.
    """
    if not text.strip():
        return []
    try:
        items = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidRequest("The messages are no JSON.", advice='Write [{"role": "user", "content": "…"}].') from error
    if not isinstance(items, list):
        raise InvalidRequest("The messages are no list.", advice='Write [{"role": "user", "content": "…"}].')
    return [_message(item, number, assets) for number, item in enumerate(items, 1)]


def _message(item: object, number: int, assets: AssetStore) -> Message:
    if not isinstance(item, dict) or item.get("role") not in ROLES or not isinstance(item.get("content"), str):
        raise InvalidRequest(
            "Message {number} has no role or no content.",
            advice="Its role is one of: {roles}. Its content is a text.",
            number=number,
            roles=", ".join(ROLES),
        )
    named = item.get("images", [])
    if not isinstance(named, list) or not all(isinstance(image, str) for image in named):
        raise InvalidRequest("The pictures of message {number} are no list of ids.", number=number)
    return Message(str(item["role"]), str(item["content"]), tuple(_picture(image, assets) for image in named))


def _picture(image: str, assets: AssetStore) -> Pixels:
    pixels: Pixels = assets.picture(AssetId(image))[..., :3]
    return pixels


def _asked(request: ChatRequest, messages: list[Message], model: LanguageModel, context: RunContext) -> Asked:
    """The whole conversation, or without its oldest turns where it is too long."""
    prompting = Prompting.of(request, model, context.assets)
    spoken = [message for message in messages if message.role != "system"]
    layout = prompting.laid(
        "",
        system="\n\n".join(message.text for message in messages if message.role == "system"),
        scanned="\n\n".join(message.text for message in spoken),
    )
    system, _story = split(layout)
    first = [Message("system", system)] if system else []
    budget = model.abilities.context_tokens - request.max_tokens - _MARGIN_TOKENS
    prompt = model.chat_prompt([*first, *spoken], go_on=request.go_on == "yes")
    while prompting.count(prompt) > budget and len(spoken) > 1:
        # A quarter at a time, so that the beginning stays the same for some turns and need not be read again.
        del spoken[: max(1, len(spoken) // 4)]
        prompt = model.chat_prompt([*first, *spoken], go_on=request.go_on == "yes")
    images = tuple(image for message in spoken for image in message.images)
    refuse_images(images, model)
    told = prompting.told(layout, messages_told(spoken))
    return Asked(
        prompt, told, images=images, strip=request.go_on == "no", media_type="text/plain", alerts=layout.alerts
    )
