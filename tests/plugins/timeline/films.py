"""Films for the tests: small ones by hand, and random ones for Hypothesis."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from hashlib import sha256

from hypothesis import Phase
from hypothesis import strategies as st

from app.api import AssetId, BlendMode, Document
from plugins.timeline.codec import PART
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.editing.splicing import joined
from plugins.timeline.model import (
    FIELD,
    KIND,
    MAIN,
    Clip,
    Colour,
    Curve,
    Easing,
    Gap,
    Input,
    InputKind,
    Interpolation,
    Item,
    Keyframe,
    Marker,
    MarkerColour,
    Media,
    Nested,
    Sequence,
    Shot,
    Solid,
    SoundFacts,
    Take,
    Timeline,
    Title,
    Track,
    TrackKind,
    Transition,
    TransitionKind,
    Value,
    Writing,
)
from plugins.timeline.model.content import Content
from plugins.timeline.time import TimeRange

RATE = Fraction(24000, 1001)
FAST = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
"""Explaining a failure takes minutes with films."""


def frames(number: int, rate: Fraction = RATE) -> Fraction:
    """So many frames in seconds."""
    return number / rate


def asset(name: str) -> AssetId:
    """The id of an asset of this content."""
    return AssetId(sha256(name.encode()).hexdigest())


def film(name: str = "film", length: int = 1000) -> Media:
    """A file of so many frames with picture and sound."""
    return Media(
        asset(name), "video/mp4", TimeRange(Fraction(0), frames(length)), RATE, width=1920, height=1080,
        sound=SoundFacts(48_000, 2),
    )  # fmt: skip


def clip(id_: str, length: int, start: int = 100, *, of: Content | None = None, link: str = "") -> Clip:
    """A clip of a film of 1000 frames, from a frame of it on."""
    return Clip(id_, of if of is not None else film(), frames(length), frames(start), link=link)


def track(id_: str, *items: Item, kind: TrackKind = TrackKind.PICTURE, locked: bool = False) -> Track:
    """A track of items."""
    return Track(id_, kind, id_.upper(), items, locked=locked)


def gap(length: int) -> Gap:
    """A gap of so many frames."""
    return Gap(frames(length))


def dissolve(before: int, after: int) -> Transition:
    """A dissolve over so many frames."""
    return Transition(TransitionKind.DISSOLVE, frames(before), frames(after))


def document(*tracks: Track, markers: tuple[Marker, ...] = ()) -> Document:
    """A document with one sequence of these tracks."""
    return holding(Timeline((Sequence(MAIN, "Film", tracks, markers),), rate=RATE))


def holding(timeline: Timeline) -> Document:
    """A document with a timeline."""
    return Document().with_part(KIND, timeline)


def timeline_in(document_: Document) -> Timeline:
    """Its timeline; asserts that it obeys every rule that a stored one has to."""
    timeline = document_.parts[KIND]
    assert isinstance(timeline, Timeline)
    assert PART.decode(PART.encode(timeline)) == timeline
    return timeline


def sequence_in(document_: Document) -> Sequence:
    """Its main sequence, asserted to be in order."""
    return timeline_in(document_).sequence(MAIN)


def shape(track_: Track) -> list[tuple[str, int]]:
    """A track as ids (gaps empty, transitions "~") and frames."""
    shown: list[tuple[str, int]] = []
    for item in track_.items:
        name = item.id if isinstance(item, Clip) else "~" if isinstance(item, Transition) else ""
        length = item.duration * RATE
        assert length.denominator == 1
        shown.append((name, int(length)))
    return shown


def shown_at(clip_: Clip, frame: int) -> Fraction:
    """The frame of its content that a clip shows at one of its own."""
    return clip_.source_time(frames(frame), frames(1)) * RATE


_names = st.text('abc日本 "\\', max_size=6)
_fractions = st.fractions(-1000, 1000, max_denominator=100_000)
_lengths = st.builds(Fraction, st.integers(1, 400_000), st.sampled_from([25, 24_000, 44_100, 48_000]))
_unit = st.floats(0, 1)
_colours = st.sampled_from(["#00000000", "#12ab34ff", "#ffffffff"])
_hashes = st.sampled_from("abcdef").map(asset)
_ranges = st.builds(TimeRange, _fractions, _lengths)

_media = st.builds(
    Media, _hashes, st.sampled_from(["video/mp4", "image/png"]), st.none() | _ranges,
    st.none() | st.sampled_from([RATE, Fraction(25)]), st.booleans(), st.just(640), st.just(360),
    st.sampled_from([0, 90, 180, 270]), st.none() | st.builds(SoundFacts, st.just(44_100), st.integers(1, 8)),
)  # fmt: skip
_inputs = st.lists(
    st.builds(Input, _hashes, st.sampled_from(InputKind), _names, st.just("") | _hashes), max_size=2
).map(tuple)
_takes = st.lists(
    st.builds(Take, st.sampled_from("123"), _media, _inputs, st.none() | _hashes), max_size=3, unique_by=lambda t: t.id
).map(tuple)


@st.composite
def _shots(draw: st.DrawFn) -> Shot:
    takes = draw(_takes)
    chosen = draw(st.sampled_from(["", *(take.id for take in takes)]))
    return Shot(takes, chosen, draw(_names), draw(_names), draw(_inputs), draw(_lengths), draw(_lengths))


_titles = st.builds(
    Title, _names, _names, st.floats(0.01, 1), st.integers(1, 1000), st.booleans(), _colours, st.just("") | _colours,
    _unit, writing=st.sampled_from(Writing),
)  # fmt: skip
_easings = st.sampled_from(Easing)
_handles = st.tuples(_unit, st.floats(-2, 2), _unit, st.floats(-2, 2))


@st.composite
def _curves(draw: st.DrawFn) -> tuple[Curve, ...]:
    found = []
    for name in sorted(draw(st.sets(st.sampled_from(["opacity", "pan", FIELD + "prompt", FIELD + "strength"])))):
        values: st.SearchStrategy[Value] = _names if name == FIELD + "prompt" else _unit
        times = sorted(draw(st.sets(_fractions, min_size=1, max_size=4)))
        keys = tuple(Keyframe(time, draw(values), draw(_easings), draw(_handles)) for time in times)
        found.append(Curve(name, keys))
    return tuple(found)


_markers = st.lists(
    st.builds(
        Marker, st.uuids().map(str), _fractions, _lengths, _names, _names, st.sampled_from(MarkerColour), st.booleans()
    ),
    max_size=2,
).map(tuple)  # fmt: skip


@st.composite
def _clips(draw: st.DrawFn, sequences: list[str]) -> Clip:
    contents: list[st.SearchStrategy[Content]] = [_media, _shots(), _titles, st.builds(Solid, _colours)]
    if sequences:
        contents.append(st.sampled_from(sequences).map(Nested))
    duration = draw(_lengths)
    return Clip(
        draw(st.uuids()).hex, draw(st.one_of(contents)), duration, draw(_fractions),
        draw(st.fractions(-4, 4, max_denominator=8)), draw(_names), draw(st.sampled_from(Interpolation)),
        draw(_curves()), draw(st.sampled_from(BlendMode)), draw(st.builds(Colour, st.floats(-5, 5), lut=_hashes)),
        duration / 3, duration / 4, draw(_names), draw(_names), draw(st.booleans()), draw(_markers),
    )  # fmt: skip


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Any timeline with everything that can be in one, sequences nested in later ones."""
    sequences: list[Sequence] = []
    for number in range(draw(st.integers(1, 3))):
        below = [sequence.id for sequence in sequences]
        tracks = []
        for index in range(draw(st.integers(0, 2))):
            items: list[Item] = []
            for each in draw(st.lists(_clips(below), max_size=3)):
                apart, mixed = draw(st.booleans()), draw(st.booleans())
                if apart and (not items or isinstance(items[-1], Clip)):
                    items.append(Gap(draw(_lengths)))
                elif items and mixed:
                    part = Fraction(1, 3)
                    items.append(Transition(
                        draw(st.sampled_from(TransitionKind)), items[-1].duration * part, each.duration * part,
                        draw(_colours), draw(st.floats(-360, 360)), draw(_unit),
                    ))  # fmt: skip
                items.append(each)
            tracks.append(
                Track(f"t{index}", draw(st.sampled_from(TrackKind)), draw(_names), tuple(items), draw(st.booleans()))
            )
        sequences.append(Sequence(f"s{number}", draw(_names), tuple(tracks), draw(_markers)))
    return Timeline(tuple(sequences), "s0", RATE, start=draw(_fractions), drop_frame=draw(st.booleans()))


