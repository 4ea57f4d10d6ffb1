"""seisei generate: make something without a window."""

from __future__ import annotations

import argparse
import re
import secrets
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.api import (
    SEED_LIMIT,
    AssetId,
    AssetOf,
    Field,
    Imported,
    Made,
    ModelKind,
    ModelOf,
    Seed,
    TextPreview,
    UserError,
    accepts,
    fields_of,
    request_from_json,
    request_to_json,
    value_from_text,
)
from app.cli.headless import Headless
from app.cli.pairs import pairs
from app.cli.telling import Progress, Stream, tell
from app.cli.writing import check_out, media_type_of, meet, write
from app.document import Json, JsonObject
from app.extensions import fits
from app.jobs import JobContext, JobEvent, JobId, JobSpec, Produced, Progressed

_ASSET = re.compile(r"[0-9a-f]{64}")


def generate(options: argparse.Namespace, studio: Headless) -> None:
    """Make what was asked for, and write it."""
    started = time.monotonic()
    if options.out is None and not options.stream:
        raise UserError("There is no file to write to.", advice="Give one with --out, or read a text with --stream.")
    generator, request = _request(options, studio)
    if options.out is not None:
        check_out(options.out, next(info for info in studio.infos if info.id == generator), studio)
    spec = JobSpec(generator, request_to_json(request), fresh=True)
    made: list[Made] = []
    progress = Progress()
    stream = Stream(studio.studio.assets) if options.stream else None

    def take(event: JobEvent) -> None:
        match event:
            case Produced(result=Made() as result):
                made.append(result)
                if stream:
                    stream.end(result)
            case Progressed(preview=TextPreview() as preview) if stream:
                stream.show(preview)
            case Progressed():
                progress.show(event)

    studio.run(spec, JobContext(JobId("command"), take, fresh=spec.fresh))
    progress.end()
    names = _names(options.out, len(made)) if options.out else []
    files = [write(result, path, studio) for result, path in zip(made, names, strict=bool(options.out))]
    if stream and not options.json:
        return
    tell(
        options,
        {
            "files": [str(file) for file in files],
            "recipe": made[0].recipe.id if made else None,
            "recipes": [result.recipe.id for result in made],
            "assets": [result.asset.id for result in made],
            "model": made[0].recipe.models[0].id if made and made[0].recipe.models else None,
            "seed": made[0].recipe.request.get("seed") if made else None,
            "kept": _kept(made[0], studio) if made else {},
            "seconds": round(time.monotonic() - started, 2),
        },
        "\n".join(str(file) for file in files),
    )


def _kept(made: Made, studio: Headless) -> JsonObject:
    """What the generator itself noted of the first result in its request."""
    fields = fields_of(type(studio.request_of(made.recipe)))
    return {field.name: made.recipe.request.get(field.name) for field in fields if field.kept}


def _request(options: argparse.Namespace, studio: Headless) -> tuple[str, object]:
    given = pairs(options.set)
    if options.recipe:
        recipe = studio.studio.credentials.inspect(options.recipe).recipe
        if recipe is None:
            raise UserError("{name} carries no recipe.", advice="Give the fields with --set.", name=options.recipe.name)
        type_ = studio.request_type(recipe.generator)
        again = request_to_json(studio.request_of(recipe))
        return recipe.generator, request_from_json(type_, {**again, **_values(type_, given, studio)})
    type_ = studio.request_type(options.generator)
    values = _values(type_, given, studio)
    for field in fields_of(type_):
        if isinstance(field.kind, Seed) and field.kind.drawn and field.name not in values:
            values[field.name] = secrets.randbelow(SEED_LIMIT)
        asked = isinstance(field.kind, ModelOf) and field.kind.kind is not ModelKind.UPSCALER and not field.optional
        if asked and options.model:
            values[field.name] = options.model
    return options.generator, studio.resolve(request_from_json(type_, values))


def _values(type_: type[Any], given: Mapping[str, str], studio: Headless) -> JsonObject:
    known = {field.name: field for field in fields_of(type_)}
    values: JsonObject = {}
    for name, text in given.items():
        field = known.get(name)
        values[name] = (
            _from_file(field, Path(text[1:]), studio)
            if text.startswith("@")
            else _value(type_, field, name, text, studio)
        )
    return values


def _value(type_: type[Any], field: Field | None, name: str, text: str, studio: Headless) -> Json:
    """A value as it was typed: of a field that takes a text as an asset, the text itself."""
    if field is not None and isinstance(field.kind, AssetOf) and _is_textual(field.kind.media_type):
        known = _ASSET.fullmatch(text) and studio.studio.assets.has(AssetId(text))
        return text if known else _stored(text, field.kind.media_type, studio)
    return value_from_text(type_, name, text)


def _from_file(field: Field | None, path: Path, studio: Headless) -> Json:
    if field is None or not isinstance(field.kind, AssetOf):
        return _read(path)
    wanted, assets = field.kind.media_type, studio.studio.assets
    for importer in studio.importers:
        if fits(importer, path) and meet(importer.makes, wanted):
            read = Imported.of(importer.load()(path, assets))
            for remark in read.remarks:
                sys.stderr.write(f"seisei: {path.name}: {remark}\n")
            return str(read.asset.id)
    if _is_textual(wanted):
        return _stored(_read(path), wanted, studio)
    if accepts(wanted, media_type_of(path)):
        return str(assets.add_bytes(_bytes_of(path), media_type_of(path), name=path.stem).id)
    raise UserError(
        "{name} is not what the field {field} takes.",
        advice="Choose another file.",
        name=path.name,
        field=field.name,
    )


def _is_textual(media_type: str) -> bool:
    return media_type.startswith("text/") or media_type == "application/json" or media_type.endswith("+json")


def _stored(text: str, media_type: str, studio: Headless) -> Json:
    kind = "text/plain" if media_type.endswith("*") else media_type
    return str(studio.studio.assets.add_bytes(text.encode("utf-8", "replace"), kind).id)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            "{name} cannot be read.", advice="Check the name and that it is a text.", name=str(path)
        ) from error


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError("{name} cannot be read.", advice="Check the name.", name=str(path)) from error


def _names(out: Path, count: int) -> list[Path]:
    if count == 1:
        return [out]
    return [out.with_name(f"{out.stem}-{number}{out.suffix}") for number in range(1, count + 1)]
