import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const STATIC = join(ROOT, "static");

/** Newer than ES2017, or unknown to the browsers of old phones. */
const TOO_NEW = [/\?\./, /\?\?/, /\{\s*\.\.\./, /catch \{/, /\bfor await\b/, /\.(replaceChildren|at|flat|flatMap|replaceAll)\(/, /Object\.fromEntries/, /import\(/];
const CLASS_FIELD = /^ {4}(static |#)?\w+( =|;)/m;

function scripts(entry, found = new Set()) {
    if (found.has(entry)) return found;
    found.add(entry);
    const text = readFileSync(entry, "utf-8");
    for (const [, path] of text.matchAll(/^import .*?from "(.+?)";$/gm)) scripts(join(dirname(entry), path), found);
    return found;
}

const ALL = [...scripts(join(STATIC, "js/phone/main.js"))];
const OWN = ALL.filter((path) => !path.includes("vendor"));

test("an old phone can read every script of the phone page", () => {
    assert.ok(OWN.length > 20);
    for (const path of OWN) {
        const code = readFileSync(path, "utf-8");
        for (const body of code.match(/^(export )?class [^]*?^}/gm) || []) assert.doesNotMatch(body, CLASS_FIELD, relative(ROOT, path));
        for (const pattern of TOO_NEW) assert.doesNotMatch(code, pattern, `${relative(ROOT, path)} uses ${pattern}`);
    }
});

test("the phone's modules import and export in the few forms that web/join.py knows", () => {
    for (const path of OWN) {
        const code = readFileSync(path, "utf-8");
        for (const line of code.match(/^import .*$/gm) || []) assert.match(line, /^import \{[^}]*\} from "\.[^"]+";$/, relative(ROOT, path));
        for (const line of code.match(/^export .*$/gm) || []) assert.match(line, /^export (class|function|const|let) \w+/, relative(ROOT, path));
    }
});

test("the phone page builds text only as text", () => {
    for (const path of OWN) assert.doesNotMatch(readFileSync(path, "utf-8"), /innerHTML|insertAdjacentHTML|outerHTML|\beval\b/);
});
