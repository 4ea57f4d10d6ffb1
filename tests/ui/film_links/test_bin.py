"""The bin: what the film can use, found by name, put in by key and by mouse, shown where it is from."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from app.api import AddAssets, Asset, AssetId
from app.storage.assets import FolderAssets
from app.widgets.picture_data import ASSET_MIME, ITEM_MIME
from plugins.timeline.codec import SEQUENCE
from plugins.timeline.commands import AddSequence, timeline_of
from plugins.timeline.model import MAIN, Sequence, media_of
from plugins.timeline.panel.bin.entry import Entry, Shelf, entries_of
from plugins.timeline.panel.bin.media_bin import MediaBin
from plugins.timeline.panel.tracks.drops import Drops, Linked
from tests.ui.film_links.bench import CHAPTER, FOX, RIFF, LinksBench
from tests.ui.film_tools.parts import small_film


def _bin(desk: LinksBench) -> MediaBin:
    return desk.companions.bin


def _entry(desk: LinksBench, id_: str) -> Entry:
    """An entry of the bin, once it is there."""
    shelf = _bin(desk)
    desk.until(lambda: id_ in [entry.id for entry in shelf.tree.entries])
    return next(entry for entry in shelf.tree.entries if entry.id == id_)


def test_things_stand_on_their_shelves(desk: LinksBench) -> None:
    desk.paint(40)
    desk.play()
    desk.write("A boat lies on the sea.")
    _entry(desk, CHAPTER)
    found = {entry.id: entry.shelf for entry in _bin(desk).tree.entries}
    assert found == {FOX: Shelf.LAYERS, RIFF: Shelf.CLIPS, CHAPTER: Shelf.CHAPTERS}


def test_what_is_in_the_film_says_so_and_is_found(desk: LinksBench) -> None:
    desk.paint(40)
    clip = desk.put(FOX)
    desk.until(lambda: _entry(desk, FOX).used == 1)
    # What the layer is now stands there by its name; what it was is a picture of its own
    assert [entry.shelf for entry in _bin(desk).tree.entries] == [Shelf.LAYERS]
    desk.work.select(())
    assert _bin(desk).reveal(_entry(desk, FOX))
    assert desk.work.selected == {clip.id}


def test_a_picture_and_its_sound_are_one_use_of_a_film() -> None:
    film = small_film()
    [entry] = entries_of(timeline_of(film), film.assets, (), lambda _asset: "")
    assert sum(len(track.items) for track in timeline_of(film).sequence(MAIN).tracks) > 6
    assert entry.used == 3


def test_the_source_of_a_clip_is_chosen(desk: LinksBench) -> None:
    desk.paint(40)
    desk.play()
    clip = desk.put(RIFF)
    desk.put(FOX)
    desk.panel.editing.match_wanted.emit(clip.id, Fraction(0))
    chosen = _bin(desk).tree.current
    assert chosen is not None
    media = media_of(desk.shot(clip))
    assert media is not None
    assert (chosen.shelf, chosen.asset) == (Shelf.SOUNDS, media.asset)


def test_enter_puts_in_at_the_playhead_and_what_lies_behind_moves(desk: LinksBench) -> None:
    desk.paint(40)
    first = desk.put(FOX)
    desk.panel.player.seek(Fraction(0))
    entry = _entry(desk, FOX)
    _bin(desk).tree.choose(entry.id)
    QTest.keyClick(_bin(desk).tree, Qt.Key.Key_Return)
    desk.until(lambda: len(desk.clips()) == 2)
    assert desk.start(first) == desk.clips()[first.id].duration
    _bin(desk).append(entry)
    desk.until(lambda: len(desk.clips()) == 3)
    assert max(desk.start(clip) for clip in desk.clips().values()) == 8
    _bin(desk).put_above(entry)
    desk.until(lambda: len(desk.clips()) == 4)
    assert len([track for track in desk.work.sequence.tracks if track.items]) == 2


def test_words_find_and_what_does_not_fit_is_hidden(desk: LinksBench) -> None:
    desk.paint(40)
    desk.play()
    _entry(desk, RIFF)
    tree = _bin(desk).tree
    assert tree.search("rif") == 1
    assert tree.search("") == 2
    _bin(desk).search.setText("nothing like it")
    assert not _bin(desk)._note.isHidden()
    _bin(desk).search.clear()
    assert _bin(desk)._note.isHidden()


def test_a_double_click_shows_a_thing_in_its_panel(desk: LinksBench) -> None:
    desk.paint(40)
    _bin(desk).show_source(_entry(desk, FOX))
    assert desk.opened.window.workspaces.is_shown("canvas")
    assert (desk.session.selection.part, desk.session.selection.item) == ("canvas", "fox")


def test_what_is_dragged_is_taken_by_the_tracks_by_its_link(desk: LinksBench) -> None:
    desk.paint(40)
    desk.play()
    fox, riff = _entry(desk, FOX), _entry(desk, RIFF)
    tree, drops = _bin(desk).tree, Drops(desk.panel.tracks.state)
    tree.choose(fox.id)
    data = tree.mimeData(tree.selectedItems())
    assert bytes(data.data(ASSET_MIME).data()).decode() == fox.asset
    assert data.hasFormat(ITEM_MIME)
    assert drops.things(data) == (Linked(FOX, fox.media_type),)
    assert not drops.landing(data, QPointF(0, 0), insert=False).sound
    tree.choose(riff.id)
    notes = tree.mimeData(tree.selectedItems())
    assert not notes.hasFormat(ASSET_MIME)
    assert drops.landing(notes, QPointF(0, 0), insert=False).sound


def test_pictures_are_made_behind_and_missing_media_are_marked(desk: LinksBench) -> None:
    asset = desk.paint(40)
    gone = AssetId("d" * 64)
    desk.session.execute(AddAssets((Asset(gone, "video/mp4", 5, name="Holiday"),)))
    shelf = _bin(desk)
    entry = _entry(desk, gone)
    shelf._pictures.ask(shelf.tree.entries)
    desk.until(lambda: desk.panel.tracks.state.missing == {gone})
    desk.until(lambda: shelf._pictures.seen(asset.id) is not None)
    seen = shelf._pictures.seen(asset.id)
    assert seen is not None
    assert seen.picture is not None
    assert seen.picture.pixelColor(30, 30).red() == 40
    texts = [action.text() for action in shelf.menu_for(entry).actions()]
    assert "Find the missing file…" in texts
    assert "Find the missing file…" not in [action.text() for action in shelf.menu_for(_entry(desk, FOX)).actions()]


def test_media_that_come_back_are_no_longer_marked(desk: LinksBench) -> None:
    assert isinstance(desk.assets, FolderAssets)
    film = desk.assets.add_bytes(bytes(1000), "video/mp4", name="Holiday")
    place = desk.assets.chunks.path(film.id)
    data = place.read_bytes()
    place.unlink()
    desk.session.execute(AddAssets((film,)))
    desk.until(lambda: desk.panel.tracks.state.missing == {film.id})
    place.write_bytes(data)
    desk.until(lambda: not desk.panel.tracks.state.missing)
    assert desk.companions.missing.assets == frozenset()


def test_other_sequences_are_there_and_the_shown_one_is_not(desk: LinksBench) -> None:
    desk.session.execute(AddSequence(Sequence("two", "Second")))
    entry = _entry(desk, "timeline/two")
    assert [each.id for each in _bin(desk).tree.entries if each.media_type == SEQUENCE] == ["timeline/two"]
    _bin(desk).show_source(entry)
    assert desk.work.sequence.id == "two"
    desk.until(lambda: [each.id for each in _bin(desk).tree.entries] == [f"timeline/{MAIN}"])
