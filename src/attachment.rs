//! Attachments without metadata about who made them.
//!
//! A photo contains its place and the phone, a drawing its author. Only the pixels of a picture are therefore
//! passed on: it is decoded and encoded again, and no byte of the file is copied. A picture that cannot be fully
//! decoded, or is in a format that is not decoded here, is refused. Any other file is copied unchanged. This module
//! must not touch the disk, and its errors do not quote the file.

mod colour;
mod exif;
mod foreign;
mod gif;
mod jpeg;
mod kind;
mod pixels;
mod png;
mod store;
mod webp;

use kind::FileKind;
use pixels::Samples;

pub use store::{CODECS, PictureStore, RecentPictures};

/// An attachment in the form in which it may be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stripped {
    /// The file's new content.
    pub bytes: Vec<u8>,
    /// The file extension that fits the content, without the dot.
    pub extension: &'static str,
    /// Whether it is a picture, made from its pixels. Any other file is unchanged and keeps its metadata.
    pub image: bool,
}

impl Stripped {
    /// A stored picture, by its extension; `None` for an extension that pictures do not get.
    pub fn picture(bytes: Vec<u8>, extension: &str) -> Option<Stripped> {
        let known = PICTURES.into_iter().find(|known| *known == extension);
        known.map(|extension| Stripped {
            bytes,
            extension,
            image: true,
        })
    }
}

/// The file extensions of pictures in portals.
const PICTURES: [&str; 3] = ["jpg", "png", "gif"];

/// Why an attachment cannot be copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AttachmentError {
    /// A drawing, which can contain scripts.
    #[error("an SVG drawing can hold scripts; attach it as PNG")]
    Svg,
    /// A web page or other markup.
    #[error("a web page can hold scripts; attach it as PDF")]
    Html,
    /// A picture, by its content or its name, that cannot be fully read.
    #[error("the picture is damaged or incomplete; save it again")]
    Damaged,
    /// A picture with too many pixels.
    #[error("the picture has more than {} megapixels; save it smaller", pixels::MAX_PIXELS / 1_000_000)]
    TooLarge,
    /// An animation with too many pixels.
    #[error("the frames of this animation have more than {} megapixels together; save it smaller or shorter", gif::MAX_PIXELS / 1_000_000)]
    TooLong,
    /// An animation in a format of which only still pictures are supported.
    #[error("portals show animations as GIF only; save this one as GIF, or as a still picture")]
    Animated,
    /// A picture in an unsupported variant of its format.
    #[error(
        "this variant of JPEG is not supported; save the picture as PNG, or as a standard JPEG"
    )]
    Unsupported,
    /// A picture in a format that cannot be re-encoded here.
    #[error(
        "portals show pictures as JPEG, PNG, GIF or WebP; a file in another format would keep its place, device and thumbnails: save it as JPEG or PNG"
    )]
    Foreign,
    /// Markdown, text with front matter, or a file whose name marks it as a copy.
    #[error(
        "this file is a copy of a record or other Markdown, with everything that is marked as private in it: link to the record itself, or copy what others may read into a document under another name"
    )]
    RecordCopy,
    /// An encrypted file, which must not be copied as it is.
    #[error(
        "this file is locked: it is encrypted; unlock it first, with git-crypt, age or whatever locked it, and do not save it here"
    )]
    Locked,
    /// A pointer to a file that is stored elsewhere.
    #[error(
        "this file is not fetched: it is a pointer to the original; fetch it first, with `git lfs pull` or whatever keeps it"
    )]
    NotFetched,
}

/// Re-encodes a picture from its pixels and leaves other files unchanged. The type depends on the content. The name
/// only distinguishes types with the same content, and reveals a file that claims to be a picture but is not.
///
/// The resulting picture is upright and in sRGB. JPEG, and WebP that is lossy and opaque, becomes JPEG; other WebP
/// and PNG become PNG; GIF stays GIF.
///
/// # Errors
///
/// SVG and HTML are refused, as are pictures that are damaged, truncated, too large, in another format or not what
/// their name says.
pub fn strip(name: &str, bytes: &[u8]) -> Result<Stripped, AttachmentError> {
    strip_cached(name, bytes, None)
}

/// Does the same as [`strip`], but takes the result from `store` if it is stored there.
///
/// # Errors
///
/// As [`strip`].
pub fn strip_cached(
    name: &str,
    bytes: &[u8],
    store: Option<&dyn PictureStore>,
) -> Result<Stripped, AttachmentError> {
    let kind = match kind::detect(name, bytes)? {
        FileKind::Other(extension) => {
            return Ok(Stripped {
                bytes: bytes.to_vec(),
                extension,
                image: false,
            });
        }
        kind => kind,
    };
    let Some(store) = store else {
        return picture(&kind, bytes);
    };
    let name = store::name(bytes);
    if let Some(kept) = store.get(&name) {
        return Ok(kept);
    }
    let made = picture(&kind, bytes)?;
    store.put(&name, &made);
    Ok(made)
}

fn picture(kind: &FileKind, bytes: &[u8]) -> Result<Stripped, AttachmentError> {
    let (pixels, lossy) = match kind {
        FileKind::Gif => return stripped(gif::rebuilt(bytes)?, "gif"),
        FileKind::Jpeg => (jpeg::decoded(bytes)?, true),
        FileKind::WebP => webp::decoded(bytes)?,
        _ => (png::decoded(bytes)?, false),
    };
    let pixels = pixels.visible();
    match lossy && pixels.samples != Samples::Rgba {
        true => stripped(jpeg::encoded(&pixels)?, "jpg"),
        false => stripped(png::encoded(&pixels)?, "png"),
    }
}

fn stripped(bytes: Vec<u8>, extension: &'static str) -> Result<Stripped, AttachmentError> {
    Ok(Stripped {
        bytes,
        extension,
        image: true,
    })
}

/// Takes `count` bytes from the front.
fn take_bytes<'a>(rest: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (front, back) = rest.split_at_checked(count)?;
    *rest = back;
    Some(front)
}

/// Takes one byte from the front.
fn take_byte(rest: &mut &[u8]) -> Option<u8> {
    let (&byte, back) = rest.split_first()?;
    *rest = back;
    Some(byte)
}
