"""SVG files as layers of shapes, or as pictures, and what was made to do harm."""

from __future__ import annotations

import base64
import time
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.api import Imported, InvalidData
from app.storage import FolderAssets
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.layered.canvas_file import LAYERS, CanvasFile
from plugins.canvas.model import Cap, Figure, Join, Shape
from plugins.canvas.vector.svg_reading import read_svg, read_svg_picture

RESOURCES = Path(__file__).parents[3] / "resources"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="80"'


def read(text: str, assets: FolderAssets, tmp_path: Path) -> Imported:
    (tmp_path / "a.svg").write_text(text, encoding="utf-8")
    return read_svg(tmp_path / "a.svg", assets)


def shapes(found: Imported, assets: FolderAssets) -> list[Shape]:
    assert found.asset.media_type == LAYERS
    file = CanvasFile.from_bytes(assets.read(found.asset.id))
    kept = [layer.content for layer in file.canvas.layers if isinstance(layer.content, Shape)]
    assert len(kept) == len(file.canvas.layers)
    return kept


def test_plain_figures_become_shapes_with_their_fill_and_outline(assets: FolderAssets, tmp_path: Path) -> None:
    text = f"""{HEAD} viewBox="0 0 50 40">
      <title>A sign</title>
      <g transform="translate(5 5)" fill="#c03020" stroke="black" stroke-width=".5">
        <rect x="0" y="0" width="20" height="10" rx="2" id="plate"/>
        <circle cx="30" cy="5" r="5" style="fill:rgb(10,200,30);stroke:none" opacity=".5"/>
        <path d="M0 20h10a5 5 0 0 1 0 10H0zm3 3v4h4v-4z" fill-rule="evenodd" stroke-linejoin="round"/>
        <polyline points="20,20 30,30 40,20" fill="none" stroke-linecap="square" stroke-dasharray="2 1"/>
      </g>
    </svg>"""
    found = read(text, assets, tmp_path)
    plate, circle, path, line = shapes(found, assets)
    assert found.remarks == ()
    assert (plate.figure, plate.points, plate.radius) == (Figure.RECTANGLE, ((10, 10), (50, 30)), 4)
    assert (plate.fill, plate.stroke, plate.stroke_width) == ("#c03020ff", "#000000ff", 1)
    assert (circle.figure, circle.points, circle.fill, circle.stroke) == (
        Figure.ELLIPSE, ((60, 10), (80, 30)), "#0ac81eff", ""
    )  # fmt: skip
    assert (path.figure, path.closed, path.winding, path.join, len(path.starts)) == (
        Figure.PATH, True, False, Join.ROUND, 1
    )  # fmt: skip
    assert (line.figure, line.closed, line.fill, line.cap, line.dash) == (
        Figure.POLYGON, False, "", Cap.SQUARE, (4, 2)
    )  # fmt: skip
    file = CanvasFile.from_bytes(assets.read(found.asset.id))
    assert next(layer.name for layer in file.canvas.layers) == "plate"
    assert [layer.opacity for layer in file.canvas.layers] == [1, 0.5, 1, 1]
    seen = flatten(file.canvas, stored_tiles(assets))
    assert seen.shape == (80, 100, 4)
    assert tuple(seen[20, 30]) == (0xC0, 0x30, 0x20, 255)
    assert tuple(seen[20, 70]) == pytest.approx((10, 200, 30, 128), abs=1)
    assert seen[62, 20, 3] == 0
    assert seen[62, 14, 3] == 255
    whole = assets.picture(read_svg_picture(tmp_path / "a.svg", assets).asset.id).astype(int)
    assert np.abs(seen[..., 3].astype(int) - whole[..., 3]).max() <= 48


def test_every_icon_of_the_studio_looks_as_it_should(assets: FolderAssets) -> None:
    icons = sorted((RESOURCES / "icons").glob("*.svg"))[::12]
    plain = 0
    for icon in icons:
        found = read_svg(icon, assets)
        plain += found.asset.media_type == LAYERS
    assert plain == len(icons)


@pytest.mark.parametrize(
    "inside",
    [
        '<linearGradient id="g"><stop stop-color="red"/></linearGradient><rect width="50" height="40" fill="url(#g)"/>',
        '<defs><rect id="r" width="50" height="40" fill="red"/></defs><use href="#r"/>',
        '<style>rect {fill: red}</style><rect width="50" height="40"/>',
        '<g opacity=".99"><rect width="50" height="40" fill="#ff0000"/></g>',
        '<svg width="50" height="40"><rect width="50" height="40" fill="red"/></svg>',
        '<g transform="skewX(0.001)"><rect width="50" height="40" fill="red" stroke="red" stroke-width="0.01"/></g>'
        '<clipPath id="c"/>',
    ],
)
def test_what_is_more_than_that_is_drawn_and_said(inside: str, assets: FolderAssets, tmp_path: Path) -> None:
    found = read(f"{HEAD}>{inside}</svg>", assets, tmp_path)
    assert found.asset.shape == (80, 100, 4)
    assert "more than plain shapes" in str(found.remarks[0])
    seen = assets.picture(found.asset.id)
    assert tuple(seen[20, 20, :3]) == (255, 0, 0)
    assert seen[60, 80, 3] == 0


