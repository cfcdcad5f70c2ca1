//! Where a tag of HTML ends.

use memchr::{memchr, memchr3};

/// Returns the position of the `>` that ends a tag, ignoring those inside quotes; `html` begins within the tag.
pub fn tag_end(html: &str) -> Option<usize> {
    let bytes = html.as_bytes();
    let mut at = 0;
    loop {
        at += memchr3(b'>', b'"', b'\'', bytes.get(at..)?)?;
        if bytes[at] == b'>' {
            return Some(at);
        }
        // After an opening quote, up to the closing one.
        at += 1 + memchr(bytes[at], bytes.get(at + 1..)?)? + 1;
    }
}
