"""A PDF document: pages, fonts, pictures, outline and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from plugins.text.formats.book import DEFAULT, Book, GetPicture, Options
from plugins.text.formats.pdf.drawing import Drawing, Drawn
from plugins.text.formats.pdf.face import Face
from plugins.text.formats.pdf.fonts import Fonts
from plugins.text.formats.pdf.layout import Layout
from plugins.text.formats.pictures import PictureFile
from plugins.text.formats.title_page import MODELS_FIELD, SOURCE_TYPE, exact_date

if TYPE_CHECKING:
    import pydyf

_PRODUCER = "Seisei"


def write(book: Book, path: Path, picture: GetPicture, options: Options = DEFAULT) -> None:
    """Write a PDF; raises UserError where no font has the text's letters."""
    layout = Layout(book, options, Fonts(book.language, options.font), picture)
    drawing = Drawing(layout)
    drawn = [drawing.page(page, number) for number, page in enumerate(layout.pages(), 1)]
    writing = _Writing(layout, drawing)
    writing.pages(drawn)
    with path.open("wb") as file:
        writing.save(file)


class _Writing:
    """Puts what was drawn into a document."""

    def __init__(self, layout: Layout, drawing: Drawing) -> None:
        import pydyf

        self._dyf = pydyf
        self._layout = layout
        self._book = layout.book
        self._drawing = drawing
        self._pdf = pydyf.PDF()

    def pages(self, drawn: Sequence[Drawn]) -> None:
        """Add the pages with their fonts, pictures and links."""
        fonts = self._add({name: self._font(face) for name, face in self._faces()})
        pictures = self._add(
            {name: self._picture(self._layout.pictures[asset]) for asset, name in self._drawing.pictures.items()}
        )
        width, height = self._layout.paper
        headings = []
        for page in drawn:
            content = self._stream("\n".join(page.operators).encode("ascii"))
            entry = self._dyf.Dictionary(
                {
                    "Type": "/Page",
                    "Parent": self._pdf.pages.reference,
                    "MediaBox": self._dyf.Array([0, 0, round(width, 2), round(height, 2)]),
                    "Resources": self._dyf.Dictionary({"Font": fonts, "XObject": pictures}),
                    "Contents": content,
                }
            )
            if page.links:
                entry["Annots"] = self._dyf.Array(list(map(self._link, page.links)))
            self._pdf.add_page(entry)
            headings += [(level, title, entry.reference, top) for level, title, top in page.headings]
        self._outline(headings)

    def save(self, file: IO[bytes]) -> None:
        """Write the document with what it says of itself."""
        book, catalog = self._book, self._pdf.catalog
        now = datetime.now(UTC)
        fields = {"Title": book.title, "Author": book.author, "Subject": book.field("description")}
        fields |= {"Creator": _PRODUCER, "Producer": _PRODUCER}
        self._pdf.info.update({key: self._dyf.String(value) for key, value in fields.items() if value})
        self._pdf.info["CreationDate"] = self._dyf.String(now.strftime("D:%Y%m%d%H%M%SZ"))
        metadata = self._dyf.Stream([_xmp(book, now).encode()], {"Type": "/Metadata", "Subtype": "/XML"})
        self._pdf.add_object(metadata)
        catalog["Metadata"] = metadata.reference
        if book.language:
            catalog["Lang"] = self._dyf.String(book.language)
        direction = "/R2L" if book.vertical else "/L2R"
        catalog["ViewerPreferences"] = self._dyf.Dictionary({"DisplayDocTitle": "true", "Direction": direction})
        self._pdf.write(file, version=b"1.7", identifier=True, compress=True)

    def _faces(self) -> Iterator[tuple[str, Face]]:
        return ((self._drawing.faces[id(face)], face) for face in self._drawing.known_faces)

    def _add(self, found: dict[str, bytes]) -> bytes:
        entry = self._dyf.Dictionary(dict(found))
        self._pdf.add_object(entry)
        return bytes(entry.reference)

    def _stream(self, data: bytes, extra: dict[str, object] | None = None, *, compress: bool = True) -> bytes:
        stream = self._dyf.Stream([data], extra or {}, compress)
        self._pdf.add_object(stream)
        return bytes(stream.reference)

    def _object(self, values: dict[str, object]) -> bytes:
        entry = self._dyf.Dictionary(values)
        self._pdf.add_object(entry)
        return bytes(entry.reference)

    def _font(self, face: Face) -> bytes:
        """A font with the glyphs that were used, named by their own numbers."""
        data, is_outline = face.subset()
        tag = "".join(chr(65 + (len(face.used) * 7 + place * 11 + sum(face.used)) % 26) for place in range(6))
        name = f"/{tag}+{face.name}"
        ascent, descent = (round(value * 1000) for value in face.extents)
        descriptor: dict[str, object] = {
            "Type": "/FontDescriptor", "FontName": name, "Flags": 4, "ItalicAngle": 0, "StemV": 80,
            "Ascent": ascent, "Descent": descent, "CapHeight": round(ascent * 0.8),
            "FontBBox": self._dyf.Array([-1000, descent, 2000, ascent]),
        }  # fmt: skip
        if is_outline:
            descriptor["FontFile3"] = self._stream(data, {"Subtype": "/CIDFontType0C"})
        else:
            descriptor["FontFile2"] = self._stream(data, {"Length1": len(data)})
        widths = self._dyf.Array([])
        for glyph in sorted(face.used):
            widths.extend([glyph, self._dyf.Array([round(face.width(glyph) * 1000)])])
        system = {"Registry": self._dyf.String("Adobe"), "Ordering": self._dyf.String("Identity"), "Supplement": 0}
        descendant: dict[str, object] = {
            "Type": "/Font", "Subtype": "/CIDFontType0" if is_outline else "/CIDFontType2", "BaseFont": name,
            "CIDSystemInfo": self._dyf.Dictionary(system), "FontDescriptor": self._object(descriptor),
            "DW": 1000, "W": widths,
        }  # fmt: skip
        if not is_outline:
            descendant["CIDToGIDMap"] = "/Identity"
        return self._object(
            {
                "Type": "/Font", "Subtype": "/Type0", "BaseFont": name, "Encoding": "/Identity-H",
                "DescendantFonts": self._dyf.Array([self._object(descendant)]),
                "ToUnicode": self._stream(_unicode_map(face).encode("ascii")),
            }
        )  # fmt: skip

    def _picture(self, file: PictureFile) -> bytes:
        from PIL import Image

        with Image.open(BytesIO(file.data)) as picture:
            values: dict[str, object] = {
                "Type": "/XObject", "Subtype": "/Image", "Width": picture.width, "Height": picture.height,
                "BitsPerComponent": 8, "ColorSpace": "/DeviceRGB",
            }  # fmt: skip
            if file.media_type == "image/jpeg" and picture.mode in ("RGB", "L"):
                values |= {"Filter": "/DCTDecode", "ColorSpace": "/DeviceGray" if picture.mode == "L" else "/DeviceRGB"}
                return self._stream(file.data, values, compress=False)
            has_alpha = "A" in picture.getbands() or "transparency" in picture.info
            colours = picture.convert("RGBA" if has_alpha else "RGB")
            if has_alpha:
                mask = {**values, "ColorSpace": "/DeviceGray"}
                values["SMask"] = self._stream(colours.getchannel("A").tobytes(), mask)
            return self._stream(colours.convert("RGB").tobytes(), values)

    def _link(self, found: tuple[tuple[float, float, float, float], str]) -> bytes:
        rectangle, address = found
        action = self._dyf.Dictionary({"S": "/URI", "URI": self._dyf.String(address)})
        return self._object(
            {
                "Type": "/Annot", "Subtype": "/Link", "Rect": self._dyf.Array([round(side, 2) for side in rectangle]),
                "Border": self._dyf.Array([0, 0, 0]), "A": action,
            }
        )  # fmt: skip

    def _outline(self, headings: Sequence[tuple[int, str, bytes, float]]) -> None:
        """The headings as a tree beside the pages."""
        if not headings:
            return
        root = self._dyf.Dictionary({"Type": "/Outlines"})
        self._pdf.add_object(root)
        open_: list[tuple[int, pydyf.Dictionary]] = [(0, root)]
        for level, title, page, top in headings:
            while open_[-1][0] >= level:
                open_.pop()
            parent = open_[-1][1]
            destination = self._dyf.Array([page, "/XYZ", "null", round(top, 2), "null"])
            entry = self._dyf.Dictionary(
                {"Title": self._dyf.String(title), "Parent": parent.reference, "Dest": destination}
            )
            self._pdf.add_object(entry)
            if "Last" in parent:
                last = self._pdf.objects[int(bytes(parent["Last"]).split()[0])]
                last["Next"] = entry.reference
                entry["Prev"] = last.reference
            else:
                parent["First"] = entry.reference
            parent["Last"] = entry.reference
            parent["Count"] = int(parent.get("Count", 0)) + 1
            open_.append((level, entry))
        self._pdf.catalog["Outlines"] = root.reference
        self._pdf.catalog["PageMode"] = "/UseOutlines"


