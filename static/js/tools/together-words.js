import { t } from "../language.js";

/** What the desk is told of the phones that play a clip themselves: a sentence, and what it means for who leads. `left` are the seconds until it begins. */
export function meterWords(progress, { left = 0, over = false } = {}) {
  const { phones, loading, ready, playing, ended, cannot } = progress;
  const watched = playing + ended + cannot;
  const silent = silentOf(progress);
  if (over && watched > 0) return { says: t("{n} of {m} saw the end", { n: ended, m: watched }), means: still(playing), share: ended, of: watched };
  if (watched > 0) return { says: watching(playing + ended, cannot), means: silent > 0 ? off(silent) : "", share: playing + ended, of: phones };
  const says = loading > 0 ? t("{n} of {m} ready, {loading} still load", { n: ready, m: phones, loading }) : t("{n} of {m} ready", { n: ready, m: phones });
  return { says, means: left > 0 ? t("It begins in {n}", { n: Math.ceil(left) }) : silent > 0 ? off(silent) : "", share: ready, of: phones };
}

function still(playing) {
  if (playing === 0) return t("You can speak.");
  return playing === 1 ? t("1 still watches: wait a moment.") : t("{n} still watch: wait a moment.", { n: playing });
}

/** Phones that are there and have not turned the sound on. */
export function silentOf({ phones, armed, loading, ready, playing, ended, cannot }) {
  return Math.max(0, phones - armed - loading - ready - playing - ended - cannot);
}

function watching(along, cannot) {
  const says = along === 1 ? t("1 phone plays along") : t("{n} phones play along", { n: along });
  return cannot > 0 ? `${says} · ${cannot === 1 ? t("1 can't keep up and reads") : t("{n} can't keep up and read", { n: cannot })}` : says;
}

function off(silent) {
  return silent === 1 ? t("1 phone has not turned the sound on.") : t("{n} phones have not turned the sound on.", { n: silent });
}
