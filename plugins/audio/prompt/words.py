"""Words for moods, tempo, roles, manners, relations, and those that only hold a sentence together."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.audio.prompt.folding import is_japanese

MOODS = """
calm calm,calming,serene,soothing,tranquil,placid,laid back|穏やか,落ち着い,おだやか,のどか,安らか
peaceful peaceful,quietude,pastoral,still|平和,静か,静かな,安らぎ,静けさ
relaxed relaxed,relaxing,chill,chilled,easy going,mellow,lazy|しっとり,リラックス,まったり,くつろ,チル
dreamy dreamy,dreamlike,ethereal,floating,hazy,airy|夢のよう,夢見,幻想的,浮遊感,ふわふわ,ドリーミー
gentle gentle,delicate,light|優しい,優し,やさし,繊細,柔らか
tender tender,intimate,sweet,emotional,moving,touching,heartfelt,poignant|感動的,感動,エモい
tender |甘い,甘く,愛らし,いとおし
romantic romantic,loving,passionate,sensual|ロマンチック,ロマンティック,情熱的,恋
warm warm,cozy,cosy,comforting|温かい,温か,暖か,あたたか,ほっこり
meditative meditative,meditation,zen|瞑想的,瞑想,禅
sad sad,mournful,sorrowful,crying,heartbroken,gloomy,blue|悲しい,悲し,哀し,かなし,哀愁,泣け
melancholic melancholic,melancholy,wistful,pensive,doleful,somber,sombre|憂鬱,メランコリック,物憂げ,物悲し,もの悲し
melancholic 憂い
nostalgic nostalgic,nostalgia,retro,sentimental|懐かしい,懐かし,なつかし,ノスタルジック,郷愁
bittersweet bittersweet,aching|切ない,切な,せつな,ほろ苦
lonely lonely,lonesome,desolate,solitary|孤独,寂し,さびし,さみし
tragic tragic,despairing,desperate|悲劇的,絶望的,悲壮
dark dark,darker,grim,brooding,sinister|暗い,暗,ダーク,陰鬱
ominous ominous,menacing,foreboding,threatening|不穏,威圧的,脅迫的
mysterious mysterious,enigmatic,mystical,mystic|神秘的,ミステリアス,謎め,不思議
eerie eerie,haunting,ghostly,unsettling,uncanny|不気味,ぶきみ,気味悪
scary scary,spooky,horror,creepy,frightening,terrifying|怖い,怖,恐ろし,ホラー,こわ
tense tense,tension,nervous,anxious|緊張感,緊迫,張り詰め,緊張,不安
suspenseful suspenseful,suspense,thrilling,thriller|サスペンス,スリリング
cold cold,icy,frozen,bleak|冷たい,冷た,寒,凍て
angry angry,furious,rage,raging|怒り,怒,怒り
aggressive aggressive,brutal,violent,fierce,savage,intense|激しい,激し,攻撃的,アグレッシブ,荒々し
heavy heavy,crushing|重い,重,ヘビー,重厚
epic epic,grand,huge,massive,monumental|壮大,エピック,雄大
heroic heroic,brave,adventurous,valiant|英雄的,勇ま,勇敢,ヒロイック,冒険
triumphant triumphant,victorious,glorious,victory|勝利,凱旋
majestic majestic,stately,regal,royal,noble|堂々,威厳,気高
solemn solemn,grave,austere,funeral|荘厳,厳か,厳粛,おごそか
sacred sacred,holy,spiritual,religious|神聖,聖な
hopeful hopeful,uplifting,inspiring,optimistic,inspirational|希望,前向き,希望に満ち
happy happy,joyful,joyous,merry,glad|楽しい,楽し,嬉し,幸せ,うれし,ハッピー,たのし
cheerful cheerful,jolly,cheery,carefree|陽気,元気,ほがらか,朗らか,快活
playful playful,cute,whimsical,childlike|かわいい,かわい,可愛,遊び心,いたずら,茶目
funny funny,comical,silly,goofy,humorous|コミカル,おかし,滑稽,おどけ
quirky quirky,weird,odd,strange,bizarre|奇妙,へんてこ,変わった
bright bright,radiant,shining,sparkling|明るい,明る,輝,きらきら,キラキラ
festive festive,celebratory,party|祝祭,お祭り,祭り,パーティー
energetic energetic,dynamic,vigorous,spirited,high energy,driving,pumping
energetic |ノリがい,エネルギッシュ,活発,躍動感,力強い躍動
exciting exciting,ecstatic,euphoric,wild|興奮,ワクワク,わくわく,盛り上が
powerful powerful,strong,mighty|力強い,力強,強力,パワフル
urgent urgent,frantic,hectic,rushing|切迫,慌ただし,焦
groovy groovy,grooving|グルーヴィー,グルービー,ノリのい,ノリノリ
cool cool,slick,suave|クール,かっこい,カッコい,格好い
elegant elegant,graceful,refined|優雅,エレガント,上品,気品
magical magical,enchanted,fairytale,fairy tale,wondrous|魔法,メルヘン
exotic exotic,oriental|エキゾチック,異国
hypnotic hypnotic,trance like,repetitive|催眠的,反復的
"""

TEMPO = """
slow*0.66 slow,slowly,slower|ゆっくり,遅,スロー,ゆるやか,ゆったり,緩やか
slow*0.5 very slow,extremely slow,really slow,super slow,very slowly|とても遅,とてもゆっくり,非常に遅,超スロー
slow*0.5 すごく遅
fast*1.2 fast,quick,quickly,rapid,faster,speedy,up tempo,uptempo|速,はや,アップテンポ,疾走感,素早,スピーディ
fast*1.4 very fast,extremely fast,really fast,super fast,breakneck,very quick|とても速,非常に速,超高速,高速,すごく速
lively*1.1 lively,upbeat,brisk,bouncy,peppy|軽快,生き生き,軽やか,弾む,弾ん
medium*1 mid tempo,medium tempo,midtempo,moderate tempo|ミディアム,ミドルテンポ,中くらいのテンポ
=44 grave tempo,larghissimo|グラーヴェ
=50 largo,lento,very slow tempo|ラルゴ,レント
=58 larghetto|ラルゲット
=66 adagio|アダージョ
=74 adagietto|アダージェット
=90 andante|アンダンテ
=96 andantino|アンダンティーノ
=110 moderato|モデラート
=118 allegretto|アレグレット
=132 allegro|アレグロ
=150 vivace|ヴィヴァーチェ,ビバーチェ
=164 vivacissimo|ビバチッシモ
=180 presto|プレスト
=200 prestissimo|プレスティッシモ
"""

ROLES = """
melody melody,melodie,lead,lead melody,lead line,top line,tune on,lead part,main melody,solo line,hook
melody counter melody,countermelody|メロディ,メロディー,旋律,主旋律,リード,主題
solo solo,soloist,unaccompanied|ソロ,独奏,無伴奏
riff riff,power chord riff,riffing|リフ
riff:chug chug,chugging,palm muted riff,palm mute,chugs|チャグ,刻み,ザクザク
riff:gallop gallop,galloping,gallop riff,galloping riff|ギャロップ
riff:power-eighths power chord|パワーコード
chords chord,chord progression,comping,rhythm,accompaniment,harmony,backing,accompanying,chordal|コード,和音,伴奏
chords コード進行,バッキング,和声,ハーモニー
chords:strum strum,strummed,strumming,strummed chord|ストローク,ストラム,かき鳴らし
chords:skank skank,skanking,offbeat chord|裏打ち,スカンク
chords:block block chord|
chords:montuno montuno|モントゥーノ
arpeggio arpeggio,arpeggios,arpeggiated,arp,broken chord,arpeggiator|アルペジオ,分散和音
arpeggio:picking fingerpicking,fingerpicked,finger picking,finger picked,picking|フィンガーピッキング,指弾き,つま弾き
arpeggio:travis travis picking|トラヴィスピッキング
arpeggio:alberti alberti bass,alberti|アルベルティバス,アルベルティ
arpeggio:ostinato ostinato|オスティナート
pad pads,sustained chord,long chord,sustained,held chord|持続音,白玉
pad:chorale chorale|コラール
bass bassline,bass line,bass part,low end|ベースライン,低音パート
bass:walking walking,walking bassline,walking bass line|
drums beat,groove,drumbeat,drum beat,drum groove,drum loop,drum pattern,drum part,rhythm section,backbeat,drum fill
drums ビート,リズム,グルーヴ
"""

MANNERS = """
high high,high pitched,high register,soaring|高い,高音,高く
low low,low pitched,low register,deep|低い,低音,低く,深い
dense busy,dense,virtuosic,intricate,complex|細かい,忙し,細か,密
sparse sparse,minimal,simple,minimalist,minimalistic,spare|まばら,シンプル,簡素,ミニマル,素朴
quiet quiet,soft,softly,quietly,muted,subtle,hushed,pianissimo|控えめ,小さ,ソフト,弱い,そっと
loud loud,loudly,forte,fortissimo,blaring,blasting,big|大きな音,大音量,うるさ,強い
syncopated syncopated,off beat,offbeat,syncopation|シンコペーション
left panned left,on the left,hard left|左側,左から
right panned right,on the right,hard right|右側,右から
"""

RELATIONS = """
backed backed by,accompanied by,supported by,over,on top of,against,underscored by,above,backed up by,backed with
backed supported with,floating over
under under,beneath,underneath,behind,supporting,backing up|に支えられた,に支えられて,に支えられ,をバックに
under を背景に,の上に,の上で,に乗せて,に乗せた,に乗った,にのせて,の上を,にのせた
and and,with,w/,plus,&,+,featuring,feat,along with,together with,as well as,alongside|と,や,および,及び,そして
and に加えて,を伴う,を伴った,を伴って,入り
no no,without,minus,excluding
none |レス,なし,無し,抜き,は無し,はなし,ぬき,なしで
not |ではなく,じゃなく,ではなくて,じゃなくて
back in the back,in the background,in back,underneath it all|後ろで,後ろに,バックで
only only,just,alone|だけ,のみ
style style,vibe,flavored,flavoured,tinged,influenced,inspired|スタイル
"""

FILLERS = """
a an the of in for to by at on from into is are it its it's that this which some my me as through around
music song tune piece track clip loop sketch composition score jam number part section theme music ditty progression
make create write compose generate could would should give play want would like i please need let us let's can you
feel feeling mood type kind sort sound sounding sounds like ish tone atmosphere tempo key time signature
metre meter speed bpm played playing plays playing using very really quite rather pretty slightly little bit somewhat
something line short long nice beautiful good great lovely pretty pleasant catchy instrumental fanfare
background lightly
acoustic electric analog analogue vintage unplugged live
one single where while there be being then but so also each s t pattern
"""

JAPANESE_FILLERS = """
の に を は が で な も へ から まで より という といった のような ような ように みたいな
っぽい っぽく 風 風の 的な 感じ 感じの 雰囲気 曲 音楽 楽曲 歌 うた 音 音色 響き 作って 作曲
作曲して 書いて 生成して ください 下さい お願いします おねがいします ほしい 欲しい て た だ する
した して ある いる による による演奏 演奏 演奏する 奏でる 弾く 弾いた 吹く 調 拍子 テンポ
使った 使って とても すごく かなり 少し ちょっと やや もっと 美しい きれいな 綺麗な 素敵な 短い
長い 流れる のある がある のない 系 調の ノリ ファンファーレ bgm インスト く い 楽
テーマ テーマ曲 サウンド トラック ループ できる でき くらい ぐらい たい したい
流す 流し 流したい みたいに そう そうな 入った 入って 入る キー いい よい 良い アンサンブル 徐々に だんだん 次第に
"""


def table(text: str) -> dict[str, str]:
    """Each phrase of a table with the word that it stands for."""
    found: dict[str, str] = {}
    for line in text.strip().splitlines():
        value, _, words = line.partition(" ")
        found.update({word.strip(): value for word in words.replace("|", ",").split(",") if word.strip()})
    return found


def japanese_names(text: str) -> dict[str, str]:
    """What a table calls each of its words in Japanese: the first Japanese phrase for it."""
    found: dict[str, str] = {}
    for phrase, value in table(text).items():
        if any(map(is_japanese, phrase)):
            found.setdefault(value, phrase)
    return found


def first_japanese(phrases: Iterable[str], otherwise: str) -> str:
    """The first Japanese phrase, if there is one."""
    return next((phrase for phrase in phrases if any(map(is_japanese, phrase))), otherwise)
