"""QueueJournal: the jobs that a restart takes up again."""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.document import Words
from app.jobs import JobId, JobSpec, JobState, Lane, StoredJob
from app.storage.database import open_database, transaction

log = logging.getLogger(__name__)

VERSION = 3
"""The version of what is written of a job; each says its own, and the first did not."""

_TABLE = "CREATE TABLE IF NOT EXISTS jobs (id TEXT PRIMARY KEY, json TEXT NOT NULL)"


class QueueJournal:
    """Keeps unfinished and failed generator jobs in a file, from a thread of its own; see app.jobs.JobJournal."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = open_database(path)
        self._connection.execute(_TABLE)
        self._change = threading.Condition()
        self._waiting: dict[JobId, StoredJob | None] = {}
        self._busy = False
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="queue journal", daemon=True)
        self._thread.start()

    def keep(self, job: StoredJob) -> None:
        """Store a job or its new state; returns at once."""
        self._put(job.id, job)

    def forget(self, job: JobId) -> None:
        """Remove a job that has ended; returns at once."""
        self._put(job, None)

    def load(self) -> Sequence[StoredJob]:
        """The jobs that were not finished, or had failed, when the studio ended."""
        self.flush()
        found = []
        for (text,) in self._connection.execute("SELECT json FROM jobs"):
            try:
                found.append(_stored(json.loads(text)))
            except (ValueError, KeyError, TypeError) as error:
                log.warning("a job in the queue's journal cannot be read", exc_info=error)
        return found

    def flush(self) -> None:
        """Wait until everything is on the disk."""
        with self._change:
            self._change.wait_for(lambda: not self._waiting and not self._busy)

    def close(self) -> None:
        """Write what waits and let go of the file."""
        with self._change:
            self._closing = True
            self._change.notify_all()
        self._thread.join()
        self._connection.close()

    def _put(self, id_: JobId, job: StoredJob | None) -> None:
        with self._change:
            self._waiting[id_] = job
            self._change.notify_all()

    def _run(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._waiting or self._closing)
                if not self._waiting:
                    return
                batch, self._waiting, self._busy = self._waiting, {}, True
            try:
                self._write(batch)
            except sqlite3.Error as error:
                # The queue goes on without: a full disk must not stop a picture from being made.
                log.warning("the queue's journal cannot be written", exc_info=error)
            with self._change:
                self._busy = False
                self._change.notify_all()

    def _write(self, batch: dict[JobId, StoredJob | None]) -> None:
        with transaction(self._connection):
            for id_, job in batch.items():
                if job is None:
                    self._connection.execute("DELETE FROM jobs WHERE id = ?", (id_,))
                else:
                    self._connection.execute("INSERT OR REPLACE INTO jobs VALUES (?, ?)", (id_, _text(job)))


def _with_place(row: dict[str, Any]) -> None:
    row["place"] = None
    # What was said of a failure came after the first version had none.
    row.setdefault("words", "")


def _with_fresh(row: dict[str, Any]) -> None:
    row["fresh"] = False


_UPGRADES: Mapping[int, Callable[[dict[str, Any]], None]] = {1: _with_place, 2: _with_fresh}


def _text(job: StoredJob) -> str:
    return json.dumps(
        {
            "version": VERSION,
            "id": job.id,
            "title": job.title,
            "generator": job.spec.generator,
            "request": dict(job.spec.request),
            "document": job.spec.document,
            "place": job.spec.place,
            "fresh": job.spec.fresh,
            "lane": job.lane.value,
            "state": job.state.value,
            "position": job.position,
            "created_s": job.created_s,
            "words": job.words.to_json(),
        }
    )


def _stored(row: Any) -> StoredJob:
    """The job of a row of any version that this studio knows; raises ValueError, KeyError or TypeError."""
    if not isinstance(row, dict):
        raise TypeError("the row is no object")
    version = int(row.get("version", 1))
    if version > VERSION:
        raise ValueError(f"it is of version {version}")
    for earlier in range(version, VERSION):
        _UPGRADES[earlier](row)
    request = row["request"]
    fresh = row["fresh"]
    if not isinstance(request, dict) or not isinstance(fresh, bool):
        raise TypeError("the request is no object, or fresh is neither true nor false")
    return StoredJob(
        id=JobId(str(row["id"])),
        title=str(row["title"]),
        spec=JobSpec(str(row["generator"]), request, str(row["document"]), row["place"], fresh=fresh),
        lane=Lane(row["lane"]),
        state=JobState(row["state"]),
        position=int(row["position"]),
        created_s=float(row["created_s"]),
        words=Words.from_json(row["words"]),
    )
