// Portraits by attributes, as JSON lines: node portraits.mjs NODE_MODULES COUNT
import { pathToFileURL } from "node:url";

const [modules, count] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(`${modules}/@dicebear/${name}/lib/index.js`).href);
const { createAvatar } = await load("core");
const adventurer = await load("adventurer");

const HAIR = { black: "0e0e0e", brown: "6a4e35", blond: "e5d7a3", red: "cb6820", ginger: "b9501f", grey: "afafaf",
    white: "f2f2f2", pink: "e28fb4", blue: "3b6fb5", green: "4c9a5f", purple: "7a4fa3" };
const SKIN = ["f2d3b1", "ecad80", "9e5622", "763900"];
let state = 7;
const random = () => ((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648);
const pick = (list) => list[Math.floor(random() * list.length)];

for (let index = 0; index < Number(count); index++) {
    const colour = pick(Object.keys(HAIR));
    const long = random() < 0.5;
    const kind = `${long ? "long" : "short"}${String(1 + Math.floor(random() * (long ? 26 : 19))).padStart(2, "0")}`;
    const glasses = random() < 0.35;
    const earrings = random() < 0.25;
    const feature = random() < 0.35 ? pick(["mustache", "blush", "birthmark", "freckles"]) : "";
    const svg = createAvatar(adventurer, {
        seed: String(index), hair: [kind], hairColor: [HAIR[colour]], hairProbability: 100, skinColor: [pick(SKIN)],
        glassesProbability: glasses ? 100 : 0, earringsProbability: earrings ? 100 : 0,
        features: feature ? [feature] : [], featuresProbability: feature ? 100 : 0,
    }).toString();
    console.log(JSON.stringify({ colour, long, glasses, earrings, feature, svg }));
}
