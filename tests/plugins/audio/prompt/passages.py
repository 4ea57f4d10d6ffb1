"""Passages of prose with what is expected of their music, noted before anything was measured.

`valence` is -1 where the music is to be in a dark mode and 1 where it is to be in a bright one; `energy` is -1 for
slow, 0 for medium and 1 for fast. The rules were written with the first twenty at hand; the others were only measured.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, and what a reader would have the music be."""

    name: str
    valence: int
    energy: int
    text: str


PASSAGES = (
    Passage(
        "burial", -1, -1,
        "They buried the old man on a grey morning, when the rain had not yet stopped. His widow stood apart from "
        "the rest, and she did not weep until the last of the earth had been thrown down. Then she turned and "
        "walked home alone, and for many days nobody saw a light in her window.",
    ),
    Passage(
        "chase", -1, 1,
        "He ran. Behind him the dogs were barking, nearer now. He leapt the wall, fell, scrambled up and ran on. A "
        "shot cracked past his ear. Faster! The bridge was burning, men were shouting, and there was no time, no "
        "time at all. He threw himself forward into the dark.",
    ),
    Passage(
        "fair", 1, 1,
        "The whole town danced in the square that night. Children raced laughing between the stalls, rockets burst "
        "over the roofs, and the miller's daughter whirled from one partner to the next until her cheeks glowed. "
        "Everyone cheered when the mayor jumped onto a table and began to sing.",
    ),
    Passage(
        "garden", 1, -1,
        "In the afternoon the garden lay quite still. Bees hummed among the lavender, and the old cat slept in the "
        "sun on the warm stones beside the pond. My grandmother sat under the pear tree with her knitting in her "
        "lap, smiling at nothing in particular, and it seemed to me that the summer would never end.",
    ),
    Passage(
        "haunted", -1, -1,
        "There was something in the house that did not wish them well. At night the stairs creaked, although nobody"
        " was upon them; a cold breath came from beneath the door of the locked room, and in the mirror at the end "
        "of the passage a pale shape would sometimes linger, watching, when there was no one to be reflected.",
    ),
    Passage(
        "battle", -1, 1,
        "The cannon roared and the line broke. Horses screamed; men fell in the smoke and were trampled. With a "
        "howl of fury the riders charged again, their swords red to the hilt, and the field shook beneath the "
        "thunder of the hooves. Blood ran in the furrows. Still they came on, wave after wave, killing and dying.",
    ),
    Passage(
        "wedding", 1, 1,
        "The bells rang out at noon, and the young couple came laughing down the steps into a storm of petals. Hats"
        " flew into the air. The band struck up a lively tune, uncles embraced each other, and the bride, radiant "
        "with joy, caught up her skirts and ran ahead of them all to the feast.",
    ),
    Passage(
        "lullaby", 1, -1,
        "Hush now, little one. The stars are out above the meadow and the lambs have gone to sleep. Softly the wind"
        " rocks the branches, softly your mother sings. Close your eyes; nothing can harm you here. The moon will "
        "watch over you gently until the morning.",
    ),
    Passage(
        "letter", -1, -1,
        "I have read your letter so often that the paper is worn through. You write that you will not come back. I "
        "sit in the empty kitchen and look at your chair, and I remember how you used to hum in the evenings, and I"
        " am so lonely that I could speak to the clock. Forgive me these tears. I miss you.",
    ),
    Passage(
        "harbour", 1, 1,
        "With a shout the crew hauled on the ropes, and the sails filled with a bang. The ship leapt forward into "
        "the sparkling bay. Spray flew over the bow, gulls wheeled and cried, the captain laughed aloud, and the "
        "boy climbed to the very top of the mast to wave his cap at the wide bright world that was waiting for him.",
    ),
    Passage(
        "interrogation", -1, 0,
        "The inspector laid the knife upon the table and waited. Nobody breathed. He knew that one of them was "
        "lying, and he let the silence grow until the younger brother began to tremble. A drop of sweat ran down "
        "his temple. “Where were you,” the inspector asked again, “when the scream was heard?”",
    ),
    Passage(
        "reunion", 1, 0,
        "She saw him before he saw her. He was thinner, and his hair had turned white, but he had the same kind "
        "smile. When he recognised her, he dropped his bag and held out his arms, and the years fell away. They "
        "laughed and talked through all the evening, full of hope and gratitude, and happy simply to be together "
        "again.",
    ),
    Passage(
        "winter", -1, -1,
        "Snow had covered the village for weeks. The wells were frozen, and the last of the bread was gone. An old "
        "woman, hungry and cold, dragged her sledge slowly along the deserted road; nobody came to the doors. Above"
        " the bare trees the sky hung grey and heavy, and it would soon be night.",
    ),
    Passage(
        "coronation", 1, 0,
        "Solemnly the great doors were opened, and the young queen advanced beneath banners of gold. The lords of "
        "the realm knelt as she passed. When the crown was lowered upon her brow, a glorious light broke through "
        "the high windows, and the people rose and hailed her with proud and thankful hearts.",
    ),
    Passage(
        "storm", -1, 1,
        "The wind tore the shutters from the walls. Lightning split the sky, the river burst its banks and raged "
        "through the streets, sweeping away carts and cattle. Women cried out for their children. Quick, to the "
        "roof! The timbers groaned, the water was rising, and in terror they clung to one another while the house "
        "shook.",
    ),
    Passage(
        "kitten", 1, 1,
        "The kitten had discovered the ball of wool. It pounced, it tumbled head over heels, it bounced away in "
        "alarm and came skipping back again with its tail in the air. Round the table it raced, under the sofa, "
        "over the teacups, and the children giggled until they had to hold their sides.",
    ),
    Passage(
        "parting", -1, -1,
        "They did not quarrel any more; there was nothing left to say. He packed his few books, and she watched "
        "from the window as the carriage grew small upon the long road. She was not happy, and she would not be "
        "happy again. The room was quiet. Slowly she took the ring from her finger and laid it in the drawer.",
    ),
    Passage(
        "monastery", 1, -1,
        "The brothers rose before dawn and went in silence to the chapel. Candles burned in the calm air. Their "
        "prayers rose softly and were answered by the murmur of the stream below, and in each heart there was a "
        "deep peace, as if the world and all its troubles lay very far away.",
    ),
    Passage(
        "murder", -1, 0,
        "He crept along the corridor with the lamp shaded by his hand. Behind that door slept the man whom he "
        "hated. His heart beat against his ribs. Softly he turned the key; softly he drew the blade from beneath "
        "his cloak, and in the shadows it seemed to him that something evil leaned close and whispered his name.",
    ),
    Passage(
        "spring", 1, 0,
        "And then one morning it was spring. The ice broke on the brook, buds opened on every twig, and the larks "
        "rose singing from the fields. The farmer threw open his windows and breathed in the sweet fresh air. He "
        "felt young again; whistling merrily, he took his hat and walked out into the sunshine.",
    ),
)  # fmt: skip

