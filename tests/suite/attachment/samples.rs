//! Small pictures, written byte by byte.

use img_parts::png::PngChunk;

/// Stands wherever a format has room for words.
pub const SECRET: &[u8] = b"GPS 46.9 N, photographed by Marta";

/// EXIF with an orientation, a word that must go, and either byte order.
fn exif(orientation: u8, big: bool) -> Vec<u8> {
    let short = |number: u16| match big {
        true => number.to_be_bytes(),
        false => number.to_le_bytes(),
    };
    let long = |number: u32| match big {
        true => number.to_be_bytes(),
        false => number.to_le_bytes(),
    };
    let mut tiff = if big {
        b"MM\0*".to_vec()
    } else {
        b"II*\0".to_vec()
    };
    tiff.extend(long(8));
    tiff.extend(short(2));
    for (tag, kind, count, value) in [(0x010e, 2, SECRET.len() as u32, 38), (0x0112, 3, 1, 0)] {
        tiff.extend(short(tag));
        tiff.extend(short(kind));
        tiff.extend(long(count));
        match tag {
            0x0112 => tiff.extend([short(u16::from(orientation)), [0, 0]].concat()),
            _ => tiff.extend(long(value)),
        }
    }
    tiff.extend([0; 4]);
    tiff.extend(SECRET);
    tiff
}

pub fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u16 + 2).to_be_bytes();
    [&[0xff, marker], &length[..], content].concat()
}

pub fn jpeg(orientation: u8, big: bool) -> Vec<u8> {
    let mut out = vec![0xff, 0xd8];
    out.extend(segment(
        0xe0,
        &[&b"JFIF\0\x01\x02\0\0\x48\0\x48\x01\x01abc"[..], SECRET].concat(),
    ));
    out.extend(segment(
        0xe1,
        &[b"Exif\0\0", &exif(orientation, big)[..]].concat(),
    ));
    for (marker, name) in [
        (0xe1, &b"http://ns.adobe.com/xap/1.0/\0"[..]),
        (0xe2, b"ICC_PROFILE\0\x01\x01"),
        (0xe2, b"MPF\0"),
        (0xed, b"Photoshop 3.0\0"),
        (0xfe, b""),
    ] {
        out.extend(segment(marker, &[name, SECRET].concat()));
    }
    out.extend(segment(0xdb, &[0; 65]));
    out.extend(segment(0xc2, b"\x08\0\x01\0\x01\x01\x01\x11\0"));
    out.extend(segment(0xda, b"\x01\x01\0\0\0\0"));
    out.extend(b"\x12\xff\0\x34\xff\xd0\x56");
    // Between the scans of a progressive picture, and after its end.
    out.extend(segment(0xfe, SECRET));
    out.extend(segment(0xda, b"\x01\x01\0\x01\x3f\0"));
    out.extend(b"\x78\xff\xd9");
    out.extend([b"\xff\xd8\xff", SECRET].concat());
    out
}

pub fn png(orientation: u8) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let exif = exif(orientation, false);
    for (kind, content) in [
        (b"IHDR", &b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"[..]),
        (b"iCCP", SECRET),
        (b"tEXt", SECRET),
        (b"iTXt", SECRET),
        (b"tIME", b"\x07\xea\x01\x01\0\0\0"),
        (b"eXIf", &exif),
        (b"prIV", SECRET),
        (b"gAMA", b"\0\0\xb1\x8f"),
        (b"IDAT", b"\x78\x9c\x63\x60\0\0\0\x02\0\x01"),
        (b"IEND", b""),
    ] {
        let chunk = PngChunk::new(*kind, content.to_vec().into());
        out.extend(chunk.encoder().bytes());
    }
    out.extend(SECRET);
    out
}

pub fn gif() -> Vec<u8> {
    let length = SECRET.len() as u8;
    let mut out = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff".to_vec();
    out.extend(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x05\0\0");
    out.extend([&b"\x21\xff\x0bXMP DataXMP"[..], &[length], SECRET, &[0]].concat());
    out.extend([&b"\x21\xfe"[..], &[length], SECRET, &[0]].concat());
    out.extend(b"\x21\xf9\x04\x01\x0a\0\0\0");
    out.extend(b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b");
    out.extend(SECRET);
    out
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let pad: &[u8] = if content.len() % 2 == 1 { &[0] } else { &[] };
    [
        name,
        &(content.len() as u32).to_le_bytes()[..],
        content,
        pad,
    ]
    .concat()
}

pub fn webp(orientation: u8) -> Vec<u8> {
    let frame = [
        &[0; 16][..],
        &chunk(b"VP8L", b"\x2f\0\0\0\0"),
        &chunk(b"SECR", SECRET),
    ]
    .concat();
    let body = [
        b"WEBP".to_vec(),
        chunk(b"VP8X", b"\x3e\0\0\0\0\0\0\0\0\0"),
        chunk(b"ICCP", SECRET),
        chunk(b"ANIM", &[0; 6]),
        chunk(b"ANMF", &frame),
        chunk(
            b"EXIF",
            &[b"Exif\0\0", &exif(orientation, true)[..]].concat(),
        ),
        chunk(b"XMP ", SECRET),
        chunk(b"SECR", SECRET),
    ]
    .concat();
    [
        b"RIFF",
        &(body.len() as u32).to_le_bytes()[..],
        &body,
        SECRET,
    ]
    .concat()
}

/// Every format, with what must go in every place it can hide.
pub fn pictures(orientation: u8) -> [(&'static str, Vec<u8>); 5] {
    [
        ("jpg", jpeg(orientation, true)),
        ("jpg", jpeg(orientation, false)),
        ("png", png(orientation)),
        ("gif", gif()),
        ("webp", webp(orientation)),
    ]
}
