"""PromptSchedule: a prompt that says something else on the way from noise to the picture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.api.prompting import PROMPT_LIMIT, UnreadablePrompt, uncommented
from app.engine.prompt import DEEPEST, WeightedPrompt, parse_prompt

_NUMBER = re.compile(r"\s*(\d{1,9}\.?|\d{0,9}\.\d{1,9})\s*")

_SEVERAL = 200
"""More steps than anybody takes, so that every change is seen."""


@dataclass(slots=True)
class _Changing:
    """One text before a step and another from there on."""

    before: _Text
    after: _Text
    when: str

    def at(self, step: int, steps: int) -> str:
        """What stands here at a step, counted from 0."""
        share = "." in self.when
        boundary = int(float(self.when) * steps + 1e-9) if share else int(self.when)
        return (self.before if step < boundary else self.after).at(step, steps)


@dataclass(slots=True)
class _Alternating:
    """Each text in its turn, step after step."""

    options: list[_Text]

    def at(self, step: int, steps: int) -> str:
        """What stands here at a step, counted from 0."""
        return self.options[step % len(self.options)].at(step, steps)


@dataclass(slots=True)
class _Text:
    """Plain text and changing parts, one after the other."""

    parts: list[str | _Changing | _Alternating] = field(default_factory=list)

    def at(self, step: int, steps: int) -> str:
        """What stands here at a step, counted from 0."""
        return "".join(part if isinstance(part, str) else part.at(step, steps) for part in self.parts)

    def plain(self) -> str | None:
        """The text where nothing in it changes."""
        return "".join(map(str, self.parts)) if all(isinstance(part, str) for part in self.parts) else None


@dataclass(slots=True)
class _Frame:
    """A bracket that was opened: its texts, and the marks between them."""

    bracket: str
    texts: list[_Text] = field(default_factory=lambda: [_Text()])
    marks: list[str] = field(default_factory=list)

    def flat(self, closing: str = "") -> list[str | _Changing | _Alternating]:
        """Everything in it as it is written."""
        parts: list[str | _Changing | _Alternating] = [self.bracket]
        for text, mark in zip(self.texts, [*self.marks, ""], strict=True):
            parts += [*text.parts, mark]
        return [*parts, closing]


def texts_at_steps(prompt: str, steps: int) -> tuple[str, ...]:
    r"""What a prompt says at each of the steps; all the same where nothing in it changes.

    `[from:to:when]` says the second from `when` on, `[to:when]` adds it then, `[from::when]` takes it away; `when` with
    a point is a share of the steps, without one the number of steps before the change. `[a|b]` takes turns from step to
    step. Raises UnreadablePrompt for brackets that are too deep.
    """
    if len(prompt) > PROMPT_LIMIT or "[" not in prompt or not ({":", "|"} & set(prompt)):
        return (prompt,) * max(1, steps)
    whole = _parsed(prompt)
    if whole.plain() is not None:
        return (prompt,) * max(1, steps)
    return tuple(whole.at(step, steps) for step in range(max(1, steps)))


def read_at_once(prompt: str, model: str) -> WeightedPrompt:
    """A prompt for a model that reads it once; raises UnreadablePrompt for one that changes on the way."""
    if len(set(texts_at_steps(uncommented(prompt), _SEVERAL))) > 1:
        raise UnreadablePrompt(
            "The prompt changes on the way, which {model} cannot do.",
            advice="Take the brackets with [from:to:when] or [a|b] out of it.",
            model=model,
        )
    return parse_prompt(prompt).without_breaks()


def _parsed(prompt: str) -> _Text:
    frames = [_Frame("")]
    at = begun = 0

    def keep(end: int) -> None:
        if end > begun:
            frames[-1].texts[-1].parts.append(prompt[begun:end])

    while at < len(prompt):
        letter = prompt[at]
        if letter == "\\":
            at += 2
            continue
        top = frames[-1]
        if letter in "([":
            if len(frames) > DEEPEST:
                raise UnreadablePrompt(
                    "Brackets in the prompt are nested deeper than {deepest}.",
                    advice="Write the weight as a number, such as (word:1.3).",
                    deepest=DEEPEST,
                )
            keep(at)
            frames.append(_Frame(letter))
        elif letter in ":|" and top.bracket == "[":
            keep(at)
            top.marks.append(letter)
            top.texts.append(_Text())
        elif (letter == "]" and top.bracket == "[") or (letter == ")" and top.bracket == "("):
            keep(at)
            frames.pop()
            frames[-1].texts[-1].parts += _closed(top, letter)
        else:
            at += 1
            continue
        at += 1
        begun = at
    keep(len(prompt))
    while len(frames) > 1:
        top = frames.pop()
        frames[-1].texts[-1].parts += top.flat()
    return frames[0].texts[0]


def _closed(frame: _Frame, closing: str) -> list[str | _Changing | _Alternating]:
    if frame.bracket == "[" and "|" in frame.marks:
        options: list[_Text] = [_Text(list(frame.texts[0].parts))]
        for mark, text in zip(frame.marks, frame.texts[1:], strict=True):
            if mark == "|":
                options.append(_Text(list(text.parts)))
            else:
                options[-1].parts += [mark, *text.parts]
        return [_Alternating(options)]
    if frame.bracket == "[" and 1 <= len(frame.marks) <= 2:
        when = frame.texts[-1].plain()
        if when is not None and (found := _NUMBER.fullmatch(when)):
            before = frame.texts[0] if len(frame.marks) == 2 else _Text()
            return [_Changing(before, frame.texts[-2], found[1])]
    return frame.flat(closing)
