// Opens web reports in a browser: accessible in both colour schemes, wide and narrow, inert, and whole on paper.
// Arguments: the folder of the packages, the browser, then pairs of a report and the text that must stand in it, one
// passage a line.
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, browserPath, ...reports] = process.argv.slice(2);
const require = createRequire(resolve(folder, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { HtmlValidate } = require("html-validate");

const faults = [];
const fault = (report, words) => faults.push(`${report}: ${words}`);
// Where lines are broken is no matter.
const squeezed = (text) => text.replace(/[\s\u00ad-]+/gu, "");

// How the source is written is no matter; inline style and script are known to the page's policy by their digests.
const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: { "no-inline-style": "error", "require-sri": "off", "long-title": "off" },
});

async function valid(report) {
  const result = await validator.validateFile(report);
  for (const { messages } of result.results) {
    for (const { line, column, message, ruleId } of messages.slice(0, 20)) {
      fault(report, `${line}:${column} ${message} (${ruleId})`);
    }
  }
}

async function accessible(page, report, scheme, width) {
  await page.emulateMedia({ media: "screen", colorScheme: scheme });
  await page.setViewportSize({ width, height: 900 });
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  for (const { id, help, nodes } of result.violations) {
    const [first] = nodes;
    fault(report, `${scheme} at ${width}: ${id}, ${help}: ${nodes.length} times, first ${first.html.slice(0, 160)}; ${first.failureSummary}`);
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) fault(report, `at ${width} it is ${overflow} too wide`);
}

// The script: it must run under the page's own policy, choose lines and light up passages.
async function scripted(page, report) {
  const count = () => page.locator(".ledger tbody tr[id]:visible").count();
  const all = await count();
  const options = await page.locator("#filter select[name=state] option").allTextContents();
  let sum = 0;
  for (const state of options.slice(1)) {
    await page.selectOption("#filter select[name=state]", { label: state });
    sum += await count();
  }
  if (sum !== all) fault(report, `by state ${sum} lines are shown, of ${all}`);
  await page.click("#filter button");
  await page.fill("#filter input[name=words]", "no such words anywhere");
  if ((await count()) !== 0) fault(report, "lines without the words are shown");
  await page.click("#filter button");
  await page.waitForFunction((all) => document.querySelectorAll(".ledger tbody tr[id]:not([hidden])").length === all, all);
  await page.locator(".words a.w").first().hover();
  if ((await page.locator(".words .lit").count()) === 0) fault(report, "nothing lights up");
}

async function printed(page, report, format, passages) {
  const path = `${report}.${format}.pdf`;
  await page.emulateMedia({ media: null, colorScheme: "light" });
  await page.pdf({ path, format, preferCSSPageSize: false, printBackground: true });
  const text = squeezed(execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }));
  const lost = passages.filter((passage) => !text.includes(squeezed(passage)));
  if (lost.length > 0) fault(report, `${format}: ${lost.length} of ${passages.length} passages are not printed, first: ${lost[0]}`);
}

const browser = await chromium.launch({
  executablePath: browserPath,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (let at = 0; at < reports.length; at += 2) {
  const report = resolve(reports[at]);
  const passages = readFileSync(reports[at + 1], "utf8").split("\n").filter(Boolean);
  if (passages.length === 0) fault(report, "there is nothing to look for");
  await valid(report);
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    page.on("console", (message) => fault(report, `the browser says: ${message.text()}`));
    page.on("pageerror", (error) => fault(report, `the script fails: ${error.message}`));
    page.on("request", (request) => request.url().startsWith("file:") || fault(report, `it loads ${request.url()}`));
    await page.goto(pathToFileURL(report).href);
    if (javaScriptEnabled) await scripted(page, report);
    for (const format of ["A4", "Letter"]) await printed(page, report, format, passages);
    await context.close();
  }
  // The checker is a script that the page's policy forbids.
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(report).href);
  await page.addScriptTag({ content: axe });
  for (const scheme of ["light", "dark"]) for (const width of [1280, 400]) await accessible(page, report, scheme, width);
  await context.close();
}
await browser.close();
for (const words of faults) console.error(words);
console.log(`${reports.length / 2} reports, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
