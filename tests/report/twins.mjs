// What the pictures of a screen show of the rounds that come in by standard input: [{told, by, language, strings}], as JSON; `by`: a split of it, or none.
import { Results } from "../../static/js/parts/results.js";
import { SplitResults } from "../../static/js/parts/split-results.js";
import { setStrings } from "../../static/js/language.js";

const PICTURES = ["results__bars", "columns__list", "cloud", "texts"];

let given = "";
for await (const chunk of process.stdin) given += chunk;
process.stdout.write(JSON.stringify(JSON.parse(given).map(shown)));

function shown({ told, by, language, strings }) {
  globalThis.document = { documentElement: { lang: language } };
  setStrings(strings);
  return by ? split(told, by) : results(told);
}

function results(told) {
  const all = [...elements(Results({ round: told }))];
  const picture = all.find(({ props }) => PICTURES.includes(props.class)) || null;
  return {
    sentence: text(all.find(({ type }) => type === "figcaption")),
    more: text(all.find(({ props }) => props.class === "cloud__left")),
    again: text(all.find(({ props }) => props.class === "again__sentence")),
    table: all.filter(({ type }) => type === "tr").slice(1).map((row) => [...elements(row)].filter(({ type }) => ["th", "td"].includes(type)).map(text)),
    items: picture ? [...elements(picture)].filter(({ type }) => type === "li").map(item) : [],
  };
}

function item(li) {
  const inside = [...elements(li)];
  const style = inside.map(({ props }) => props.style).find(Boolean) || {};
  const leads = inside.some(({ props }) => /--leads/.test(props.class || ""));
  return { text: text(li), size: parseFloat(Object.values(style)[0]), leads };
}

/** Lengths are shares of 1 in `parts`, percents elsewhere. */
function split(told, by) {
  const all = [...elements(SplitResults({ round: told, by }), /moves--instead/)];
  const of = (name) => all.filter(({ props }) => (props.class || "").split(" ").includes(name));
  const spoken = of("results__total").flatMap((total) => [...elements(total)]).find(({ props }) => ["visually-hidden", "splits__middle"].includes(props.class));
  return {
    sentence: spoken ? text(spoken).replace(/ ?\.$/, "") : text([...of("splits__sentence"), ...of("splits__few")]),
    table: all.filter(({ type }) => type === "tr").map((row) => [...elements(row)].filter(({ type }) => ["th", "td"].includes(type)).map(text)),
    groups: of("groups__group").filter(({ props }) => !props.class.includes("--few")).map(group),
    letters: of("groups__swatch").map(text).filter(Boolean),
    few: of("groups__group--few").map((row) => text([...elements(row)].find(({ props }) => props.class === "groups__name"))),
    ribbons: of("moves__ribbon").map(({ props }) => ribbon(props.d.match(/-?[\d.]+(e-?\d+)?/g).map(Number))),
    bands: of("moves__band").map(({ props }) => [props.class.split("--")[1], ...Object.values(props.style).map(parseFloat)]),
    untold: of("moves__untold").map(text),
    figures: of("moves__figure").map(text).map(Number),
    halves: ["moves__stayed", "moves__changed"].flatMap(of).map(({ props }) => props.style.flexGrow),
    arrivals: of("moves__arrival").map(text),
  };
}

function group(row) {
  const inside = [...elements(row)];
  const bar = inside.find(({ props }) => props.class === "groups__bar");
  const parts = inside.filter(({ props }) => (props.class || "").startsWith("groups__part"));
  const grow = parts.map(({ props }) => props.style.flexGrow);
  const whole = grow.reduce((sum, each) => sum + each, 0);
  const inBars = parts.filter(({ props }) => !/--few/.test(props.class)).map((part) => text(part).split(" ").reverse().join(" "));
  const unsure = inside.filter(({ props }) => props.class === "groups__unsure").map(text);
  const { marginInlineStart: start = 0, inlineSize: size = 100 } = bar.props.style || {};
  return { name: text(inside.find(({ props }) => props.class === "groups__name")), start: parseFloat(start), size: parseFloat(size), parts: grow.map((each) => each / whole), inBars, unsure, rank: row.props["data-rank"] };
}

/** M0 left C50 left 50 right 100 right V(right + height) ... */
function ribbon([, left, , , , , , right, bottom]) {
  return [left, right, bottom - right];
}

/** Every element below a vnode, itself too, but those of the class `hidden`; components are drawn. */
function* elements(node, hidden = /^$/) {
  if (Array.isArray(node)) for (const each of node) yield* elements(each, hidden);
  else if (node && typeof node === "object") {
    if (typeof node.type === "function") yield* elements(node.type(node.props), hidden);
    else if (!hidden.test(node.props.class || "-")) {
      yield node;
      yield* elements(node.props.children, hidden);
    }
  }
}

function text(node) {
  if (Array.isArray(node)) return node.map(text).join(" ").replace(/\s+/g, " ").trim();
  if (node && typeof node === "object") return typeof node.type === "function" ? text(node.type(node.props)) : text(node.props.children);
  return node === null || node === undefined || typeof node === "boolean" ? "" : String(node);
}
