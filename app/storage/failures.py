"""How often recovering a journal failed: a number in a file beside it."""

from __future__ import annotations

from pathlib import Path

from app.api.studio import MOST_FAILURES
from app.storage.chunks import said_in_words
from app.storage.lock import FileLock


def failures_of(journal: Path) -> int:
    """How often recovering failed."""
    try:
        return int(_file(journal).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def count_failure(journal: Path, failures: int | None = None) -> int:
    """Count a failure, or set how many there were; gives the number."""
    number = failures_of(journal) + 1 if failures is None else failures
    if number:
        with said_in_words(_file(journal)):
            _file(journal).write_text(str(number), encoding="ascii")
    return number


def forget_failures(journal: Path) -> None:
    """Recovering worked."""
    _file(journal).unlink(missing_ok=True)


def needs_safe_mode(data: Path) -> bool:
    """Whether some work, of no window that is open, could not be recovered too often; nothing of it is read."""
    for journal in (data / "recovery").glob("*.journal"):
        if failures_of(journal) >= MOST_FAILURES:
            lock = FileLock(journal.with_suffix(".lock"))
            if lock.acquire():
                lock.release()
                return True
    return False


def _file(journal: Path) -> Path:
    return journal.with_suffix(".failures")
