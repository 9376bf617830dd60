/** Through the page's one live region; the same sentence twice is said twice. */
export function say(text) {
  const line = document.getElementById("said");
  line.textContent = "";
  requestAnimationFrame(() => (line.textContent = text));
}
