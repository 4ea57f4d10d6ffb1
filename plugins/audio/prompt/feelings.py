"""Words of prose with what they do to music: the mood that they speak of, how bright they are and how lively."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from plugins.audio.prompt.folding import fold, is_japanese


@dataclass(frozen=True, slots=True)
class Feeling:
    """What a word speaks of: `mood` is one of plugins.audio.music.moods, empty for pure movement or rest.

    `valence` from -2 (dark) to 2 (bright), `energy` from -2 (still) to 2 (wild).
    """

    mood: str
    valence: float
    energy: float


FEELINGS = """
sad -1.6 -0.9 sad sadness sorrow sorrowful grief grieve mourn mournful weep wept tear tears sob misery miserable
sad unhappy unhappiness heartbroken pity regret gloom gloomy wretched forlorn woe lament mourner farewell
sad goodbye crying sigh wearily weary cried tearful homesick bereft disappointed disappointment ashamed
sad shame
sad |悲し 哀し 涙 泣 嘆 別れ 淋し 憂い 切な 悔や 失っ 亡くな 喪 胸が締めつけ
lonely -1.4 -1.0 lonely loneliness alone lonesome desolate deserted abandoned forsaken solitary empty emptiness
lonely orphan widow widower stranger exile outcast miss missed parted
lonely |孤独 ひとりぼっち 独り 誰もいな 取り残さ 見送
tragic -1.7 -0.5 die died dead death dying bury buried burial grave funeral coffin corpse tomb mourning doomed doom
tragic ruin ruined perish perished ruins lost loss despair hopeless hopelessness starve starving starved
tragic hunger hungry famine plague sick sickness suffer suffering wound wounded crippled siege gallows
tragic hanged beggar misfortune disaster
tragic |死 墓 葬 絶望 滅び 廃墟 飢え 病 犠牲 遺体 亡骸
dark -1.0 -0.4 dark darkness shadow shadows black blackness dungeon prison prisoner captive chains evil wicked
dark wickedness sinister sin guilt guilty cruel cruelty hate hated hatred bitter bitterness curse cursed
dark betray betrayed traitor betrayal treachery revenge vengeance murderer poison foul mercy merciless grim
dark bleak thief crime
dark |暗い 暗く 暗闇 闇 影 憎 呪 罪 裏切 復讐 牢 毒
cold -0.8 -0.6 cold snow frozen freeze frost frosty ice icy grey gray bare barren winter wintry chill damp numb
cold |冷た 寒 凍 氷 雪 灰色
eerie -1.5 -0.5 ghost ghostly haunt haunted creak creaked pale spectre specter phantom apparition uncanny weird
eerie unearthly fog mist marsh crypt toll tolled howl howling raven skull witch moan moaned groan groaned
eerie watching creep crept mirror beneath locked lurk linger lurking vanish vanished dripped spider rat
eerie unseen
eerie |幽霊 不気味 きしむ 青白 霧 亡霊 忍び 呻 妖 骸骨
scary -1.6 0.5 terror terrified terrify horror horrible horrified dread dreadful fear feared afraid frightened
scary fright scream screamed shriek shrieked monster monstrous nightmare ghastly hideous panic demon devil
scary dared
scary |恐怖 恐ろし 怖 悲鳴 怯え 震え 化け物 ぞっと
ominous -1.0 -0.3 ominous omen threat threatening threaten menace menacing looming foreboding thunderclouds warning
ominous vulture
ominous |不吉 不穏 脅
mysterious -0.4 -0.5 mystery mysterious secret secrets hidden strange whisper whispered riddle veil veiled unknown
mysterious silent enigma moonlit twilight dusk murmured
mysterious |謎 神秘 秘密 囁 ささや 不思議 黄昏 月明かり
tense -1.0 0.3 tense tension nervous nervously anxious anxiety uneasy worry worried tremble trembled trembling sweat
tense knife dagger blade gun pistol suspicion suspect inspector interrogation jury lying lie liar danger
tense dangerous peril hostage trap trapped breathless gripped clenched hesitate hesitated accuse accused
tense spy threatened
tense |緊張 不安 緊迫 息を殺 危険 危な 汗 刃 疑 罠
angry -1.4 1.3 anger angry furious fury rage raged raging wrath enraged roar roared snarl snarled quarrel quarrelled
angry quarreled storm stormed tempest bellow bellowed indignant
angry |怒 憤 嵐 荒れ狂
aggressive -1.3 1.5 battle war fight fought fighting attack attacked charge charged kill killed killing blood bloody
aggressive sword swords cannon steel stab stabbed strike struck slash slashed trample trampled savage
aggressive savagely enemy enemies wolf wolves axe spear crush crushed smash smashed smoke explode exploded
aggressive explosion shot shell shooting bullet bullets murder murdered brutal destroy destroyed cutting
aggressive thrust thrusting lunge lunged
aggressive |戦い 戦場 戦争 血 剣 刀 殺 敵 攻撃 爆発 砲 斬 襲
urgent -0.7 1.7 hurry hurried quick quickly flee fled escape escaped chase chased pursuit pursue pursued pursuer
urgent faster fast rushed desperately desperate frantic frantically alarm urgent breakneck burning flames
urgent flame blaze blazing lightning flood fire fires barking scramble scrambled gasp gasped snatch
urgent snatched
urgent |急げ 急い 逃げ 逃走 追手 追いかけ 追われ 必死 炎 燃え 銃声 間に合わ 火事 稲妻
- 0 1.0 run ran running race raced racing leap leapt leaped jump jumped rush dash dashed sprint sprang burst fly
- 0 1.0 flew flung fling hurl hurled throw threw plunge plunged tumble tumbled whirl whirled whirling gallop
- 0 1.0 galloped swept sweep shout shouted shouting yell yelled crash crashed crack cracked bang tore shook skip
- 0 1.0 skipping bounce bounced pounce pounced bolt bolted climb climbed kick kicked swirl swirled pour poured
- 0 1.0 loud forward thunder thundered lurched flash flashed suddenly pull pulled stroke hauled wheeled spin spun
- 0 1.0 speed sped
- 0 1.0 |走 駆け 飛び 跳 叫 突然 飛ん 響い 響き 投げ 転げ 疾走 次々
- 0 -0.8 slow slowly sleep slept asleep sit sat lay lain still silence silently quiet quietly stillness
- 0 -0.8 wait waited drift drifted drifting softly soft evening pause paused remember remembered years
- 0 -0.8 dream knelt kneel murmur faint faintly distant listen listened stopped moon hush stars gaze gazed
- 0 -0.8 |眠 静か 静ま ゆっくり そっと じっと 横たわ 夕暮れ 沈黙 佇 黙 遠ざか 待
calm 0.9 -1.1 calm calmly peace peaceful serene serenity tranquil quietude drowsy lavender meadow pond lilies
calm lullaby gently gentle hum hummed content contented brook ripple breeze bees lake comfortable cosy cozy
calm |穏やか おだやか 安らか 平和 のどか 風鈴 せせらぎ 凪 和やか
tender 1.1 -0.7 tender tenderly tenderness mother grandmother kind kindly kindness kiss kissed embrace embraced
tender caress sweet sweetly sweetness baby lamb lambs cradle darling dear beloved love loved loving hugged
tender hug comfort
tender |優し やさし 愛し 愛お いとし 抱きし 抱き合 慈し 母の 撫で
warm 0.9 -0.4 warm warmth sunny sun sunlight sunshine summer golden hearth home bread kettle friend friends friendly
warm safe safely thankful grateful gratitude thanks smile smiled smiling together blanket family pleasant
warm fine
warm |温か あたたか 暖か 日差し 微笑 ぬくもり 陽だまり 安心 家族 友 感謝
romantic 1.1 -0.3 romantic romance lover lovers rose roses moonlight wooed passion sweetheart bride groom
romantic |恋 口づけ 愛を
nostalgic 0.3 -0.7 memory memories childhood nostalgia once grandfather bygone photograph
nostalgic |懐かし 思い出 昔 幼い頃
happy 1.6 0.6 happy happily happiness joy joyful joyfully joyous glad gladly delight delighted delightful merry
happy merrily laugh laughed laughing laughter cheerful cheerfully cheer cheered cheering bliss rejoice
happy rejoiced rejoicing lucky fortune wonderful pleased beaming birthday grin grinned picnic
happy |嬉し うれし 楽し 笑い 笑っ 幸せ 喜 笑顔 笑う 歓声
festive 1.2 1.1 dance danced dancing feast festival carnival fair wedding party celebrate celebrated celebration
festive confetti rockets fireworks drunk sing sang singing song band fiddlers fiddler tune petals crowd
festive lively toast music rang
festive |祭 踊 花火 太鼓 宴 祝 歌っ 歌い にぎや 賑や 乾杯 夢中
playful 1.3 1.1 play played playing playful kitten puppy giggle giggled tickle funny joke jest tease teased
playful mischief toy mischievous somersault frolic prank clown nimble skipped antics silly comic
playful |いたずら おどけ はしゃ 遊 子猫 くすくす 無邪気
hopeful 1.2 0.3 hope hoped hopeful hopefully spring blossom blossoms bud buds bloom bloomed lark larks dawn sunrise
hopeful fresh young youth promise morning bright brightly light awake awoke whistle whistling bird birds
hopeful |希望 春 花が咲 咲 芽 夜明け 鳥 口笛 朝 明る 輝 晴れ
triumphant 1.4 1.0 victory victorious triumph triumphant glory glorious gold winner prize champion conquer
triumphant conquered proud proudly hailed hurrah hurray success succeed succeeded thrilled excited
triumphant excitement treasure radiant sparkling glittering glitter sparkle sparkled
triumphant |勝利 栄光 勝っ 誇ら 凱旋 優勝 万歳 宝
majestic 0.7 -0.1 king queen crown crowned throne banner banners cathedral majestic splendour splendor splendid
majestic royal palace mighty magnificent noble lords realm
majestic |王 女王 冠 玉座 壮麗 威厳 宮殿
heroic 0.8 0.9 hero heroic brave bravely courage courageous valiant knight adventure adventurous captain sail sails
heroic sailed bold boldly quest
heroic |英雄 勇気 勇敢 勇ま 騎士 冒険 旅立
sacred 0.6 -0.9 prayer prayers pray prayed chapel church holy angel angels heaven heavenly altar monk monks bless
sacred blessed candle candles saint hymn psalm brothers
sacred |祈 聖 教会 天使 神に 礼拝 讃美
solemn 0.0 -0.8 solemn solemnly ceremony oath reverent stately vow bowed
solemn |厳か 厳粛 荘厳 儀式
magical 0.9 -0.1 magic magical fairy fairies enchanted enchantment wonder wondrous marvel spell unicorn glimmer
magical glimmered wished shimmering
magical |魔法 妖精 夢のよう きらめ 煌め
"""
"""Mood, valence and energy, then words; a line that goes on has the mood alone."""

_DENIALS = """
no not never none nobody nothing neither nor without hardly scarcely barely cannot cant couldn't can't don't
didn't doesn't won't wouldn't wasn't weren't isn't aren't hadn't haven't hasn't nowhere
"""
NEGATIONS = frozenset(_DENIALS.split())
JAPANESE_NEGATIONS = ("ない", "なかっ", "ません")
"""What follows a Japanese word that is denied."""

_ENDINGS = (
    ("", ("",)), ("s", ("",)), ("es", ("", "e")), ("ed", ("", "e")), ("ing", ("", "e")), ("ly", ("",)), ("d", ("",)),
    ("er", ("", "e")), ("est", ("", "e")), ("ness", ("",)), ("ies", ("y",)), ("ied", ("y",)), ("ily", ("y",)),
    ("'s", ("",)),
)  # fmt: skip
_SHORTEST = 3


@cache
def feelings() -> dict[str, Feeling]:
    """Every word of the table, English and Japanese."""
    return dict(_read())


@cache
def japanese_stems() -> dict[str, list[str]]:
    """Japanese words by their first character, the longest first."""
    found: dict[str, list[str]] = {}
    for word in feelings():
        if is_japanese(word[0]):
            found.setdefault(word[0], []).append(word)
    for words in found.values():
        words.sort(key=len, reverse=True)
    return found


def feeling_of(word: str) -> Feeling | None:
    """What an English word speaks of, in any of its forms; None where it speaks of nothing."""
    known = feelings()
    for ending, instead in _ENDINGS:
        if not word.endswith(ending):
            continue
        stem = word[: len(word) - len(ending)]
        doubled = ending in ("ed", "ing", "er", "est") and len(stem) > _SHORTEST and stem[-1] == stem[-2]
        for form in (*(stem + each for each in instead), *((stem[:-1],) if doubled else ())):
            if len(form) >= _SHORTEST and form in known:
                return known[form]
    return None


def _read() -> Iterator[tuple[str, Feeling]]:
    current = Feeling("", 0.0, 0.0)
    numbers: dict[str, Feeling] = {}
    for line in FEELINGS.strip().splitlines():
        name, *words = line.replace("|", "").split()
        if words and words[0].lstrip("-").replace(".", "").isdigit():
            current = Feeling("" if name == "-" else name, float(words[0]), float(words[1]))
            numbers[name] = current
            words = words[2:]
        for word in words:
            yield fold(word), numbers[name]
