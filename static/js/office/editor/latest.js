/** Does the newest thing that was asked, one at a time: what came in between is passed over. `pause` milliseconds lie between two. */
export class Latest {
  constructor(run, pause, after = later) {
    Object.assign(this, { run, pause, after });
    this.waiting = [];
    this.working = false;
  }

  ask(...what) {
    this.waiting = [what];
    if (!this.working) this.next();
  }

  async next() {
    const [what] = this.waiting;
    this.waiting = [];
    if (!what) return;
    this.working = true;
    await this.run(...what);
    this.after(() => {
      this.working = false;
      this.next();
    }, this.pause);
  }
}

function later(task, ms) {
  setTimeout(task, ms);
}
