//! Screenshots of pages, for people to look at. Checks nothing.

use std::path::Path;

use serde_json::json;

use super::cdp::{Browser, text};
use super::portal::Reader;
use super::tree::Folder;

const WIDTHS: [u32; 2] = [390, 1280];
const HEIGHT: u32 = 800;
/// The maximum height of a picture in Chromium.
const LONGEST: u64 = 16_000;

/// Writes every page of a reader at both widths, light and dark, below `out`; returns the number of pictures.
pub fn of_reader(browser: &mut Browser, reader: &Reader, out: &Path) -> Result<usize, String> {
    let folder = Folder::read(&reader.name, &reader.folder);
    let mut written = 0;
    for file in folder.pages() {
        for (width, dark) in WIDTHS
            .into_iter()
            .flat_map(|width| [(width, false), (width, true)])
        {
            let picture = shot(browser, &folder.url_of(file), width, dark)?;
            let scheme = if dark { "dark" } else { "light" };
            let name = folder.name_of(file);
            let path = out.join(format!(
                "{}.{width}-{scheme}.png",
                name.trim_end_matches(".html")
            ));
            let parent = path.parent().unwrap_or(out);
            std::fs::create_dir_all(parent)
                .map_err(|error| format!("{}: {error}", parent.display()))?;
            std::fs::write(&path, picture)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            written += 1;
        }
    }
    Ok(written)
}

/// The whole page at `url`, `width` CSS pixels wide, as a PNG.
pub fn shot(browser: &mut Browser, url: &str, width: u32, dark: bool) -> Result<Vec<u8>, String> {
    let scheme = if dark { "dark" } else { "light" };
    browser.emulate(
        "screen",
        &[
            ("prefers-color-scheme", scheme),
            ("prefers-reduced-motion", "reduce"),
        ],
    )?;
    browser.resize(width, HEIGHT)?;
    browser.open(url)?;
    browser.evaluate("document.fonts.ready.then(() => true)")?;
    let metrics = browser.call("Page.getLayoutMetrics", json!({}))?;
    let height = metrics["cssContentSize"]["height"]
        .as_f64()
        .unwrap_or(f64::from(HEIGHT))
        .ceil() as u64;
    let clip =
        json!({"x": 0, "y": 0, "width": width, "height": height.clamp(1, LONGEST), "scale": 1});
    let params = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
    let answer = browser.call("Page.captureScreenshot", params)?;
    from_base64(&text(&answer["data"])).ok_or_else(|| "a picture that is not base64".to_owned())
}

fn from_base64(encoded: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(encoded.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in encoded.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 0xff) as u8);
        }
    }
    Some(out)
}
