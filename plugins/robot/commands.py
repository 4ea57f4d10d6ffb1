"""Commands: what can be done to a scene, each with its name in the history."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.api import Asset, Document, InvalidRequest
from plugins.robot.codec import LONGEST_PROMPT
from plugins.robot.media import PATH
from plugins.robot.model import EMPTY, KIND, Colour, KeptPlan, Robot, Scene, Thing, checked


def robot_of(document: Document) -> Robot:
    """The document's scene and sentence; empty ones where there are none yet."""
    return document.part(KIND, EMPTY)


@dataclass(frozen=True, slots=True)
class SetScene:
    """Put another scene on the table, such as one laid out by chance."""

    scene: Scene
    label: str = "Lay the table"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the scene."""
        return document.with_part(KIND, replace(robot_of(document), scene=checked(self.scene)))


@dataclass(frozen=True, slots=True)
class SetPrompt:
    """Remember the sentence that was asked."""

    prompt: str
    label: str = "Change the sentence"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the sentence; raises InvalidRequest for one that no project could be opened with."""
        if len(self.prompt) > LONGEST_PROMPT:
            raise InvalidRequest("The sentence is too long.", advice="Make it shorter.")
        return document.with_part(KIND, replace(robot_of(document), prompt=self.prompt))


@dataclass(frozen=True, slots=True)
class AddThing:
    """Lay one more thing on the table."""

    thing: Thing
    label: str = "Add to the table"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it."""
        return _with_things(document, (*robot_of(document).scene.things, self.thing))


@dataclass(frozen=True, slots=True)
class RemoveThing:
    """Take a thing off the table."""

    number: int
    label: str = "Take off the table"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without it."""
        things = _things(document, self.number)
        return _with_things(document, (*things[: self.number], *things[self.number + 1 :]))


@dataclass(frozen=True, slots=True)
class MoveThing:
    """Move and turn a thing; a drag is one entry of the history."""

    number: int
    x: float
    y: float
    turn: float
    label: str = "Move on the table"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the thing there."""
        moved = replace(_things(document, self.number)[self.number], x=self.x, y=self.y, turn=self.turn)
        return _with(document, self.number, moved)


@dataclass(frozen=True, slots=True)
class ColourThing:
    """Give a thing another colour."""

    number: int
    colour: Colour
    label: str = "Change the colour"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the thing in that colour."""
        return _with(document, self.number, replace(_things(document, self.number)[self.number], colour=self.colour))


@dataclass(frozen=True, slots=True)
class KeepPlan:
    """Keep a path in the project, with its film if it has one."""

    path: Asset
    id: str
    prompt: str
    film: Asset | None = None
    succeeded: bool | None = None
    label: str = "Keep path"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the path behind the others."""
        if self.path.media_type != PATH:
            raise InvalidRequest("This is no path of the arm.", advice="Choose a path, as JSON or CSV.")
        part = robot_of(document)
        film = None if self.film is None else self.film.id
        kept = KeptPlan(self.id, self.prompt, self.path.id, film, self.succeeded)
        assets = (self.path,) if self.film is None else (self.path, self.film)
        return document.with_assets(assets).with_part(KIND, replace(part, plans=(*part.plans, kept)))


@dataclass(frozen=True, slots=True)
class RemovePlan:
    """Keep a path no longer."""

    id: str
    label: str = "Delete path"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without it."""
        part = robot_of(document)
        if part.plan(self.id) is None:
            raise InvalidRequest("That path is no longer kept.", advice="Choose another.")
        return document.with_part(KIND, replace(part, plans=tuple(one for one in part.plans if one.id != self.id)))


def _things(document: Document, number: int) -> tuple[Thing, ...]:
    things = robot_of(document).scene.things
    if not 0 <= number < len(things):
        raise InvalidRequest("That thing is no longer on the table.", advice="Choose another.")
    return things


def _with(document: Document, number: int, thing: Thing) -> Document:
    things = _things(document, number)
    return _with_things(document, (*things[:number], thing, *things[number + 1 :]))


def _with_things(document: Document, things: tuple[Thing, ...]) -> Document:
    return document.with_part(KIND, replace(robot_of(document), scene=checked(Scene(things))))
