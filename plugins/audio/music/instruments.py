"""The 128 General MIDI programs and the drum kit: names, ranges, and how many notes sound at once."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.audio.model import DRUMS, Role


@dataclass(frozen=True, slots=True)
class Instrument:
    """A program with its names, its sounding range as pitches (both included), and its polyphony `voices`."""

    program: int
    name: str
    japanese: str
    low: int
    high: int
    voices: int


_TABLE = """
0 21 108 10 Grand piano|グランドピアノ
1 21 108 10 Bright piano|ブライトピアノ
2 21 108 10 Electric grand piano|エレクトリックグランドピアノ
3 21 108 10 Honky-tonk piano|ホンキートンクピアノ
4 28 103 10 Electric piano|エレクトリックピアノ
5 28 103 10 FM electric piano|FMエレクトリックピアノ
6 29 89 8 Harpsichord|チェンバロ
7 28 88 6 Clavinet|クラビネット
8 60 108 6 Celesta|チェレスタ
9 72 108 4 Glockenspiel|グロッケンシュピール
10 60 96 6 Music box|オルゴール
11 53 89 4 Vibraphone|ビブラフォン
12 45 96 4 Marimba|マリンバ
13 65 108 4 Xylophone|シロフォン
14 60 77 4 Tubular bells|チューブラーベル
15 55 84 6 Dulcimer|ダルシマー
16 36 96 8 Drawbar organ|ドローバーオルガン
17 36 96 8 Percussive organ|パーカッシブオルガン
18 36 96 8 Rock organ|ロックオルガン
19 24 108 8 Church organ|パイプオルガン
20 36 96 6 Reed organ|リードオルガン
21 41 93 6 Accordion|アコーディオン
22 60 96 3 Harmonica|ハーモニカ
23 41 89 6 Bandoneon|バンドネオン
24 40 83 6 Nylon guitar|クラシックギター
25 40 84 6 Steel guitar|アコースティックギター
26 40 86 6 Jazz guitar|ジャズギター
27 40 86 6 Clean electric guitar|クリーンギター
28 40 86 6 Muted electric guitar|ミュートギター
29 40 86 6 Overdriven guitar|オーバードライブギター
30 40 88 6 Distorted guitar|ディストーションギター
31 40 96 2 Guitar harmonics|ギターハーモニクス
32 28 67 1 Double bass|コントラバス（ピチカート）
33 28 67 2 Electric bass|エレキベース
34 28 67 2 Picked bass|ピックベース
35 28 67 2 Fretless bass|フレットレスベース
36 28 67 2 Slap bass|スラップベース
37 28 67 2 Slap bass 2|スラップベース2
38 24 72 1 Synth bass|シンセベース
39 24 72 1 Synth bass 2|シンセベース2
40 55 100 2 Violin|バイオリン
41 48 91 2 Viola|ビオラ
42 36 76 2 Cello|チェロ
43 28 67 2 Contrabass|コントラバス
44 28 96 8 Tremolo strings|トレモロストリングス
45 28 96 6 Pizzicato strings|ピチカートストリングス
46 24 103 8 Harp|ハープ
47 36 57 2 Timpani|ティンパニ
48 28 96 8 Strings|ストリングス
49 28 96 8 Slow strings|スローストリングス
50 36 96 8 Synth strings|シンセストリングス
51 36 96 8 Synth strings 2|シンセストリングス2
52 40 84 8 Choir|合唱
53 48 79 4 Voice oohs|ボイスウー
54 48 84 6 Synth voice|シンセボイス
55 48 84 6 Orchestra hit|オーケストラヒット
56 54 84 1 Trumpet|トランペット
57 40 72 1 Trombone|トロンボーン
58 26 60 1 Tuba|チューバ
59 54 82 1 Muted trumpet|ミュートトランペット
60 40 77 1 French horn|ホルン
61 36 84 6 Brass section|ブラスセクション
62 36 84 6 Synth brass|シンセブラス
63 36 84 6 Synth brass 2|シンセブラス2
64 56 88 1 Soprano saxophone|ソプラノサックス
65 49 81 1 Alto saxophone|アルトサックス
66 44 76 1 Tenor saxophone|テナーサックス
67 36 69 1 Baritone saxophone|バリトンサックス
68 58 91 1 Oboe|オーボエ
69 52 81 1 English horn|コーラングレ
70 34 72 1 Bassoon|ファゴット
71 50 91 1 Clarinet|クラリネット
72 74 108 1 Piccolo|ピッコロ
73 60 96 1 Flute|フルート
74 60 86 1 Recorder|リコーダー
75 60 96 1 Pan flute|パンフルート
76 60 91 1 Blown bottle|ボトル
77 55 91 1 Shakuhachi|尺八
78 60 96 1 Whistle|口笛
79 60 84 1 Ocarina|オカリナ
80 36 96 2 Square lead|矩形波リード
81 36 96 2 Saw lead|ノコギリ波リード
82 36 96 2 Calliope lead|カリオペリード
83 36 96 2 Chiff lead|チフリード
84 36 96 2 Charang lead|チャランリード
85 48 84 2 Voice lead|ボイスリード
86 36 96 2 Fifths lead|五度リード
87 24 96 2 Bass and lead|ベース＋リード
88 36 96 8 New age pad|ニューエイジパッド
89 36 96 8 Warm pad|ウォームパッド
90 36 96 8 Polysynth|ポリシンセ
91 36 96 8 Choir pad|クワイアパッド
92 36 96 8 Bowed pad|ボウドパッド
93 36 96 8 Metallic pad|メタリックパッド
94 36 96 8 Halo pad|ハローパッド
95 36 96 8 Sweep pad|スウィープパッド
96 36 96 8 Rain|レイン
97 36 96 8 Soundtrack|サウンドトラック
98 36 96 8 Crystal|クリスタル
99 36 96 8 Atmosphere|アトモスフィア
100 36 96 8 Brightness|ブライトネス
101 36 96 8 Goblins|ゴブリン
102 36 96 8 Echoes|エコー
103 36 96 8 Science fiction|SF
104 48 84 4 Sitar|シタール
105 48 84 4 Banjo|バンジョー
106 50 84 3 Shamisen|三味線
107 43 91 5 Koto|琴
108 60 84 4 Kalimba|カリンバ
109 46 77 2 Bagpipes|バグパイプ
110 55 96 2 Fiddle|フィドル
111 58 82 1 Shanai|シャナイ
112 72 96 3 Tinkle bell|鈴
113 60 84 3 Agogo|アゴゴ
114 52 84 4 Steel drums|スティールパン
115 60 84 2 Woodblock|ウッドブロック
116 36 60 2 Taiko|和太鼓
117 40 72 2 Melodic tom|メロディックタム
118 40 72 2 Synth drum|シンセドラム
119 48 72 1 Reverse cymbal|リバースシンバル
120 40 84 1 Fret noise|フレットノイズ
121 48 84 1 Breath noise|ブレスノイズ
122 48 84 2 Seashore|波の音
123 60 96 2 Bird tweet|鳥の声
124 60 84 2 Telephone|電話
125 48 72 2 Helicopter|ヘリコプター
126 48 72 2 Applause|拍手
127 36 72 2 Gunshot|銃声
128 35 81 8 Drum kit|ドラムセット
"""


def _read(line: str) -> Instrument:
    program, low, high, voices, names = line.split(" ", 4)
    name, japanese = names.split("|")
    return Instrument(int(program), name, japanese, int(low), int(high), int(voices))


INSTRUMENTS: tuple[Instrument, ...] = tuple(map(_read, _TABLE.strip().splitlines()))
"""By program; the drum kit is the last."""

BASSES = frozenset({32, 33, 34, 35, 36, 37, 38, 39, 43, 58, 67, 70, 87})
_RIFFS = frozenset({7, 28, 29, 30, 80, 81, 84, 86})
_PADS = frozenset({*range(48, 55), *range(88, 104), 19, 20, 44, 122})
_CHORDS = frozenset({*range(8), 16, 17, 18, 21, 23, 24, 25, 26, 27, 55, 61, 62, 63, 105})
_ARPEGGIOS = frozenset({8, 9, 10, 11, 12, 13, 14, 15, 31, 45, 46, 47, 104, 106, 107, 108, 112, 114})


def instrument(program: int) -> Instrument:
    """The instrument of a program, 0 to 127 or DRUMS."""
    return INSTRUMENTS[program]


def backing_role(program: int) -> Role:
    """What an instrument does when it accompanies and nothing else is said."""
    if program == DRUMS:
        return Role.DRUMS
    if program in BASSES:
        return Role.BASS
    if program in _RIFFS:
        return Role.RIFF
    if program in _PADS:
        return Role.PAD
    if program in _CHORDS:
        return Role.CHORDS
    return Role.ARPEGGIO if program in _ARPEGGIOS else Role.PAD


def compass(program: int, role: Role, register: float) -> tuple[int, int]:
    """The pitches within which a role is played on an instrument: about two octaves, placed by `register`."""
    what = instrument(program)
    widths = {Role.MELODY: 22, Role.BASS: 19, Role.RIFF: 22}
    width = min(widths.get(role, 26), what.high - what.low)
    centres = {Role.MELODY: 72, Role.BASS: 40, Role.RIFF: 52, Role.CHORDS: 60, Role.PAD: 60, Role.ARPEGGIO: 66}
    wished = centres.get(role, 60) + round((register - 0.5) * 24)
    low = min(max(wished - width // 2, what.low), what.high - width)
    return low, low + width
