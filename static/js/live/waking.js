const LOOK_MS = 1000;
const SLEPT_MS = 4000; // since the last look: timers stand still while a phone sleeps

/** Calls `wake` whenever this page may have missed something: it was hidden, frozen or asleep, or its network changed. */
export function onWaking(wake) {
    ["online", "offline"].forEach((name) => addEventListener(name, () => wake()));
    addEventListener("pageshow", (event) => event.persisted && wake());
    document.addEventListener("resume", () => wake());
    document.addEventListener("visibilitychange", () => document.hidden || wake());
    onSleep(wake);
    onAnotherNetwork(wake);
}

function onSleep(wake) {
    let looked = Date.now();
    setInterval(() => {
        const slept = Date.now() - looked > SLEPT_MS;
        looked = Date.now();
        if (slept && !document.hidden) wake();
    }, LOOK_MS);
}

function onAnotherNetwork(wake) {
    const network = navigator.connection;
    if (!network || !network.addEventListener) return;
    let kind = network.type;
    network.addEventListener("change", () => {
        if (network.type !== kind) wake();
        kind = network.type;
    });
}
