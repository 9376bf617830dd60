import assert from "node:assert/strict";
import { test } from "node:test";
import { OwnDeeds } from "../../static/js/desk/own-deeds.js";
import { signal } from "../../static/vendor/preact.js";

test("what this desk did is known once the log has told it", async () => {
  const [own, newest] = [new OwnDeeds(), signal([{ seq: 4 }])];
  const told = [];
  let answer;
  own.follow(new Promise((resolve) => (answer = resolve)));
  const waiting = own.told(() => newest.value).then((is) => told.push(is));
  answer({ ok: true, seq: 6 });
  await turn();
  newest.value = [{ seq: 5 }];
  await turn();
  assert.deepEqual(told, [], "line 6 is still to come");
  newest.value = [{ seq: 6 }];
  await waiting;
  assert.deepEqual(told, [6]);
  assert.equal(await own.told(() => newest.value), 0, "nothing had to be waited for");
});

test("what was refused, and votes without a line, are not waited for", async () => {
  const own = new OwnDeeds();
  assert.deepEqual(await own.follow(Promise.resolve({ ok: false, code: "closed" })), { ok: false, code: "closed" });
  await own.follow(Promise.resolve({ ok: true, seq: 0 }));
  assert.equal(await own.told(() => []), 0);
});

test("without an answer, or without the log's line, it gives up after a moment", async () => {
  const silent = new OwnDeeds();
  silent.follow(new Promise(() => {}));
  assert.equal(await silent.told(() => [{ seq: 9 }], 10), null);
  const untold = new OwnDeeds();
  await untold.follow(Promise.resolve({ ok: true, seq: 7 }));
  assert.equal(await untold.told(() => [{ seq: 6 }], 10), null);
});

function turn() {
  return new Promise((resolve) => setTimeout(resolve, 1));
}
