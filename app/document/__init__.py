"""The document and everything that changes it; the standard library alone."""

from app.document.asset import TILES, Asset, accepts
from app.document.command import AddAssets, Command, Rename, Together
from app.document.document import Document, assets_of, document_from, items_of, rows_of
from app.document.errors import InvalidData, UserError
from app.document.part import PartItem, PartType, PartTypes, UnknownPart
from app.document.recipe import ModelStamp, Recipe
from app.document.session import Selection, Session, Step
from app.document.system_errors import reason_of
from app.document.values import AssetId, DocumentId, Json, JsonObject, ModelId, RecipeId, canonical_json
from app.document.words import Named, Words, listed, sentences

__all__ = [
    "TILES",
    "AddAssets",
    "Asset",
    "AssetId",
    "Command",
    "Document",
    "DocumentId",
    "InvalidData",
    "Json",
    "JsonObject",
    "ModelId",
    "ModelStamp",
    "Named",
    "PartItem",
    "PartType",
    "PartTypes",
    "Recipe",
    "RecipeId",
    "Rename",
    "Selection",
    "Session",
    "Step",
    "Together",
    "UnknownPart",
    "UserError",
    "Words",
    "accepts",
    "assets_of",
    "canonical_json",
    "document_from",
    "items_of",
    "listed",
    "reason_of",
    "rows_of",
    "sentences",
]
