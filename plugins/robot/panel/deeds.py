"""Deeds: what can be done in the robot's workspace, as it stands in menus and in the palette."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.api import Action, PanelContext
from plugins.robot.model import Kind
from plugins.robot.panel.asked import Asked
from plugins.robot.panel.plans_dock import PlansDock
from plugins.robot.panel.stage import RobotStage
from plugins.robot.panel.table_dock import TableDock
from plugins.robot.panel.view.arm_view import ArmView
from plugins.robot.panel.work import RobotWork

_MJCF = ("robot.mjcf", "robot.mjcf-zip")
_ADD = str(QT_TRANSLATE_NOOP("Actions", "Add to the table"))
_VIEWS = str(QT_TRANSLATE_NOOP("Actions", "Look at the arm"))


def deeds(
    context: PanelContext,
    work: RobotWork,
    stage: RobotStage,
    view: ArmView,
    table: TableDock,
    plans: PlansDock,
    asked: Asked,
) -> Sequence[Action]:
    """All of them."""
    return (*_table(context, work, stage, table), *_time(work, view), *_views(view), *_paths(work, plans, asked))


def _table(context: PanelContext, work: RobotWork, stage: RobotStage, table: TableDock) -> Sequence[Action]:
    def laid() -> bool:
        return bool(work.scene.things)

    def there_is_no_plate() -> bool:
        return all(thing.kind is not Kind.PLATE for thing in work.scene.things)

    return (
        Action(
            "robot.lay", "Lay the table by chance", table.lay_by_chance, "edit", ("Ctrl+Shift+L",),
            "Other things at other places; the same seed lays it the same way.", "shuffle",
        ),
        Action(
            "robot.add-bowl", "Bowl", partial(table.add, Kind.BOWL), "edit", (),
            "In a colour that no other bowl has, where there is room.", "circle", submenu=_ADD,
        ),
        Action(
            "robot.add-sponge", "Sponge", partial(table.add, Kind.SPONGE), "edit", (),
            "In a colour that no other sponge has, where there is room.", "square", submenu=_ADD,
        ),
        Action(
            "robot.add-plate", "Plate", partial(table.add, Kind.PLATE), "edit", (), "There can be one plate.",
            "circle-dot", enabled=there_is_no_plate, submenu=_ADD,
        ),
        Action(
            "robot.remove", "Take off the table", table.remove, "edit", (), "The thing that is chosen.", "trash-2",
            enabled=lambda: work.chosen is not None,
        ),
        Action(
            "robot.take-over", "Take this table over", stage.take_over, "edit", (),
            "The table that a path was planned for becomes your own.", "corner-left-down",
            enabled=lambda: stage.foreign is not None,
        ),
        Action(
            "robot.export-mjcf", "Export the MuJoCo scene…", lambda: context.export_work(_MJCF, {}),
            "file", (), "The table with the arm, as MuJoCo's own viewer opens it.", "box", enabled=laid,
        ),
        Action(
            "robot.export-scene", "Export the table…", lambda: context.export_work(("robot.scene",), {}), "file", (),
            "What lies where, as JSON that can be opened again.", "upload", enabled=laid,
        ),
    )  # fmt: skip


def _time(work: RobotWork, view: ArmView) -> Sequence[Action]:
    def there() -> bool:
        return work.arm is not None

    simulation = view.simulation
    return (
        Action(
            "robot.run", "Let time pass, or pause", view.toggle_running, "view", (), "Space in the view of the arm.",
            "play", enabled=there,
        ),
        Action(
            "robot.step", "One step of time", simulation.step, "view", (), "40 ms; full stop in the view of the arm.",
            "step-forward", enabled=there,
        ),
        Action(
            "robot.reset", "Back to how it was laid", simulation.reset, "view", (), "R in the view of the arm.",
            "rotate-ccw", enabled=there,
        ),
        Action(
            "robot.contacts", "Contacts and forces", lambda: view.set_contacts(not view.contacts), "view", (),
            "A point where two things touch, and an arrow for the force.", "target",
            checked=lambda: view.contacts, enabled=there,
        ),
    )  # fmt: skip


def _views(view: ArmView) -> Sequence[Action]:
    return (
        Action("robot.view-first", "First view", view.look_from_start, "view", (), "", "eye", submenu=_VIEWS),
        Action("robot.view-front", "From the front", view.look_from_front, "view", (), "", "eye", submenu=_VIEWS),
        Action("robot.view-left", "From the left", view.look_from_left, "view", (), "", "eye", submenu=_VIEWS),
        Action("robot.view-above", "From above", view.look_from_above, "view", (), "", "eye", submenu=_VIEWS),
        Action("robot.view-gripper", "At the gripper", view.look_at_gripper, "view", (), "", "eye", submenu=_VIEWS),
    )


def _paths(work: RobotWork, plans: PlansDock, asked: Asked) -> Sequence[Action]:
    def chosen() -> bool:
        return plans.chosen is not None

    def filmed() -> bool:
        take = plans.chosen
        return take is not None and take.film is not None

    return (
        Action(
            "robot.take-up", "Take up the last sentence", asked.take_up, "generate", (),
            "What was last asked for in this project comes back into the prompt.", "history",
            enabled=lambda: bool(work.part.prompt),
        ),
        Action(
            "robot.play-path", "Play the path", plans.play, "generate", (),
            "The arm does it once more in the live simulation.", "circle-play",
            enabled=lambda: chosen() and work.arm is not None,
        ),
        Action(
            "robot.keep-path", "Keep the path", plans.keep, "generate", (),
            "With its film, in the project.", "save", enabled=chosen,
        ),
        Action(
            "robot.place-film", "Put the film into the timeline", plans.place_film, "generate", (), "", "film",
            enabled=filmed,
        ),
        Action(
            "robot.export-path", "Export the path…", plans.export_path, "file", (),
            "Where the gripper was to be, and when, as JSON or CSV.", "spline", enabled=chosen,
        ),
    )  # fmt: skip
