/** Bytes of a clip that a phone keeps whole; a larger one streams. */
const MOST_BYTES = 150e6;
const TRY_AGAIN_MS = 5000;

/** A file has the same name under each address that is signed for it. */
export function fileOf(url) {
    return url ? url.slice(url.lastIndexOf("/") + 1) : "";
}

/** Brings one clip near, whole, so that no network can stop it later. `changed` is called; `share` is how much of it is there, from 0 to 1. */
export class Bringing {
    constructor(changed) {
        this.changed = changed;
        this.drop();
    }

    /** Whether it is this file. */
    is(url) {
        return Boolean(url) && this.file === fileOf(url);
    }

    get isNear() {
        return this.address !== null || this.streams;
    }

    drop() {
        if (this.address) URL.revokeObjectURL(this.address);
        if (this.stop) this.stop.abort();
        clearTimeout(this.trying);
        Object.assign(this, { file: null, address: null, streams: false, share: 0, stop: null, trying: null });
    }

    bring(url) {
        if (this.is(url)) return;
        this.drop();
        this.file = fileOf(url);
        this.begin(url);
    }

    begin(url) {
        const stop = (this.stop = typeof AbortController === "undefined" ? null : new AbortController());
        const mine = () => this.is(url) && this.stop === stop;
        const set = (known) => mine() && (Object.assign(this, known), this.changed());
        fetch(url, stop ? { signal: stop.signal } : {})
            .then((answer) => take(answer, (share) => set({ share }), stop))
            .then((file) => set(file ? { address: URL.createObjectURL(file), share: 1 } : { streams: true, share: 1 }))
            .catch(() => mine() && (this.trying = setTimeout(() => mine() && this.begin(url), TRY_AGAIN_MS)));
    }
}

/** The file; nothing when it is too large to keep. */
function take(answer, came, stop) {
    if (!answer.ok) throw new Error(answer.status);
    const size = Number(answer.headers.get("Content-Length"));
    if (size > MOST_BYTES) {
        if (stop) stop.abort();
        return null;
    }
    if (!answer.body || !size) return answer.blob();
    return read(answer.body.getReader(), size, came).then((parts) => new Blob(parts, { type: answer.headers.get("Content-Type") }));
}

async function read(reader, size, came) {
    const parts = [];
    let [bytes, told] = [0, 0];
    for (;;) {
        const { done, value } = await reader.read();
        if (done) return parts;
        parts.push(value);
        bytes += value.length;
        if (bytes / size - told < 0.02) continue; // a bar that moves a little more is not seen
        told = bytes / size;
        came(told);
    }
}

/** How large it is, in whole megabytes; 0 when that can't be said. */
export function megabytesOf(url) {
    return fetch(url, { method: "HEAD" }).then((answer) => Math.ceil(Number(answer.headers.get("Content-Length")) / 1e6), () => 0);
}

export function savesData() {
    const line = navigator.connection;
    return Boolean(line && line.saveData);
}
