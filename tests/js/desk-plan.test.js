import assert from "node:assert/strict";
import { test } from "node:test";
import { clockLeft, planOf } from "../../static/js/desk/plan.js";

const step = (id, minutes, more = {}) => ({ id, minutes, done: false, skipped: false, ...more });
const show = {
  steps: [step("s1", 5, { done: true }), step("s2", 3), step("s3", 10)],
  on_air: "s2",
  opened_at: 1000,
  aired_at: 1360,
};

test("before the evening is opened there is no time to be late", () => {
  assert.deepEqual(planOf({ ...show, opened_at: null }, 2000), { elapsed: 0, onAir: 0, late: 0 });
  assert.deepEqual(planOf(undefined, 2000), { elapsed: 0, onAir: 0, late: 0 });
});

test("lateness is what the steps that are done took more than planned", () => {
  const plan = planOf(show, 1420);
  assert.equal(plan.elapsed, 420);
  assert.equal(plan.onAir, 60);
  assert.equal(plan.late, 60);
});

test("the step on air counts as late only beyond its own minutes", () => {
  assert.equal(planOf(show, 1360 + 180).late, 60);
  assert.equal(planOf(show, 1360 + 240).late, 120);
});

test("who is quicker than the plan is early", () => {
  assert.equal(planOf({ ...show, aired_at: 1120 }, 1130).late, -180);
});

test("a step that is on air again is not counted twice", () => {
  const again = { ...show, steps: [step("s1", 5, { done: true }), step("s2", 3, { done: true })] };
  assert.equal(planOf(again, 1420).late, 60);
});

test("a running clock counts against the server's time, a paused one stands still", () => {
  assert.equal(clockLeft({ running: true, ends_at: 1100, left: 300 }, 1040), 60);
  assert.equal(clockLeft({ running: true, ends_at: 1100, left: 300 }, 1110), -10);
  assert.equal(clockLeft({ running: false, ends_at: null, left: 42 }, 1040), 42);
  assert.equal(clockLeft({ running: true, ends_at: 1100, left: 300 }, 1040.4), 60, "whole seconds, as on the screen");
});
