"""BrushLibrary: the brushes at hand, with what strokes with them look like."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage

from app.api import PanelContext, UserError, to_plain
from plugins.canvas.brush import Brush
from plugins.canvas.brush.foreign import ForeignBrush, read_foreign
from plugins.canvas.brush.preset import Preset, bundled, from_json, to_json
from plugins.canvas.brush.preview import preview
from plugins.canvas.panel.images import to_image

T = TypeVar("T")
log = logging.getLogger(__name__)

_OWN, _FAVOURITES = "canvas.brushes", "canvas.favourite-brushes"
FAVOURITES = 10
_FIRST_MS = 2500
"""So long after the panel is there, pictures of strokes that are not kept yet are made: it would hold up the window."""


class BrushLibrary(QObject):
    """Own brushes and favourites are kept in the settings; files are read and pictures made on a thread of its own."""

    changed = Signal()
    imported = Signal(str)
    """A brush of another program is here, by its id."""

    _answered = Signal(object)

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="brushes")
        self._closed = False
        self._answered.connect(lambda answer: answer(), Qt.ConnectionType.QueuedConnection)
        self._bundled: tuple[Preset, ...] = ()
        self._own = self._read_own()
        kept = context.settings.get(_FAVOURITES, [])
        names = [name for name in kept if isinstance(name, str)] if isinstance(kept, list) else []
        self._favourites = tuple(names[:FAVOURITES])
        self._first: list[Callable[[], None]] | None = []
        QTimer.singleShot(_FIRST_MS, self, self._make_first)
        folder = context.resources / "brushes"
        self._do(lambda: bundled(folder), self._take_bundled)

    def close(self) -> None:
        """Make nothing more."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    @property
    def presets(self) -> tuple[Preset, ...]:
        """Every brush, own ones last."""
        return self._bundled + self._own

    @property
    def favourites(self) -> tuple[str, ...]:
        """The ids of the brushes that have a key, in the order of the keys."""
        known = {preset.id for preset in self.presets}
        return tuple(id_ for id_ in self._favourites if id_ in known)

    def find(self, id_: str) -> Preset | None:
        """A brush by its id."""
        return next((preset for preset in self.presets if preset.id == id_), None)

    def title(self, preset: Preset) -> str:
        """How a brush is called."""
        return preset.name if preset.own else QCoreApplication.translate("Brushes", preset.name)

    def add(self, name: str, brush: Brush) -> str:
        """Keep a brush as an own one; gives its id."""
        preset = Preset(uuid4().hex, name, brush, own=True)
        self._own += (preset,)
        self._keep_own()
        return preset.id

    def remove(self, id_: str) -> None:
        """Let go of an own brush."""
        self._own = tuple(preset for preset in self._own if preset.id != id_)
        self._keep_own()

    def rename(self, id_: str, name: str) -> None:
        """Give an own brush another name."""
        renamed = (Preset(id_, name, old.brush, own=True) if old.id == id_ else old for old in self._own)
        self._own = tuple(renamed)
        self._keep_own()

    def set_favourite(self, id_: str, *, on: bool) -> None:
        """Give a brush the next free key, or take it away; says so where all are taken."""
        others = tuple(name for name in self.favourites if name != id_)
        if on and len(others) >= FAVOURITES:
            self._context.messages.say(self.tr("Ten brushes have keys already. Take one of them away first."))
            return
        self._favourites = (*others, id_) if on else others
        self._context.settings.set(_FAVOURITES, list(self._favourites))
        self.changed.emit()

    def take_in(self, files: list[Path]) -> None:
        """Read brushes of other programs; each that cannot be read is named."""
        assets = self._context.assets
        for file in files:

            def read(file: Path = file) -> tuple[ForeignBrush, Brush]:
                try:
                    found = read_foreign(file.read_bytes(), file.suffix, file.stem)
                except OSError as error:
                    raise UserError(
                        "The file {name} cannot be read.", advice="Choose another one.", name=file.name
                    ) from error
                stored = tuple(assets.add_picture(pixels, found.name).id for pixels in found.as_pixels())
                return found, found.with_assets(stored)

            self._do(read, self._take_foreign)

    def preview(self, brush: Brush, size: QSize, colour: QColor, done: Callable[[QImage], None]) -> None:
        """Make the picture of a stroke, of a size in pixels of the screen; it is kept in the cache."""
        assets, cache = self._context.assets, self._context.cache / "brushes"
        rgb = (colour.red(), colour.green(), colour.blue())

        words = json.dumps([to_plain(brush), size.width(), size.height(), rgb, 1], sort_keys=True)
        file = cache / f"{hashlib.sha256(words.encode()).hexdigest()}.png"

        def make() -> QImage:
            image = to_image(preview(brush, assets, size.width(), size.height(), rgb))
            with suppress(OSError):
                cache.mkdir(parents=True, exist_ok=True)
                unfinished = file.with_name(f"{uuid4().hex}.png")
                if image.save(str(unfinished)):
                    unfinished.replace(file)
            return image

        def found(image: QImage) -> None:
            if not image.isNull():
                done(image)
            elif self._first is not None:
                self._first.append(lambda: self._do(make, done, quiet=True))
            else:
                self._do(make, done, quiet=True)

        self._do(lambda: QImage(str(file)), found, quiet=True)

    def _make_first(self) -> None:
        waiting, self._first = self._first or [], None
        for make in waiting:
            make()

    def _do(self, work: Callable[[], T], done: Callable[[T], None], *, quiet: bool = False) -> None:
        """Do something on the thread and go on with it here; what went wrong is told."""

        def answer(result: Callable[[], None]) -> None:
            with suppress(RuntimeError):
                # The panel may be gone by now, and its signals with it.
                self._answered.emit(result)

        def carry_out() -> None:
            if self._closed:
                return
            try:
                found = work()
            except UserError as error:
                if not quiet:
                    failure = error
                    answer(lambda: self._context.messages.fail(failure))
                return
            answer(lambda: done(found))

        if not self._closed:
            self._pool.submit(carry_out).add_done_callback(_log)

    def _take_bundled(self, presets: tuple[Preset, ...]) -> None:
        self._bundled = presets
        self.changed.emit()

    def _take_foreign(self, read: tuple[ForeignBrush, Brush]) -> None:
        found, brush = read
        id_ = self.add(found.name, brush)
        if found.left_out:
            text = self.tr("“{name}” was read without: {settings}.")
            self._context.messages.say(text.format(name=found.name, settings=", ".join(found.left_out)))
        self.imported.emit(id_)

    def _read_own(self) -> tuple[Preset, ...]:
        kept = self._context.settings.get(_OWN, [])
        found: list[Preset] = []
        for data in kept if isinstance(kept, list) else ():
            with suppress(UserError):
                found.append(from_json(data, own=True))
        return tuple(found)

    def _keep_own(self) -> None:
        self._context.settings.set(_OWN, [to_json(preset) for preset in self._own])
        self.changed.emit()


def _log(done: Future[None]) -> None:
    """Nothing that goes wrong on the thread is lost."""
    if not done.cancelled() and (error := done.exception()) is not None:
        log.error("the brushes failed", exc_info=error)
