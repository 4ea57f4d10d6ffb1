"""Words: a sentence that is said to the user, in whatever language that user reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias, cast

from app.document.values import Json

Value: TypeAlias = "str | int | float | Words | Named"

_MOST_QUOTED = 200


@dataclass(frozen=True, slots=True)
class Named:
    """Something that has a name where it is typed, as on the command line, and an English label where it is read."""

    name: str
    label: str

    def __str__(self) -> str:
        """The name."""
        return self.name

    def translated(self, _translate: Callable[[str], str], translate_label: Callable[[str], str]) -> str:
        """The label in another language."""
        return translate_label(self.label)


@dataclass(frozen=True, slots=True, init=False)
class Words:
    """An English template and the values that are put into it by name; a value may be words again, or Named.

    Without values the template is said as it is, so that a text from outside may hold any brackets.
    """

    template: str
    values: tuple[tuple[str, Value], ...]

    def __init__(self, template: str = "", /, **values: object) -> None:
        """Keep the values that are plain; of anything else its text is what is said."""
        plain = tuple(
            (name, item if isinstance(item, str | int | float | Words | Named) else str(item))
            for name, item in values.items()
        )
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", plain)

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.template)

    def __str__(self) -> str:
        """The words in English."""
        return self._filled(self.template, str)

    def translated(self, translate: Callable[[str], str], translate_label: Callable[[str], str] | None = None) -> str:
        """The words in another language: `translate` gives a template in it, `translate_label` what is Named."""
        label = translate_label or translate
        text = translate(self.template) if self.template else ""
        return self._filled(text, lambda item: item.translated(translate, label))

    def _filled(self, text: str, said: Callable[[Words | Named], str]) -> str:
        if not self.values:
            return text
        return text.format(
            **{name: said(item) if isinstance(item, Words | Named) else item for name, item in self.values}
        )

    def to_json(self) -> Json:
        """Plain data: the template alone where there are no values."""
        if not self.values:
            return self.template
        return {"template": self.template, "values": {name: _stored(item) for name, item in self.values}}

    @staticmethod
    def from_json(data: object) -> Words:
        """The words that `to_json` gave; raises TypeError or KeyError for anything else."""
        if isinstance(data, str):
            return Words(data)
        if not isinstance(data, dict) or not isinstance(data["template"], str) or not isinstance(data["values"], dict):
            raise TypeError("these are no words")
        return Words(data["template"], **{str(name): _value(item) for name, item in data["values"].items()})


def _stored(value: Value) -> Json:
    match value:
        case Words():
            return {"words": value.to_json()}
        case Named():
            return {"name": value.name, "label": value.label}
    return value


def _value(data: object) -> Value:
    match data:
        case {"name": str(name), "label": str(label)}:
            return Named(name, label)
        case {**some}:
            return Words.from_json(some["words"])
    return cast("Value", data)


def quoted(said: BaseException | str) -> Words:
    """What a library said in words of its own, which nobody translates: one line of it, marked as a quotation."""
    kind = f"{type(said).__name__}: " if isinstance(said, BaseException) else ""
    line = " ".join(f"{kind}{said}".split()).removesuffix(":")
    return Words("Details: “{text}”", text=line if len(line) <= _MOST_QUOTED else f"{line[:_MOST_QUOTED]}…")


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
