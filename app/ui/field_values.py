"""Values of a form's fields: as they are shown, and read back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from app.api import Field, Json, ModelRecord, Range


def field_text(text: str) -> str:
    """A label or help of a field in the user's language."""
    return QCoreApplication.translate("Fields", text) if text else ""


def as_text(value: Json) -> str:
    """A value as a text; nothing is an empty one."""
    return "" if value is None else str(value)


def as_number(value: Json) -> float:
    """A value that has to be a number; raises TypeError."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    return value


def choose(combo: QComboBox, value: Json) -> None:
    """Choose the entry with a value; raises ValueError where there is none."""
    index = combo.findData(value)
    if index < 0:
        raise ValueError(value)
    combo.setCurrentIndex(index)


def count_of(fields: Sequence[Field], wanted: int) -> dict[str, Json]:
    """The value with which so many results are made, or as many as can be; nothing where no field says how many."""
    return {
        field.name: min(wanted, round(field.kind.high))
        for field in fields
        if field.count and not field.given and isinstance(field.kind, Range)
    }


def instead(name: str, record: ModelRecord | None, fields: Sequence[Field]) -> str:
    """What stands in a field of a number that is left open."""
    own = {name: f"default_{name}" for name in ("steps", "guidance", "guidance_rescale", "colour_guidance")}
    if record is not None and name in record.ignored:
        return QCoreApplication.translate("RequestForm", "none")
    if name in own:
        value = f" ({getattr(record, own[name]):g})" if record else ""
        return QCoreApplication.translate("RequestForm", "model's own") + value
    for field in fields:
        if field.name == name and field.label.empty:
            return field_text(field.label.empty)
    if any(field.name == "preset" for field in fields):
        return QCoreApplication.translate("RequestForm", "by the preset")
    return QCoreApplication.translate("RequestForm", "not set")
