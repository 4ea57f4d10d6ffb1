"""ClipInspector: everything that can be set of the chosen clips, or of a transition."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.widgets.icons import Icons
from app.widgets.scroll_edge import ScrollEdge
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.model import Clip, Timeline, Title
from plugins.timeline.panel.inspector.animated_section import AnimatedSection
from plugins.timeline.panel.inspector.clip_edits import ClipEdits
from plugins.timeline.panel.inspector.clip_section import ClipSection
from plugins.timeline.panel.inspector.colour_section import ColourSection
from plugins.timeline.panel.inspector.fields_section import FieldsSection
from plugins.timeline.panel.inspector.film_section import FilmSection
from plugins.timeline.panel.inspector.picture_section import CropSection, PictureSection
from plugins.timeline.panel.inspector.playhead import Playhead
from plugins.timeline.panel.inspector.shot_section import ShotSection, Versions
from plugins.timeline.panel.inspector.solid_section import SolidSection
from plugins.timeline.panel.inspector.sound_section import SoundSection
from plugins.timeline.panel.inspector.take_pictures import TakePictures
from plugins.timeline.panel.inspector.title_section import TitleSection
from plugins.timeline.panel.inspector.transition_section import TransitionSection
from plugins.timeline.panel.work import FilmWork

if TYPE_CHECKING:
    from plugins.timeline.panel.player import Player


class ClipInspector(QWidget):
    """Sections for what is chosen; without a library takes are shown by their numbers."""

    regenerate = Signal(str)
    """The id of a shot's clip that is to get a new take."""

    def __init__(
        self,
        work: FilmWork,
        player: Player | None,
        icons: Icons,
        parent: QWidget | None = None,
        *,
        library: MediaLibrary | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._icons = work, icons
        self.playhead = Playhead(player, self)
        self.edits = ClipEdits(work, self.playhead, self)
        self._pictures = TakePictures(work, library, self) if library is not None else None
        self._versions: Versions | None = None
        self.sections: list[FieldsSection] = []
        self.setProperty("class", "dock")
        self._scroll = QScrollArea()
        self._scroll.setProperty("class", "dock")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ScrollEdge(self._scroll)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        # Many changes of one gesture are shown once
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh)
        self.edits.clips_changed.connect(self._soon.start)
        self.edits.keys_changed.connect(self._soon.start)
        self.playhead.moved.connect(lambda _time: self._show_moment())
        work.film_changed.connect(self._film_changed)
        self._build()

    def sizeHint(self) -> QSize:
        """As wide as a dock."""
        return QSize(320, 480)

    @property
    def keeps_seed(self) -> bool:
        """Whether the next take of a shot is to have the seed that is shown, instead of a new one."""
        return self._shot.seed.locked

    def set_versions(self, versions: Versions, outdated: Callable[[Clip], bool] = lambda _clip: False) -> None:
        """Say how it is known what the inputs of a shot have now: content as asset ids, by the inputs' ids.

        `outdated` says whether a clip was made with other lanes than it has now.
        """
        self._versions = versions
        self._shot.versions, self._shot.outdated = versions, outdated
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.sections:
            self._soon.start()

    def refresh(self) -> None:
        """Show what is chosen, as it is now."""
        self._soon.stop()
        locked = self.edits.locked
        for section in self.sections:
            concerns = section.concerns
            section.setVisible(concerns)
            section.setEnabled(not locked)
            if concerns:
                section.refresh()
        self._empty.setVisible(self._film.concerns)
        self._locked.setVisible(locked and not self._film.concerns)

    def write(self, clip: str) -> None:
        """Have the words of a title written over, where the clip that is chosen is one."""
        self.refresh()
        found = self._work.clip(clip)
        if found is not None and isinstance(found.content, Title) and self.isVisible():
            self._title.set_open(True)
            self._title.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self._title.text.selectAll()
            # Once the sections that are shown now have their places
            QTimer.singleShot(0, self, partial(self._scroll.ensureWidgetVisible, self._title.text))

    def _show_moment(self) -> None:
        for section in self.sections:
            if isinstance(section, AnimatedSection):
                section.refresh_animated()

    def _film_changed(self, before: Timeline, now: Timeline) -> None:
        if (before.width, before.height) != (now.width, now.height):
            # Positions and sizes are shown in pixels of the frame
            self._build()

    def _build(self) -> None:
        edits, icons = self.edits, self._icons
        self._shot = ShotSection(self.tr("Shot"), edits, icons, self._pictures)
        self._shot.regenerate.connect(self.regenerate)
        if self._versions is not None:
            self._shot.versions = self._versions
        self._title = TitleSection(self.tr("Title"), edits, icons)
        self._film = FilmSection(self.tr("Film"), edits, icons)
        self.sections = [
            self._title,
            SolidSection(self.tr("Solid colour"), edits, icons),
            ClipSection(self.tr("Clip"), edits, icons),
            self._shot,
            PictureSection(self.tr("Picture"), edits, icons),
            CropSection(self.tr("Anchor and crop"), edits, icons),
            ColourSection(self.tr("Colour"), edits, icons),
            SoundSection(self.tr("Sound"), edits, icons),
            TransitionSection(self.tr("Transition"), edits, icons),
            self._film,
        ]
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(12)
        self._empty = _note(self.tr("Select a clip or a transition to see what can be set."))
        self._locked = _note(self.tr("The track is locked, or the project is read-only: nothing can be changed."))
        layout.addWidget(self._empty)
        layout.addWidget(self._locked)
        for section in self.sections:
            layout.addWidget(section)
        layout.addStretch(1)
        # What is changed at this moment may stand in it
        if (before := self._scroll.takeWidget()) is not None:
            before.hide()
            before.deleteLater()
        self._scroll.setWidget(inside)
        self.refresh()


def _note(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("class", "secondary")
    label.setWordWrap(True)
    return label
