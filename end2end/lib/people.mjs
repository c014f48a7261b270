// The people of a workshop, each with a browser: what they do is written here once, by what the screen calls it.

import assert from "node:assert/strict";
import { eventually, SCREENS } from "./browsers.mjs";

/** What buttons and fields are called, by the reader's language. */
const WORDS = {
  de: {
    name: "Ihr Name",
    from: "Ich komme von einer Organisation",
    organisation: "Name der Organisation",
    kind: "Art der Organisation",
    takeSeat: "Platz nehmen",
    card: "Ihre Karte",
    send: "Karte senden",
    saving: "wird gespeichert",
    comment: "Ihr Kommentar",
    sendComment: "Kommentar senden",
    support: /^Unterstützen, bisher/,
    comments: /^Kommentare, /,
    together: "Zusammenlegen",
    giveName: "Name geben",
    called: "Wie heißt das zusammen?",
    save: "Speichern",
    undo: "Rückgängig",
    handOver: "Das geben wir weiter",
  },
  ar: {
    name: "اسمك",
    from: "أنا من منظمة أو جهة",
    organisation: "اسم المنظمة أو الجهة",
    kind: "نوع المنظمة أو الجهة",
    takeSeat: "اجلس معنا",
    card: "بطاقتك",
    send: "إرسال البطاقة",
    saving: "جارٍ الحفظ",
    comment: "تعليقك",
    sendComment: "إرسال التعليق",
    support: /^دعم، حتى الآن/,
    comments: /^التعليقات، /,
    together: "ضمّ معًا",
    giveName: "إعطاء اسم",
    called: "ما اسم هذه المجموعة؟",
    save: "حفظ",
    undo: "تراجع",
    handOver: "نسلّم هذا",
  },
};

/** Somebody at a table, with a phone. */
export class Participant {
  static async with(browsers, name, { lang = "de", screen = "phone", page, ...options } = {}) {
    const person = new Participant();
    person.name = name;
    person.lang = lang;
    person.words = WORDS[lang];
    person.page = page ?? (await browsers.open(name, { ...SCREENS[screen], locale: lang === "de" ? "de-DE" : lang, ...options }));
    return person;
  }

  async join(base, code, { table, organisation, kind } = {}) {
    const { page, words } = this;
    await page.goto(`${base}/j/${code}`);
    await page.getByLabel(words.name, { exact: true }).fill(this.name);
    if (organisation) {
      await page.getByText(words.from).click();
      await page.getByLabel(words.organisation).fill(organisation);
      if (kind) await page.getByLabel(words.kind).selectOption(kind);
    }
    if (table) await page.getByRole("radio", { name: table }).check();
    await page.getByRole("button", { name: words.takeSeat }).click();
    await page.waitForURL("**/w/*");
    await this.isLive();
  }

  /** The live room has taken the place of the plain one. */
  async isLive() {
    await this.page.locator("#plain[hidden]").waitFor({ state: "attached" });
    await this.page.locator(".roombar >> visible=true").waitFor();
  }

  get box() {
    return this.page.getByRole("textbox", { name: this.words.card, exact: true });
  }

  button(name, within = this.page) {
    return within.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** A card by its words, in what is shown. */
  card(text) {
    return this.page.getByRole("main").locator("li.card").filter({ hasText: text });
  }

  /** A pile by its name. */
  pile(name) {
    return this.page.getByRole("main").locator("li.cluster").filter({ hasText: name });
  }

  async types(text) {
    await this.box.fill(text);
  }

  /** Writes a card and waits until the server has it. */
  async writes(text) {
    await this.types(text);
    await this.sends(text);
  }

  async sends(text) {
    await this.button(this.words.send).click();
    await this.sees(text);
    await this.page.locator("li.card.is-pending").filter({ hasText: text }).waitFor({ state: "detached" });
    await eventually(async () => (await this.box.inputValue()) === "", `${this.name}'s box is emptied`);
  }

  /** Taps a card or a pile to choose it. */
  async picks(text) {
    const one = this.page.getByRole("main").getByRole("button", { pressed: false }).filter({ hasText: text });
    await one.tap();
    await this.page.getByRole("main").getByRole("button", { pressed: true }).filter({ hasText: text }).waitFor();
  }

  async sees(text) {
    await this.page.locator("#main >> visible=true").getByText(text).first().waitFor();
  }

  async loses(text) {
    await this.page.locator("#main >> visible=true").getByText(text).first().waitFor({ state: "detached" });
  }
}

/** Whoever runs the workshop, with a laptop. */
export class Moderator {
  static async with(browsers, options = {}) {
    const moderator = new Moderator();
    moderator.page = await browsers.open("moderator", { ...SCREENS.laptop, ...options });
    return moderator;
  }

