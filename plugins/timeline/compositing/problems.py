"""Problems: what could not be shown, said once for each file."""

from __future__ import annotations

import logging
import threading

from app.api import AssetId, UserError

log = logging.getLogger(__name__)


class Problems:
    """The last thing that went wrong with each file; may be used on any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[AssetId, UserError] = {}

    def add(self, asset: AssetId, error: UserError) -> None:
        """Keep what is wrong with a file."""
        with self._lock:
            known = self._known.get(asset)
            if known is not None and known.words == error.words:
                return
            self._known[asset] = error
        log.info("%s is not shown: %s", asset[:12], error)

    def solved(self, asset: AssetId) -> None:
        """Nothing is wrong with a file any more."""
        if asset in self._known:
            with self._lock:
                self._known.pop(asset, None)

    def all(self) -> tuple[UserError, ...]:
        """What is wrong, one for each file."""
        with self._lock:
            return tuple(self._known.values())
