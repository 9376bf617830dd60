import assert from "node:assert/strict";
import { test } from "node:test";
import { clockLeft, drops, planOf, toCome } from "../../static/js/desk/plan.js";

const step = (id, minutes, more = {}) => ({ id, minutes, aired: false, skipped: false, spent: 0, droppable: false, ...more });
const done = (id, minutes, spent) => step(id, minutes, { aired: true, spent });
// begun at 1000, five minutes were planned for the first step and six taken
const show = {
  steps: [done("s1", 5, 360), step("s2", 3, { aired: true }), step("s3", 10)],
  on_air: "s2",
  opened_at: 1000,
  aired_at: 1360,
  ends_at: 1000 + 18 * 60,
};

test("before the evening is opened there is no time to be late", () => {
  assert.deepEqual(planOf({ ...show, opened_at: null }, 2000), { elapsed: 0, onAir: 0, late: 0, end: null });
  assert.deepEqual(planOf(undefined, 2000), { elapsed: 0, onAir: 0, late: 0, end: null });
});

test("lateness is what the steps that are done took more than planned", () => {
  const plan = planOf(show, 1420);
  assert.equal(plan.elapsed, 420);
  assert.equal(plan.onAir, 60);
  assert.equal(plan.late, 60);
  assert.equal(plan.end, 1000 + 19 * 60);
});

test("the step on air counts as late only beyond its own minutes", () => {
  assert.equal(planOf(show, 1360 + 180).late, 60);
  assert.equal(planOf(show, 1360 + 240).late, 120);
});

test("who is quicker than the plan is early", () => {
  assert.equal(planOf({ ...show, steps: [done("s1", 5, 120), ...show.steps.slice(1)], aired_at: 1120 }, 1130).late, -180);
});

test("a step that is on air again goes on with the time it took before", () => {
  const again = { ...show, steps: [done("s1", 5, 240), done("s2", 3, 120), step("s3", 10)], on_air: "s1", aired_at: 1360 };
  const plan = planOf(again, 1380);
  assert.equal(plan.onAir, 260);
  assert.equal(plan.late, 1380 + 40 + 600 - again.ends_at, "what was on air already is not counted as to come");
});

test("leaving a step out makes the evening earlier, adding one later", () => {
  const without = { ...show, steps: [...show.steps.slice(0, 2), step("s3", 10, { skipped: true })] };
  assert.equal(planOf(without, 1420).late, 60 - 600);
  assert.equal(planOf({ ...show, steps: [...show.steps, step("s4", 4)] }, 1420).late, 60 + 240);
});

test("while the evening is closed no time goes by on a step", () => {
  assert.equal(planOf({ ...show, steps: [show.steps[0], done("s2", 3, 90), show.steps[2]], aired_at: null }, 9000).onAir, 90);
});

test("what comes is after the step on air, not passed by, not done", () => {
  const steps = [step("a", 1), done("b", 1, 9), step("c", 1, { skipped: true }), step("d", 1)];
  assert.deepEqual(toCome({ steps, on_air: "a" }).map((each) => each.id), ["d"]);
  assert.deepEqual(toCome({ steps, on_air: null }).map((each) => each.id), ["a", "d"]);
});

test("what may be left out is offered once the evening is a minute late, with what it gives", () => {
  const steps = [show.steps[0], show.steps[1], step("s3", 10), step("s4", 2, { droppable: true }), step("s5", 8, { droppable: true, skipped: true })];
  const late = { ...show, steps, ends_at: 1000 + 20 * 60 };
  assert.deepEqual(drops(late, 1360 + 179), drops(late, 1420));
  assert.deepEqual(drops(late, 1420).map((each) => [each.step.id, each.late]), [["s4", 60 - 120]]);
  assert.deepEqual(drops({ ...late, ends_at: late.ends_at + 30 }, 1420), []);
});

test("a running clock counts against the server's time, a paused one stands still", () => {
  assert.equal(clockLeft({ running: true, ends_at: 1100, left: 300 }, 1040), 60);
  assert.equal(clockLeft({ running: true, ends_at: 1100, left: 300 }, 1110), -10);
  assert.equal(clockLeft({ running: false, ends_at: null, left: 42 }, 1040), 42);
  assert.equal(clockLeft({ running: true, ends_at: 1100, left: 300 }, 1040.4), 60, "whole seconds, as on the screen");
});
