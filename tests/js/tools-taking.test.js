import assert from "node:assert/strict";
import test from "node:test";
import { draftOf, isGone, NEW, REMOVED, sourceWords, take } from "../../static/js/tools/taking.js";

function deskWith(drafts = [], groups = [], ideas = {}) {
  const told = [];
  return {
    drafts: new Map(drafts),
    docs: { get: (key) => (key === "groups" ? { groups } : ideas[key]) },
    agreedShown: { value: null },
    told,
    tell: (receipt) => told.push(receipt),
    writeDown: () => told.push("open"),
  };
}

test("the form opens with the words of what is taken, and says what that is", () => {
  const desk = deskWith();
  take(desk, "agreements", { group: "g1" }, "Mentoren");
  assert.deepEqual(desk.drafts.get(draftOf(NEW.agreements)), { ...NEW.agreements, what: "Mentoren", group: "g1", named: true });
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

test("it says how it stands with the idea that it came from", () => {
  const desk = deskWith([], [], { "idea/1": { status: "hidden" }, "idea/2": { status: "withdrawn" }, "idea/3": { status: "shown" } });
  assert.equal(sourceWords(desk, { idea: 1 }), "From idea 1: that idea is hidden now");
  assert.equal(sourceWords(desk, { idea: 2 }), "From idea 2: its author took that idea back");
  assert.equal(sourceWords(desk, { idea: 3 }), "From idea 3");
});

test("words that are gone by now are not kept in a form", () => {
  const desk = deskWith([], [{ id: "g1", name: REMOVED }, { id: "g2", name: "Mentoren" }], { "idea/1": { status: "redacted" }, "idea/2": { status: "shown" } });
  assert.deepEqual([1, 2].map((idea) => isGone(desk, { ...NEW.conditions, text: "Tijd", idea })), [true, false]);
  assert.deepEqual(["g1", "g2"].map((group) => isGone(desk, { ...NEW.agreements, what: "Tijd", group, named: true })), [true, false]);
  assert.equal(isGone(desk, { ...NEW.agreements, what: "Tijd", group: "g1" }), false, "words of one's own");
  assert.equal(isGone(desk, NEW.conditions), false);
  take(desk, "conditions", { group: "g1" }, REMOVED);
  assert.deepEqual(desk.drafts.get(draftOf(NEW.conditions)), { ...NEW.conditions, group: "g1" }, "one begins with nothing there");
});