def _unicode_map(face: Face) -> str:
    """Which characters the glyphs stand for, so that text can be searched and copied."""
    entries = [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in sorted(face.used.items()) if text]
    blocks = [
        f"{len(entries[at : at + 100])} beginbfchar\n{chr(10).join(entries[at : at + 100])}\nendbfchar"
        for at in range(0, len(entries), 100)
    ]
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        + "\n".join(blocks)
        + "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _xmp_fields(book: Book) -> Iterator[str]:
    """Further fields of the title page, each in the container that Dublin Core asks for."""
    for name, container in (("publisher", "Bag"), ("date", "Seq"), ("rights", "Alt"), ("description", "Alt")):
        if value := exact_date(book) if name == "date" else book.field(name):
            language = ' xml:lang="x-default"' if container == "Alt" else ""
            item = f"<rdf:li{language}>{escape(value, quote=False)}</rdf:li>"
            yield f"<dc:{name}><rdf:{container}>{item}</rdf:{container}></dc:{name}>"


def _xmp(book: Book, now: datetime) -> str:
    """What the document says of itself, with the label of generated text."""
    stamp = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    title = escape(book.title, quote=False)
    authors = "".join(f"<rdf:li>{escape(name, quote=False)}</rdf:li>" for name in book.authors)
    language = escape(book.language)
    parts = [
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>',
        f"<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>" if authors else "",
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>" if language else "",
        *_xmp_fields(book),
        f"<xmp:CreatorTool>{_PRODUCER}</xmp:CreatorTool><xmp:CreateDate>{stamp}</xmp:CreateDate>",
    ]
    if book.generated:
        models = escape("; ".join(book.generated), quote=False)
        parts.append(f"<Iptc4xmpExt:DigitalSourceType>{SOURCE_TYPE}</Iptc4xmpExt:DigitalSourceType>")
        parts.append(f"<seisei:{MODELS_FIELD}>{models}</seisei:{MODELS_FIELD}>")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:seisei="urn:seisei:">'
        f'{"".join(parts)}</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
