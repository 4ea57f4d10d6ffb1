"""Content: what a clip shows or plays. Pictures, film and sound are assets; of them the tree holds the facts alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from app.api import AssetId, UserError
from plugins.timeline.time import ZERO, TimeRange


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """The sound of a file: frames a second and channels."""

    sample_rate: int
    channels: int


@dataclass(frozen=True, slots=True)
class Media:
    """A file as an asset: film, a picture or sound.

    `available_range` is what it holds, in its own time; None where it has none, as a still picture, and can be shown
    for any length. `rate` is in frames a second, None where there are no frames or, with `variable`, where they have no
    rate. Width and height are those of the stored picture, 0 without one, before `rotation` (0, 90, 180 or 270 degrees
    clockwise) is applied.
    """

    asset: AssetId
    media_type: str
    available_range: TimeRange | None = None
    rate: Fraction | None = None
    variable: bool = False
    width: int = 0
    height: int = 0
    rotation: int = 0
    sound: SoundFacts | None = None

    @property
    def has_picture(self) -> bool:
        """Whether there is anything to see."""
        return self.width > 0

    @property
    def shown_size(self) -> tuple[int, int]:
        """Width and height after it was turned upright."""
        return (self.height, self.width) if self.rotation in (90, 270) else (self.width, self.height)


class InputKind(Enum):
    """Where an input of a shot is from."""

    ASSET = "asset"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Input:
    """What a shot is made from: an asset, or a link to something of another panel.

    `kind` says which: a link's `id` is the kind of the other panel's part, a slash and the id of what is in it. `role`
    is the generator's field that takes it, empty where it is shown as it is. `version` is the content that was there
    when it was taken, as an asset's id or a link's hash; empty where it was not taken yet.
    """

    id: str
    kind: InputKind
    role: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Take:
    """One result of a shot: its material, whose asset's recipe made it, and the inputs as they were then.

    `recipe` is the asset that has the recipe, where it is not that of the media itself, as after an upscale.
    """

    id: str
    media: Media
    inputs: tuple[Input, ...] = ()
    recipe: AssetId | None = None


@dataclass(frozen=True, slots=True)
class Shot:
    """Generated material: takes, the one that is used, and what the next one would be made from.

    `generator` is its id and `request` the fields of its request as JSON, as they were set last. `handle_in` and
    `handle_out` are the seconds of material that are asked for beyond what is shown, for trims and transitions.
    """

    takes: tuple[Take, ...] = ()
    chosen: str = ""
    generator: str = ""
    request: str = ""
    inputs: tuple[Input, ...] = ()
    handle_in: Fraction = ZERO
    handle_out: Fraction = ZERO

    @property
    def take(self) -> Take | None:
        """The take that is used; None while there is none."""
        return next((take for take in self.takes if take.id == self.chosen), None)

    def with_take(self, take: Take, choose: bool = True) -> Shot:
        """The shot with one more take, or with one of the same id replaced."""
        others = tuple(each for each in self.takes if each.id != take.id)
        return replace(self, takes=(*others, take), chosen=take.id if choose else self.chosen)

    def choosing(self, take: str) -> Shot:
        """The shot with another take used; raises UserError where it is gone."""
        if all(each.id != take for each in self.takes):
            raise UserError("That take is no longer there.", advice="Choose another one.")
        return replace(self, chosen=take)

    def is_stale(self, now: Mapping[str, str]) -> bool:
        """Whether the used take was made from other inputs than those of now.

        `now` gives the content that inputs have now, as asset ids, by the inputs' ids; one that it doesn't know is
        taken to be as it was.
        """
        take = self.take
        if take is None:
            return False
        made_from = {(each.role, each.id): each.version for each in take.inputs}
        wanted = {(each.role, each.id): now.get(each.id, each.version) for each in self.inputs}
        if made_from.keys() != wanted.keys():
            return True
        return any(wanted[key] and wanted[key] != version for key, version in made_from.items())


class Horizontal(Enum):
    """Where lines of a title stand within its box, in the direction of writing."""

    START = "start"
    CENTRE = "centre"
    END = "end"


class Vertical(Enum):
    """Where the lines as a whole stand within the box, across the direction of writing."""

    START = "start"
    CENTRE = "centre"
    END = "end"


class Writing(Enum):
    """The direction in which text is written; VERTICAL is top to bottom, its columns from right to left."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"


@dataclass(frozen=True, slots=True)
class Box:
    """A place within the frame, in parts of its width and height from the top left."""

    x: float = 0.1
    y: float = 0.1
    width: float = 0.8
    height: float = 0.8


@dataclass(frozen=True, slots=True)
class Title:
    """Text over the picture. `size` is in parts of the frame's height; colours are #rrggbbaa, empty for none."""

    text: str
    family: str = ""
    size: float = 0.08
    weight: int = 400
    italic: bool = False
    colour: str = "#ffffffff"
    outline: str = ""
    outline_width: float = 0.0
    background: str = ""
    line_height: float = 1.2
    align: Horizontal = Horizontal.CENTRE
    align_lines: Vertical = Vertical.CENTRE
    box: Box = Box()
    writing: Writing = Writing.HORIZONTAL


@dataclass(frozen=True, slots=True)
class Solid:
    """One colour over the whole frame, as #rrggbbaa."""

    colour: str = "#000000ff"


@dataclass(frozen=True, slots=True)
class Nested:
    """Another sequence of the timeline. It begins at zero, and there is nothing after its end."""

    sequence: str


Content: TypeAlias = Media | Shot | Title | Solid | Nested


def media_of(content: Content) -> Media | None:
    """The file that is shown or played; None where there is none, or none yet."""
    if isinstance(content, Shot):
        take = content.take
        return take.media if take else None
    return content if isinstance(content, Media) else None


def available_range(content: Content) -> TimeRange | None:
    """What there is to show, in the content's own time; None where it has no end."""
    media = media_of(content)
    return media.available_range if media else None
