//! Attachments without what they say about whoever made them.
//!
//! A photo names the place and the phone, a drawing its author. Pictures are rebuilt from the parts that make pixels;
//! everything else is left behind, known or not. A picture that cannot be read to its end is refused, never passed on.
//! It must not touch the disk, and its errors do not quote the file.

mod exif;
mod gif;
mod jpeg;
mod kind;
mod png;
mod webp;

use kind::Kind;

/// An attachment as it may be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stripped {
    /// The file's new content.
    pub bytes: Vec<u8>,
    /// The ending that fits the content, without the dot.
    pub extension: &'static str,
    /// A picture whose metadata is gone. Any other file is unchanged and carries its own metadata.
    pub image: bool,
}

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

/// Takes the metadata out of a picture and leaves other files alone. The content decides what the file is; the name
/// only tells apart what looks the same inside, and betrays a picture that is none.
///
/// A picture keeps what its pixels need and, if it is stored turned, which way up it belongs. Colour profiles go too:
/// they name devices and their owners.
///
/// # Errors
///
/// SVG and HTML are refused, and pictures that are damaged, cut off or not what their name says.
pub fn strip(name: &str, bytes: &[u8]) -> Result<Stripped, AttachmentError> {
    let (extension, picture) = match kind::of(name, bytes)? {
        Kind::Jpeg => ("jpg", jpeg::strip(bytes)),
        Kind::Png => ("png", png::strip(bytes)),
        Kind::Gif => ("gif", gif::strip(bytes)),
        Kind::WebP => ("webp", webp::strip(bytes)),
        Kind::Other(extension) => {
            return Ok(Stripped {
                bytes: bytes.to_vec(),
                extension,
                image: false,
            });
        }
    };
    Ok(Stripped {
        bytes: picture.ok_or(AttachmentError::Damaged)?,
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
