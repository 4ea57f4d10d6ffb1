"""Errors of the document, split by blame.

Exception
├── UserError            shown in words, with what to do; nobody's bug
│   └── InvalidData      something read from outside does not say what it should
└── (everything else)    a bug: logged with its job and shown as one
"""

from __future__ import annotations

from app.document.words import Words, quoted, sentences


class UserError(Exception):
    """A condition that the user can mend, said in one sentence on what happened and one on what to do.

    Both are given as English templates, into which `values` are put by name, or as words; `words` is all of it.
    `detail` is the error of a library, or its text: it is quoted behind them, in the library's own language.
    """

    def __init__(
        self, what: str | Words, /, *, advice: str | Words = "", detail: BaseException | str = "", **values: object
    ) -> None:
        self.advice = advice if isinstance(advice, Words) else Words(advice, **values)
        said = what if isinstance(what, Words) else Words(what, **values)
        self.words = sentences(said, self.advice, quoted(detail) if detail else Words())
        self.values = values
        super().__init__(what)

    def __str__(self) -> str:
        return str(self.words)


class InvalidData(UserError):
    """Data from a file or another program that cannot be read as what it claims to be."""
