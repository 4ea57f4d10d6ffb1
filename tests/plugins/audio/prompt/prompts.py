"""A hundred prompts with what a musician would take them to mean, thirty others, and 84 as people type them.

All were written before the parser was tried on them. Of the thirty 22 were right at first. Of those as people type
them 16 of the first forty were; of twenty that were written when those were mended 6 as they were noted, and 12 after
the notes had the instruments that a genre brings; of the last twenty-four 17. What they missed mended words and
clauses, never a single prompt.

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

NATURAL = """
can you make a chill lofi beat with some jazzy piano chords and soft drums around 80 bpm
  | 0c 33b 128d | bpm=80 genre=lofi mood=relaxed
Slow blues in A, 12/8 feel, electric guitar lead, Hammond in the back
  | 29m 16c 33b 128d | key=A metre=12/8 genre=blues
i want a song that sounds like rain on a window, just piano, really slow
  | 0m 0c | bpm<80 unknown=rain,window
Medieval tavern music with lute, recorder and a hand drum | 25c 74m 128d | genre=fantasy unknown=tavern
90s boom bap, dusty Rhodes, upright bass, 88 BPM, F minor
  | 4m 32b 128d | key=Fm bpm=88 genre=hiphop unknown=90s,dusty
Happy acoustic ukulele song for a YouTube intro, 15 seconds, 120bpm
  | 24m 24c | mood=happy bpm=120 bars=8 unknown=YouTube,intro
Four on the floor house groove with a rolling bassline and stabby piano chords, 124
  | 128d 38b 0c | bpm=124 genre=house unknown=rolling,stabby
String trio (violin, viola, cello), minuet in G, 3/4 | 40m 41c 42b | metre=3/4 key=G genre=classical
creepy children's choir and detuned music box | 52m 10a | mood=scary unknown=children's,detuned
Key: E minor. Tempo: 140. Drop D metal riff with double kick
  | 30r 128d | key=Em bpm=140 genre=metal unknown=Drop,D
upbeat jazz waltz, piano trio, 180 bpm | 0m 32b 128d | metre=3/4 bpm=180 genre=jazz
Sad violin, please. | 40m | mood=sad
ambient drone in D lydian, no rhythm, 2 minutes | 89p 98a | genre=ambient key=Dlydian bars=33 unknown=drone
Cinematic build-up: low brass, driving strings ostinato, big taikos, 128 bpm
  | 61m 48a 116d | bpm=128 genre=film unknown=build,up
something in 5/4 like Take Five, alto sax melody | 65m | metre=5/4 unknown=Take,Five
Reggae one drop, bubbling organ, 72bpm in Gm | 16c 33b 128d | bpm=72 key=Gm genre=reggae unknown=bubbling
dnb 174 | 38b 128d | bpm=174 genre=dubstep
Bach-style two part invention for harpsichord in C major | 6m 6c | key=C unknown=Bach,invention
a solo cello piece, lonely and slow, in the key of B minor | 42m | key=Bm mood=lonely bpm<70
guitar and bass riff in unison, E minor pentatonic, 100bpm | 30r 33b | key=Em bpm=100 unknown=unison,pentatonic
8-bit boss battle theme, fast, minor key, 16 bars
  | 80m 80a 38b 128d | bars=16 mode=minor bpm>140 genre=synthwave unknown=boss,battle