@st.composite
def editable(draw: st.DrawFn) -> Document:
    """A film on frames, with linked picture and sound, titles, groups, transitions, a locked track and markers."""
    picture: list[Item] = []
    sound: list[Item] = []
    for number in range(draw(st.integers(2, 5))):
        length = draw(st.integers(6, 40))
        speed = draw(st.sampled_from([Fraction(1), Fraction(1), Fraction(-1), Fraction(2), Fraction(0)]))
        group = draw(st.sampled_from(["", "", "g"]))
        link = f"l{number}" if draw(st.booleans()) else ""
        if number and draw(st.booleans()):
            picture.append(gap(length))
            sound.append(gap(length))
        elif number and draw(st.booleans()):
            picture.append(dissolve(draw(st.integers(0, 3)), draw(st.integers(1, 3))))
        short = film("short", 200)
        one = clip(f"p{number}", length, draw(st.integers(0, 120)), of=short, link=link)
        one = replace(one, speed=speed, group=group)
        if draw(st.booleans()):
            key = Keyframe(frames(3), 0.5)
            one = one.with_curve("opacity", Curve("opacity", (Keyframe(Fraction(0), 1.0), key)))
        picture.append(one)
        sound.append(replace(clip(f"a{number}", length, 100, link=link), speed=speed))
    titles = track("t", gap(draw(st.integers(1, 20))), clip("t0", 12, 0, of=Title("題")), kind=TrackKind.TITLE)
    locked = track("x", clip("x0", 50, link="l0"), locked=True)
    markers = (Marker("m0", frames(10)), Marker("m1", frames(30), ripple=False))
    # Joined, so that no transition shows what there is not
    fitting = joined(((item,) for item in picture), NewIds())
    return document(
        track("v", *fitting), track("v2"), track("a", *sound, kind=TrackKind.SOUND), titles, locked, markers=markers
    )
