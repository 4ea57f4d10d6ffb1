"""Content Credentials: a signed C2PA manifest, written and checked without a network."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.api import InvalidData, Recipe, UserError
from app.document import Json
from app.provenance.identity import SigningIdentity
from app.provenance.xmp import DigitalSourceType

RECIPE_ASSERTION = "app.seisei.recipe"
RECIPES_ASSERTION = "app.seisei.recipes"
"""The recipes of all that went into a composite, in the order of its ingredients."""

_WRITING = {
    # Thumbnails and checking again cost a second and a megabyte; the reader checks.
    "builder": {"thumbnail": {"enabled": False}},
    "verify": {"verify_after_sign": False, "remote_manifest_fetch": False, "ocsp_fetch": False},
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a file's active manifest says and whether it holds: `state` is none, valid, trusted or invalid."""

    state: str = "none"
    signer: str = ""
    findings: tuple[str, ...] = ()
    recipe: Recipe | None = None
    recipes: tuple[Recipe, ...] = ()
    digital_source_type: str = ""
    generator: str = ""


def sign(
    source: Path,
    target: Path,
    identity: SigningIdentity,
    *,
    kind: DigitalSourceType,
    recipe: Recipe | None,
    version: str,
    ingredients: Sequence[Recipe] = (),
) -> None:
    """Write `target`, a copy of `source` with a signed manifest, or raise UserError; `target` must not exist yet.

    `ingredients` are the recipes of what was generated and is in it.
    """
    import c2pa

    actions: list[dict[str, Any]] = [
        {
            "action": "c2pa.created",
            "digitalSourceType": kind.uri,
            "softwareAgent": {"name": "Seisei", "version": version},
        }
    ]
    assertions: list[dict[str, Any]] = [{"label": "c2pa.actions.v2", "data": {"actions": actions}}]
    if recipe is not None:
        assertions.append({"label": RECIPE_ASSERTION, "data": recipe.to_json()})
    if ingredients:
        parameters = {"ingredientIds": [each.id for each in ingredients]}
        actions.append({"action": "c2pa.placed", "parameters": parameters})
        recipes = {"recipes": [each.to_json() for each in ingredients]}
        assertions.append({"label": RECIPES_ASSERTION, "data": recipes})
    definition = {
        "claim_generator_info": [{"name": "Seisei", "version": version}],
        "title": target.name,
        "assertions": assertions,
        "ingredients": [
            {"title": each.generator, "relationship": "componentOf", "instance_id": each.id, "label": each.id}
            for each in ingredients
        ],
    }
    info = c2pa.C2paSignerInfo(b"es256", identity.chain, identity.key, None)
    try:
        with (
            c2pa.Context(c2pa.Settings.from_dict(_WRITING)) as context,
            c2pa.Signer.from_info(info) as signer,
            c2pa.Builder(json.dumps(definition), context) as builder,
        ):
            builder.sign_file(source, target, signer)
    except c2pa.C2paError as error:
        raise UserError(
            "{name} could not be signed.",
            advice="Make room on the disk, or choose another folder.",
            detail=error,
            name=target.name,
        ) from error


def read(path: Path, identity: SigningIdentity) -> Manifest:
    """Read and check a file's manifest; a file without one, or of a kind that has none, gives `none`."""
    import c2pa

    reading = {
        "verify": {"verify_trust": True, "remote_manifest_fetch": False, "ocsp_fetch": False},
        "trust": {"user_anchors": identity.root.decode("ascii")},
    }
    try:
        with (
            c2pa.Context(c2pa.Settings.from_dict(reading)) as context,
            c2pa.Reader(path, context=context) as reader,
        ):
            state = str(reader.get_validation_state() or "Invalid")
            data: Json = json.loads(reader.json())
    except (c2pa.C2paError.ManifestNotFound, c2pa.C2paError.NotSupported):
        return Manifest()
    except c2pa.C2paError as error:
        return Manifest(state="invalid", findings=(str(error)[:200],))
    return _manifest(data, state)


def _manifest(data: Json, state: str) -> Manifest:
    match data:
        case {"active_manifest": str(active), "manifests": dict(manifests)}:
            manifest = manifests.get(active)
        case _:
            manifest = None
    if not isinstance(data, dict) or not isinstance(manifest, dict):
        return Manifest(state="invalid", findings=("manifest.unreadable",))
    status = data.get("validation_status")
    return Manifest(
        state=state.lower(),
        signer=_signer(manifest.get("signature_info")),
        findings=tuple(
            str(item.get("code", "")) for item in (status if isinstance(status, list) else []) if isinstance(item, dict)
        ),
        recipe=_recipe(manifest.get("assertions")),
        recipes=_recipes(manifest.get("assertions")),
        digital_source_type=_source_type(manifest.get("assertions")),
        generator=_generator(manifest.get("claim_generator_info")),
    )


def _assertions(found: Json) -> list[tuple[str, dict[str, Json]]]:
    if not isinstance(found, list):
        return []
    return [
        (label, content)
        for item in found
        if isinstance(item, dict)
        and isinstance(label := item.get("label"), str)
        and isinstance(content := item.get("data"), dict)
    ]


def _recipe(assertions: Json) -> Recipe | None:
    for label, content in _assertions(assertions):
        if label == RECIPE_ASSERTION:
            try:
                return Recipe.from_json(content)
            except InvalidData:
                return None
    return None


def _recipes(assertions: Json) -> tuple[Recipe, ...]:
    """All that went into it, as far as it can be read."""
    found = []
    for label, content in _assertions(assertions):
        stored = content.get("recipes") if label == RECIPES_ASSERTION else None
        for item in stored if isinstance(stored, list) else []:
            with contextlib.suppress(InvalidData):
                found.append(Recipe.from_json(item))
    return tuple(found)


def _source_type(assertions: Json) -> str:
    for label, content in _assertions(assertions):
        actions = content.get("actions") if label.startswith("c2pa.actions") else None
        for action in actions if isinstance(actions, list) else []:
            if isinstance(action, dict) and isinstance(found := action.get("digitalSourceType"), str):
                return found
    return ""


def _signer(info: Json) -> str:
    if not isinstance(info, dict):
        return ""
    return str(info.get("common_name") or info.get("issuer") or "")


def _generator(info: Json) -> str:
    match info:
        case [{"name": str(name)}, *_]:
            return name
    return ""
