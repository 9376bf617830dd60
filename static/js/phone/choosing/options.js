/** The ideas of a step that phones are told of by themselves, oldest first. */
export function ideasOf(docs, step) {
    const ideas = docs.keys("idea/").map((key) => docs.get(key)).filter((idea) => idea && idea.step === step);
    return ideas.sort((one, other) => one.id - other.id);
}

/** Its groups in which there is anything to see, each with its ideas, and at the end, without a name, the ideas that are in none. */
export function groupsOf(docs, step) {
    const ideas = new Map(ideasOf(docs, step).map((idea) => [idea.id, idea]));
    const told = (docs.get("groups") || { groups: [] }).groups.filter((group) => group.step === step);
    const groups = told.map(({ id, name, ideas: ids }) => ({ id, name, ideas: ids.map((each) => take(ideas, each)).filter(Boolean) }));
    return groups.concat({ id: "loose", name: null, ideas: Array.from(ideas.values()) }).filter((group) => group.ideas.length);
}

function take(ideas, id) {
    const idea = ideas.get(id);
    ideas.delete(id);
    return idea;
}

/** What dots can be put on: each idea, or each group, with its `ideas`, and each idea in none. `target` is where such a dot lies. */
export function optionsOf(docs, step, on) {
    if (on !== "groups") return ideasOf(docs, step).map(asOption);
    const groups = groupsOf(docs, step);
    const named = groups.filter(({ name }) => name !== null).map(({ id, name, ideas }) => ({ target: id, words: name, ideas }));
    return named.concat(...groups.filter(({ name }) => name === null).map(({ ideas }) => ideas.map(asOption)));
}

function asOption(idea) {
    return { target: String(idea.id), words: idea.text, idea, ideas: [] };
}

/** What got dots, the most first; what is equal stays in the order in which it was made. `most`: on the first of them. */
export function countedOptions(options, counts) {
    const rows = options.filter(({ target }) => counts[target]).map((option) => Object.assign({ count: counts[option.target] }, option));
    const at = new Map(rows.map((row, place) => [row, place])); // an old browser's sort shuffles what is equal
    rows.sort((one, other) => other.count - one.count || at.get(one) - at.get(other));
    return { rows, most: rows.length ? rows[0].count : 0, without: options.length - rows.length };
}
