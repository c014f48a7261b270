// Mail leaves through a real SMTP server, in the reader's language, once, whatever happens in between; and who wants no more
// reminders ends them without signing in.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { violations } from "../lib/axe.mjs";
import { Browsers, eventually } from "../lib/browsers.mjs";
import { Mailbox } from "../lib/mailbox.mjs";
import { Server, binary, temporaryFolder } from "../lib/server.mjs";

let mailbox;
let server;

/** Answers what an operator's command says. */
function operator(command, { database = server.database, ...flags } = {}) {
  const more = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const { status, stdout, stderr } = spawnSync(binary(), [...command, "--database", database, ...more], { encoding: "utf8" });
  return { status, stdout, stderr };
}

function queue(address, options) {
  const { status, stderr } = operator(["admin", "test-mail", address], options);
  assert.equal(status, 0, stderr);
}

const counted = (options) => operator(["admin", "mail"], options).stdout;
const header = (mail, wanted) => mail.headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
const id = (mail) => header(mail, "message-id")[0];

/** A mail that a killed server was sending is sent by the next one after twice this time. */
const IMPATIENT = ["--mail-timeout-secs", "3"];

/** A server that does not outlive its test. */
async function starts(t, settings) {
  const started = await Server.start(settings);
  t.after(() => started.kill());
  return started;
}

before(async () => {
  mailbox = await Mailbox.start();
  server = await Server.start({ demo: false, smtp: mailbox.url, log: "info" });
});

after(async () => {
  await server?.stop();
  await mailbox?.close();
});

test("a German mail arrives with text and HTML, and says that no person wrote it", async () => {
  queue("amal@example.org", { "public-url": "https://cafe.example.org" });
  const mail = await mailbox.next("amal@example.org");
  assert.deepEqual([mail.subject, mail.type, mail.defects], ["Testmail von VisionsCafé", "multipart/alternative", []]);
  assert.deepEqual([mail.from, mail.to], ["cafe@example.org", ["amal@example.org"]]);
  assert.deepEqual(header(mail, "from"), ["VisionsCafé <cafe@example.org>"]);
  assert.deepEqual(header(mail, "auto-submitted"), ["auto-generated"]);
  assert.match(id(mail), /^<[0-9a-f]{16}@example\.org>$/);
  assert.match(mail.text, /^Guten Tag,\n\ndas ist eine Testmail\./);
  assert.deepEqual(mail.links, ["https://cafe.example.org/", "https://cafe.example.org"]);
  assert.match(mail.html, /<html lang="de" dir="ltr">/);
  assert.match(mail.html, /<a href="https:\/\/cafe\.example\.org\/" style="[^"]+">VisionsCafé öffnen<\/a>/);
  assert.deepEqual(header(mail, "list-unsubscribe"), [], "nobody unsubscribes from what was asked for");
});

test("an Arabic mail runs from right to left", async () => {
  queue("samir@example.org", { language: "ar" });
  const mail = await mailbox.next("samir@example.org");
  assert.equal(mail.subject, "رسالة تجريبية من مقهى الرؤى");
  assert.deepEqual(header(mail, "content-language"), ["ar"]);
  assert.match(mail.html, /<html lang="ar" dir="rtl">[^]*<div lang="ar" dir="rtl"/);
  assert.match(mail.text, /^مرحبًا،/);
});

test("a mail that is refused for now comes a little later, and is the same mail", async () => {
  await mailbox.refuse(451);
  queue("later@example.org");
  const refused = await mailbox.refused("later@example.org");
  await eventually(() => /waiting 1 test \(smtp 451\)/.test(counted()), "the operator sees why it waits");
  await mailbox.refuse();
  const mail = await mailbox.next("later@example.org");
  assert.equal(id(mail), id(refused));
});

test("a mail that is refused for good is given up, and the operator sees why but not whose it was", async () => {
  await mailbox.refuse(550);
  queue("nobody@example.org");
  await mailbox.refused("nobody@example.org");
  await eventually(() => /given up 1 test \(smtp 550\)/.test(counted()), "the operator sees that it was given up");
  await mailbox.refuse();
  queue("after@example.org");
  await mailbox.next("after@example.org");
  assert.equal(mailbox.mails.filter(({ to }) => to.includes("nobody@example.org")).length, 1, "it is not tried again");
  assert.match(server.stderr, /a mail was not sent and is given up/);
  assert.doesNotMatch(server.stderr + counted(), /@example|nobody/);
});

