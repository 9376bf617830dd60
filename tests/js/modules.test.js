import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const SCRIPTS = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "static", "js");
const IMPORT = /^import \{([^}]*)\} from "(\.[^"]+)";$/gm;
const FILES = readdirSync(SCRIPTS, { recursive: true }).filter((name) => name.endsWith(".js"));

/** What a module asks of another one of ours that is not there. */
function missing(name) {
  const file = join(SCRIPTS, name);
  const asked = [...readFileSync(file, "utf-8").matchAll(IMPORT)].filter(([, , path]) => !path.includes("/vendor/"));
  return asked.flatMap(([, names, path]) => {
    const other = join(dirname(file), path);
    const text = existsSync(other) ? readFileSync(other, "utf-8") : "";
    const gone = names.split(",").map((each) => each.trim()).filter((each) => each && !new RegExp(`^export (async )?(class|function|const|let) ${each}\\b`, "m").test(text));
    return gone.map((each) => `${name}: ${each} of ${relative(SCRIPTS, other)}`);
  });
}

test("each module finds what it imports: a surface whose script can't be joined does not open", () => {
  assert.ok(FILES.length > 200);
  assert.deepEqual(FILES.flatMap(missing), []);
});
