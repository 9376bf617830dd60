import { html, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { mayDo } from "../desk/rights.js";

/** How many tickets are in use, and freeing the one of a phone that is lost or broken. Nothing where none were printed. */
export function TicketDesk({ desk }) {
  const tickets = desk.docs.get("tickets");
  const [number, setNumber] = useState("");
  if (!tickets || !mayDo(desk.audience, "ticket.free")) return null;
  const free = async (event) => {
    event.preventDefault();
    if (await desk.do("ticket.free", { number: Number(number) })) setNumber("");
  };
  return html`<section class="tickets" aria-labelledby="tickets">
    <h3 id="tickets" class="small-title">${t("Tickets")}</h3>
    <p>${tickets.taken === 1 ? t("1 of {m} tickets is in use.", { m: tickets.printed }) : t("{n} of {m} tickets are in use.", { n: tickets.taken, m: tickets.printed })}</p>
    <form class="cluster" onSubmit=${free}>
      <label for="ticket-number">${t("Lost or broken phone: ticket number")}</label>
      <input class="input tickets__number" id="ticket-number" type="number" inputmode="numeric" min="1" max=${tickets.printed} required value=${number} onInput=${({ currentTarget }) => setNumber(currentTarget.value)} />
      <${Plain} type="submit">${t("Free this ticket")}<//>
    </form>
    <p class="soft small">${t("The old phone is out at once. Who scans the ticket then begins anew: what it answered to questions that are still open is taken back.")}</p>
  </section>`;
}
