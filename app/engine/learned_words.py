"""LearnedWord: an embedding that was learned by textual inversion, and its places in a prompt."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.api import ModelKind, ModelRecord, UnreadableModel, UserError
from app.engine.control.part import Parts
from app.engine.detectors.architectures import title_of
from app.engine.detectors.content import Content, content_of
from app.engine.pickled_word import read_pickled_word
from app.engine.prompt import Emphasis, Vector, WeightedPrompt

_STAND_IN = "x"
_PLAIN = re.compile(r"[a-z]+\Z")


@dataclass(frozen=True, slots=True)
class LearnedWord:
    """The vectors (count, width) of a word for each encoder, by their width; `sha256` is of its file."""

    name: str
    sha256: str
    vectors: Mapping[int, Any]

    @property
    def count(self) -> int:
        """How many tokens it takes."""
        return max(int(vectors.shape[0]) for vectors in self.vectors.values())


@dataclass(slots=True)
class LearnedWords:
    """The words that a model's encoders know besides their own, each read once from its file."""

    model: ModelRecord
    _kept: dict[str, LearnedWord] = field(default_factory=dict)

    def named_in(
        self, prompts: Sequence[str], parts: Parts, check: Callable[[], None], lent: Sequence[LearnedWord] = ()
    ) -> dict[str, LearnedWord]:
        """The words that stand in some prompts, by their names in small letters.

        A word is meant by its file's name, whatever its capitals, or by `embedding:name`. Those that are lent for the
        drawing stand before those that are installed. Raises UserError for a word of another architecture, unless it
        is called like a word that anybody may write.
        """
        whole = "\n".join(prompts).lower()
        own = {word.name.lower(): word for word in lent if word.name.strip()}
        own = {name: word for name, word in own.items() if name in whole and _pattern([name]).search(whole)}
        found: dict[str, LearnedWord] = {}
        for record in parts.records(ModelKind.EMBEDDING):
            names = {name.lower() for name in (record.path.stem, record.name, str(record.id)) if name.strip()}
            used = [name for name in names - own.keys() if name in whole and _pattern([name]).search(whole)]
            if not used:
                continue
            if record.architecture != self.model.architecture:
                if any(not _PLAIN.match(name) or f"embedding:{name}" in whole for name in used):
                    raise UserError(
                        "The embedding “{word}” is for {wanted}, and {model} is {found}.",
                        advice="Take it out of the prompt, or choose another model.",
                        word=record.path.stem,
                        wanted=title_of(record.architecture),
                        model=self.model.name,
                        found=title_of(self.model.architecture),
                    )
                continue
            word = self._word(parts.find(record.id, ModelKind.EMBEDDING, check))
            found |= dict.fromkeys(used, word)
        return found | own

    def _word(self, record: ModelRecord) -> LearnedWord:
        key = record.sha256 or str(record.id)
        if key not in self._kept:
            self._kept[key] = LearnedWord(record.path.stem, key, _vectors(record))
        return self._kept[key]


def placed(prompt: WeightedPrompt, words: Mapping[str, LearnedWord]) -> WeightedPrompt:
    """The prompt with a token for every vector in the place of each learned word."""
    if not words:
        return prompt
    text: list[str] = []
    vectors: list[Vector] = []
    moved: list[int] = []
    at = length = 0
    for found in _pattern(words).finditer(prompt.text):
        before = prompt.text[at : found.start()]
        text.append(before)
        moved += range(length, length + len(before))
        length += len(before)
        word = found[1].lower()
        stand_in = " " + f"{_STAND_IN} " * words[word].count
        vectors += [Vector(length + 1 + 2 * number, word, number) for number in range(words[word].count)]
        moved += [length] * (found.end() - found.start())
        text.append(stand_in)
        length += len(stand_in)
        at = found.end()
    text.append(prompt.text[at:])
    moved += range(length, length + len(prompt.text) - at + 1)
    emphases = tuple(Emphasis(moved[part.start], moved[part.end], part.weight) for part in prompt.emphases)
    return WeightedPrompt("".join(text), emphases, tuple(vectors))


def _pattern(names: Sequence[str] | Mapping[str, object]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w\-])(?:embedding:)?({'|'.join(map(re.escape, longest_first))})(?![\w\-])", re.IGNORECASE
    )


def _vectors(record: ModelRecord) -> dict[int, Any]:
    import torch
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        if content_of(record.path) is Content.PICKLE:
            tensors = {name: torch.from_numpy(item) for name, item in read_pickled_word(record.path).items()}
        else:
            tensors = load_file(record.path)
    except (OSError, SafetensorError) as error:
        raise UnreadableModel(
            "The embedding “{word}” cannot be read: {what}.",
            advice="Check that the file is there, or download it once more.",
            word=record.name,
            what=str(error)[:200],
        ) from error
    return vectors_by_width(record.name, tensors)


def vectors_by_width(word: str, tensors: Mapping[str, Any]) -> dict[int, Any]:
    """The vectors (count, width) of a word by their width; raises UnreadableModel where their numbers differ."""
    found = {int(tensor.shape[-1]): tensor.reshape(-1, tensor.shape[-1]).float() for tensor in tensors.values()}
    if len({int(vectors.shape[0]) for vectors in found.values()}) != 1:
        raise UnreadableModel(
            "The embedding “{word}” has another number of vectors for each encoder.",
            advice="Look for another version of it.",
            word=word,
        )
    return found
