import { boot } from "../boot.js";
import { announce } from "../desk/announce.js";
import { Desk } from "../desk/desk.js";
import { receiptOf } from "../desk/receipts.js";
import { t } from "../language.js";
import { still } from "./still.js";

/** A desk, operator or remote in the state that was asked for: its tab, its list of keys, what it was told last. */
export function sampleDesk() {
  const given = boot();
  const { tab, open, say } = given.style;
  const desk = new Desk(given, still(given));
  if (tab) desk.tab.value = tab;
  desk.help.value = open === "help";
  desk.screensOpen.value = open === "screens";
  if (say === "not-sent") desk.tell({ kind: "error", text: t("No connection: this was not sent.") });
  else if (say) desk.tell(receiptOf(say, {}, ""));
  announce(desk, document.getElementById("receipts"));
  return desk;
}
