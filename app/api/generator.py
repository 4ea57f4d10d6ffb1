"""Generator: what a plugin contributes to make things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Protocol

from app.api.assets import AssetStore
from app.api.models import Models, Pixels
from app.api.prompting import NoWildcards, Wildcards
from app.document import Asset, ModelStamp, Recipe
from app.jobs import JobContext, Lane


@dataclass(frozen=True, slots=True)
class Output:
    """One thing a generator made, with the request that makes exactly this one again.

    `content` is a picture (height, width, 3 or 4), or the bytes of `media_type`. `details` are bytes that are kept
    beside it by name, such as what else could have been written: `Made.extra` says under which asset ids. What is named
    by the ending of a file, or by its media type such as `midi`, can be written as such a file in place of the content.
    `models` are those of the plugin's own that took part and were not leased, called by the plugin, a dot and a name.
    `poster` is a small picture of what is no picture itself, such as a film, to be shown in lists. A picture that is
    made `in_passing` is kept in memory and forgotten soon, as AssetStore.add_picture says.
    """

    content: Pixels | bytes
    request: object
    media_type: str = "image/png"
    shape: tuple[int, ...] = ()
    name: str = ""
    details: Mapping[str, bytes] = field(default_factory=dict)
    models: tuple[ModelStamp, ...] = ()
    poster: Pixels | None = None
    in_passing: bool = False


@dataclass(frozen=True, slots=True)
class RunContext:
    """All that a run may touch besides its request and the models; `resources` are the studio's own files.

    `wildcards` are the lists that prompts draw words from.
    """

    job: JobContext
    assets: AssetStore
    resources: Path
    wildcards: Wildcards = field(default_factory=NoWildcards)

    def check(self) -> None:
        """Raise JobCancelled if the job was asked to stop."""
        self.job.check()


class Generator(Protocol):
    """Makes things from a frozen request, without a window and without settings.

    `Request` is a frozen dataclass with annotated fields (see app.api.fields); the request is the whole truth.
    `version` changes when the same request would give another result. `run` is called on a worker; it imports
    torch and its friends inside, yields each output as soon as it is there, and reports to `context.job`.
    """

    Request: ClassVar[type[Any]]
    version: ClassVar[str]
    lane: ClassVar[Lane]

    def run(self, request: Any, models: Models, context: RunContext) -> Iterator[Output]:
        """Make the outputs; raises UserError for what the user can mend."""


@dataclass(frozen=True, slots=True)
class GeneratorInfo:
    """A generator as the studio lists it, from the plugin's manifest: nothing is imported for it.

    `accepts` and `returns` are media types as patterns. A parameter tells what no media type does: speech is
    `audio/*;content=speech`, and any other sound is music.
    """

    id: str
    title: str
    accepts: tuple[str, ...]
    returns: tuple[str, ...]
    plugin: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A result that is stored: the asset with its recipe, and the job's own facts. Times in seconds."""

    asset: Asset
    recipe: Recipe
    job: str
    seconds: float
    document: str = ""
    created_s: float = 0.0
    extra: dict[str, str] = field(default_factory=dict)
