#!/usr/bin/env node
// Measures a language server: the time from an edit to the answer of a request that was sent right after it, and to the
// findings of that edit, over many edits of one file; and the server's memory at the end.
//
//   benches/lsp.mjs EDITS FILE COMMAND [ARGUMENT...]
//
// Every edit adds or removes a character in the middle of the file, which is not written.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [count, name, command, ...args] = process.argv.slice(2);
const file = resolve(name);
const uri = pathToFileURL(file).href;
const folder = pathToFileURL(resolve(file, "..")).href;
const text = readFileSync(file, "utf8");
const server = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });

let buffer = Buffer.alloc(0);
let waiting = [];
server.stdout.on("data", (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const end = buffer.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())[1]);
    if (buffer.length < end + 4 + length) return;
    const message = JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString());
    buffer = buffer.subarray(end + 4 + length);
    // A question of the server, which must be answered.
    if (message.id !== undefined && message.method) {
      const items = message.params?.items ?? [];
      send({ id: message.id, result: message.method === "workspace/configuration" ? items.map(() => null) : null });
    }
    waiting = waiting.filter((one) => !one(message));
  }
});

function send(message) {
  const content = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  server.stdin.write(`Content-Length: ${content.length}\r\n\r\n`);
  server.stdin.write(content);
}

function until(matches) {
  return new Promise((done) => waiting.push((message) => matches(message) && (done(message), true)));
}

let last = 0;
function request(method, params) {
  const id = ++last;
  const answer = until((message) => message.id === id && !message.method);
  send({ id, method, params });
  return answer;
}

const line = Math.floor(text.split("\n").length / 2);
const position = { line, character: 0 };
const capabilities = { textDocument: { publishDiagnostics: { versionSupport: true } } };
const initialize = { processId: process.pid, rootUri: folder, capabilities, workspaceFolders: [{ uri: folder, name: "bench" }] };
await request("initialize", initialize);
send({ method: "initialized", params: {} });
const began = performance.now();
const languageId = file.endsWith(".py") ? "python" : "markdown";
const first = until((message) => message.method === "textDocument/publishDiagnostics" && message.params.uri === uri);
send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId, version: 1, text } } });
await request("textDocument/hover", { textDocument: { uri }, position });
// Some servers send no findings for a file without any.
await Promise.race([first, new Promise((done) => setTimeout(done, 2000))]);
console.log(`first answer after ${(performance.now() - began).toFixed(0)} ms`);

const answered = [];
const found = [];
for (let edit = 0; edit < Number(count); edit++) {
  const version = edit + 2;
  const end = edit % 2 === 0 ? position : { line, character: 1 };
  const change = { range: { start: position, end }, text: edit % 2 === 0 ? "x" : "" };
  const findings = until((message) => message.method === "textDocument/publishDiagnostics" && message.params.uri === uri);
  const start = performance.now();
  send({ method: "textDocument/didChange", params: { textDocument: { uri, version }, contentChanges: [change] } });
  const answer = request("textDocument/hover", { textDocument: { uri }, position });
  findings.then(() => found.push(performance.now() - start));
  await answer;
  answered.push(performance.now() - start);
  await Promise.race([findings, new Promise((done) => setTimeout(done, 200))]);
}

function percentiles(name, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]?.toFixed(1);
  console.log(`${name}: ${sorted.length} edits, median ${at(0.5)} ms, 95 % ${at(0.95)} ms, 99 % ${at(0.99)} ms, longest ${at(1)} ms`);
}
percentiles("answer", answered);
percentiles("findings", found);
const memory = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"));
console.log(`memory ${(Number(memory[1]) / 1024).toFixed(0)} MiB`);
await request("shutdown", null);
send({ method: "exit", params: null });
server.on("exit", () => process.exit(0));
