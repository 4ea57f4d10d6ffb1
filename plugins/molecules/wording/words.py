"""Words: what quantities, comparisons and qualities are called, in English and Japanese.

All are small letters as fold makes them; those of Japanese are found within a run of letters.
"""

from __future__ import annotations

from plugins.molecules.wording.constraints import InRange


def _table(lines: str) -> dict[str, str]:
    """The key of each name, from lines of `key: name | name`."""
    found = {}
    for line in lines.strip().splitlines():
        key, _, names = line.partition(":")
        found.update({name.strip(): key.strip() for name in names.split(" | ")})
    return found


QUANTITIES = _table("""
weight: molecular weight | molecular weights | mol weight | mol. weight | molecular mass | molar mass | weight
weight: weighs | weighing
weight: mass | mw | mwt | 分子量 | 質量 | 重さ
logp: logp | log p | clogp | alogp | slogp | partition coefficient | logp値 | 分配係数
tpsa: tpsa | psa | polar surface area | polar surface | 極性表面積 | トポロジカル極性表面積
qed: qed | drug-likeness | druglikeness | drug likeness | 薬らしさ | qed値
sa: sa score | sa | sascore | sa-score | synthetic accessibility | synthetic accessibility score | saスコア
sa: 合成難易度
rings: ring | rings | ring count | number of rings | 環数 | 環の数 | 環
rotatable: rotatable bond | rotatable bonds | rotatable | rotors | rotb | number of rotatable bonds | 回転可能結合
rotatable: 回転可能な結合 | 回転結合 | 回転可能結合数
donors: h-bond donor | h-bond donors | h bond donors | hydrogen bond donor | hydrogen bond donors
donors: hydrogen-bond donor
donors: hydrogen-bond donors | donor | donors | hbd | 水素結合ドナー | 水素結合供与体 | ドナー
acceptors: h-bond acceptor | h-bond acceptors | h bond acceptors | hydrogen bond acceptor | hydrogen bond acceptors
acceptors: hydrogen-bond acceptor | hydrogen-bond acceptors | acceptor | acceptors | hba | 水素結合アクセプター
acceptors: 水素結合受容体 | アクセプター
heavy: heavy atom | heavy atoms | heavy atom count | heavy-atom count | number of heavy atoms | 重原子
heavy: 重原子数 | 原子数
alerts: alert | alerts | structural alert | structural alerts | pains | brenk | pains alerts | brenk alerts
alerts: アラート
alerts: 構造アラート | 警告構造 | 警告
""")

UNITS = _table("""
weight: da | dalton | daltons | g/mol | amu | u | ダルトン
tpsa: å² | å2 | å^2 | a^2 | angstrom² | square ångströms | square angstroms | 平方オングストローム
""")

COUNTED = frozenset({"rings", "rotatable", "donors", "acceptors", "heavy", "alerts"})
BOUNDS = {
    "qed": (0.0, 1.0),
    "logp": (-20.0, 30.0),
    "weight": (1.0, 5000.0),
    "tpsa": (0.0, 2000.0),
    "sa": (1.0, 10.0),
    "rings": (0.0, 60.0),
    "rotatable": (0.0, 200.0),
    "donors": (0.0, 100.0),
    "acceptors": (0.0, 200.0),
    "heavy": (1.0, 400.0),
    "alerts": (0.0, 100.0),
}
"""What a number of a quantity can be; another is no wish for molecules."""
NEARLY = {"qed": 0.05, "logp": 0.5, "weight": 15.0, "tpsa": 10.0, "sa": 0.3}
"""How far about a number reaches to either side."""

