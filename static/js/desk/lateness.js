import { formatTime, t } from "../language.js";

/** Seconds around the plan that nobody in a hall calls early or late. */
export const CLOSE_ENOUGH = 30;

/** How late an evening is, or a step made it: seconds, below zero when it is early. */
export function lateness(late) {
  if (Math.abs(late) < CLOSE_ENOUGH) return t("on time");
  return late > 0 ? t("{time} late", { time: formatTime(late) }) : t("{time} early", { time: formatTime(-late) });
}

/** A moment (seconds since 1970) as the clock on the wall says it, in every language; `exact`: with its seconds. By hand: Intl takes a slow laptop half a second. */
export function clockTime(moment, exact = false) {
  const at = new Date(moment * 1000);
  const parts = exact ? [at.getHours(), at.getMinutes(), at.getSeconds()] : [at.getHours(), at.getMinutes()];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