a happy little tune on glockenspiel w/ pizz strings, 110 bpm | 9m 45a | mood=happy bpm=110
Flamenco guitar in E phrygian with palmas (hand claps) | 24m 128d | key=Ephrygian unknown=palmas
big band swing, brassy, 160 | 61m 0c 32b 128d | bpm=160 genre=swing unknown=brassy
雨の夜に合う静かなジャズピアノ | 0m 0c | genre=jazz mood=peaceful unknown=雨,夜,合う
ゲームの戦闘曲っぽい、速くて激しいオーケストラ、160bpm | *p | bpm=160 mood=aggressive unknown=ゲーム,戦闘
結婚式の入場に流したい感動的なストリングスとピアノ | 48p 0m | unknown=結婚式,入場
アコギの弾き語り風、カポ2、Gメジャー、テンポ76 | 25m 25c | key=G bpm=76 unknown=弾き語り,カポ2
バンドサウンドで明るいアニソンみたいな曲 | 30r 33b 128d | mood=bright unknown=アニソン
ピアノとチェロだけで、夕暮れの海 | 42m 0c | unknown=夕暮れ,海
ファンクっぽいスラップベースとカッティングギター、Em、108 | 36b 28r | genre=funk key=Em bpm=108
3拍子のオルゴールで子守唄 | 10m 10c | metre=3/4 genre=ballad
EDMのドロップ、サイドチェインの効いたパッドとスーパーソーのリード、128
  | 89p 81m 38b 128d | genre=edm bpm=128 unknown=ドロップ,サイドチェイン,効
和風でかっこいい感じ。和太鼓と三味線と笛 | 116d 106a *m | mood=cool genre=folk
ヘ短調、6/8、切なく | 0m 0c | key=Fm metre=6/8 mood=bittersweet
猫が歩いているような可愛い木琴 | 13m | mood=playful unknown=猫,歩
ドラムレスのアコースティックギターのアルペジオ、指弾き、BPM 66 | 25a | bpm=66
シティポップ、エレピのコードとスラップベースとブラス、いい感じのグルーヴで110くらい
  | 4c 36b 61m 128d | bpm=110 genre=pop
トロンボーン三本とチューバのコラール、ゆっくり | 57m 57c 57c 58b | bpm<80
作業用BGM ローファイ 70bpm ループできる8小節 | 4c 33b 128d | genre=lofi bpm=70 bars=8 unknown=作業用
"""

FRESH = """
need a quick beat for my rap, dark, 140, trap drums and 808s | 38b 128d | bpm=140 genre=hiphop mood=dark
could you write a lullaby for my baby daughter, harp and soft flute | 46a 73m | metre=3/4 unknown=baby,daughter
classic rock power ballad w/ distorted guitars, organ and drums, Bb major
  | 30r 16m 128d 33b | key=Bb genre=rock
french cafe music, accordion + acoustic guitar, waltz time | 21m 25c | metre=3/4 unknown=french,cafe
melancholy brass band in C minor, very slow, 12 bars | 61m | key=Cm mood=melancholic bars=12 bpm<70
spaghetti western showdown: whistling, twangy guitar, timpani, trumpet
  | 78m 25c 47a 56m 33b 128d | genre=country unknown=spaghetti,showdown,twangy
Two flutes and a bassoon, baroque, andante, D major | 73m 73c 70b | key=D genre=classical bpm<101
synth arpeggio like in Stranger Things, 84 bpm, C major 7th | *a | bpm=84 unknown=Stranger,Things,7th
punk rock at 190bpm!!! guitars, bass & drums, angry | 30r 34b 128d | bpm=190 genre=punk mood=angry
a sea shanty with concertina and a choir of sailors, 6/8 | 21m 52p | metre=6/8 unknown=sea,shanty,sailors
ニュース番組のオープニング、緊張感のあるストリングスとティンパニ、120
  | 48p 47a | bpm=120 mood=tense unknown=ニュース番組,オープニング
