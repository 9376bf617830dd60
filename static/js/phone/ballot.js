const EARLY = ["after_vote", "live"];

/**
 * Where one person stands in one round: choosing, sending, paused, received, closing, closed (results hidden) or results.
 * `early`: the poll shows results before the close, but too few answered as yet.
 * `sending` is the choice under way, `mine` the server's word, `changing` whether they asked to change it.
 */
export function ballotOf({ round, mine, sending, choice = null, changing }) {
    const results = round.results || (mine && mine.results) || null;
    const early = EARLY.includes(round.when) && !results;
    return { state: stateOf(round, { sending, choice, changing }), choice, results, early };
}

function stateOf(round, { sending, choice, changing }) {
    if (round.state === "closing") return "closing";
    if (round.state === "closed") return round.results ? "results" : "closed";
    if (sending) return "sending";
    if (round.paused) return "paused";
    return choice !== null && !changing ? "received" : "choosing";
}

export function labelOf(round, choice) {
    const option = round.options.find((each) => each.id === String(choice));
    return option ? option.label : "";
}
