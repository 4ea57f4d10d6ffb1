"""The headless commands, thin over app.api."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping

from app.api import UserError
from app.cli.generate import generate
from app.cli.generators import generators
from app.cli.headless import Headless
from app.cli.inspect import inspect
from app.cli.models import models
from app.cli.plugins import plugins
from app.cli.project import project
from app.jobs import JobCancelled

USER_ERROR = 2

COMMANDS: Mapping[str, Callable[[argparse.Namespace, Headless], None]] = {
    "generate": generate,
    "generators": generators,
    "models": models,
    "plugins": plugins,
    "inspect": inspect,
    "project": project,
}


def run(options: argparse.Namespace, build: Callable[[], Headless]) -> int:
    """Carry out a command; 0, or 2 after one line on what to do. A bug is raised."""
    try:
        studio = build()
        try:
            COMMANDS[options.command](options, studio)
        finally:
            studio.studio.close()
    except UserError as error:
        sys.stderr.write(f"seisei: {' '.join(str(error).split())}\n")
        return USER_ERROR
    except (JobCancelled, KeyboardInterrupt):
        sys.stderr.write("seisei: cancelled\n")
        return USER_ERROR
    return 0
