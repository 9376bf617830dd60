/** Whether the window fills the screen: by our own button, or by the browser's (F11). */
export function fillsTheScreen() {
  return Boolean(document.fullscreenElement) || matchMedia("(display-mode: fullscreen)").matches;
}

export function whenFilling(changed) {
  document.addEventListener("fullscreenchange", changed);
  matchMedia("(display-mode: fullscreen)").addEventListener("change", changed);
}

export function toggleFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(() => {});
}
