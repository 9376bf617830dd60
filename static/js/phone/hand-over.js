/**
 * What somebody did on the server's page before the script took it over: chose, wrote, stood somewhere. Both pages name the places of
 * their forms and the fields in them alike, so that the same field of the script's page can take it.
 */
export class HandOver {
    constructor(page) {
        this.page = page;
        this.filled = this.fields().filter(isTouched).map(nameOf);
        const focused = document.activeElement;
        this.focused = this.fields().includes(focused) ? nameOf(focused) : null;
    }

    giveBack() {
        this.filled.forEach((name) => this.fill(this.find(name), name));
        const focused = this.focused && this.find(this.focused);
        if (!focused) return;
        focused.focus({ preventScroll: true });
        if (this.focused.text) focused.setSelectionRange(...this.focused.selection);
    }

    fill(field, { text, value, checked }) {
        if (!field) return;
        if (text) field.value = value;
        else field.checked = checked;
        field.dispatchEvent(new Event(text ? "input" : "change", { bubbles: true }));
    }

    find({ place, text, name, value }) {
        return this.fields().find((field) => placeOf(field) === place && field.name === name && (text || field.value === value));
    }

    fields() {
        return Array.from(this.page.querySelectorAll("input:not([type=hidden]), textarea"));
    }
}

function nameOf(field) {
    const { name, value, checked, selectionStart, selectionEnd } = field;
    return { place: placeOf(field), text: isText(field), name, value, checked, selection: [selectionStart, selectionEnd] };
}

function isText(field) {
    return !/radio|checkbox/.test(field.type);
}

function isTouched(field) {
    return isText(field) ? field.value !== field.defaultValue : field.checked !== field.defaultChecked;
}

function placeOf(field) {
    return field.closest("[id]").id;
}
