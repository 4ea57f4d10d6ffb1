"""Errors of the document, split by blame.

Exception
├── UserError            shown in words, with what to do; nobody's bug
│   └── InvalidData      something read from outside does not say what it should
└── (everything else)    a bug: logged with its job and shown as one
"""

from __future__ import annotations


class UserError(Exception):
    """A condition that the user can mend, said in one sentence on what happened and one on what to do.

    `template` and `advice` are translatable; `values` are put into both by name.
    """

    def __init__(self, template: str, /, *, advice: str = "", **values: object) -> None:
        self.template = template
        self.advice = advice
        self.values = values
        super().__init__(template)

    def __str__(self) -> str:
        text = self.template.format(**self.values)
        return f"{text} {self.advice.format(**self.values)}" if self.advice else text


class InvalidData(UserError):
    """Data from a file or another program that cannot be read as what it claims to be."""
