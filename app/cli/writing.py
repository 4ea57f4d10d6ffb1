"""Writing: what was made as a file of the kind that its name says."""

from __future__ import annotations

from collections.abc import Sequence
from mimetypes import MimeTypes
from pathlib import Path

from app.api import Asset, AssetId, AssetStore, GeneratorInfo, Made, UserError, reason_of
from app.cli.headless import Headless
from app.document import TILES, accepts
from app.extensions import FileFormat, convert_to, fits

_PICTURE = ".png"
# Of its own: what the system knows of endings differs from one to the next
_KINDS = MimeTypes()


def media_type_of(path: Path) -> str:
    """The media type that a name says, or nothing."""
    return _KINDS.guess_type(path.name, strict=False)[0] or ""


def endings_of(media_type: str) -> list[str]:
    """How the names of files of a media type end: for `application/vnd.seisei.clip+json` in `.clip.json`."""
    subtype, _, syntax = media_type.partition("/")[2].partition("+")
    if syntax:
        return [f".{subtype.rpartition('.')[2]}.{syntax}"]
    return _KINDS.guess_all_extensions(media_type, strict=False)


def meet(one: str, other: str) -> bool:
    """Whether something can be of two media types, each perhaps a pattern such as `audio/*`, parameters left out."""
    first, second = (pattern.partition(";")[0].strip() for pattern in (one, other))
    if first.endswith("/*") or second.endswith("/*"):
        return first.partition("/")[0] == second.partition("/")[0]
    return first == second


def check_out(out: Path, info: GeneratorInfo, studio: Headless) -> None:
    """Raise UserError, before anything is made, where what a generator makes cannot be written under a name."""
    if not out.absolute().parent.is_dir():
        raise UserError("There is no folder {name}.", advice="Make it, or change --out.", name=str(out.parent))
    if info.returns and all(pattern.startswith("image/") for pattern in info.returns):
        _check_picture(out, studio)
        return
    taking = [one for one in studio.converters if any(meet(one.takes, pattern) for pattern in info.returns)]
    exact = [ending for pattern in info.returns for ending in endings_of(pattern)]
    if taking and not out.name.lower().endswith(tuple(exact)) and not any(fits(one, out) for one in taking):
        raise UserError(
            "What {generator} makes cannot be written as {name}.",
            advice="End the name in one of: {endings}.",
            generator=info.id,
            name=out.name,
            endings=", ".join(dict.fromkeys([*_endings(taking), *exact])),
        )


def write(made: Made, path: Path, studio: Headless) -> Path:
    """Write a result: a picture, the detail that a name means, what a plugin converts, else its bytes."""
    services = studio.studio
    if made.asset.media_type == TILES and path.suffix.lower() == _PICTURE:
        services.credentials.write_png(services.assets.picture(made.asset.id), made.recipe, path)
        return path
    detail = _detail(made, path)
    for one in studio.converters:
        asset = _taken(made, one, detail, services.assets) if fits(one, path) else None
        if asset is not None:
            convert_to(path, one.load(), asset, services.assets, services.credentials, recipe=made.recipe)
            return path
    try:
        path.write_bytes(services.assets.read(detail or made.asset.id))
    except OSError as error:
        raise UserError(
            "{name} could not be written: {what}.",
            advice="Choose another place.",
            name=str(path),
            what=reason_of(error),
        ) from error
    return path


def _detail(made: Made, path: Path) -> AssetId | None:
    """What was kept beside a result under the ending of a name, or under the kind of file that it says."""
    names = [suffix[1:].lower() for suffix in reversed(path.suffixes)]
    names.append(media_type_of(path).partition("/")[2])
    return next((AssetId(made.extra[name]) for name in names if name in made.extra), None)


def _taken(made: Made, converter: FileFormat, detail: AssetId | None, assets: AssetStore) -> Asset | None:
    """What a converter writes of a result: the result itself, or what was kept beside it as the kind that it takes."""
    if detail is None and meet(converter.takes, made.asset.media_type):
        return made.asset
    for ending in endings_of(converter.takes):
        kept = made.extra.get(ending.split(".")[1])
        if kept is not None:
            size = len(assets.read(AssetId(kept)))
            return Asset(AssetId(kept), converter.takes, size, name=made.asset.name)
    return None


def _endings(formats: Sequence[FileFormat]) -> list[str]:
    return [pattern.lstrip("*") for one in formats for pattern in one.patterns]


def _check_picture(path: Path, studio: Headless) -> None:
    taking = [one for one in studio.converters if accepts(one.takes, TILES)]
    if path.suffix.lower() != _PICTURE and not any(fits(one, path) for one in taking):
        raise UserError(
            "A picture cannot be written as “{suffix}”.",
            advice="End the name in one of: {endings}.",
            suffix=path.suffix,
            endings=", ".join([_PICTURE, *_endings(taking)]),
        )
