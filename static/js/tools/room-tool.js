import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { TicketDesk } from "./ticket-desk.js";

/** Who is in the room, and who of them is heard: whom to ask next. */
export function RoomTool({ desk }) {
  const room = desk.docs.get("room");
  const { present = 0 } = desk.docs.get("crowd") || {};
  return html`<div class="room">
    <p><b>${present === 1 ? t("1 phone is connected.") : t("{n} phones are connected.", { n: present })}</b></p>
    ${room ? html`<${Unheard} groups=${room.roles} /><div class="room__groups">
        <${Groups} groups=${room.roles} title=${t("Roles")} />
        <${Groups} groups=${room.tables} title=${t("Tables")} />
      </div>
      <p class="soft small">${t("There: said so on their phone. These numbers move five at a time, and not while people vote. No number is shown of fewer than five people, nor one that tells of fewer than five that they did not write.")}</p>`
    : html`<p class="soft">${t("This evening asks for no roles, and nobody said a table.")}</p>`}
    <${TicketDesk} desk=${desk} />
  </div>`;
}

/** The roles of which there are enough people to say that none of them wrote anything. */
function Unheard({ groups }) {
  const unheard = groups.filter(({ there, heard }) => there && heard === 0).map(({ name }) => name);
  if (unheard.length === 0) return null;
  return html`<p class="notice">${t("Nothing written yet by: {roles}", { roles: unheard.join(", ") })}</p>`;
}

function Groups({ groups, title }) {
  if (groups.length === 0) return null;
  return html`<table class="room__table">
    <caption class="small-title">${title}</caption>
    <thead><tr><th scope="col"><span class="visually-hidden">${title}</span></th><th scope="col">${t("there")}</th><th scope="col">${t("wrote")}</th></tr></thead>
    <tbody>${groups.map(({ name, there, heard }) => html`<tr key=${name}><th scope="row">${begun(name)}</th><td>${there === null ? t("fewer than 5") : people(there)}</td><td>${people(heard)}</td></tr>`)}</tbody>
  </table>`;
}

/** A name begins with a capital here: what stands beside it is no part of it. */
function begun(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function people(count) {
  return count === null ? t("some") : count === 1 ? t("1 person") : t("{n} people", { n: count });
}
