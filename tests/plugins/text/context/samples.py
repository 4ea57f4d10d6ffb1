"""Files of other programs as their specifications describe them, with fields that nobody here knows."""

from __future__ import annotations

import base64
import json
import struct
import zlib
from collections.abc import Callable

from app.api import InvalidData, Json, JsonObject


def world_info() -> JsonObject:
    """A lorebook of SillyTavern."""
    return {
        "entries": {
            "0": {
                "uid": 0,
                "key": ["lighthouse", "/lamps?/i"],
                "keysecondary": ["storm"],
                "comment": "The lighthouse",
                "content": "It has been dark for a year.",
                "constant": False,
                "vectorized": False,
                "selective": True,
                "selectiveLogic": 2,
                "addMemo": True,
                "order": 100,
                "position": 4,
                "disable": False,
                "excludeRecursion": False,
                "preventRecursion": True,
                "probability": 40,
                "useProbability": True,
                "depth": 2,
                "group": "places",
                "scanDepth": None,
                "caseSensitive": None,
                "matchWholeWords": None,
                "sticky": 3,
                "cooldown": 0,
                "characterFilter": {"isExclude": False, "names": [], "tags": []},
                "displayIndex": 0,
            },
            "7": {"uid": 7, "key": ["海"], "keysecondary": [], "content": "海は静かだ。", "constant": True, "order": 5},
        },
        "extensions": {"somebody/knows": [1, {"deep": None}]},
    }


def character_book() -> JsonObject:
    """The book of a card of version 3."""
    return {
        "name": "Harbour",
        "scan_depth": 4,
        "token_budget": 500,
        "recursive_scanning": False,
        "extensions": {"theirs": True},
        "entries": [
            {
                "keys": ["gull.*"],
                "content": "@@depth 3\n@@never_heard_of 1\n@@@scan_depth 2\n@@exclude_keys dream, sleep\nGulls speak.",
                "extensions": {"x": 1},
                "enabled": True,
                "insertion_order": 10,
                "use_regex": True,
                "case_sensitive": True,
                "priority": 3,
                "id": 12,
                "comment": "Gulls",
            },
            {
                "keys": ["net"],
                "secondary_keys": ["fish"],
                "selective": True,
                "content": "Nets for {{user}}.",
                "extensions": {"position": 1, "selectiveLogic": 3, "depth": 4, "probability": 100},
                "enabled": False,
                "insertion_order": 20.5,
                "use_regex": True,
                "position": "before_char",
            },
        ],
    }


def card_1() -> JsonObject:
    """A card of version 1."""
    return {
        "name": "Mara",
        "description": "{{char}} keeps the light.",
        "personality": "patient",
        "scenario": "{{Char}} meets {{user}}.",
        "first_mes": "You are late, {{user}}.",
        "mes_example": "<START>\n{{user}}: Hello\n{{char}}: Hm.\n<START>\n{{char}}: Go.",
        "metadata": {"tool": "theirs"},
    }


def card_2() -> JsonObject:
    """A card of version 2."""
    data: JsonObject = {
        **card_1(),
        "creator_notes": "Not for prompts.",
        "system_prompt": "{{original}} Write as {{char}}.",
        "post_history_instructions": "",
        "alternate_greetings": ["Sit, {{user}}.", ""],
        "character_book": character_book(),
        "tags": ["sea"],
        "creator": "Nobody",
        "character_version": "1.1",
        "extensions": {"theirs/voice": {"pitch": 0.5}},
    }
    return {"spec": "chara_card_v2", "spec_version": "2.0", "data": data, "name": "Mara", "create_date": "once"}


def card_3() -> JsonObject:
    """A card of version 3."""
    card = card_2()
    data = card["data"]
    assert isinstance(data, dict)
    more: JsonObject = {
        "nickname": "The Keeper",
        "group_only_greetings": ["All of you?"],
        "creator_notes_multilingual": {"ja": "秘密"},
        "source": ["https://example.org/mara"],
        "assets": [{"type": "icon", "uri": "ccdefault:", "name": "main", "ext": "png"}],
    }
    return {"spec": "chara_card_v3", "spec_version": "3.0", "data": {**data, **more}}


