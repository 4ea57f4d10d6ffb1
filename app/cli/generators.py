"""seisei generators: what can be generated, and the fields of each."""

from __future__ import annotations

import argparse
from typing import Any

from app.api import Field, fields_of
from app.cli.headless import Headless
from app.cli.telling import tell


def generators(options: argparse.Namespace, studio: Headless) -> None:
    """List the generators."""
    found: list[dict[str, Any]] = []
    for info in studio.infos:
        fields = [_field(field) for field in fields_of(studio.request_type(info.id))]
        found.append(
            {
                "id": info.id,
                "title": info.title,
                "accepts": list(info.accepts),
                "returns": list(info.returns),
                "fields": fields,
            }
        )
    lines = []
    for entry in found:
        lines.append(f"{entry['id']}: {entry['title']}")
        lines += [
            f"    {field['name']} ({field['type']}{', required' if field['required'] else ''}): {field['label']}"
            for field in entry["fields"]
        ]
    tell(options, found, "\n".join(lines))


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "type": field.type.__name__,
        "label": field.label.text,
        "help": field.label.help,
        "required": field.required,
        "default": field.default,
    }
