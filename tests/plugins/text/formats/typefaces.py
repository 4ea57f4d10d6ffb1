"""Fonts made for the tests: every character is a box of its own width, some have another one in vertical lines."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

LATIN = "".join(map(chr, range(32, 127))) + "•—“”’é"
KANA = "　、。「」『』（）…―ーあいうえおかきくけこしちつてにはまめもやゅょよりるれわをんっぱぽ"
KANA += "漢字走第一二三章語邪智暴虐王月回数"


def build(
    path: Path, characters: str, *, vertical: bool = True, outlines: bool = False, rights: int = 0, name: str = "Boxes"
) -> Path:
    """Write a font with a box for each character."""
    names = {ord(character): f"g{ord(character):04x}" for character in characters}
    turned = {key: f"{glyph}.vert" for key, glyph in names.items() if chr(key) in "「」ー。、"} if vertical else {}
    glyphs = [".notdef", *names.values(), *turned.values()]
    builder = FontBuilder(1000, isTTF=not outlines)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap(names)
    widths = {".notdef": 500}
    for key, glyph in names.items():
        widths[glyph] = 500 if key < 0x2000 else 1000
    widths |= dict.fromkeys(turned.values(), 1000)
    if outlines:
        charstrings = {}
        for glyph in glyphs:
            pen = T2CharStringPen(widths[glyph], None)
            _box(pen, widths[glyph])
            charstrings[glyph] = pen.getCharString()
        builder.setupCFF(name, {"FullName": name}, charstrings, {})
    else:
        shapes = {}
        for glyph in glyphs:
            drawn = TTGlyphPen(None)
            _box(drawn, widths[glyph])
            shapes[glyph] = drawn.glyph()
        builder.setupGlyf(shapes)
    builder.setupHorizontalMetrics({glyph: (width, 50) for glyph, width in widths.items()})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(fsType=rights, sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    if turned:
        rules = "\n".join(f"sub {names[key]} by {glyph};" for key, glyph in turned.items())
        addOpenTypeFeaturesFromString(builder.font, f"languagesystem DFLT dflt; feature vert {{ {rules} }} vert;")
    buffer = BytesIO()
    builder.font.save(buffer)
    path.write_bytes(buffer.getvalue())
    return path


def _box(pen: T2CharStringPen | TTGlyphPen, width: int) -> None:
    pen.moveTo((50, 0))
    pen.lineTo((50, 700))
    pen.lineTo((width - 50, 700))
    pen.lineTo((width - 50, 0))
    pen.closePath()
