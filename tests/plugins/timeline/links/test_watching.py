"""Contents and stale shots: told from the document's parts, which are asked again only when they changed."""

from __future__ import annotations

from dataclasses import replace

from app.api import TILES, Asset, Document, PartItem, Recipe
from plugins.timeline.commands import timeline_of
from plugins.timeline.landing import Place, shot_of, take_command
from plugins.timeline.links.linking import adopted, followed, link_of, shown, shows_as_is, up_to_date, with_source
from plugins.timeline.links.watching import Contents, Stale
from plugins.timeline.model import MAIN, Input, InputKind, Media, Sequence, Shot, Timeline
from tests.plugins.timeline.films import asset, clip, film, track

_LINK = "canvas/fox"
_RECIPE = Recipe("timeline.text-to-video", "1", {"prompt": "a fox"})


def _still(name: str) -> Media:
    return Media(asset(name), TILES, width=64, height=48)


def _shot(version: str = "old") -> Shot:
    return shown(_still(version), Input(_LINK, InputKind.LINK, "", asset(version)))


class _Parts:
    """Tells the layers of a part, each a name and what is painted on it, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def items_of(self, document: Document) -> list[tuple[str, PartItem]]:
        """The items, as plugins tell them."""
        self.asked += document.parts
        return [
            (kind, PartItem(name, name, TILES, asset(content), asset(content)))
            for kind, part in document.parts.items()
            if isinstance(part, dict)
            for name, content in part.items()
        ]


def test_only_parts_that_changed_are_asked() -> None:
    parts = _Parts()
    contents = Contents(parts.items_of)
    document = Document().with_part("canvas", {"fox": "old"}).with_part("audio", {"riff": "one"})
    assert contents.look(document)
    assert not contents.look(document)
    assert contents.look(document.with_part("canvas", {"fox": "new"}))
    assert parts.asked == ["canvas", "audio", "canvas"]
    assert contents.now == {"canvas/fox": asset("new"), "audio/riff": asset("one")}


def test_what_is_gone_is_told_no_more() -> None:
    contents = Contents(_Parts().items_of)
    contents.look(Document().with_part("canvas", {"fox": "old", "sea": "x"}))
    assert contents.look(Document().with_part("canvas", {"sea": "x"}))
    assert contents.source(_LINK) is None
    assert [source.link for source in contents.sources] == ["canvas/sea"]
    assert contents.look(Document())
    assert contents.sources == ()


def test_a_clip_is_stale_from_a_change_of_its_source_until_it_follows() -> None:
    shot = _shot()
    sequence = Sequence(MAIN, "", (track("v", clip("a", 24, 0, of=shot), clip("b", 24)), track("w", clip("c", 24))))
    stale = Stale()
    assert stale.clips(sequence, {_LINK: asset("old")}) == frozenset()
    now = {_LINK: asset("new")}
    assert stale.clips(sequence, now) == {"a"}
    assert stale.clips(sequence, now) == {"a"}
    new = followed(shot, _still("new"), Input(_LINK, InputKind.LINK, "", asset("new")))
    items = (clip("a", 24, 0, of=new), *sequence.tracks[0].items[1:])
    assert stale.clips(sequence.with_track(replace(sequence.tracks[0], items=items)), now) == frozenset()
    assert new.take is not None
    assert new.take.media.asset == asset("new")
    assert [take.id for take in new.takes] == [shot.chosen]


def test_one_whose_source_is_gone_is_not_stale() -> None:
    sequence = Sequence(MAIN, "", (track("v", clip("a", 24, 0, of=_shot())),))
    assert Stale().clips(sequence, {}) == frozenset()


def test_another_take_of_a_linked_shot_stays_linked() -> None:
    source = Input(_LINK, InputKind.LINK, "", asset("old"))
    shot = replace(with_source(shot_of(film("first"), _RECIPE), source), generator=_RECIPE.generator)
    document = Document().with_part("timeline", Timeline((Sequence(MAIN, "", (track("v", clip("a", 24, of=shot)),)),)))
    made = Asset(asset("second"), "video/mp4", 5)
    command = take_command(timeline_of(document), Place(MAIN, "a"), film("second"), _RECIPE, made)
    assert command is not None
    again = next(timeline_of(command.apply(document)).sequence(MAIN).clips).content
    assert isinstance(again, Shot)
    assert len(again.takes) == 2
    assert link_of(again) == source
    assert not again.is_stale({_LINK: asset("old")})
    assert again.is_stale({_LINK: asset("new")})


def test_a_stale_shot_can_be_taken_as_it_is() -> None:
    shot, now = _shot(), {_LINK: asset("new")}
    assert shows_as_is(shot)
    assert not shows_as_is(replace(shot, generator="timeline.extend"))
    assert shot.is_stale(now)
    kept = up_to_date(shot, now)
    assert not kept.is_stale(now)
    assert kept.take is not None
    assert kept.take.media == _still("old")


def test_a_frame_that_became_a_layer_is_linked_with_it_and_nothing_else_is() -> None:
    frame = shown(_still("frame"), Input(asset("frame"), InputKind.ASSET, "", asset("frame")))
    sequence = Sequence(MAIN, "", (track("v", clip("a", 24, 0, of=frame), clip("b", 24, of=film())),))
    document = Document().with_part("timeline", Timeline((sequence,)))
    source = Input(_LINK, InputKind.LINK, "", asset("frame"))
    linked = adopted(document, "a", asset("frame"), source).parts["timeline"]
    assert isinstance(linked, Timeline)
    first = next(iter(linked.sequences[0].clips))
    assert isinstance(first.content, Shot)
    assert link_of(first.content) == source
    assert adopted(document, "a", asset("other"), source) is document
    assert adopted(document, "b", asset("film"), source) is document
    assert adopted(document, "gone", asset("frame"), source) is document
