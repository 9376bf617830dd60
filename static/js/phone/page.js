import { t } from "../language.js";
import { el, follow, show } from "./dom.js";
import { stageOf } from "./stage.js";
import { isSeen, steady } from "./steady.js";
import { fragmentView } from "./views/fragment.js";
import { overView } from "./views/over.js";
import { pollView } from "./views/poll.js";
import { roleCard } from "./views/role.js";
import { soonView, textView } from "./views/text.js";
import { waitingView } from "./views/waiting.js";

export const VIEWS = {
    waiting: waitingView, soon: soonView, text: textView, poll: pollView, fragment: fragmentView, over: overView,
};

/**
 * The sections on this phone. Each is made once and then only told to update; while somebody writes in one
 * that the evening left behind, it stays, and a bar offers the way on.
 */
export class Page {
    constructor(phone, place, foot) {
        this.phone = phone;
        this.place = place;
        this.foot = foot;
        this.views = new Map();
        this.role = roleCard(phone, { skippable: true });
        this.onward = el("div", { class: "onward", hidden: true },
            el("button", { class: "button primary", type: "button", text: t("The evening went on – go along"), on: { click: () => this.goAlong() } }));
        this.sections = el("div", { class: "sections" });
        place.textContent = "";
        place.append(this.onward, this.sections, this.role.node);
    }

    update() {
        const wanted = stageOf(this.phone.docs);
        const moved = Boolean(this.current) && wanted[0].key !== this.current;
        const stays = moved && this.isBusy() && !this.goesAlong;
        if (stays) this.offer();
        else this.arrange(wanted);
        steady(this.place, () => this.updateAll(wanted[0].kind));
        if (moved && !stays) this.arrive();
    }

    updateAll(kind) {
        const held = document.activeElement;
        this.views.forEach((view) => view.update());
        this.role.update();
        if (kind === "waiting" || kind === "over") show(this.role.node, false);
        if (this.table) this.table.update(this);
        show(this.foot, kind !== "over");
        if (held && held !== document.body && !isSeen(held)) this.headingFor(held).focus({ preventScroll: true });
    }

    /** What somebody had under their hands is gone: a vote closed, a card was answered. */
    headingFor(node) {
        const around = Array.from(this.views.values()).find((view) => view.node.contains(node));
        return (around || this.view()).heading;
    }

    view() {
        return this.views.get(this.current);
    }

    arrange(stage) {
        show(this.onward, false);
        this.current = stage[0].key;
        follow(this.sections, stage, (section) => section.key, (section) => this.make(section).node);
        const keys = stage.map((section) => section.key);
        Array.from(this.views.keys()).filter((key) => !keys.includes(key)).forEach((key) => this.views.delete(key));
    }

    make(section) {
        const view = (VIEWS[section.kind] || fragmentView)(this.phone, section); // a kind that this phone does not know it watches
        this.views.set(section.key, view);
        return view;
    }

    /** The heading takes the focus, so that a screen reader says what the room is at now. */
    arrive() {
        this.focusHeading();
        window.scrollTo(0, 0);
        this.phone.say(t("Now: {title}", { title: this.view().heading.textContent }));
    }

    focusHeading() {
        this.view().heading.focus({ preventScroll: true });
    }

    isBusy() {
        const view = this.view();
        return Boolean(view.isBusy && view.isBusy());
    }

    offer() {
        if (this.onward.hidden) this.phone.say(t("The evening went on. You can finish your sentence."));
        show(this.onward, true);
    }

    goAlong() {
        this.goesAlong = true;
        this.update();
        this.goesAlong = false;
    }

    /** The card of one's table. */
    take(table) {
        this.table = table;
        this.update();
    }

    acked(command, ack) {
        const views = Array.from(this.views.values()).concat(this.table || [], this.role);
        return views.some((view) => view.acked && view.acked(command, ack));
    }
}
