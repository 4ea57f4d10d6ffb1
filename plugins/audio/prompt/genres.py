"""Genres: tempo, metre, mode, the tracks that they bring, and the words for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.audio.model import Metre, Mode


@dataclass(frozen=True, slots=True)
class Genre:
    """A genre: pulses a minute, metre, mode, tracks that it has when none are named, and what it adds to named ones.

    Tracks are written as in `40m 30r`: program and first letter of the role. `guitar` and `bass` are what these words
    mean in it.
    """

    name: str
    bpm: float
    metre: Metre
    mode: Mode
    tracks: tuple[str, ...]
    adds: str
    guitar: int
    bass: int
    words: tuple[str, ...]


_TABLE = """
rock 120 4/4 major 29m,30r,33b,128d bd 30 33
metal 150 4/4 minor 30r,33b,128d bd 30 34
punk 176 4/4 major 29m,30r,33b,128d bd 30 34
pop 112 4/4 major 0m,25c,33b,128d bd 27 33
blues 92 4/4 mixolydian 29m,0c,33b,128d bd 29 33
jazz 124 4/4 major 65m,0c,32b,128d bd 26 32
swing 150 4/4 major 61m,0c,32b,128d bd 26 32
bossa 126 4/4 major 73m,24c,32b,128d - 24 32
latin 104 4/4 minor 56m,0c,32b,128d d 24 32
salsa 180 4/4 minor 61m,0c,32b,128d bd 24 32
tango 116 4/4 minor 23m,0c,43b - 24 32
reggae 76 4/4 major 16c,27r,33b,128d bd 27 33
ska 150 4/4 major 61m,27c,33b,128d bd 27 33
funk 106 4/4 dorian 28r,7c,36b,128d bd 28 36
disco 118 4/4 minor 48p,28r,33b,128d bd 28 33
soul 92 4/4 major 4c,65m,33b,128d bd 27 33
gospel 80 4/4 major 52m,16c,33b,128d - 27 33
country 112 4/4 major 25c,110m,33b,128d bd 25 33
folk 104 4/4 major 25c,73m - 25 32
celtic 116 4/4 dorian 78m,110m,25c,128d - 25 32
jig 116 6/8 dorian 78m,110m,25c,128d - 25 32
waltz 150 3/4 major 21m,0c,32b - 24 32
march 112 4/4 major 61m,58b,128d d 25 58
polka 124 2/4 major 21m,58b,128d - 25 58
classical 100 4/4 major 40m,0c,42b - 24 43
hymn 76 4/4 major 19p,52m - 24 43
lofi 78 4/4 minor 4c,33b,128d bd 26 33
hiphop 90 4/4 minor 4c,38b,128d bd 27 38
trap 140 4/4 minor 10m,38b,128d bd 27 38
dubstep 140 4/4 minor 38b,128d bd 30 38
house 122 4/4 minor 0c,38b,128d bd 28 38
techno 130 4/4 minor 81m,90p,38b,128d bd 30 38
trance 138 4/4 minor 81m,89p,38b,128d bd 30 38
edm 128 4/4 minor 81m,90p,38b,128d bd 30 38
synthwave 100 4/4 minor 81m,90a,38b,128d bd 29 38
ambient 66 4/4 lydian 89p,98a - 27 38
film 92 4/4 minor 48p,60m,47a - 24 43
fantasy 92 4/4 dorian 73m,46a,48p - 24 43
world 108 4/4 phrygian 104m,128d - 24 32
chiptune 140 4/4 major 80m,80a,38b,128d bd 27 38
ballad 70 4/4 major 0c,53m,33b - 25 33
lullaby 66 3/4 major 10m,46a - 24 32
holiday 112 4/4 major 9m,52p,128d - 25 33
japanese 84 4/4 minor 77m,107a - 24 32
"""

_WORDS = """
rock rock,rock music,hard rock,indie rock,alternative rock,classic rock,grunge|ロック,ハードロック
metal metal,heavy metal,thrash,thrash metal,death metal,doom metal,black metal|メタル,ヘビーメタル,ヘビメタ
punk punk,punk rock,pop punk|パンク,パンクロック
pop pop,pop music,j pop,k pop,city pop|ポップ,ポップス,jポップ,シティポップ
blues blues,blues shuffle,rhythm and blues,bluesy,boogie,boogie woogie|ブルース,ブギ
jazz jazz,jazzy,bebop,cool jazz,smooth jazz|ジャズ,ビバップ
swing swing,swing music,swinging|スイング,スウィング
bossa bossa,bossa nova|ボサノバ,ボサ
latin latin,samba,rumba,mambo,cha cha,latin music|ラテン,サンバ,ルンバ,マンボ
salsa salsa|サルサ
tango tango|タンゴ
reggae reggae,dub,roots reggae|レゲエ,ダブ
ska ska|スカ
funk funk,funky|ファンク,ファンキー
disco disco,nu disco|ディスコ
soul soul,motown,r&b,rnb,neo soul|ソウル,モータウン
gospel gospel|ゴスペル
country country,country music,bluegrass,western|カントリー,ブルーグラス
folk folk,folk music,folky,traditional|フォーク,民謡,民族音楽
celtic celtic,irish,scottish,reel|ケルト,アイリッシュ,アイルランド
jig jig,irish jig|ジグ
waltz waltz,valse|ワルツ,円舞曲
march march,marching,military|行進曲,マーチ
polka polka|ポルカ
classical classical,classical music,baroque,sonata,minuet,chamber music,neoclassical|クラシック,古典,バロック
classical 室内楽,ソナタ
hymn hymn,hymnal,choral music|讃美歌,賛美歌,聖歌
lofi trip hop,lo fi,lofi,lo fi hip hop,lofi hip hop,chillhop,lo fi hiphop|ローファイ,ローファイヒップホップ,チルホップ
hiphop hip hop,hiphop,boom bap,rap|ヒップホップ,ラップ
trap trap,drill|トラップ
dubstep dubstep,drum and bass,dnb,drum n bass,jungle|ダブステップ,ドラムンベース
house house,house music,deep house|ハウス,ディープハウス
techno techno|テクノ
trance trance|トランス
edm edm,electronic,electronic music,electro,dance music,electronica|エレクトロ,ダンスミュージック,電子音楽
synthwave synthwave,synth wave,retrowave,vaporwave,80s,eighties|シンセウェーブ,80年代
ambient ambient,new age music,drone music|アンビエント,環境音楽
film cinematic,film music,movie,soundtrack,film score,trailer,film|映画音楽,サウンドトラック,劇伴,シネマティック
fantasy fantasy,medieval,rpg|ファンタジー,中世,rpg風
world world music,tribal,middle eastern,arabic,african|ワールドミュージック,中東,アフリカ
chiptune chiptune,8 bit,video game,game music,8bit|チップチューン,ゲーム音楽,8ビット
ballad ballad,power ballad|バラード
lullaby lullaby|子守唄,子守歌
holiday christmas,holiday|クリスマス
japanese japanese,enka|和風,演歌,日本風
"""


def _words(genre: str) -> Iterator[str]:
    for line in _WORDS.strip().splitlines():
        name, _, words = line.partition(" ")
        if name == genre:
            yield from words.replace("|", ",").split(",")


def _read(line: str) -> Genre:
    name, bpm, metre, mode, tracks, adds, guitar, bass = line.split()
    beats, unit = metre.split("/")
    return Genre(
        name,
        float(bpm),
        Metre(int(beats), int(unit)),
        Mode(mode),
        tuple(tracks.split(",")),
        adds.strip("-"),
        int(guitar),
        int(bass),
        tuple(_words(name)),
    )


GENRES: dict[str, Genre] = {genre.name: genre for genre in map(_read, _TABLE.strip().splitlines())}
"""By name."""

BEATS_ARE_SONGS = frozenset({"lofi", "hiphop", "trap", "dubstep", "house", "techno", "edm"})
"""Genres in which a beat is the whole of it, not the drums."""

PATTERNS_OF = {"jig": "celtic", "chiptune": "synthwave", "lullaby": "ballad", "japanese": "folk"}
"""Genres whose patterns and progressions are those of another."""
