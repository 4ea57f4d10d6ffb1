"""The rooms and their rules, proved."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

FORBIDDEN_NAMES = {"utils", "util", "core", "common", "misc", "helpers", "managers"}


def test_dependencies_point_down() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "9 kept, 0 broken" in done.stdout


def test_no_room_is_a_drawer() -> None:
    names = {
        path.stem
        for folder in ("app", "plugins")
        for path in (REPOSITORY / folder).rglob("*")
        if path.suffix in ("", ".py")
    }
    assert not names & FORBIDDEN_NAMES


def test_the_core_imports_the_standard_library_alone() -> None:
    for room in ("document", "jobs"):
        for path in (REPOSITORY / "app" / room).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                for name in names:
                    top = name.partition(".")[0]
                    assert top in sys.stdlib_module_names or name.startswith(("app.document", "app.jobs")), (
                        f"{path}: {name}"
                    )


@pytest.mark.parametrize("module", ["app.bootstrap", "app.ui.window", "app.cli"])
def test_nothing_heavy_is_imported_before_the_window(module: str) -> None:
    heavy = ("torch", "diffusers", "transformers", "cv2", "c2pa", "cryptography")
    code = f"import sys, {module}; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_none_is_lost_by_qt() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication, QWidget; a = QApplication([]); w = QWidget();"
        "w.update(); before = sys.getrefcount(None);"
        "[w.update() for _ in range(3000)]; print(before - sys.getrefcount(None))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert abs(int(done.stdout)) < 100


def test_manifests_name_only_what_exists() -> None:
    for manifest in (REPOSITORY / "plugins").glob("*/plugin.toml"):
        data = tomllib.loads(manifest.read_text(encoding="utf-8"))
        calls = [
            entry["call"] for part in ("generators", "panels", "importers", "exporters") for entry in data.get(part, [])
        ]
        for call in [*calls, *([data["part"]] if "part" in data else [])]:
            module = manifest.parent / call.partition(":")[0].replace(".", "/")
            assert module.with_suffix(".py").exists() or (module / "__init__.py").exists(), call
