/** What people type: without the scheme, and without the code, which they are asked for. */
export function shortAddress(url) {
  const { host } = new URL(url);
  return host.replace(/^www\./, "");
}

/** "482913" as "482 913": three and three is what one remembers between the screen and the phone. */
export function groupCode(code) {
  return code.replace(/^(\d{3})(\d{3})$/, "$1\u00a0$2");
}
