import { namesFor } from "./belongings.js";
import { el } from "./dom.js";

/**
 * What every section of the page may ask of the phone it is on. Knows the connection and the storage, draws nothing itself.
 * `voters`: what the server says on the waiting page of who may vote, if anything. `wordsIn` is the language of what people wrote, where that is another one than the page's: for `lang` attributes.
 */
export class Phone {
    constructor({ connection, outbox, drafts, storage, voters, code, wordsIn, files, say, warn }) {
        Object.assign(this, { connection, outbox, drafts, storage, voters, code, wordsIn, files, say, warn });
        this.docs = connection.docs;
        this.mine = connection.mine;
        this.prefix = namesFor(code).notes;
    }

    /** The sheet of what not every page needs; once. */
    look(name) {
        const href = `${this.files}css/phone-${name}.css`;
        if (!document.querySelector(`link[href$="${name}.css"]`)) document.head.append(el("link", { rel: "stylesheet", href }));
    }

    send(verb, fields) {
        return this.connection.send(verb, fields);
    }

    /** Commands of this verb that nobody acknowledged yet, oldest first. */
    waiting(verb) {
        return this.outbox.waiting().filter((command) => command.verb === verb);
    }

    keep(name, on) {
        try {
            if (on) this.storage.setItem(this.prefix + name, "1");
            else this.storage.removeItem(this.prefix + name);
        } catch (error) {
            // Only a convenience: the phone would ask once more.
        }
    }

    keeps(name) {
        return this.storage.getItem(this.prefix + name) === "1";
    }
}
