// What the pictures of a screen show of the rounds that come in by standard input: [{told, language, strings}], as JSON.
import { Results } from "../../static/js/parts/results.js";
import { setStrings } from "../../static/js/language.js";

const PICTURES = ["results__bars", "columns__list", "cloud", "texts"];

let given = "";
for await (const chunk of process.stdin) given += chunk;
process.stdout.write(JSON.stringify(JSON.parse(given).map(shown)));

function shown({ told, language, strings }) {
  globalThis.document = { documentElement: { lang: language } };
  setStrings(strings);
  const all = [...elements(Results({ round: told }))];
  const picture = all.find(({ props }) => PICTURES.includes(props.class)) || null;
  return {
    sentence: text(all.find(({ type }) => type === "figcaption")),
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

/** Every element below a vnode, itself too; components are drawn. */
function* elements(node) {
  if (Array.isArray(node)) for (const each of node) yield* elements(each);
  else if (node && typeof node === "object") {
    if (typeof node.type === "function") yield* elements(node.type(node.props));
    else {
      yield node;
      yield* elements(node.props.children);
    }
  }
}

function text(node) {
  if (Array.isArray(node)) return node.map(text).join(" ").replace(/\s+/g, " ").trim();
  if (node && typeof node === "object") return typeof node.type === "function" ? text(node.type(node.props)) : text(node.props.children);
  return node === null || node === undefined || typeof node === "boolean" ? "" : String(node);
}
