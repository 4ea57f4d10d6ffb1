"""Groups: functional groups and ring systems by name, in English and Japanese, with how they are found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """A group: its name, its other names, and its SMARTS; `ring` is a SMILES of a ring system to begin from."""

    name: str
    names: tuple[str, ...]
    smarts: str
    ring: str = ""


def _groups(text: str) -> tuple[NamedGroup, ...]:
    found = []
    for line in text.strip().splitlines():
        names, smarts, *ring = line.split()
        first, *others = (name.replace("_", " ") for name in names.split("|"))
        found.append(NamedGroup(first, tuple(others), smarts, *ring))
    return tuple(found)


FUNCTIONAL = _groups("""
nitro|ニトロ [$([NX3](=O)=O),$([NX3+](=O)[O-])]
nitroso|ニトロソ [#6,#7][NX2]=O
nitrile|cyano|cyanide|ニトリル|シアノ [CX2]#[NX1]
amide|carboxamide|アミド|カルボキサミド [$([CX3][#6]),$([CX3H])](=[OX1])[NX3;!$(N~[#16])]
primary_amide|第一級アミド [CX3](=[OX1])[NX3H2]
sulfonamide|sulphonamide|スルホンアミド|スルフォンアミド [SX4](=[OX1])(=[OX1])[NX3]
sulfone|sulphone|sulfonyl|スルホン|スルホニル [#6][SX4](=[OX1])(=[OX1])[#6]
sulfoxide|sulphoxide|スルホキシド [#6][SX3](=[OX1])[#6]
sulfonic_acid|スルホン酸 [SX4](=O)(=O)[OX2H1,OX1-]
urea|尿素|ウレア [NX3][CX3](=[OX1])[NX3]
thiourea|チオ尿素|チオウレア [NX3][CX3](=[SX1])[NX3]
thioamide|チオアミド [CX3](=[SX1])[NX3]
carbamate|urethane|カルバメート|カルバマート|ウレタン [NX3][CX3](=[OX1])[OX2]
ester|エステル [#6][CX3](=[OX1])[OX2][#6]
carboxylic_acid|carboxyl|carboxy|carboxylate|カルボン酸|カルボキシ|カルボキシル [CX3](=[OX1])[OX2H1,OX1-]
ketone|ケトン [#6][CX3](=[OX1])[#6]
aldehyde|formyl|アルデヒド|ホルミル [CX3H1](=[OX1])[#6]
carbonyl|カルボニル [CX3]=[OX1]
alcohol|hydroxyl|hydroxy|アルコール|ヒドロキシ|ヒドロキシル|水酸 [OX2H][CX4]
phenol|フェノール [OX2H]c
ether|エーテル [OD2]([#6;!$(C=O)])[#6;!$(C=O)]
methoxy|メトキシ [CH3][OX2][#6]
ethoxy|エトキシ [CH3][CH2][OX2][#6]
thiol|mercapto|チオール|メルカプト [SX2H]
thioether|sulfide|チオエーテル|スルフィド [#6][SX2][#6]
disulfide|ジスルフィド [SX2][SX2]
thiocarbonyl|チオカルボニル [#6]=[SX1]
primary_amine|第一級アミン|1級アミン [NX3H2;!$(NC=[O,S,N]);!$(NS(=O)=O)][#6]
secondary_amine|第二級アミン|2級アミン [NX3H1;!$(NC=[O,S,N]);!$(NS(=O)=O)]([#6])[#6]
tertiary_amine|第三級アミン|3級アミン [NX3H0;!$(NC=[O,S,N]);!$(NS(=O)=O);!$([N+])]([#6])([#6])[#6]
amine|amino|アミン|アミノ [NX3;!$(NC=[O,S,N]);!$(NS(=O)=O);!$([N+])][#6]
basic_amine|塩基性アミン [NX3;H2,H1,H0;!$(N[#6]=[O,S,N]);!$(Nc);!$(NS=O);!$([N+])][CX4]
aniline|アニリン [NX3;!$(NC=O);!$(NS=O);!$([N+])]c
quaternary_ammonium|ammonium|アンモニウム [NX4+]
guanidine|グアニジン [NX3][CX3](=[NX2])[NX3]
amidine|アミジン [NX3][CX3](=[NX2])[#6]
imine|イミン [CX3]=[NX2][#6]
oxime|オキシム [CX3]=[NX2][OX2]
hydrazine|ヒドラジン [NX3;!R][NX3;!R]
hydrazone|ヒドラゾン [NX3][NX2]=[CX3]
hydrazide|ヒドラジド [CX3](=O)[NX3][NX3]
azide|アジド [NX2]=[N+]=[N-]
azo|アゾ [#6][NX2]=[NX2][#6]
diazo|diazonium|ジアゾ [#6]=,-[N+]#,=[N,N-]
n-oxide|N-オキシド [#7+][OX1-;!$(O[N+]=O)]
isocyanate|イソシアネート [NX2]=C=[OX1]
isothiocyanate|イソチオシアネート [NX2]=C=[SX1]
acyl_halide|acid_chloride|acyl_chloride|酸ハロゲン化物|酸塩化物 [CX3](=O)[F,Cl,Br,I]
sulfonyl_chloride|塩化スルホニル [SX4](=O)(=O)[Cl,F]
anhydride|酸無水物|無水物 [CX3](=O)[OX2][CX3]=O
peroxide|過酸化物|ペルオキシド [OX2][OX2]
halogen|halide|halo|ハロゲン [F,Cl,Br,I]
fluorine|fluoro|fluoride|fluorinated|フッ素|フルオロ F
chlorine|chloro|chloride|chlorinated|塩素|クロロ Cl
bromine|bromo|bromide|臭素|ブロモ Br
iodine|iodo|iodide|ヨウ素|ヨード I
alkyl_halide|ハロゲン化アルキル [CX4][Cl,Br,I]
trifluoromethyl|cf3|トリフルオロメチル [CX4;!$(CO)](F)(F)F
trifluoromethoxy|ocf3|トリフルオロメトキシ [OX2]C(F)(F)F
difluoromethyl|chf2|ジフルオロメチル [CX4H1](F)F
alkyne|acetylene|アルキン|アセチレン [CX2]#[CX2]
alkene|olefin|アルケン|オレフィン [CX3;!$(C=[!#6])]=[CX3;!$(C=[!#6])]
vinyl|ビニル [CX3H1]=[CX3H2]
allyl|アリル [CX4][CX3H1]=[CX3H2]
michael_acceptor|マイケルアクセプター|マイケル受容体 [CX3]=[CX3][CX3]=[OX1]
acrylamide|アクリルアミド [CX3H2]=[CX3H1][CX3](=O)[NX3]
boronic_acid|boron|ボロン酸|ホウ素 [#5]
phosphorus|リン原子 [#15]
phosphate|リン酸 [PX4](=O)([OX2,OX1-])([OX2,OX1-])[OX2,OX1-]
phosphonate|ホスホン酸|ホスホナート [#6][PX4](=O)([OX2,OX1-])[OX2,OX1-]
sulfur|sulphur|硫黄|イオウ [#16]
hydroxamic_acid|hydroxamate|ヒドロキサム酸 [CX3](=O)[NX3][OX2H1]
acetal|アセタール [CX4]([OX2][#6])[OX2][#6]
imide|イミド [CX3](=O)[NX3][CX3]=O
methyl|メチル [CH3]
isopropyl|イソプロピル [CX4H1]([CH3])[CH3]
tert-butyl|t-butyl|tBu|tertブチル|t-ブチル|tert-ブチル [CX4]([CH3])([CH3])[CH3]
acetyl|アセチル [CH3][CX3]=[OX1]
benzyl|ベンジル [CH2]c1ccccc1
aromatic_ring|aromatic|芳香環|芳香族 a
heterocycle|heteroaromatic|heteroaryl|ヘテロ環|複素環 [a;!#6]
macrocycle|マクロサイクル|大環状 [r{12-}]
spiro|spirocycle|スピロ [x4;R2]
charge|charged_atom|電荷 [+1,+2,-1,-2]
""")

RINGS = _groups("""
benzene|phenyl|ベンゼン|フェニル c1ccccc1 c1ccccc1
pyridine|pyridyl|pyridinyl|ピリジン|ピリジル c1ccncc1 c1ccncc1
pyrimidine|pyrimidinyl|ピリミジン|ピリミジニル c1cncnc1 c1cncnc1
pyrazine|ピラジン c1cnccn1 c1cnccn1
pyridazine|ピリダジン c1ccnnc1 c1ccnnc1
triazine|トリアジン [$(n1cncnc1),$(n1ncncc1),$(n1nnccc1)] c1ncncn1
pyrrole|ピロール c1ccnc1 c1cc[nH]c1
furan|furyl|フラン|フリル c1ccoc1 c1ccoc1
thiophene|thienyl|チオフェン|チエニル c1ccsc1 c1ccsc1
imidazole|イミダゾール c1cncn1 c1c[nH]cn1
pyrazole|ピラゾール c1cnnc1 c1cn[nH]c1
oxazole|オキサゾール c1cocn1 c1cocn1
isoxazole|イソオキサゾール|イソキサゾール c1conc1 c1conc1
thiazole|チアゾール c1cscn1 c1cscn1
isothiazole|イソチアゾール c1csnc1 c1csnc1
triazole|トリアゾール [$(n1nncc1),$(n1ncnc1)] c1c[nH]nn1
tetrazole|テトラゾール c1nnnn1 c1nnn[nH]1
oxadiazole|オキサジアゾール [$(o1ncnc1),$(o1cnnc1),$(o1nccn1)] c1nnco1
thiadiazole|チアジアゾール [$(s1ncnc1),$(s1cnnc1),$(s1nccn1),$(s1nncc1)] c1nncs1
indole|インドール c1ccc2c(c1)ccn2 c1ccc2[nH]ccc2c1
indazole|インダゾール c1ccc2c(c1)cnn2 c1ccc2[nH]ncc2c1
benzimidazole|benzoimidazole|ベンゾイミダゾール|ベンズイミダゾール c1ccc2c(c1)ncn2 c1ccc2[nH]cnc2c1
benzofuran|ベンゾフラン c1ccc2c(c1)cco2 c1ccc2occc2c1
benzothiophene|ベンゾチオフェン c1ccc2c(c1)ccs2 c1ccc2sccc2c1
benzoxazole|ベンゾオキサゾール|ベンズオキサゾール c1ccc2c(c1)nco2 c1ccc2ocnc2c1
benzothiazole|ベンゾチアゾール c1ccc2c(c1)ncs2 c1ccc2scnc2c1
benzotriazole|ベンゾトリアゾール c1ccc2c(c1)nnn2 c1ccc2[nH]nnc2c1
azaindole|アザインドール [$(c1cnc2nccc2c1),$(c1ccc2cn[c,n]c2n1),$(c1ncc2ccnc2c1),$(c1cc2ccnc2cn1)] c1cnc2[nH]ccc2c1
purine|プリン n1cnc2ncnc2c1 c1ncc2nc[nH]c2n1
quinoline|キノリン c1ccc2ncccc2c1 c1ccc2ncccc2c1
isoquinoline|イソキノリン c1ccc2cnccc2c1 c1ccc2cnccc2c1
quinazoline|キナゾリン c1ccc2ncncc2c1 c1ccc2ncncc2c1
quinoxaline|キノキサリン c1ccc2nccnc2c1 c1ccc2nccnc2c1
naphthalene|naphthyl|ナフタレン|ナフチル c1ccc2ccccc2c1 c1ccc2ccccc2c1
coumarin|クマリン O=c1ccc2ccccc2o1 O=c1ccc2ccccc2o1
biphenyl|ビフェニル c1ccccc1-c1ccccc1 c1ccc(-c2ccccc2)cc1
benzodioxole|methylenedioxy|ベンゾジオキソール|メチレンジオキシ c1ccc2c(c1)OCO2 c1ccc2c(c1)OCO2
indoline|インドリン c1ccc2c(c1)CCN2 c1ccc2c(c1)CCN2
tetrahydroisoquinoline|テトラヒドロイソキノリン c1ccc2c(c1)CCNC2 c1ccc2c(c1)CCNC2
tetrahydroquinoline|テトラヒドロキノリン c1ccc2c(c1)CCCN2 c1ccc2c(c1)CCCN2
piperidine|piperidinyl|ピペリジン C1CCNCC1 C1CCNCC1
piperazine|ピペラジン C1CNCCN1 C1CNCCN1
morpholine|モルホリン|モルフォリン C1COCCN1 C1COCCN1
thiomorpholine|チオモルホリン C1CSCCN1 C1CSCCN1
pyrrolidine|ピロリジン C1CCNC1 C1CCNC1
pyrrolidinone|ピロリジノン|ピロリドン O=C1CCCN1 O=C1CCCN1
azetidine|アゼチジン C1CNC1 C1CNC1
aziridine|アジリジン C1CN1 C1CN1
azepane|アゼパン C1CCCNCC1 C1CCCNCC1
lactam|ラクタム [C;R](=O)[N;R] O=C1CCCN1
lactone|ラクトン [C;R](=O)[O;R] O=C1CCCO1
hydantoin|ヒダントイン O=C1CNC(=O)N1 O=C1CNC(=O)N1
tetrahydrofuran|thf|テトラヒドロフラン C1CCOC1 C1CCOC1
tetrahydropyran|thp|テトラヒドロピラン C1CCOCC1 C1CCOCC1
dioxane|ジオキサン C1COCCO1 C1COCCO1
oxetane|オキセタン C1COC1 C1COC1
epoxide|oxirane|エポキシド|エポキシ|オキシラン C1CO1 C1CO1
cyclopropane|cyclopropyl|シクロプロパン|シクロプロピル C1CC1 C1CC1
cyclobutane|cyclobutyl|シクロブタン|シクロブチル C1CCC1 C1CCC1
cyclopentane|cyclopentyl|シクロペンタン|シクロペンチル C1CCCC1 C1CCCC1
cyclohexane|cyclohexyl|シクロヘキサン|シクロヘキシル C1CCCCC1 C1CCCCC1
adamantane|adamantyl|アダマンタン|アダマンチル C1C2CC3CC1CC(C2)C3 C1C2CC3CC1CC(C2)C3
""")

GROUPS = (*FUNCTIONAL, *RINGS)
RING_OF = {group.smarts: group.ring for group in RINGS}
