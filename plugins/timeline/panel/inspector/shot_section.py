"""ShotSection: what a shot was generated with, its takes, and whether it is as old as what it is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton

from app.widgets.icons import Icons
from app.widgets.seed_field import LIMIT, SeedField
from app.widgets.thumbnail_strip import ThumbnailStrip
from plugins.timeline.commands import ChooseTake
from plugins.timeline.model import Clip, InputKind, Shot, Take
from plugins.timeline.panel.inspector.clip_edits import ClipEdits, common
from plugins.timeline.panel.inspector.clip_fields import ClipSlider, labelled
from plugins.timeline.panel.inspector.fields_section import FieldsSection
from plugins.timeline.panel.inspector.live_text import LiveText
from plugins.timeline.panel.inspector.request import fields_of_shot, with_field
from plugins.timeline.panel.inspector.take_pictures import SIDE_PX, TakePictures

_LONGEST_S = 60.0
_USUAL_S = 4.0

Versions = Callable[[Shot], Mapping[str, str]]


class ShotSection(FieldsSection):
    """One clip shows its takes; several show what they have in common."""

    regenerate = Signal(str)
    """The id of a clip that is to get a new take."""

    def __init__(self, title: str, edits: ClipEdits, icons: Icons, pictures: TakePictures | None = None) -> None:
        super().__init__(title, "shot", edits, icons)
        self._pictures = pictures
        self._shown: tuple[str, tuple[Take, ...]] = ("", ())
        self.versions: Versions = _as_they_are
        self.outdated: Callable[[Clip], bool] = lambda _clip: False
        self.generator = QLabel()
        self.generator.setWordWrap(True)
        self.body.addWidget(self.generator)
        self.prompt = LiveText(self.tr("Prompt"))
        self.prompt.edited.connect(lambda text: self._set_field("prompt", text, label="Change the prompt"))
        self.prompt.finished.connect(edits.end_gesture)
        self.body.addWidget(self.prompt)
        self.stale = QLabel(self.tr("What this shot was made from has changed since."))
        self.stale.setObjectName("stale")
        self.stale.setProperty("class", "warning")
        self.stale.setWordWrap(True)
        self.body.addWidget(self.stale)
        self.takes = ThumbnailStrip(SIDE_PX)
        self.takes.setAccessibleName(self.tr("Takes"))
        self.takes.chosen.connect(self._choose)
        self.body.addWidget(self.takes)
        self.take_words = QLabel()
        self.take_words.setProperty("class", "secondary")
        self.body.addWidget(self.take_words)
        self.seed = SeedField(self.tr("Seed"), icons.icon("dices"), icons.icon("lock"))
        self.seed.changed.connect(self._set_seed)
        self._seed_row = labelled(self.tr("Seed"), self.seed)
        self.body.addWidget(self._seed_row)
        for words, hint, read, write in (
            (
                self.tr("Handle before"),
                self.tr("So much more is made before what is shown, for trims and transitions"),
                lambda clip: float(_shot(clip).handle_in),
                lambda clip, value: _with(clip, lambda old: replace(old, handle_in=edits.work.on_frame(value))),
            ),
            (
                self.tr("Handle after"),
                self.tr("So much more is made behind what is shown, for trims and transitions"),
                lambda clip: float(_shot(clip).handle_out),
                lambda clip, value: _with(clip, lambda old: replace(old, handle_out=edits.work.on_frame(value))),
            ),
        ):  # fmt: skip
            handle = ClipSlider(
                words, edits, self._clips, read, write, label="Change a handle", bounds=(0.0, _LONGEST_S),
                default=0.0, step=0.01, unit="s", soft=(None, _USUAL_S),
            )  # fmt: skip
            handle.setToolTip(hint)
            self.add(handle, handle)
        self.again = QPushButton(self.tr("Regenerate"))
        self.again.setToolTip(self.tr("Make a new take; trims, transitions and keyframes stay"))
        self.again.clicked.connect(self._again)
        self.body.addWidget(self.again)
        if pictures is not None:
            pictures.ready.connect(self._fill)

    @property
    def concerns(self) -> bool:
        """Whether a shot is chosen."""
        return bool(self._clips())

    def refresh(self) -> None:
        """Show what the clips are now."""
        super().refresh()
        clips = self._clips()
        shots = [_shot(clip) for clip in clips]
        names = {info.id: info.title for info in self.edits.work.context.generators.infos()}
        generator = common(shot.generator for shot in shots)
        known = names.get(generator or "", generator or "")
        self.generator.setText(known or self.tr("Several generators"))
        if generator == "":
            self.generator.setText(self.tr("No generator"))
        prompts = [fields_of_shot(shot).get("prompt") for shot in shots]
        self.prompt.setVisible(all(isinstance(prompt, str) for prompt in prompts))
        prompt = common(prompts)
        self.prompt.show_text(prompt if isinstance(prompt, str) else None)
        seeds = [fields_of_shot(shot).get("seed") for shot in shots]
        seed = common(seeds)
        self._seed_row.setVisible(isinstance(seed, int) and 0 <= seed < LIMIT)
        if isinstance(seed, int) and 0 <= seed < LIMIT and seed != self.seed.value():
            with QSignalBlocker(self.seed):
                self.seed.set_value(seed)
        changed = any(shot.is_stale(self.versions(shot)) for shot in shots)
        self.stale.setVisible(changed or any(map(self.outdated, clips)))
        self._show_takes()

    def _show_takes(self) -> None:
        clips = self._clips()
        single = clips[0] if len(clips) == 1 else None
        shot = _shot(single) if single is not None else Shot()
        self.takes.setVisible(bool(shot.takes))
        shown = (single.id if single is not None else "", shot.takes)
        if shown != self._shown:
            self._shown = shown
            self._fill()
        place = next((at for at, take in enumerate(shot.takes) if take.id == shot.chosen), -1)
        with QSignalBlocker(self.takes):
            self.takes.setCurrentRow(place)
        words = self.tr("Take {number} of {count}").format(number=place + 1, count=len(shot.takes))
        if place < 0:
            words = self.tr("No take is used") if shot.takes else self.tr("No takes yet")
        self.take_words.setText(words)
        self.take_words.setVisible(single is not None)

    def _fill(self) -> None:
        """Put the takes into the strip, with the pictures that there are."""
        row = self.takes.currentRow()
        with QSignalBlocker(self.takes):
            self.takes.clear()
            for number, take in enumerate(self._shown[1], start=1):
                self.takes.add(self._picture(number, take), self.tr("Take {number}").format(number=number))
            self.takes.setCurrentRow(row)

    def _picture(self, number: int, take: Take) -> QPixmap:
        found = self._pictures.picture(take.media) if self._pictures is not None else None
        pixmap = QPixmap(SIDE_PX, SIDE_PX)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        if found is not None:
            painter.drawImage((SIDE_PX - found.width()) // 2, (SIDE_PX - found.height()) // 2, found)
        else:
            height = SIDE_PX * 9 // 16
            box = QRect(0, (SIDE_PX - height) // 2, SIDE_PX, height)
            painter.fillRect(box, self.palette().color(QPalette.ColorRole.Shadow))
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.end()
        return pixmap

    def _clips(self) -> Sequence[Clip]:
        return [clip for clip in self.edits.clips if isinstance(clip.content, Shot)]

    def _choose(self, row: int) -> None:
        clip, takes = self._shown
        if 0 <= row < len(takes):
            self.edits.end_gesture()
            self.edits.work.execute(ChooseTake(self.edits.work.sequence.id, clip, takes[row].id))

    def _set_seed(self) -> None:
        seed = self.seed.value()
        self._set_field("seed", seed, label="Change the seed")

    def _set_field(self, name: str, value: str | int, label: str) -> None:
        self.edits.change(
            self._clips(),
            lambda clip: _with(clip, lambda old: replace(old, request=with_field(old, name, value))),
            label,
        )

    def _again(self) -> None:
        for clip in self._clips():
            self.regenerate.emit(clip.id)


def _shot(clip: Clip) -> Shot:
    assert isinstance(clip.content, Shot)
    return clip.content


def _with(clip: Clip, change: Callable[[Shot], Shot]) -> Clip:
    return replace(clip, content=change(_shot(clip)))


def _as_they_are(shot: Shot) -> Mapping[str, str]:
    """What inputs have now where nobody knows more: an asset is its own content."""
    return {each.id: each.id for each in shot.inputs if each.kind is InputKind.ASSET}
