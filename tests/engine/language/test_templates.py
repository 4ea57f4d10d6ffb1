"""Chat templates: filled in as transformers does, and killed where they do harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psutil
import pytest

from app.api import IMAGE, Message, UserError
from app.engine.language.conversation import conversation
from app.engine.language.template import Templates

ENDLESS = "{% for a in range(99999) %}{% for b in range(99999) %}{% set c = a %}{% endfor %}{% endfor %}"


@pytest.fixture(scope="module")
def templates() -> Templates:
    """One process for all tests; each that kills it has the next one start another."""
    return Templates(limit_s=0.5)


def test_the_process_is_used_again_and_replaced_after_it_was_killed(templates: Templates) -> None:
    def children() -> set[int]:
        return {child.pid for child in psutil.Process().children() if "template_program" in " ".join(child.cmdline())}

    assert templates.fill_in("{{ a }}", {"a": "b"}) == "b"
    first = children()
    assert templates.fill_in("{{ a }}{{ a }}", {"a": "b"}) == "bb"
    assert children() == first
    with pytest.raises(UserError, match="does not come to an end"):
        templates.fill_in(ENDLESS, {})
    assert not children() & first - children()
    assert templates.fill_in("{{ a }}", {"a": "c"}) == "c"
    assert not children() & first or children() != first


def test_templates_are_filled_in_as_transformers_does(templates: Templates) -> None:
    from transformers.utils.chat_template_utils import render_jinja_template

    template = (
        "{%- for message in messages -%}\n"
        "    {%- if message.role == 'tool' %}{% continue %}{% endif %}\n"
        "    {{- bos_token + message.role | upper }}\n"
        "{% generation %}{{ message.content | trim }}{% endgeneration %}\n"
        "    {{- {'ü': [1, 2]} | tojson }}\n"
        "{% endfor %}\n"
        "{% if add_generation_prompt %}assistant{% endif %}"
    )
    messages = [{"role": "user", "content": " Hello\n"}, {"role": "tool", "content": "x"}]
    values: dict[str, Any] = {"bos_token": "<s>", "add_generation_prompt": True}
    theirs: Any = render_jinja_template([messages], chat_template=template, **values)
    rendered = theirs[0][0] if isinstance(theirs, tuple) else theirs[0]
    assert templates.fill_in(template, {**values, "messages": messages}) == rendered


def test_a_file_is_out_of_reach(templates: Templates, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", "utf-8")
    for template in (f"{{% include '{tmp_path / 'secret'}' %}}", "{{ cycler.__init__.__globals__.os.popen('id') }}"):
        with pytest.raises(UserError, match=r"fails|reaches for Python"):
            templates.fill_in(template, {})


STRICT = (
    "{% if messages[0].role == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}"
    "{% for message in messages %}[{{ message.role }}]{{ message.content | trim }}{% endfor %}"
    "{% if add_generation_prompt %}[assistant]{% endif %}"
)


def made(templates: Templates, template: str, messages: list[Message], *, go_on: bool = False) -> str:
    """A conversation in a template."""
    return conversation(templates, "Tiny", template, messages, {"bos_token": "", "eos_token": ""}, go_on=go_on)


def test_a_template_that_takes_no_system_message_gets_it_with_the_first(templates: Templates) -> None:
    said = [Message("system", "Be brief."), Message("user", "Hello")]
    assert made(templates, STRICT, said) == "[user]Be brief.\n\nHello[assistant]"
    with pytest.raises(UserError, match=r"does not take this conversation.*System role not supported"):
        made(templates, STRICT.replace("messages[0].role == 'system'", "true"), said)


def test_the_last_message_is_left_open_with_its_spaces(templates: Templates) -> None:
    said = [Message("user", "Hello"), Message("assistant", "Once upon ")]
    assert made(templates, STRICT, said, go_on=True) == "[user]Hello[assistant]Once upon "
    with pytest.raises(UserError, match="leaves the last message out"):
        made(templates, "{{ messages[0].content }}", said, go_on=True)
    with pytest.raises(UserError, match="last message is not the model's"):
        made(templates, STRICT, said[:1], go_on=True)
    with pytest.raises(UserError, match="no message to answer"):
        made(templates, STRICT, [])


def test_pictures_stand_before_their_message(templates: Templates) -> None:
    import numpy as np

    picture = np.zeros((2, 2, 3), np.uint8)
    assert made(templates, STRICT, [Message("user", "What is it?", (picture, picture))]) == (
        f"[user]{IMAGE}{IMAGE}What is it?[assistant]"
    )
