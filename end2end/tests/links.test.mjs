// One-time links in real browsers: the token leaves the address at once, and stays nowhere where others could find it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { overflow, violations } from "../lib/axe.mjs";
import { Browsers, SCREENS } from "../lib/browsers.mjs";
import { Server, binary } from "../lib/server.mjs";

let server;
let browsers;

before(async () => {
  server = await Server.start({ log: "debug,server=trace" });
  browsers = await Browsers.launch();
});

after(async () => {
  await browsers?.close();
  await server?.stop();
});

/** A link of one's own. */
function freshLink() {
  const { status, stdout, stderr } = spawnSync(binary(), ["link", "--database", server.database, "--public-url", server.base], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return new URL(/^facilitator (\S+)$/m.exec(stdout)[1]);
}

const enter = (page) => page.getByRole("button", { name: "Als Moderator:in eintreten" });

test("the token of a link is in no address, history, referrer or log", async () => {
  const link = freshLink();
  const token = link.pathname.split("/").at(-1);
  const page = await browsers.open("Mara", SCREENS.laptop);
  const sent = [];
  page.on("request", (request) => sent.push({ url: request.url(), referrer: request.headers().referer ?? "" }));
  await page.goto(`${server.base}/`);
  await page.goto(String(link));
  assert.equal(page.url(), `${server.base}/enter`);
  assert.ok(!(await page.content()).includes(token));
  assert.equal(await page.evaluate(() => document.referrer.includes("/enter/") || document.cookie !== ""), false);
  await page.reload();
  await enter(page).click();
  await page.waitForURL("**/desk");
  for (const { url, referrer } of sent) {
    assert.ok(!referrer.includes(token), `${url} was told where it came from`);
    assert.ok(url === String(link) || !url.includes(token), url);
  }
  // Back through all there is: the button's page leads to the desk, and the link's address is no stop on the way.
  const stops = [];
  while (await page.goBack()) {
    stops.push(page.url());
    assert.ok(stops.length < 10);
  }
  assert.ok(stops.length > 0 && stops.every((stop) => !stop.includes(token)), stops.join(" "));
  const cookies = await page.context().cookies();
  assert.deepEqual(cookies.filter(({ name }) => name.startsWith("carried-")), [], "the token is taken away once it is used");
  assert.ok(cookies.every(({ httpOnly, sameSite }) => httpOnly && sameSite === "Lax"));
  await page.context().close();
  assert.match(server.stderr, /DEBUG|TRACE/, "the log is written");
  assert.ok(!server.stderr.includes(token), "and holds no token");
  browsers.check();
});

test("a double click on the button signs in once, and a page found again later leads to the desk", async () => {
  const link = freshLink();
  const page = await browsers.open("Selin", SCREENS.phone);
  await page.goto(String(link));
  await enter(page).dblclick();
  await page.waitForURL("**/desk");
  await page.goto(`${server.base}/enter`);
  assert.equal(page.url(), `${server.base}/desk`);
  await page.goto(String(link));
  await enter(page).click();
  await page.waitForURL("**/desk");
  await page.goto(`${server.base}/desk/sessions`);
  assert.equal(await page.locator(".shelf-item").count(), 1, "two clicks are one session");
  await page.context().close();
  browsers.check();
});

test("a link opened in one browser and pressed in two opens one of them", async () => {
  const link = freshLink();
  const forgives = [/status of 410/];
  const pages = await Promise.all(["Ada", "Noor"].map((name) => browsers.open(name, { ...SCREENS.phone, forgives })));
  await Promise.all(pages.map((page) => page.goto(String(link))));
  await Promise.all(pages.map((page) => enter(page).click()));
  const used = pages.map((page) => page.getByText("Dieser Link wurde schon benutzt").waitFor().then(() => "used"));
  const desks = pages.map((page) => page.waitForURL("**/desk").then(() => "desk"));
  const outcomes = await Promise.all(pages.map((_, n) => Promise.any([used[n], desks[n]])));
  assert.deepEqual(outcomes.toSorted(), ["desk", "used"]);
  const late = pages[outcomes.indexOf("used")];
  assert.deepEqual(await violations(late), []);
  assert.equal(await overflow(late), null);
  await Promise.all(pages.map((page) => page.context().close()));
  await Promise.allSettled([...used, ...desks]);
  browsers.check();
});

test("without JavaScript the link works all the same, and where it was to lead on to is kept", async () => {
  const link = freshLink();
  const page = await browsers.open("Teresa", { ...SCREENS.phone, javaScriptEnabled: false });
  await page.goto(`${link}?next=/desk/sessions`);
  // Another language is another address of the same page, and the browser still carries the token.
  await page.goto(`${server.base}/enter?lang=en`);
  await page.getByRole("button", { name: "Enter as a facilitator" }).click();
  await page.waitForURL("**/desk/sessions");
  await page.context().close();
  browsers.check();
});
