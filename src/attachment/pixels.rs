//! A decoded picture: its visible content and nothing else.

use super::AttachmentError;

/// The maximum number of pixels of a picture. The largest single photos of phones have 50 megapixels.
pub(super) const MAX_PIXELS: u64 = 50_000_000;

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
    pub(super) fn count(self) -> usize {
        match self {
            Samples::Grey => 1,
            Samples::Rgb => 3,
            Samples::Rgba => 4,
        }
    }
}

/// Rows from top to bottom, without padding.
#[derive(Debug)]
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) samples: Samples,
    pub(super) data: Vec<u8>,
}

/// Refuses a picture that is too large, before it is decoded.
pub(super) fn limit(width: u32, height: u32) -> Result<(), AttachmentError> {
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
        let count = u64::from(width) * u64::from(height) * samples.count() as u64;
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
    pub(super) fn turned(self, orientation: Option<u8>) -> Pixels {
        let Some(orientation @ 2..=8) = orientation else {
            return self;
        };
        match self.samples {
            Samples::Grey => self.moved::<1>(orientation),
            Samples::Rgb => self.moved::<3>(orientation),
            Samples::Rgba => self.moved::<4>(orientation),
        }
    }

    fn moved<const COUNT: usize>(self, orientation: u8) -> Pixels {
        let (wide, high) = (self.width as usize, self.height as usize);
        let (pixels, _) = self.data.as_chunks::<COUNT>();
        let lies = orientation >= 5;
        let (width, height) = if lies { (high, wide) } else { (wide, high) };
        let mut data = Vec::with_capacity(self.data.len());
        for y in 0..height {
            for x in 0..width {
                let (from_x, from_y) = match orientation {
                    2 => (wide - 1 - x, y),
                    3 => (wide - 1 - x, high - 1 - y),
                    4 => (x, high - 1 - y),
                    5 => (y, x),
                    6 => (y, high - 1 - x),
                    7 => (wide - 1 - y, high - 1 - x),
                    _ => (wide - 1 - y, x),
                };
                data.extend(pixels[from_y * wide + from_x]);
            }
        }
        let (width, height) = match lies {
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
