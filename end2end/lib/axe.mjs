// What axe-core finds wrong with a page, in a few lines.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** Every violation of a page as one text. */
export async function violations(page) {
  // Not as a script of the page, whose policy would forbid it.
  await page.evaluate(AXE);
  const found = await page.evaluate(
    async (values) => (await globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] })).violations,
    TAGS,
  );
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html, any }) => {
      const why = any.map(({ message }) => message).join("; ");
      return `${id}: ${help} at ${target.join(" ")} ${html.slice(0, 160)} ${why}`;
    }),
  );
}

/** How far a page can be scrolled sideways, and what sticks out; nothing when all is well. */
export function overflow(page) {
  return page.evaluate(() => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const isScrolled = (element) => {
      for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
        if (getComputedStyle(above).overflowX !== "visible") return true;
      }
      return false;
    };
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1) && !isScrolled(element);
    });
    const names = wide.slice(-3).map((element) => element.outerHTML.slice(0, 120));
    return `${root.scrollWidth - root.clientWidth} px: ${names.join(" | ")}`;
  });
}
