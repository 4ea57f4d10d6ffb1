"""Converting: an asset of molecules becomes a file of another kind."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from app.api import Asset, AssetStore, UserError
from plugins.molecules.formats.grids import picture_of, svg_grid_of
from plugins.molecules.formats.importing import records_in
from plugins.molecules.formats.lines import lines_of
from plugins.molecules.formats.records import some
from plugins.molecules.formats.sdf import mol_of, sdf_of
from plugins.molecules.formats.tables import table_of


def convert(asset: Asset, assets: AssetStore, path: Path, comment: str) -> None:
    """Write an asset's molecules as the kind of file that the ending names; raises UserError."""
    read = records_in(assets.read(asset.id), asset.media_type, asset.name or path.name)
    if read.faults:
        raise UserError("Not all molecules of “{name}” can be read. {first}", name=asset.name, first=read.faults[0])
    records = some(read, asset.name or path.name).records
    ending = path.suffix.casefold()
    if ending == ".png":
        info = PngInfo()
        info.add_itxt("Comment", comment)
        Image.fromarray(picture_of(records)).save(path, pnginfo=info)
        return
    if ending == ".svg":
        text = svg_grid_of(records, comment)
    elif ending in {".smi", ".smiles"}:
        text = lines_of(records)
    elif ending == ".csv":
        text = table_of(records)
    elif ending in {".mol", ".mdl"}:
        if len(records) > 1:
            raise UserError(
                "A MOL file holds one molecule, and these are {count}.", advice="Write an SDF file.", count=len(records)
            )
        text = mol_of(records[0], comment)
    else:
        text = sdf_of(records, comment)
    path.write_text(text, encoding="utf-8", newline="\n")
