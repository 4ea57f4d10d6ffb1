"""Fields: what a request's annotations say of the form, and the way from JSON to a request and back.

    @dataclass(frozen=True, slots=True)
    class Request:
        prompt: Annotated[str, Prompt(), Label("Prompt", "What the picture shows")]
        steps: Annotated[int, Range(1, 150), Label("Steps"), More()] = 25

Every field has exactly one kind (Prompt, Text, Seed, Range, Choice, Toggle, AssetOf, ModelOf, SamplerOf,
LoraList).
"""

from __future__ import annotations

import dataclasses
import difflib
import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    TypeAlias,
    TypeVar,
    Union,
    assert_never,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from app.api.errors import InvalidRequest
from app.api.models import ModelKind
from app.document import Json, JsonObject, Named, Words

if TYPE_CHECKING:
    from app.api.models import ModelRecord
    from app.api.studio import CatalogueEntry

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Label:
    """The field's name in the form, one line of help, and what an optional field shows where it is left empty.

    All are English, and translated where they are shown.
    """

    text: str
    help: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class More:
    """The field stands under “More”."""


@dataclass(frozen=True, slots=True)
class Given:
    """The field isn't in the form: the panel that shows the work gives its value when the request is submitted."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The field isn't in the form and has a default: the generator fills it in the requests of its results."""


@dataclass(frozen=True, slots=True)
class Count:
    """The field, a Range, says how many results are made, each with its own seed."""


@dataclass(frozen=True, slots=True)
class Keyframes:
    """The field, a Text, says how other fields, which it names, change over the time of what is made."""

    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt of several lines in the prompt language.

    `prose` says that a passage of a story is understood, too, however long it is.
    """

    negative: bool = False
    prose: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A text; `multiline` for more than one line."""

    multiline: bool = False


@dataclass(frozen=True, slots=True)
class Seed:
    """A seed, 0 to 2**32 - 1, with a die and a lock.

    Where none is given one is drawn, or it is the default where it isn't to be `drawn`.
    """

    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Range:
    """A number between bounds, both included, with its unit; `soft_high` is where the slider ends."""

    low: float
    high: float
    step: float = 1
    unit: str = ""
    soft_high: float | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values, each with the label that is shown."""

    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Toggle:
    """On or off."""


@dataclass(frozen=True, slots=True)
class AssetOf:
    """An asset of a media type, given as its id; the pattern is such as `image/*`. The type may be optional."""

    media_type: str


@dataclass(frozen=True, slots=True)
class ModelOf:
    """A model of a kind, given as its id; the empty id stands for the default and is resolved before submitting.

    Where the type is optional, neither None nor the empty id stands for a model.
    `architectures` limits the choice, all where it is empty.
    """

    kind: ModelKind
    architectures: tuple[str, ...] = ()

    def fits(self, model: ModelRecord | CatalogueEntry) -> bool:
        """Whether a model, on this machine or to be fetched, can be chosen."""
        return model.kind is self.kind and (not self.architectures or model.architecture in self.architectures)


@dataclass(frozen=True, slots=True)
class SamplerOf:
    """A sampler that works with the request's model, given by its name; the empty name is the model's own."""


@dataclass(frozen=True, slots=True)
class LoraList:
    """LoRAs for the request's model as `<lora:name:0.8>`, one a line; one behind a # is in the list, and off."""


FieldKind: TypeAlias = Prompt | Text | Seed | Range | Choice | Toggle | AssetOf | ModelOf | SamplerOf | LoraList

