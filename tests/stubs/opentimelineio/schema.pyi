from collections.abc import Iterator
from typing import Any

from opentimelineio.core import Composable, Composition, Item, MediaReference, SerializableObjectWithMetadata
from opentimelineio.opentime import RationalTime, TimeRange

class TrackKind:
    Video: str
    Audio: str

class TransitionTypes:
    SMPTE_Dissolve: str
    Custom: str

class Effect(SerializableObjectWithMetadata):
    def __init__(self, name: str = "", effect_name: str = "", metadata: Any = None) -> None: ...
    effect_name: str
    enabled: bool

class TimeEffect(Effect): ...

class LinearTimeWarp(TimeEffect):
    def __init__(self, name: str = "", time_scalar: float = 1, metadata: Any = None) -> None: ...
    time_scalar: float

class FreezeFrame(LinearTimeWarp):
    def __init__(self, name: str = "", metadata: Any = None) -> None: ...

class Marker(SerializableObjectWithMetadata):
    def __init__(
        self, name: str = "", marked_range: TimeRange = ..., color: str = ..., metadata: Any = None, comment: str = ""
    ) -> None: ...
    color: str
    marked_range: TimeRange
    comment: str

class MissingReference(MediaReference):
    def __init__(self, name: str = "", available_range: TimeRange | None = None, metadata: Any = None) -> None: ...

class ExternalReference(MediaReference):
    def __init__(
        self, target_url: str = "", available_range: TimeRange | None = None, metadata: Any = None
    ) -> None: ...
    target_url: str

class GeneratorReference(MediaReference):
    def __init__(
        self,
        name: str = "",
        generator_kind: str = "",
        available_range: TimeRange | None = None,
        parameters: Any = None,
        metadata: Any = None,
    ) -> None: ...
    generator_kind: str
    parameters: Any

class ImageSequenceReference(MediaReference):
    def abstract_target_url(self, symbol: str) -> str: ...

class Clip(Item):
    def __init__(
        self,
        name: str = "",
        media_reference: MediaReference | None = None,
        source_range: TimeRange | None = None,
        metadata: Any = None,
    ) -> None: ...
    DEFAULT_MEDIA_KEY: str
    media_reference: MediaReference
    active_media_reference_key: str
    def media_references(self) -> dict[str, MediaReference]: ...
    def set_media_references(self, references: dict[str, MediaReference], key: str) -> None: ...

class Gap(Item):
    def __init__(self, name: str = "", source_range: TimeRange | None = None, metadata: Any = None) -> None: ...

class Transition(Composable):
    def __init__(
        self,
        name: str = "",
        transition_type: str = "",
        in_offset: RationalTime = ...,
        out_offset: RationalTime = ...,
        metadata: Any = None,
    ) -> None: ...
    transition_type: str
    in_offset: RationalTime
    out_offset: RationalTime

class Track(Composition):
    def __init__(
        self,
        name: str = "",
        children: Any = None,
        source_range: TimeRange | None = None,
        kind: str = "Video",
        metadata: Any = None,
    ) -> None: ...
    kind: str

class Stack(Composition):
    def __init__(
        self,
        name: str = "",
        children: Any = None,
        source_range: TimeRange | None = None,
        markers: Any = None,
        metadata: Any = None,
    ) -> None: ...

class Timeline(SerializableObjectWithMetadata):
    def __init__(
        self, name: str = "", tracks: Any = None, global_start_time: RationalTime | None = None, metadata: Any = None
    ) -> None: ...
    tracks: Stack
    global_start_time: RationalTime | None
    def find_clips(self) -> list[Clip]: ...

class SerializableCollection(SerializableObjectWithMetadata):
    def __iter__(self) -> Iterator[Any]: ...
    def __len__(self) -> int: ...
