"""What clips are called after long sentences."""

from __future__ import annotations

import pytest

from plugins.timeline.model.naming import short_name


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A fox", "A fox"),
        ("  two\n lines ", "two lines"),
        ("a hot air balloon over the hills", "a hot air balloon…"),
        ("夕焼けの海に浮かぶ小さな船がゆっくりと進んでいく", "夕焼けの海に浮かぶ小さな船がゆっくりと進…"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahr…"),
    ],
)
def test_a_long_name_ends_with_a_whole_word(text: str, wanted: str) -> None:
    assert short_name(text, 21) == wanted
    assert len(short_name(text, 21)) <= 21
