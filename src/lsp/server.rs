//! The server: keeps the texts of the editor, and answers requests in order.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};

use chrono::NaiveDate;
use gen_lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    InitializeParams, InitializeResult, LogMessageParams, MessageType, ServerInfo,
};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::Serialize;

use super::documents::Document;
use super::messages::Incoming;
use super::practice::OpenPractice;
use super::requests::{Refused, parsed, value};
use super::{capabilities, finding};

/// Returns today's date.
pub type Clock<'c> = &'c (dyn Fn() -> NaiveDate + Sync);

/// How the connection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Served {
    /// After `shutdown` and `exit`.
    Properly,
    /// Without `shutdown`.
    Abruptly,
}

/// A language server for one editor.
pub struct Server<'c, W> {
    out: W,
    pub(super) clock: Clock<'c>,
    pub(super) queue: Sender<Incoming>,
    /// The open practices, by their folder.
    pub(super) practices: BTreeMap<PathBuf, OpenPractice>,
    /// The open texts, by their address.
    pub(super) documents: BTreeMap<String, Document>,
    /// Paths that changed since the practices were checked, by the folder of the practice.
    pub(super) changed: BTreeMap<PathBuf, BTreeSet<String>>,
    is_initialized: bool,
    is_shut_down: bool,
}

impl<'c, W: Write> Server<'c, W> {
    /// A server that writes its messages to `out`. Changes on disk are sent to `queue`.
    pub fn new(out: W, clock: Clock<'c>, queue: Sender<Incoming>) -> Server<'c, W> {
        Server {
            out,
            clock,
            queue,
            practices: BTreeMap::new(),
            documents: BTreeMap::new(),
            changed: BTreeMap::new(),
            is_initialized: false,
            is_shut_down: false,
        }
    }

    /// Answers messages until the editor ends the connection.
    ///
    /// # Errors
    /// If a message cannot be written.
    pub fn serve(mut self, incoming: &Receiver<Incoming>) -> io::Result<Served> {
        let mut waiting: VecDeque<Incoming> = VecDeque::new();
        loop {
            if waiting.is_empty() {
                // Only while no message waits, so that many edits are checked at once.
                self.check()?;
                match incoming.recv() {
                    Ok(next) => waiting.push_back(next),
                    Err(_) => return Ok(self.end()),
                }
            }
            // What has arrived in the meantime may cancel a request that waits.
            waiting.extend(incoming.try_iter());
            let cancelled = cancelled(&waiting);
            let Some(next) = waiting.pop_front() else {
                continue;
            };
            match next {
                Incoming::Message(Message::Request(request)) if cancelled.contains(&request.id) => {
                    let why = "the request was cancelled".to_owned();
                    self.respond(request.id, Err((ErrorCode::RequestCanceled, why)))?;
                }
                Incoming::Message(Message::Request(request)) => self.request(request)?,
                Incoming::Message(Message::Notification(one)) if one.method == "exit" => {
                    return Ok(self.end());
                }
                Incoming::Message(Message::Notification(one)) => self.notification(one)?,
                // The server sends no requests.
                Incoming::Message(Message::Response(_)) => {}
                Incoming::Malformed => {
                    self.log(
                        "a message was not JSON, or is not part of the protocol; it was ignored",
                    )?;
                }
                Incoming::Closed => return Ok(self.end()),
                Incoming::Disk(root, paths) if !paths.is_empty() => {
                    self.changed.entry(root).or_default().extend(paths);
                }
                Incoming::Disk(..) => {}
            }
        }
    }

    fn end(&self) -> Served {
        match self.is_shut_down {
            true => Served::Properly,
            false => Served::Abruptly,
        }
    }

    /// Checks what changed, and sends the findings. On a new day, everything is checked.
    fn check(&mut self) -> io::Result<()> {
        let today = (self.clock)();
        let mut changed = std::mem::take(&mut self.changed);
        for (root, practice) in &self.practices {
            if practice.today() != today {
                changed.entry(root.clone()).or_default();
            }
        }
        for (root, paths) in changed {
            let Some(practice) = self.practices.get_mut(&root) else {
                continue;
            };
            practice.refresh(&paths, today);
            self.send_findings(&root)?;
        }
        Ok(())
    }

    /// Sends the findings of each file of a practice for which they changed.
    pub(super) fn send_findings(&mut self, root: &Path) -> io::Result<()> {
        let Some(practice) = self.practices.get_mut(root) else {
            return Ok(());
        };
        let changed = practice.take_changed_findings();
        let practice = &*practice;
        let published = changed.into_iter().filter_map(|(path, found)| {
            let mut documents = self.documents.values();
            let open = documents.find(|one| one.is_at(root, &path));
            let uri = match open {
                Some(open) => open.uri.clone(),
                None => practice.uri_of(&path)?,
            };
            let version = open.map(|open| open.version);
            Some(finding::published(practice, uri, version, &found))
        });
        for params in published.collect::<Vec<_>>() {
            self.notify("textDocument/publishDiagnostics", params)?;
        }
        Ok(())
    }

    fn notification(&mut self, one: Notification) -> io::Result<()> {
        if !self.is_initialized {
            return Ok(());
        }
        match one.method.as_str() {
            "textDocument/didOpen" => match parsed::<DidOpenTextDocumentParams>(one.params) {
                Ok(params) => self.opened(params),
                Err(_) => self.ignored(&one.method),
            },
            "textDocument/didChange" => match parsed::<DidChangeTextDocumentParams>(one.params) {
                Ok(params) => self.edited(params),
                Err(_) => self.ignored(&one.method),
            },
            "textDocument/didClose" => match parsed::<DidCloseTextDocumentParams>(one.params) {
                Ok(params) => {
                    self.closed(&params.text_document.uri);
                    Ok(())
                }
                Err(_) => self.ignored(&one.method),
            },
            // Nothing else changes what is known. Clients may send notifications of later versions.
            _ => Ok(()),
        }
    }

    fn ignored(&mut self, method: &str) -> io::Result<()> {
        let method: String = method.chars().take(60).collect();
        self.log(&format!(
            "`{method}` has other fields than the protocol says; it was ignored"
        ))
    }

    fn request(&mut self, request: Request) -> io::Result<()> {
        let Request { id, method, params } = request;
        if method == "initialize" {
            let result = match (self.is_initialized, parsed::<InitializeParams>(params)) {
                (true, _) => Err((ErrorCode::InvalidRequest, "already initialized".to_owned())),
                (false, Err(why)) => Err(why),
                (false, Ok(_)) => {
                    self.is_initialized = true;
                    let version = Some(env!("CARGO_PKG_VERSION").to_owned());
                    value(InitializeResult {
                        capabilities: capabilities::capabilities(),
                        server_info: Some(ServerInfo {
                            name: "coachgen".to_owned(),
                            version,
                        }),
                    })
                }
            };
            return self.respond(id, result);
        }
        let result = if !self.is_initialized {
            Err((
                ErrorCode::ServerNotInitialized,
                "`initialize` comes first".to_owned(),
            ))
        } else if self.is_shut_down {
            Err((
                ErrorCode::InvalidRequest,
                "the server is shut down".to_owned(),
            ))
        } else if method == "shutdown" {
            self.is_shut_down = true;
            Ok(serde_json::Value::Null)
        } else {
            // The answer must be about the text as it is now.
            self.check()?;
            self.answer(&method, params)
        };
        self.respond(id, result)
    }

    fn respond(
        &mut self,
        id: RequestId,
        result: Result<serde_json::Value, Refused>,
    ) -> io::Result<()> {
        let response = match result {
            Ok(result) => Response::new_ok(id, result),
            Err((code, why)) => Response::new_err(id, code as i32, why),
        };
        Message::Response(response).write(&mut self.out)
    }

    fn notify(&mut self, method: &str, params: impl Serialize) -> io::Result<()> {
        let params = serde_json::to_value(params).map_err(io::Error::other)?;
        let one = Notification {
            method: method.to_owned(),
            params,
        };
        Message::Notification(one).write(&mut self.out)
    }

    /// Logs a message in the editor. It must not contain the text of a record.
    pub(super) fn log(&mut self, message: &str) -> io::Result<()> {
        let params = LogMessageParams {
            kind: MessageType::Warning,
            message: message.to_owned(),
        };
        self.notify("window/logMessage", params)
    }
}

/// The requests that are cancelled by a later message.
fn cancelled(waiting: &VecDeque<Incoming>) -> Vec<RequestId> {
    let cancelled = waiting.iter().filter_map(|next| match next {
        Incoming::Message(Message::Notification(one)) if one.method == "$/cancelRequest" => {
            serde_json::from_value(one.params.get("id")?.clone()).ok()
        }
        _ => None,
    });
    cancelled.collect()
}
