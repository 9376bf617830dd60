import { t } from "../language.js";

/** What a screen lacks, what matters most first: `short` for the top line, `text` for the list. No DOM here. */
export function lacksOf({ full, sound, wake, clips }) {
  const counts = { ready: clips.ready, of: clips.of };
  return [
    clips.of > 0 && !sound && { short: t("sound not armed"), text: t("Sound not armed: click on the screen.") },
    clips.ready < clips.of && { short: t("{ready} of {of} clips", counts), text: t("{ready} of {of} clips loaded.", counts) },
    !full && { short: t("not full screen"), text: t("Not full screen: press F on the screen.") },
    wake === false && { short: t("may fall asleep"), text: t("The machine may fall asleep: bring its window to the front.") },
  ].filter(Boolean);
}

/** Worth knowing, but nothing that people can mend in the screen itself. */
export function noteOf({ wake }) {
  return wake === null ? t("On this connection the page can't keep the machine awake: switch its sleep off.") : "";
}

/** All screens in a few words, and whether all of them are ready. */
export function readinessOf(screens) {
  if (screens.length === 0) return { ready: false, word: t("none connected") };
  const lacks = screens.flatMap(lacksOf);
  return lacks.length ? { ready: false, word: lacks[0].short } : { ready: true, word: t("ready") };
}
