/**
 * Commands that nobody acknowledged yet, in the order in which they were given.
 * Reads the storage again before each change: two tabs of one phone share it.
 */
export class Outbox {
    constructor(storage, key) {
        this.storage = storage;
        this.key = key;
        this.kept = [];
    }

    add(command) {
        this.write(this.waiting().concat([command]));
    }

    settle(id) {
        this.write(this.waiting().filter((command) => command.id !== id));
    }

    waiting() {
        try {
            const stored = JSON.parse(this.storage.getItem(this.key) || "[]");
            if (Array.isArray(stored) && !this.full) this.kept = stored.filter((command) => command && command.id);
        } catch (error) {
            this.full = true;
        }
        return this.kept.slice();
    }

    write(commands) {
        this.kept = commands;
        try {
            this.storage.setItem(this.key, JSON.stringify(commands));
            this.full = false;
        } catch (error) {
            this.full = true;
        }
    }
}
