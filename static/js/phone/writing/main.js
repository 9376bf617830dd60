import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { followRanking } from "./ranking.js";
import { timeOf } from "./time.js";
import { warnOfNames } from "./warning.js";

/** The script of who writes ideas: a quiet word about names and numbers, which stops nobody; the time to write; what the hosts did to one's own; and what came of all of them. */
const { phone, page } = document.currentScript;
const draw = page.updateAll.bind(page);
const time = timeOf(phone);

phone.tell = tellOwn;
page.updateAll = (kind) => {
    draw(kind);
    time.update();
};
warnOfNames(phone, (field) => field.tagName === "TEXTAREA" && field.id.startsWith("idea-"));
page.update();
followRanking(phone);

/** One's own idea as it is drawn: the hosts may have edited it, or removed its words. */
function tellOwn(item, idea) {
    const redacted = idea.status === "redacted";
    const words = item.querySelector(".words");
    setText(words, idea.text);
    show(words, idea.text);
    if (idea.kept) setText(item.status, t("Received. Others read it when the writing is over."));
    if (redacted) setText(item.status, t("This text was removed by the hosts."));
    if (redacted && item.withdraw) show(item.withdraw, false);
    if (idea.edited && !item.edited) words.after(editedPart(item));
    if (!item.edited) return;
    show(item.edited.parentNode, idea.edited);
    setText(item.edited, idea.edited || "");
}

function editedPart(item) {
    item.edited = el("p", { class: "words" });
    return el("div", { class: "edited stack tight" }, el("p", { class: "small soft", text: t("Adjusted by the hosts. The others read:") }), item.edited);
}
