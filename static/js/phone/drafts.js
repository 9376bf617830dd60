import { namesFor } from "./belongings.js";

/** What someone is writing, kept on this phone only, by meetup and step, until it is sent. */
export class Drafts {
    constructor(storage, code) {
        this.storage = storage;
        this.prefix = namesFor(code).drafts;
    }

    get(step) {
        try {
            return JSON.parse(this.storage.getItem(this.prefix + step)) || {};
        } catch (error) {
            return {};
        }
    }

    keep(step, draft) {
        try {
            if (draft.text || draft.theme) this.storage.setItem(this.prefix + step, JSON.stringify(draft));
            else this.storage.removeItem(this.prefix + step);
        } catch (error) {
            // A full or forbidden storage loses only the copy; the words are still in the field.
        }
    }
}
