"""Importing: reading files with what they say of themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from app.api import Asset, AssetStore, Imported, JobContext, Provenance, UserError
from app.extensions import FileFormat, fits
from app.ui.parts import WindowParts

Read = Callable[[JobContext], tuple[Imported, Provenance]]


class Importing:
    """Finds the importer of a file among those of the plugins; `wanted` is the media type of what it has to give."""

    def __init__(self, parts: WindowParts, wanted: str = "") -> None:
        self._parts = parts
        self._importers = [one for one in parts.importers if not wanted or one.makes == wanted]

    @property
    def patterns(self) -> Sequence[str]:
        """Which files can be read, such as *.png."""
        return [pattern for one in self._importers for pattern in one.patterns]

    def reader(self, path: Path) -> Read:
        """What reads a file on a worker; raises UserError where it is of a kind that nobody reads."""
        importer = self._importer(path)
        if importer is None:
            raise UserError(
                "{name} is of a kind that cannot be opened.",
                advice="Choose one of: {known}.",
                name=path.name,
                known=", ".join(self.patterns),
            )
        assets = self._parts.studio.assets

        def read(_context: JobContext) -> tuple[Imported, Provenance]:
            reader: Callable[[Path, AssetStore], Asset | Imported] = importer.load()
            return Imported.of(reader(path, assets)), self._account(path)

        return read

    def _account(self, path: Path) -> Provenance:
        try:
            return self._parts.studio.credentials.inspect(path)
        except UserError:
            # A picture of a kind that carries no account of itself, or whose account is damaged: it is still a picture.
            return Provenance()

    def _importer(self, path: Path) -> FileFormat | None:
        """What reads a file: the plugin whose work is shown goes before the others."""
        shown = str(self._parts.settings.get("workspace", "")).partition(".")[0]
        found = [one for one in self._importers if fits(one, path)]
        return next((one for one in found if one.plugin == shown), found[0] if found else None)
