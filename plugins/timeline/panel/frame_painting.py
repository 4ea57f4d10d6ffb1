"""FramePainting: a frame of the film goes to the canvas, and stays above the film as a still that follows it."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QObject

from app.api import Asset, JobContext, Lane, UserError
from plugins.timeline.compositing import Compositor
from plugins.timeline.landing import Place, clips_of, land
from plugins.timeline.links.linking import shown
from plugins.timeline.lookup.index import duration_of
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.model import Input, InputKind, Media
from plugins.timeline.panel.links import Links
from plugins.timeline.panel.making import Making
from plugins.timeline.panel.work import FilmWork


class FramePainting(QObject):
    """Everything that decodes or stores is done on workers."""

    def __init__(
        self,
        work: FilmWork,
        links: Links,
        making: Making,
        library: MediaLibrary,
        compositor: Compositor,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._work, self._links, self._making = work, links, making
        self._library, self._compositor = library, compositor

    def is_possible(self) -> bool:
        """Whether there is film at the playhead."""
        return not self._work.read_only and self._making.playhead < duration_of(self._work.sequence)

    def paint(self) -> None:
        """Show the frame at the playhead where pictures are painted; a still of it lies above the film.

        The still is as long as the marks of in and out where the playhead is between them, else a frame.
        """
        if not self.is_possible():
            return
        work, range_ = self._work, self._work.range
        at, duration = work.on_frame(self._making.playhead), work.timeline.frame
        if range_ is not None and range_.contains(at):
            at, duration = range_.start, range_.duration
        moment = work.on_frame(self._making.playhead)
        timeline, sequence, assets = work.timeline, work.sequence.id, work.context.assets
        name = self.tr("Frame of the film")

        def store(_job: JobContext) -> tuple[Asset, Media] | UserError:
            try:
                pixels = self._compositor.frame(timeline, sequence, moment, (timeline.width, timeline.height))
                asset = assets.add_picture(pixels, name)
                return asset, self._library.media(asset)
            except UserError as error:
                return error

        def done(found: tuple[Asset, Media] | UserError) -> None:
            if isinstance(found, UserError):
                work.context.messages.fail(found)
                return
            self._put(*found, sequence, at, duration)

        work.context.jobs.run("", store, Lane.IO, done)

    def _put(self, asset: Asset, media: Media, sequence: str, at: Fraction, duration: Fraction) -> None:
        work = self._work
        content = shown(media, Input(asset.id, InputKind.ASSET, "", asset.id))
        place = Place(sequence, at=at, duration=duration, above=True)
        before = {clip.id for clip in work.sequence.clips}
        try:
            clips = clips_of(content, asset.name, work.timeline, duration)
            done = self._making.execute(land(work.timeline, place, clips, (asset,), work.ripple))
        except UserError as error:
            work.context.messages.fail(error)
            return
        new = [clip.id for clip in work.sequence.clips if clip.id not in before]
        if done and new:
            self._links.expect(asset.id, new[0])
            work.context.place_elsewhere(asset)
