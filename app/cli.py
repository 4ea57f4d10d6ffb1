"""The headless commands: generate, generators, models, inspect and project, thin over app.api."""

from __future__ import annotations

import argparse
import json
import secrets
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.api import (
    SEED_LIMIT,
    AssetOf,
    AssetStore,
    Field,
    GeneratorInfo,
    Made,
    ModelKind,
    ModelOf,
    ModelRecord,
    Recipe,
    Seed,
    UserError,
    accepts,
    fields_of,
    request_from_json,
    request_to_json,
    value_from_text,
)
from app.api.studio import Project, Studio
from app.document import TILES, Document, Json, JsonObject, ModelId
from app.extensions import FileFormat
from app.jobs import JobCancelled, JobContext, JobEvent, JobId, JobSpec, Produced, Progressed

USER_ERROR = 2


@dataclass(frozen=True, slots=True)
class Headless:
    """What the commands work with; the composition root builds it."""

    studio: Studio
    infos: Sequence[GeneratorInfo]
    request_type: Callable[[str], type[Any]]
    resolve: Callable[[object], object]
    request_of: Callable[[Recipe], object]
    run: Callable[[JobSpec, JobContext], None]
    importers: Sequence[FileFormat]
    exporters: Sequence[FileFormat]


def parser() -> argparse.ArgumentParser:
    """The command line, whole."""
    top = argparse.ArgumentParser(
        prog="seisei", description="A studio for generative media. Without a command, its window opens."
    )
    top.add_argument("--open", dest="file", type=Path, metavar="PROJECT", help="open a project in the window")
    top.add_argument("--safe-mode", action="store_true", help="open the window without the plugins of others")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    generate = commands.add_parser("generate", help="make something without a window")
    generate.add_argument("generator", metavar="GENERATOR", help="such as canvas.text-to-image, or - with --recipe")
    generate.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a field; @FILE reads a file"
    )
    generate.add_argument("--recipe", type=Path, metavar="FILE", help="make the recipe of this file again")
    generate.add_argument("--out", type=Path, required=True, metavar="FILE")
    generate.add_argument("--model", metavar="ID")
    generate.add_argument("--json", action="store_true", help="one line of JSON on standard output")
    listing = commands.add_parser("generators", help="what can be generated, and the fields of each")
    listing.add_argument("--json", action="store_true")
    models = commands.add_parser("models", help="the models on this machine").add_subparsers(
        dest="action", required=True
    )
    for action, words in (
        ("list", "what there is, and what can be fetched"),
        ("add", "take in a file or folder where it lies"),
        ("fetch", "fetch a model of the catalogue"),
        ("remove", "forget a model"),
        ("info", "a model's card"),
    ):
        one = models.add_parser(action, help=words)
        if action != "list":
            one.add_argument("name", metavar="PATH" if action == "add" else "ID")
        one.add_argument("--json", action="store_true")
    inspect = commands.add_parser("inspect", help="what a file says of how it was made")
    inspect.add_argument("file", type=Path)
    inspect.add_argument("--json", action="store_true")
    project = commands.add_parser("project", help="look at, check and export projects").add_subparsers(
        dest="action", required=True
    )
    for action in ("info", "verify", "export"):
        one = project.add_parser(action)
        one.add_argument("file", type=Path)
        one.add_argument("--json", action="store_true")
        if action == "export":
            one.add_argument("--out", type=Path, required=True)
    return top


def run(options: argparse.Namespace, build: Callable[[], Headless]) -> int:
    """Carry out a command; 0, or 2 after one line on what to do. A bug is raised."""
    try:
        studio = build()
        try:
            COMMANDS[options.command](options, studio)
        finally:
            studio.studio.close()
    except UserError as error:
        sys.stderr.write(f"seisei: {' '.join(str(error).split())}\n")
        return USER_ERROR
    except (JobCancelled, KeyboardInterrupt):
        sys.stderr.write("seisei: cancelled\n")
        return USER_ERROR
    return 0


