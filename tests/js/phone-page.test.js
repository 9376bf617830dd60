import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "../vendor/acorn.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const STATIC = join(ROOT, "static");

/** What an old phone's browser does not have although it reads the words: methods and objects younger than ES2017. */
const NEWER_METHODS = new Set(
    ("at allSettled any finally flat flatMap fromAsync fromEntries findLast findLastIndex groupBy hasOwn matchAll replaceAll structuredClone toReversed toSorted " +
        "toSpliced trimEnd trimStart with withResolvers replaceChildren checkVisibility requestSubmit toggleAttribute randomUUID showModal").split(" "),
);
const NEWER_OBJECTS = new Set(
    "AbortController AggregateError BigInt CSSStyleSheet FinalizationRegistry IntersectionObserver ResizeObserver WeakRef queueMicrotask reportError structuredClone".split(" "),
);

function scripts(entry, found = new Set()) {
    if (found.has(entry)) return found;
    found.add(entry);
    const text = readFileSync(entry, "utf-8");
    for (const [, path] of text.matchAll(/^import .*?from "(.+?)";$/gm)) scripts(join(dirname(entry), path), found);
    return found;
}

/** A script of the phone, as the server sends it. */
function served(name, language) {
    const python = join(ROOT, ".venv", "bin", "python");
    return execFileSync(python, ["-c", `from facilitator.web.files import JOINED; print(JOINED["joined/${name}.${language}.js"]())`], { cwd: ROOT, encoding: "utf-8" });
}

function* nodes(tree) {
    if (!tree || typeof tree.type !== "string") return;
    yield tree;
    for (const child of Object.values(tree)) for (const node of Array.isArray(child) ? child : [child]) yield* nodes(node);
}

/** What a tree asks of the browser that came after ES2017; a question whether it is there (`typeof`, `x && x.y`) is fine and must name it here. */
function newerThings(tree) {
    const asked = new Set();
    for (const node of nodes(tree)) if (node.type === "UnaryExpression" && node.operator === "typeof") asked.add(node.argument.name);
    return [...nodes(tree)].map((node) => newerThing(node, asked)).filter(Boolean);
}

function newerThing(node, asked) {
    if (node.type === "CallExpression" && node.callee.type === "MemberExpression" && !node.callee.computed && NEWER_METHODS.has(node.callee.property.name)) return `.${node.callee.property.name}()`;
    const used = { NewExpression: node.callee, CallExpression: node.callee }[node.type];
    return used && used.type === "Identifier" && NEWER_OBJECTS.has(used.name) && !asked.has(used.name) ? used.name : null;
}

const ENTRIES = { phone: "main", table: "table/main", kinds: "kinds/main", results: "results/main", ideas: "ideas/main", writing: "writing/main", answers: "writing/answers", agreements: "agreements/main", offering: "offering/main", choosing: "choosing/main", together: "together/main" };
const OWN = Object.values(ENTRIES).flatMap((entry) => [...scripts(join(STATIC, `js/phone/${entry}.js`))]).filter((path) => !path.includes("vendor"));

test("the parser refuses what came after 2017", () => {
    for (const newer of ["a?.b", "a ?? b", "({ ...a })", "try {} catch {}", "class A { b = 1 }", "import('a')", "a ||= b", "1_000"]) {
        assert.throws(() => parse(newer, { ecmaVersion: 2017, sourceType: "script" }), SyntaxError, newer);
    }
    assert.deepEqual(newerThings(parse("new ResizeObserver(a); b.flat(); c.values();", { ecmaVersion: 2017 })), ["ResizeObserver", ".flat()"]);
});

test("an old phone can read the scripts that it gets, and has all that they ask for", () => {
    assert.ok(OWN.length > 20);
    for (const part of Object.keys(ENTRIES)) {
        const name = part === "phone" ? part : `phone-${part}`;
        for (const language of ["nl", "en"]) {
            const tree = parse(served(name, language), { ecmaVersion: 2017, sourceType: "script" });
            assert.deepEqual(newerThings(tree), []);
        }
    }
});

test("the phone's modules import and export in the few forms that web/join.py knows", () => {
    for (const path of OWN) {
        const code = readFileSync(path, "utf-8");
        parse(code, { ecmaVersion: 2017, sourceType: "module" });
        for (const line of code.match(/^import .*$/gm) || []) assert.match(line, /^import \{[^}]*\} from "\.[^"]+";$/, relative(ROOT, path));
        for (const line of code.match(/^export .*$/gm) || []) assert.match(line, /^export (class|function|const|let) \w+/, relative(ROOT, path));
    }
});

test("the phone page builds text only as text", () => {
    for (const path of OWN) assert.doesNotMatch(readFileSync(path, "utf-8"), /innerHTML|insertAdjacentHTML|outerHTML|\beval\b/);
});

/** Rules of which an old browser drops a part, or with `@layer` and nesting everything. */
const NEWER_STYLE = [/@layer/, /@container/, /@property/, /&/, /:(is|where|has)\(/, /[ (](light-dark|color-mix|clamp|min|max)\(/, /[{;]\s*inset[a-z-]*:/, /[{;]\s*gap:/, /(width|height) *[<>]/];

test("an old phone can read every style of its page", () => {
    for (const sheet of ["tokens", "base", "components", "fields", "plain", "phone", "phone-steps", "phone-kinds", "phone-results", "phone-ideas", "phone-agreements", "phone-choosing", "phone-together"]) {
        const style = readFileSync(join(STATIC, "css", `${sheet}.css`), "utf-8").replace(/\/\*[^]*?\*\//g, "");
        for (const newer of NEWER_STYLE) assert.doesNotMatch(style, newer, `${sheet}.css`);
    }
});
