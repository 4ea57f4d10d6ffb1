"""Documents as rows: there and back, only what changed, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.document import (
    Asset,
    AssetId,
    Document,
    InvalidData,
    Json,
    ModelId,
    ModelStamp,
    PartType,
    Recipe,
    UnknownPart,
    assets_of,
    document_from,
    rows_of,
)

COUNTER: PartType[Any] = PartType(
    kind="counter",
    version=2,
    empty=lambda: {"value": 0},
    encode=lambda part: part,
    decode=lambda data: data,
    assets=lambda part: [AssetId(part["asset"])] if "asset" in part else [],
    upgrades={1: lambda old: {"value": old}},
)
TYPES = {"counter": COUNTER}
RECIPE = Recipe("canvas.x", "1", {"prompt": "狐", "seed": 7}, (ModelStamp(ModelId("m"), "ab"),), (AssetId("2" * 64),))
ASSET = Asset(AssetId("1" * 64), "image/png", 12, (3, 4, 4), "fox", RECIPE)


def test_there_and_back() -> None:
    document = Document(title="狐").with_assets([ASSET]).with_part("counter", {"value": 3})
    assert document_from(rows_of(document, TYPES), TYPES) == document


def test_only_changes_are_written() -> None:
    old = Document(title="a").with_assets([ASSET]).with_part("counter", {"value": 1})
    new = old.with_part("counter", {"value": 2}).without_asset(ASSET.id)
    assert rows_of(new, TYPES, since=old) == {
        "part:counter": {"kind": "counter", "version": 2, "data": {"value": 2}},
        f"asset:{ASSET.id}": None,
    }


def test_an_older_part_is_upgraded() -> None:
    rows = rows_of(Document(), TYPES) | {"part:counter": {"kind": "counter", "version": 1, "data": 5}}
    assert document_from(rows, TYPES).parts["counter"] == {"value": 5}


@pytest.mark.parametrize(
    "part", [{"kind": "counter", "version": 3, "data": {}}, {"kind": "alien", "version": 1, "data": [1]}]
)
def test_a_part_that_is_not_known_is_kept_as_it_was(part: Json) -> None:
    assert isinstance(part, dict)
    key = f"part:{part['kind']}"
    rows = rows_of(Document(), TYPES) | {key: part}
    document = document_from(rows, TYPES)
    assert isinstance(document.parts[str(part["kind"])], UnknownPart)
    assert rows_of(document, TYPES)[key] == part
    if part["kind"] == "counter":
        with pytest.raises(InvalidData, match="newer version"):
            document.part("counter", {})


@pytest.mark.parametrize(
    "rows",
    [
        {},
        {"document": 3},
        {"document": {"version": 99, "id": "x", "title": ""}},
        {"document": {"version": 1, "id": "x", "title": ""}, "part:counter": []},
        {"document": {"version": 1, "id": "x", "title": ""}, "asset:1": {"id": "1"}},
    ],
)
def test_malformed_rows_are_named(rows: dict[str, Json]) -> None:
    with pytest.raises(InvalidData):
        document_from(rows, TYPES)


def test_needed_assets_include_the_inputs_of_recipes_and_those_of_parts() -> None:
    document = Document().with_assets([ASSET]).with_part("counter", {"value": 0, "asset": "3" * 64})
    assert assets_of(document, TYPES) == {ASSET.id, AssetId("2" * 64), AssetId("3" * 64)}


def test_an_asset_keeps_the_recipe_it_has() -> None:
    plain = Asset(ASSET.id, ASSET.media_type, ASSET.byte_size, ASSET.shape)
    assert Document().with_assets([ASSET]).with_assets([plain]).assets[ASSET.id].recipe is RECIPE


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), values, max_size=5))
def test_any_recipe_survives(request: dict[str, Json]) -> None:
    recipe = Recipe("g", "1", request)
    assert Recipe.from_json(recipe.to_json()) == recipe
    assert Recipe.from_json(recipe.to_json()).id == recipe.id


def test_a_recipe_is_the_same_whenever_it_was_made() -> None:
    one = Recipe("g", "1", {"seed": 1, "prompt": "x"}, created="2026-01-01", libraries={"torch": "2"})
    two = Recipe("g", "1", {"prompt": "x", "seed": 1}, created="2026-02-02")
    assert one.id == two.id
    assert one.id != Recipe("g", "1", {"prompt": "x", "seed": 2}).id


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("generator", 3, "“generator” is of the wrong type"),
        ("request", [], "“request” is of the wrong type"),
        ("models", ["m"], "“models” is of the wrong type"),
        ("models", [{"id": "m"}], "it lacks “sha256”"),
        ("inputs", [1], "“inputs” is of the wrong type"),
        ("libraries", {"torch": 2}, "“libraries” is of the wrong type"),
        ("created", None, "“created” is of the wrong type"),
    ],
)
def test_what_is_wrong_with_a_recipe_is_said(key: str, value: Json, said: str) -> None:
    with pytest.raises(InvalidData, match=f"The recipe is malformed: {said}"):
        Recipe.from_json({**RECIPE.to_json(), key: value})
    without = {name: item for name, item in RECIPE.to_json().items() if name != key}
    with pytest.raises(InvalidData, match=f"it lacks “{key}”"):
        Recipe.from_json(without)


@pytest.mark.parametrize("data", [None, [], {}, {"version": 2}, {"version": 1, "generator": "g"}, {"version": 0}])
def test_a_malformed_recipe_is_named(data: Json) -> None:
    with pytest.raises(InvalidData):
        Recipe.from_json(data)