カフェで流れるボサノバ、ガットギターとフルート、テンポは遅め | 24c 73m | genre=bossa unknown=カフェ
運動会っぽい元気なマーチ、金管と小太鼓 | 61m 128d | genre=march mood=cheerful unknown=運動会
教会で弾くような静かなオルガン、変ホ長調、三拍子 | 16m 16c | key=Eb metre=3/4 mood=peaceful unknown=教会
ジャズトリオで夜っぽく、しっとり、90くらい | 0m 32b 128d | bpm=90 genre=jazz unknown=夜
ヒーロー登場！勇ましいトランペットとホルン、4小節 | 56m 60m | mood=heroic bars=4 unknown=ヒーロー登場
ベースとドラムだけのファンク、E、16小節 | 36b 128d | key=Edorian bars=16 genre=funk
悲しいシーンのBGM、ピアノソロ、イ短調、とてもゆっくり | 0m 0c | key=Am mood=sad bpm<70 unknown=シーン
和太鼓アンサンブル、力強く、だんだん速く | 116d | mood=powerful
アイリッシュなフィドルとバウロン、ジグで | 110m 128d | metre=6/8 genre=celtic
"""

LATER = """
a slow, dreamy shoegaze track with fuzzy guitars and washed out vocals, 95 bpm
  | 30r 53m | bpm=95 mood=dreamy unknown=shoegaze,washed,out
tense string tremolo and low piano for a horror scene, no drums | 44p 0m | mood=tense,scary unknown=scene
Pop ballad in Ab: piano, strings, light drums, 72 bpm, 16 bars
  | 0m 48p 128d 33b | key=Ab bpm=72 bars=16 genre=pop
make it sound like an old western saloon, out of tune piano, banjo, 4/4
  | 3m 105c 33b 128d | metre=4/4 genre=country unknown=old,saloon
Rock riff in E minor 140bpm, drop the drums in | 30r 128d | key=Em bpm=140 genre=rock unknown=drop
A simple piano melody a kid could play, C major, 4 bars | 0m | key=C bars=4 unknown=kid
latin jazz with congas, upright bass, flute, and piano montuno | 128d 32b 73m 0c | genre=latin
something uplifting for a workout video - fast edm, big synth lead, 132
  | 81m 38b 128d | bpm=132 genre=edm mood=hopeful unknown=workout,video
viola and cello duet in D minor, very sad, adagio | 41m 42b | key=Dm mood=sad bpm<70 unknown=duet
trip hop, rhodes, vinyl noise, deep sub bass, 84 BPM | 4m 38b 128d | bpm=84 genre=lofi unknown=vinyl,noise
3/4 folk song with acoustic guitar strumming and harmonica | 25c 22m | metre=3/4 genre=folk
minimal techno loop: kick, hihat, one-note bass, 126 bpm, A minor | 128d 38b | bpm=126 key=Am genre=techno unknown=note
choir and organ, like in a cathedral, slow, G major | 52m 16c | key=G unknown=cathedral
video game boss music: aggressive strings, brass stabs and heavy percussion in C minor
  | 48p 61m 128d | key=Cm mood=aggressive,heavy unknown=boss,stabs
afrobeat groove with horns, two guitars and bass | 61m 25c 25c 33b 128d | unknown=afrobeat
ギターとベースとドラムの激しいロック、BPM180、Eマイナー | 30r 33b 128d | bpm=180 key=Em genre=rock mood=aggressive
朝の散歩に合いそうな軽やかなピアノとフルート | 0c 73m | bpm>110 unknown=朝,散歩,合
琴と笛で春っぽい穏やかな曲、テンポはゆっくりめ | 107a 73m | mood=calm bpm<80 unknown=春
エレキギターのソロが入ったバラード、キーはA、70bpm | 27m | bpm=70 key=A genre=ballad
8ビット風の楽しいゲームBGM、150bpm、16小節
  | 80m 80a 38b 128d | bpm=150 bars=16 mood=happy genre=synthwave unknown=ゲーム
チェロの独奏、無伴奏、ト長調、バッハみたいに | 42m | key=G unknown=バッハ
クリスマスっぽい鈴とオルゴールと合唱 | 112a 10m 52p | genre=holiday
ドラムンベース、174、ダークなシンセベース | 38b 128d | bpm=174 genre=dubstep mood=dark
切ない感じのアコースティックギターとストリングス、サビっぽく | 25m 48p | mood=bittersweet unknown=サビ
"""
