"""The prompt language: what is settled before a picture is drawn (comments, choices, wildcards, LoRAs)."""

from __future__ import annotations

import difflib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.api.errors import UserError
from app.api.prompt_styles import PromptStyles
from app.document import ModelId

PROMPT_LIMIT = 20_000
"""Characters a prompt may have; the longest that any encoder reads whole are some four thousand."""

DEEPEST_CHOICE = 16
"""How deep choices and wildcards may stand in one another."""

STRONGEST_LORA = 10.0

_COMMENT = re.compile(r"^[ \t]*#[^\n]*(?:\n|\Z)|(?<=\s)#(?=\s|\Z)[^\n]*|/\*.*?\*/", re.MULTILINE | re.DOTALL)
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_LORA = re.compile(r"(?<!\\)<\s*(lora|lyco)\s*:([^<>\n]*)>", re.IGNORECASE)
_WILDCARD = re.compile(r"__([\w\-./*]+?)__")
_WEIGHTED_CHOICE = re.compile(r"\s*(\d+(?:\.\d+)?)::")
_SEVERAL = re.compile(r"\s*(\d+)(?:-(\d+))?\$\$(?:([^|{}]*?)\$\$)?")


class UnreadablePrompt(UserError):
    """A prompt that says something which cannot be done."""


WILDCARD_FOLDER = "wildcards.folder"
"""The setting of the folder with lists, empty for the studio's own."""


class Wildcards(Protocol):
    """The lists of words that prompts draw from."""

    def names(self) -> Sequence[str]:
        """The names of the lists."""

    def lines(self, name: str) -> Sequence[str]:
        """The lines of a list, nothing where there is none of that name; raises UserError for a file."""


class NoWildcards:
    """No lists at all."""

    def names(self) -> Sequence[str]:
        """There are none."""
        return ()

    def lines(self, _name: str) -> Sequence[str]:
        """There are none."""
        return ()


@dataclass(frozen=True, slots=True)
class LoraTag:
    """`<lora:name:0.8>` or `<lora:name:unet:text>` in a prompt."""

    name: str
    strength_unet: float = 1.0
    strength_text: float = 1.0


def expand(prompt: str, seed: int, wildcards: Wildcards | None = None) -> str:
    r"""Settle everything in a prompt that is left to chance, the same way for the same seed.

    - `{a|b}` is one of its parts, `{2::a|b}` the first twice as often, `{2$$a|b|c}` two different ones with a comma
      between them, `{1-2$$ and $$a|b|c}` one or two with “ and ” between them.
    - `__name__` is a line of the list of that name; `*` stands for any letters of a name.
    - Comments are taken out: lines that begin with `#` (as A1111 has them), ` # …` to the end of the line, and
      `/* … */`.

    A `\` before a character means it as it is, and stays. What is expanded once stays as it is when it is expanded
    again. Raises UnreadablePrompt for a prompt that is too long, too deep, or names a list that is not there.
    """
    _refuse_long(prompt)
    text = _Expansion(random.Random(seed), wildcards or NoWildcards()).expanded(uncommented(prompt), 0)
    # What was a choice before, such as {#fff|blue}, is no comment because it stands at the beginning of a line now.
    while _COMMENT.search(text):
        text = _COMMENT.sub(_meant, text)
    return text


def has_chance(prompt: str) -> bool:
    """Whether something in a prompt is drawn by the seed."""
    text = _ESCAPED.sub("  ", uncommented(prompt[:PROMPT_LIMIT]))
    return bool(re.search(r"\{[^{}]*\}", text) or _WILDCARD.search(text))


def uncommented(prompt: str) -> str:
    r"""The prompt without its comments; `\#` is none."""
    return _COMMENT.sub("", prompt) if "#" in prompt or "/*" in prompt else prompt


def _meant(comment: re.Match[str]) -> str:
    """What looks like a comment, as text."""
    said = comment[0]
    return "/\\" + said[1:] if said.startswith("/*") else said.replace("#", "\\#", 1)


