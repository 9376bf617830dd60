import { t } from "../language.js";

/** How many could be asked why they moved, never who; empty where nothing of it is told. */
export function moversSentence(round) {
  const { to, changed } = (round.split && round.split.shift) || { to: {} };
  const most = round.rows.filter(({ id }) => to[id]).sort((one, other) => to[other.id] - to[one.id])[0];
  if (most && round.kind === "rank") return t("Ask who moved: {n} now put “{answer}” first. Who of them wants to say why? Nobody knows who they are.", { n: to[most.id], answer: most.label });
  if (most) return t("Ask who moved: {n} went to “{answer}”. Who of them wants to say why? Nobody knows who they are.", { n: to[most.id], answer: most.label });
  return changed ? t("{n} changed their mind. Who of them wants to say why? Nobody knows who they are.", { n: changed }) : "";
}
