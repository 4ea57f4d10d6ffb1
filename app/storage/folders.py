"""Folders: where the studio keeps what it keeps."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from app.storage.chunks import said_in_words


@dataclass(frozen=True, slots=True)
class Folders:
    """The user's data, preferences and cache; all of them exist."""

    data: Path
    config: Path
    cache: Path

    @staticmethod
    def find() -> Folders:
        """The system's usual places, or all under SEISEI_HOME where that is set; raises UserError."""
        home = os.environ.get("SEISEI_HOME")
        if home:
            base = Path(home)
            folders = Folders(base / "data", base / "config", base / "cache")
        else:
            places = platformdirs.PlatformDirs("Seisei", appauthor=False)
            folders = Folders(places.user_data_path, places.user_config_path, places.user_cache_path)
        for folder in (folders.data, folders.config, folders.cache):
            with said_in_words(folder):
                folder.mkdir(parents=True, exist_ok=True)
        return folders
