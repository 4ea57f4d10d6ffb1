"""SolidStage: a solid as it is seen from somewhere, drawn roughly while it moves and finely when it rests."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.solid.camera import Camera, Turn
from app.solid.drawing import Drawn
from app.solid.look import MOVING, STILL, Look
from app.solid.solid import Solid
from app.widgets.solid_artist import Sketch, SolidArtist
from app.widgets.solid_picture import SolidPicture, look_for

_REST_MS = 120
"""So long after the last movement it is drawn finely."""
_FAST_S, _SLOW_S, _ROUGHEST = 0.010, 0.024, 0.2
_SPIN_MS, _SPIN_DEGREES = 33, 0.8
_ANGLE = 24.0
_CLOSEST, _FARTHEST = 0.02, 20.0


class SolidStage(QWidget):
    """Knows what is shown and from where; nothing of it waits for the drawing."""

    camera_changed = Signal(object)
    settled = Signal()
    """It is drawn finely, as it stands now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._solid, self._camera = Solid(), Camera()
        self._look: Look | None = None
        self._fitting = True
        self._front: Turn = (1.0, 0.0, 0.0, 0.0)
        self._fineness = 1.0
        self._shown: SolidPicture | None = None
        self._settled = False
        self._artist = SolidArtist(self)
        self._artist.drawn.connect(self._take)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(lambda: self._ask(still=True))
        self._spin = QTimer(self, interval=_SPIN_MS)
        self._spin.timeout.connect(lambda: self.turn_by(_SPIN_DEGREES, 0))

    @property
    def solid(self) -> Solid:
        """What is shown."""
        return self._solid

    def set_solid(self, solid: Solid, *, keep_view: bool = False) -> None:
        """Show another one, from the same side; `keep_view` also leaves it as near as it was."""
        self._solid = solid
        if keep_view and not self._fitting:
            self._moved()
        else:
            self._fit(self._camera.turn, self._camera.angle)

    def set_front(self, turn: Turn) -> None:
        """From which side it is seen at first and again after a reset: `broadside(solid)` shows the most of it."""
        self._front = turn
        self.reset_view()

    def set_look(self, look: Look | None) -> None:
        """Light it in a way, or None as the window's colours ask for."""
        self._look = look
        self._moved()

    @property
    def look(self) -> Look:
        """How it is lit."""
        return self._look or look_for(self.palette())

    @property
    def camera(self) -> Camera:
        """From where it is seen."""
        return self._camera

    def set_camera(self, camera: Camera) -> None:
        """See it from elsewhere."""
        self._fitting = False
        radius = self._solid.radius
        self._camera = replace(camera, span=min(max(camera.span, radius * _CLOSEST), radius * _FARTHEST))
        self._moved()

    def reset_view(self) -> None:
        """All of it, from the front."""
        self.set_spinning(spinning=False)
        self._fit(self._front, self._camera.angle)

    def show_all(self) -> None:
        """All of it, from the same side."""
        self._fit(self._camera.turn, self._camera.angle)

    def turn_by(self, across: float, down: float, roll: float = 0.0) -> None:
        """Turn it by degrees."""
        self._fitting = False
        self._camera = self._camera.turned(across, down, roll)
        self._moved()

    def pan_by(self, across: float, down: float) -> None:
        """Move it by units of the view."""
        length = self._camera.span / max(1, min(self.width(), self.height()))
        self.set_camera(self._camera.panned(across * length, -down * length))

    def zoom_by(self, factor: float) -> None:
        """Make it so many times larger."""
        self.set_camera(self._camera.zoomed(factor))

    def center_on(self, name: int) -> None:
        """Put a body into the middle."""
        place = self._solid.place_of(name)
        if place is not None:
            self.set_camera(self._camera.looking_at(place))

    @property
    def has_perspective(self) -> bool:
        """Whether what is far is smaller."""
        return self._camera.angle > 0

    def set_perspective(self, *, on: bool) -> None:
        """See it with perspective, or without."""
        if on is not self.has_perspective:
            self._camera = replace(self._camera, angle=_ANGLE if on else 0.0)
            if self._fitting:
                self.show_all()
            else:
                self._moved()

    @property
    def spinning(self) -> bool:
        """Whether it turns by itself."""
        return self._spin.isActive()

    def set_spinning(self, *, spinning: bool) -> None:
        """Let it turn by itself."""
        if spinning:
            self._spin.start()
        else:
            self._spin.stop()

    @property
    def is_settled(self) -> bool:
        """Whether it is shown finely and as it stands now."""
        return self._settled

    def picture(self) -> QImage:
        """What is seen, without what is written on it, on a transparent ground; null before the first drawing."""
        return QImage() if self._shown is None else self._shown.image.copy()

    def close_artist(self) -> None:
        """Draw nothing more."""
        self._artist.close()

    def sizeHint(self) -> QSize:
        """Room enough to see something."""
        return QSize(480, 400)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it at this size."""
        super().resizeEvent(event)
        if self._fitting:
            self.show_all()
        else:
            self._moved()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed meanwhile."""
        super().showEvent(event)
        self._moved()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees doesn't turn."""
        super().hideEvent(event)
        self.set_spinning(spinning=False)
        self._rest.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._moved()

    def _fit(self, turn: tuple[float, float, float, float], angle: float) -> None:
        self._fitting = True
        self._camera = Camera.framing(self._solid, max(1, self.width()), max(1, self.height()), turn=turn, angle=angle)
        self._moved()

    def _moved(self) -> None:
        """It is not shown as it stands."""
        self._settled = False
        self.camera_changed.emit(self._camera)
        if self.isVisible():
            self._ask(still=False)
            self._rest.start()

    def _ask(self, *, still: bool) -> None:
        ratio = self.devicePixelRatioF()
        wide, high = max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio))
        detail = STILL if still else replace(MOVING, fineness=self._fineness)
        self._artist.ask(Sketch(self._solid, self._camera, wide, high, self.look, detail, still))

    def _take(self, sketch: Sketch, drawn: Drawn | None, seconds: float) -> None:
        """Show what was drawn."""
        if drawn is None:
            return
        if not sketch.still:
            change = 0.75 if seconds > _SLOW_S else 1.2 if seconds < _FAST_S else 1.0
            self._fineness = min(1.0, max(_ROUGHEST, self._fineness * change))
        elif self._rest.isActive() or sketch.camera != self._camera or sketch.solid is not self._solid:
            return
        self._shown = SolidPicture(sketch, drawn)
        self._settled = sketch.still
        self.update()
        if sketch.still:
            self.settled.emit()