def kobold() -> JsonObject:
    """A story of KoboldAI."""
    return {
        "gamestarted": True,
        "prompt": "It began",
        "memory": "A harbour.",
        "authorsnote": "Slow.",
        "anotetemplate": "[Style: <|>]",
        "actions": [" with rain.", "\n\nIt went on."],
        "actions_metadata": {"0": {"Selected Text": " with rain.", "Alternative Text": []}},
        "worldinfo": [
            {
                "key": "gull, tern",
                "keysecondary": "sea",
                "content": "They cry.",
                "comment": "Birds",
                "folder": None,
                "num": 0,
                "init": True,
                "selective": True,
                "constant": False,
            },
            {"key": "", "keysecondary": "", "content": "", "init": False},
        ],
        "wifolders_d": {},
        "wifolders_l": [],
    }


def kobold_2() -> JsonObject:
    """A story of KoboldAI United."""
    return {
        "story_name": "Harbour",
        "gamestarted": True,
        "prompt": "It began",
        "memory": "",
        "authornote": "Slow.",
        "authornotetemplate": "[Author's note: <|>]",
        "andepth": 4,
        "actions": {
            "action_count": 10,
            "actions": {
                "10": {"Selected Text": " Late.", "Options": []},
                "2": {"Selected Text": " Early.", "Options": [{"text": "no"}]},
            },
        },
        "worldinfo_v2": {
            "folders": {"root": [0]},
            "entries": {"0": {"uid": 0, "title": "Gull", "key": ["gull"], "keysecondary": [], "content": "Cries."}},
        },
        "file_version": 2,
    }


def kobold_lite() -> JsonObject:
    """A conversation of KoboldAI Lite."""
    return {
        "gamestarted": True,
        "prompt": "{{[INPUT]}}Who are you?{{[OUTPUT]}}",
        "memory": "",
        "authorsnote": "",
        "anotetemplate": "[Author's note: <|>]",
        "actions": ["A keeper.[<|d|data:image/png;base64,AAAA|d|>]", "{{[INPUT]}}Of what?", "{{[OUTPUT]}}The light."],
        "worldinfo": [
            {
                "key": "gull",
                "keysecondary": "",
                "keyanti": "dream",
                "content": "They cry.",
                "comment": "",
                "selective": False,
                "constant": False,
                "probability": "30",
                "wigroup": "Birds",
                "widisabled": True,
            }
        ],
        "extrastopseq": "",
        "savedsettings": {"opmode": 4},
    }


def is_sound(read: Callable[[], object]) -> bool:
    """Whether reading a file gives something, or says what is wrong with it and what to do."""
    try:
        return bool(read())
    except InvalidData as error:
        return bool(error.advice)


def dumped(value: Json) -> bytes:
    """JSON as a file."""
    return json.dumps(value, ensure_ascii=False).encode()


def encoded(value: Json) -> bytes:
    """JSON as it lies in a picture."""
    return base64.b64encode(dumped(value))


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def text_chunk(keyword: bytes, text: bytes, kind: bytes = b"tEXt") -> bytes:
    """A text in a PNG file, in one of the three ways."""
    match kind:
        case b"zTXt":
            return chunk(kind, keyword + b"\0\0" + zlib.compress(text))
        case b"iTXt":
            return chunk(kind, keyword + b"\0\1\0en\0key\0" + zlib.compress(text))
    return chunk(kind, keyword + b"\0" + text)


def picture(*texts: bytes) -> bytes:
    """A PNG file of one pixel with these texts."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    pixel = chunk(b"IDAT", zlib.compress(b"\0\1\2\3"))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(texts) + pixel + chunk(b"IEND", b"")
