"""Links: what the film uses of other panels, what of it changed since, and bringing it up to date."""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.api import (
    SEED_LIMIT,
    Asset,
    AssetId,
    Command,
    Document,
    Job,
    JobContext,
    Json,
    Lane,
    Made,
    PartItem,
    UserError,
    request_from_json,
)
from plugins.timeline.codec import SEQUENCE
from plugins.timeline.landing import Place, clips_of, land, land_reel, reel_clips, shot_of
from plugins.timeline.links.linking import (
    LinkPlace,
    Maker,
    adopted,
    followed,
    link_of,
    made_again,
    maker_of,
    replaced_with,
    shown,
    shows_as_is,
    up_to_date,
    with_source,
)
from plugins.timeline.links.outdated import Outdated
from plugins.timeline.links.watching import Contents, Source, Stale
from plugins.timeline.lookup.index import duration_of
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.model import KIND, Clip, Content, Input, InputKind, Media, Nested, Shot
from plugins.timeline.panel.making import Making
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.storyboard.reel import REEL, Reel

log = logging.getLogger(__name__)

_SOON_MS = 40
_TEXT = "text/"
_STORYBOARD = "timeline.storyboard"
_SOUND = "audio/wav"
_MOST_TEXT = 20_000
"""Characters of a chapter that a storyboard is made of."""


