//! Attachments without what they say about whoever made them.
//!
//! A photo names the place and the phone, a drawing its author. So of a picture nothing but its pixels is passed on: it is
//! decoded and encoded again, and no byte of the file is copied. A picture that cannot be decoded to its end is refused,
//! as is one in a format that is not decoded here. Any other file passes as it is. It must not touch the disk, and its errors do not quote the file.

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

pub use store::{CODECS, PictureStore, Recent};

/// An attachment as it may be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stripped {
    /// The file's new content.
    pub bytes: Vec<u8>,
    /// The ending that fits the content, without the dot.
    pub extension: &'static str,
    /// A picture, made from its pixels. Any other file is unchanged and carries its own metadata.
    pub image: bool,
}

impl Stripped {
    /// A picture that was made before, by its ending; none for an ending that no picture gets.
    pub fn picture(bytes: Vec<u8>, extension: &str) -> Option<Stripped> {
        let known = PICTURES.into_iter().find(|known| *known == extension);
        known.map(|extension| Stripped {
            bytes,
            extension,
            image: true,
        })
    }
}

/// The endings of pictures in portals.
const PICTURES: [&str; 3] = ["jpg", "png", "gif"];

/// Why an attachment cannot be copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AttachmentError {
    /// A drawing that can hold scripts.
    #[error("an SVG drawing can hold scripts; attach it as PNG")]
    Svg,
    /// A web page or other markup.
    #[error("a web page can hold scripts; attach it as PDF")]
    Html,
    /// A picture, by its content or its name, that cannot be read to its end.
    #[error("the picture is damaged or incomplete; save it again")]
    Damaged,
    /// A picture with too many pixels.
    #[error("the picture has more than {} megapixels; save it smaller", pixels::MOST / 1_000_000)]
    TooLarge,
    /// An animation with too many pixels.
    #[error("the frames of this animation have more than {} megapixels together; save it smaller or shorter", gif::MOST / 1_000_000)]
    TooLong,
    /// An animation in a format of which only still pictures are copied.
    #[error("portals show animations as GIF only; save this one as GIF, or as a still picture")]
    Animated,
    /// A picture in a rare variant of its format.
    #[error(
        "this variant of JPEG is not supported; save the picture as PNG, or as a standard JPEG"
    )]
    Unsupported,
    /// A picture in a format that cannot be made again from its pixels here.
    #[error(
        "portals show pictures as JPEG, PNG, GIF or WebP; a file in another format would keep its place, device and thumbnails: save it as JPEG or PNG"
    )]
    Foreign,
    /// Markdown, text with front matter, or what its name says to be a copy of a file.
    #[error(
        "this file is a copy of a record or other Markdown, with everything that is marked as private in it: link to the record itself, or copy what others may read into a document under another name"
    )]
    RecordCopy,
    /// Encrypted: nothing of it may be copied as it is.
    #[error(
        "this file is locked: it is encrypted; unlock it first, with git-crypt, age or whatever locked it, and do not save it here"
    )]
    Locked,
    /// A pointer to a file that is kept elsewhere.
    #[error(
        "this file is not fetched: it is a pointer to the original; fetch it first, with `git lfs pull` or whatever keeps it"
    )]
    NotFetched,
}

/// Makes a picture anew from its pixels and leaves other files alone. The content decides what the file is; the name
/// only tells apart what looks the same inside, and betrays a picture that is none.
///
/// A picture is upright and in sRGB afterwards. JPEG, and WebP that is stored with losses and opaque, becomes JPEG; other
/// WebP and PNG become PNG; GIF stays GIF.
///
/// # Errors
///
/// SVG and HTML are refused, and pictures that are damaged, cut off, too large, in another format or not what their name says.
pub fn strip(name: &str, bytes: &[u8]) -> Result<Stripped, AttachmentError> {
    strip_kept(name, bytes, None)
}

/// The same, with what the picture became before where `store` has it.
///
/// # Errors
///
/// As [`strip`].
pub fn strip_kept(
    name: &str,
    bytes: &[u8],
    store: Option<&dyn PictureStore>,
) -> Result<Stripped, AttachmentError> {
    let kind = match kind::of(name, bytes)? {
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
        FileKind::Gif => return made(gif::rebuilt(bytes)?, "gif"),
        FileKind::Jpeg => (jpeg::decoded(bytes)?, true),
        FileKind::WebP => webp::decoded(bytes)?,
        _ => (png::decoded(bytes)?, false),
    };
    let pixels = pixels.visible();
    match lossy && pixels.samples != Samples::Rgba {
        true => made(jpeg::encoded(&pixels)?, "jpg"),
        false => made(png::encoded(&pixels)?, "png"),
    }
}

fn made(bytes: Vec<u8>, extension: &'static str) -> Result<Stripped, AttachmentError> {
    Ok(Stripped {
        bytes,
        extension,
        image: true,
    })
}

/// Takes so many bytes off the front.
fn take<'a>(rest: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (front, back) = rest.split_at_checked(count)?;
    *rest = back;
    Some(front)
}

/// Takes one byte off the front.
fn take_byte(rest: &mut &[u8]) -> Option<u8> {
    let (&byte, back) = rest.split_first()?;
    *rest = back;
    Some(byte)
}
