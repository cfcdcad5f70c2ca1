//! One tab of one Chromium, controlled over the DevTools protocol.
//!
//! Handles messages and knows nothing about portals. Every wait has a time limit.

use std::collections::VecDeque;
use std::io::ErrorKind;
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Error, Message, WebSocket};

use super::chromium::Process;

/// The longest wait for a response or for a page to load.
const MAX_WAIT: Duration = Duration::from_secs(15);
const POLL: Duration = Duration::from_millis(250);

/// A browser with one tab. Closed when dropped.
pub struct Browser {
    socket: WebSocket<TcpStream>,
    session: Option<String>,
    last_id: u64,
    size: Option<(u32, u32)>,
    media: Option<Value>,
    letters: u32,
    events: VecDeque<Value>,
    // Dropped last: the drop of the socket first asks it to close.
    _process: Process,
}

impl Browser {
    /// Starts `program` and opens a tab that reports all its events.
    pub fn start(program: &Path) -> Result<Self, String> {
        let (process, address) = Process::start(program)?;
        let socket = connect(&address)?;
        let mut browser = Self {
            socket,
            session: None,
            last_id: 0,
            size: None,
            media: None,
            letters: 16,
            events: VecDeque::new(),
            _process: process,
        };
        browser.open_tab()?;
        Ok(browser)
    }

    fn open_tab(&mut self) -> Result<(), String> {
        let target = self.call("Target.createTarget", json!({"url": "about:blank"}))?;
        let attached = self.call(
            "Target.attachToTarget",
            json!({"targetId": target["targetId"], "flatten": true}),
        )?;
        self.session = Some(text(&attached["sessionId"]));
        for domain in ["Page", "Runtime", "Log", "Network", "Audits", "Inspector"] {
            self.call(&format!("{domain}.enable"), json!({}))?;
        }
        self.call("Page.setLifecycleEventsEnabled", json!({"enabled": true}))?;
        Ok(())
    }

    /// Sends one command and waits for its response; events that arrive meanwhile are kept.
    pub fn call(&mut self, method: &str, params: Value) -> Result<Value, String> {
        let id = self.send(method, params)?;
        let until = Instant::now() + MAX_WAIT;
        loop {
            let message = self
                .receive(until)
                .map_err(|why| format!("{method}: {why}"))?;
            if message["id"].as_u64() == Some(id) {
                return match message.get("error") {
                    Some(error) => Err(format!("{method}: {error}")),
                    None => Ok(message["result"].clone()),
                };
            }
            self.queue_event(message);
        }
    }

    /// Opens `url` and waits until its load event is over. Events of the previous page are discarded.
    pub fn open(&mut self, url: &str) -> Result<(), String> {
        self.events.clear();
        let answer = self.call("Page.navigate", json!({"url": url}))?;
        if let Some(error) = answer["errorText"].as_str() {
            return Err(format!("does not open: {error}"));
        }
        let loader = answer["loaderId"].clone();
        let loaded = |event: &Value| {
            event["method"] == "Page.lifecycleEvent"
                && event["params"]["name"] == "load"
                && event["params"]["loaderId"] == loader
        };
        let until = Instant::now() + MAX_WAIT;
        while !self.events.iter().any(loaded) {
            let message = self
                .receive(until)
                .map_err(|why| format!("does not finish loading: {why}"))?;
            self.queue_event(message);
        }
        Ok(())
    }

    /// The value of a JavaScript expression in the page; a promise is awaited.
    pub fn evaluate(&mut self, expression: &str) -> Result<Value, String> {
        let params = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let answer = self.call("Runtime.evaluate", params)?;
        match answer.get("exceptionDetails") {
            Some(details) => Err(format!("the check itself failed in the page: {details}")),
            None => Ok(answer["result"]["value"].clone()),
        }
    }

    /// Makes the window `width` × `height` CSS pixels.
    pub fn resize(&mut self, width: u32, height: u32) -> Result<(), String> {
        if self.size == Some((width, height)) {
            return Ok(());
        }
        let params =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", params)?;
        self.size = Some((width, height));
        Ok(())
    }

    /// Emulates a medium (`screen`, `print`) and preferences of the reader (`prefers-color-scheme`). Other
    /// preferences are the browser's defaults.
    pub fn emulate(&mut self, medium: &str, wishes: &[(&str, &str)]) -> Result<(), String> {
        let features: Vec<Value> = wishes
            .iter()
            .map(|(name, value)| json!({"name": name, "value": value}))
            .collect();
        let params = json!({"media": medium, "features": features});
        if self.media.as_ref() == Some(&params) {
            return Ok(());
        }
        self.call("Emulation.setEmulatedMedia", params.clone())?;
        self.media = Some(params);
        Ok(())
    }

