"""What can be done to versions and drafts, each with its name in the history."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.api import AssetId, Document
from plugins.text.commands import AddVersion, EditChapter, RestoreVersion, draft_of, manuscript_of, version_of
from plugins.text.model import KIND, Chapter, Passage, Version


@dataclass(frozen=True, slots=True)
class RenameVersion:
    """Give a version a name, which makes it a snapshot; an empty one takes the name away."""

    chapter: str
    version: str
    name: str
    label: str = "Rename version"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the name."""
        part = manuscript_of(document)
        chapter = part.chapter(self.chapter)
        named = replace(version_of(chapter, self.version), name=self.name)
        versions = tuple(named if one.id == named.id else one for one in chapter.versions)
        return document.with_part(KIND, part.with_item(replace(chapter, versions=versions)))


@dataclass(frozen=True, slots=True)
class RemoveVersions:
    """Take versions out with the drafts that stand on them; what grew from one grows from its parent then."""

    chapter: str
    versions: tuple[str, ...]
    label: str = "Delete version"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without them; the chapter's text stays as it is."""
        part = manuscript_of(document)
        chapter = part.chapter(self.chapter)
        for id_ in self.versions:
            chapter = _without(chapter, version_of(chapter, id_))
        return document.with_part(KIND, part.with_item(chapter))


@dataclass(frozen=True, slots=True)
class RemoveTake:
    """Take an alternative out of its draft; a draft without any goes too."""

    chapter: str
    draft: str
    take: AssetId
    label: str = "Delete draft"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without it."""
        part = manuscript_of(document)
        chapter = part.chapter(self.chapter)
        old = draft_of(chapter, self.draft)
        new = replace(old, takes=tuple(take for take in old.takes if take.text != self.take))
        drafts = tuple(new if one is old else one for one in chapter.drafts if one is not old or new.takes)
        return document.with_part(KIND, part.with_item(replace(chapter, drafts=drafts)))


@dataclass(frozen=True, slots=True)
class Branch:
    """Go to a version and begin another one there; what is there now is kept too where `kept` is a version."""

    chapter: str
    version: str
    begun: Version
    kept: Version | None = None
    label: str = "Branch"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the branch as the present text."""
        document = RestoreVersion(self.chapter, self.version, self.kept).apply(document)
        return AddVersion(self.chapter, self.begun).apply(document)


@dataclass(frozen=True, slots=True)
class TakeChange:
    """Give a chapter a text that has something of another version; `day` is as of EditChapter."""

    chapter: str
    passages: tuple[Passage, ...]
    day: str = ""
    label: str = "Take change"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the text."""
        return EditChapter(self.chapter, self.passages, day=self.day).apply(document)


def _without(chapter: Chapter, gone: Version) -> Chapter:
    versions = tuple(
        replace(one, parent=gone.parent) if one.parent == gone.id else one
        for one in chapter.versions
        if one.id != gone.id
    )
    drafts = tuple(draft for draft in chapter.drafts if draft.version != gone.id)
    version = gone.parent if chapter.version == gone.id else chapter.version
    return replace(chapter, versions=versions, drafts=drafts, version=version)
