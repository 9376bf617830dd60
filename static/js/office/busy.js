/** A large file takes a while: the button says so, and can't be pressed twice. */
export function showBusy(form) {
  const button = form.querySelector("button[type=submit]");
  const face = [...button.childNodes];
  form.addEventListener("submit", (event) => {
    if (button.getAttribute("aria-disabled")) return event.preventDefault();
    button.setAttribute("aria-disabled", "true");
    button.textContent = form.dataset.busy;
    return undefined;
  });
  addEventListener("pageshow", () => {
    button.removeAttribute("aria-disabled");
    button.replaceChildren(...face);
  });
}
