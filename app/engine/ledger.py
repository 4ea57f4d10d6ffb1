"""Ledger: what the library keeps between runs, in one JSON file that is replaced as a whole."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from app.api import InvalidData, ModelFormat, ModelKind, UserError, Words, reason_of
from app.engine.detectors.draft import Draft
from app.engine.registry import REGISTRY_VERSION, Identity

LEDGER_VERSION = 1

_WORDS = ("description", "note", "complaint")
_LISTS = ("prompt_languages", "ignored", "trigger_words")


@dataclass(slots=True)
class Ledger:
    """The user's choices, and what was found out about files and would take long to find out again.

    `added` and `removed` are paths; `defaults` are ids by kind; `ids` are ids by path; `hashes` and `identities` are
    by path, each with the stamp of the files that they were made of; `measured` are bytes by id.
    """

    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    defaults: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    hashes: dict[str, list[str]] = field(default_factory=dict)
    identities: dict[str, dict[str, Any]] = field(default_factory=dict)
    measured: dict[str, int] = field(default_factory=dict)

    @staticmethod
    def read(file: Path) -> Ledger:
        """Read the file; one that is damaged is put aside, and what it held is found anew.

        Raises InvalidData where a newer studio wrote it.
        """
        try:
            data = json.loads(file.read_text("utf-8"))
        except FileNotFoundError:
            return Ledger()
        except (OSError, ValueError, RecursionError):
            with contextlib.suppress(OSError):
                file.replace(file.with_suffix(".damaged"))
            return Ledger()
        version = data.get("version") if isinstance(data, dict) else None
        if isinstance(version, int) and version > LEDGER_VERSION:
            raise InvalidData(
                "The list of models was written by a newer studio.",
                advice="Update this studio, or move {file} away to start with an empty list.",
                file=str(file),
            )
        ledger = Ledger()
        for item in fields(Ledger):
            value = data.get(item.name) if isinstance(data, dict) else None
            if isinstance(value, type(getattr(ledger, item.name))):
                setattr(ledger, item.name, value)
        return ledger

    def write(self, file: Path) -> None:
        """Replace the file, all or nothing; raises UserError on a full disk or a read-only folder."""
        text = json.dumps({"version": LEDGER_VERSION, **asdict(self)}, ensure_ascii=False, indent=1)
        temporary = file.with_suffix(".new")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("w", encoding="utf-8") as opened:
                opened.write(text)
                opened.flush()
                os.fsync(opened.fileno())
            temporary.replace(file)
        except OSError as error:
            raise UserError(
                "The list of models cannot be saved: {what}.",
                advice="Make room on the disk, or make the folder {folder} writable.",
                what=reason_of(error),
                folder=str(file.parent),
            ) from error

    def remembered(self, path: Path, stamp: str | None) -> Identity | None:
        """What was found out about a path, if its files are still those; with None, whatever they were."""
        entry = self.identities.get(str(path))
        if entry is None or (stamp is not None and (entry.get("stamp"), entry.get("by")) != (stamp, REGISTRY_VERSION)):
            return None
        try:
            said = dict(entry["draft"])
            said |= {"kind": ModelKind(said["kind"]), "format": ModelFormat(said["format"])}
            said |= {name: Words.from_json(said[name]) for name in _WORDS}
            said |= {name: tuple(map(str, said[name])) for name in _LISTS}
            draft = Draft(**said)
            weights = tuple(Path(item) for item in entry["weights"])
            return Identity(draft, Path(entry["path"]), weights, int(entry["byte_size"]), str(entry["own_id"]))
        except (KeyError, TypeError, ValueError):
            return None

    def remember(self, path: Path, stamp: str, identity: Identity) -> None:
        """Keep what was found out about a path."""
        draft = identity.draft
        self.identities[str(path)] = {
            "stamp": stamp,
            "by": REGISTRY_VERSION,
            "path": str(identity.path),
            "weights": [str(file) for file in identity.weights],
            "byte_size": identity.byte_size,
            "own_id": identity.own_id,
            "draft": {
                **asdict(draft),
                "kind": draft.kind.value,
                "format": draft.format.value,
                **{name: getattr(draft, name).to_json() for name in _WORDS},
            },
        }
