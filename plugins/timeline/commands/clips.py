"""Commands that change clips where they are: links, looks, keyframes, transitions, content."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction

from app.api import Asset, Document, InvalidRequest
from plugins.timeline.commands.editing import edited
from plugins.timeline.editing import animating, linking, replacing, transitions
from plugins.timeline.editing.choosing import chosen, with_clips
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.model import Clip, Content, Keyframe, Sequence, Take, Transition, Value


@dataclass(frozen=True, slots=True)
class Link:
    """Link clips, such as a picture and its sound, so that they are edited together."""

    sequence: str
    clips: tuple[str, ...]
    label: str = "Link clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with them linked."""
        return edited(document, self.sequence, lambda old: linking.link(old, self.clips, NewIds()))


@dataclass(frozen=True, slots=True)
class Unlink:
    """Take clips out of their links."""

    sequence: str
    clips: tuple[str, ...]
    label: str = "Unlink clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with them apart."""
        return edited(document, self.sequence, lambda old: linking.unlink(old, self.clips))


@dataclass(frozen=True, slots=True)
class Group:
    """Make a group of clips."""

    sequence: str
    clips: tuple[str, ...]
    label: str = "Group clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the group."""
        return edited(document, self.sequence, lambda old: linking.group(old, self.clips, NewIds()))


@dataclass(frozen=True, slots=True)
class Ungroup:
    """Dissolve the groups of clips."""

    sequence: str
    clips: tuple[str, ...]
    label: str = "Ungroup clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without the groups."""
        return edited(document, self.sequence, lambda old: linking.ungroup(old, self.clips))


@dataclass(frozen=True, slots=True)
class SetClips:
    """Give clips other values, such as name, blend mode, colour, fades, text or whether they are shown.

    What they take of the track, and of their content, is changed by the edits that are made for it.
    """

    sequence: str
    clips: tuple[Clip, ...]
    label: str = "Change clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with clips of the same ids replaced; raises InvalidRequest for values out of range."""
        return edited(document, self.sequence, self._set)

    def _set(self, sequence: Sequence) -> Sequence:
        for clip in self.clips:
            old = chosen(sequence, clip.id).clip
            same = (old.duration, old.source_start, old.speed) == (clip.duration, clip.source_start, clip.speed)
            if not same or type(old.content) is not type(clip.content):
                raise InvalidRequest("A clip keeps its length and what it shows here.", advice="Trim it instead.")
        return with_clips(sequence, self.clips)


@dataclass(frozen=True, slots=True)
class SetValue:
    """Give a parameter of a clip one value without keyframes."""

    sequence: str
    clip: str
    name: str
    value: Value
    label: str = "Change a parameter"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the value."""
        return edited(document, self.sequence, self._set)

    def _set(self, sequence: Sequence) -> Sequence:
        return with_clips(sequence, (animating.with_value(chosen(sequence, self.clip).clip, self.name, self.value),))


@dataclass(frozen=True, slots=True)
class SetKey:
    """Put a keyframe on a parameter of a clip, in place of one at the same time."""

    sequence: str
    clip: str
    name: str
    key: Keyframe
    label: str = "Set a keyframe"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the keyframe."""
        return edited(document, self.sequence, self._set)

    def _set(self, sequence: Sequence) -> Sequence:
        return with_clips(sequence, (animating.with_key(chosen(sequence, self.clip).clip, self.name, self.key),))


@dataclass(frozen=True, slots=True)
class RemoveKeys:
    """Take keyframes of a parameter away."""

    sequence: str
    clip: str
    name: str
    times: tuple[Fraction, ...]
    label: str = "Delete keyframes"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without them."""
        return edited(document, self.sequence, self._set)

    def _set(self, sequence: Sequence) -> Sequence:
        clip = chosen(sequence, self.clip).clip
        return with_clips(sequence, (animating.without_keys(clip, self.name, self.times),))


@dataclass(frozen=True, slots=True)
class MoveKeys:
    """Move keyframes of a parameter in time."""

    sequence: str
    clip: str
    name: str
    times: tuple[Fraction, ...]
    by: Fraction
    label: str = "Move keyframes"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with them moved."""
        return edited(document, self.sequence, self._set)

    def _set(self, sequence: Sequence) -> Sequence:
        clip = chosen(sequence, self.clip).clip
        return with_clips(sequence, (animating.with_moved_keys(clip, self.name, self.times, self.by),))


@dataclass(frozen=True, slots=True)
class SetTransition:
    """Put a transition at the end of a clip, or change the one that is there."""

    sequence: str
    after: str
    transition: Transition
    linked: bool = True
    label: str = "Set a transition"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it."""
        offsets = (self.transition.in_offset, self.transition.out_offset)
        return edited(
            document,
            self.sequence,
            lambda old: transitions.set_transition(old, self.after, self.transition, self.linked, NewIds()),
            offsets,
        )


@dataclass(frozen=True, slots=True)
class RemoveTransition:
    """Take away the transition at the end of a clip."""

    sequence: str
    after: str
    linked: bool = True
    label: str = "Delete the transition"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without it."""
        return edited(
            document,
            self.sequence,
            lambda old: transitions.remove_transition(old, self.after, self.linked, NewIds()),
        )


@dataclass(frozen=True, slots=True)
class ReplaceContent:
    """Have a clip show other content, with its trims, transitions and keyframes."""

    sequence: str
    clip: str
    content: Content
    assets: tuple[Asset, ...] = ()
    label: str = "Replace the content"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it."""
        return edited(
            document,
            self.sequence,
            lambda old: replacing.replace_content(old, self.clip, self.content, NewIds()),
            assets=self.assets,
        )


@dataclass(frozen=True, slots=True)
class AddTake:
    """Give a generated shot a take, and use it."""

    sequence: str
    clip: str
    take: Take
    choose: bool = True
    assets: tuple[Asset, ...] = ()
    label: str = "Add a take"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it."""
        return edited(
            document,
            self.sequence,
            lambda old: replacing.add_take(old, self.clip, self.take, self.choose, NewIds()),
            assets=self.assets,
        )


@dataclass(frozen=True, slots=True)
class ChooseTake:
    """Have a generated shot use another one of its takes."""

    sequence: str
    clip: str
    take: str
    label: str = "Choose a take"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it chosen."""
        return edited(document, self.sequence, lambda old: replacing.choose_take(old, self.clip, self.take, NewIds()))
