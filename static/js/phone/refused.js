import { t } from "../language.js";
import { el } from "./dom.js";

/** The server won't have this phone: what is the matter, and the one thing to do. */
export function refusedView(refusal, code) {
    const reason = REASONS[refusal]();
    const link = reason.link && el("a", { class: "button primary wide", href: reason.link(code), text: reason.action });
    return el("section", { class: "step welcome stack" }, el("h2", { tabindex: "-1", text: reason.title }), el("p", { text: reason.text }), link);
}

const toStart = () => "/";
const toMeetup = (code) => `/${code}`;

const REASONS = {
    unknown_code: () => ({ title: t("This code does not work"), text: t("Look at the screen for the right code."), link: toStart, action: t("Type a code") }),
    sealed: () => ({ title: t("This meetup is over"), text: t("Nothing on this phone is linked to it any more. Thank you for taking part."), link: null }),
    not_allowed: () => ({ title: t("This phone is not signed in"), text: t("Join again; that takes a second."), link: toMeetup, action: t("Join") }),
    full: () => ({ title: t("The meetup is full"), text: t("We keep trying. You come in by yourself when there is room."), link: null }),
};
