"""TitleSection: the text of titles, and how it is set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.widgets.icons import Icons
from plugins.timeline.model import Box, Clip, Horizontal, Title, Vertical, Writing
from plugins.timeline.panel.inspector.clip_edits import ClipEdits, common
from plugins.timeline.panel.inspector.clip_fields import ClipChoice, ClipColour, ClipSlider, ClipSwitch, labelled
from plugins.timeline.panel.inspector.family_box import FamilyBox
from plugins.timeline.panel.inspector.fields_section import FieldsSection
from plugins.timeline.panel.inspector.live_text import LiveText

_THINNEST, _BOLDEST = 100, 900


class TitleSection(FieldsSection):
    """Changes are seen while one writes."""

    def __init__(self, title: str, edits: ClipEdits, icons: Icons) -> None:
        super().__init__(title, "title", edits, icons)
        self.text = LiveText(self.tr("Text"))
        self.text.edited.connect(lambda text: self._set(lambda old: replace(old, text=text), label="Write a title"))
        self.text.finished.connect(edits.end_gesture)
        self.body.addWidget(self.text)
        self.family = FamilyBox(self.tr("Font"))
        self.family.chosen.connect(self._set_family)
        self.body.addWidget(labelled(self.tr("Font"), self.family))
        height = float(edits.work.timeline.height)
        self._slider(
            self.tr("Size"), lambda old: old.size, lambda old, value: replace(old, size=value), (1 / height, 10.0),
            0.08, 1 / height, self.tr("px"), (0.0, 0.4), height,
        )  # fmt: skip
        self._choice(self.tr("Weight"), self._weights(), lambda old: old.weight, _with_weight)
        italic = ClipSwitch(
            self.tr("Italic"), edits, self._clips, lambda clip: _title(clip).italic,
            lambda clip, on: _changed(clip, lambda old: replace(old, italic=on)), label="Change the title",
        )  # fmt: skip
        self.add(italic, italic)
        none = self.tr("None")
        self._colour(self.tr("Colour"), lambda old: old.colour, lambda old, text: replace(old, colour=text), "")
        self._colour(self.tr("Outline"), lambda old: old.outline, _with_outline, none)
        self._slider(
            self.tr("Outline width"), lambda old: old.outline_width,
            lambda old, value: replace(old, outline_width=value), (0.0, 1.0), 0.0, 0.5 / height, self.tr("px"),
            (0.0, 0.03), height,
        )  # fmt: skip
        self._colour(
            self.tr("Background"), lambda old: old.background, lambda old, text: replace(old, background=text), none
        )
        self._slider(
            self.tr("Line height"), lambda old: old.line_height,
            lambda old, value: replace(old, line_height=value), (0.1, 100.0), 1.2, 0.05, "×", (0.5, 3.0), 1.0,
        )  # fmt: skip
        writing = [(self.tr("Horizontal"), Writing.HORIZONTAL), (self.tr("Vertical"), Writing.VERTICAL)]
        self._choice(self.tr("Writing"), writing, lambda old: old.writing, _with_writing)
        along = [("", each) for each in Horizontal]
        self.along = self._choice(self.tr("Alignment"), along, lambda old: old.align, _with_align)
        across = [("", each) for each in Vertical]
        self.across = self._choice(self.tr("Lines"), across, lambda old: old.align_lines, _with_align_lines)
        for words, read, write in (
            (self.tr("Box X"), lambda box: box.x, lambda box, value: replace(box, x=value)),
            (self.tr("Box Y"), lambda box: box.y, lambda box, value: replace(box, y=value)),
            (self.tr("Box width"), lambda box: box.width, lambda box, value: replace(box, width=max(0.001, value))),
            (self.tr("Box height"), lambda box: box.height, lambda box, value: replace(box, height=max(0.001, value))),
        ):
            self._box(words, read, write)

    @property
    def concerns(self) -> bool:
        """Whether a title is chosen."""
        return bool(self._clips())

    def refresh(self) -> None:
        """Show what the clips are now."""
        upright = common(_title(clip).writing for clip in self._clips()) is Writing.VERTICAL
        ends, sides = (self.tr("Top"), self.tr("Bottom")), (self.tr("Left"), self.tr("Right"))
        centre = self.tr("Centre")
        along, across = (ends, sides[::-1]) if upright else (sides, ends)
        self.along.set_texts((along[0], centre, along[1]))
        self.across.set_texts((across[0], centre, across[1]))
        super().refresh()
        self.text.show_text(common(_title(clip).text for clip in self._clips()))
        self.family.show_family(common(_title(clip).family for clip in self._clips()))

    def _clips(self) -> Sequence[Clip]:
        return [clip for clip in self.edits.clips if isinstance(clip.content, Title)]

    def _set(self, change: Callable[[Title], Title], label: str) -> None:
        self.edits.change(self._clips(), lambda clip: _changed(clip, change), label)

    def _set_family(self, family: str) -> None:
        self.edits.end_gesture()
        self._set(lambda old: replace(old, family=family), label="Change the font")
        self.edits.end_gesture()

    def _slider(
        self,
        words: str,
        read: Callable[[Title], float],
        write: Callable[[Title, float], Title],
        bounds: tuple[float, float],
        default: float,
        step: float,
        unit: str,
        soft: tuple[float, float],
        scale: float,
    ) -> None:
        slider = ClipSlider(
            words, self.edits, self._clips, lambda clip: read(_title(clip)),
            lambda clip, value: _changed(clip, lambda old: write(old, value)), label="Change the title",
            bounds=bounds, default=default, step=step, unit=unit, soft=soft, scale=scale,
        )  # fmt: skip
        self.add(slider, slider)

    def _choice(
        self,
        words: str,
        options: Sequence[tuple[str, object]],
        read: Callable[[Title], object],
        write: Callable[[Clip, object], Clip],
    ) -> ClipChoice:
        choice = ClipChoice(
            words, options, self.edits, self._clips, lambda clip: read(_title(clip)), write, label="Change the title"
        )
        self.add(choice, labelled(words, choice))
        return choice

    def _colour(
        self, words: str, read: Callable[[Title], str], write: Callable[[Title, str], Title], optional: str
    ) -> None:
        colour = ClipColour(
            words, self.edits, self._clips, lambda clip: read(_title(clip)),
            lambda clip, text: _changed(clip, lambda old: write(old, text)), label="Change the title",
            optional=optional,
        )  # fmt: skip
        self.add(colour, labelled(words, colour))

    def _box(self, words: str, read: Callable[[Box], float], write: Callable[[Box, float], Box]) -> None:
        sized = read(Box()) > 0.5
        self._slider(
            words, lambda old: read(old.box), lambda old, value: replace(old, box=write(old.box, value)),
            (0.0 if sized else -100.0, 100.0), read(Box()), 0.001, "%", (0.0, 1.0), 100.0,
        )  # fmt: skip

    def _weights(self) -> list[tuple[str, int]]:
        names = (
            self.tr("Thin"), self.tr("Extra light"), self.tr("Light"), self.tr("Regular"), self.tr("Medium"),
            self.tr("Semibold"), self.tr("Bold"), self.tr("Extra bold"), self.tr("Black"),
        )  # fmt: skip
        return list(zip(names, range(_THINNEST, _BOLDEST + 1, 100), strict=True))


def _title(clip: Clip) -> Title:
    assert isinstance(clip.content, Title)
    return clip.content


def _changed(clip: Clip, change: Callable[[Title], Title]) -> Clip:
    return replace(clip, content=change(_title(clip)))


def _with_outline(title: Title, colour: str) -> Title:
    """With a colour of its own an outline has a width, too: it could not be seen otherwise."""
    width = title.outline_width or (title.size / 20 if colour else 0.0)
    return replace(title, outline=colour, outline_width=width)


def _with_weight(clip: Clip, weight: object) -> Clip:
    assert isinstance(weight, int)
    return _changed(clip, lambda old: replace(old, weight=weight))


def _with_writing(clip: Clip, writing: object) -> Clip:
    assert isinstance(writing, Writing)
    return _changed(clip, lambda old: replace(old, writing=writing))


def _with_align(clip: Clip, align: object) -> Clip:
    assert isinstance(align, Horizontal)
    return _changed(clip, lambda old: replace(old, align=align))


def _with_align_lines(clip: Clip, align: object) -> Clip:
    assert isinstance(align, Vertical)
    return _changed(clip, lambda old: replace(old, align_lines=align))
