/** Which verbs a desk, an operator or a remote gets buttons and keys for; the server decides again. */
const OPERATOR = [
  ..."answer. idea. group. groups. ideas.open ideas.close ideas.screen ideas.approve clock. talk. table. screen.black undo".split(" "),
  ..."condition. agreement. agreements.view baton.".split(" "),
];
const REMOTE = ["show.go", "show.back", "screen.black"];

export function mayDo(audience, verb) {
  if (audience === "desk") return true;
  const verbs = { operator: OPERATOR, remote: REMOTE }[audience] || [];
  return verbs.some((allowed) => (allowed.endsWith(".") ? verb.startsWith(allowed) : verb === allowed));
}
