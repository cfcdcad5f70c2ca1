//! Colours as every screen takes them: a profile is applied to the pixels, since it is not kept.
//!
//! A telephone's photo in Display P3 would look dull without its profile. A profile that cannot be read is left out, as
//! browsers do.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::pixels::{Pixels, Samples};

/// Pixels that are converted at a time.
const PART: usize = 1 << 16;

/// A profile that changes no colour by more than this is sRGB by another name; the pixels stay as they are.
const SAME: u8 = 2;

/// Steps of red, green and blue over which profiles are compared with sRGB.
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

/// None where the profile says nothing of red, green and blue; then nothing changed.
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
        .all(|(from, to)| from.abs_diff(*to) <= SAME)
    {
        return Some(());
    }
    let transform = profile.create_transform_8bit(layout, &srgb, layout, options);
    let transform = transform.ok()?;
    let mut source = Vec::with_capacity(PART * 4);
    for part in pixels.data.chunks_mut(PART * pixels.samples.count()) {
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
