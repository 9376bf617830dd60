// The rival: the same live meetup on Socket.IO for Node, as somebody who knows it well would write it. One room, websockets only and
// uncompressed, live totals at most 4 times a second, an acknowledgement after the commit, and a command that comes twice counts once.
//
// node server.mjs memory|sqlite FOLDER, on a free port of 127.0.0.1, which it prints. `memory` keeps nothing; `sqlite` commits what comes
// within 5 ms as one transaction (write-ahead log, synchronous=FULL). It ends when its standard input does.

import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { Server } from "socket.io";

const GROUP_MS = 5;
const PUSH_MS = 250;
const PAGE = Buffer.alloc(7000, "."); // as ours is over the wire, compressed
const COOKIE = "facilitator_phone_n";
const [mode, folder] = process.argv.slice(2);

// who someone is

const secret = randomBytes(32);
const sign = (token) => createHmac("sha256", secret).update(token).digest("base64url");

function newCookie() {
  const token = randomBytes(16).toString("base64url");
  return `${token}.${sign(token)}`;
}

function participantOf(header = "") {
  const [token, signature] = header.match(new RegExp(`${COOKIE}=([^;]*)`))?.[1].split(".") ?? [];
  if (!signature) return null;
  const right = Buffer.from(sign(token));
  const given = Buffer.from(signature);
  return right.length === given.length && timingSafeEqual(right, given) ? token : null;
}

// the meetup

const epoch = randomBytes(4).toString("hex");
const OPTIONS = ["o1", "o2"];
let seq = 1;
let round = null; // { id, ballots: Map of participant to choice, counts }
let changed = false;
let rounds = 0;
const receipts = new Map(); // command id to what it said

const docs = {
  meetup: {
    title: "Load", region: "Flevoland", language: "nl", state: "open", code: "482913", roles: [],
    stored: "Wij bewaren uw antwoorden en ideeën zonder naam. Een willekeurig nummer op dit toestel zorgt dat u één keer meetelt.",
  },
};

const roundDoc = () => ({
  id: round.id, step: "s2", poll: "p2", number: rounds, question: "Moet er een loting komen?", kind: "choice",
  options: [{ id: "o1", label: "Mee eens" }, { id: "o2", label: "Niet mee eens" }],
  state: "open", results: round.ballots.size ? { total: round.ballots.size, counts: round.counts } : null, when: "live",
});

const now = () => Date.now() / 1000;
const push = (from, changes) => ({ epoch, seq, from, docs: changes, now: now() });

function openRound() {
  round = { id: `r${++rounds}`, ballots: new Map(), counts: Object.fromEntries(OPTIONS.map((option) => [option, 0])) };
  tell();
  return round.id;
}

function cast(participant, choice) {
  const before = round.ballots.get(participant);
  if (before) round.counts[before]--;
  round.ballots.set(participant, choice);
  round.counts[choice]++;
  changed = true;
}

function tell() {
  changed = false;
  docs.round = roundDoc();
  seq++;
  io.to("room").emit("docs", push(seq - 1, { round: docs.round }));
}

// votes

const save = mode === "sqlite" ? await open() : () => {};
let waiting = [];

async function open() {
  const { default: Database } = await import("better-sqlite3");
  const database = new Database(`${folder}/rival.db`);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec(`
    CREATE TABLE ballot (round TEXT, voter TEXT, choice TEXT, PRIMARY KEY (round, voter)) WITHOUT ROWID;
    CREATE TABLE receipt (id TEXT PRIMARY KEY, said TEXT) WITHOUT ROWID;
  `);
  const ballot = database.prepare("INSERT OR REPLACE INTO ballot VALUES (?, ?, ?)");
  const receipt = database.prepare("INSERT INTO receipt VALUES (?, ?)");
  return database.transaction((votes) => {
    for (const vote of votes) {
      ballot.run(vote.round, vote.participant, vote.choice);
      receipt.run(vote.id, vote.said);
    }
  });
}

function take(vote) {
  if (mode !== "sqlite") return settle([vote]);
  if (waiting.length === 0) setTimeout(commit, GROUP_MS);
  waiting.push(vote);
}

function commit() {
  const votes = waiting;
  waiting = [];
  save(votes);
  settle(votes);
}

function settle(votes) {
  for (const { socket, participant, round: about, choice, id, ack } of votes) {
    if (about === round?.id) cast(participant, choice);
    ack({ ok: true, id, seq: 0 });
    socket.emit("mine", push(1, { [`my/round/${about}`]: { choice } }));
  }
}

// commands

const refusal = (id, code, message) => ({ ok: false, id, code, message });
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function answer(socket, { id, round: about, choice }, ack) {
  const said = `${socket.data.participant} ${about} ${choice}`;
  const before = receipts.get(id);
  if (before) return ack(before === said ? { ok: true, id, seq: 0 } : refusal(id, "id_reused", "Deze opdracht is al gebruikt."));
  if (about !== round?.id) return ack(refusal(id, "closed", "Deze stemming is gesloten."));
  if (!OPTIONS.includes(choice)) return ack(refusal(id, "invalid", "Kies een van de antwoorden."));
  receipts.set(id, said);
  take({ socket, participant: socket.data.participant, round: about, choice, id, said, ack });
}

function receive(socket, message, ack) {
  if (typeof ack !== "function") return;
  if (typeof message?.id !== "string" || !UUID.test(message.id)) return ack(refusal(null, "invalid", "Deze opdracht heeft geen nummer."));
  if (message.verb === "answer" && socket.data.participant) return answer(socket, message, ack);
  if ((message.verb === "show.go" || message.verb === "round.again") && !socket.data.participant) {
    return ack({ ok: true, id: message.id, seq, round: openRound() });
  }
  ack(refusal(message.id, "unknown_verb", "Dit kan hier niet."));
}

// the server

const http = createServer((request, answer) => {
  answer.writeHead(200, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": PAGE.length,
    "Set-Cookie": `${COOKIE}=${newCookie()}; Max-Age=2592000; HttpOnly; Path=/; SameSite=Lax`,
  });
  answer.end(PAGE);
});

const io = new Server(http, {
  transports: ["websocket"],
  perMessageDeflate: false,
  httpCompression: false,
  serveClient: false,
  pingInterval: 8000,
  pingTimeout: 6000,
  maxHttpBufferSize: 16_384,
});

io.use((socket, next) => {
  const desk = socket.handshake.auth.audience === "desk";
  const participant = desk ? null : participantOf(socket.handshake.headers.cookie);
  if (!desk && !participant) return next(new Error("not_allowed"));
  socket.data.participant = participant;
  next();
});

io.on("connection", (socket) => {
  socket.join("room");
  socket.on("do", (message, ack) => receive(socket, message, ack));
  socket.emit("docs", push(0, docs));
  if (socket.data.participant) socket.emit("mine", push(0, { me: { role: null, table: null } }));
});

setInterval(() => changed && tell(), PUSH_MS);
process.stdin.on("end", () => process.exit()).resume();
http.listen(0, "127.0.0.1", 4096, () => console.log(http.address().port));