test("what is no address is not queued, and a server without a mail server says what is missing", () => {
  for (const wrong of ["amal", "amal@example.org\nBcc: all@example.org", "a@b, c@d"]) {
    assert.match(operator(["admin", "test-mail", wrong]).stderr, /is no mail address/);
  }
  const start = (...flags) => spawnSync(binary(), ["serve", "--database", server.database, ...flags], { encoding: "utf8" });
  const unnamed = start("--smtp", "smtps://amal:hush@mail.example.org");
  assert.notEqual(unnamed.status, 0);
  assert.match(unnamed.stderr, /--mail-from/);
  const plain = start("--smtp", "smtp+plain://amal:hush@mail.example.org", "--mail-from", "cafe@example.org");
  assert.notEqual(plain.status, 0);
  assert.match(plain.stderr, /without encryption/);
  assert.doesNotMatch(unnamed.stderr + plain.stderr, /hush/);
  const help = spawnSync(binary(), ["serve", "--help"], { encoding: "utf8", env: { ...process.env, VISIONSCAFE_SMTP: "smtps://amal:hush@mail.example.org" } });
  assert.match(help.stdout, /VISIONSCAFE_SMTP/);
  assert.doesNotMatch(help.stdout, /hush/);
});

test("nothing that was queued is lost when the server is killed, and nothing comes twice", async (t) => {
  const database = `sqlite:${join(temporaryFolder(), "killed.db")}`;
  const start = () => starts(t, { database, demo: false, smtp: mailbox.url, arguments: IMPATIENT });
  const people = Array.from({ length: 8 }, (_, n) => `killed${n}@example.org`);
  await mailbox.refuse(451);
  let killed = await start();
  for (const person of people) queue(person, { database });
  await mailbox.refused(people[0]);
  await killed.kill();
  killed = await start();
  await mailbox.refused(people[7]);
  await killed.kill();
  await mailbox.refuse();
  killed = await start();
  for (const person of people) await mailbox.next(person, { within: 60_000 });
  await eventually(() => /sent 8 test/.test(counted({ database })), "all are written down");
  for (const person of people) assert.equal(mailbox.to(person).length, 1, person);
  await killed.stop();
});

test("killed between sending and writing down, the server repeats the mail once, under the same id", async (t) => {
  const database = `sqlite:${join(temporaryFolder(), "silent.db")}`;
  const start = () => starts(t, { database, demo: false, smtp: mailbox.url, arguments: IMPATIENT });
  await mailbox.beSilent();
  let killed = await start();
  queue("silent@example.org", { database });
  const first = await mailbox.next("silent@example.org");
  await killed.kill();
  await mailbox.beSilent(false);
  killed = await start();
  const second = await mailbox.next("silent@example.org");
  assert.equal(id(second), id(first));
  assert.equal(header(second, "date")[0], header(first, "date")[0]);
  await eventually(() => /sent 1 test/.test(counted({ database })), "it is written down");
  await killed.stop();
  assert.equal(mailbox.to("silent@example.org").length, 2);
});

test("two servers on one database send each mail once", async (t) => {
  const other = await starts(t, { database: server.database, demo: false, smtp: mailbox.url });
  const people = Array.from({ length: 10 }, (_, n) => `both${n}@example.org`);
  for (const person of people) queue(person);
  for (const person of people) await mailbox.next(person);
  await eventually(() => !/waiting/.test(counted()), "all are written down");
  await other.stop();
  for (const person of people) assert.equal(mailbox.to(person).length, 1, person);
});

