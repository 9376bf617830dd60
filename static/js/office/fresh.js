/** Puts a part of the page as the server makes it now (at `address`) in the place of what stands there. A focus that was in it stays with the part. */
export async function fresh(part, address) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const focused = part.contains(document.activeElement);
  part.replaceChildren(...page.getElementById(part.id).childNodes);
  if (focused) part.focus();
}
