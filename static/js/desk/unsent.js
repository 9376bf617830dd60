import { signal } from "../../vendor/preact.js";

/** What was asked while there was no connection, oldest first: {key, verb, fields, at}. It is sent when the person says so, and never by itself. */
export class Unsent {
  #send;
  #key = 0;

  constructor(send) {
    this.#send = send;
    this.list = signal([]);
  }

  /** `at` is the server's time in seconds. The same wish once more takes the place of the older one. */
  add(verb, fields, at) {
    const same = (other) => other.verb === verb && JSON.stringify(other.fields) === JSON.stringify(fields);
    this.list.value = [...this.list.value.filter((each) => !same(each)), { key: ++this.#key, verb, fields, at }];
  }

  /** Sends one of them now. */
  async send(key) {
    const wish = this.#take(key);
    return wish && this.#send(wish.verb, wish.fields);
  }

  drop(key) {
    this.#take(key);
  }

  dropAll() {
    this.list.value = [];
  }

  #take(key) {
    const wish = this.list.value.find((each) => each.key === key);
    this.list.value = this.list.value.filter((each) => each !== wish);
    return wish;
  }
}
