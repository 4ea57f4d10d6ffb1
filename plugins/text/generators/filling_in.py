"""Fill in: what stands between two texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from app.api import InvalidRequest, Lane, LanguageModel, Message, ModelId, Models, Output, RunContext
from plugins.text.generators.drafts import Asked, text_of, write_drafts
from plugins.text.generators.prompting import INSTRUCTION, Prompting, split
from plugins.text.generators.requests import FillInRequest

AFTER = "after"
_AFTER_CHARACTERS = 4000
_STOP_CHARACTERS = 40


class FillIn:
    """Write what stands between two texts."""

    Request: ClassVar[type[Any]] = FillInRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def run(self, request: FillInRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Write `batch` texts between `text` and `after`: with fill-in tokens where the model has them, else told."""
        before, after = text_of(context.assets, request.text), text_of(context.assets, request.after)
        if not before.strip() and not after.strip():
            raise InvalidRequest("There is nothing to write between.", advice="Write what stands before or after.")
        with models.lease_language_model(ModelId(request.model), context.check) as model:
            asked = _asked(request, before, after[:_AFTER_CHARACTERS], model, context)
            yield from write_drafts(request, asked, model, context)


def _asked(request: FillInRequest, before: str, after: str, model: LanguageModel, context: RunContext) -> Asked:
    prompting = Prompting.of(request, model, context.assets)
    wish = request.prompt.strip()
    if model.abilities.fill_in:
        layout = prompting.laid(before, note=wish, reserved=[after])
        prompt = model.fill_in_prompt(layout.prompt, after)
        return Asked(prompt, prompting.told(layout, [(AFTER, after)]), alerts=layout.alerts)
    wish = wish or "Write what happens between the two parts."
    later = f"The text goes on later like this:\n\n{after.strip()}"
    stop = (after.strip()[:_STOP_CHARACTERS],) if len(after.strip()) >= _STOP_CHARACTERS else ()
    if not model.abilities.chat:
        layout = prompting.laid(before, system=f"[{later}]", note=wish)
        return Asked(layout.prompt, prompting.told(layout), stop=stop, alerts=layout.alerts)
    layout = prompting.laid(before, reserved=[later, wish])
    system, story = split(layout)
    messages = [Message("user", f"{later}\n\n{wish} Stop before that part.")]
    if system:
        messages.insert(0, Message("system", system))
    if story:
        messages.append(Message("assistant", story))
    prompt = model.chat_prompt(messages, go_on=bool(story))
    told = prompting.told(layout, [(AFTER, after), (INSTRUCTION, wish)])
    return Asked(prompt, told, stop=stop, strip=not story, alerts=layout.alerts)
