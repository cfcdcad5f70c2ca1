//! The requests about one text.

use gen_lsp_types::Uri;
use lsp_server::ErrorCode;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::documents::Document;
use super::practice::OpenPractice;
use super::server::Server;
use super::{actions, completion, ids, outline, readers};

/// A request that cannot be answered: the code of the protocol, and why.
pub(super) type Refused = (ErrorCode, String);

/// An open text of a practice.
pub struct OpenRecord<'s> {
    pub practice: &'s OpenPractice,
    /// Its path in the practice.
    pub path: &'s str,
    pub document: &'s Document,
}

/// Parameters of a request about one text.
pub trait AboutDocument {
    fn uri(&self) -> &Uri;
}

impl<W> Server<'_, W> {
    /// Answers a request.
    pub(super) fn answer(
        &self,
        method: &str,
        params: serde_json::Value,
    ) -> Result<serde_json::Value, Refused> {
        match method {
            "textDocument/completion" => self.about(params, completion::completion),
            "textDocument/definition" => self.about(params, ids::definition),
            "textDocument/references" => self.about(params, ids::references),
            "textDocument/prepareRename" => self.about(params, ids::prepare_rename),
            "textDocument/rename" => self.about_or_refuse(params, ids::rename),
            "textDocument/codeAction" => self.about(params, actions::code_actions),
            "textDocument/codeLens" => self.about(params, readers::lenses),
            "textDocument/inlayHint" => self.about(params, readers::hints),
            "textDocument/hover" => self.about(params, readers::hover),
            "textDocument/documentSymbol" => self.about(params, outline::symbols),
            "textDocument/foldingRange" => self.about(params, outline::folds),
            "textDocument/semanticTokens/full" => self.about(params, readers::tokens),
            _ => Err((
                ErrorCode::MethodNotFound,
                format!(
                    "there is no request `{}`",
                    method.chars().take(60).collect::<String>()
                ),
            )),
        }
    }

    /// Answers a request about one text; with `null` if it is not open, or in no practice.
    fn about<P: DeserializeOwned + AboutDocument, R: Serialize>(
        &self,
        params: serde_json::Value,
        answer: impl FnOnce(&OpenRecord<'_>, P) -> R,
    ) -> Result<serde_json::Value, Refused> {
        self.about_or_refuse(params, |open, params| Ok(answer(open, params)))
    }

    /// The same, for a request that can be refused with a reason.
    fn about_or_refuse<P: DeserializeOwned + AboutDocument, R: Serialize>(
        &self,
        params: serde_json::Value,
        answer: impl FnOnce(&OpenRecord<'_>, P) -> Result<R, String>,
    ) -> Result<serde_json::Value, Refused> {
        let params = parsed::<P>(params)?;
        let Some(document) = self.documents.get(&params.uri().to_string()) else {
            return Ok(serde_json::Value::Null);
        };
        let Some((root, path)) = &document.place else {
            return Ok(serde_json::Value::Null);
        };
        let Some(practice) = self.practices.get(root) else {
            return Ok(serde_json::Value::Null);
        };
        let open = OpenRecord {
            practice,
            path,
            document,
        };
        let answer = answer(&open, params);
        value(answer.map_err(|why| (ErrorCode::RequestFailed, why))?)
    }
}

/// The parameters of a message.
pub(super) fn parsed<P: DeserializeOwned>(params: serde_json::Value) -> Result<P, Refused> {
    // The error of the library may quote the text.
    serde_json::from_value(params).map_err(|_| {
        let why = "the request has other fields than the protocol says".to_owned();
        (ErrorCode::InvalidParams, why)
    })
}

/// An answer as JSON.
pub(super) fn value(result: impl Serialize) -> Result<serde_json::Value, Refused> {
    serde_json::to_value(result).map_err(|_| {
        let why = "the answer cannot be written as JSON".to_owned();
        (ErrorCode::InternalError, why)
    })
}