BEFORE = _table("""
most: at most | up to | no more than | not more than | max | max. | maximum | maximum of | a maximum of | within
most: not over | not above | not exceeding | <= | =< | ≤ | ≦
below: under | below | less than | fewer than | smaller than | lower than | lighter than | <
least: at least | no less than | not less than | no fewer than | not under | not below | min | min. | minimum
least: minimum of | a minimum of | >= | => | ≥ | ≧
above: over | above | more than | greater than | larger than | higher than | heavier than | exceeding | >
about: about | around | approximately | approx | approx. | roughly | near | circa | ca. | ~ | ≈ | 約 | およそ
about: だいたい
""")
AFTER = _table("""
most: or less | or fewer | or below | or lower | or lighter | at most | max | maximum | 以下 | 以内 | まで
below: 未満 | より小さい | より少ない | より低い | より軽い | を下回る
least: or more | or above | or higher | or greater | at least | minimum | 以上
above: 超 | 超え | を超える | より大きい | より多い | より高い | より重い | を上回る
about: 前後 | くらい | ぐらい | 程度 | あたり
""")
TO = ("-", "–", "—", "−", "~", "〜", "～", "..", "…", "to", "up to", "から", "より")  # noqa: RUF001
POLARITY = _table("""
no: no | without | not | avoid | avoiding | avoids | free of | free from | excluding | exclude | excludes
no: except | lacking | lacks
no: devoid of | must not have | should not have | must not contain | should not contain | does not contain
no: not containing
no: no more | don't include | do not include | never | nor | neither | remove
keep: keep | keeps | keeping | retain | retaining | preserve | preserving | maintain | maintaining | conserve
keep: conserving
keep: hold on to | leave
has: with | containing | contains | contain | has | have | having | include | includes | including | bearing
has: featuring | must have
has: must contain | should have | should contain
""")
BEHIND = _table("""
no: なし | 無し | ナシ | を含まない | 含まない | は含まない | を含まず | 不要 | を避ける | を避けて | は避ける
no: 避ける | を除く | 除く | を除いて
no: がない | のない | を持たない | は要らない | はいらない | 禁止 | は禁止 | 以外 | フリー | を使わない | は不可
no: 不可 | -free | free
keep: を残す | 残す | を残し | を残して | は残す | は残して | を保つ | を保って | を保持 | 保持 | を維持 | 維持
keep: はそのまま | をそのまま | を残したまま
has: を含む | 含む | を含み | を含んだ | を持つ | 持つ | を持ち | をもつ | もつ | 入り | 付き | つき | あり
has: がある | のある | を有する | 有り | 含有
""")
LEVELS = _table("""
low: low | small | lower | 低い | 低め | 小さい | 小さめ | 少ない | 少なめ | few
high: high | large | higher | good | 高い | 高め | 大きい | 大きめ | 多い | 多め | many
middle: moderate | medium | intermediate | 中程度 | 適度 | ほどほど
""")
OF_LEVEL = {
    "qed": ((None, 0.5), (0.8, None), (0.6, 0.8)),
    "logp": ((None, 1.5), (3.5, None), (1.5, 3.5)),
    "weight": ((None, 280.0), (330.0, None), (280.0, 330.0)),
    "tpsa": ((None, 50.0), (90.0, None), (50.0, 90.0)),
    "sa": ((None, 2.2), (3.2, None), (2.2, 3.2)),
    "rings": ((None, 2.0), (4.0, None), (2.0, 3.0)),
    "rotatable": ((None, 3.0), (6.0, None), (3.0, 5.0)),
    "donors": ((None, 1.0), (3.0, None), (1.0, 2.0)),
    "acceptors": ((None, 3.0), (6.0, None), (3.0, 5.0)),
    "heavy": ((None, 19.0), (24.0, None), (19.0, 23.0)),
}
NUMBERS = {
    **{
        word: number
        for number, word in enumerate(
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        )
    },
    **{word: number for number, word in enumerate("〇一二三四五六七八九")},
    "ひとつ": 1,
    "ふたつ": 2,
    "みっつ": 3,
    "a single": 1,
    "single": 1,
    "十": 10,
}


def _range(key: str, low: float | None, high: float | None) -> InRange:
    return InRange(key, low, high)


