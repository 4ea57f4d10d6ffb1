"""The command line, whole."""

from __future__ import annotations

import argparse
from pathlib import Path


def parser() -> argparse.ArgumentParser:
    """The command line, whole."""
    top = argparse.ArgumentParser(
        prog="seisei", description="A studio for generative media. Without a command, its window opens."
    )
    top.add_argument("--open", dest="file", type=Path, metavar="PROJECT", help="open a project in the window")
    top.add_argument("--safe-mode", action="store_true", help="open the window without the plugins of others")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    generate = commands.add_parser("generate", help="make something without a window")
    generate.add_argument("generator", metavar="GENERATOR", help="such as canvas.text-to-image, or - with --recipe")
    generate.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a field; @FILE reads a file"
    )
    generate.add_argument("--recipe", type=Path, metavar="FILE", help="make the recipe of this file again")
    generate.add_argument("--out", type=Path, metavar="FILE", help="where to write what was made")
    generate.add_argument("--stream", action="store_true", help="a text on standard output while it is written")
    generate.add_argument("--model", metavar="ID")
    generate.add_argument("--json", action="store_true", help="one line of JSON on standard output")
    listing = commands.add_parser("generators", help="what can be generated, and the fields of each")
    listing.add_argument("--json", action="store_true")
    models = commands.add_parser("models", help="the models on this machine").add_subparsers(
        dest="action", required=True
    )
    for action, words in (
        ("list", "what there is, and what can be fetched"),
        ("add", "take in a file or folder where it lies"),
        ("fetch", "fetch a model of the catalogue"),
        ("remove", "forget a model"),
        ("info", "a model's card"),
    ):
        one = models.add_parser(action, help=words)
        if action != "list":
            one.add_argument("name", metavar="PATH" if action == "add" else "ID")
        one.add_argument("--json", action="store_true")
    plugins = commands.add_parser("plugins", help="the plugins on this machine").add_subparsers(
        dest="action", required=True
    )
    for action, words in (
        ("list", "what there is, and what is allowed"),
        ("info", "a plugin's files and their SHA-256"),
        ("allow", "use a plugin of others as it is now"),
        ("withdraw", "use it no more"),
    ):
        one = plugins.add_parser(action, help=words)
        if action != "list":
            one.add_argument("name", metavar="ID")
        one.add_argument("--json", action="store_true")
    inspect = commands.add_parser("inspect", help="what a file says of how it was made")
    inspect.add_argument("file", type=Path)
    inspect.add_argument("--json", action="store_true")
    project = commands.add_parser("project", help="look at, check and export projects").add_subparsers(
        dest="action", required=True
    )
    for action in ("info", "verify", "export"):
        one = project.add_parser(action)
        one.add_argument("file", type=Path)
        one.add_argument("--json", action="store_true")
        if action == "export":
            one.add_argument("--out", type=Path, required=True)
            one.add_argument(
                "--as", dest="format", default="", metavar="FORMAT", help="the format, where the name fits several"
            )
            one.add_argument(
                "--set",
                action="append",
                default=[],
                metavar="NAME=VALUE",
                help="an option of the format, if it has any",
            )
    return top
