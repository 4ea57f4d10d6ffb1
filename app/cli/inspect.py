"""seisei inspect: what a file says of how it was made."""

from __future__ import annotations

import argparse

from app.cli.headless import Headless
from app.cli.telling import tell


def inspect(options: argparse.Namespace, studio: Headless) -> None:
    """Say it."""
    found = studio.studio.credentials.inspect(options.file)
    lines = [f"credentials: {found.credentials}{f' ({found.signer})' if found.signer else ''}"]
    lines += [f"made with: {found.source}"] if found.source else []
    lines += [f"says: {said[0]}"] if (said := found.raw.get("comment", "").splitlines()) else []
    lines += [f"source type: {found.digital_source_type.rpartition('/')[2]}"] if found.digital_source_type else []
    lines += [f"recipe: {found.recipe.id}"] if found.recipe else []
    lines += [f"{name}: {value}" for name, value in found.recall.items()]
    tell(options, found.to_json(), "\n".join(lines))
