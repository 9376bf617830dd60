/** What changes within this time goes in one message. */
const GATHER_MS = 300;
const TRY_AGAIN_MS = 3000;

/** Tells the server how ready this screen is: at each connection, and when it changed. What could not be told is told with the next connection. */
export class Reporting {
  #connection;
  #report;
  #told = "";
  #timer = null;

  constructor(connection, report) {
    this.#connection = connection;
    this.#report = report;
    connection.on("status", () => this.again());
  }

  changed() {
    if (JSON.stringify(this.#report()) !== this.#told) this.#soon(GATHER_MS);
  }

  /** The same again: the server may be another one, and what it tells in return may be newer. */
  again() {
    this.#told = "";
    this.#soon(GATHER_MS);
  }

  #soon(ms) {
    if (this.#timer === null) this.#timer = setTimeout(() => this.#tell(), ms);
  }

  async #tell() {
    this.#timer = null;
    if (this.#connection.status !== "online") return;
    const report = this.#report();
    this.#told = JSON.stringify(report);
    const ack = await this.#connection.send("screen.ready", report);
    if (ack.code === "too_fast") this.#soon(TRY_AGAIN_MS);
  }
}
