"""PART: the manuscript as JSON and back. Each passage is written once, and chapters and versions refer to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256
from typing import Any, TypeVar

from app.api import Asset, AssetId, AssetStore, InvalidData, Json, JsonObject, PartItem, PartType
from plugins.text.model import (
    EMPTY,
    KIND,
    MEDIA_TYPE,
    MOST_ITEMS,
    Chapter,
    Character,
    Conversation,
    Draft,
    Folder,
    Item,
    Link,
    Lorebook,
    Manuscript,
    Origin,
    Passage,
    Span,
    Status,
    Take,
    Turn,
    Version,
)
from plugins.text.passages import sources_of

T = TypeVar("T")

_KEYS = {
    "items",
    "passages",
    "memory",
    "note",
    "note_depth",
    "lorebooks",
    "characters",
    "links",
    "front_matter",
    "daily_goal_words",
    "daily",
    "vertical",
    "spelled",
    "words_known",
}


class _Table:
    """The distinct passages, in the order in which they are first needed."""

    def __init__(self) -> None:
        self._known: dict[Passage, int] = {}

    def runs(self, passages: Iterable[Passage]) -> list[Json]:
        """Passages by their indices in runs: the first and how many follow one another, for each."""
        runs: list[int] = []
        for passage in passages:
            index = self._known.setdefault(passage, len(self._known))
            if runs and runs[-2] + runs[-1] == index:
                runs[-1] += 1
            else:
                runs += [index, 1]
        return list(runs)

    def to_json(self) -> Json:
        return [
            [passage.text, passage.length, passage.words, [_span_to_json(span) for span in passage.spans]]
            for passage in self._known
        ]


def _encode(part: Manuscript) -> Json:
    table = _Table()
    items: list[Json] = [_item_to_json(item, table) for item in part.items]
    return {
        "items": items,
        "passages": table.to_json(),
        "memory": part.memory,
        "note": part.note,
        "note_depth": part.note_depth,
        "lorebooks": [[book.id, book.name, book.entries, book.enabled] for book in part.lorebooks],
        "characters": [[one.id, one.name, one.card, one.picture] for one in part.characters],
        "links": [[link.id, link.chapter, link.at, link.length, link.passage, link.made] for link in part.links],
        "front_matter": [list(field) for field in part.front_matter],
        "daily_goal_words": part.daily_goal_words,
        "daily": [list(day) for day in part.daily],
        "vertical": part.vertical,
        "spelled": part.spelled,
        "words_known": list(part.words_known),
    }


def _item_to_json(item: Item, table: _Table) -> JsonObject:
    if isinstance(item, Folder):
        return {"is": "folder", "id": item.id, "title": item.title, "parent": item.parent, "notes": item.notes}
    if isinstance(item, Conversation):
        return {
            "is": "conversation",
            "id": item.id,
            "title": item.title,
            "parent": item.parent,
            "turns": [
                [turn.id, turn.parent, turn.role, turn.text, list(turn.images), turn.source] for turn in item.turns
            ],
            "leaf": item.leaf,
            "system": item.system,
            "character": item.character,
        }
    return {
        "is": "chapter",
        "id": item.id,
        "title": item.title,
        "parent": item.parent,
        "passages": table.runs(item.passages),
        "language": item.language,
        "is_code": item.is_code,
        "counted": item.counted,
        "status": item.status.value,
        "goal_words": item.goal_words,
        "notes": item.notes,
        "versions": [
            [version.id, version.parent, version.name, table.runs(version.passages), version.created_s, version.source]
            for version in item.versions
        ],
        "version": item.version,
        "drafts": [
            [draft.id, draft.version, draft.at, draft.removed, [[take.text, take.tokens] for take in draft.takes],
             draft.job, draft.accepted, draft.kept]
            for draft in item.drafts
        ],
        "absent": list(item.absent),
    }  # fmt: skip


def _span_to_json(span: Span) -> Json:
    return [span.length, span.origin.value] if span.source is None else [span.length, span.origin.value, span.source]


def _decode(data: Json) -> Manuscript:
    try:
        part = _manuscript(_of(dict, data))
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise InvalidData("The manuscript in this project is malformed.") from error
    if len({item.id for item in part.items}) != len(part.items):
        raise InvalidData("Two chapters of the manuscript have the same id.")
    if sum(1 for _ in part.in_order()) != len(part.items):
        raise InvalidData("A chapter of the manuscript lies in a folder that isn't there.")
    return part


def _manuscript(data: dict[str, Any]) -> Manuscript:
    if set(data) != _KEYS:
        raise KeyError("another set of keys")
    items = _of(list, data["items"])
    if len(items) > MOST_ITEMS:
        raise InvalidData("The manuscript has more chapters than there can be.")
    passages = [_passage(row) for row in _of(list, data["passages"])]
    return Manuscript(
        items=tuple(_item(_of(dict, item), passages) for item in items),
        memory=_of(str, data["memory"]),
        note=_of(str, data["note"]),
        note_depth=_count(data["note_depth"]),
        lorebooks=_rows(
            data["lorebooks"],
            4,
            lambda row: Lorebook(_of(str, row[0]), _of(str, row[1]), _asset(row[2]), _of(bool, row[3])),
        ),
        characters=_rows(
            data["characters"],
            4,
            lambda row: Character(_of(str, row[0]), _of(str, row[1]), _asset(row[2]), _maybe(_asset, row[3])),
        ),
        links=_rows(
            data["links"],
            6,
            lambda row: Link(
                _of(str, row[0]), _of(str, row[1]), _count(row[2]), _count(row[3]), _asset(row[4]), _asset(row[5])
            ),
        ),
        front_matter=_rows(data["front_matter"], 2, lambda row: (_of(str, row[0]), _of(str, row[1]))),
        daily_goal_words=_count(data["daily_goal_words"]),
        daily=_rows(data["daily"], 2, lambda row: (_of(str, row[0]), _of(int, row[1]))),
        vertical=_of(bool, data["vertical"]),
        spelled=_of(bool, data["spelled"]),
        words_known=tuple(_text(word) for word in _of(list, data["words_known"])),
    )


def _item(data: dict[str, Any], passages: list[Passage]) -> Item:
    id_, title, parent = _of(str, data["id"]), _of(str, data["title"]), _maybe(_text, data["parent"])
    match data["is"]:
        case "folder":
            return Folder(id_, title, parent, _of(str, data["notes"]))
        case "conversation":
            return Conversation(
                id=id_,
                title=title,
                parent=parent,
                turns=_rows(data["turns"], 6, _turn),
                leaf=_maybe(_text, data["leaf"]),
                system=_of(str, data["system"]),
                character=_maybe(_text, data["character"]),
            )
        case "chapter":
            return Chapter(
                id=id_,
                title=title,
                parent=parent,
                passages=_chosen(data["passages"], passages),
                language=_of(str, data["language"]),
                is_code=_of(bool, data["is_code"]),
                counted=_of(bool, data["counted"]),
                status=Status(data["status"]),
                goal_words=_count(data["goal_words"]),
                notes=_of(str, data["notes"]),
                versions=_rows(data["versions"], 6, lambda row: _version(row, passages)),
                version=_maybe(_text, data["version"]),
                drafts=_rows(data["drafts"], 8, _draft),
                absent=tuple(_text(one) for one in _of(list, data["absent"])),
            )
    raise ValueError("an item of an unknown kind")


def _turn(row: list[Any]) -> Turn:
    images = tuple(_asset(image) for image in _of(list, row[4]))
    return Turn(
        _of(str, row[0]), _maybe(_text, row[1]), _of(str, row[2]), _asset(row[3]), images, _maybe(_asset, row[5])
    )


def _version(row: list[Any], passages: list[Passage]) -> Version:
    created_s = row[4]
    if isinstance(created_s, bool) or not isinstance(created_s, int | float):
        raise TypeError("no time")
    return Version(
        _of(str, row[0]),
        _maybe(_text, row[1]),
        _of(str, row[2]),
        _chosen(row[3], passages),
        float(created_s),
        _maybe(_asset, row[5]),
    )


def _draft(row: list[Any]) -> Draft:
    takes = _rows(row[4], 2, lambda take: Take(_asset(take[0]), _maybe(_asset, take[1])))
    return Draft(
        _of(str, row[0]),
        _of(str, row[1]),
        _count(row[2]),
        _count(row[3]),
        takes,
        _of(str, row[5]),
        _maybe(_asset, row[6]),
        _count(row[7]),
    )


def _passage(row: Json) -> Passage:
    text, length, words, spans = _of(list, row)
    passage = Passage(_asset(text), _count(length), _count(words), tuple(_span(span) for span in _of(list, spans)))
    if sum(span.length for span in passage.spans) != passage.length:
        raise ValueError("spans of another length than their passage")
    return passage


def _span(row: Json) -> Span:
    length, origin, *source = _of(list, row)
    if len(source) > 1:
        raise ValueError("more than one source")
    return Span(_count(length), Origin(origin), _asset(source[0]) if source else None)


def _chosen(runs: Json, passages: list[Passage]) -> tuple[Passage, ...]:
    numbers = [_count(number) for number in _of(list, runs)]
    found: list[Passage] = []
    for first, count in zip(numbers[::2], numbers[1::2], strict=True):
        if first + count > len(passages):
            raise IndexError("a passage that isn't there")
        found += passages[first : first + count]
    return tuple(found)


def _rows(data: Json, length: int, read: Callable[[list[Any]], T]) -> tuple[T, ...]:
    rows = [_of(list, row) for row in _of(list, data)]
    if any(len(row) != length for row in rows):
        raise ValueError("a row of another length")
    return tuple(read(row) for row in rows)


def _of(type_: type[T], value: object) -> T:
    # bool is an int to isinstance, and must not pass as one
    if not isinstance(value, type_) or type(value) is not type_:
        raise TypeError(type(value).__name__)
    return value


def _text(value: object) -> str:
    return _of(str, value)


def _count(value: object) -> int:
    number = _of(int, value)
    if number < 0:
        raise ValueError("less than nothing")
    return number


def _asset(value: object) -> AssetId:
    name = _of(str, value)
    if len(name) != 64:
        raise ValueError("no asset")
    return AssetId(name)


def _maybe(read: Callable[[object], T], value: object) -> T | None:
    return None if value is None else read(value)


def _assets(part: Manuscript) -> Iterator[AssetId]:
    for item in part.items:
        if isinstance(item, Chapter):
            yield from sources_of(item.passages)
            for version in item.versions:
                yield from sources_of(version.passages)
                yield from _named(version.source)
            for draft in item.drafts:
                for take in draft.takes:
                    yield from _named(take.text, take.tokens)
        elif isinstance(item, Conversation):
            for turn in item.turns:
                yield from _named(turn.text, *turn.images, turn.source)
    for book in part.lorebooks:
        yield book.entries
    for character in part.characters:
        yield from _named(character.card, character.picture)
    for link in part.links:
        yield from (link.passage, link.made)


def _named(*assets: AssetId | None) -> Iterator[AssetId]:
    yield from (asset for asset in assets if asset)


def _items(part: Manuscript) -> Iterator[PartItem]:
    """The chapters and notes that something is written in; no program code."""
    for item in part.items:
        if isinstance(item, Chapter) and item.passages and not item.is_code:
            version = sha256("".join(passage.text for passage in item.passages).encode("ascii")).hexdigest()
            yield PartItem(item.id, item.title, MEDIA_TYPE, version, stored=partial(_stored, item))


def _stored(chapter: Chapter, assets: AssetStore) -> Asset:
    text = b"".join(assets.read(passage.text) for passage in chapter.passages)
    return assets.add_bytes(text, MEDIA_TYPE, name=chapter.title)


PART: PartType[Manuscript] = PartType(
    kind=KIND, version=1, empty=lambda: EMPTY, encode=_encode, decode=_decode, assets=_assets, items=_items
)
