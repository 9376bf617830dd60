import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "../../static/js/live/outbox.js";
import { memoryStorage } from "../../static/js/live/storage.js";
import { claim, namesFor } from "../../static/js/phone/belongings.js";
import { Drafts } from "../../static/js/phone/drafts.js";

const CODE = "482913";
const OTHER_MEETUP = "771100";
const idea = { id: "a", verb: "idea.add", text: "Mijn woorden" };

/** A phone on which somebody has an unsent idea, half a draft, and a role waved off, in two meetups. */
function lived(storage = memoryStorage()) {
    for (const code of [CODE, OTHER_MEETUP]) {
        new Outbox(storage, namesFor(code).outbox).add(idea);
        new Drafts(storage, code).keep("s3", { theme: null, text: "half een" });
        storage.setItem(`${namesFor(code).notes}no-role`, "1");
    }
    return storage;
}

function left(storage, code) {
    return {
        waiting: new Outbox(storage, namesFor(code).outbox).waiting().length,
        draft: new Drafts(storage, code).get("s3").text,
        noRole: storage.getItem(`${namesFor(code).notes}no-role`),
    };
}

const ALL = { waiting: 1, draft: "half een", noRole: "1" };

test("the same person finds everything back", () => {
    const storage = lived();
    claim(storage, CODE, "anna");
    claim(storage, CODE, "anna");
    assert.deepEqual(left(storage, CODE), ALL);
});

test("what was kept before phones knew whose it is, is the present person's", () => {
    const storage = lived();
    claim(storage, CODE, "anna");
    assert.deepEqual(left(storage, CODE), ALL);
});

test("another person on this phone starts with nothing, and sends nothing of who was here before", () => {
    const storage = lived();
    claim(storage, CODE, "anna");
    claim(storage, CODE, "bram");
    assert.deepEqual(left(storage, CODE), { waiting: 0, draft: undefined, noRole: null });
    new Drafts(storage, CODE).keep("s3", { text: "van Bram" });
    claim(storage, CODE, "bram");
    assert.equal(left(storage, CODE).draft, "van Bram");
});

test("what was left in another meetup stays", () => {
    const storage = lived();
    claim(storage, CODE, "anna");
    claim(storage, CODE, "bram");
    assert.deepEqual(left(storage, OTHER_MEETUP), ALL);
});

test("a full storage still throws away what is another's", () => {
    const storage = lived();
    claim(storage, CODE, "anna");
    storage.setItem = () => { throw new Error("full"); };
    claim(storage, CODE, "bram");
    assert.deepEqual(left(storage, CODE), { waiting: 0, draft: undefined, noRole: null });
});
