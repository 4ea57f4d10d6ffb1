"""The queue's journal: what each version wrote of a job is taken up, and what no version wrote is left alone."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.document import Words
from app.jobs import JobSpec, JobState, Lane, StoredJob
from app.storage import QueueJournal
from app.storage.queue_journal import VERSION
from tests.golden.make import GOLDEN, PLACE, queued

VERSIONS = sorted(int(path.stem.removeprefix("queue-v")) for path in GOLDEN.glob("queue-v*.db"))


def loaded(path: Path) -> dict[str, StoredJob]:
    """The jobs of a journal, by their ids."""
    journal = QueueJournal(path)
    found = {str(job.id): job for job in journal.load()}
    journal.close()
    return found


def test_there_is_one_of_every_version() -> None:
    assert list(range(1, VERSION + 1)) == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_is_taken_up(version: int, tmp_path: Path) -> None:
    found = loaded(Path(shutil.copy(GOLDEN / f"queue-v{version}.db", tmp_path / "queue.db")))
    # What a version had no words for is nothing.
    assert found == {str(job.id): job for job in queued(PLACE if version > 1 else None, fresh=version > 2)}
    assert {id_: job.state for id_, job in found.items()} == {
        "waits": JobState.QUEUED,
        "held": JobState.HELD,
        "ran": JobState.RUNNING,
        "failed": JobState.FAILED,
    }
    assert str(found["failed"].words) == "There is no model x."
    assert found["waits"].spec.request["prompt"] == "a red fox 狐"


def test_a_job_is_read_as_it_was_written(tmp_path: Path) -> None:
    spec = JobSpec(
        "canvas.text-to-image", {"prompt": "a fox"}, "document", {"x": -3, "deep": [1, {"y": None}]}, fresh=True
    )
    job = StoredJob(queued(None)[0].id, "a fox", spec, Lane.INTERACTIVE, JobState.HELD, 4, 1.5, Words("{a}", a=1))
    journal = QueueJournal(tmp_path / "queue.db")
    journal.keep(job)
    journal.close()
    assert list(loaded(tmp_path / "queue.db").values()) == [job]


@pytest.mark.parametrize(
    "row", [{"version": VERSION + 1}, {"version": 0}, {"version": "x"}, {"request": 7}, "no row", "[]"]
)
def test_one_row_that_cannot_be_read_keeps_none_of_the_others(
    row: dict[str, object] | str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = Path(shutil.copy(GOLDEN / f"queue-v{VERSION}.db", tmp_path / "queue.db"))
    with sqlite3.connect(path, isolation_level=None) as connection:
        (text,) = connection.execute("SELECT json FROM jobs WHERE id = 'waits'").fetchone()
        bad = row if isinstance(row, str) else json.dumps({**json.loads(text), **row})
        connection.execute("UPDATE jobs SET json = ? WHERE id = 'waits'", (bad,))
    connection.close()
    assert loaded(path).keys() == {"held", "ran", "failed"}
    assert "cannot be read" in caplog.text