def without_loras(prompt: str) -> tuple[str, tuple[LoraTag, ...]]:
    """The prompt without the LoRAs that it names, and these; raises UnreadablePrompt for a strength that is none."""
    if "<" not in prompt:
        return prompt, ()
    tags: list[LoraTag] = []

    def take(found: re.Match[str]) -> str:
        tags.append(_tag(found[2]))
        return ""

    return _LORA.sub(take, prompt), tuple(tags)


def _tag(said: str) -> LoraTag:
    name, *numbers = (part.strip() for part in said.split(":"))
    strengths = [_strength(number, name) for number in numbers]
    if not name or len(strengths) > 2:
        raise UnreadablePrompt(
            "The prompt has “<lora:{said}>”, which names no LoRA.",
            advice="Write <lora:name:0.8>, or <lora:name:0.8:0.5> with a strength for the reading of the prompt.",
            said=said[:60],
        )
    unet = strengths[0] if strengths else 1.0
    return LoraTag(name, unet, strengths[1] if len(strengths) > 1 else unet)


def _strength(number: str, name: str) -> float:
    try:
        strength = float(number)
    except ValueError:
        strength = float("nan")
    if not abs(strength) <= STRONGEST_LORA:
        raise UnreadablePrompt(
            "The LoRA “{name}” cannot have the strength “{strength}”.",
            advice="Write a number from -{strongest} to {strongest}, such as <lora:{name}:0.8>.",
            name=name[:60],
            strength=number[:20],
            strongest=f"{STRONGEST_LORA:g}",
        )
    return strength


def _refuse_long(prompt: str) -> None:
    if len(prompt) > PROMPT_LIMIT:
        raise UnreadablePrompt(
            "The prompt has {length} characters.",
            advice="Shorten it to at most {limit}.",
            length=len(prompt),
            limit=PROMPT_LIMIT,
        )


