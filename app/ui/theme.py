"""Theme: the colours and measures of the studio, dark and light, and how controls are drawn with them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

FONT_PX = 13


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, as #rrggbb.

    `edge` is the border of a control and `focus` the ring around the one that has the keys, both 3 to 1 against what
    they stand on. The drawings of a theme's controls are in `themes/NAME`.
    """

    name: str
    ground: str
    dock: str
    raised: str
    hover: str
    line: str
    edge: str
    text: str
    secondary: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    selected: str
    good: str
    warning: str
    bad: str
    surround: str
    focus: str


DARK = Theme(
    name="dark",
    ground="#141518",
    dock="#1b1c20",
    raised="#24262b",
    hover="#2d2f36",
    line="#32353c",
    edge="#6b6f7a",
    text="#e7e7ea",
    secondary="#a0a3ad",
    disabled="#6f727c",
    accent="#e8593c",
    accent_hover="#f06d52",
    accent_pressed="#c94a30",
    on_accent="#0d0301",
    selected="#3a2a27",
    good="#7bb58b",
    warning="#d9a94a",
    bad="#e0716c",
    surround="#2a2a2a",
    focus="#f06d52",
)

LIGHT = Theme(
    name="light",
    ground="#f6f6f4",
    dock="#ffffff",
    raised="#f0f0ee",
    hover="#e7e7e4",
    line="#dcdcd8",
    edge="#84868d",
    text="#1c1d20",
    secondary="#5f626b",
    disabled="#9a9ca3",
    accent="#c9432a",
    accent_hover="#bb3c24",
    accent_pressed="#a93622",
    on_accent="#ffffff",
    selected="#f8e3de",
    good="#2f7a46",
    warning="#8a6410",
    bad="#b3352f",
    surround="#bdbdbd",
    focus="#c9432a",
)


def theme_for(application: QApplication, choice: str) -> Theme:
    """The theme by the user's choice: `dark`, `light`, or the system's."""
    if choice == "light":
        return LIGHT
    if choice == "dark" or application.styleHints().colorScheme() is not Qt.ColorScheme.Light:
        return DARK
    return LIGHT


def apply_theme(application: QApplication, theme: Theme, resources: Path) -> None:
    """Draw everything in a theme."""
    application.setStyle("Fusion")
    application.setPalette(_palette(theme))
    application.setFont(interface_font())
    sheet = Template((resources / "themes" / "studio.qss").read_text(encoding="utf-8"))
    drawings = (resources / "themes" / theme.name).as_posix()
    application.setStyleSheet(sheet.substitute(asdict(theme), drawings=drawings))


def interface_font(size_px: int = FONT_PX) -> QFont:
    """The system's interface font, with Japanese faces to fall back on."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    families = [font.family(), "Noto Sans", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", "Yu Gothic"]
    font.setFamilies(list(dict.fromkeys(families)))
    font.setPixelSize(size_px)
    return font


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, colour in {
        role.Window: theme.dock,
        role.Base: theme.raised,
        role.AlternateBase: theme.dock,
        role.Button: theme.raised,
        role.Text: theme.text,
        role.WindowText: theme.text,
        role.ButtonText: theme.text,
        role.BrightText: theme.bad,
        role.PlaceholderText: theme.secondary,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.Accent: theme.accent,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Light: theme.hover,
        role.Mid: theme.line,
        role.Midlight: theme.edge,
        role.Dark: theme.ground,
        role.Shadow: theme.surround,
    }.items():
        palette.setColor(where, QColor(colour))
    for where in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(theme.disabled))
    return palette


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
