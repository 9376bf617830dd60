import assert from "node:assert/strict";
import test from "node:test";
import { draftOf, NEW, sourceWords, take } from "../../static/js/tools/taking.js";

function deskWith(drafts = [], groups = []) {
  const told = [];
  return {
    drafts: new Map(drafts),
    docs: { get: (key) => (key === "groups" ? { groups } : undefined) },
    agreedShown: { value: null },
    told,
    tell: (receipt) => told.push(receipt),
    writeDown: () => told.push("open"),
  };
}

test("the form opens with the words of what is taken, and says what that is", () => {
  const desk = deskWith();
  take(desk, "agreements", { group: "g1" }, "Mentoren");
  assert.deepEqual(desk.drafts.get(draftOf(NEW.agreements)), { ...NEW.agreements, what: "Mentoren", group: "g1" });
  assert.deepEqual([desk.agreedShown.value, desk.told], ["agreements", ["open"]]);
  take(desk, "conditions", { idea: 17 }, "x".repeat(300));
  assert.equal(desk.drafts.get(draftOf(NEW.conditions)).text.length, 200);
  assert.equal(desk.agreedShown.value, "conditions");
});

test("what somebody is writing there is not written over", () => {
  const typed = { ...NEW.agreements, what: "Bellen" };
  const desk = deskWith([[draftOf(NEW.agreements), typed]]);
  take(desk, "agreements", { idea: 17 }, "Mentoren");
  assert.equal(desk.drafts.get(draftOf(NEW.agreements)), typed);
  assert.equal(desk.told[0].kind, "error");
  assert.equal(desk.told[1], "open");
});

test("what was emptied makes place", () => {
  const desk = deskWith([[draftOf(NEW.conditions), { ...NEW.conditions, level: "zelf" }]]);
  take(desk, "conditions", { idea: 17 }, "Tijd");
  assert.equal(desk.drafts.get(draftOf(NEW.conditions)).text, "Tijd");
});

test("where it came from is told by the name the group has now", () => {
  const desk = deskWith([], [{ id: "g1", name: "Mentoren" }]);
  assert.equal(sourceWords(desk, { idea: 17 }), "From idea 17");
  assert.equal(sourceWords(desk, { group: "g1" }), "From the group Mentoren");
  assert.equal(sourceWords(desk, { group: "g2" }), "From a group");
  assert.equal(sourceWords(desk, {}), "");
});
