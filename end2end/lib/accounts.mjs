// People with accounts: registering, signing in, as a browser does it.

import { eventually } from "./browsers.mjs";
import { codeNow } from "./one-time.mjs";

export const PASSWORD = "drei Tassen Tee im Garten";

/** Registers in a browser, follows the link in the mail, and is on the account's page then. */
export async function registers(page, { server, mailbox, name, address, password = PASSWORD, words = DE }) {
  await page.goto(`${server.base}/register`);
  await page.getByLabel(words.name, { exact: true }).fill(name);
  await page.getByLabel(words.address).fill(address);
  await page.getByRole("button", { name: words.sendLink }).click();
  await page.getByRole("heading", { level: 1, name: words.lookInMailbox }).waitFor();
  const mail = await mailbox.next(address);
  await page.goto(mail.links.find((link) => link.includes("/confirm/")));
  await page.getByLabel(words.newPassword).fill(password);
  await page.getByRole("button", { name: words.register }).click();
  await page.waitForURL("**/account*");
  return mail;
}

/** Types address and password; what comes then is the caller's to look at. */
export async function signsIn(page, { server, address, password = PASSWORD, words = DE }) {
  await page.goto(`${server.base}/sign-in`);
  await page.getByLabel(words.address).fill(address);
  await page.getByLabel(words.password).fill(password);
  await page.getByRole("main").getByRole("button", { name: words.signIn }).click();
}

/**
 * Sets the second factor up, signed in with a password. Answers with the codes on paper, and with what tells the next code as the
 * phone does: each is good once, so that the third within a minute has to be waited for.
 */
export async function setsUpSecondFactor(page, { server, password = PASSWORD }) {
  await page.goto(`${server.base}/account/second-factor`);
  await page.getByLabel("Jetziges Passwort").fill(password);
  await page.getByRole("button", { name: "Einrichten" }).click();
  const secret = await page.locator(".factor-secret").innerText();
  let last = 0;
  const code = async () => {
    const step = () => Math.floor(Date.now() / 30_000);
    // The server forgives a clock that is one step ahead.
    await eventually(() => last <= step(), "the phone has another code", 60_000);
    last = Math.max(step(), last + 1);
    return codeNow(secret, last - step());
  };
  await page.getByLabel("Code", { exact: true }).fill(await code());
  await page.getByRole("button", { name: "Einschalten" }).click();
  await page.locator(".paper-codes").waitFor();
  return { code, paper: await page.locator(".paper-codes code").allInnerTexts() };
}

/** The second step of signing in. */
export async function entersCode(page, code) {
  await page.getByRole("heading", { level: 1, name: "Zweiter Schritt" }).waitFor();
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("main").getByRole("button", { name: DE.signIn }).click();
}

/** Whether somebody is signed in with this browser. */
export async function isIn(page, server) {
  const answer = await page.request.get(`${server.base}/account`, { maxRedirects: 0 });
  return answer.status() === 200;
}

export const isSoon = (ask, what) => eventually(ask, what, 15_000);

export const DE = {
  name: "Ihr Name",
  address: "E-Mail-Adresse",
  sendLink: "Link schicken",
  lookInMailbox: "Bitte sehen Sie in Ihr Postfach",
  newPassword: "Neues Passwort",
  register: "Konto anlegen",
  password: "Passwort",
  signIn: "Anmelden",
};

export const AR = {
  name: "اسمك",
  address: "البريد الإلكتروني",
  sendLink: "إرسال الرابط",
  lookInMailbox: "يرجى التحقق من بريدك",
  newPassword: "كلمة المرور الجديدة",
  register: "إنشاء حساب",
  password: "كلمة المرور",
  signIn: "تسجيل الدخول",
};
