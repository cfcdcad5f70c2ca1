//! Generates a practice with one very large record: `cargo bench --bench large -- DIR RECORD SORT [BYTES]`, where
//! RECORD is a path in the engagement of `tests/fixtures/sound`; a missing note is created. Without arguments it lists
//! the sorts.

#[path = "bodies.rs"]
mod bodies;

use std::fs;
use std::path::Path;

use bodies::SORTS;

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .collect();
    let [dir, record, sort, rest @ ..] = args.as_slice() else {
        for (name, _) in SORTS {
            println!("{name}");
        }
        return;
    };
    let size: usize = rest
        .first()
        .and_then(|bytes| bytes.parse().ok())
        .unwrap_or(4 << 20);
    let (_, make) = SORTS
        .iter()
        .find(|(name, _)| name == sort)
        .expect("a sort of body");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sound/anneli");
    let to = Path::new(dir).join("anneli");
    copy(&from, &to);
    let path = to.join(record);
    let head = fs::read_to_string(&path)
        .unwrap_or_else(|_| "---\nkind: note\ndate: 2026-04-24\n---\n".to_owned());
    let head = format!("{}\n\n", head.trim_end());
    let body = make(size - head.len());
    fs::write(path, head + &body).expect("the record is written");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder for the records");
    for entry in fs::read_dir(from).expect("the fixture") {
        let entry = entry.expect("an entry of the fixture");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        match from.is_dir() {
            true => copy(&from, &to),
            false => drop(fs::copy(from, to).expect("a record is copied")),
        }
    }
}