class Links(QObject):
    """Follows the document; everything that reads or decodes is done on workers."""

    changed = Signal()
    """Other clips are stale, or there is something else that can be used."""

    def __init__(self, work: FilmWork, library: MediaLibrary, making: Making, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._library, self._making = work, library, making
        self.contents = Contents(work.context.items_of)
        self._stale, self._known = Stale(), frozenset[str]()
        self._taken: dict[str, int] = {}
        self._pending: dict[AssetId, str] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.look)
        context = work.context
        self._ends: tuple[Callable[[], None], ...] = (
            context.session.subscribe(self._document_changed),
            context.jobs.subscribe(self._job_changed),
        )
        work.sequence_changed.connect(self._soon.start)
        work.closed.connect(self._close)
        self.contents.look(context.session.document)
        self._known = self._stale.clips(work.sequence, self.contents.now)
        self._lanes = Outdated(context.generators.request_type)
        self.outdated = self._lanes.clips(work.sequence, context.session.document)
        """Those of the stale ones that were made with other lanes than they have now."""

    @property
    def stale(self) -> frozenset[str]:
        """The clips of the sequence shown that were made from something that is another now, or with other lanes."""
        return self._known | self.outdated

    def versions(self, shot: Shot) -> Mapping[str, str]:
        """The content that each input of a shot has now."""
        now = {each.id: each.id for each in shot.inputs if each.kind is InputKind.ASSET}
        return {**now, **self.contents.now}

    def owns(self, job: str) -> bool:
        """Whether the results of a job are put into the film here, and nobody else has to offer them."""
        found = next((each for each in self._work.context.jobs.jobs if each.id == job), None)
        return found is not None and _place_of(found) is not None

    def look(self) -> None:
        """Look at once at what changed."""
        self._soon.stop()
        other = self.contents.look(self._work.context.session.document)
        if other and self._pending:
            self._adopt()
        stale = self._stale.clips(self._work.sequence, self.contents.now)
        outdated = self._lanes.clips(self._work.sequence, self._work.context.session.document)
        if other or (stale, outdated) != (self._known, self.outdated):
            self._known, self.outdated = stale, outdated
            self.changed.emit()

    def put(self, link: str, place: Place) -> None:
        """Put something of another panel into the film, linked with it."""
        self.look()
        source = self.contents.source(link)
        if source is None:
            self._fail(UserError("That is no longer there.", advice="Choose something else from the bin."))
        elif source.kind == KIND and source.item.media_type == SEQUENCE:
            self._put_sequence(source.item, place)
        elif source.item.asset is not None:
            self._put_asset(source, source.item.asset, place)
        else:
            self._make(source, LinkPlace(place, _input(source)))

    def refresh(self, clip: str) -> None:
        """Bring a clip up to date: what only shows its source shows it as it is now, what was made is made again."""
        self.look()
        found = self._work.clip(clip)
        shot = found.content if found is not None else None
        link = link_of(shot) if isinstance(shot, Shot) else None
        if found is None or not isinstance(shot, Shot) or link is None:
            return
        source = self.contents.source(link.id)
        if source is None:
            self._fail(UserError("What this clip shows is gone.", advice="Put something else in its place."))
        elif shows_as_is(shot) and source.item.asset is not None:
            self._follow(found, shot, source, source.item.asset)
        elif link.role and source.item.stored is not None:
            place = Place(self._work.sequence.id, clip)
            self._make(source, LinkPlace(place, _input(source, link.role)), shot)
        else:
            self._fail(
                UserError(
                    "This shot is one of several that were made from “{name}”.",
                    advice="Put that into the film again, or mark the shot as up to date.",
                    name=source.item.title,
                )
            )

    def refresh_all(self) -> None:
        """Bring all clips of the sequence shown up to date that can be; picture and sound of one thing together."""
        done: set[str] = set()
        for id_ in sorted(self._known - self.outdated):
            found = self._work.clip(id_)
            if found is not None and not (found.link and found.link in done):
                done.add(found.link)
                self.refresh(id_)

    def again(self, clip: str, *, new_seed: bool = True) -> bool:
        """Have what another panel's generator made for a clip made again; whether it is of another panel's."""
        found = self._work.clip(clip)
        shot = found.content if found is not None else None
        if not isinstance(shot, Shot) or not shot.generator or shot.generator.startswith(f"{KIND}."):
            return False
        if clip in self.stale:
            self.refresh(clip)
            return True
        values = dict(json.loads(shot.request or "{}"))
        if "seed" in values and new_seed:
            values["seed"] = secrets.randbelow(SEED_LIMIT)
        try:
            self.submit(shot.generator, values, LinkPlace(Place(self._work.sequence.id, clip), link_of(shot)))
        except UserError as error:
            self._fail(error)
        return True

    def keep_as_is(self, clip: str) -> None:
        """Take a shot as made from what its sources are now."""
        found = self._work.clip(clip)
        if found is None or not isinstance(found.content, Shot):
            return
        content = up_to_date(found.content, self.versions(found.content))
        self._work.execute(self._replacing(found, content, "Mark as up to date"))

    def expect(self, asset: AssetId, clip: str) -> None:
        """Link a clip that shows a picture with the layer that this picture becomes in another panel."""
        self._pending[asset] = clip

    def submit(self, generator: str, values: Mapping[str, Json], place: LinkPlace, *, in_passing: bool = False) -> None:
        """Have a generator of any panel make something for the film; raises UserError."""
        generators = self._work.context.generators
        request = request_from_json(generators.request_type(generator), values)
        generators.submit(generator, request, place=place.to_json(), in_passing=in_passing)

    def _put_sequence(self, item: PartItem, place: Place) -> None:
        timeline = self._work.timeline
        try:
            duration = duration_of(timeline.sequence(item.id))
            clips = clips_of(Nested(item.id), item.title, timeline, duration)
            self._making.execute(land(timeline, place, clips, (), self._work.ripple))
        except UserError as error:
            self._fail(error)

    def _put_asset(self, source: Source, asset: AssetId, place: Place) -> None:
        def done(known: Asset, media: Media) -> None:
            self._land(shown(media, _input(source)), source.item.title, place, known)

        self._read(asset, source.item, done)

    def _follow(self, clip: Clip, shot: Shot, source: Source, asset: AssetId) -> None:
        def done(known: Asset, media: Media) -> None:
            content = followed(shot, media, _input(source))
            self._work.execute(self._replacing(clip, content, "Bring up to date", (known,)))

        self._read(asset, source.item, done)

    def _make(self, source: Source, place: LinkPlace, shot: Shot | None = None) -> None:
        """Store what a source is now, and have a generator make sound or film of it."""
        stored, assets, media_type = source.item.stored, self._work.context.assets, source.item.media_type
        try:
            is_text = media_type.startswith(_TEXT)
            maker = Maker(_STORYBOARD, "prompt", has_seed=True) if is_text else self._maker(media_type, shot)
        except UserError as error:
            self._fail(error)
            return
        if stored is None:
            return

        def store(_job: JobContext) -> tuple[Asset, str] | UserError:
            try:
                asset = stored(assets)
                return asset, assets.read(asset.id).decode("utf-8", "replace") if is_text else ""
            except UserError as error:
                return error

        def submit(found: tuple[Asset, str] | UserError) -> None:
            if isinstance(found, UserError):
                self._fail(found)
                return
            asset, text = found
            values = dict(json.loads(shot.request or "{}")) if shot is not None else {}
            values[maker.field] = text[:_MOST_TEXT] if is_text else asset.id
            if maker.has_seed and shot is None:
                values["seed"] = secrets.randbelow(SEED_LIMIT)
            # Several shots are made of a text, of which none is made anew by that text alone
            named = place if is_text or place.source is None else replace(
                place, source=replace(place.source, role=maker.field)
            )  # fmt: skip
            try:
                self.submit(maker.generator, values, named, in_passing=not is_text)
            except UserError as error:
                self._fail(error)

        self._work.context.jobs.run("", store, Lane.IO, submit)

    def _maker(self, media_type: str, shot: Shot | None) -> Maker:
        generators = self._work.context.generators
        if shot is not None and shot.generator:
            link = link_of(shot)
            return Maker(shot.generator, link.role if link else "", has_seed=False)
        infos = [info for info in generators.infos() if media_type in info.accepts]
        types: dict[str, type] = {}
        for info in infos:
            try:
                types[info.id] = generators.request_type(info.id)
            except Exception:
                # The plugin boundary: one that cannot be imported never keeps others from playing
                log.exception("the request of %s cannot be looked at", info.id)
        maker = maker_of(infos, types, media_type, _SOUND)
        if maker is None:
            raise UserError("No generator makes sound of this.", advice="Enable the plugin that plays notes.")
        return maker

    def _read(self, asset: AssetId, item: PartItem, done: Callable[[Asset, Media], None]) -> None:
        context, library = self._work.context, self._library
        known = context.session.document.assets.get(asset)

        def read(_job: JobContext) -> tuple[Asset, Media] | UserError:
            try:
                made = context.made_of(asset) if known is None else None
                found = known or (made.asset if made else Asset(asset, item.media_type, 0, name=item.title))
                return found, library.media(found)
            except UserError as error:
                return error

        def give(found: tuple[Asset, Media] | UserError) -> None:
            if isinstance(found, UserError):
                self._fail(found)
            else:
                done(*found)

        context.jobs.run("", read, Lane.IO, give)

    def _land(self, content: Content, name: str, place: Place, asset: Asset) -> None:
        timeline = self._work.timeline
        try:
            clips = clips_of(content, name, timeline, place.duration)
            self._making.execute(land(timeline, place, clips, (asset,), self._work.ripple))
        except UserError as error:
            self._fail(error)

    def _replacing(self, clip: Clip, content: Shot, label: str, assets: tuple[Asset, ...] = ()) -> Command:
        return replaced_with(self._work.timeline, self._work.sequence.id, clip, content, label, assets)

    def _job_changed(self, job: Job) -> None:
        place = _place_of(job)
        if place is None or callable(job.work) or job.work.document != self._work.context.session.document.id:
            return
        if job.error is not None and job.work.in_passing and isinstance(job.error, UserError):
            self._fail(job.error)
        taken = self._taken.get(job.id, 0)
        for made in job.results[taken:]:
            taken += 1
            if isinstance(made, Made):
                self._read(
                    made.asset.id, PartItem("", made.asset.name, made.asset.media_type), self._lands(made, place)
                )
        if taken:
            self._taken[job.id] = taken

    def _lands(self, made: Made, place: LinkPlace) -> Callable[[Asset, Media], None]:
        asset = replace(made.asset, recipe=made.recipe)
        return lambda _known, media: self._put_made(made, asset, media, place)

    def _put_made(self, made: Made, asset: Asset, media: Media, place: LinkPlace) -> None:
        where, source = place.place, place.source
        name = place.label or asset.name
        found = self._work.clip(where.clip) if where.clip else None
        if REEL in made.extra:
            self._put_reel(made, asset, media, place)
        elif found is not None and isinstance(found.content, Shot):
            content = made_again(found.content, media, made.recipe, source)
            self._work.execute(self._replacing(found, content, "Make again", (asset,)))
        else:
            known = self.contents.source(source.id) if source is not None else None
            shot = shot_of(media, made.recipe)
            linked = with_source(shot, source) if source is not None else shot
            self._land(linked, known.item.title if known is not None else name, replace(where, clip=""), asset)

    def _put_reel(self, made: Made, asset: Asset, media: Media, place: LinkPlace) -> None:
        timeline, source = self._work.timeline, place.source
        context = self._work.context

        def read(_job: JobContext) -> Reel:
            return Reel.from_bytes(context.assets.read(AssetId(made.extra[REEL])))

        def done(reel: Reel) -> None:
            clips = reel_clips(media, made.recipe, reel, timeline)
            linked = [
                replace(clip, content=with_source(clip.content, source))
                if source is not None and isinstance(clip.content, Shot) else clip
                for clip in clips
            ]  # fmt: skip
            try:
                self._making.execute(land_reel(timeline, place.place, tuple(linked), asset, self._work.ripple))
            except UserError as error:
                self._fail(error)

        context.jobs.run("", read, Lane.IO, done)

    def _adopt(self) -> None:
        """Link clips with the layers that the pictures which they show have become."""
        for source in self.contents.sources:
            asset = source.item.asset
            if asset is not None and (clip := self._pending.pop(asset, "")):
                self._work.context.session.amend(partial(adopted, clip=clip, asset=asset, source=_input(source)))

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.id != new.id:
            self._pending.clear()
        if old.parts is not new.parts:
            self._soon.start()

    def _fail(self, error: UserError) -> None:
        self._work.context.messages.fail(error)

    def _close(self) -> None:
        self._soon.stop()
        ends, self._ends = self._ends, ()
        for end in ends:
            end()


def _input(source: Source, role: str = "") -> Input:
    return Input(source.link, InputKind.LINK, role, source.item.content)


def _place_of(job: Job) -> LinkPlace | None:
    return None if callable(job.work) else LinkPlace.from_json(job.work.place)
