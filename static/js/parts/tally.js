/** What a round's counts say, for bars, a sentence and a table. `options` are its rows where nobody wrote any. No DOM here. */
export function tallyOf(round, options = round.options) {
  const results = round.results || { total: 0, counts: {} };
  const most = Math.max(0, ...Object.values(results.counts));
  const whole = "whole" in results ? results.whole : results.total;
  const rows = options.map((option) => {
    const count = results.counts[option.id] || 0;
    const share = whole ? count / whole : 0;
    return { id: option.id, label: option.label, count, share, percent: Math.round(share * 100), leads: count > 0 && count === most };
  });
  return { total: results.total, rows };
}

/** How the support of one idea divides: only the values that its step offers. */
export function supportOf(counts, kind) {
  const given = counts || {};
  const offered = { agree: ["agree"], agree_disagree_pass: ["agree", "disagree", "pass"] }[kind] || [];
  return offered.map((value) => ({ value, count: given[value] || 0 }));
}

/** Colours 1 to 6, in the order in which the organiser wrote options or themes; 0 for what is not among them. */
export function colourOf(list, item) {
  const at = (list || []).indexOf(item);
  return at < 0 ? 0 : (at % 6) + 1;
}
