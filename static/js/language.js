let strings = {};

export function setStrings(object) {
    strings = object || {};
}

export function t(text, values) {
    const sentence = Object.prototype.hasOwnProperty.call(strings, text) ? strings[text] : text;
    if (!values) return sentence;
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export function formatTime(seconds) {
    const whole = Math.floor(Math.abs(seconds));
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60;
    const parts = hours ? [hours, two(minutes), two(whole % 60)] : [minutes, two(whole % 60)];
    return (seconds <= -1 ? "−" : "") + parts.join(":");
}

function two(number) {
    return String(number).padStart(2, "0");
}
