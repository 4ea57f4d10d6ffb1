"""JsonSettings: preferences in one small file."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from app.document import Json, Words
from app.storage.chunks import said_in_words, write_atomically


class JsonSettings:
    """Preferences by name; see app.api.Settings. A file that can't be read is put aside and said in `notice`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._values: dict[str, Json] = {}
        self.notice = Words()
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(found, dict):
                raise TypeError("the settings are no object")
            self._values = found
        except FileNotFoundError:
            pass
        except (OSError, ValueError, TypeError, RecursionError):
            aside = path.with_suffix(".unreadable.json")
            try:
                path.replace(aside)
            except OSError:
                aside = path
            self.notice = Words(
                "The preferences could not be read and start anew; the old file is {name}.", name=aside.name
            )

    def get(self, name: str, default: Json) -> Json:
        """The value, or the default; a value of another type than the default's counts as missing."""
        with self._lock:
            value = self._values.get(name, default)
        if default is None or type(value) is type(default):
            return value
        if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        return default

    def set(self, name: str, value: Json) -> None:
        """Keep a value."""
        with self._lock, said_in_words(self._path):
            if self._values.get(name) == value and name in self._values:
                return
            self._values[name] = value
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, json.dumps(self._values, indent=1, ensure_ascii=False).encode())
