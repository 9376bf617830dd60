/** Whether the room talks or writes at tables now. The same as in `facilitator/web/phone_sections.py`. */
export function atTables(docs) {
    const step = docs.get("step");
    const told = docs.get("tables");
    if (!step || step.waiting || !told) return false;
    return Boolean((step.talk && step.talk.tables) || (step.kind === "ideas" && step.open && told.tables.length));
}
