import { t } from "../../language.js";
import { el, follow, setText, show } from "../dom.js";

const VERBS = ["me.describe", "table.scribe", "table.done"];

/** Where one sits, the way into the video room, and who writes for the table: the words of templates/phone/_table.html. */
export function tableCard(phone) {
    let changing = false;
    const choice = el("select", { class: "input", id: "table-choice" });
    const here = button(t("I am at this table"), "wide", () => choice.value && sit(choice.value));
    const choosing = el("div", { class: "stack tight" }, el("label", { class: "label", for: "table-choice", text: t("At which table are you?") }), choice, here);
    const heading = el("p", { class: "label" });
    const other = button(t("Another table"), "quiet small", () => change(true));
    const seat = el("div", { class: "between" }, heading, other);
    const link = el("a", { class: "button wide", target: "_blank", rel: "noopener noreferrer" });
    const room = el("p", { class: "soft small" });
    const says = el("p", {});
    const isDone = el("p", { class: "notice good", text: t("Your table is done.") });
    const done = button("", "wide", () => phone.send("table.done", { step: phone.docs.get("step").id, done: isDone.hidden }));
    const pen = button("", "", () => phone.send("table.scribe", { on: !mine().scribe }));
    const fault = el("p", { class: "fault", role: "alert", hidden: true });
    const node = el("section", { class: "card stack seat", id: "table" }, choosing, seat, link, room, says, isDone, done, pen, fault);

    function mine() {
        return phone.mine.get("me") || {};
    }

    function sit(table) {
        changing = false;
        if (table !== mine().table) phone.send("me.describe", { table });
        else update();
    }

    function change(on) {
        changing = on;
        update();
        choice.focus();
    }

    function update(page) {
        if (!show(node, atTables(phone.docs))) return;
        if (page) stand(page);
        const { call, tables } = phone.docs.get("tables");
        const own = tables.find((table) => table.code === mine().table);
        const seated = Boolean(own) && !changing;
        choose(tables, own);
        show(choosing, tables.length > 0 && !seated);
        if (show(seat, seated)) setText(heading, t("Table {table}", { table: named(own) }));
        wayIn(own, call, seated);
        writing(own, seated);
    }

    /** Where ideas are written, who writes for a table sees that above the field. */
    function stand(page) {
        const below = mine().scribe && (phone.docs.get("step") || {}).open ? page.sections : page.role.node;
        if (node.nextSibling !== below) page.place.insertBefore(node, below);
    }

    function choose(tables, own) {
        const options = [{ code: "", name: "" }].concat(tables);
        follow(choice, options, (table) => table.code, () => el("option", {}), (option, table) => {
            option.value = table.code;
            option.lang = table.code && phone.wordsIn ? phone.wordsIn : "";
            setText(option, table.code ? named(table) : t("Choose your table"));
        });
        if (document.activeElement !== choice) choice.value = own ? own.code : "";
    }

    function wayIn(own, call, seated) {
        const address = (own && own.link) || call;
        if (show(link, address)) link.href = address;
        setText(link, own && own.link ? t("Open the video room of this table") : t("Open the video call"));
        if (show(room, seated && call && !own.link)) setText(room, t("Choose room {table} there.", { table: own.code }));
    }

    function writing(own, seated) {
        const { scribe } = mine();
        const { talk } = phone.docs.get("step") || {};
        const ready = Boolean(own && talk && talk.tables.done.includes(own.code));
        if (show(says, seated && (scribe || own.scribe))) setText(says, scribe ? ours() : t("Another phone writes for this table."));
        show(isDone, seated && scribe && ready);
        if (show(done, seated && scribe && talk)) setText(done, ready ? t("Not done yet after all") : t("Our table is done"));
        done.className = `button wide ${ready ? "" : "primary"}`;
        if (show(pen, seated)) setText(pen, scribe ? t("Stop writing for the table") : own.scribe ? t("Take over the writing") : t("I write for our table"));
        pen.className = `button ${scribe ? "quiet" : "wide"}`;
    }

    function ours() {
        return tablesVote(phone.docs) ? t("This phone votes for the table.") : t("This phone writes for the table: its ideas are the table's.");
    }

    function acked(command, ack) {
        if (!VERBS.includes(command.verb) || "role" in command) return false;
        if (show(fault, !ack.ok)) setText(fault, ack.message);
        else phone.say(t("Saved"));
        const chose = document.activeElement === here;
        update();
        if (chose) other.focus();
        return true;
    }

    return { node, update, acked };
}

/** Whether the room talks, writes or votes at tables now, or waits for an evening in which tables vote. */
function atTables(docs) {
    return Boolean(docs.get("tables") && (docs.get("step") || docs.get("meetup")).seats);
}

function tablesVote(docs) {
    return docs.keys("round").map((key) => docs.get(key)).some((round) => round.voting === "table" && round.state === "open");
}

function button(text, look, press) {
    return el("button", { class: `button ${look}`, type: "button", text, on: { click: press } });
}

function named({ code, name }) {
    return name ? `${code} · ${name}` : code;
}
