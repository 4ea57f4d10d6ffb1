"""The headless commands: generate, generators, models, inspect and project."""

from app.cli.commands import USER_ERROR, run
from app.cli.headless import Headless
from app.cli.parser import parser

__all__ = ["USER_ERROR", "Headless", "parser", "run"]
