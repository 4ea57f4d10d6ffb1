"""A hundred prompts with what a musician would take them to mean, and thirty others.

The hundred were written before the parser was tried on them, the thirty when it was done: then 22 of these were right.

Each line: the prompt, its tracks (program and role: m melody, r riff, c chords, a arpeggio, p pad, b bass, d drums;
`*` for any), and facts: bpm with = < or >, key, mode, metre, bars, mood, genre, and words not understood (none if left
out).
"""

from __future__ import annotations

ENGLISH = """
a calming violin melody backed by a distorted guitar riff | 40m 30r | bpm<85 mood=calm
a calming violin melody backed by a distorted guitar riff, 8 bars at 90 bpm
  | 40m 30r | bpm=90 bars=8 mood=calm
sad piano in D minor | 0m 0c | key=Dm bpm<80 mood=sad
fast heavy metal riff with double kick drums | 30r 128d | genre=metal bpm>130
an upbeat ukulele and whistle tune | 24c 78m | bpm>110
slow jazz ballad with tenor sax, piano, double bass and brushes
  | 66m 0c 32b 128d | bpm<80 genre=jazz
walking bass and ride cymbal | 32b 128d | bpm>50
lo-fi hip hop beat, 75 bpm | 4c 33b 128d | bpm=75 genre=lofi
epic orchestral strings with timpani and french horn melody in C minor
  | 48p 47a 60m | key=Cm mood=epic
a waltz for accordion in G major | 21m | metre=3/4 key=G genre=waltz
Irish jig on tin whistle and fiddle | 78m 110m | metre=6/8 genre=celtic
dreamy synth pad over a slow arpeggio | 89p *a | mood=dreamy bpm<80
funky slap bass line at 110 bpm | 36b | bpm=110 genre=funk
16-bar blues shuffle in E with harmonica and steel guitar
  | 22m 25c 33b 128d | bars=16 genre=blues key=E
flute melody over harp arpeggios, 6/8, F major, 12 bars | 73m 46a | metre=6/8 key=F bars=12
a spooky music box | 10m 10c | mood=scary
church organ chorale, solemn, in B flat major | 19p | key=Bb mood=solemn
8 bars of techno at 130 bpm, no melody | 38b 128d 90p | bpm=130 bars=8 genre=techno
techno with a saw lead and sub bass | 81m 38b 128d | genre=techno
bossa nova guitar | 24m 24c | genre=bossa
string quartet, melancholic, adagio, in A minor | 40m 40c 41c 42b | bpm<76 key=Am mood=melancholic
cheerful marimba ostinato in 7/8 at 160 bpm | 12a | metre=7/8 bpm=160 mood=cheerful
allegro in G major for violin and harpsichord | 40m 6c | key=G bpm>119
a lead flute and a rhythm guitar | 73m 25c | bpm>60
drums only, rock, 120 bpm | 128d | bpm=120 genre=rock
bassline played by a tuba, with snare drum march | 58b 128d | genre=march
reggae organ skank with bass and drums | 16c 33b 128d | genre=reggae
mysterious celesta melody with pizzicato strings in F# minor | 8m 45a | key=F#m mood=mysterious
peaceful koto and shakuhachi | 107a 77m | mood=peaceful bpm<80
sitar drone over tabla | 104m 128d | unknown=drone
two violins and a cello in 3/4 | 40m 40c 42b | metre=3/4
gentle acoustic guitar fingerpicking with soft humming choir | 25a 52p | mood=gentle unknown=humming
electric guitar solo over a rock band | 29m 30r 33b 128d | genre=rock
a melody | *m | bpm=100
warm pads, sparse piano, no drums, 60 BPM | 89p 0m | bpm=60 mood=warm
an energetic punk song in A | 30r 33b 128d *m | key=A genre=punk mood=energetic
synthwave with arpeggiated bass and gated drums, tempo 100
  | 38b 128d | bpm=100 genre=synthwave unknown=gated
aggressive dubstep drop, 140bpm, E phrygian
  | 38b 128d | bpm=140 key=Ephrygian genre=dubstep mood=aggressive unknown=drop
romantic tango with bandoneon and violin | 23m 40m | genre=tango mood=romantic
honky tonk piano and banjo, country style, lively | 3m 105c | genre=country bpm>115
a lonely trumpet over slow strings, andante, dorian mode | 56m 48p | bpm<101 mode=dorian mood=lonely
glockenspiel tinkling over warm strings | 9m 48p | mood=warm unknown=tinkling
30 seconds of calm ambient music with pads | 89p | genre=ambient mood=calm
ambient soundscape with whale song | *p | genre=ambient unknown=soundscape,whale
Clarinet in D dorian at 96 bpm in 5/4, backed by vibraphone chords and upright bass
  | 71m 11c 32b | key=Ddorian bpm=96 metre=5/4
happy birthday style music for kids | 0m 0c | mood=happy unknown=birthday,kids
oboe melody, bassoon bass line | 68m 70b | bpm>60
heroic brass fanfare in Eb major | 61m | key=Eb mood=heroic
disco strings, octave bass, four on the floor, 118 bpm | 48p 33b 128d | bpm=118 genre=disco
steel drums and congas, calypso feel, sunny | 114m 128d | unknown=calypso,sunny
a nostalgic Rhodes chord progression with vinyl crackle | 4c | mood=nostalgic unknown=vinyl,crackle
cello solo, largo, in G minor, 4 measures | 42m | key=Gm bpm<61 bars=4
very fast xylophone run | 13m | bpm>140 unknown=run
trap beat with 808 bass and hi-hats at 70 bpm | 38b 128d | bpm=70 genre=trap
pan flute and nylon guitar in 12/8, tender | 75m 24c | metre=12/8 mood=tender
gospel choir with hammond organ, 3/4 time, in A flat | 52m 16c | metre=3/4 key=Ab genre=gospel
quiet electric piano chords under a loud alto saxophone melody | 4c 65m | bpm>60
make me something tense and dark for a chase scene with low strings and pounding taiko drums
  | 48p 116d | mood=tense,dark unknown=chase,scene,pounding
♩ = 84, a hymn for choir in E♭ major | 52m | bpm=84 key=Eb genre=hymn
country train beat with fiddle melody, banjo and bass, one hundred and twenty bpm
  | 110m 105c 33b 128d | bpm=120 genre=country
"""