@dataclass(slots=True)
class _Expansion:
    random: random.Random
    wildcards: Wildcards
    length: int = 0
    _opened: list[str] = field(default_factory=list)

    def expanded(self, text: str, depth: int) -> str:
        """The text with nothing left to chance."""
        if depth > DEEPEST_CHOICE:
            raise UnreadablePrompt(
                "Choices and wildcards in the prompt stand in one another more than {deepest} deep.",
                advice="Look whether a wildcard names itself: {names}.",
                deepest=DEEPEST_CHOICE,
                names=", ".join(self._opened[-3:]),
            )
        result: list[str] = []
        for kind, part in _parts(text):
            if kind == "choice":
                result.append(self._chosen(part, depth))
            elif kind == "wildcard":
                result.append(self._drawn(part, depth))
            else:
                result.append(part)
        whole = "".join(result)
        self.length += len(whole)
        if self.length > PROMPT_LIMIT * DEEPEST_CHOICE or len(whole) > PROMPT_LIMIT:
            _refuse_long(" " * (PROMPT_LIMIT + 1) if len(whole) <= PROMPT_LIMIT else whole)
        return whole

    def _chosen(self, inside: str, depth: int) -> str:
        """One part, or several, of what stands between braces."""
        several = _SEVERAL.match(inside)
        options = _split(inside[several.end() :] if several else inside)
        weights = [found and float(found[1]) for found in map(_WEIGHTED_CHOICE.match, options)]
        options = [_WEIGHTED_CHOICE.sub("", option, count=1) for option in options]
        chances = [1.0 if weight is None else weight for weight in weights]
        if not any(chances):
            chances = [1.0] * len(options)
        if several is None:
            return self.expanded(self.random.choices(options, chances)[0], depth + 1)
        least = int(several[1])
        most = int(several[2]) if several[2] else least
        if not 0 <= least <= most <= len(options):
            raise UnreadablePrompt(
                "The prompt wants {count} of {there} parts in “{part}”.",
                advice="Write fewer, or give more parts.",
                count=most if most > len(options) else least,
                there=len(options),
                part=("{" + inside)[:60],
            )
        between = ", " if several[3] is None else several[3]
        picked: list[str] = []
        left = list(zip(options, chances, strict=True))
        for _ in range(self.random.randint(least, most)):
            total = [chance for _, chance in left]
            at = self.random.choices(range(len(left)), total if any(total) else None)[0]
            picked.append(self.expanded(left.pop(at)[0], depth + 1))
        return between.join(picked)

    def _drawn(self, name: str, depth: int) -> str:
        """A line of a list."""
        lines = [line for one in self._matching(name) for line in self.wildcards.lines(one)]
        if not lines:
            near = difflib.get_close_matches(name, self.wildcards.names(), n=1)
            if near:
                raise UnreadablePrompt(
                    "There is no wildcard “{name}”.", advice="Did you mean “{near}”?", name=name[:60], near=near[0]
                )
            raise UnreadablePrompt(
                "There is no wildcard “{name}”.",
                advice="Put a text file of that name into the folder of wildcards, or write \\ before it.",
                name=name[:60],
            )
        self._opened.append(name[:60])
        drawn = self.expanded(uncommented(self.random.choice(lines)), depth + 1)
        self._opened.pop()
        return drawn

    def _matching(self, name: str) -> Iterator[str]:
        if "*" not in name:
            yield name
            return
        pattern = re.compile(re.escape(name).replace(r"\*", ".*"))
        yield from (one for one in sorted(self.wildcards.names()) if pattern.fullmatch(one))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The text in its order: plain text, the insides of braces, and names of wildcards.

    Braces without a partner are escaped, so that they find none later either.
    """
    partners = _partners(text)
    at = begun = 0
    while at < len(text):
        letter = text[at]
        if letter == "\\":
            at += 2
            continue
        wildcard = _WILDCARD.match(text, at) if letter == "_" else None
        if wildcard is None and letter not in "{}":
            at += 1
            continue
        yield "text", text[begun:at]
        if wildcard is not None:
            yield "wildcard", wildcard[1]
            at = wildcard.end()
        elif letter == "{" and at in partners:
            yield "choice", text[at + 1 : partners[at]]
            at = partners[at] + 1
        else:
            yield "text", "\\" + letter
            at += 1
        begun = at
    yield "text", text[begun:]


def _partners(text: str) -> dict[int, int]:
    """Where the brace that is opened at a place is closed."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    at = 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == "{":
            opened.append(at)
        elif text[at] == "}" and opened:
            partners[opened.pop()] = at
        at += 1
    return partners


def _split(inside: str) -> list[str]:
    """The parts between the bars that belong to no inner braces, brackets or LoRA."""
    parts: list[str] = []
    depth = begun = at = 0
    while at < len(inside):
        letter = inside[at]
        if letter == "\\":
            at += 1
        elif letter in "{[":
            depth += 1
        elif letter in "}]":
            depth = max(0, depth - 1)
        elif letter == "|" and not depth:
            parts.append(inside[begun:at])
            begun = at + 1
        at += 1
    return [*parts, inside[begun:]]


@dataclass(frozen=True, slots=True)
class TokenCount:
    """The tokens of a prompt, and how many a model reads at once.

    `pieces` says that a longer prompt is read in several pieces of that many, so that nothing of it is lost.
    """

    tokens: int
    limit: int
    pieces: bool

    @property
    def room(self) -> int:
        """The tokens that there is room for with as many pieces as the prompt has."""
        return self.limit * max(1, -(-self.tokens // self.limit)) if self.pieces else self.limit


class PromptTools(Protocol):
    """What a prompt's editor asks for; each takes a while, so not on the main thread."""

    @property
    def wildcards(self) -> Wildcards:
        """The lists that prompts draw words from."""

    @property
    def styles(self) -> PromptStyles:
        """The styles that are kept."""

    def count(self, model: ModelId, prompt: str) -> TokenCount | None:
        """The tokens of a prompt for a model, None where that isn't known."""
