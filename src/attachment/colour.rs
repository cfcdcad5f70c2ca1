//! Converts colours to sRGB: a colour profile is applied to the pixels, since it is not kept.
//!
//! A phone's photo in Display P3 would look dull without its profile. A profile that cannot be read is ignored, as
//! in browsers.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::pixels::{Pixels, Samples};

/// The number of pixels that are converted at a time.
const PART: usize = 1 << 16;

/// If a profile changes no colour by more than this, it counts as sRGB, and the pixels are not changed.
const SRGB_TOLERANCE: u8 = 2;

/// The values of red, green and blue at which profiles are compared with sRGB.
const STEPS: [u8; 6] = [0, 51, 102, 153, 204, 255];

/// The same colours in sRGB.
pub(super) fn in_srgb(mut pixels: Pixels, profile: Option<&[u8]>) -> Pixels {
    if let Some(profile) = profile
        && pixels.samples != Samples::Grey
    {
        let _ = convert(&mut pixels, profile);
    }
    pixels
}

/// Returns `None`, with the pixels unchanged, if the profile does not describe red, green and blue.
fn convert(pixels: &mut Pixels, profile: &[u8]) -> Option<()> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Rgb {
        return None;
    }
    let layout = match pixels.samples {
        Samples::Grey => return None,
        Samples::Rgb => Layout::Rgb,
        Samples::Rgba => Layout::Rgba,
    };
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let sample = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options);
    let (from, mut to) = (samples(), samples());
    sample.ok()?.transform(&from, &mut to).ok()?;
    if from
        .iter()
        .zip(&to)
        .all(|(from, to)| from.abs_diff(*to) <= SRGB_TOLERANCE)
    {
        return Some(());
    }
    let transform = profile.create_transform_8bit(layout, &srgb, layout, options);
    let transform = transform.ok()?;
    let mut source = Vec::with_capacity(PART * 4);
    for part in pixels
        .data
        .chunks_mut(PART * pixels.samples.bytes_per_pixel())
    {
        source.clear();
        source.extend_from_slice(part);
        transform.transform(&source, part).ok()?;
    }
    Some(())
}

fn samples() -> Vec<u8> {
    let mut samples = Vec::new();
    for red in STEPS {
        for green in STEPS {
            for blue in STEPS {
                samples.extend([red, green, blue]);
            }
        }
    }
    samples
}
