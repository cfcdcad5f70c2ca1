#!/usr/bin/env node
// Runs Lighthouse on some pages of a portal: accessibility and best practices must score 100.
//
//   tests/lighthouse.mjs CHECKERS PORTAL PAGE…
//
// CHECKERS is a folder in which npm has installed lighthouse; CHROMIUM may name the browser. Lighthouse cannot open pages
// from disk, so the portal is served on the loopback address while this runs. No other host is contacted.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [checkers, portal, ...pages] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(checkers), "node_modules", "lighthouse", "package.json"));
const load = async (name) => import(pathToFileURL(require.resolve(name)));
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const names = ["chromium", "chromium-browser", "google-chrome"];
const onPath = (process.env.PATH ?? "").split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));
const browser = process.env.CHROMIUM || onPath.find((file) => existsSync(file));

const types = { html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", png: "image/png", jpg: "image/jpeg", gif: "image/gif", webp: "image/webp" };
const root = path.resolve(portal);
const server = createServer((request, response) => {
  const file = path.join(root, decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  if (!file.startsWith(root + path.sep) || !existsSync(file) || !statSync(file).isFile()) {
    // A browser requests an icon from every host; the pages have none.
    response.writeHead(request.url === "/favicon.ico" ? 204 : 404).end();
    return;
  }
  response.writeHead(200, { "content-type": types[path.extname(file).slice(1)] ?? "application/octet-stream" });
  createReadStream(file).pipe(response);
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));

const flags = ["--headless=new", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
if (process.getuid?.() === 0) flags.push("--no-sandbox");
const chrome = await launch({ chromePath: browser, chromeFlags: flags });
let failed = false;
for (const page of pages) {
  const url = `http://127.0.0.1:${server.address().port}/${page}`;
  const { lhr } = await lighthouse(url, {
    port: chrome.port,
    logLevel: "error",
    onlyCategories: ["accessibility", "best-practices"],
  });
  const scores = Object.values(lhr.categories).map((category) => `${category.id} ${Math.round((category.score ?? 0) * 100)}`);
  console.log(`${page}: ${scores.join(", ")}`);
  for (const category of Object.values(lhr.categories)) {
    if (category.score === 1) continue;
    failed = true;
    for (const { id, weight } of category.auditRefs) {
      const audit = lhr.audits[id];
      if (weight > 0 && audit.score !== null && audit.score < 1) {
        const places = (audit.details?.items ?? []).map((item) => item.node?.selector ?? item.description ?? "").filter(Boolean);
        console.log(`  ${id}: ${audit.title} ${places.slice(0, 5).join("; ")}`);
      }
    }
  }
}
chrome.kill();
server.close();
process.exitCode = failed ? 1 : 0;
