//! SHA-256 digests of files, and their form in the manifest.

use std::{io, path::Path};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest as _, Sha256};

use super::manifest::ManifestEntry;
use super::safe_open;
use crate::text::hex;

/// A SHA-256 digest; 64 lower-case hexadecimal digits in the manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digest([u8; 32]);

impl Digest {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    pub(super) fn of_file(path: &Path) -> io::Result<Self> {
        let mut hasher = DigestWriter(Sha256::new());
        io::copy(
            &mut safe_open::open(path, safe_open::OpenMode::Reading)?,
            &mut hasher,
        )?;
        Ok(Self(hasher.0.finalize().into()))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let digit = |digit: u8| char::from(digit).to_digit(16);
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = u8::try_from(16 * digit(digits[0])? + digit(digits[1])?).ok()?;
        }
        Some(Self(bytes))
    }
}

/// A digest of the files of one portal: their paths, readers and content.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PortalDigest(Digest);

impl PortalDigest {
    pub(super) fn of<'e>(entries: impl Iterator<Item = &'e ManifestEntry>) -> PortalDigest {
        let mut entries: Vec<&ManifestEntry> = entries.collect();
        entries.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let mut hasher = Sha256::new();
        for entry in entries {
            for text in [&*entry.path, &*entry.reader] {
                hasher.update((text.len() as u64).to_le_bytes());
                hasher.update(text);
            }
            hasher.update(entry.size.to_le_bytes());
            hasher.update(entry.sha256.0);
        }
        PortalDigest(Digest(hasher.finalize().into()))
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex(&self.0))
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not a SHA-256"))
    }
}

struct DigestWriter(Sha256);

impl io::Write for DigestWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