SEED_LIMIT = 2**32


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a request as the form, the command line and the check of requests see it."""

    name: str
    type: type[str] | type[int] | type[float] | type[bool]
    optional: bool
    kind: FieldKind
    label: Label
    more: bool
    required: bool
    default: Json
    given: bool = False
    count: bool = False
    keyframes: tuple[str, ...] = ()
    kept: bool = False

    @property
    def named(self) -> Named:
        """How errors call it: by its label in the window, by its name on the command line."""
        return Named(self.name, self.label.text)


def fields_of(request: type[Any]) -> tuple[Field, ...]:
    """The fields of a request class in their order; raises TypeError where an annotation lacks its kind."""
    hints = get_type_hints(request, include_extras=True)
    return tuple(_field(item, hints[item.name]) for item in dataclasses.fields(request))


def _field(item: dataclasses.Field[Any], hint: Any) -> Field:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"the request's field {item.name} has no annotation")
    base, *notes = get_args(hint)
    optional = False
    if get_origin(base) in (Union, types.UnionType):
        optional = type(None) in get_args(base)
        (base,) = (part for part in get_args(base) if part is not type(None))
    kinds = [note for note in notes if isinstance(note, FieldKind)]
    if len(kinds) != 1:
        raise TypeError(f"the request's field {item.name} needs exactly one kind, found {len(kinds)}")
    labels = [note for note in notes if isinstance(note, Label)]
    required = item.default is dataclasses.MISSING and not optional
    return Field(
        name=item.name,
        type=base,
        optional=optional,
        kind=kinds[0],
        label=labels[0] if labels else Label(item.name.replace("_", " ").capitalize()),
        more=any(isinstance(note, More) for note in notes),
        required=required,
        default=None if item.default is dataclasses.MISSING else cast("Json", item.default),
        given=any(isinstance(note, Given) for note in notes),
        count=any(isinstance(note, Count) for note in notes),
        keyframes=next((note.of for note in notes if isinstance(note, Keyframes)), ()),
        kept=any(isinstance(note, Kept) for note in notes),
    )


def request_to_json(request: object) -> JsonObject:
    """A request as a JSON object, complete."""
    return {field.name: getattr(request, field.name) for field in fields_of(type(request))}


def request_from_json(request: type[R], values: Mapping[str, Json]) -> R:
    """Build a request, checking every value; raises InvalidRequest that names the field."""
    known = {field.name: field for field in fields_of(request)}
    for name in values:
        if name not in known:
            raise _unknown(name, known)
    checked: dict[str, Json] = {}
    for name, field in known.items():
        if name in values:
            checked[name] = _checked(field, values[name])
        elif field.required:
            raise _missing(field)
        else:
            checked[name] = field.default
    return request(**checked)


def value_from_text(request: type[Any], name: str, text: str) -> Json:
    """Read the value of a field as it is typed on a command line; raises InvalidRequest."""
    known = {field.name: field for field in fields_of(request)}
    if name not in known:
        raise _unknown(name, known)
    field = known[name]
    try:
        if field.type is bool:
            return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[text.lower()]
        if field.type is str:
            return text
        return int(text) if field.type is int else float(text)
    except (KeyError, ValueError):
        raise _wrong_type(field, text) from None


def _checked(field: Field, value: Json) -> Json:
    if value is None:
        if field.optional:
            return None
        raise _missing(field)
    if field.type is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, field.type) or (field.type is not bool and isinstance(value, bool)):
        raise _wrong_type(field, value)
    match field.kind:
        case Range(low=low, high=high, unit=unit):
            _within(field, cast("float", value), low, high, unit)
        case Seed():
            _within(field, cast("int", value), 0, SEED_LIMIT - 1, "")
        case Choice(options=options):
            if value not in [option for option, _ in options]:
                raise InvalidRequest(
                    "{field} cannot be “{value}”.",
                    advice="Choose one of: {options}.",
                    field=field.named,
                    value=value,
                    options=_enumerated([Named(option, label) for option, label in options]),
                )
        case Prompt() | Text() | Toggle() | AssetOf() | ModelOf() | SamplerOf() | LoraList():
            pass
        case _:
            assert_never(field.kind)
    return value


def _within(field: Field, value: float, low: float, high: float, unit: str) -> None:
    if not low <= value <= high:  # also refuses NaN
        raise InvalidRequest(
            "{field} is {value}{unit}.",
            advice="Choose a value from {low} to {high}.",
            field=field.named,
            value=value,
            unit=f" {unit}" if unit else "",
            low=f"{low:g}",
            high=f"{high:g}",
        )


def _missing(field: Field) -> InvalidRequest:
    return InvalidRequest("The request has no {field}.", advice="Give it a value.", field=field.named)


def _unknown(name: str, known: Mapping[str, Field]) -> InvalidRequest:
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return InvalidRequest(
            "There is no field “{field}”.", advice="Did you mean “{near}”?", field=name, near=known[near[0]].named
        )
    return InvalidRequest(
        "There is no field “{field}”.",
        advice="The fields are: {known}.",
        field=name,
        known=_enumerated([field.named for field in known.values()]),
    )


def _enumerated(names: Sequence[Named]) -> Named | Words:
    first, *others = names or [Named("", "")]
    return Words("{one}, {others}", one=first, others=_enumerated(others)) if others else first


def _wrong_type(field: Field, value: object) -> InvalidRequest:
    kinds = {
        str: Words("a text"),
        int: Words("a whole number"),
        float: Words("a number"),
        bool: Words("true or false"),
    }
    return InvalidRequest(
        "{field} cannot be “{value}”.",
        advice="Give it {kind}.",
        field=field.named,
        value=str(value)[:60],
        kind=kinds[field.type],
    )