UNSEEN = (
    Passage(
        "orphan", -1, -1,
        "The child had been crying for so long that no tears were left. She sat on the step of the ruined house "
        "with a broken doll in her arms and asked everyone who passed whether they had seen her mother. They shook "
        "their heads and hurried by, for what could they have told her?",
    ),
    Passage(
        "race", 1, 1,
        "Down came the flag and away they flew! The red boat was ahead, then the blue; oars flashed, the crowd on "
        "the bank yelled with delight. Faster and faster they pulled. Ten lengths, five, one, and with a mighty "
        "stroke our boys shot across the line. Victory! Caps soared, and strangers hugged each other.",
    ),
    Passage(
        "wolves", -1, 1,
        "The wolves were upon them. The driver lashed the horses until the foam flew, and the sledge lurched wildly"
        " over the ice. One grey beast sprang at the child; Ivan struck it down with the axe. There were more of "
        "them, always more, and their howling filled the night. “Hurry!” he screamed. “Hurry, or we are dead!”",
    ),
    Passage(
        "lake", 1, -1,
        "No wind stirred. The lake was like glass, and the boat drifted slowly among the lilies. She trailed her "
        "hand in the cool water and listened to the distant bells. He had put down his oars long ago. They did not "
        "speak, for they were perfectly content, and the golden evening seemed to hold its breath around them.",
    ),
    Passage(
        "dungeon", -1, -1,
        "How long he had lain in the darkness he could not tell. Water dripped from the stones. Sometimes a rat "
        "crept over his feet; sometimes, far above, a door was shut, and then there was nothing but his own "
        "despair. He no longer hoped. He thought of the sea, and of his daughter's grave, and turned his face to "
        "the wall.",
    ),
    Passage(
        "carnival", 1, 1,
        "Masks, drums, torches, laughter! The crowd poured over the bridge in a wild and glittering stream. "
        "Harlequin turned a somersault and stole a kiss; confetti whirled, fiddlers leapt upon barrels, and we were"
        " swept along, dancing, shouting, drunk with happiness, until the sun came up.",
    ),
    Passage(
        "fire", -1, 1,
        "“Fire!” Flames burst from the windows, and within minutes the roof was blazing. People rushed from the "
        "doors in panic, pushing, falling, shrieking for help. A beam crashed down. He dashed back into the choking"
        " smoke, kicked in the door, snatched up the boy and ran for his life.",
    ),
    Passage(
        "breakfast", 1, 0,
        "It was a cheerful kitchen. Sunlight fell on the blue plates, the kettle sang, and there was the pleasant "
        "smell of new bread. Father read out the funny pieces from the newspaper while the twins buttered their "
        "toast, and everybody agreed that it was a fine day for a picnic.",
    ),
    Passage(
        "fog", -1, -1,
        "The fog came up from the marsh at dusk, and with it the silence. He could see no farther than his hand. "
        "Somewhere a bell tolled, very faintly, though the church had been in ruins for a hundred years. Something "
        "followed him, and stopped when he stopped. He dared not turn round.",
    ),
    Passage(
        "duel", -1, 1,
        "They sprang at each other like tigers. Steel rang on steel. Twice the Count lunged, twice Armand beat the "
        "blade aside; then with a savage cry he attacked, cutting, thrusting, driving his enemy back across the "
        "courtyard. Rage blinded him. He struck again and again, and blood spurted over the white stones.",
    ),
    Passage(
        "grandfather", -1, -1,
        "My grandfather's watch has stopped. I wind it sometimes and hold it to my ear, as he used to let me do "
        "when I was small, but it does not tick. It is ten years since he died. I wish that I had asked him more, "
        "and that I had said goodbye.",
    ),
    Passage(
        "homecoming", 1, 0,
        "At the last turn of the road he saw the roofs of his village, and his heart grew light. There was the "
        "mill, there the old lime tree. A dog came running, barking with joy; then his sister, and then all of "
        "them, and his mother wept and laughed and kissed him and would not let him go.",
    ),
    Passage(
        "prayer", 1, -1,
        "The child knelt beside the bed and folded her hands. She gave thanks for the bread and for the kind lady "
        "who had brought it, and asked that her brother might sleep well. Then she blew out the candle, crept "
        "beneath the blanket and lay listening to the soft rain, feeling quite safe.",
    ),
    Passage(
        "verdict", -1, 0,
        "The jury came back. No one in the court moved; even the rain upon the windows seemed to pause. The "
        "prisoner gripped the rail, white to the lips. He searched their faces and found no mercy there. The "
        "foreman unfolded the paper with trembling fingers. Then, in a voice that could barely be heard, he read "
        "out: “Guilty.”",
    ),
    Passage(
        "discovery", 1, 1,
        "“Gold!” he yelled, and flung his hat in the air. “We've done it!” We tumbled down the slope, shouting and "
        "laughing, and plunged our hands into the glittering stream. Never had I been so excited. We danced round "
        "the fire that night like madmen, and drank to our fortune.",
    ),
    Passage(
        "siege", -1, 0,
        "On the fortieth day of the siege they ate the last of the horses. Sick men lay in the streets, and the "
        "guns on the hill thundered without mercy. Nobody spoke of victory now. The captain walked the wall with a "
        "grim face and counted those who could still stand, and they were few.",
    ),
)  # fmt: skip