JAPANESE = """
歪んだギターのリフに支えられた穏やかなバイオリンのメロディ | 30r 40m | mood=calm bpm<85
落ち着いたヴァイオリンのメロディ、8小節、テンポ90 | 40m | bpm=90 bars=8 mood=calm
ニ短調の悲しいピアノ曲 | 0m 0c | key=Dm mood=sad bpm<80
速いメタルのリフとドラム | 30r 128d | genre=metal bpm>130
ゆっくりしたジャズ、テナーサックスとピアノ | 66m 0c 32b 128d | genre=jazz bpm<85
アコーディオンのワルツ、ト長調 | 21m | metre=3/4 key=G genre=waltz
夢のようなシンセパッドの上にハープのアルペジオ | 89p 46a | mood=dreamy
8分の6拍子のフルートの旋律 | 73m | metre=6/8
ボサノバのギター | 24m 24c | genre=bossa
四小節のドラム、120BPM | 128d | bars=4 bpm=120
琴と尺八の静かな曲 | 107a 77m | mood=peaceful
ヘ長調で弦楽四重奏 | 40m 40c 41c 42b | key=F
明るいマリンバの曲、7/8拍子、160 bpm | 12m | metre=7/8 bpm=160 mood=bright
嬰ヘ短調の神秘的なチェレスタ | 8m 8c | key=F#m mood=mysterious
ピアノの伴奏でソプラノサックスのメロディー | 0c 64m | bpm>60
ウッドベースとブラシのドラム | 32b 128d | bpm>60
ローファイヒップホップ、75bpm | 4c 33b 128d | bpm=75 genre=lofi
壮大なオーケストラ、ハ短調 | *p | key=Cm mood=epic
不気味なオルゴール | 10m 10c | mood=eerie
変ロ長調の荘厳なパイプオルガン | 19m 19c | key=Bb mood=solemn
テクノ、130BPM、ドラムとベース | 128d 38b | bpm=130 genre=techno
三味線と和太鼓、激しく | 106m 116d | mood=aggressive
アルトサックスのソロ、アダージョ | 65m | bpm<76
トランペットとトロンボーンのファンファーレ | 56m 57m | bpm>60
アコースティックギターのストロークとハーモニカのメロディ | 25c 22m | bpm>60
ドラムなしのロック、ギターとベース | 30r 33b | genre=rock
五拍子のクラリネット | 71m | metre=5/4
優しい合唱とハープ、二短調ではなくイ長調 | * | key=A mood=gentle
明るく楽しいウクレレと口笛 | 24c 78m | mood=bright,happy
切ないエレピのコード進行 | 4c | mood=bittersweet
チェロの低い音でゆったりと | 42m | bpm<80
レゲエのオルガンとベースとドラム | 16c 33b 128d | genre=reggae
バイオリン2本とチェロ、四分の三拍子 | 40m 40c 42b | metre=3/4
16小節のブルース、E、ハーモニカ入り | 22m 25c 33b 128d | bars=16 genre=blues key=E
シンセリードとシンセベース、疾走感のある | 81m 38b | bpm>120
ドリア旋法のフルート、テンポ 96 | 73m | bpm=96 mode=dorian
ティンパニとホルンの英雄的な行進曲 | 47a 60m 128d | genre=march mood=heroic
宇宙っぽいパッド | 89p | unknown=宇宙
かわいいグロッケンとピチカート | 9m 45a | mood=playful
とても遅いチューバのベースライン | 58b | bpm<65
"""

