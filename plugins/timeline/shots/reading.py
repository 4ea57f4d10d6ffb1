"""Reading: what moves in a shot, and what is seen of it, read from a prompt by rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.api import CameraMove, ReadPart, Words
from plugins.timeline.shots.motions import Moves, SceneMotion, ThingMotion, camera_words

Motion = CameraMove | SceneMotion | ThingMotion

_CAMERA: tuple[tuple[CameraMove, str], ...] = (
    (CameraMove.PAN_LEFT, r"(?:slow |camera )*pan(?:s|ning)?(?: slowly)?(?: to the)? left|左[へに]パン"),
    (CameraMove.PAN_RIGHT, r"(?:slow |camera )*pan(?:s|ning)?(?: slowly)?(?: to the)? right|右[へに]パン"),
    (CameraMove.TILT_UP, r"(?:slow |camera )*tilt(?:s|ing)? up|crane up|上[へに](?:チルト|パン)|ティルトアップ"),
    (CameraMove.TILT_DOWN, r"(?:slow |camera )*tilt(?:s|ing)? down|crane down|下[へに](?:チルト|パン)|ティルトダウン"),
    (
        CameraMove.ZOOM_IN,
        r"(?:camera )?(?:slow(?:ly)? )?zoom(?:s|ing)? in|dolly(?:ing)?(?: in)?(?! out)|push(?:es|ing)? in"
        r"|ズームイン|ドリーイン|寄っていく",
    ),
    (
        CameraMove.ZOOM_OUT,
        r"(?:camera )?(?:slow(?:ly)? )?zoom(?:s|ing)? out|dolly(?:ing)? out|pull(?:s|ing)? (?:back|out)"
        r"|ズームアウト|ドリーアウト|引いていく",
    ),
    (CameraMove.ORBIT, r"(?:camera )?orbit(?:s|ing)?(?: around)?|circling camera|回り込む|回り込み"),
    (CameraMove.STILL, r"static camera|fixed (?:shot|camera)|still camera|固定カメラ|カメラ固定"),
)
_FALLS = r"(?:fall(?:s|ing)?|drift(?:s|ing)?|flutter(?:s|ing)?|swirl(?:s|ing)?)"
_SCENE: tuple[tuple[SceneMotion, str], ...] = (
    (
        SceneMotion.CLOUDS,
        r"(?:(?:drifting|moving|passing|rolling|floating) )?clouds?"
        r"(?: (?:slowly )?(?:drift|mov|pass|roll|float)(?:s|es|ing))?|雲が(?:流れ|動|漂)[てうるくい]*|流れる雲|雲",
    ),
    (SceneMotion.SNOW, rf"(?:light |heavy )?snow(?:flakes)? {_FALLS}|falling snow|snowfall|snowing|snowstorm"
                       r"|雪が(?:降る|降って(?:いる)?|舞う)|降る雪|吹雪"),
    (SceneMotion.RAIN, r"(?:light |heavy )?rain (?:falls|falling)|falling rain|raining|rainy|rain(?:storm)?"
                       r"|雨が(?:降る|降って(?:いる)?)|降る雨|雨"),
    (SceneMotion.PETALS, rf"(?:cherry )?(?:petals|blossoms?) {_FALLS}|falling (?:petals|blossoms)"
                         r"|花びらが(?:散る|舞う)|桜吹雪|散る桜"),
    (SceneMotion.LEAVES, rf"(?:autumn )?leaves {_FALLS}|falling leaves|落ち葉|葉が(?:落ちる|舞う|散る)"),
    (SceneMotion.STARS, r"(?:twinkling|shining|sparkling) stars|stars (?:twinkle|twinkling|sparkling)|starry"
                        r"|星が(?:瞬く|またたく|輝く)|瞬く星"),
    (SceneMotion.WATER, r"(?:rippling|rolling|gentle|moving) (?:waves|water)|waves?(?: (?:roll|rolling|break|lapping))?"
                        r"|(?:water|river) (?:ripples|rippling|flowing|flows)"
                        r"|波(?:が(?:打つ|寄せる|揺れる))?|水が流れる"),
    (SceneMotion.FOG, r"(?:drifting |rolling |morning )?(?:fog|mist|haze)(?: (?:drift|roll)(?:s|ing))?|foggy|misty"
                      r"|霧(?:が(?:流れる|漂う))?"),
    (SceneMotion.SPARKS, r"(?:rising |flying )?(?:sparks|embers|fireflies)(?: (?:rise|rising|fly|flying))?"
                         r"|火の粉(?:が舞う)?|蛍"),
    (SceneMotion.BUBBLES, r"(?:rising )?bubbles(?: (?:rise|rising))?|泡(?:が昇る)?"),
)  # fmt: skip
_THING: tuple[tuple[ThingMotion, str], ...] = (
    (ThingMotion.WALK, r"(?:slowly )?walk(?:s|ing)?(?: slowly)?|歩(?:く|いている|いて)"),
    (ThingMotion.RUN, r"run(?:s|ning)?|racing|gallop(?:s|ing)?|走(?:る|っている|って)|駆ける"),
    (ThingMotion.DRIVE, r"driv(?:es|ing)|rid(?:es|ing)|運転(?:する|している)|走行"),
    (ThingMotion.FLY, r"fl(?:ies|ying)|soar(?:s|ing)?|飛(?:ぶ|んでいる|んで)"),
    (ThingMotion.FLOAT, r"float(?:s|ing)?|swim(?:s|ming)?|sail(?:s|ing)|bob(?:s|bing)?|hover(?:s|ing)?"
                        r"|drift(?:s|ing)?|浮(?:かぶ|いている|く)|泳(?:ぐ|いでいる)|漂う"),
    (ThingMotion.JUMP, r"jump(?:s|ing)?|hop(?:s|ping)?|bounc(?:es|ing)|跳(?:ねる|ぶ|んでいる)|ジャンプ"),
    (ThingMotion.SWAY, r"sway(?:s|ing)?|danc(?:es|ing)|wav(?:es|ing) in the wind|揺れる|踊る|踊っている"),
    (ThingMotion.SPIN, r"spin(?:s|ning)?|rotat(?:es|ing)|turning around|回(?:る|転する|っている)"),
    (ThingMotion.RISE, r"ris(?:es|ing)|tak(?:es|ing) off|launch(?:es|ing)?|昇る|上昇する|打ち上がる"),
    (ThingMotion.FALL, r"fall(?:s|ing)?(?: down)?|落ちる|落下する"),
)  # fmt: skip
_PLACED = re.compile(
    r"\s(?:(?:stands?|stood|sits?|sat|waits?|lies|lay|sleeps?|slept|rests?|looks?|looked|comes|came|goes|went|stops|stopped"
    r"|lives?|lived)\s(?:\w+\s)?)?"
    r"(?:in|on|into|onto|over|under|above|across|at|before|beside|between|through|along|past|near|behind|to|from)\s"
)
_LONGEST_THING = 5
"""So many words name a thing at most; more tell a story."""
_ARTICLE = re.compile(r"^(?:a|an|the|one|two|three|some|many)\s", re.IGNORECASE)
_PLACES = re.compile(
    r"\b(?:forests?|mountains?|deserts?|seas?|oceans?|meadows?|fields?|cit(?:y|ies)|streets?|space|underwater|beach(?:es)?"
    r"|hills?|lakes?|sky|skies|roads?|rooms?|villages?|landscapes?|valleys?|rivers?|coasts?|shores?|islands?|sunsets?"
    r"|sunrises?|nights?|scenery|horizons?|countryside|dunes?)\b",
    re.IGNORECASE,
)
_AMBIENT: tuple[tuple[SceneMotion, str], ...] = (
    (SceneMotion.BUBBLES, r"underwater|海の中|水中"),
    (SceneMotion.WATER, r"seas?|oceans?|lakes?|rivers?|beach|coast|shore|海|湖|川|浜"),
    (SceneMotion.STARS, r"night|space|stars|夜|宇宙|星"),
    (SceneMotion.PETALS, r"cherry blossoms?|spring|桜|春"),
    (SceneMotion.LEAVES, r"autumn|秋"),
    (SceneMotion.CLOUDS, r"mountains?|meadows?|fields?|hills?|desert|sky|skies|countryside|castle|village|山|野|空|丘"),
)
"""What moves in a place where nothing is said of motion, the first that fits."""
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Scene:
    """What a prompt says is seen: the thing in the foreground, empty where there is none, and the place."""

    thing: str
    place: str

    @property
    def both(self) -> str:
        """The thing in its place."""
        return f"{self.thing} in {self.place}" if self.thing and self.place else self.thing or self.place


@dataclass(frozen=True, slots=True)
class Understood:
    """What a prompt means for a shot that is a drawing in motion, with the parts of it that say so."""

    moves: Moves
    scene: Scene
    parts: tuple[ReadPart, ...]


def understand(prompt: str) -> Understood:
    """Read a prompt; what nothing is known of is drawn, and does not move."""
    found = list(_found(prompt))
    camera = next((motion for *_, motion in reversed(found) if isinstance(motion, CameraMove)), None)
    scene = frozenset(motion for *_, motion in found if isinstance(motion, SceneMotion))
    thing = next((motion for *_, motion in found if isinstance(motion, ThingMotion)), None)
    rest = _without(prompt, [(start, end) for start, end, _ in found])
    return Understood(
        Moves(camera, scene, thing),
        _split(rest),
        tuple(ReadPart(start, end, _words(motion), _says(motion), _icon(motion)) for start, end, motion in found),
    )


def ambient(scene: Scene) -> frozenset[SceneMotion]:
    """What moves in a place by itself, where the prompt says nothing of it."""
    for motion, pattern in _AMBIENT:
        if re.search(rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])", scene.both, re.IGNORECASE):
            return frozenset({motion})
    return frozenset()


def _found(prompt: str) -> Iterator[tuple[int, int, Motion]]:
    """Everything that is said of motion, in its order; of what overlaps, what begins first or is longer."""
    every: list[tuple[int, int, int, Motion]] = []
    patterns: list[tuple[Motion, str]] = [*_CAMERA, *_SCENE, *_THING]
    for order, (motion, pattern) in enumerate(patterns):
        bounded = re.compile(rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])", re.IGNORECASE)
        every.extend((match.start(), -match.end(), order, motion) for match in bounded.finditer(prompt))
    last = 0
    for start, end, _, motion in sorted(every, key=lambda item: item[:3]):
        if start >= last:
            last = -end
            yield start, -end, motion


def _without(prompt: str, spans: list[tuple[int, int]]) -> str:
    kept, last = [], 0
    for start, end in spans:
        kept.append(prompt[last:start])
        last = end
    kept.append(prompt[last:])
    text = re.sub(r"\s+", " ", "".join(kept))
    text = re.sub(r"\s*([,;.])(?:\s*[,;.])*\s*", r"\1 ", text)
    text = re.sub(r"\b(?:while|as|and|with|camera|the camera)\s*(?=[,;.]|$)", "", text.strip(), flags=re.IGNORECASE)
    return text.strip(" ,;.、。")


def _split(text: str) -> Scene:
    """The thing and the place: what stands before the first word that places it, where that is no place itself."""
    text = re.sub(r"^(?:in|on|over|under|above|across|at|with|and|through)\s+", "", text, flags=re.IGNORECASE)
    if _JAPANESE.search(text):
        place, between, thing = text.rpartition("の中の") if "の中の" in text else ("", "", text)
        return Scene(thing.rstrip("がはを、"), place) if between else Scene("", text)
    match = _PLACED.search(text)
    before = text[: match.start()] if match else text
    if _PLACES.search(before) or not _ARTICLE.match(before) or len(before.split()) > _LONGEST_THING or "," in before:
        return Scene("", text)
    return Scene(before.strip(" ,"), text[match.end() :].strip(" ,") if match else "")


def _words(motion: Motion) -> Words:
    return camera_words(motion) if isinstance(motion, CameraMove) else motion.words


def _says(motion: Motion) -> Words:
    return Words("In the shot the {what}.", what=_words(motion)) if isinstance(motion, CameraMove) else Words(
        "In the shot {what}.", what=_words(motion)
    )  # fmt: skip


def _icon(motion: Motion) -> str:
    return "film" if isinstance(motion, CameraMove) else "move"
