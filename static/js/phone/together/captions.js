const CUE = /-->/;
const TAG = /<[^>]*>/g;

/** What is said in a WebVTT file, as lines to read, in order; the same line twice in a row stands there once. */
export function linesOf(vtt) {
    const blocks = vtt.replace(/\r\n?/g, "\n").split(/\n{2,}/).map((block) => block.split("\n"));
    const said = blocks.map((lines) => lines.slice(lines.findIndex((line) => CUE.test(line)) + 1).join(" ").replace(TAG, "").trim());
    const cues = said.filter((text, number) => text && blocks[number].some((line) => CUE.test(line)));
    return cues.map(plain).filter((text, number, all) => text !== all[number - 1]);
}

function plain(text) {
    return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&nbsp;/g, " ").replace(/&amp;/g, "&");
}
