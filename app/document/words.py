"""Words: a sentence that is said to the user, in whatever language that user reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias, cast

from app.document.values import Json

Value: TypeAlias = "str | int | float | Words"


@dataclass(frozen=True, slots=True, init=False)
class Words:
    """An English template and the values that are put into it by name; a value may be words again.

    Without values the template is said as it is, so that a text from outside may hold any brackets.
    """

    template: str
    values: tuple[tuple[str, Value], ...]

    def __init__(self, template: str = "", /, **values: object) -> None:
        """Keep the values that are plain; of anything else its text is what is said."""
        plain = tuple(
            (name, item if isinstance(item, str | int | float | Words) else str(item)) for name, item in values.items()
        )
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", plain)

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.template)

    def __str__(self) -> str:
        """The words in English."""
        return self.translated(lambda text: text)

    def translated(self, translate: Callable[[str], str]) -> str:
        """The words in another language: `translate` gives the template in it."""
        text = translate(self.template) if self.template else ""
        if not self.values:
            return text
        said = {name: item.translated(translate) if isinstance(item, Words) else item for name, item in self.values}
        return text.format(**said)

    def to_json(self) -> Json:
        """Plain data: the template alone where there are no values."""
        if not self.values:
            return self.template
        said: dict[str, Json] = {
            name: {"words": item.to_json()} if isinstance(item, Words) else item for name, item in self.values
        }
        return {"template": self.template, "values": said}

    @staticmethod
    def from_json(data: object) -> Words:
        """The words that `to_json` gave; raises TypeError or KeyError for anything else."""
        if isinstance(data, str):
            return Words(data)
        if not isinstance(data, dict) or not isinstance(data["template"], str) or not isinstance(data["values"], dict):
            raise TypeError("these are no words")
        said = {
            str(name): Words.from_json(item["words"]) if isinstance(item, dict) else cast("Value", item)
            for name, item in data["values"].items()
        }
        return Words(data["template"], **said)


def sentences(*parts: Words) -> Words:
    """Sentences one after the other, those left out that say nothing."""
    return _joined(parts, lambda first, then: Words("{first} {then}", first=first, then=then))


def listed(parts: Iterable[Words]) -> Words:
    """Parts of one sentence, as a list."""
    return _joined(parts, lambda one, others: Words("{one}; {others}", one=one, others=others))


def _joined(parts: Iterable[Words], join: Callable[[Words, Words], Words]) -> Words:
    said = [part for part in parts if part]
    words = said.pop() if said else Words()
    while said:
        words = join(said.pop(), words)
    return words
