/** Does a task after so many milliseconds; tests give their own. */
export function later(task, ms) {
    return setTimeout(task, ms);
}
