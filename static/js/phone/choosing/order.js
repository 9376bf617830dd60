const PRIME = 0x01000193;

/** The order in which one phone sees what can be chosen: by chance, for everyone another one, and for one phone always the same. facilitator/web/own_order.py orders alike. */
export function inOwnOrder(who, targets) {
    const places = new Map(targets.map((target) => [target, placeOf(`${who}:${target}`)]));
    return targets.slice().sort((one, other) => places.get(one) - places.get(other) || (one < other ? -1 : 1));
}

/** A number of 32 bits that looks like chance, made of letters: FNV-1a, and the mixing at the end of MurmurHash3, so that neighbours are far apart. */
export function placeOf(letters) {
    let place = 0x811c9dc5;
    for (let at = 0; at < letters.length; at += 1) place = Math.imul(place ^ letters.charCodeAt(at), PRIME);
    place = Math.imul(place ^ (place >>> 16), 0x85ebca6b);
    place = Math.imul(place ^ (place >>> 13), 0xc2b2ae35);
    return (place ^ (place >>> 16)) >>> 0;
}

/** The same list while somebody has it before them: who stands in it stays there, also when gone, and what is new comes at the end. */
export class Standing {
    constructor(who) {
        this.who = who;
        this.order = [];
    }

    arrive(targets) {
        this.order = this.order.concat(inOwnOrder(this.who, targets.filter((target) => !this.order.includes(target))));
        return this.order;
    }
}
