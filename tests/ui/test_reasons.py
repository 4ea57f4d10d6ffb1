"""Fields and the system's reasons in the language of the interface."""

from __future__ import annotations

import errno
from collections.abc import Callable

import pytest

from app.api import InvalidRequest, UserError, reason_of, request_from_json
from app.ui.translation import in_language
from plugins.canvas.generators import TextToImage
from tests.ui.test_language import japanese as japanese


def refused(make: Callable[[], object]) -> InvalidRequest:
    """The error that a request is refused with."""
    with pytest.raises(InvalidRequest) as caught:
        make()
    return caught.value


def test_a_field_is_named_by_its_label_in_the_window_alone(japanese: None) -> None:
    error = refused(lambda: request_from_json(TextToImage.Request, {"prompt": "x", "steps": 10_000}))
    assert str(error).startswith("steps is 10000")
    assert in_language(error.words).startswith("ステップ")
    error = refused(lambda: request_from_json(TextToImage.Request, {"prompt": "x", "stepps": 1}))
    assert "Did you mean “steps”" in str(error)
    assert "ステップ" in in_language(error.words)


def test_every_known_field_is_listed_by_its_label(japanese: None) -> None:
    error = refused(lambda: request_from_json(TextToImage.Request, {"prompt": "x", "zzzz": 1}))
    assert "width, height" in str(error)
    assert "幅" in in_language(error.words)


def test_the_systems_reason_is_said_in_the_language(japanese: None) -> None:
    why = reason_of(OSError(errno.EROFS, "Read-only file system"))
    error = UserError("“{file}” cannot be read: {what}.", file="a", what=why)
    assert in_language(error.words) == "「a」を読み込めません（ディスクは読み取り専用です）。"
