"""Continue: a text goes on at the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from app.api import InvalidRequest, Lane, LanguageModel, Message, ModelId, Models, Output, RunContext
from plugins.text.generators.drafts import Asked, text_of, write_drafts
from plugins.text.generators.prompting import INSTRUCTION, Prompting, split
from plugins.text.generators.requests import ContinueRequest
from plugins.text.generators.wording import wording_for

_LAST = 400
"""So many characters tell the language of a text."""


class Continue:
    """Go on with a text."""

    Request: ClassVar[type[Any]] = ContinueRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def run(self, request: ContinueRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Write `batch` texts that follow `text`: it alone says how, or it and an instruction."""
        text = text_of(context.assets, request.text)
        if not text.strip() and not request.prompt.strip():
            raise InvalidRequest("There is nothing to go on from.", advice="Write a few words, or say what happens.")
        with models.lease_language_model(ModelId(request.model), context.check) as model:
            yield from write_drafts(request, _asked(request, text, model, context), model, context)


def _asked(request: ContinueRequest, text: str, model: LanguageModel, context: RunContext) -> Asked:
    """The story stands last, in the assistant's open answer where there is an instruction: it only grows at its end.

    White space at its end is not told: tokens begin with it, and after it models write what seldom follows it.
    """
    told_text = text.rstrip()
    strip_start = told_text != text
    prompting = Prompting.of(request, model, context.assets)
    wish = request.prompt.strip()
    if not wish or not model.abilities.chat:
        layout = prompting.laid(told_text, note=wish)
        return Asked(layout.prompt, prompting.told(layout), strip_start=strip_start, alerts=layout.alerts)
    wording = wording_for(wish + told_text[-_LAST:])
    task = (wording.go_on if told_text else wording.begin).replace("{wish}", wish)
    layout = prompting.laid(told_text, system=wording.writer, reserved=[task])
    system, story = split(layout)
    messages = [Message("system", system), Message("user", task)]
    if story:
        messages.append(Message("assistant", story))
    prompt = model.chat_prompt(messages, go_on=bool(story))
    told = prompting.told(layout, [(INSTRUCTION, task)])
    return Asked(prompt, told, strip=not story, strip_start=strip_start, alerts=layout.alerts)
