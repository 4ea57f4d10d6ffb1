"""Commands: what can be done to a manuscript, each with its name in the history."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from app.api import Asset, AssetId, Document, UserError
from plugins.text.model import (
    EMPTY,
    KIND,
    Chapter,
    Draft,
    Folder,
    Item,
    Manuscript,
    Passage,
    Status,
    Take,
    Version,
)


def manuscript_of(document: Document) -> Manuscript:
    """The document's manuscript; an empty one where there is none yet."""
    return document.part(KIND, EMPTY)


@dataclass(frozen=True, slots=True)
class EditChapter:
    """Give a chapter another text; what is typed in one go has one merge key.

    `day` (ISO 8601) is the day whose tally of words it counts for, empty where it counts for none.
    """

    chapter: str
    passages: tuple[Passage, ...]
    label: str = "Typing"
    merge_key: Hashable | None = None
    day: str = ""

    def apply(self, document: Document) -> Document:
        """The document with the text."""
        part = manuscript_of(document)
        old = part.chapter(self.chapter)
        if old.passages == self.passages:
            return document
        new = replace(old, passages=self.passages)
        return document.with_part(KIND, _tallied(part, old, new, self.day).with_item(new))


@dataclass(frozen=True, slots=True)
class EditChapters:
    """Give several chapters another text, as one step: after replacing everywhere."""

    texts: tuple[tuple[str, tuple[Passage, ...]], ...]
    label: str = "Replace"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the texts."""
        for chapter, passages in self.texts:
            document = EditChapter(chapter, passages).apply(document)
        return document


@dataclass(frozen=True, slots=True)
class AddItem:
    """Put a folder, chapter or conversation into its parent, after another item, or at the end."""

    item: Item
    after: str | None = None
    label: str = "Add to the manuscript"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the item."""
        part = manuscript_of(document)
        _checked_parent(part, self.item.parent)
        items = list(part.items)
        index = next((at for at, item in enumerate(items) if item.id == self.after), len(items) - 1)
        items.insert(index + 1, self.item)
        return document.with_part(KIND, part.with_items(items))


@dataclass(frozen=True, slots=True)
class RemoveItems:
    """Take items out of the manuscript, folders with all that lies in them."""

    items: tuple[str, ...]
    label: str = "Delete from the manuscript"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without them."""
        part = manuscript_of(document)
        gone = set(self.items)
        for id_ in self.items:
            if isinstance(part.item(id_), Folder):
                gone.update(item.id for item in part.in_order(id_))
        return document.with_part(KIND, part.with_items(item for item in part.items if item.id not in gone))


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Put an item into a folder (None is the top), before another item there or at its end."""

    item: str
    parent: str | None
    before: str | None = None
    label: str = "Move in the manuscript"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the item at its new place; raises UserError where that lies within the item itself."""
        part = manuscript_of(document)
        moved = part.item(self.item)
        _checked_parent(part, self.parent)
        above = self.parent
        while above is not None:
            if above == moved.id:
                raise UserError("A folder cannot lie in itself.", advice="Choose another place.")
            above = part.item(above).parent
        items = [item for item in part.items if item.id != moved.id]
        index = next((at for at, item in enumerate(items) if item.id == self.before), len(items))
        items.insert(index, replace(moved, parent=self.parent))
        return document.with_part(KIND, part.with_items(items))


@dataclass(frozen=True, slots=True)
class RenameItem:
    """Give a folder, chapter or conversation a title."""

    item: str
    title: str
    label: str = "Rename"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the title."""
        part = manuscript_of(document)
        return document.with_part(KIND, part.with_item(replace(part.item(self.item), title=self.title)))


@dataclass(frozen=True, slots=True)
class SetChapter:
    """Change what is known of a chapter; what is None stays."""

    chapter: str
    status: Status | None = None
    goal_words: int | None = None
    counted: bool | None = None
    language: str | None = None
    is_code: bool | None = None
    label: str = "Chapter settings"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the chapter changed."""
        part = manuscript_of(document)
        old = part.chapter(self.chapter)
        new = replace(
            old,
            status=old.status if self.status is None else self.status,
            goal_words=old.goal_words if self.goal_words is None else self.goal_words,
            counted=old.counted if self.counted is None else self.counted,
            language=old.language if self.language is None else self.language,
            is_code=old.is_code if self.is_code is None else self.is_code,
        )
        return document.with_part(KIND, part.with_item(new))


@dataclass(frozen=True, slots=True)
class SetNotes:
    """Write the notes of a folder or chapter."""

    item: str
    notes: str
    label: str = "Notes"

    @property
    def merge_key(self) -> Hashable | None:
        """The notes of one item are one gesture."""
        return ("notes", self.item)

    def apply(self, document: Document) -> Document:
        """The document with the notes."""
        part = manuscript_of(document)
        old = part.item(self.item)
        if not isinstance(old, Folder | Chapter):
            raise UserError("A conversation has no notes.", advice="Choose a chapter or a folder.")
        return document.with_part(KIND, part.with_item(replace(old, notes=self.notes)))


@dataclass(frozen=True, slots=True)
class SetDailyGoal:
    """Set how many words a day are to be written, 0 for no goal."""

    words: int
    label: str = "Daily goal"
    merge_key: Hashable | None = "daily goal"

    def apply(self, document: Document) -> Document:
        """The document with the goal."""
        return document.with_part(KIND, replace(manuscript_of(document), daily_goal_words=max(0, self.words)))


@dataclass(frozen=True, slots=True)
class SetVertical:
    """Have exported books in columns from right to left, as in Japanese, or in lines."""

    vertical: bool
    label: str = "Vertical columns"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the direction."""
        return document.with_part(KIND, replace(manuscript_of(document), vertical=self.vertical))