/** A certificate for localhost, and the authority that vouches for it. */
function certificates() {
  const folder = temporaryFolder();
  const openssl = (...command) => execFileSync("openssl", command, { cwd: folder, stdio: "pipe" });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl("req", "-x509", ...key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Test authority");
  openssl("req", ...key, "-keyout", "key.pem", "-out", "asked.pem", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost");
  openssl("x509", "-req", "-in", "asked.pem", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-copy_extensions", "copy", "-out", "cert.pem");
  return { authority: join(folder, "ca.pem"), certificate: join(folder, "cert.pem"), key: join(folder, "key.pem") };
}

test("mail goes encrypted and with the password, and to no server that nobody vouches for", async (t) => {
  const { authority, certificate, key } = certificates();
  const login = ["café@example.org", "hush/with?odd#signs@"];
  const box = async (tls) => {
    const started = await Mailbox.start({ tls, certificate, key, login });
    t.after(() => started.close());
    return started;
  };
  const [wrapped, starttls] = [await box("wrapped"), await box("starttls")];
  const trusting = { demo: false, env: { SSL_CERT_FILE: authority } };
  const waits = (started, why) =>
    eventually(() => why.test(counted({ database: started.database })), `it waits for somebody to mend ${why}`);
  const servers = await Promise.all([
    starts(t, { ...trusting, smtp: wrapped.url }),
    starts(t, { ...trusting, smtp: starttls.url }),
    // Nobody knows the authority here.
    starts(t, { demo: false, smtp: wrapped.url, log: "info" }),
    starts(t, { demo: false, smtp: starttls.url, log: "info" }),
    // A wrong password is somebody's mistake to mend, not the mail's.
    starts(t, { ...trusting, smtp: starttls.url.replace("hush", "loud"), log: "info" }),
  ]);
  const [secure, upgraded, careful, wary, locked] = servers;
  for (const [n, { database }] of servers.entries()) queue(`person${n}@example.org`, { database });
  for (const [mailed, started, n] of [[wrapped, secure, 0], [starttls, upgraded, 1]]) {
    const mail = await mailed.next(`person${n}@example.org`);
    assert.deepEqual([mail.encrypted, mail.user], [true, login[0]]);
    await eventually(() => /sent 1 test/.test(counted({ database: started.database })), "it is written down");
  }
  await waits(careful, /waiting 1 test \((tls|connection)\)/);
  await waits(wary, /waiting 1 test \((tls|connection)\)/);
  await waits(locked, /waiting 1 test \(smtp 535\)/);
  assert.deepEqual([wrapped.mails.length, starttls.mails.length], [1, 1]);
  for (const { stderr } of [careful, wary, locked]) assert.doesNotMatch(stderr, /hush|loud|@example/);
});

test("Loomio 3.1.1: reminders end at the link in a mail, without signing in, and its token is no login and nothing else", async (t) => {
  const database = `sqlite:${join(temporaryFolder(), "wishes.db")}`;
  const first = await starts(t, { database });
  const desk = await first.enter();
  await first.stop();
  const [token, other] = ["5e".repeat(32), "c2".repeat(32)];
  // What queueing a reminder writes down beside the mail.
  const insert = `
import sqlite3, hashlib, sys, time
db = sqlite3.connect(sys.argv[1])
# Whose session it is: there is a second account, the first coordinator's, whose random id comes before this one half the time.
(account,), = db.execute("select account from session").fetchall()
for topic, token in (("reminders", sys.argv[2]), ("digest", sys.argv[3])):
    db.execute("insert into unsubscribe_link values (?, ?, ?, ?)", (hashlib.sha256(token.encode()).digest(), account, topic, int(time.time() * 1000)))
db.commit()`;
  execFileSync("/usr/bin/python3", ["-c", insert, database.replace("sqlite:", ""), token, other]);
  const wanted = await starts(t, { database, demo: false });
  const browsers = await Browsers.launch();
  t.after(() => browsers.close());
  const page = await browsers.open("reader");
  const address = (end = token) => `${wanted.base}/unsubscribe/${end}`;
  const wishes = async () => {
    const html = await (await fetch(`${wanted.base}/account/mail`, { headers: { cookie: desk } })).text();
    return [...html.matchAll(/name="(\w+)" value="(\w+)" checked/g)].map(([, topic, often]) => `${topic} ${often}`);
  };

  // Whoever looks at a link, such as a mail program, ends nothing.
  assert.equal((await fetch(address())).status, 200);
  assert.deepEqual(await wishes(), ["reminders at_once", "digest weekly"]);
  await page.goto(address());
  await page.getByRole("heading", { level: 1, name: "Keine Erinnerungen mehr bekommen?" }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: "Abbestellen" }).click();
  await page.getByText("Sie bekommen keine Erinnerungen mehr.").waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await wishes(), ["reminders never", "digest weekly"]);
  assert.deepEqual(await page.context().cookies(), [], "nobody was signed in by it");

  // A mail program's one click (RFC 8058): no cookies, no origin, no redirect.
  const click = await fetch(address(other), { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }), redirect: "manual" });
  assert.equal(click.status, 200);
  assert.deepEqual(click.headers.getSetCookie(), []);
  assert.deepEqual(await wishes(), ["reminders never", "digest never"]);

  // As anything else the token is nothing.
  const as = async (method, path, cookie = "") => (await fetch(wanted.base + path, { method, headers: { cookie }, redirect: "manual" })).status;
  const entered = await wanted.press(await wanted.carry(`/enter/${token}`));
  assert.equal(entered.status, 410);
  assert.ok(!entered.headers.getSetCookie().some((cookie) => cookie.startsWith("desk=")), "it lets nobody in");
  assert.equal(await as("GET", "/desk", `desk=${token}`), 401);
  assert.equal(await as("GET", "/account/mail", `desk=${token}`), 401);
  assert.equal(await as("GET", `/p/${token}`), 404);
  assert.equal(await as("POST", `/unsubscribe/${token.slice(1)}`), 404);
  // Another site cannot press the button for somebody.
  const foreign = await fetch(address(), { method: "POST", headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" } });
  assert.equal(foreign.status, 403);
});

test("an overview of what waits arrives in the reader's language, once, and its link ends overviews and nothing else", async (t) => {
  const database = `sqlite:${join(temporaryFolder(), "overview.db")}`;
  const start = () => starts(t, { database, demo: false, smtp: mailbox.url });
  let rounds = await start();
  const desk = await rounds.enter(rounds.coordinatorUrl);
  const form = new URLSearchParams({ name: "Haus der Kulturen", kind: "migrant_organisation" });
  const registered = await fetch(`${rounds.base}/organisations/new`, { method: "POST", headers: { cookie: desk, origin: rounds.base }, body: form, redirect: "manual" });
  assert.equal(registered.status, 303);
  await rounds.stop();
  // An account that is there since long ago, with an address that was shown to be its owner's, and read in English.
  const known = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
(account,), = db.execute("select account from session").fetchall()
db.execute("update account set created_ms = 1, lang = 'en' where id = ?", (account,))
db.execute("insert into address values (?, 'carla@example.org', 'carla@example.org', 1)", (account,))
db.commit()`;
  execFileSync("/usr/bin/python3", ["-c", known, database.replace("sqlite:", "")]);
  rounds = await start();
  const mail = await mailbox.next("carla@example.org");
  assert.equal(mail.subject, "Your overview: one thing");
  assert.match(mail.text, /– Please verify: Haus der Kulturen\n {2}http:\/\/[^\s]+\/organisations\/\w{13}\n/);
  assert.deepEqual(header(mail, "list-unsubscribe-post"), ["List-Unsubscribe=One-Click"]);
  // A server that is started anew knows what was told.
  await rounds.stop();
  rounds = await start();
  const end = mail.links.find((link) => link.includes("/unsubscribe/"));
  const wishes = async () => {
    const html = await (await fetch(`${rounds.base}/account/mail`, { headers: { cookie: desk } })).text();
    return [...html.matchAll(/name="(\w+)" value="(\w+)" checked/g)].map(([, topic, often]) => `${topic} ${often}`);
  };
  assert.deepEqual(await wishes(), ["reminders at_once", "digest weekly"]);
  const ended = await fetch(`${rounds.base}${new URL(end).pathname}`, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });
  assert.equal(ended.status, 200);
  assert.deepEqual(await wishes(), ["reminders at_once", "digest never"]);
  queue("last@example.org", { database });
  await mailbox.next("last@example.org");
  assert.equal(mailbox.to("carla@example.org").length, 1);
  await rounds.stop();
});

test("one chooses in one's account which mail one gets", async (t) => {
  const chosen = await starts(t, {});
  const browsers = await Browsers.launch();
  t.after(() => browsers.close());
  const page = await browsers.open("facilitator");
  await page.goto(chosen.facilitatorUrl);
  await page.getByRole("button").last().click();
  await page.waitForURL(`${chosen.base}/desk`);
  await page.goto(`${chosen.base}/account/mail`);
  await page.getByText("verschickt zurzeit keine Mails").waitFor();
  const digest = page.getByRole("group", { name: "Übersichten" });
  assert.equal(await digest.getByLabel("Jede Woche, am Montag").isChecked(), true);
  await digest.getByLabel("Jeden Tag").check();
  await page.getByRole("group", { name: "Erinnerungen" }).getByLabel("Nie").check();
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText("Gespeichert.").waitFor();
  assert.equal(await digest.getByLabel("Jeden Tag").isChecked(), true);
  assert.equal(await page.getByRole("group", { name: "Erinnerungen" }).getByLabel("Nie").isChecked(), true);
  const send = (form) => page.request.post(`${chosen.base}/account/mail`, { form, headers: { origin: chosen.base }, maxRedirects: 0 });
  for (const wrong of [{}, { digest: "hourly" }, { reminders: "daily" }, { news: "daily" }]) assert.equal((await send(wrong)).status(), 400);
  assert.equal((await send({ digest: "weekly" })).status(), 303);
});
