//! An unchanged picture is not re-encoded; a stored picture is named by everything it was made from.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use coachgen::attachment::{CODECS, PictureStore, RecentPictures, Stripped, strip, strip_cached};

use super::samples::*;

/// A store that keeps everything and counts the requests.
#[derive(Default)]
struct Counting {
    kept: Mutex<BTreeMap<String, Stripped>>,
    asked: AtomicUsize,
}

impl PictureStore for Counting {
    fn get(&self, name: &str) -> Option<Stripped> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        self.kept.lock().unwrap().get(name).cloned()
    }

    fn put(&self, name: &str, made: &Stripped) {
        self.kept
            .lock()
            .unwrap()
            .insert(name.to_owned(), made.clone());
    }
}

#[test]
fn an_unchanged_picture_is_re_encoded_once() {
    let store = Counting::default();
    for (_, bytes) in pictures() {
        let made = strip("a", &bytes).unwrap();
        assert_eq!(strip_cached("a", &bytes, Some(&store)), Ok(made.clone()));
        assert_eq!(strip_cached("b", &bytes, Some(&store)), Ok(made));
    }
    assert_eq!(store.kept.lock().unwrap().len(), pictures().len());
    // A stored picture is used without reading the file.
    let other = Stripped {
        bytes: b"other".to_vec(),
        extension: "png",
        image: true,
    };
    for kept in store.kept.lock().unwrap().values_mut() {
        *kept = other.clone();
    }
    assert_eq!(strip_cached("a", &jpeg(), Some(&store)), Ok(other.clone()));
    // One extra byte makes it another file.
    assert_ne!(
        strip_cached("a", &[&jpeg()[..], b"!"].concat(), Some(&store)),
        Ok(other)
    );
    // Files that are refused or copied unchanged are not looked up in the store.
    let asked = store.asked.load(Ordering::Relaxed);
    let _ = strip_cached("a.svg", b"<svg/>", Some(&store));
    let _ = strip_cached("a.pdf", b"%PDF-1.7", Some(&store));
    assert_eq!(store.asked.load(Ordering::Relaxed), asked);
}

#[test]
fn the_most_recently_used_pictures_stay_in_memory() {
    let beyond = Arc::new(Counting::default());
    let recent = RecentPictures::in_front_of(Arc::clone(&beyond) as Arc<dyn PictureStore>);
    let large = |fill: u8| Stripped {
        bytes: vec![fill; 50 << 20],
        extension: "png",
        image: true,
    };
    recent.put("a", &large(1));
    recent.put("b", &large(2));
    assert_eq!(recent.get("a"), Some(large(1)));
    assert_eq!(beyond.asked.load(Ordering::Relaxed), 0);
    // There is room for two: the least recently used one is evicted.
    recent.put("c", &large(3));
    beyond.kept.lock().unwrap().clear();
    assert_eq!(recent.get("a"), Some(large(1)));
    assert_eq!(recent.get("c"), Some(large(3)));
    assert_eq!(recent.get("b"), None);
}

/// Stored pictures were made by these versions; other versions re-encode them.
#[test]
fn the_codecs_are_those_of_the_lock_file() {
    let lock = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).unwrap();
    let (_, codecs) = CODECS.split_once("; ").unwrap();
    for codec in codecs.split(", ") {
        let (name, version) = codec.split_once(' ').unwrap();
        let package = format!("name = \"{name}\"\nversion = \"{version}\"\n");
        assert!(
            lock.contains(&package),
            "another version of {name} is built in: write it into CODECS"
        );
    }
}
