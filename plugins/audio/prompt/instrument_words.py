"""Words for instruments, English and Japanese, in the form in which `folding` leaves them."""

from __future__ import annotations

_TABLE = """
0 piano,grand piano,acoustic piano,acoustic grand piano,concert grand,pianoforte|ピアノ,グランドピアノ
0 アコースティックピアノ
1 bright piano,bright acoustic piano|ブライトピアノ
2 electric grand,electric grand piano|エレクトリックグランドピアノ,エレクトリックグランド
3 honky tonk,honky tonk piano,out of tune piano,detuned piano,saloon piano,tack piano
3 ホンキートンク,ホンキートンクピアノ
4 electric piano,rhodes,fender rhodes,rhodes piano,wurlitzer,e piano,ep,electric piano 1|エレピ
4 エレクトリックピアノ,ローズ,ローズピアノ,ウーリッツァー
5 fm piano,fm electric piano,dx7,dx piano,electric piano 2|fmピアノ,fmエレピ,fmエレクトリックピアノ
6 harpsichord,cembalo,clavecin|チェンバロ,ハープシコード
7 clavinet,clavi,clav|クラビネット,クラビ
8 celesta,celeste|チェレスタ
9 glockenspiel,glock|グロッケンシュピール,グロッケン,鉄琴
10 music box,musical box|オルゴール
11 vibraphone,vibes,vibraharp|ビブラフォン,ビブラホン,ビブラ
12 marimba|マリンバ
13 xylophone|シロフォン,木琴,シロホン
14 tubular bell,church bell,bell,chime,carillon|チューブラーベル,チューブラーベルズ,鐘,ベル,チャイム
15 dulcimer,santur,hammered dulcimer,cimbalom,hammer dulcimer|ダルシマー,サントゥール,ツィンバロム
16 drawbar organ,hammond,hammond organ,b3,b3 organ,tonewheel organ,organ|ドローバーオルガン
16 ハモンドオルガン,ハモンド,オルガン
17 percussive organ|パーカッシブオルガン
18 rock organ,leslie organ,distorted organ|ロックオルガン
19 church organ,pipe organ,cathedral organ|パイプオルガン,教会オルガン,チャーチオルガン
20 reed organ,harmonium,pump organ|リードオルガン,ハーモニウム,足踏みオルガン
21 accordion,accordian,squeezebox,concertina,melodeon,musette|アコーディオン,コンサーティーナ
22 harmonica,mouth organ,mouth harp|ハーモニカ,ブルースハープ
23 bandoneon|バンドネオン
24 nylon guitar,nylon string guitar,classical guitar,spanish guitar,flamenco guitar,ukulele,acoustic nylon guitar
24 ナイロンギター,クラシックギター,ガットギター,フラメンコギター,ウクレレ
25 acoustic guitar,steel guitar,steel string guitar,folk guitar,12 string guitar,twelve string guitar
25 acoustic steel guitar,mandolin,lute,bouzouki|アコースティックギター,アコギ,フォークギター,スチールギター
25 マンドリン,リュート
26 hollow body guitar,archtop guitar,hollowbody guitar|フルアコ,フルアコギター
27 clean guitar,clean electric guitar,surf guitar,jangly guitar|クリーンギター,クリーンなギター
28 muted guitar,palm muted guitar,muted electric guitar|ミュートギター,カッティングギター
29 overdriven guitar,overdrive guitar,crunchy guitar,crunch guitar|オーバードライブギター
29 クランチギター
30 distorted guitar,distortion guitar,distorted electric guitar,fuzz guitar,fuzzy guitar,heavy guitar
30 distorted guitars,shredding guitar|歪んだギター,歪みギター,ディストーションギター
30 歪んだエレキギター,ひずんだギター
31 guitar harmonic,guitar harmonics|ギターハーモニクス,ハーモニクス
32 double bass,upright bass,acoustic bass,string bass,stand up bass,contrabass pizzicato|ウッドベース
32 アコースティックベース,ダブルベース,アップライトベース
33 electric bass,bass guitar,fingered bass,finger bass,fingerstyle bass|エレキベース,ベースギター
33 エレクトリックベース,フィンガーベース
34 picked bass,pick bass|ピックベース
35 fretless bass,fretless|フレットレスベース,フレットレス
36 slap bass,slapped bass,slap bass 1,popped bass|スラップベース,チョッパーベース,スラップ
37 slap bass 2|スラップベース2
38 synth bass,sub bass,808 bass,808,acid bass,moog bass,synthesizer bass,reese bass,wobble bass,synthetic bass
38 analog bass|シンセベース,サブベース,アシッドベース,ウォブルベース
39 synth bass 2,rubber bass|シンセベース2
40 violin,solo violin|バイオリン,ソロバイオリン
41 viola|ビオラ
42 cello,violoncello|チェロ
43 contrabass,bowed bass,bowed double bass,arco bass|コントラバス
44 tremolo strings,string tremolo,tremolo|トレモロストリングス,弦のトレモロ
45 pizzicato strings,pizzicato,pizz,pizz strings,plucked strings,pizzicato string|ピチカートストリングス
45 ピチカート,ピッツィカート,ピツィカート
46 harp,concert harp,orchestral harp,lyre,celtic harp|ハープ,竪琴
47 timpani,kettledrum,kettle drum|ティンパニ,ティンパニー
48 strings,string,string section,string ensemble,orchestral strings,string orchestra,violins section|ストリングス,弦楽
48 弦楽器,弦楽合奏,弦
49 string pad|スローストリングス
50 synth strings,synthetic strings,string machine|シンセストリングス
51 synth strings 2|シンセストリングス2
52 choir,chorus,choral,choir aahs,aah,singers,vocal choir|合唱,コーラス,クワイア,合唱団,聖歌隊
53 voice,vocal,ooh,voice ooh,vocals,human voice,oohs|ボイス,ボーカル,歌声,声
54 synth voice,synth choir,vocoder|シンセボイス,ボコーダー
55 orchestra hit,orchestral hit|オーケストラヒット,オケヒット
56 trumpet,bugle,cornet|トランペット,ラッパ,コルネット
57 trombone|トロンボーン
58 tuba,sousaphone|チューバ,スーザフォン
59 muted trumpet,harmon mute trumpet|ミュートトランペット
60 french horn,horn,alphorn|ホルン,フレンチホルン
61 horns,brass section,brass,brass band,marching band,low brass,horn section,brass ensemble
61 big band brass|ブラスセクション,ブラス,金管
61 ホーンセクション,金管楽器
62 synth brass|シンセブラス
63 synth brass 2|シンセブラス2
64 soprano saxophone,soprano sax|ソプラノサックス,ソプラノサクソフォン
65 alto saxophone,alto sax,saxophone,sax|アルトサックス,サックス,サクソフォン,アルトサクソフォン
66 tenor saxophone,tenor sax|テナーサックス,テナーサクソフォン
67 baritone saxophone,baritone sax,bari sax|バリトンサックス,バリサク
68 oboe|オーボエ
69 english horn,cor anglais|イングリッシュホルン,コーラングレ
70 bassoon,fagott|ファゴット,バスーン
71 clarinet|クラリネット
72 piccolo,fife|ピッコロ
73 flute,transverse flute|フルート,横笛,篠笛,笛
74 recorder,blockflute|リコーダー,縦笛
75 pan flute,panflute,panpipe,pan pipe,zampona|パンフルート,パンパイプ
76 blown bottle,bottle|ブロウンボトル,ボトル
77 shakuhachi,bamboo flute|尺八
78 whistle,tin whistle,whistling,penny whistle,irish whistle|口笛,ホイッスル,ティンホイッスル
79 ocarina|オカリナ
80 square lead,square wave,square wave lead,chiptune lead,8 bit lead,pulse lead,chip lead|矩形波,矩形波リード
80 チップチューンリード
81 saw lead,sawtooth lead,synth lead,supersaw,sawtooth,lead synth,synthesizer lead,trance lead|ノコギリ波
81 ノコギリ波リード,シンセリード,リードシンセ,スーパーソー
82 calliope,calliope lead|カリオペ,カリオペリード
83 chiff lead,chiff|チフリード
84 charang,charang lead|チャランゴ,チャランリード
85 voice lead|ボイスリード
86 fifths lead,fifth lead|五度リード
87 bass and lead,bass lead,bass + lead|ベースリード
88 new age pad,fantasia,new age|ニューエイジパッド,ファンタジア
89 synth pad,pad,analog pad|ウォームパッド,シンセパッド,パッド
90 polysynth,poly synth,polysynth pad|ポリシンセ
91 choir pad,space voice,space choir|クワイアパッド,合唱パッド
92 bowed pad,bowed glass,glass pad,glass harmonica|ボウドパッド,グラスハーモニカ
93 metallic pad,metal pad|メタリックパッド
94 halo pad|ハローパッド
95 sweep pad|スウィープパッド
96 ice rain|アイスレイン
97 soundtrack pad|サウンドトラックパッド
98 crystal,crystal pad|クリスタル
99 atmosphere pad|アトモスフィア
100 brightness pad|ブライトネス
101 goblin,goblins|ゴブリン
102 echoes,echo drops|エコードロップ
103 sci fi pad,star theme,science fiction pad|スターテーマ,sfパッド
104 sitar|シタール
105 banjo|バンジョー
106 shamisen,samisen|三味線
107 koto,guzheng,zither,gayageum|琴,箏,古筝
108 kalimba,thumb piano,mbira,sansa|カリンバ,親指ピアノ
109 bagpipe,bag pipe,uilleann pipe|バグパイプ
110 fiddle,erhu,hurdy gurdy|フィドル,二胡,胡弓
111 shanai,shehnai,zurna,duduk|シャナイ,チャルメラ
112 tinkle bell,sleigh bell,jingle bell,finger cymbals|鈴,ティンクルベル,スレイベル
113 agogo|アゴゴ
114 steel drum,steel pan,steelpan,steeldrum|スティールパン,スチールパン,スティールドラム,スチールドラム
115 woodblock,wood block,temple block|ウッドブロック,木魚
116 taiko,taiko drum,odaiko|和太鼓,太鼓
117 melodic tom|メロディックタム
118 synth drum,electric drum tom|シンセドラム
119 reverse cymbal,reversed cymbal|リバースシンバル
120 fret noise,guitar fret noise|フレットノイズ
121 breath noise|ブレスノイズ
122 seashore,ocean wave,sea wave,waves|波の音,海の音,海岸
123 bird,birdsong,bird tweet,bird song|鳥の声,鳥のさえずり,小鳥,鳥
124 telephone,phone ring|電話
125 helicopter|ヘリコプター
126 applause,clapping crowd|拍手
127 gunshot|銃声
128 drum,drum kit,drum set,drumkit,drumset,percussion,snare,snare drum,kick,kick drum,bass drum,cymbal,hi hat,hihat
128 ride,ride cymbal,crash cymbal,tom,conga,bongo,tabla,djembe,cajon,tambourine,shaker,maracas,clap,handclap
128 hand clap,hand drum,frame drum,hand percussion,bodhran,darbuka,surdo
128 cowbell,clave,drum machine,808 drum,909,brush,electronic drum,timbales,castanets,triangle|ドラム
128 ドラムス,ドラムセット,打楽器,パーカッション,スネア,キック,バスドラム,シンバル,ハイハット,コンガ,ボンゴ,タブラ
128 ジャンベ,カホン,タンバリン,シェイカー,マラカス,手拍子,クラップ,カウベル,ドラムマシン,ブラシ,小太鼓,大太鼓
128 カスタネット,トライアングル,バウロン,ダラブッカ,スルド
guitar guitar,rhythm guitar@chords,lead guitar@melody|ギター,リズムギター@chords,リードギター@melody
electric electric guitar,e guitar|エレキギター,エレキ,エレクトリックギター
bass bass,walking bass@bass:walking,octave bass@bass:octave-bass,arpeggiated bass@bass:arpeggio-bass
bass offbeat bass@bass:offbeat-bass|ベース,ウォーキングベース@bass:walking
synth synth,synthesizer,synthesiser,keyboard,keys|シンセ,シンセサイザー,キーボード
woodwind woodwind,woodwinds,winds|木管,木管楽器
kit:double-kick double kick drum,double kick,double bass drum,double bass drums|ツーバス
kit:four-on-the-floor four on the floor,four to the floor|四つ打ち,4つ打ち
kit:brushes brushed drum,brushed drums|ブラシドラム
kit:train train beat|トレインビート
kit:blast blast beat|ブラストビート
kit:half-time half time drum,half time beat|ハーフタイム
kit:one-drop one drop|ワンドロップ
"""