JAPANESE = (
    Passage(
        "別れ", -1, -1,
        "駅には誰もいなかった。彼女は涙をこらえて、遠ざかる汽車をいつまでも見送っていた。もう二度と会えないのだと思うと、胸が締めつけられるように悲しかった。"
        "雪が静かに降りはじめ、ホームのベンチを白く覆っていった。",
    ),
    Passage(
        "逃走", -1, 1,
        "走れ。背後で銃声が響いた。彼は塀を飛び越え、暗い路地を必死に駆け抜けた。追手の叫び声が近づく。急げ、もう時間がない。"
        "橋は燃え、炎が空を焦がしていた。",
    ),
    Passage(
        "祭り", 1, 1,
        "祭りの夜、町じゅうが笑い声に包まれていた。子どもたちは駆け回り、花火が次々と上がり、みんな夢中で踊った。"
        "太鼓が鳴ると、歓声がわっと沸き起こった。こんなに楽しい夜は初めてだった。",
    ),
    Passage(
        "縁側", 1, -1,
        "午後の縁側は静かで、あたたかい日差しが畳の上までのびていた。猫は丸くなって眠り、祖母は微笑みながら編み物をしている。"
        "庭の風鈴がそっと鳴り、穏やかな時間がゆっくりと流れていった。",
    ),
    Passage(
        "廃屋", -1, -1,
        "その家には、何かがいた。夜になると、誰もいない二階からきしむ音が聞こえる。冷たい風が戸の隙間から忍び込み、"
        "鏡の中に青白い影がじっと立っていた。恐ろしさのあまり、声も出なかった。",
    ),
    Passage(
        "春", 1, 0,
        "ある朝、ようやく春が来た。小川の氷がとけ、花が咲き、鳥たちが明るくさえずっている。彼は窓を開けて大きく息を吸いこんだ。"
        "嬉しくて、口笛を吹きながら野原へ出かけていった。",
    ),
)  # fmt: skip