@dataclass(frozen=True, slots=True)
class AddVersion:
    """Keep a chapter as it is, to come back to."""

    chapter: str
    version: Version
    label: str = "Snapshot"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the version."""
        part = manuscript_of(document)
        return document.with_part(KIND, part.with_item(_with_version(part.chapter(self.chapter), self.version)))


@dataclass(frozen=True, slots=True)
class RestoreVersion:
    """Go back to a version; what is there now is kept as a version too where `kept` is one."""

    chapter: str
    version: str
    kept: Version | None = None
    label: str = "Go back to a version"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the chapter's text as it was."""
        part = manuscript_of(document)
        chapter = part.chapter(self.chapter)
        found = version_of(chapter, self.version)
        if self.kept is not None:
            chapter = _with_version(chapter, self.kept)
        return document.with_part(KIND, part.with_item(replace(chapter, passages=found.passages, version=found.id)))


@dataclass(frozen=True, slots=True)
class AddDraft:
    """Remember that something is generated at a place, and what the chapter was then."""

    chapter: str
    draft: Draft
    version: Version | None = None
    label: str = "Draft"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the draft; `version` is None where the draft's is there already."""
        part = manuscript_of(document)
        chapter = part.chapter(self.chapter)
        if self.version is not None:
            chapter = _with_version(chapter, self.version)
        version_of(chapter, self.draft.version)
        drafts = (*(draft for draft in chapter.drafts if draft.id != self.draft.id), self.draft)
        return document.with_part(KIND, part.with_item(replace(chapter, drafts=drafts)))


@dataclass(frozen=True, slots=True)
class AddTake:
    """Add an alternative to a draft; `assets` are the generated text and what belongs to it, with their recipes."""

    chapter: str
    draft: str
    take: Take
    assets: tuple[Asset, ...]
    label: str = "Draft"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the take."""
        part = manuscript_of(document)
        chapter = part.chapter(self.chapter)
        old = draft_of(chapter, self.draft)
        if self.take in old.takes:
            return document
        new = replace(old, takes=(*old.takes, self.take))
        return document.with_assets(self.assets).with_part(KIND, part.with_item(_with_draft(chapter, new)))


@dataclass(frozen=True, slots=True)
class AcceptTake:
    """Put a take, or its beginning, into the text; `version` is the chapter after that.

    Accepting word after word is one step. `take` is None while it is still written, and `stream` what it is called
    until then; of a take whose beginning was accepted so, it is given with the rest as well.
    """

    chapter: str
    draft: str
    take: AssetId | None
    passages: tuple[Passage, ...]
    version: Version
    label: str = "Accept draft"
    day: str = ""
    stream: str = ""

    @property
    def merge_key(self) -> Hashable | None:
        """One draft is accepted in one gesture."""
        return ("accept", self.draft, self.stream or self.take)

    def apply(self, document: Document) -> Document:
        """The document with the take in the text."""
        part = manuscript_of(document)
        old = part.chapter(self.chapter)
        draft = draft_of(old, self.draft)
        # Of what was accepted before from the same take no version of its own stays, unless a draft stands on it.
        versions = old.versions
        parent = next((one for one in versions if one.id == old.version), None)
        stands = {one.version for one in old.drafts}
        if parent is not None and self._is_of(parent) and parent.id not in stands:
            versions = tuple(one for one in versions if one is not parent)
            old_version = parent.parent
        else:
            old_version = old.version
        new = replace(old, passages=self.passages, versions=versions, version=old_version)
        stream = self.stream if self.take is None else ""
        new = _with_version(new, replace(self.version, passages=self.passages, source=self.take, stream=stream))
        new = _with_draft(new, replace(draft, accepted=self.take or draft.accepted))
        return document.with_part(KIND, _tallied(part, old, new, self.day).with_item(new))

    def _is_of(self, version: Version) -> bool:
        if self.take is None:
            return bool(self.stream) and version.stream == self.stream
        return version.source == self.take


def version_of(chapter: Chapter, id_: str) -> Version:
    """A version of a chapter by its id; raises UserError where it is gone."""
    for version in chapter.versions:
        if version.id == id_:
            return version
    raise UserError("That version is no longer there.", advice="Choose another one.")


def draft_of(chapter: Chapter, id_: str) -> Draft:
    """A draft of a chapter by its id; raises UserError where it is gone."""
    for draft in chapter.drafts:
        if draft.id == id_:
            return draft
    raise UserError("That draft is no longer there.", advice="Generate it again.")


def _with_version(chapter: Chapter, version: Version) -> Chapter:
    """The chapter with a version that grew from the present one, and is the present one now."""
    grown = replace(version, parent=chapter.version)
    return replace(chapter, versions=(*chapter.versions, grown), version=version.id)


def _with_draft(chapter: Chapter, draft: Draft) -> Chapter:
    drafts = tuple(draft if old.id == draft.id else old for old in chapter.drafts)
    return replace(chapter, drafts=drafts)


def _tallied(part: Manuscript, old: Chapter, new: Chapter, day: str) -> Manuscript:
    """The manuscript with the words of a day counted; deleting takes from them, but not below nothing."""
    if not day or not old.counted:
        return part
    days = dict(part.daily)
    days[day] = max(0, days.get(day, 0) + new.words - old.words)
    return replace(part, daily=tuple(sorted(days.items())))


def _checked_parent(part: Manuscript, parent: str | None) -> None:
    if parent is not None and not isinstance(part.item(parent), Folder):
        raise UserError("Only folders can hold chapters.", advice="Choose a folder.")


def chapters_in(part: Manuscript, items: Iterable[Item] | None = None) -> Sequence[Chapter]:
    """The chapters as a reader meets them."""
    return [item for item in (part.in_order() if items is None else items) if isinstance(item, Chapter)]