ENSEMBLES = {
    "quartet": ("40melody", "40chords", "41chords", "42bass"),
    "stringtrio": ("40melody", "41chords", "42bass"),
    "pianotrio": ("40melody", "42bass", "0chords"),
    "jazztrio": ("0melody", "32bass", "128drums"),
    "band": ("30riff", "33bass", "128drums"),
    "bigband": ("61melody", "0chords", "32bass", "128drums"),
    "orchestra": ("73melody", "48pad", "60pad", "43bass", "47arpeggio"),
    "brassquintet": ("56melody", "56chords", "60chords", "57chords", "58bass"),
    "windquintet": ("73melody", "68chords", "71chords", "60chords", "70bass"),
}
"""Groups of instruments that are named at once."""

_ENSEMBLE_WORDS = """
quartet string quartet,string quartett|弦楽四重奏,弦楽四重奏団
stringtrio string trio|弦楽三重奏
pianotrio piano trio|ピアノ三重奏,ピアノトリオ
jazztrio jazz trio|ジャズトリオ
band band|バンド
bigband big band,jazz band|ビッグバンド,ジャズバンド
orchestra orchestra,symphony orchestra,full orchestra,philharmonic,orchestral,symphonic|オーケストラ,管弦楽
orchestra 交響楽団,オーケストラル
brassquintet brass quintet|金管五重奏
windquintet wind quintet,woodwind quintet|木管五重奏
"""


def instrument_words() -> dict[str, tuple[str, str]]:
    """Each phrase with the instrument that it names, and the role and pattern that it names with it, if any."""
    found: dict[str, tuple[str, str]] = {}
    for line in _TABLE.strip().splitlines():
        instrument, words = line.split(" ", 1)
        for word in words.replace("|", ",").split(","):
            phrase, _, role = word.partition("@")
            found[phrase] = (instrument, role)
    for line in _ENSEMBLE_WORDS.strip().splitlines():
        instrument, words = line.split(" ", 1)
        found.update(dict.fromkeys(words.replace("|", ",").split(","), ("ensemble:" + instrument, "")))
    return found
