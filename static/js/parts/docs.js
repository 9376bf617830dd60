import { batch, computed, signal } from "../../vendor/preact.js";

/**
 * The documents of a connection as signals. A component that reads `useDocs(connection).get("round")` while it renders is drawn again when
 * that document changes, and only then. `status`, `pending` and `latency` follow the connection in the same way.
 */
export function useDocs(connection) {
  if (!known.has(connection)) known.set(connection, new LiveDocs(connection));
  return known.get(connection);
}

const known = new WeakMap();

class LiveDocs {
  #documents;
  #values = new Map();
  #lists = new Map();
  #all = new Map();

  constructor(connection) {
    this.#documents = connection.docs;
    this.now = () => connection.now();
    this.status = signal(connection.status);
    this.pending = signal(connection.pending);
    this.latency = signal(connection.latency);
    const follow = () => batch(() => this.#follow(connection));
    connection.on("docs", (keys) => batch(() => this.#take(keys)));
    connection.on("status", follow);
    connection.on("outbox", follow);
  }

  /** The document of a key, or undefined. */
  get(key) {
    if (!this.#values.has(key)) this.#values.set(key, signal(this.#documents.get(key) || undefined));
    return this.#values.get(key).value;
  }

  /** The keys that begin with `prefix`; changes only when a document comes or goes. */
  keys(prefix) {
    if (!this.#lists.has(prefix)) this.#lists.set(prefix, signal(this.#documents.keys(prefix)));
    return this.#lists.get(prefix).value;
  }

  /** All documents of a prefix; changes with each of them. Gathered once, for whoever reads it: it is not to be changed. */
  all(prefix) {
    if (!this.#all.has(prefix)) this.#all.set(prefix, computed(() => this.keys(prefix).map((key) => this.get(key)).filter(Boolean)));
    return this.#all.get(prefix).value;
  }

  #take(keys) {
    for (const key of keys) {
      const value = this.#values.get(key);
      if (value) value.value = this.#documents.get(key) || undefined;
    }
    for (const [prefix, list] of this.#lists) {
      const now = this.#documents.keys(prefix);
      if (now.join("\n") !== list.peek().join("\n")) list.value = now;
    }
  }

  #follow(connection) {
    this.status.value = connection.status;
    this.pending.value = connection.pending;
    this.latency.value = connection.latency;
  }
}
