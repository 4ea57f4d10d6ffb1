"""Understanding: what a sentence is taken to ask of the table as it lies, before anything is done."""

from __future__ import annotations

from dataclasses import dataclass

from app.api import UserError, Words
from plugins.robot.model import Kind, Scene
from plugins.robot.tasks.task import Action, Aim, Named, Task, aim_of
from plugins.robot.wording.reading import read


@dataclass(frozen=True, slots=True)
class Understood:
    """What a sentence asks: in words, and which things of the scene it means; or what stands in the way of that."""

    says: Words | None = None
    aim: Aim | None = None
    trouble: Words | None = None


def understand(sentence: str, scene: Scene) -> Understood:
    """Read a sentence for a scene; for an empty table one is laid later that has what is named."""
    if not sentence.strip():
        return Understood()
    try:
        task = read(sentence)
        aim = aim_of(task, scene) if scene.things else None
    except UserError as error:
        return Understood(trouble=error.words)
    return Understood(_says(task, aim, scene), aim)


def _says(task: Task, aim: Aim | None, scene: Scene) -> Words:
    thing = _name(task.thing, None if aim is None else aim.thing, scene)
    match task.action:
        case Action.PICK:
            return Words("Understood: picks up the {thing}.", thing=thing)
        case Action.WIPE:
            return Words("Understood: wipes the plate with the {thing}.", thing=thing)
        case Action.PUT:
            place = task.place or Named(Kind.PLATE)
            name = _name(place, None if aim is None else aim.place, scene)
            if place.kind is Kind.BOWL:
                return Words("Understood: puts the {thing} into the {place}.", thing=thing, place=name)
            return Words("Understood: puts the {thing} onto the {place}.", thing=thing, place=name)


def _name(named: Named, number: int | None, scene: Scene) -> Words:
    """As it lies on the table, with its colour also where the sentence says none."""
    return named.words if number is None else scene.things[number].words