def _generate(options: argparse.Namespace, studio: Headless) -> None:
    started = time.monotonic()
    generator, request = _request(options, studio)
    spec = JobSpec(generator, request_to_json(request))
    made: list[Made] = []
    progress = _Progress()

    def take(event: JobEvent) -> None:
        match event:
            case Produced(result=Made() as result):
                made.append(result)
            case Progressed():
                progress.show(event)

    studio.run(spec, JobContext(JobId("command"), take))
    progress.end()
    files = [
        _write(result, path, studio.studio) for result, path in zip(made, _names(options.out, len(made)), strict=True)
    ]
    _tell(
        options,
        {
            "files": [str(file) for file in files],
            "recipe": made[0].recipe.id if made else None,
            "recipes": [result.recipe.id for result in made],
            "assets": [result.asset.id for result in made],
            "model": made[0].recipe.models[0].id if made and made[0].recipe.models else None,
            "seed": made[0].recipe.request.get("seed") if made else None,
            "seconds": round(time.monotonic() - started, 2),
        },
        "\n".join(str(file) for file in files),
    )


def _request(options: argparse.Namespace, studio: Headless) -> tuple[str, object]:
    given = dict(_pair(text) for text in options.set)
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
        if isinstance(field.kind, Seed) and field.name not in values:
            values[field.name] = secrets.randbelow(SEED_LIMIT)
        if isinstance(field.kind, ModelOf) and options.model and field.kind.kind is not ModelKind.UPSCALER:
            values[field.name] = options.model
    return options.generator, studio.resolve(request_from_json(type_, values))


def _values(type_: type[Any], given: Mapping[str, str], studio: Headless) -> JsonObject:
    known = {field.name: field for field in fields_of(type_)}
    values: JsonObject = {}
    for name, text in given.items():
        field = known.get(name)
        values[name] = (
            _from_file(field, Path(text[1:]), studio) if text.startswith("@") else value_from_text(type_, name, text)
        )
    return values


def _from_file(field: Field | None, path: Path, studio: Headless) -> Json:
    if field is not None and isinstance(field.kind, AssetOf):
        for importer in studio.importers:
            if any(path.match(pattern) for pattern in importer.patterns):
                asset = importer.load()(path, studio.studio.assets)
                if not accepts(field.kind.media_type, asset.media_type):
                    break
                return str(asset.id)
        raise UserError(
            "{name} is not what the field {field} takes.",
            advice="Choose another file.",
            name=path.name,
            field=field.name,
        )
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            "{name} cannot be read.", advice="Check the name and that it is a text.", name=str(path)
        ) from error


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UserError("“{text}” is not of the form NAME=VALUE.", text=text[:60])
    return name, value


def _names(out: Path, count: int) -> list[Path]:
    if count == 1:
        return [out]
    return [out.with_name(f"{out.stem}-{number}{out.suffix}") for number in range(1, count + 1)]


def _write(made: Made, path: Path, studio: Studio) -> Path:
    if made.asset.media_type != TILES:
        try:
            path.write_bytes(studio.assets.read(made.asset.id))
        except OSError as error:
            raise UserError("{name} could not be written.", advice="Choose another place.", name=str(path)) from error
        return path
    if path.suffix.lower() != ".png":
        raise UserError("A picture is written as .png, not as “{suffix}”.", advice="Change --out.", suffix=path.suffix)
    studio.credentials.write_png(studio.assets.picture(made.asset.id), made.recipe, path)
    return path


def _generators(options: argparse.Namespace, studio: Headless) -> None:
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
    _tell(options, found, "\n".join(lines))


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "type": field.type.__name__,
        "label": field.label.text,
        "help": field.label.help,
        "required": field.required,
        "default": field.default,
    }


def _models(options: argparse.Namespace, studio: Headless) -> None:
    library = studio.studio.models
    progress = _Progress()
    match options.action:
        case "list":
            records = library.records()
            there = {record.id for record in records}
            entries = [entry for entry in library.catalogue() if entry.id not in there]
            data: Any = {
                "models": [_record(record) for record in records],
                "catalogue": [
                    {"id": e.id, "name": e.name, "licence": e.licence, "byte_size": e.byte_size} for e in entries
                ],
            }
            lines = [f"{r.id}\t{r.kind.value}\t{r.architecture}\t{r.licence}\t{r.complaint or r.path}" for r in records]
            lines += [
                f"{e.id}\tcan be fetched\t{e.architecture}\t{e.licence}\t{e.byte_size / 1e9:.1f} GB" for e in entries
            ]
            _tell(options, data, "\n".join(lines))
            return
        case "add":
            added = library.add(Path(options.name))
        case "fetch":
            context = JobContext(
                JobId("command"), lambda event: progress.show(event) if isinstance(event, Progressed) else None
            )
            added = [library.fetch(ModelId(options.name), context)]
            progress.end()
        case "remove":
            library.remove(ModelId(options.name))
            added = []
        case _:
            found = [record for record in library.records() if record.id == options.name]
            if not found:
                raise UserError("There is no model “{id}” here.", advice="See: models list.", id=options.name)
            _tell(
                options,
                {**_record(found[0]), "card": library.card(found[0].id)},
                library.card(found[0].id) or str(_record(found[0])),
            )
            return
    _tell(options, [_record(record) for record in added], "\n".join(record.id for record in added))


