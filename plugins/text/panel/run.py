"""Run: a draft that is being written, or chosen from."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.api import SEED_LIMIT, AssetId, Made
from plugins.text.panel.chapter_text import Anchor
from plugins.text.panel.ghost import Ghost
from plugins.text.panel.place import Place


@dataclass(slots=True)
class Run:
    """A draft's alternatives, and where it lies now; `joined` are the jobs that write another one, with its index."""

    draft: str
    place: Place
    seed: int = 0
    anchor: Anchor | None = None
    texts: dict[int, str] = field(default_factory=dict)
    sources: dict[int, AssetId] = field(default_factory=dict)
    ghost: Ghost | None = None
    over: bool = False
    joined: dict[str, int] = field(default_factory=dict)

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
        return index

    def index_of(self, made: Made) -> int:
        """Which alternative a result is; each has the seed after the one before."""
        if made.job in self.joined:
            return self.joined[made.job]
        seed = made.recipe.request.get("seed")
        index = (seed - self.seed) % SEED_LIMIT if isinstance(seed, int) else len(self.sources)
        return len(self.texts) if index >= SEED_LIMIT // 2 or index > len(self.texts) + 64 else index
