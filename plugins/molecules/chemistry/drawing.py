"""Drawing: a molecule as a structural formula, for a dark or a light ground."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, TypeAlias

from app.api import InvalidData

if TYPE_CHECKING:
    from rdkit import Chem
    from rdkit.Chem.Draw.rdMolDraw2D import MolDrawOptions

_Colour: TypeAlias = tuple[float, float, float]

_DARK: dict[int, _Colour] = {
    -1: (0.91, 0.91, 0.92),
    0: (0.63, 0.64, 0.68),
    1: (0.63, 0.64, 0.68),
    6: (0.91, 0.91, 0.92),
    7: (0.49, 0.67, 1.0),
    8: (1.0, 0.50, 0.46),
    9: (0.49, 0.81, 0.56),
    15: (1.0, 0.68, 0.36),
    16: (0.91, 0.79, 0.35),
    17: (0.49, 0.81, 0.56),
    35: (0.87, 0.58, 0.46),
    53: (0.78, 0.58, 0.93),
}
COLOURS: dict[int, _Colour] = {
    -1: (0.11, 0.11, 0.13),
    0: (0.37, 0.38, 0.42),
    1: (0.37, 0.38, 0.42),
    6: (0.11, 0.11, 0.13),
    7: (0.13, 0.29, 0.78),
    8: (0.77, 0.14, 0.10),
    9: (0.10, 0.45, 0.20),
    15: (0.65, 0.34, 0.0),
    16: (0.50, 0.40, 0.0),
    17: (0.10, 0.45, 0.20),
    35: (0.55, 0.24, 0.10),
    53: (0.43, 0.16, 0.60),
}
_MARK_DARK, _MARK_LIGHT = (0.52, 0.31, 0.12), (1.0, 0.83, 0.55)
_EMPTY = re.compile(r"<path class='legend' d='' fill='[^']*'/>\n?")
_LONGEST_BOND = 32.0
"""Pixels: a small molecule isn't drawn larger than this makes it."""


def svg_of(
    molecule: Chem.Mol,
    width: int,
    height: int,
    *,
    dark: bool = False,
    marked_atoms: Collection[int] = (),
    template: Chem.Mol | None = None,
) -> str:
    """The formula as SVG of so many pixels without a ground; some atoms (by index) and bonds between them marked.

    What it has of a template is drawn the way the template lies.
    """
    from rdkit import rdBase
    from rdkit.Chem.Draw import rdMolDraw2D

    with rdBase.BlockLogs():
        drawn = laid_out(molecule, template)
        drawer = rdMolDraw2D.MolDraw2DSVG(width, height)
        _dress(drawer.drawOptions(), dark=dark)
        atoms = list(marked_atoms)
        bonds = [
            bond.GetIdx()
            for bond in drawn.GetBonds()
            if bond.GetBeginAtomIdx() in marked_atoms and bond.GetEndAtomIdx() in marked_atoms
        ]
        drawer.DrawMolecule(drawn, highlightAtoms=atoms, highlightBonds=bonds)
        drawer.FinishDrawing()
        text: str = drawer.GetDrawingText()
        return text


def grid_svg(
    molecules: Sequence[Chem.Mol],
    legends: Sequence[str],
    columns: int,
    tile: tuple[int, int],
    *,
    dark: bool = False,
    ground: _Colour | None = None,
) -> str:
    """Formulas in a grid as SVG, each on a tile of so many pixels with its legend; with a ground where one is given."""
    from rdkit import rdBase
    from rdkit.Chem.Draw import rdMolDraw2D

    rows = -(-len(molecules) // columns)
    with rdBase.BlockLogs():
        drawer = rdMolDraw2D.MolDraw2DSVG(columns * tile[0], rows * tile[1], *tile)
        _dress(drawer.drawOptions(), dark=dark, ground=ground)
        drawer.DrawMolecules([laid_out(each) for each in molecules], legends=list(legends))
        drawer.FinishDrawing()
        # A blank in a legend is a path without points, which is no valid SVG
        return _EMPTY.sub("", drawer.GetDrawingText())


def grid_png(
    molecules: Sequence[Chem.Mol],
    legends: Sequence[str],
    columns: int,
    tile: tuple[int, int],
    *,
    ground: _Colour,
) -> bytes:
    """The same grid as a PNG file."""
    from rdkit import rdBase
    from rdkit.Chem.Draw import rdMolDraw2D

    rows = -(-len(molecules) // columns)
    with rdBase.BlockLogs():
        drawer = rdMolDraw2D.MolDraw2DCairo(columns * tile[0], rows * tile[1], *tile)
        _dress(drawer.drawOptions(), dark=False, ground=ground)
        drawer.DrawMolecules([laid_out(each) for each in molecules], legends=list(legends))
        drawer.FinishDrawing()
        data: bytes = drawer.GetDrawingText()
        return data


def laid_out(molecule: Chem.Mol, template: Chem.Mol | None = None) -> Chem.Mol:
    """A copy with places in the plane, ready to be drawn; what it has of a template lies the way the template does."""
    from rdkit import Chem
    from rdkit.Chem import rdDepictor
    from rdkit.Chem.Draw import rdMolDraw2D

    copy = Chem.Mol(molecule)
    flat = bool(copy.GetNumConformers()) and not copy.GetConformer().Is3D()
    guide = Chem.Mol(template) if template is not None else None
    if guide is not None:
        # What was made ready to be drawn has no aromatic bonds any more
        Chem.SanitizeMol(guide)
        if not guide.GetNumConformers():
            rdDepictor.Compute2DCoords(guide)
    if guide is not None and copy.HasSubstructMatch(guide):
        rdDepictor.GenerateDepictionMatching2DStructure(copy, guide)
    elif not flat:
        rdDepictor.Compute2DCoords(copy)
        rdDepictor.StraightenDepiction(copy)
    try:
        return rdMolDraw2D.PrepareMolForDrawing(copy, kekulize=True, addChiralHs=True, wedgeBonds=True)
    except (ValueError, RuntimeError) as error:
        raise InvalidData("The molecule cannot be drawn.", detail=error) from error


def _dress(options: MolDrawOptions, *, dark: bool, ground: _Colour | None = None) -> None:
    options.clearBackground = ground is not None
    if ground is not None:
        options.setBackgroundColour(ground)
    colours = _DARK if dark else COLOURS
    options.setAtomPalette(colours)
    options.setLegendColour(colours[-1])
    options.setSymbolColour(colours[-1])
    options.setAnnotationColour(colours[0])
    options.setHighlightColour(_MARK_DARK if dark else _MARK_LIGHT)
    options.fixedBondLength = _LONGEST_BOND
    options.bondLineWidth = 1.6
    options.padding = 0.06
    options.dummiesAreAttachments = True
    options.highlightBondWidthMultiplier = 10
