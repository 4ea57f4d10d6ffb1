"""ColourSection: exposure, contrast, saturation, temperature, tint, and a LUT."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.api import AddAssets, Asset, InvalidData, JobContext, Lane, Together
from app.widgets.elided_label import ElidedLabel
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.timeline.commands import SetClips
from plugins.timeline.compositing.cube import read_cube
from plugins.timeline.model import Clip, Colour
from plugins.timeline.panel.inspector.clip_edits import ClipEdits, common
from plugins.timeline.panel.inspector.clip_fields import ClipSlider, labelled
from plugins.timeline.panel.inspector.fields_section import FieldsSection
from plugins.timeline.panel.inspector.wording import MIXED

CUBE = "application/x-cube-lut"
"""The media type of a LUT in Adobe's Cube format."""

_LARGEST = 64 * 2**20


class ColourSection(FieldsSection):
    """Corrections of the picture, in the order in which they are made."""

    def __init__(self, title: str, edits: ClipEdits, icons: Icons) -> None:
        super().__init__(title, "colour", edits, icons, opened=False)
        for name, words, low, high, default, step, unit, scale, soft in (
            ("exposure", self.tr("Exposure"), -20.0, 20.0, 0.0, 0.01, self.tr("EV"), 1.0, (-4.0, 4.0)),
            ("contrast", self.tr("Contrast"), 0.0, 10.0, 1.0, 0.01, "%", 100.0, (0.0, 2.0)),
            ("saturation", self.tr("Saturation"), 0.0, 10.0, 1.0, 0.01, "%", 100.0, (0.0, 2.0)),
            ("temperature", self.tr("Temperature"), -1.0, 1.0, 0.0, 0.01, "", 100.0, (-1.0, 1.0)),
            ("tint", self.tr("Tint"), -1.0, 1.0, 0.0, 0.01, "", 100.0, (-1.0, 1.0)),
        ):
            slider = ClipSlider(
                words, edits, edits.seen, _reader(name), _writer(name), label="Change the colour", bounds=(low, high),
                default=default, step=step, unit=unit, soft=soft, scale=scale,
            )  # fmt: skip
            self.add(slider, slider)
        self._lut = ElidedLabel()
        choose = IconButton(icons, "folder-open", self.tr("Choose a LUT"), hint=self.tr("Choose a LUT file (.cube)"))
        choose.clicked.connect(self.ask_for_lut)
        self._without = IconButton(icons, "x", self.tr("Use no LUT"))
        self._without.clicked.connect(lambda: self._set_lut(None))
        self.body.addWidget(labelled(self.tr("LUT"), self._lut, choose, self._without))
        reset = IconButton(icons, "rotate-ccw", self.tr("Reset the colour"))
        reset.clicked.connect(self._reset)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(reset)
        tools = QWidget()
        tools.setLayout(row)
        self.body.addWidget(tools)

    @property
    def concerns(self) -> bool:
        """Whether a picture is chosen."""
        return bool(self.edits.seen())

    def refresh(self) -> None:
        """Show what the clips are now."""
        super().refresh()
        luts = {clip.colour.lut for clip in self.edits.seen()}
        lut = common(luts)
        text = MIXED if len(luts) > 1 else self.tr("None")
        if lut is not None:
            known = self.edits.work.context.session.document.assets.get(lut)
            text = known.name if known is not None and known.name else self.tr("Cube file")
        self._lut.set_text(text)
        self._without.setEnabled(luts not in (set(), {None}))

    def ask_for_lut(self) -> None:
        """Ask for a file, and use it."""
        kinds = self.tr("LUT (*.cube)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a LUT"), "", kinds)
        if name:
            self.take_lut(Path(name))

    def take_lut(self, path: Path) -> None:
        """Read a LUT behind what is done, and use it for the clips that are chosen now."""
        context = self.edits.work.context
        clips = tuple(clip.id for clip in self.edits.seen())
        sequence = self.edits.work.sequence.id

        def read(job: JobContext) -> Asset:
            data = cube_data(path)
            job.check()
            return context.assets.add_bytes(data, CUBE, name=path.name)

        def done(asset: Asset) -> None:
            if self.edits.work.sequence.id == sequence:
                self._use(asset, clips)

        context.jobs.run(self.tr("Reading the LUT"), read, Lane.IO, done)

    def _use(self, asset: Asset, ids: tuple[str, ...]) -> None:
        work = self.edits.work
        clips = tuple(clip for id_ in ids if (clip := work.clip(id_)) is not None)
        changed = tuple(replace(clip, colour=replace(clip.colour, lut=asset.id)) for clip in clips)
        if changed:
            commands = (AddAssets((asset,)), SetClips(work.sequence.id, changed))
            work.execute(Together(label="Use a LUT", commands=commands))

    def _set_lut(self, lut: None) -> None:
        self.edits.end_gesture()
        self.edits.change(
            self.edits.seen(), lambda clip: replace(clip, colour=replace(clip.colour, lut=lut)), label="Use no LUT"
        )

    def _reset(self) -> None:
        self.edits.end_gesture()
        self.edits.change(self.edits.seen(), lambda clip: replace(clip, colour=Colour()), label="Reset the colour")


def cube_data(path: Path) -> bytes:
    """The content of a Cube file; raises InvalidData for what is none."""
    try:
        if path.stat().st_size > _LARGEST:
            raise InvalidData("“{file}” is too large for a LUT.", advice="Choose another file.", file=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise InvalidData(
            "“{file}” cannot be read: {reason}",
            advice="Choose another file.",
            file=path.name,
            reason=error.strerror or str(error),
        ) from error
    read_cube(data)
    return data


def _reader(name: str) -> Callable[[Clip], float]:
    return lambda clip: float(getattr(clip.colour, name))


def _writer(name: str) -> Callable[[Clip, float], Clip]:
    return lambda clip, value: replace(clip, colour=_with(clip.colour, name, value))


def _with(colour: Colour, name: str, value: float) -> Colour:
    match name:
        case "exposure":
            return replace(colour, exposure=value)
        case "contrast":
            return replace(colour, contrast=value)
        case "saturation":
            return replace(colour, saturation=value)
        case "temperature":
            return replace(colour, temperature=value)
        case _:
            return replace(colour, tint=value)
