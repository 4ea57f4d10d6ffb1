"""XMP: the IPTC digital source type, written and read."""

from __future__ import annotations

import re
from enum import Enum
from html import escape

_LARGEST_PACKET = 1_000_000


class DigitalSourceType(Enum):
    """IPTC's words for where a picture or sound comes from, http://cv.iptc.org/newscodes/digitalsourcetype/.

    ALGORITHMIC is made by rules that were written, without a model that learnt from examples.
    """

    GENERATED = "trainedAlgorithmicMedia"
    ALGORITHMIC = "algorithmicMedia"
    COMPOSITE = "compositeWithTrainedAlgorithmicMedia"
    DRAWN = "digitalCreation"

    @property
    def uri(self) -> str:
        """The term's address in the IPTC vocabulary."""
        return f"http://cv.iptc.org/newscodes/digitalsourcetype/{self.value}"


def xmp_packet(source: DigitalSourceType, tool: str) -> str:
    """An XMP packet that names the digital source type and the tool."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        f' xmp:CreatorTool="{escape(tool)}" Iptc4xmpExt:DigitalSourceType="{escape(source.uri)}"/>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )


def source_type_in(packet: str) -> str:
    """The digital source type's address in a packet, as attribute or element, or nothing.

    Found by pattern, so that a hostile packet has no parser to attack.
    """
    found = re.search(
        r"DigitalSourceType(?:\s*=\s*[\"']|\s*>\s*)(https?://cv\.iptc\.org/[\w./-]{1,200})", packet[:_LARGEST_PACKET]
    )
    return found[1] if found else ""
