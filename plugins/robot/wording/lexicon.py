"""Lexicon: every word that is known, in English and Japanese, and what it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from plugins.robot.model import Colour, Kind
from plugins.robot.tasks.task import Action
from plugins.robot.wording.inflection import japanese_forms, polite_forms


class Role(Enum):
    """What a thing does in a sentence; `GOAL` is a place that something is brought to."""

    OBJECT = "object"
    TOOL = "tool"
    PLACE = "place"
    GOAL = "goal"
    OVER = "over"
    ASIDE = "aside"


class Plain(Enum):
    """Words that add nothing, stand for something else or for what is not asked about, light verbs, and wishes."""

    FILLER = "filler"
    IT = "it"
    OTHER = "other"
    LIGHT = "light"
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class Before:
    """A word that says the role of the thing behind it."""

    role: Role


@dataclass(frozen=True, slots=True)
class After:
    """A word that says the role of the thing before it."""

    role: Role


Meaning = Action | Kind | Colour | Before | After | Plain


def _all(meaning: Meaning, *words: str) -> dict[str, Meaning]:
    return dict.fromkeys(" ".join(words).split(), meaning)


def _verbs(action: Action, steady: str, changing: str, made: str = "") -> dict[str, Meaning]:
    """Japanese verbs in their forms, of three kinds: those that keep their stem, that change it, and with する."""
    return dict.fromkeys(japanese_forms(steady.split(), changing.split(), made.split()), action)


ENGLISH: Mapping[str, Meaning] = {
    **_all(
        Action.PICK,
        "pick grab take taken took lift grasp get got fetch raise hold held seize collect gather elevate hoist snatch",
        "clutch bring brought carry grip pluck scoop retrieve pinch remove pass catch hand extract",
    ),
    **_all(
        Action.WIPE, "wipe clean cleanse scrub polish rub swab mop swipe sweep wash scour dust buff rinse shine tidy"
    ),
    **_all(
        Action.PUT,
        "put place set lay laid drop move stack deposit transfer stow lower pop leave position rest shift stick goes",
        "belong insert slide relocate situate dump store shove tuck deliver dip plop drag end sit stand",
    ),
    **_all(Kind.BOWL, "bowl basin"),
    **_all(Kind.SPONGE, "sponge scrubber"),
    **_all(Kind.PLATE, "plate dish platter saucer"),
    **_all(Colour.BLUE, "blue azure"),
    **_all(Colour.RED, "red scarlet crimson"),
    **_all(Colour.GREEN, "green emerald"),
    **_all(Colour.YELLOW, "yellow golden"),
    **_all(Colour.ORANGE, "orange"),
    **_all(Colour.PINK, "pink"),
    **_all(Colour.WHITE, "white"),
    **_all(Before(Role.TOOL), "with use using by via"),
    **_all(Before(Role.PLACE), "on in inside atop upon within"),
    **_all(Before(Role.GOAL), "onto into to where towards toward"),
    **_all(Before(Role.OVER), "over across along around above"),
    **_all(Before(Role.ASIDE), "off from out among"),
    **_all(Plain.IT, "it"),
    **_all(
        Plain.OTHER,
        "table tabletop desk surface counter worktop air gripper claw finger fingers side dirt crumbs stains stain",
        "grease grime mess spots spot filth others centimetres centimeters inches",
    ),
    **_all(Plain.WISH, "i'd sure want need like love should must wish ought desire"),
    **_all(
        Plain.LIGHT,
        "be been being has have having had go going come try trying start begin proceed make making give given "
        "show see",
        "watch find look locate reach stretch help run press close",
    ),
    **_all(
        Plain.FILLER,
        "the a an this that these those its it's which who what how i i'm i'll me my we us our you your yours let "
        "let's",
        "is are am was were do does doing did done can could will would shall may",
        "might and then now just so as if while of for at but also too again once more first next finally afterwards",
        "up down top high here there back forth away straight",
        "please kindly thanks thank mind hello hi hey ok okay robot arm job task goal",
        "ahead why good nice quick little bit some very well right rather few couple several times twice bits dry "
        "wet fresh filthy grimy greasy messy dirty middle centre center edge rim part parts corner used serving "
        "dinner whole entire",
        "all every coloured colored colour color lying sitting lies sits standing time moment minute second turn "
        "until till",
        "full covered sticky today later soon already yet still even own ready careful able possible favour favor "
        "way maybe perhaps",
        "someone somebody anyone anybody everybody everyone he she they them say tell ask think know hope believe "
        "guess wonder",
        "because since whether instantly asap",
    ),
}

JAPANESE: Mapping[str, Meaning] = {
    **_verbs(
        Action.PICK,
        "持ち上げる 持ちあげる もちあげる 上げる あげる 取り上げる 拾い上げる つかみ上げる つまみ上げる "
        "掴み上げる 手に入れる",
        "取る とる つかむ 掴む 持つ もつ 拾う ひろう 握る にぎる つまむ 摘む 取り出す 取り除く",
    ),
    **_verbs(
        Action.WIPE,
        "清める なでる 撫でる",
        "拭く ふく 拭き取る ふき取る 磨く みがく こする 擦る 洗う あらう ぬぐう 拭う",
        "掃除 清掃 きれいに 綺麗に キレイに ピカピカに ぴかぴかに 拭き掃除 お掃除",
    ),
    **_verbs(
        Action.PUT,
        "乗せる 載せる のせる 入れる いれる 重ねる 据える 収める 乗っける のっける",
        "置く おく 移す うつす 運ぶ はこぶ 降ろす 下ろす おろす 落とす 放り込む しまう 動かす 戻す もどす 滑らす",
        "移動 配置 セット",
    ),
    **_all(Kind.BOWL, "ボウル ボール お椀 椀 お碗 碗 鉢 小鉢 どんぶり 丼 器 うつわ"),
    **_all(Kind.SPONGE, "スポンジ"),
    **_all(Kind.PLATE, "皿 お皿 プレート 平皿 大皿 小皿"),
    **_all(Colour.BLUE, "青い 青色の 青の 青色 青 ブルーの ブルー 真っ青な あおい"),
    **_all(Colour.RED, "赤い 赤色の 赤の 赤色 赤 レッドの レッド 真っ赤な あかい"),
    **_all(Colour.GREEN, "緑の 緑色の 緑色 緑 グリーンの グリーン みどりの"),
    **_all(Colour.YELLOW, "黄色い 黄色の 黄色 黄 イエローの イエロー きいろい"),
    **_all(Colour.ORANGE, "オレンジの オレンジ色の オレンジ色 オレンジ 橙色の 橙色 だいだい色の"),
    **_all(Colour.PINK, "ピンクの ピンク色の ピンク色 ピンク 桃色の 桃色"),
    **_all(Colour.WHITE, "白い 白色の 白の 白色 白 真っ白な しろい"),
    **_all(After(Role.OBJECT), "を は が も だけ"),
    **_all(After(Role.TOOL), "で を使って を用いて を使い を用い 使って 使い 用いて により を使用して にて"),
    **_all(After(Role.PLACE), "の中で"),
    **_all(After(Role.OVER), "の上で 上で"),
    **_all(
        After(Role.GOAL),
        "に へ まで の上に の上へ の上まで の中に の中へ の方に の方へ のほうに のほうへ の中まで のうえに "
        "のうえへ のなかに のなかへ 上に 中に"
        "上へ 中へ",
    ),
    **_all(After(Role.ASIDE), "から の上から の中から より"),
    **_all(
        Plain.OTHER,
        "テーブル 机 卓 台 食卓 手 空中 宙 グリッパー 爪 指 ハンド 汚れ よごれ ほこり 油汚れ 場所 半分",
    ),
    **_all(Plain.IT, "それを それ"),
    **_all(Plain.WISH, "ほしい 欲しい たい"),
    **_all(
        Plain.FILLER,
        "の ので から、 と という 、 。 よ ね か さん くん ちゃん こと もの よう ように ため ために",
        "ください 下さい ます ましょう ましょうか なさい です でしょうか",
        *polite_forms(),
        "ちょうだい 頂戴",
        "お願い お願いします おねがいします お願いいたします 願います 頼む 頼みます よろしく どうか どうぞ ぜひ 是非",
        "できる できます できますか できませんか 可能 可能ですか",
        "して する した したい しろ させて させる やって やる みて みる いる います いて いった いって いく きて "
        "くる おいて",
        "てください ている ある あります にある にあります の上にある の上の の中の 上の 中の 上 中 とく",
        "その この あの そこ ここ あそこ こちら こっち そちら あちら そして それから まず 最初に はじめに 次に "
        "つぎに 今 さあ",
        "では じゃあ もう一度 ちょっと 少し すこし しっかり ゆっくり 早く 速く 素早く すばやく 優しく やさしく "
        "丁寧に 軽く",
        "慎重に 静かに 高く 真上に まっすぐ うまく よく きちんと 全部 全体 表面 縁 ふち へり 端 隅々 すみずみ "
        "真ん中 中央 まんなか",
        "汚れた 汚れている 汚れて 汚い きれいな 綺麗な ロボット アーム 伸ばして けど けれど 悪い すみません "
        "すまない こい 来る 来て 来い すぐ 今すぐ 一つ ひとつ 一個",
        "そのまま まま 手伝って 手伝い 何度か 何度も 何回か 何回も 繰り返し 当てて 滑らせて そっち あっち "
        "あちらの んだ のだ んです",
        "嬉しい うれしい 助かる 助かります ありがたい ありがとう いい 良い よい でも とりあえず 今度 今回 また "
        "再び もう もっと とても かなり 全て すべて 念入りに ていねいに 気をつけて 注意して ひと 一度 少々 至急 "
        "できれば できたら よければ よかったら よろしければ 恐れ入ります 恐縮 申し訳ありません ごめん 皆 みんな "
        "後 あと 前に なら ならば では ここで 場合 とき 時 間 中身 感じ 風 必要 必要が 頑張って がんばって 試しに "
        "試して 慎重 丁寧 全体的に 万遍なく まんべんなく 早速 さっそく"
        "先に 後で",
    ),
}
