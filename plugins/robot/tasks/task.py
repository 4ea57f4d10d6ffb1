"""Task: what a sentence asks of the arm, and which things of a scene it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.api import InvalidRequest, Words, listed
from plugins.robot.model import Colour, Kind, Scene, named


class Action(Enum):
    """What is done."""

    PICK = "pick"
    WIPE = "wipe"
    PUT = "put"


@dataclass(frozen=True, slots=True)
class Named:
    """A thing as a sentence names it: without a colour where it says none."""

    kind: Kind
    colour: Colour | None = None

    @property
    def words(self) -> Words:
        """What it is called."""
        if self.colour is None or self.kind is Kind.PLATE:
            return self.kind.words
        return Words("{colour} {thing}", colour=self.colour.words, thing=self.kind.words)


@dataclass(frozen=True, slots=True)
class Task:
    """An action with what it is done to or with; `place` is what is wiped, or where it is put."""

    action: Action
    thing: Named
    place: Named | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """A task with the numbers of the things of a scene that it means; `place` is None for picking up."""

    action: Action
    thing: int
    place: int | None = None


def aim_of(task: Task, scene: Scene) -> Aim:
    """What of the scene a task means; raises InvalidRequest where a thing is not there, or could be several."""
    thing = _meant(task.thing, scene)
    return Aim(task.action, thing, None if task.place is None else _meant(task.place, scene))


def aims_in(scene: Scene) -> tuple[Aim, ...]:
    """Everything that can be asked of a scene."""
    bowls, sponges, plates = (scene.find(kind) for kind in (Kind.BOWL, Kind.SPONGE, Kind.PLATE))
    picks = [Aim(Action.PICK, thing) for thing in (*bowls, *sponges)]
    wipes = [Aim(Action.WIPE, sponge, plate) for sponge in sponges for plate in plates]
    puts = [Aim(Action.PUT, thing, plate) for thing in (*bowls, *sponges) for plate in plates]
    puts += [Aim(Action.PUT, sponge, bowl) for sponge in sponges for bowl in bowls]
    return (*picks, *wipes, *puts)


def _meant(thing: Named, scene: Scene) -> int:
    found = scene.find(thing.kind, thing.colour if thing.kind is not Kind.PLATE else None)
    if len(found) == 1:
        return found[0]
    if found:
        raise InvalidRequest(
            "There is more than one {thing} on the table: {things}.",
            advice="Say which one by its colour.",
            thing=thing.words,
            things=listed(named(scene.things[number] for number in found)),
        )
    if not scene.things:
        raise InvalidRequest("There is nothing on the table.", advice="Lay the table first.")
    raise InvalidRequest(
        "There is no {thing} on the table.",
        advice="There is: {things}.",
        thing=thing.words,
        things=listed(named(scene.things)),
    )
