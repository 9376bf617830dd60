import { fresh } from "./fresh.js";

/** A form of which every change is shown at once, in the part of the page that it names. */
export function showAtOnce(form) {
  const part = document.getElementById(form.dataset.atOnce);
  form.querySelector("button[type=submit]").hidden = true;
  const show = async () => {
    if (!form.reportValidity()) return;
    const address = `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
    await fresh(part, address).then(() => history.replaceState(null, "", address), () => form.submit());
  };
  form.addEventListener("change", show);
  if ([...form.elements].some(isChanged)) show(); // before this script ran, or by the way back
}

function isChanged(control) {
  return control.type === "radio" ? control.checked !== control.defaultChecked : control.defaultValue !== undefined && control.value !== control.defaultValue;
}
