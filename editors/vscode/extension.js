// Starts the language server of coachgen, and adds what a server cannot: new records, the preview, and the phase of the
// engagement in the status bar.
const { execFile } = require("node:child_process");
const path = require("node:path");
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;
let output;
let statusBar;

/** The program to run. A folder cannot set it, since it may come from somebody else. */
function program() {
  return vscode.workspace.getConfiguration("coachgen").get("path") || "coachgen";
}

/** Runs coachgen in a folder, and returns its exit code and output; an error if it cannot be started. */
function run(args, folder) {
  return new Promise((resolve, reject) => {
    execFile(program(), args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (error, out, errors) => {
      if (error && typeof error.code !== "number") {
        reject(new Error(`coachgen cannot be started: ${error.code ?? error.message}. Set coachgen.path to the program.`));
      } else {
        resolve({ code: error ? error.code : 0, out, errors });
      }
    });
  });
}

/** The folder of the record in front, or the folder that is open. */
function folder() {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.uri.scheme === "file" && document.languageId === "markdown") {
    return path.dirname(document.uri.fsPath);
  }
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
}

async function startServer() {
  const command = { command: program(), args: ["lsp"] };
  client = new LanguageClient("coachgen", "coachgen", command, {
    documentSelector: [{ scheme: "file", language: "markdown" }],
  });
  try {
    await client.start();
  } catch {
    vscode.window.showErrorMessage("coachgen cannot be started. Set coachgen.path to the program, and run “coachgen: Restart Language Server”.");
  }
}

/** The words for the status bar: the phase and the sessions of an engagement. */
function phaseOf(engagement) {
  const sessions = engagement.sessions;
  const held = sessions?.contracted ? `, ${sessions.held} of ${sessions.contracted}` : "";
  return `${engagement.phase}${held}`;
}

/** Shows the phase of the engagement of the record in front. */
async function showPhase() {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.uri.scheme !== "file" || document.languageId !== "markdown") {
    statusBar.hide();
    return;
  }
  const at = path.dirname(document.uri.fsPath);
  try {
    const { out } = await run(["status", at, "--all", "--format", "json"], at);
    const { engagements } = JSON.parse(out);
    if (engagements.length !== 1) {
      statusBar.hide();
      return;
    }
    statusBar.text = `$(milestone) ${phaseOf(engagements[0])}`;
    statusBar.tooltip = `The phase of ${engagements[0].name}`;
    statusBar.show();
  } catch {
    // Not a practice, or no program. The server reports the latter.
    statusBar.hide();
  }
}

const KINDS = [
  "session", "note", "contacts", "review", "agenda", "chemistry", "sponsor-meeting", "interview", "evidence",
  "stakeholder-interview", "stakeholder-themes", "psychometric", "pulse",
];

async function newRecord() {
  const at = folder();
  if (!at) {
    vscode.window.showInformationMessage("Open a record of the engagement first.");
    return;
  }
  const kind = await vscode.window.showQuickPick(KINDS, { placeHolder: "Kind of record" });
  if (!kind) {
    return;
  }
  try {
    const { code, out, errors } = await run(["new", kind, at, "--no-edit"], at);
    const written = /^Wrote (.+), a draft/m.exec(out + errors);
    if (code !== 0 || !written) {
      vscode.window.showErrorMessage(errors.trim() || "The record was not written.");
      return;
    }
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path.resolve(at, written[1])));
    await vscode.window.showTextDocument(document);
  } catch (error) {
    vscode.window.showErrorMessage(error.message);
  }
}

/** Shows the status of all engagements in the output panel. */
async function showStatus() {
  const at = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? folder();
  if (!at) {
    return;
  }
  try {
    const { out, errors } = await run(["status", "--all"], at);
    output.replace(errors + out);
    output.show(true);
  } catch (error) {
    vscode.window.showErrorMessage(error.message);
  }
}

/** Runs the preview in a terminal, where it can be stopped. */
function preview() {
  const shellArgs = ["watch", "--open"];
  const terminal = vscode.window.createTerminal({ name: "coachgen watch", cwd: folder(), shellPath: program(), shellArgs });
  terminal.show(true);
}

async function activate(context) {
  output = vscode.window.createOutputChannel("coachgen status");
  statusBar = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left, 10);
  statusBar.command = "coachgen.status";
  const commands = {
    "coachgen.newRecord": newRecord,
    "coachgen.preview": preview,
    "coachgen.status": showStatus,
    "coachgen.restart": async () => {
      await client?.dispose();
      await startServer();
    },
  };
  for (const [name, action] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(name, action));
  }
  context.subscriptions.push(
    output,
    statusBar,
    vscode.window.onDidChangeActiveTextEditor(showPhase),
    vscode.workspace.onDidSaveTextDocument(showPhase),
  );
  await startServer();
  await showPhase();
}

async function deactivate() {
  await client?.dispose();
}

module.exports = { activate, deactivate };
