import { signal } from "../../../vendor/preact.js";
import { t } from "../../language.js";

/** The media files that there are: [{name, type, size, url, made_at}], or null until they are known. */
export class Shelf {
  constructor(fail) {
    this.fail = fail;
    this.files = signal([]);
  }

  async load() {
    try {
      const answer = await fetch("/office/api/media", { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(`${answer.status}`);
      this.files.value = (await answer.json()).media;
    } catch (error) {
      this.fail(t("The list of files could not be fetched. Load the page again."));
    }
  }

  find(name) {
    return this.files.value.find((file) => file.name === name) || null;
  }

  of(kind) {
    return this.files.value.filter(({ type }) => type.startsWith(kind));
  }
}

const LONGEST_STEM = 90; // of the hundred characters that a name may have

/** A name that is not taken: "clip.mp4", else "clip-2.mp4" and so on. A file that somebody put there is never replaced from here. */
export function freeName(name, files) {
  const taken = new Set(files.map((file) => file.name));
  if (!taken.has(name)) return name;
  const [, stem, ending = ""] = /^(.*?)(\.[^.]*)?$/.exec(name);
  for (let number = 2; ; number += 1) {
    const other = `${stem.slice(0, LONGEST_STEM)}-${number}${ending}`;
    if (!taken.has(other)) return other;
  }
}
