import { Echo } from "../echo.js";

const MOVES = { "dot.place": 1, "dot.take": -1 };

/** One's own dots in a step, with those that are under way: by target how many. */
export class OwnDots {
    constructor(phone, step) {
        this.phone = phone;
        this.step = step;
        this.echo = new Echo();
        this.expect(this.under());
    }

    placed() {
        return placedOf(this.echo.value(this.told()));
    }

    /** Puts one more on a target, or (-1) takes one back. */
    move(target, by) {
        this.echo.expect(moved(this.echo.value(this.told()), [[target, by]]));
        this.phone.send(by > 0 ? "dot.place" : "dot.take", /^\d/.test(target) ? { idea: Number(target) } : { group: target });
    }

    acked(command, ack) {
        const others = this.under().filter((other) => other.id !== command.id);
        if (!ack.ok) this.echo.drop();
        if (!ack.ok) this.expect(others);
        else if (!others.length) this.echo.confirm();
    }

    /** Those that nobody acknowledged yet. */
    under() {
        return Object.keys(MOVES).map((verb) => this.phone.waiting(verb)).reduce((all, some) => all.concat(some));
    }

    isUnder(target) {
        return this.under().some((command) => targetOf(command) === target);
    }

    expect(commands) {
        if (commands.length) this.echo.expect(moved(this.told(), commands.map((command) => [targetOf(command), MOVES[command.verb]])));
    }

    told() {
        const { step, placed } = this.phone.mine.get("my/dots") || {};
        return step === this.step ? pairs(placed) : [];
    }
}

export function isDot({ verb }) {
    return verb in MOVES;
}

export function sumOf(placed) {
    return Object.keys(placed).reduce((sum, target) => sum + placed[target], 0);
}

/** `moves`: targets, each with how many more lie there. */
export function moved(told, moves) {
    const placed = placedOf(told);
    moves.forEach(([target, by]) => (placed[target] = (placed[target] || 0) + by));
    return pairs(placed);
}

function targetOf({ idea, group }) {
    return group === undefined ? String(idea) : group;
}

/** In one order, so that two that are the same look the same. */
function pairs(placed) {
    return Object.keys(placed).filter((target) => placed[target] > 0).sort().map((target) => [target, placed[target]]);
}

function placedOf(told) {
    const placed = {};
    told.forEach(([target, dots]) => (placed[target] = dots));
    return placed;
}
