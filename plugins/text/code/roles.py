"""Role: what a piece of code is, as far as colours tell."""

from __future__ import annotations

from enum import Enum
from functools import cache

from pygments.token import Comment, Error, Generic, Keyword, Literal, Name, Number, Operator, String, _TokenType


class Role(Enum):
    """A kind of piece that has a colour of its own; what has none is plain."""

    KEYWORD = "keyword"
    STRING = "string"
    ESCAPE = "escape"
    NUMBER = "number"
    COMMENT = "comment"
    FUNCTION = "function"
    TYPE = "type"
    BUILTIN = "builtin"
    TAG = "tag"
    ATTRIBUTE = "attribute"
    HEADING = "heading"
    INSERTED = "inserted"
    DELETED = "deleted"
    ERROR = "error"


_ROLES = {
    Keyword: Role.KEYWORD,
    Keyword.Constant: Role.NUMBER,
    Keyword.Type: Role.TYPE,
    Operator.Word: Role.KEYWORD,
    String: Role.STRING,
    String.Escape: Role.ESCAPE,
    String.Interpol: Role.ESCAPE,
    Literal: Role.NUMBER,
    Number: Role.NUMBER,
    Comment: Role.COMMENT,
    Comment.Preproc: Role.KEYWORD,
    Comment.PreprocFile: Role.STRING,
    Name.Function: Role.FUNCTION,
    Name.Decorator: Role.FUNCTION,
    Name.Class: Role.TYPE,
    Name.Exception: Role.TYPE,
    Name.Builtin: Role.BUILTIN,
    Name.Constant: Role.NUMBER,
    Name.Entity: Role.ESCAPE,
    Name.Tag: Role.TAG,
    Name.Attribute: Role.ATTRIBUTE,
    Generic.Heading: Role.HEADING,
    Generic.Subheading: Role.HEADING,
    Generic.Inserted: Role.INSERTED,
    Generic.Deleted: Role.DELETED,
    Error: Role.ERROR,
}


@cache
def role_of(token: _TokenType) -> Role | None:
    """The role of a token type: its own, or that of the nearest type above it."""
    above: _TokenType | None = token
    while above is not None:
        if above in _ROLES:
            return _ROLES[above]
        above = above.parent
    return None
