import { toldMoves } from "./splits.js";

/** Who changed their mind, as ribbons and bands, in percent of the height. */
const FEW = 5;

/** Who answered twice and is in no cell that is told: who stayed and who moved apart, where each are five or more. `count` null: fewer than five. */
export function untoldOf(round) {
  const { matched, stayed, changed } = round.split.shift;
  if (matched === null) return [];
  const told = (same) => toldMoves(round).reduce((sum, { from, to, count }) => sum + ((from === to) === same ? count : 0), 0);
  const bands = [["stayed", stayed - told(true)], ["moved", changed - told(false)]].filter(([, size]) => size);
  const apart = stayed !== null && bands.every(([, size]) => size >= FEW);
  const others = matched - told(true) - told(false);
  return (apart ? bands : others ? [["others", others]] : []).map(([kind, size]) => ({ kind, size, count: size < FEW ? null : size }));
}

/** Rows have places left (first) and right (now), as high as what is told of them; bands lie below. But for gaps all is as high as who answered twice. */
export function ribbonsOf(round, gap = 4) {
  const [moves, untold] = [toldMoves(round), untoldOf(round)];
  const total = [...moves.map(({ count }) => count), ...untold.map(({ size }) => size)].reduce((sum, size) => sum + size, 0);
  const seen = round.rows.map((row, at) => moves.some(({ from, to }) => from === at || to === at));
  const scale = (100 - gap * (seen.filter(Boolean).length - 1 + untold.length)) / Math.max(1, total);
  let y = 0;
  const place = (of, height, behind = gap) => {
    const placed = { ...of, y, height };
    y += height + behind;
    return placed;
  };
  const sides = ["from", "to"].map((side) => {
    y = 0;
    return round.rows.map(({ id, label }, at) => place({ id, label }, scale * moves.reduce((sum, move) => sum + (move[side] === at ? move.count : 0), 0), seen[at] ? gap : 0));
  });
  const bands = untold.map((band) => place(band, band.size * scale));
  const used = sides.map((places) => places.map(() => 0));
  const ribbons = moves.map((move) => {
    const height = move.count * scale;
    const [left, right] = [sides[0][move.from].y + used[0][move.from], sides[1][move.to].y + used[1][move.to]];
    used[0][move.from] += height;
    used[1][move.to] += height;
    return { ...move, left, right, height };
  });
  return { before: sides[0], after: sides[1], ribbons, bands };
}