_LIPINSKI = (
    _range("weight", None, 500), _range("logp", None, 5), _range("donors", None, 5), _range("acceptors", None, 10),
)  # fmt: skip
_QUALITIES: tuple[tuple[str, tuple[InRange, ...]], ...] = (
    (
        "soluble | water-soluble | water soluble | good solubility | highly soluble | 可溶性"
        " | 水溶性 | 水に溶ける"
        " | 溶けやすい | 溶解性の高い | 溶解性が高い",
        (_range("logp", None, 2.5), _range("tpsa", 60, None)),
    ),
    (
        "lipophilic | hydrophobic | fat-soluble | greasy | 脂溶性 | 親油性 | 疎水性 | 疎水的",
        (_range("logp", 3, None),),
    ),
    ("hydrophilic | 親水性", (_range("logp", None, 1.5), _range("tpsa", 70, None))),
    ("polar | 極性 | 極性の高い | 極性が高い", (_range("tpsa", 80, None),)),
    ("nonpolar | non-polar | apolar | 非極性 | 無極性", (_range("tpsa", None, 45),)),
    ("small | light | low-molecular-weight | 小さい | 小さな | 小分子 | 軽い | 低分子", (_range("weight", None, 300),)),
    ("large | big | heavy | 大きい | 大きな | 重い", (_range("weight", 330, None),)),
    (
        "drug-like | druglike | drug like | ドラッグライク | 薬らしい | 薬のような | 医薬品らしい | 医薬品のような",
        (_range("qed", 0.6, None), *_LIPINSKI),
    ),
    (
        "lead-like | leadlike | lead like | リードライク | リード化合物らしい",
        (_range("weight", 250, 350), _range("logp", None, 3.5), _range("rotatable", None, 7)),
    ),
    (
        "fragment-like | fragmentlike | rule of three | フラグメントライク | フラグメントらしい",
        (
            *(_range("weight", None, 300), _range("logp", None, 3), _range("donors", None, 3)),
            *(_range("acceptors", None, 3), _range("rotatable", None, 3)),
        ),
    ),
    (
        "lipinski | rule of five | rule-of-five | lipinski's rule | lipinski's rule of five | ro5"
        " | リピンスキー"
        " | リピンスキーの法則 | ルールオブファイブ",
        _LIPINSKI,
    ),
    (
        "oral | orally available | orally bioavailable | bioavailable | oral bioavailability | 経口"
        " | 経口投与 | 経口吸収"
        " | 経口剤",
        (*_LIPINSKI, _range("tpsa", None, 140), _range("rotatable", None, 10)),
    ),
    (
        "easy to make | easily made | easy to synthesize | easy to synthesise | easily synthesized"
        " | synthesizable"
        " | synthesisable | easy synthesis | synthetically accessible | 合成しやすい | 作りやすい"
        " | 合成容易 | 合成が容易"
        " | 簡単に合成できる | 合成が簡単",
        (_range("sa", None, 2.5),),
    ),
    ("hard to make | complex | 合成しにくい | 複雑 | 複雑な", (_range("sa", 3.2, None),)),
    (
        "cns | brain-penetrant | brain penetrant | brain-penetrating | cns-penetrant"
        " | cns penetrant | cns-active | bbb"
        " | crosses the blood-brain barrier | blood-brain barrier | 脳移行性 | 中枢移行性 | 中枢"
        " | 血液脳関門 | 血液脳関門を通る"
        " | 脳に入る | 脳に届く",
        (
            *(_range("weight", None, 400), _range("logp", 1.5, 4), _range("tpsa", None, 80)),
            *(_range("donors", None, 2), _range("rotatable", None, 8)),
        ),
    ),
    (
        "permeable | cell-permeable | cell permeable | membrane-permeable | membrane permeable"
        " | 膜透過性 | 細胞透過性"
        " | 透過性",
        (_range("logp", 1, 4), _range("tpsa", None, 90), _range("donors", None, 3)),
    ),
    ("rigid | 剛直 | 剛直な | 硬い", (_range("rotatable", None, 3),)),
    ("flexible | floppy | 柔軟 | 柔軟な | 柔らかい", (_range("rotatable", 6, None),)),
    (
        "pains-free | alert-free | without alerts | clean | no red flags | クリーン | 警告なし",
        (_range("alerts", None, 0),),
    ),
)
QUALITIES = {name: ranges for names, ranges in _QUALITIES for name in names.split(" | ")}

SUFFIXES = (
    *("groups", "group", "rings", "ring", "moieties", "moiety", "core", "scaffold", "substituents", "substituent"),
    *("unit", "functional group", "functional groups", "functionality", "atoms", "atom", "bond", "bonds"),
    *("fragment",),
    *("基", "環", "骨格", "部分", "原子", "結合", "核"),
)
FILLERS = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "of",
        "is",
        "are",
        "be",
        "should",
        "must",
        "can",
        "that",
        "which",
        "it",
        "its",
        "their",
        "them",
        "there",
        "molecule",
        "molecules",
        "compound",
        "compounds",
        "structure",
        "structures",
        "something",
        "some",
        "any",
        "please",
        "give",
        "me",
        "make",
        "generate",
        "design",
        "create",
        "draw",
        "propose",
        "suggest",
        "find",
        "show",
        "i",
        "we",
        "want",
        "need",
        "would",
        "like",
        "us",
        "new",
        "novel",
        "for",
        "value",
        "values",
        "score",
        "also",
        "but",
        "only",
        "all",
        "has",
        "to",
        "have",
        "than",
        "in",
        "as",
        "if",
        "possible",
        "candidate",
        "candidates",
        "set",
        "between",
        "from",
        "range",
        "one's",
        "you",
        "them",
        "these",
        "this",
        "those",
        "kind",
        "type",
        "at",
        "equal",
        "=",
        ":",
        "are",
        "kept",
    ]
)
FILLERS_JA = (
    *(
        "分子",
        "化合物",
        "構造",
        "候補",
        "ください",
        "下さい",
        "欲しい",
        "ほしい",
        "作って",
        "作る",
        "生成",
        "して",
        "する",
        "した",
    ),
    *(
        "です",
        "ます",
        "であること",
        "である",
        "こと",
        "もの",
        "ように",
        "ような",
        "かつ",
        "また",
        "そして",
        "および",
        "及び",
        "個",
        "つ",
    ),
    *(
        "値",
        "の",
        "に",
        "を",
        "は",
        "が",
        "で",
        "と",
        "や",
        "も",
        "な",
        "い",
        "し",
        "て",
        "本",
        "間",
        "ため",
        "設計",
        "提案",
        "新規",
        "新しい",
    ),
)
