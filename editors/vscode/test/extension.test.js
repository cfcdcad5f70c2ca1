// The extension with a stand-in for VS Code, and the real program, which $COACHGEN names.
const assert = require("node:assert");
const { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } = require("node:fs");
const Module = require("node:module");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { after, beforeEach, test } = require("node:test");

const root = path.resolve(__dirname, "../../..");
const program = process.env.COACHGEN ?? path.join(root, "target/release/coachgen");
const practice = mkdtempSync(path.join(tmpdir(), "coachgen-vscode-"));
cpSync(path.join(root, "tests/fixtures/practice"), practice, { recursive: true });
after(() => rmSync(practice, { recursive: true }));

let state;
const disposable = { dispose() {} };
const vscode = {
  StatusBarAlignment: { Left: 1 },
  Uri: { file: (fsPath) => ({ scheme: "file", fsPath }) },
  commands: { registerCommand: (name, action) => ((state.commands[name] = action), disposable) },
  window: {
    get activeTextEditor() { return state.editor; },
    createOutputChannel: () => ({ ...disposable, replace: (text) => (state.output = text), show() {} }),
    createStatusBarItem: () => (state.statusBar = { ...disposable, shown: false, show() { this.shown = true; }, hide() { this.shown = false; } }),
    createTerminal: (options) => ((state.terminal = options), { show() {} }),
    onDidChangeActiveTextEditor: (action) => ((state.changed = action), disposable),
    showErrorMessage: (text) => state.errors.push(text),
    showInformationMessage: (text) => state.errors.push(text),
    showQuickPick: async (kinds) => ((state.kinds = kinds), state.picked),
    showTextDocument: async (document) => (state.shown = document.uri.fsPath),
  },
  workspace: {
    getConfiguration: () => ({ get: () => state.program }),
    onDidSaveTextDocument: () => disposable,
    openTextDocument: async (uri) => ({ uri }),
    workspaceFolders: [{ uri: { fsPath: practice } }],
  },
};
class LanguageClient {
  constructor(id, name, command, options) { state.clients.push({ command, options, running: false }); }
  async start() { state.clients.at(-1).running = true; }
  async dispose() { state.clients.at(-1).running = false; }
}
const load = Module._load;
Module._load = (name, ...rest) => {
  if (name === "vscode") return vscode;
  if (name === "vscode-languageclient/node") return { LanguageClient };
  return load(name, ...rest);
};
const extension = require("../extension.js");

const record = (file) => ({ document: { languageId: "markdown", uri: { scheme: "file", fsPath: path.join(practice, file) } } });
const SESSION = "two-sponsors-tomasz-brandt/4-development/session-1.md";

beforeEach(() => {
  state = { clients: [], commands: {}, errors: [], program, editor: record(SESSION) };
});

test("it starts the server and shows the phase", async () => {
  await extension.activate({ subscriptions: [] });
  assert.deepEqual(state.clients[0].command, { command: program, args: ["lsp"] });
  assert.ok(state.clients[0].running);
  assert.match(state.statusBar.text, /development, \d of 6$/);
  assert.ok(state.statusBar.shown);
  state.editor = undefined;
  await state.changed();
  assert.ok(!state.statusBar.shown);
  await state.commands["coachgen.restart"]();
  assert.equal(state.clients.length, 2);
  assert.ok(!state.clients[0].running && state.clients[1].running);
  await extension.deactivate();
  assert.ok(!state.clients[1].running);
});

test("a new record is written and opened", async () => {
  await extension.activate({ subscriptions: [] });
  state.picked = "note";
  await state.commands["coachgen.newRecord"]();
  assert.deepEqual(state.errors, []);
  assert.ok(existsSync(state.shown) && readFileSync(state.shown, "utf8").includes("kind: note"));
  // Nothing was picked.
  state.picked = undefined;
  state.shown = undefined;
  await state.commands["coachgen.newRecord"]();
  assert.equal(state.shown, undefined);
});

test("every kind that the program knows can be picked", async () => {
  await extension.activate({ subscriptions: [] });
  await state.commands["coachgen.newRecord"]();
  const { execFileSync } = require("node:child_process");
  const help = execFileSync(program, ["new", "--help"], { encoding: "utf8" });
  const kinds = [...help.matchAll(/^ +- ([a-z-]+): /gm)].map((found) => found[1]);
  assert.deepEqual(state.kinds.toSorted(), kinds.filter((kind) => kind !== "engagement").toSorted());
});

test("status and preview", async () => {
  await extension.activate({ subscriptions: [] });
  await state.commands["coachgen.status"]();
  assert.match(state.output, /5 engagements/);
  state.commands["coachgen.preview"]();
  assert.deepEqual(state.terminal.shellArgs, ["watch", "--open"]);
  assert.equal(state.terminal.shellPath, program);
});

test("a missing program is reported", async () => {
  state.program = path.join(practice, "missing");
  await extension.activate({ subscriptions: [] });
  assert.ok(!state.statusBar.shown);
  state.picked = "note";
  await state.commands["coachgen.newRecord"]();
  assert.match(state.errors.join(), /Set coachgen.path to the program/);
});

test("a folder cannot choose the program", () => {
  const manifest = JSON.parse(readFileSync(path.join(__dirname, "../package.json"), "utf8"));
  assert.equal(manifest.contributes.configuration.properties["coachgen.path"].scope, "machine");
});