OTHERS = """
soft jazz guitar and upright bass, late night mood, 70 bpm
  | 26m 32b | bpm=70 genre=jazz unknown=late,night
a haunting oboe solo in E minor over low strings | 68m 48p | key=Em mood=eerie
dark techno with pulsing bass, 132 bpm, 16 bars
  | 38b 128d | bpm=132 bars=16 genre=techno mood=dark unknown=pulsing
children's song with xylophone and recorder in C major | 13m 74m | key=C unknown=children's
majestic trumpet fanfare with timpani, 4/4, B flat major | 56m 47a | key=Bb mood=majestic
moody trip hop with rhodes and double bass | 4m 32b 128d | unknown=moody,trip
sad violin and piano duet, andante, in G minor | 40m 0c | key=Gm mood=sad bpm<91 unknown=duet
bluegrass banjo at 140 bpm with fiddle and upright bass | 105c 110m 32b | bpm=140 genre=country
ska horns with offbeat guitar, walking bass and drums | 61m 27c 33b 128d | genre=ska
minimal piano in 5/8, F minor, 10 bars | 0m 0c | metre=5/8 key=Fm bars=10
something like a lullaby for harp | 46m 46c | metre=3/4
funk guitar, slap bass, clavinet and a tight drum groove in E minor
  | 28r 36b 7c 128d | key=Em unknown=tight
a slow doom metal riff in C minor | 30r | bpm<110 key=Cm genre=metal
triumphant orchestra in D major, 120 bpm | *p | bpm=120 key=D mood=triumphant
chiptune melody, happy, fast | 80m | mood=happy bpm>140
samba drums with flute | 128d 73m | genre=latin
eerie theremin over a drone | *m | mood=eerie unknown=theremin,drone
clean guitar arpeggios and a synth pad in A minor, dreamy, 80 bpm
  | 27a 89p | key=Am bpm=80 mood=dreamy
gypsy jazz with violin and acoustic guitar | 40m 25c 32b 128d | genre=jazz unknown=gypsy
christmas song with bells and choir | 14m 52p | genre=holiday
イ短調の物悲しいチェロとピアノ | 42m 0c | key=Am mood=melancholic
軽快なポップス、ピアノとドラム、テンポ128 | 0m 128d 33b | bpm=128 genre=pop
ハープとフルートの優雅なワルツ | 46a 73m | metre=3/4 genre=waltz mood=elegant
雨の日のローファイ | 4c 33b 128d | genre=lofi unknown=雨,日
激しいドラムと歪んだギター、180BPM | 128d 30r | bpm=180 mood=aggressive
尺八のソロ、ニ短調、4小節 | 77m | key=Dm bars=4
壮大な映画音楽、弦とホルン | 48p 60m | genre=film mood=epic
トランペットのメロディ、ピアノ伴奏、3/4拍子 | 56m 0c | metre=3/4
楽しいポルカ、アコーディオンとチューバ | 21m 58b | genre=polka mood=happy metre=2/4
静かなギターのアルペジオに乗せたオーボエの旋律 | 25a 68m | mood=peaceful
"""
