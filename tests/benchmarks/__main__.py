"""Run a benchmark: `python -m tests.benchmarks NAME`, one JSON line for each figure."""

from __future__ import annotations

import importlib
import os
import sys
import tempfile

NAMES = (
    *(
        "startup",
        "stall",
        "overhead",
        "canvas",
        "panzoom",
        "layers",
        "brush",
        "brush_presets",
        "selection",
        "queue",
        "memory",
        "journal",
        "space",
        "gallery",
        "live",
        "live_engine",
        "inpaint_seam",
        "text_million",
    ),
    *("text_decode", "text_prefix", "text_cancel", "audio_mixer", "audio_compose", "audio_wave"),
    *("timeline_scrub", "timeline_paint", "timeline_play", "timeline_export", "shot", "molecules", "solid"),
    *("proteins", "robot"),
)


def main() -> int:
    """Run the benchmarks that are named, all without a name; 1 where a target is missed or a control passes."""
    names = sys.argv[1:] or NAMES
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = False
    for name in names:
        if name not in NAMES:
            sys.stderr.write(f"There is no benchmark {name}; there are: {', '.join(NAMES)}.\n")
            return 2
        from tests.benchmarks.measure import say

        with tempfile.TemporaryDirectory() as home:
            os.environ["SEISEI_HOME"] = home
            for figure in importlib.import_module(f"tests.benchmarks.{name}").run():
                say(figure)
                failed |= figure.ok is figure.control if figure.control else figure.ok is False
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
