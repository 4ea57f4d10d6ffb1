"""Rewrite: a selection written anew, with what stands around it for the model to see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from app.api import InvalidRequest, Lane, LanguageModel, Message, ModelId, Models, Output, RunContext
from plugins.text.generators.drafts import Asked, text_of, write_drafts
from plugins.text.generators.prompting import INSTRUCTION, Prompting, split
from plugins.text.generators.requests import RewriteRequest

_TASKS: Mapping[str, str] = {
    "rewrite": "Rewrite the passage so that it reads better and says the same.",
    "expand": "Expand the passage: say the same with more detail.",
    "shorten": "Shorten the passage: say the same in fewer words.",
    "tone": "Rewrite the passage in this tone:",
    "translate": "Translate the passage into this language:",
    "summarise": "Summarise the passage in a few sentences.",
    "free": "",
}
"""What the model is told; in English, since small models follow that best whatever language the passage is in."""

_NEEDS_WORDS = frozenset({"tone", "translate", "free"})
_AROUND_CHARACTERS = 1500
_EDITOR = "You edit a manuscript. Answer with the new passage alone."


class Rewrite:
    """Write a selection anew."""

    Request: ClassVar[type[Any]] = RewriteRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def run(self, request: RewriteRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Write `batch` texts that can stand in for `passage`."""
        passage = text_of(context.assets, request.passage)
        if not passage.strip():
            raise InvalidRequest("There is no selection to write anew.", advice="Select some text first.")
        if request.task in _NEEDS_WORDS and not request.prompt.strip():
            raise InvalidRequest("The instruction is empty.", advice="Say what is to be done with the selection.")
        before = text_of(context.assets, request.text)[-_AROUND_CHARACTERS:]
        after = text_of(context.assets, request.after)[:_AROUND_CHARACTERS]
        with models.lease_language_model(ModelId(request.model), context.check) as model:
            asked = _asked(request, before, passage, after, model, context)
            yield from write_drafts(request, asked, model, context)


def _asked(
    request: RewriteRequest, before: str, passage: str, after: str, model: LanguageModel, context: RunContext
) -> Asked:
    """All of the passage, or PromptTooLong: an editor who reads half of it would be no help."""
    prompting = Prompting.of(request, model, context.assets)
    wish = " ".join(part for part in (_TASKS[request.task], request.prompt.strip()) if part)
    parts = [
        ("Before the passage", before.strip()),
        ("After the passage", after.strip()),
        ("Passage", passage.strip()),
    ]
    shown = "\n\n".join(f"{name}:\n\n{text}" for name, text in parts if text)
    layout = prompting.laid("", system=_EDITOR, reserved=[shown, wish])
    told = prompting.told(layout, [*parts, (INSTRUCTION, wish)])
    if not model.abilities.chat:
        return Asked(f"{layout.prompt}{shown}\n\n{wish}\n\n", told, stop=("\n\n\n",), strip=True, alerts=layout.alerts)
    system, _story = split(layout)
    prompt = model.chat_prompt([Message("system", system), Message("user", f"{shown}\n\n{wish}")])
    return Asked(prompt, told, strip=True, alerts=layout.alerts)
