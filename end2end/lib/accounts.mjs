// People with accounts: registering, signing in, as a browser does it.

import { eventually } from "./browsers.mjs";

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
