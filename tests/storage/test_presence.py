"""Presence: nothing goes while another process may need it, and nobody comes in while something goes."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.api import UserError
from app.storage import Presence, presence
from tests.conftest import REPOSITORY
from tests.storage.home import Home

_OTHER = """
import sys
from pathlib import Path
from app.document import Document, Session
from tests.storage.notes import AddNote, Notes
from tests.storage.home import Home, picture
home = Home(Path(sys.argv[1]))
session = Session(Document())
session.execute(AddNote("undone in another window", home.assets.add_picture(picture(7))))
session.undo()
print("ready", flush=True)
sys.stdin.readline()
session.redo()
(name,) = session.document.part("notes", Notes()).assets
print((home.assets.picture(name) == picture(7)).all(), flush=True)
"""


def another(home: Home) -> subprocess.Popen[str]:
    """Another studio over the same home."""
    return subprocess.Popen(
        [sys.executable, "-c", _OTHER, str(home.folder)],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def ended(child: subprocess.Popen[str]) -> None:
    """Kill it as the system does."""
    child.kill()
    child.communicate()


def test_nothing_goes_while_another_process_may_need_it(home: Home) -> None:
    child = another(home)
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    before = home.stored()
    with pytest.raises(UserError, match="Another window"):
        home.sweep()
    assert home.stored() == before
    # The other one has read nothing yet: what it took back is known to it alone.
    child.stdin.write("go\n")
    child.stdin.flush()
    assert child.stdout.readline() == "True\n"
    ended(child)
    assert home.sweep() > 0, "who was killed holds nothing any more"
    assert home.stored() == set()


def test_who_comes_in_waits_until_a_slice_has_ended(home: Home) -> None:
    with home.presence.alone() as alone:
        assert alone
        child = another(home)
        time.sleep(2.0)
        assert [path for path in (home.data / "instances").glob("*.lock") if path != home.presence._path] == []
        assert home.stored() == set()
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stdout.readline() == "ready\n"
    with home.presence.alone() as alone:
        assert not alone
    ended(child)


def test_a_window_that_does_not_answer_is_said_and_not_waited_for_forever(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "_WAIT_S", 0.05)
    with home.presence.alone(), pytest.raises(UserError, match="does not answer"):
        Presence(home.data / "instances")


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "instances").write_text("in the way", encoding="utf-8")
    with pytest.raises(UserError, match="could not be written"):
        Presence(tmp_path / "instances")
