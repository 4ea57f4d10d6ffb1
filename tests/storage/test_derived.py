"""What is kept beside assets: it goes with them, and content is read from wherever it lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.api import AssetId, MissingAsset, UserError
from app.document import Document, Session
from app.storage import project_file
from tests.storage.home import Home
from tests.storage.notes import AddNote
from tests.storage.projects import CONTEXT, files_in


def test_what_is_kept_beside_an_asset_is_found_again_and_goes_with_it(home: Home) -> None:
    stays, goes = (home.assets.add_bytes(text, "text/plain") for text in (b"stays", b"goes"))
    session = Session(Document())
    session.execute(AddNote("stays", stays))
    for asset in (stays, goes):
        assert home.assets.kept(asset.id, "peaks") is None
        home.assets.keep(asset.id, "peaks", b"of " + asset.id.encode())
    assert home.assets.kept(goes.id, "peaks") == b"of " + goes.id.encode()
    assert home.assets.kept(goes.id, "other") is None
    home.sweep(session.document)
    assert home.assets.kept(stays.id, "peaks") == b"of " + stays.id.encode()
    assert home.assets.kept(goes.id, "peaks") is None


def test_keeping_says_what_to_do_where_it_is_refused(home: Home) -> None:
    home.assets.derived.mkdir(parents=True)
    home.assets.derived.rmdir()
    home.assets.derived.write_bytes(b"a file in its place")
    with pytest.raises(UserError, match="could not be written"):
        home.assets.keep(AssetId("a" * 64), "peaks", b"")


def test_content_is_read_from_any_place_of_the_store_the_project_and_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project_file, "LARGE_BYTES", 1000)
    maker = files_in(tmp_path / "maker")
    project = maker.new()
    session = Session(project.document)
    contents = [b"short, in the file", b"large, beside the file " * 100]
    assets = [maker.assets.add_bytes(content, "audio/wav") for content in contents]
    for asset in assets:
        session.execute(AddNote("x", asset))
    with maker.assets.open(assets[1].id) as stream:
        stream.seek(7)
        assert stream.read(6) == b"beside"
    project.save_as(session.document, tmp_path / "a.seisei", CONTEXT)
    project.close()
    maker.assets.close()
    reader = files_in(tmp_path / "reader")
    opened = reader.open(tmp_path / "a.seisei")
    for asset, content in zip(assets, contents, strict=True):
        with reader.assets.open(asset.id) as stream:
            assert stream.seek(7) == 7
            assert stream.read() == content[7:]
    with pytest.raises(MissingAsset):
        reader.assets.open(AssetId("0" * 64))
    opened.close()
    reader.assets.close()