def test_many_shapes_are_a_picture(assets: FolderAssets, tmp_path: Path) -> None:
    many = "".join(f'<rect x="{at}" width="1" height="80"/>' for at in range(100))
    assert read(f"{HEAD}>{many}</svg>", assets, tmp_path).asset.shape == (80, 100, 4)


def test_entities_and_what_lies_elsewhere_do_nothing(assets: FolderAssets, tmp_path: Path) -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    with pytest.raises(InvalidData, match="entities"):
        read(f"{bomb}{HEAD}><text>&b;</text></svg>", assets, tmp_path)
    with pytest.raises(InvalidData, match="entities"):
        read(f'<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]>{HEAD}><text>&f;</text></svg>', assets, tmp_path)
    Image.new("RGB", (50, 40), "red").save(tmp_path / "red.png")
    for place in ("red.png", f"{tmp_path}/red.png", f"file://{tmp_path}/red.png", "http://localhost:9/red.png"):
        found = read(f'{HEAD}><image xlink:href="{place}" width="50" height="40"/></svg>', assets, tmp_path)
        assert assets.picture(found.asset.id).max() == 0
        assert any("Other files that it refers to" in str(remark) for remark in found.remarks)


def test_a_picture_that_it_holds_is_drawn_unless_it_is_a_bomb(assets: FolderAssets, tmp_path: Path) -> None:
    data = BytesIO()
    Image.new("RGB", (5, 4), (0, 0, 255)).save(data, "PNG")
    image = '<image href="data:image/png;base64,{}" width="100" height="80"/>'
    found = read(f"{HEAD}>{image.format(base64.b64encode(data.getvalue()).decode())}</svg>", assets, tmp_path)
    assert tuple(assets.picture(found.asset.id)[40, 50]) == (0, 0, 255, 255)
    header = data.getvalue()[:16] + (60_000).to_bytes(4, "big") * 2 + data.getvalue()[24:]
    found = read(f"{HEAD}>{image.format(base64.b64encode(header).decode())}</svg>", assets, tmp_path)
    assert assets.picture(found.asset.id).max() == 0
    assert any("left out" in str(remark) for remark in found.remarks)


def _doubling(levels: int) -> str:
    parts = ['<g id="l0"><rect width="9" height="9"/></g>']
    parts += [f'<g id="l{at}">{f"<use href={chr(34)}#l{at - 1}{chr(34)}/>" * 10}</g>' for at in range(1, levels)]
    return f'<defs>{"".join(parts)}</defs><use href="#l{levels - 1}"/>'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{HEAD}>{_doubling(9)}</svg>", "more than could be kept"),
        (f'{HEAD}><g id="a"><use href="#a"/></g></svg>', "refers to itself"),
        (f"{HEAD}>{'<g>' * 5000}{'</g>' * 5000}</svg>", "more than could be kept"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="9"/>', "90000 × 9 pixels"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>', "how large"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="0" height="9"/>', "how large"),
        ("<html/>", "damaged"),
        ("\x00\x01 no picture", "damaged"),
        (f"{HEAD}><rect", "damaged"),
    ],
)
def test_what_cannot_be_opened_is_said_at_once(text: str, words: str, assets: FolderAssets, tmp_path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(InvalidData, match=words):
        read(text, assets, tmp_path)
    assert time.monotonic() - begun < 20


def test_units_and_a_box_give_the_size(assets: FolderAssets, tmp_path: Path) -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"'
    body = '<rect width="20" height="10"/></svg>'
    for size, wanted in (("", (20, 10)), ('width="1in"', (96, 48)), ('width="100%" height="30pt"', (80, 40))):
        found = read(f"{head} {size}>{body}", assets, tmp_path)
        canvas = CanvasFile.from_bytes(assets.read(found.asset.id)).canvas
        assert (canvas.width, canvas.height) == wanted
        assert flatten(canvas, stored_tiles(assets))[..., 3].min() == 255


def test_a_width_that_is_chosen_is_drawn_sharply(assets: FolderAssets, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(f'{HEAD}><rect x="10" y="10" width="30" height="20"/><text y="70">A</text></svg>')
    pixels = assets.picture(read_svg(tmp_path / "a.svg", assets, 1000).asset.id)
    assert pixels.shape == (800, 1000, 4)
    assert (pixels[100:300, 100:400, 3] == 255).all()
    assert pixels[99, 100:400, 3].max() == pixels[100:300, 99, 3].max() == 0
    with pytest.raises(InvalidData, match="60000 × 48000 pixels"):
        read_svg(tmp_path / "a.svg", assets, 60_000)
