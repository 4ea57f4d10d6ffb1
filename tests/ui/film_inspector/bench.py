"""What the film's fields and lanes stand on in the tests: a real session, store and queue, and a small film."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

from app.api import (
    AssetId,
    Choice,
    Document,
    Keyframes,
    Label,
    More,
    PanelContext,
    Prompt,
    Range,
    Seed,
    Session,
    Text,
    UserError,
)
from app.jobs import JobContext, JobSpec, ThreadExecutor
from app.storage.assets import FolderAssets
from app.ui.jobs import QtJobs
from app.widgets.icons import Icons
from plugins.timeline.commands import timeline_of
from plugins.timeline.model import (
    EMPTY,
    KIND,
    MAIN,
    Clip,
    Gap,
    Input,
    InputKind,
    Media,
    Shot,
    Solid,
    Take,
    Timeline,
    Title,
    Track,
    TrackKind,
    Transition,
)
from plugins.timeline.model import Sequence as FilmSequence
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.time import TimeRange
from tests.ui.canvas_parts import KeptMessages, KeptSettings, NoGenerators

RATE = Fraction(24)
GENERATOR = "timeline.text-to-video"


def frames(number: int) -> Fraction:
    """So many frames in seconds."""
    return number / RATE


def asset(name: str) -> AssetId:
    """The id of an asset of this content."""
    return AssetId(sha256(name.encode()).hexdigest())


def media(name: str = "film", length: int = 1000) -> Media:
    """A file of so many frames."""
    return Media(asset(name), "video/mp4", TimeRange(Fraction(0), frames(length)), RATE, width=1280, height=720)


def sample() -> Timeline:
    """A film and a shot with a transition between them, a title, a colour and two sounds."""
    takes = tuple(
        Take(f"take{number}", media(f"take{number}", 96), (Input("picture", InputKind.LINK, version=asset("old")),))
        for number in (1, 2, 3)
    )
    request = {"prompt": "clouds drifting over snowy mountains", "seed": 4, "seconds": 2}
    shot = Shot(takes, "take2", GENERATOR, json.dumps(request), (Input("picture", InputKind.LINK),))
    length = frames(96)
    pictures = (
        Clip("film", media(), length, frames(100), name="Harbour", link="both"),
        Transition(in_offset=frames(6), out_offset=frames(6)),
        Clip("shot", shot, frames(48), frames(20), name="Clouds"),
        Gap(frames(24)),
        Clip("solid", Solid("#204060ff"), frames(48), name="Blue"),
    )
    titles = (Gap(frames(24)), Clip("title", Title("Night train\n夜汽車"), frames(72), name="Opening"))
    sounds = (
        Clip("sound", media("sound"), length, frames(100), name="Harbour", link="both"),
        Clip("music", media("music"), length, name="Theme"),
    )
    tracks = (
        Track("picture", TrackKind.PICTURE, items=pictures),
        Track("title", TrackKind.TITLE, items=titles),
        Track("sound", TrackKind.SOUND, items=sounds),
    )
    return replace(EMPTY, sequences=(FilmSequence(MAIN, "", tracks),), rate=RATE)


@dataclass(frozen=True, slots=True)
class Request:
    """What the one generator of the tests takes."""

    prompt: Annotated[str, Prompt(), Label("Prompt")] = ""
    seed: Annotated[int, Seed(), Label("Seed")] = 0
    seconds: Annotated[float, Range(0.5, 10, 0.5, "s"), Label("Length")] = 2.0
    camera: Annotated[str, Choice((("still", "Still"), ("pan-left", "Pan left"))), Label("Camera")] = "still"
    guidance: Annotated[float, Range(1, 20, 0.5), Label("Guidance"), More()] = 6.0
    keyframes: Annotated[str, Text(), Keyframes(("prompt", "camera", "guidance")), Label("Keyframes"), More()] = ""


class OneGenerator(NoGenerators):
    """Knows the request of one generator."""

    def request_type(self, generator: str) -> type[Any]:
        """Its request; raises UserError for any other generator."""
        if generator != GENERATOR:
            raise UserError("There is no generator “{id}”.", advice="Enable its plugin.", id=generator)
        return Request


class FilmBench:
    """A film with everything that views of it need; `close` lets go of its threads."""

    def __init__(self, folder: Path, resources: Path, film: Timeline, *, read_only: bool = False) -> None:
        self.assets = FolderAssets(folder / "assets", folder / "cache")
        self.session = Session(Document().with_part(KIND, film), read_only=read_only)
        self.settings, self.messages, self.generators = KeptSettings(), KeptMessages(), OneGenerator()
        self.jobs = QtJobs(ThreadExecutor(_no_generator))
        self.context = PanelContext(
            self.session, self.assets, self.generators, self.jobs, self.settings, self.messages, resources
        )
        self.work = FilmWork(self.context)
        self.icons = Icons(resources)

    def close(self) -> None:
        """Let go of the document and of every thread."""
        self.work.close()
        self.jobs.queue.close()
        self.assets.close()

    def film(self) -> Timeline:
        """The film of the document."""
        return timeline_of(self.session.document)

    def clip(self, id_: str) -> Clip:
        """A clip as it is now."""
        found = self.work.clip(id_)
        assert found is not None
        return found

    def steps(self) -> Sequence[str]:
        """The names of the steps that can be undone."""
        return [step.label for step in self.session.history[1 : self.session.position + 1]]


def _no_generator(spec: JobSpec, _context: JobContext) -> None:
    raise KeyError(spec.generator)