    /// Sets the reader's text size for every page, in pixels.
    pub fn set_text_size(&mut self, size: u32) -> Result<(), String> {
        if self.letters == size {
            return Ok(());
        }
        let sizes = json!({"fontSizes": {"standard": size, "fixed": size * 13 / 16}});
        self.call("Page.setFontSizes", sizes)?;
        self.letters = size;
        Ok(())
    }

    /// Adds a style sheet of the reader to the open page, and removes the one before.
    pub fn set_reader_style(&mut self, style: &str) -> Result<(), String> {
        self.evaluate(&format!(
            "{{ const sheet = new CSSStyleSheet(); sheet.replaceSync({}); document.adoptedStyleSheets = [sheet]; }}",
            json!(style)
        ))?;
        Ok(())
    }

    /// Presses and releases one key: `Tab`, `Enter`, `Escape`, an arrow up or down, or the space bar.
    pub fn press(&mut self, key: &str) -> Result<(), String> {
        let (code, number, typed) = match key {
            "Tab" => ("Tab", 9, ""),
            "Enter" => ("Enter", 13, "\r"),
            "Escape" => ("Escape", 27, ""),
            "ArrowUp" => ("ArrowUp", 38, ""),
            "ArrowDown" => ("ArrowDown", 40, ""),
            " " => ("Space", 32, " "),
            _ => return Err(format!("no key {key}")),
        };
        let kind = if typed.is_empty() {
            "rawKeyDown"
        } else {
            "keyDown"
        };
        let params = |kind: &str, typed: &str| json!({"type": kind, "key": key, "code": code, "text": typed, "windowsVirtualKeyCode": number});
        self.call("Input.dispatchKeyEvent", params(kind, typed))?;
        self.call("Input.dispatchKeyEvent", params("keyUp", ""))?;
        Ok(())
    }

    /// The width that the window was last set to.
    pub fn width(&self) -> Option<u32> {
        self.size.map(|(width, _)| width)
    }

    /// The events in the tab since the last page was opened or this was last called.
    pub fn take_events(&mut self) -> Vec<Value> {
        self.events.drain(..).collect()
    }

    fn send(&mut self, method: &str, params: Value) -> Result<u64, String> {
        self.last_id += 1;
        let mut message = json!({"id": self.last_id, "method": method, "params": params});
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.socket
            .send(Message::text(message.to_string()))
            .map_err(|error| format!("{method}: {error}"))?;
        Ok(self.last_id)
    }

    fn receive(&mut self, until: Instant) -> Result<Value, String> {
        loop {
            match self.socket.read() {
                Ok(Message::Text(message)) => {
                    return serde_json::from_str(&message).map_err(|error| error.to_string());
                }
                Ok(_) => {}
                Err(Error::Io(error))
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(error) => return Err(format!("the browser is gone: {error}")),
            }
            if Instant::now() >= until {
                return Err(format!("no answer within {} s", MAX_WAIT.as_secs()));
            }
        }
    }

    fn queue_event(&mut self, message: Value) {
        if message.get("method").is_some() {
            self.events.push_back(message);
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Asks the browser, not the tab. It may already be gone; then there is nothing to close.
        self.session = None;
        let _ = self.send("Browser.close", json!({}));
    }
}

fn connect(address: &str) -> Result<WebSocket<TcpStream>, String> {
    let host = address
        .trim_start_matches("ws://")
        .split('/')
        .next()
        .unwrap_or_default();
    let host = host
        .parse()
        .map_err(|error| format!("{address}: {error}"))?;
    let stream = TcpStream::connect_timeout(&host, MAX_WAIT)
        .map_err(|error| format!("{address}: {error}"))?;
    stream
        .set_nodelay(true)
        .map_err(|error| error.to_string())?;
    stream
        .set_write_timeout(Some(MAX_WAIT))
        .map_err(|error| error.to_string())?;
    stream
        .set_read_timeout(Some(MAX_WAIT))
        .map_err(|error| error.to_string())?;
    // A picture of a long page arrives as one large frame.
    let limits = WebSocketConfig::default()
        .max_message_size(None)
        .max_frame_size(None);
    let (socket, _) = tungstenite::client::client_with_config(address, stream, Some(limits))
        .map_err(|error| format!("{address}: {error}"))?;
    socket
        .get_ref()
        .set_read_timeout(Some(POLL))
        .map_err(|error| error.to_string())?;
    Ok(socket)
}

/// A JSON string as text; the empty text for anything else.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
