"""Requests: what the text generators are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.api import AssetOf, Choice, Count, Given, Label, ModelKind, ModelOf, More, Prompt, Range, Seed, Text

_SEED = Label("Seed", "The same seed with the same settings gives the same text.")
_EMPTY_TAKES = "Empty takes the preset's value."

_PRESET = Choice(
    (
        ("balanced", "Balanced"),
        ("lively", "Lively"),
        ("precise", "Precise"),
        ("likeliest", "Always the likeliest"),
        ("code", "Code"),
    )
)
_TASK = Choice(
    (
        ("rewrite", "Rewrite"),
        ("expand", "Expand"),
        ("shorten", "Shorten"),
        ("tone", "Change the tone"),
        ("translate", "Translate"),
        ("summarise", "Summarise"),
        ("free", "As the instruction says"),
    )
)


@dataclass(frozen=True, slots=True)
class TextRequest:
    """What all text generators need; sampler fields that are None are the preset's.

    `memory` is what the model is always told, `note` the author's note, put in `note_depth` paragraphs before the end,
    and `lore` the entries of lorebooks that the text set off, as plugins.text.context stores them. `start` are tokens
    that are written first, separated by commas. After `stop_after` tokens no more is written although `max_tokens`
    would allow it, 0 for no less: so a text that was cancelled is written again as far as it came.
    """

    prompt: Annotated[str, Prompt(), Label("Instruction", "What to write; may be empty.")] = ""
    text: Annotated[str | None, AssetOf("text/*"), Label("Text", "The text so far."), Given()] = None
    model: Annotated[str, ModelOf(ModelKind.LANGUAGE_MODEL), Label("Model")] = ""
    max_tokens: Annotated[
        int, Range(1, 8192, soft_high=512), Label("Length", "The most that is written at once, in tokens.")
    ] = 120
    preset: Annotated[str, _PRESET, Label("Preset", "How daring the choice of words is.")] = "balanced"
    batch: Annotated[
        int, Range(1, 8), Count(), Label("Drafts", "How many alternatives to write; each has its own seed.")
    ] = 1
    seed: Annotated[int, Seed(), _SEED] = 0
    temperature: Annotated[
        float | None, Range(0, 5, step=0.05, soft_high=2), Label("Temperature", _EMPTY_TAKES), More()
    ] = None
    top_k: Annotated[int | None, Range(0, 1000, soft_high=200), Label("Top k", "0 is off."), More()] = None
    top_p: Annotated[float | None, Range(0.01, 1, step=0.01), Label("Top p", "1 is off."), More()] = None
    min_p: Annotated[float | None, Range(0, 1, step=0.01), Label("Min p", "0 is off."), More()] = None
    typical_p: Annotated[float | None, Range(0.01, 1, step=0.01), Label("Typical p", "1 is off."), More()] = None
    xtc_probability: Annotated[
        float | None,
        Range(0, 1, step=0.05),
        Label("XTC probability", "How often the likeliest words are passed over."),
        More(),
    ] = None
    xtc_threshold: Annotated[float | None, Range(0, 0.5, step=0.01), Label("XTC threshold"), More()] = None
    dry_multiplier: Annotated[
        float | None,
        Range(0, 5, step=0.05),
        Label("DRY multiplier", "How strongly repeated phrases are avoided; 0 is off."),
        More(),
    ] = None
    dry_base: Annotated[float | None, Range(1, 4, step=0.05), Label("DRY base"), More()] = None
    dry_allowed_length: Annotated[
        int | None, Range(1, 20), Label("DRY allowed length", "Phrases up to this long may repeat."), More()
    ] = None
    repetition_penalty: Annotated[
        float | None, Range(0.5, 2, step=0.01), Label("Repetition penalty", "1 is off."), More()
    ] = None
    frequency_penalty: Annotated[
        float | None, Range(-2, 2, step=0.05), Label("Frequency penalty", "0 is off."), More()
    ] = None
    presence_penalty: Annotated[
        float | None, Range(-2, 2, step=0.05), Label("Presence penalty", "0 is off."), More()
    ] = None
    mirostat: Annotated[
        str,
        Choice((("", "By the preset"), ("0", "Off"), ("1", "Mirostat 1"), ("2", "Mirostat 2"))),
        Label("Mirostat"),
        More(),
    ] = ""
    mirostat_tau: Annotated[float | None, Range(0.1, 20, step=0.1), Label("Mirostat τ"), More()] = None
    mirostat_eta: Annotated[float | None, Range(0.01, 1, step=0.01), Label("Mirostat η"), More()] = None
    stop: Annotated[str, Text(multiline=True), Label("Stop at", "Texts that end the writing, one a line."), More()] = ""
    logit_bias: Annotated[
        str, Text(multiline=True), Label("Bias", "word = number a line; word = never forbids it."), More()
    ] = ""
    grammar: Annotated[str, Text(multiline=True), Label("Grammar", "GBNF: only what fits it is written."), More()] = ""
    json_schema: Annotated[
        str, Text(multiline=True), Label("JSON schema", "Only JSON that fits it is written."), More()
    ] = ""
    candidates: Annotated[
        int, Range(0, 20), Label("Candidates", "For how many words at each place to keep the probability."), More()
    ] = 10
    memory: Annotated[str, Text(multiline=True), Label("Memory"), Given()] = ""
    note: Annotated[str, Text(multiline=True), Label("Author's note"), Given()] = ""
    note_depth: Annotated[int, Range(0, 100), Label("Depth of the author's note"), Given()] = 3
    lore: Annotated[str | None, AssetOf("application/json"), Label("Lore"), Given()] = None
    start: Annotated[str, Text(), Label("First tokens"), Given()] = ""
    stop_after: Annotated[int, Range(0, 8192), Label("Stop after"), Given()] = 0


@dataclass(frozen=True, slots=True)
class ContinueRequest(TextRequest):
    """A text to go on with; with an instruction, as it says."""

    prompt: Annotated[str, Prompt(), Label("What happens next", "May be empty: then the text itself says it.")] = ""


@dataclass(frozen=True, slots=True)
class RewriteRequest(TextRequest):
    """A selection, `passage`, to write anew; `text` and `after` are what stands around it."""

    prompt: Annotated[str, Prompt(), Label("Instruction", "Such as the tone, or the language to translate into.")] = ""
    task: Annotated[str, _TASK, Label("Do")] = "rewrite"
    passage: Annotated[str | None, AssetOf("text/*"), Label("Selection", "The text to write anew."), Given()] = None
    after: Annotated[str | None, AssetOf("text/*"), Label("Text after"), Given()] = None


@dataclass(frozen=True, slots=True)
class FillInRequest(TextRequest):
    """Two texts to write something between."""

    prompt: Annotated[str, Prompt(), Label("Instruction", "What stands between; may be empty.")] = ""
    after: Annotated[str | None, AssetOf("text/*"), Label("Text after"), Given()] = None


@dataclass(frozen=True, slots=True)
class ChatRequest(TextRequest):
    """A conversation to answer: `messages` is a JSON list of objects with `role` and `content`.

    `images` of a message are a list of asset ids. With `go_on` the last message, the assistant's, is continued.
    """

    prompt: Annotated[str, Prompt(), Label("Message")] = ""
    max_tokens: Annotated[
        int, Range(1, 8192, soft_high=1024), Label("Length", "The most that is written at once, in tokens.")
    ] = 512
    messages: Annotated[str | None, AssetOf("application/json"), Label("Messages"), Given()] = None
    go_on: Annotated[str, Choice((("no", "Answer"), ("yes", "Go on with the last answer"))), Label("Do"), Given()] = (
        "no"
    )
