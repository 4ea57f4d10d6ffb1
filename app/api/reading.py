"""Reading: what a generator takes a prompt to mean, shown while it is typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from app.api.assets import AssetStore
from app.document import Json, Words


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A part of a prompt from `start` to `end` (code points): what it became, in a word and in a sentence.

    A part that was not understood changes nothing, and `short` is empty. `icon` names one of the studio's.
    """

    start: int
    end: int
    short: Words
    says: Words
    icon: str = ""
    understood: bool = True


@dataclass(frozen=True, slots=True)
class ReadChoice:
    """Another value that a fact can have: what the field of the request is then; `group` gathers several."""

    value: Json
    says: Words
    group: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True)
class ReadFact:
    """Something that a request settles, such as a tempo: `short` is its value, `name` what it is.

    Where `settles` names a field of the request, that field holds whatever the prompt says: `given` tells whether it
    does, `value` is what it would hold, `free` its value that leaves it to the prompt, and `choices` are others.
    """

    name: Words
    short: Words
    settles: str = ""
    value: Json = None
    free: Json = None
    given: bool = False
    choices: tuple[ReadChoice, ...] = ()
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of a prompt in their order, and all that follows from them and from the request's other fields."""

    parts: tuple[ReadPart, ...] = ()
    facts: tuple[ReadFact, ...] = ()


@runtime_checkable
class ReadsAssets(Protocol):
    """What a generator may do in place of `Reads` where it has to look at what a request names, such as a picture."""

    def note_with(self, request: Any, assets: AssetStore) -> Reading:
        """What the request means; raises UserError where a field cannot be, and MissingAsset."""
        ...


@runtime_checkable
class Reads(Protocol):
    """What a generator may do besides: say what it takes a request to mean, before it is run.

    Texts that the panel gives when a request is submitted are empty as yet.

    It is asked on the main thread while a prompt is typed: it needs no models and takes a few milliseconds at most.
    """

    def note(self, request: Any) -> Reading:
        """What the request means; raises UserError where a field cannot be."""
        ...
