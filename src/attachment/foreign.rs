//! Pictures in formats that are not decoded here, recognised by their first bytes or their extension.
//!
//! Such a file would be copied with its place, device and thumbnails, so it is refused.

/// The first bytes of pictures in these formats.
const SIGNATURES: [&[u8]; 23] = [
    // TIFF, and raw formats of cameras.
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"MM\0+",
    b"IIU\0",
    b"IIRO",
    b"IIRS",
    b"MMOR",
    b"FUJIFILMCCD-RAW",
    b"FOVb",
    // JPEG 2000 and JPEG XL, each as a container and as plain data.
    b"\0\0\0\x0cjP  \r\n\x87\n",
    b"\xff\x4f\xff\x51",
    b"\0\0\0\x0cJXL \r\n\x87\n",
    b"\xff\x0a",
    // Photoshop, GIMP.
    b"8BPS",
    b"gimp xcf",
    // ICO, CUR, WMF.
    b"\0\0\x01\0",
    b"\0\0\x02\0",
    b"\xd7\xcd\xc6\x9a",
    // QOI, OpenEXR, Radiance HDR, MNG.
    b"qoif",
    b"v/1\x01",
    b"#?RADIANCE",
    b"\x8aMNG\r\n\x1a\n",
];

/// Extensions of pictures that are not decoded here, in lower case.
const EXTENSIONS: &str = "heic heics heif heifs hif avif avifs avci tif tiff bmp dib ico cur icns jxl jxr wdp hdp jp2 j2k jpf jpx \
     jpm jpc j2c mj2 psd psb xcf kra ora afphoto ai eps tga pcx pnm ppm pgm pbm pam qoi exr hdr dds mng jng emf wmf emz wmz \
     dng cr2 cr3 crw nef nrw arw sr2 srf orf rw2 raf pef srw x3f raw rwl 3fr fff iiq dcr kdc mrw erf mef mos";

/// Brands of still pictures among files in the HEIF container format.
const BRANDS: [&[u8; 4]; 15] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"mif2",
    b"msf1", b"avif", b"avis", b"avci", b"crx ",
];

/// Whether a file is such a picture.
pub(super) fn is_picture(ending: &str, bytes: &[u8]) -> bool {
    EXTENSIONS.split_whitespace().any(|known| known == ending)
        || SIGNATURES.iter().any(|sign| bytes.starts_with(sign))
        || is_bitmap(bytes)
        || is_enhanced_metafile(bytes)
        || brands(bytes).any(|brand| BRANDS.iter().any(|known| **known == *brand))
}

/// Two letters are not a reliable signature, so the four bytes that are always zero are checked too.
fn is_bitmap(bytes: &[u8]) -> bool {
    bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4])
}

fn is_enhanced_metafile(bytes: &[u8]) -> bool {
    bytes.starts_with(&[1, 0, 0, 0]) && bytes.get(40..44) == Some(b" EMF")
}

/// The brand of a file in the box format, and the brands that it is compatible with.
fn brands(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let is_boxed = bytes.get(4..8) == Some(b"ftyp");
    let length = bytes
        .first_chunk::<4>()
        .map_or(0, |length| u32::from_be_bytes(*length));
    // The file may be truncated, and the length in its first box may be anything.
    let end = usize::try_from(length)
        .unwrap_or(0)
        .clamp(12, 512)
        .min(bytes.len());
    let head = match is_boxed {
        true => bytes.get(8..end).unwrap_or_default(),
        false => &[],
    };
    // The second group is a version.
    head.chunks_exact(4)
        .enumerate()
        .filter(|(place, _)| *place != 1)
        .map(|(_, brand)| brand)
}