  /** Takes the one-time link. */
  async enters(link) {
    await this.page.goto(link);
    await this.button("Als Moderator:in eintreten").click();
    await this.page.waitForURL("**/desk");
  }

  /** Makes a workshop from the standard template, gives it a title and opens it. */
  async makes(title) {
    const { page } = this;
    await page.getByLabel("Vorlage").selectOption("standard");
    await this.button("Anlegen").click();
    await page.waitForURL("**/w/*/prepare*");
    await page.getByLabel("Titel", { exact: true }).fill(title);
    await this.button("Speichern").click();
    await page.getByText("Gespeichert.").waitFor();
    await page.getByRole("link", { name: "Konsole" }).click();
    await this.button("Eröffnen").click();
    await page.getByRole("navigation", { name: "Ablauf" }).getByRole("button", { name: /^Weiter: / }).waitFor();
    this.workshop = new URL(page.url()).pathname.split("/")[2];
    this.code = (await page.locator(".console-code bdi").innerText()).replaceAll(/\D/g, "");
    assert.match(this.code, /^\d{6}$/);
  }

  /** Goes to the console of a workshop that is there. */
  async opens(base, workshop) {
    this.workshop = workshop;
    await this.page.goto(`${base}/w/${workshop}/console`);
    await this.page.getByRole("navigation", { name: "Ablauf" }).waitFor();
  }

  button(name, within = this.page) {
    return within.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** Says yes to the question that has just been asked. */
  async agrees(yes) {
    await this.button(yes, this.page.getByRole("dialog")).click();
    await this.page.getByRole("dialog").waitFor({ state: "hidden" });
  }

  /** Goes on to the next phase, which must be this one. */
  async goesOnTo(phase) {
    await this.button(`Weiter: ${phase}`).click();
    await this.isIn(phase);
  }

  /** Starts a phase out of turn. */
  async starts(phase) {
    await this.button(`„${phase}“ jetzt beginnen`).click();
    await this.agrees("Jetzt beginnen");
    await this.isIn(phase);
  }

  async isIn(phase) {
    await this.page.locator(".phases [aria-current=step]").filter({ hasText: phase }).waitFor();
  }

  async reveals() {
    await this.button("Karten aufdecken").click();
    await this.agrees("Karten aufdecken");
  }

  /** Opens a table's board. */
  async looksAt(table) {
    const opener = this.page.locator("button.group-open").filter({ hasText: table });
    if ((await opener.getAttribute("aria-expanded")) !== "true") await opener.click();
    await this.board.waitFor();
  }

  get board() {
    return this.page.locator("section.board");
  }

  card(text) {
    return this.board.locator("li.card").filter({ hasText: text });
  }

  /** Chooses from the menu of a card. */
  async fromCardMenu(text, item) {
    const card = this.card(text);
    await card.getByLabel("Mehr zu dieser Karte").click();
    await this.button(item, card).click();
  }

  /** Chooses from the menu of a person. */
  async fromSeatMenu(name, item) {
    const seat = this.page.locator("li.seat").filter({ hasText: name });
    await seat.getByLabel(`Mehr zu ${name}`).click();
    await this.button(item, seat).click();
  }
}
