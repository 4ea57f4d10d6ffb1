"""What a file carries in its own text: chunks of PNG, EXIF of JPEG and WebP, XMP, comments of all others."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from app.api import InvalidData, Recipe
from app.document import Json, JsonObject
from app.provenance.films import FILMS, read_comment
from app.provenance.foreign import (
    comfyui_recall,
    fooocus_recall,
    invokeai_recall,
    json_object,
    novelai_recall,
    swarmui_recall,
)
from app.provenance.notes import NOTES, read_texts
from app.provenance.parameters import read_parameters
from app.provenance.sounds import SOUNDS, is_ours, read_comments, recipe_in, type_said
from app.provenance.stealth import read_stealth
from app.provenance.xmp import source_type_in

_EXIF = 0x8769
_USER_COMMENT = 0x9286
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".avif", ".gif"})


@dataclass(frozen=True, slots=True)
class Embedded:
    """Which program wrote a file, and what of its settings can be recalled."""

    source: str = ""
    recipe: Recipe | None = None
    recall: Mapping[str, Json] = field(default_factory=dict)
    digital_source_type: str = ""
    raw: Mapping[str, str] = field(default_factory=dict)


def read_embedded(path: Path, recipe_text: str) -> Embedded:
    """Read a file's own text; raises InvalidData where the file is damaged.

    What a picture shows is decoded only where nothing else says how it was made, for what may be hidden in its alpha.
    """
    suffix = path.suffix.lower()
    if suffix in SOUNDS | NOTES | FILMS:
        read = read_comments if suffix in SOUNDS else read_texts if suffix in NOTES else read_comment
        comments = read(path)
        comment = comments.get("comment", "")
        found = recipe_in(comment)
        source = "seisei" if found or is_ours(comment) else ""
        return Embedded(source, found, found.request if found else {}, type_said(comment, found), comments)
    if suffix not in _PICTURES:
        return Embedded()
    texts = _texts(path)
    source_type = source_type_in(texts.get("XML:com.adobe.xmp", texts.get("xmp", "")))
    if recipe_text in texts and (stored := json_object(texts[recipe_text])) is not None:
        try:
            recipe = Recipe.from_json(stored)
        except InvalidData:
            pass
        else:
            return Embedded("seisei", recipe, recipe.request, source_type, texts)
    source, recall = _recalled(texts)
    if not source and (hidden := read_stealth(path)):
        # NovelAI hides an object of the texts that it writes, others the text of A1111.
        object_ = json_object(hidden)
        found_texts = {"parameters": hidden} if object_ is None else _strings(object_)
        texts = {**texts, **found_texts}
        source, recall = _recalled(texts)
    return Embedded(source, None, recall, source_type, texts)


def _recalled(texts: Mapping[str, str]) -> tuple[str, Mapping[str, Json]]:
    if invoke := json_object(texts.get("invokeai_metadata", "")):
        return "invokeai", invokeai_recall(invoke)
    comment = json_object(texts.get("Comment", ""))
    if comment is not None and ("NovelAI" in texts.get("Software", "") or {"prompt", "uc", "scale"} <= comment.keys()):
        return "novelai", novelai_recall(comment, texts.get("Description", ""), texts.get("Source", ""))
    parameters = texts.get("parameters", texts.get("UserComment", ""))
    if (whole := json_object(parameters)) and isinstance(swarm := whole.get("sui_image_params"), dict):
        return "swarmui", swarmui_recall(swarm)
    if (scheme := json_object(parameters)) and ("fooocus_scheme" in texts or "base_model" in scheme):
        return "fooocus", fooocus_recall(scheme)
    if graph := json_object(texts.get("prompt", "")):
        return "comfyui", comfyui_recall(graph)
    if parameters:
        read = read_parameters(parameters)
        version = read.pairs.get("Version", "")
        source = "fooocus" if "fooocus" in version.lower() or "fooocus_scheme" in texts else "a1111"
        return source, read.recall
    return "", {}


def _strings(texts: JsonObject) -> dict[str, str]:
    return {name: text for name, text in texts.items() if isinstance(text, str)}


def _texts(path: Path) -> dict[str, str]:
    try:
        with warnings.catch_warnings():
            # The pixels are not decoded here, so a large header is no danger.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                texts = {str(key): value for key, value in picture.info.items() if isinstance(value, str)}
                if isinstance(xmp := picture.info.get("xmp"), bytes):
                    texts["xmp"] = xmp.decode("utf-8", "replace")
                # Not getexif: that of a PNG decodes the pixels.
                exif = Image.Exif()
                if isinstance(found := picture.info.get("exif"), bytes):
                    exif.load(found)
                comment = exif.get_ifd(_EXIF).get(_USER_COMMENT)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise InvalidData("{name} is damaged, or not the picture that its name says.", name=path.name) from error
    except Image.DecompressionBombError as error:
        raise InvalidData(
            "{name} says that it has more pixels than the studio opens.",
            advice="Make it smaller first.",
            name=path.name,
        ) from error
    if isinstance(comment, bytes):
        texts["UserComment"] = _comment(comment)
    return texts


def _comment(data: bytes) -> str:
    """An EXIF comment: eight bytes name the encoding."""
    code, body = data[:8], data[8:]
    if code.startswith(b"UNICODE"):
        wide = "utf-16-le" if body[1:2] == b"\0" else "utf-16-be"
        return body.decode(wide, "replace")
    return body.decode("utf-8", "replace")
