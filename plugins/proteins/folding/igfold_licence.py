"""The licence of IgFold: it is read and agreed to before anything of IgFold is imported.

IgFold is neither part of the studio nor fetched by it, since its licence allows non-commercial use alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from app.api import InvalidRequest, UserError

PACKAGES = ("igfold", "antiberty")


@dataclass(frozen=True, slots=True)
class Licence:
    """What has to be read before IgFold is used; who agrees gives its `digest`."""

    text: str
    path: Path

    @property
    def digest(self) -> str:
        """The SHA-256 of its text: it is agreed to anew where that changes."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def is_installed() -> bool:
    """Whether IgFold and its language model are there; nothing of them is imported."""
    return all(find_spec(name) is not None for name in PACKAGES)


def version() -> str:
    """The version that is installed."""
    try:
        return metadata.version(PACKAGES[0])
    except metadata.PackageNotFoundError:
        return ""


def licence() -> Licence | None:
    """The licence as it lies in the package that is installed; None where it cannot be found."""
    try:
        files = metadata.files(PACKAGES[0]) or []
    except metadata.PackageNotFoundError:
        return None
    for file in sorted(files, key=lambda one: len(one.parts)):
        if file.name.upper().startswith(("LICENSE", "LICENCE")):
            path = Path(str(file.locate()))
            try:
                return Licence(path.read_text(encoding="utf-8"), path)
            except (OSError, UnicodeDecodeError):
                continue
    return None


def check_agreed(digest: str) -> None:
    """Raise UserError unless IgFold is installed and its licence, as it is now, was agreed to."""
    if not is_installed():
        raise UserError(
            "IgFold is not installed.",
            advice="Read its licence, install the packages igfold and antiberty, and start the studio again.",
        )
    found = licence()
    if found is None:
        raise UserError("The licence of IgFold is not beside it.", advice="Install the package igfold again.")
    if digest != found.digest:
        raise InvalidRequest(
            "IgFold may be used for non-commercial purposes alone, and its licence has not been agreed to.",
            advice="Read it in the dock “Antibodies”, or in {file}; who agrees to it gives licence={digest}.",
            file=str(found.path),
            digest=found.digest,
        )
