//! A decoded picture: its visible content and nothing else.

use super::AttachmentError;

/// The maximum number of pixels of a picture, which includes photos of 8160 × 6144, sold as 50 megapixels. A picture of
/// this size takes about half a gigabyte of memory while it is processed.
pub(super) const MAX_PIXELS: u64 = 52_000_000;

/// The samples of one pixel, eight bits each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Samples {
    /// Brightness.
    Grey,
    /// Red, green and blue.
    Rgb,
    /// Red, green, blue and opacity.
    Rgba,
}

impl Samples {
    /// The number of bytes of one pixel.
    pub(super) fn bytes_per_pixel(self) -> usize {
        match self {
            Samples::Grey => 1,
            Samples::Rgb => 3,
            Samples::Rgba => 4,
        }
    }
}

/// The pixels of a picture, in rows from top to bottom without padding.
#[derive(Debug)]
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) samples: Samples,
    pub(super) data: Vec<u8>,
}

/// Refuses a picture that is too large, before it is decoded.
pub(super) fn check_size(width: u32, height: u32) -> Result<(), AttachmentError> {
    match u64::from(width) * u64::from(height) {
        0 => Err(AttachmentError::Damaged),
        count if count > MAX_PIXELS => Err(AttachmentError::TooLarge),
        _ => Ok(()),
    }
}

impl Pixels {
    /// The pixels of a decoder's buffer; an error if the number of bytes does not match.
    pub(super) fn from_buffer(
        (width, height): (u32, u32),
        samples: Samples,
        data: Vec<u8>,
    ) -> Result<Pixels, AttachmentError> {
        let count = u64::from(width) * u64::from(height) * samples.bytes_per_pixel() as u64;
        match data.len() as u64 == count {
            true => Ok(Pixels {
                width,
                height,
                samples,
                data,
            }),
            false => Err(AttachmentError::Damaged),
        }
    }

    /// The picture turned upright, given an orientation as numbered in EXIF.
    pub(super) fn upright(self, orientation: Option<u8>) -> Pixels {
        let Some(orientation @ 2..=8) = orientation else {
            return self;
        };
        match self.samples {
            Samples::Grey => self.reorient::<1>(orientation),
            Samples::Rgb => self.reorient::<3>(orientation),
            Samples::Rgba => self.reorient::<4>(orientation),
        }
    }

    fn reorient<const COUNT: usize>(self, orientation: u8) -> Pixels {
        let (wide, high) = (self.width as usize, self.height as usize);
        let (pixels, _) = self.data.as_chunks::<COUNT>();
        let swaps_axes = orientation >= 5;
        let (width, height) = if swaps_axes {
            (high, wide)
        } else {
            (wide, high)
        };
        let mut data = Vec::with_capacity(self.data.len());
        for y in 0..height {
            for x in 0..width {
                let (from_x, from_y) = match orientation {
                    2 => (wide - 1 - x, y),            // mirrored left to right
                    3 => (wide - 1 - x, high - 1 - y), // turned by 180°
                    4 => (x, high - 1 - y),            // mirrored top to bottom
                    5 => (y, x),                       // mirrored at the main diagonal
                    6 => (y, high - 1 - x),            // to be turned by 90° clockwise
                    7 => (wide - 1 - y, high - 1 - x), // mirrored at the other diagonal
                    _ => (wide - 1 - y, x),            // 8: to be turned by 90° anticlockwise
                };
                data.extend(pixels[from_y * wide + from_x]);
            }
        }
        let (width, height) = match swaps_axes {
            true => (self.height, self.width),
            false => (self.width, self.height),
        };
        Pixels {
            width,
            height,
            samples: self.samples,
            data,
        }
    }

    /// The same picture in normalised form: fully transparent pixels have no colour, and a fully opaque picture has
    /// no alpha channel.
    pub(super) fn visible(mut self) -> Pixels {
        if self.samples != Samples::Rgba {
            return self;
        }
        let (pixels, _) = self.data.as_chunks_mut::<4>();
        let mut opaque = true;
        for pixel in pixels.iter_mut() {
            opaque &= pixel[3] == u8::MAX;
            if pixel[3] == 0 {
                *pixel = [0; 4];
            }
        }
        if opaque {
            let colours = pixels
                .iter()
                .flat_map(|[red, green, blue, _]| [*red, *green, *blue]);
            self.data = colours.collect();
            self.samples = Samples::Rgb;
        }
        self
    }
}