def _record(record: ModelRecord) -> JsonObject:
    return {
        "id": record.id,
        "name": record.name,
        "kind": record.kind.value,
        "architecture": record.architecture,
        "format": record.format.value,
        "prediction": record.prediction,
        "samplers": list(record.samplers),
        "licence": record.licence,
        "path": str(record.path),
        "byte_size": record.byte_size,
        "sha256": record.sha256,
        "complaint": str(record.complaint),
    }


def _inspect(options: argparse.Namespace, studio: Headless) -> None:
    found = studio.studio.credentials.inspect(options.file)
    lines = [f"credentials: {found.credentials}{f' ({found.signer})' if found.signer else ''}"]
    lines += [f"made with: {found.source}"] if found.source else []
    lines += [f"{name}: {value}" for name, value in found.recall.items()]
    _tell(options, found.to_json(), "\n".join(lines))


def _project(options: argparse.Namespace, studio: Headless) -> None:
    project = studio.studio.projects.open(options.file)
    try:
        document = project.document
        match options.action:
            case "info":
                data: Any = {"title": document.title, "parts": sorted(document.parts), "assets": len(document.assets)}
                _tell(
                    options,
                    data,
                    f"{document.title or options.file.stem}: {', '.join(sorted(document.parts)) or 'empty'}",
                )
            case "verify":
                for asset in document.assets.values():
                    _verify(asset.id, asset.media_type, studio.studio.assets)
                _tell(
                    options,
                    {"assets": len(document.assets), "sound": True},
                    f"{len(document.assets)} assets, all sound",
                )
            case _:
                _export(options, document, project, studio)
    finally:
        project.close()


def _verify(asset: Any, media_type: str, assets: AssetStore) -> None:
    if media_type == TILES:
        assets.picture(asset)
    else:
        assets.read(asset)


def _export(options: argparse.Namespace, document: Document, project: Project, studio: Headless) -> None:
    for exporter in studio.exporters:
        if any(options.out.match(pattern) for pattern in exporter.patterns):
            pixels = exporter.load()(document, studio.studio.assets)
            generated = any(asset.recipe for asset in document.assets.values())
            studio.studio.credentials.write_png(pixels, None, options.out, edited=generated)
            _tell(options, {"files": [str(options.out)], "project": str(project.path)}, str(options.out))
            return
    known = ", ".join(pattern for exporter in studio.exporters for pattern in exporter.patterns)
    raise UserError(
        "There is no way to write {name}.", advice="Choose one of: {known}.", name=options.out.name, known=known
    )


def _tell(options: argparse.Namespace, data: Any, text: str) -> None:
    sys.stdout.write((json.dumps(data, ensure_ascii=False) if options.json else text) + "\n")


class _Progress:
    """Progress on standard error: one line that is written over, or nothing where that is no terminal."""

    def __init__(self) -> None:
        self._shown = False

    def show(self, event: Progressed) -> None:
        if sys.stderr.isatty():
            share = f" {100 * event.step // event.steps} %" if event.steps else ""
            sys.stderr.write(f"\r\033[K{event.activity}{share}")
            sys.stderr.flush()
            self._shown = True

    def end(self) -> None:
        if self._shown:
            sys.stderr.write("\r\033[K")


COMMANDS: Mapping[str, Callable[[argparse.Namespace, Headless], None]] = {
    "generate": _generate,
    "generators": _generators,
    "models": _models,
    "inspect": _inspect,
    "project": _project,
}
