"""Lexicon: every word that is known, in English and Japanese, and what it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from plugins.robot.model import Colour, Kind
from plugins.robot.tasks.task import Action


class Role(Enum):
    """What a thing does in a sentence."""

    OBJECT = "object"
    TOOL = "tool"
    PLACE = "place"
    ASIDE = "aside"


class Plain(Enum):
    """Words that add nothing, and those that stand for what was named before."""

    FILLER = "filler"
    IT = "it"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Before:
    """A word that says the role of the thing behind it."""

    role: Role


@dataclass(frozen=True, slots=True)
class After:
    """A word that says the role of the thing before it."""

    role: Role


Meaning = Action | Kind | Colour | Before | After | Plain


def _all(meaning: Meaning, words: str) -> dict[str, Meaning]:
    return dict.fromkeys(words.split(), meaning)


ENGLISH: Mapping[str, Meaning] = {
    **_all(
        Action.PICK, "pick picking grab grabbing take taking lift lifting grasp grasping get fetch raise hold seize"
    ),
    **_all(Action.PICK, "collect gather elevate hoist snatch clutch"),
    **_all(Action.WIPE, "wipe wiping clean cleaning scrub scrubbing polish polishing rub rubbing swab mop swipe sweep"),
    **_all(Action.PUT, "put putting place placing set lay drop move stack deposit transfer stow"),
    **_all(Kind.BOWL, "bowl bowls basin"),
    **_all(Kind.SPONGE, "sponge sponges"),
    **_all(Kind.PLATE, "plate plates dish platter"),
    **_all(Colour.BLUE, "blue"),
    **_all(Colour.RED, "red"),
    **_all(Colour.GREEN, "green"),
    **_all(Colour.YELLOW, "yellow"),
    **_all(Colour.ORANGE, "orange"),
    **_all(Colour.PINK, "pink"),
    **_all(Colour.WHITE, "white"),
    **_all(Before(Role.TOOL), "with using use by"),
    **_all(Before(Role.PLACE), "on onto in into inside to atop upon"),
    **_all(Before(Role.ASIDE), "off from"),
    **_all(Plain.IT, "it"),
    **_all(Plain.TABLE, "table tabletop desk surface counter"),
    **_all(Plain.FILLER, "the a an please could can would will you your up down of and then now just kindly robot arm"),
    **_all(Plain.FILLER, "i i'd want need like let's for me that is there lying which over top high hand gripper"),
    **_all(Plain.FILLER, "coloured colored air help go ahead little this carefully gently slowly quickly hold of out"),
}
ENGLISH = {**ENGLISH, "hold": Action.PICK, "of": Plain.FILLER}

JAPANESE: Mapping[str, Meaning] = {
    **_all(
        Action.PICK, "取る 取って 取り 取れ 取ろう 取っ とる とって とり つかむ つかんで つかみ つかめ 掴む 掴んで 掴み"
    ),
    **_all(
        Action.PICK, "持ち上げる 持ち上げて 持ち上げ 持ち上げろ 持つ 持って 持ち 拾う 拾って 拾い 上げる 上げて 上げ"
    ),
    **_all(
        Action.PICK,
        "握る 握って 握り つまむ つまんで つまみ 手に取る 手に取って 手に取り 取り上げる 取り上げて 取り上げ",
    ),
    **_all(Action.WIPE, "拭く 拭いて 拭き 拭け 拭こう ふく ふいて ふき 拭き取る 拭き取って 拭き取り 磨く 磨いて 磨き"),
    **_all(
        Action.WIPE, "こする こすって こすり 擦る 擦って 擦り 掃除する 掃除して 掃除し 掃除 きれいにする きれいにして"
    ),
    **_all(Action.WIPE, "きれいにし 綺麗にする 綺麗にして 綺麗にし"),
    **_all(Action.PUT, "置く 置いて 置き 置け おく おいて 乗せる 乗せて 乗せ 載せる 載せて 載せ のせる のせて のせ"),
    **_all(
        Action.PUT,
        "入れる 入れて 入れ いれる いれて 移す 移して 移し 移動する 移動して 移動し 移動 しまう しまって しまい",
    ),
    **_all(Kind.BOWL, "ボウル お椀 椀 鉢 どんぶり 丼"),
    **_all(Kind.SPONGE, "スポンジ"),
    **_all(Kind.PLATE, "皿 お皿 プレート"),
    **_all(Colour.BLUE, "青い 青色の 青の 青色 青 ブルーの ブルー"),
    **_all(Colour.RED, "赤い 赤色の 赤の 赤色 赤 レッドの レッド"),
    **_all(Colour.GREEN, "緑の 緑色の 緑色 緑 グリーンの グリーン"),
    **_all(Colour.YELLOW, "黄色い 黄色の 黄色 黄 イエローの イエロー"),
    **_all(Colour.ORANGE, "オレンジの オレンジ色の オレンジ色 オレンジ 橙色の 橙色 だいだい色の"),
    **_all(Colour.PINK, "ピンクの ピンク色の ピンク色 ピンク 桃色の 桃色"),
    **_all(Colour.WHITE, "白い 白色の 白の 白色 白"),
    **_all(After(Role.OBJECT), "を は だけ"),
    **_all(After(Role.TOOL), "で を使って を用いて を使い 使って により"),
    **_all(After(Role.PLACE), "に へ の上に の上へ の中に の中へ のうえに のなかに 上に 中に"),
    **_all(After(Role.ASIDE), "から の上から より"),
    **_all(Plain.TABLE, "テーブル 机 卓 台"),
    **_all(
        Plain.FILLER, "の 、 。 ください 下さい ます ましょう なさい ほしい 欲しい くれ くれる くれますか もらえますか"
    ),
    **_all(
        Plain.FILLER,
        "いただけますか お願いします どうか ぜひ その この あの そして それから ロボット アーム さん よ ね か して",
    ),
    **_all(
        Plain.FILLER,
        "てください たい です 上 中 そっと ゆっくり 早く ちょっと あげる とく みて いる ある にある の上にある",
    ),
    **_all(Plain.IT, "それを それ"),
}
