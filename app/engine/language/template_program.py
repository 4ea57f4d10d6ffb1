"""The program that fills in chat templates, in a process of its own: a JSON line in, a JSON line out.

It is started by its path and imports nothing of the studio. What it answers is `text`, or `error` with `message`.
"""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Callable
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_CHARACTERS = 20_000_000


class Refusal(Exception):
    """What a template itself says against a conversation."""


class Generation(Extension):
    """The tag that marks what the assistant says: what stands in it is filled in as anywhere else."""

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        """Read the tag."""
        next(parser.stream)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


Generation.tags = {"generation"}


def _refuse(message: str) -> None:
    raise Refusal(message)


def _as_json(
    value: Any, ensure_ascii: bool = False, indent: Any = None, separators: Any = None, sort_keys: bool = False
) -> str:
    return json.dumps(value, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)


def _now(form: str) -> str:
    return datetime.datetime.now().astimezone().strftime(form)


def environment() -> ImmutableSandboxedEnvironment:
    """What templates are filled in by: the same that transformers gives them."""
    made = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[Generation, "jinja2.ext.loopcontrols"]
    )
    made.filters["tojson"] = _as_json
    made.globals["raise_exception"] = _refuse
    made.globals["strftime_now"] = _now
    return made


def answer(templates: ImmutableSandboxedEnvironment, asked: dict[str, Any]) -> dict[str, str]:
    """Fill in a template."""
    try:
        text = templates.from_string(asked["template"]).render(**asked["values"])
        if len(text) > MOST_CHARACTERS:
            return {"error": "large", "message": ""}
        text.encode("utf-8")
    except Refusal as error:
        return {"error": "refused", "message": str(error)}
    except SecurityError as error:
        return {"error": "unsafe", "message": str(error)}
    except TemplateSyntaxError as error:
        return {"error": "failed", "message": f"{error.message} ({error.lineno})"}
    except (MemoryError, OverflowError):
        return {"error": "large", "message": ""}
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        return {"error": "failed", "message": f"{type(error).__name__}: {error}"}
    return {"text": text}


def main(memory_bytes: int) -> None:
    """Answer until nobody asks any more."""
    _limit(memory_bytes)
    templates = environment()
    say = _writer()
    say({"ready": "1"})
    for line in sys.stdin.buffer:
        say(answer(templates, json.loads(line)))


def _writer() -> Callable[[dict[str, str]], None]:
    def say(said: dict[str, str]) -> None:
        sys.stdout.buffer.write(json.dumps(said).encode() + b"\n")
        sys.stdout.buffer.flush()

    return say


def _limit(memory_bytes: int) -> None:
    """Have the system refuse memory beyond a limit, where it can; who started this watches too."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


if __name__ == "__main__":
    main(int(sys.argv[1]))
