/** What axe-core does not look at. In a page as `looking`, for tests/support/axe.py; each gives what is wrong, in words. */
window.looking = {
    /** What still moves. */
    moving() {
        const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0.001);
        const parts = [...document.querySelectorAll("*")].flatMap((node) => [null, "::before", "::after"].map((part) => [node, part]));
        const moves = ([node, part]) => {
            const { animationName, animationDuration, transitionDuration } = getComputedStyle(node, part);
            return (animationName !== "none" && lasts(animationDuration)) || lasts(transitionDuration);
        };
        return parts.filter(moves).map(([node, part]) => looking.named(node) + (part || ""));
    },

    /** Words in the colour of their ground. */
    gone() {
        const clear = (colour) => /^rgba\(.*, 0\)$/.test(colour);
        const ground = (node) => {
            for (let at = node; at; at = at.parentElement) if (!clear(getComputedStyle(at).backgroundColor)) return getComputedStyle(at).backgroundColor;
            return "rgb(255, 255, 255)";
        };
        return looking.words(document.body).filter((node) => getComputedStyle(node).color === ground(node)).map(looking.named);
    },

    /** What is chosen, pressed or selected, and looks as what is not. */
    alike() {
        const on = "[aria-pressed=true], [aria-selected=true], label:has(:checked)";
        const marks = (style) => [style.color, style.backgroundColor, style.borderColor, style.borderWidth, style.outlineStyle, style.outlineWidth, style.content].join("|");
        const own = (node) => node.matches("input") && getComputedStyle(node).appearance !== "none" && node.checked;
        const told = (node) => [node, ...node.querySelectorAll("*")].flatMap((inner) => [own(inner), ...[null, "::before"].map((part) => marks(getComputedStyle(inner, part)))]).join();
        const usual = (node) => node.checkVisibility() && !node.matches(`${on}, .primary, .danger, :disabled, [aria-disabled=true], [data-as]:not([data-as=""])`);
        const off = (node) => [...document.querySelectorAll(node.tagName)].find((other) => other.classList[0] === node.classList[0] && other.children.length === node.children.length && usual(other));
        return [...document.querySelectorAll(on)].filter((node) => node.checkVisibility() && off(node) && told(node) === told(off(node))).map(looking.named);
    },

    /** Where the focus is: whether one sees it, and whether it was here before. */
    focus() {
        const node = document.activeElement;
        if (!node || node === document.body) return null;
        const ring = (style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow.includes("inset");
        const around = node.closest("label");
        const styles = [getComputedStyle(node), getComputedStyle(node, "::after"), ...(around ? [getComputedStyle(around)] : [])];
        const { top, bottom, width } = node.getBoundingClientRect();
        const again = node.dataset.visited === "yes";
        node.dataset.visited = "yes";
        return { name: looking.named(node), seen: styles.some(ring), inside: bottom > 0 && top < innerHeight && width > 0, again };
    },

    /** Where the focus was is no matter any more. */
    forget() {
        for (const node of document.querySelectorAll("[data-visited]")) delete node.dataset.visited;
    },

    /** What reaches beside the window, where the window can be pushed aside for it. */
    beside() {
        if (document.documentElement.scrollWidth <= innerWidth) return [];
        return [...document.querySelectorAll("body *")].filter((node) => node.getBoundingClientRect().right > innerWidth + 0.5 && !node.children.length).map(looking.named);
    },

    /** On the stage: letters smaller than this share of its height. */
    small(least) {
        const size = (node) => parseFloat(getComputedStyle(node).fontSize) / innerHeight;
        const shown = looking.words(document.getElementById("stage")).filter((node) => !node.closest(".visually-hidden, .set-up, [inert]"));
        return shown.filter((node) => size(node) < least - 0.0005).map((node) => `${looking.named(node)}: ${size(node).toFixed(4)}`);
    },

    words(within) {
        const has = (node) => [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent.trim());
        const seen = (node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !node.closest("script, style, noscript, video");
        return [...within.querySelectorAll("*")].filter((node) => has(node) && seen(node));
    },

    named(node) {
        const words = (node.innerText || node.ariaLabel || "").trim().slice(0, 40);
        return `${node.tagName.toLowerCase()}.${node.getAttribute("class") || ""} ${words}`;
    },
};
