/**
 * Keeps the machine awake, and says whether that works: `true`, `false` for not now, `null` where the browser can't. Most give no wake lock
 * on plain HTTP; then the machine's own settings decide.
 */
export function stayAwake(changed) {
  if (!navigator.wakeLock) return changed(null);
  const ask = () => document.visibilityState === "visible" && hold(changed);
  document.addEventListener("visibilitychange", ask);
  return ask();
}

async function hold(changed) {
  try {
    const lock = await navigator.wakeLock.request("screen");
    lock.addEventListener("release", () => changed(false));
    changed(true);
  } catch {
    changed(false);
  }
}
