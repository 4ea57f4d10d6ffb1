"""Run: a draft that is being written, or chosen from."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.api import SEED_LIMIT, AssetId, Made, Token
from plugins.text.panel.chapter_text import Anchor
from plugins.text.panel.ghost import Ghost
from plugins.text.panel.place import Place
from plugins.text.streams import stream_of


@dataclass(slots=True)
class Run:
    """A draft's alternatives, and where it lies now; `joined` are the jobs that write another one, with its index.

    `streams` are what alternatives are called until they are stored, and `begun` the names of those that were accepted
    from before that.
    """

    draft: str
    place: Place
    seed: int = 0
    anchor: Anchor | None = None
    texts: dict[int, str] = field(default_factory=dict)
    tokens: dict[int, tuple[Token, ...]] = field(default_factory=dict)
    sources: dict[int, AssetId] = field(default_factory=dict)
    ghost: Ghost | None = None
    over: bool = False
    joined: dict[str, int] = field(default_factory=dict)
    streams: dict[int, str] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    @property
    def is_written(self) -> bool:
        """Whether no job writes on it any more."""
        return self.over and not self.joined

    @property
    def is_done(self) -> bool:
        """Whether nobody waits for anything of it; what waits for its chapter to be opened stays."""
        gone = self.ghost.is_over if self.ghost is not None else not any(self.texts.values())
        return self.is_written and gone

    @property
    def taken(self) -> str:
        """What of each alternative stands in the text already."""
        return next((text for text in self.texts.values() if text), "")[: self.place.kept]

    @property
    def jobs(self) -> frozenset[str]:
        """The jobs that may be writing."""
        return frozenset((self.draft, *self.joined))

    def join(self, job: str, text: str) -> int:
        """Give a job an alternative of its own, of which this is known before it writes."""
        index = 1 + max((*self.texts, *self.joined.values()), default=-1)
        self.joined[job] = index
        self.texts[index] = text
        self.stream(index, job)
        return index

    def stream(self, index: int, job: str) -> str:
        """What an alternative that a job writes is called until it is stored."""
        return self.streams.setdefault(index, stream_of(job, index))

    def job_of(self, index: int) -> str:
        """The job that writes an alternative."""
        return next((job for job, at in self.joined.items() if at == index), self.draft)

    def refuses(self, made: Made, stream: str) -> bool:
        """Whether a result is what was written of something that was refused meanwhile."""
        is_part = bool(made.recipe.request.get("stop_after"))
        return is_part and self.ghost is not None and self.ghost.is_over and stream not in self.begun

    def index_of(self, made: Made) -> int:
        """Which alternative a result is; each has the seed after the one before."""
        if made.job in self.joined:
            return self.joined[made.job]
        seed = made.recipe.request.get("seed")
        index = (seed - self.seed) % SEED_LIMIT if isinstance(seed, int) else len(self.sources)
        return len(self.texts) if index >= SEED_LIMIT // 2 or index > len(self.texts) + 64 else index
