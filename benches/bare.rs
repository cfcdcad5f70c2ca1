//! Reads every file of one folder and writes copies of the files of another, with two threads and nothing else: the least
//! that a build can cost. `cargo bench --bench bare -- RECORDS PORTALS OUT`.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

fn main() {
    let args: Vec<PathBuf> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .map(PathBuf::from)
        .collect();
    let [records, portals, out] = args.as_slice() else {
        // `cargo bench` runs every target; without folders there is nothing to measure.
        println!("usage: cargo bench --bench bare -- RECORDS PORTALS OUT");
        return;
    };
    // The contents are in memory before the clock starts, as a build has them when it writes.
    let made: Vec<(PathBuf, Vec<u8>)> = files(portals)
        .into_iter()
        .map(|path| {
            let bytes = fs::read(&path).expect("a readable file");
            let path = path.strip_prefix(portals).expect("a file of the folder");
            (out.join(path), bytes)
        })
        .collect();
    for (path, _) in &made {
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
    }
    let records = files(records);
    let began = std::time::Instant::now();
    thread::scope(|scope| {
        for half in 0..2 {
            let (records, made) = (&records, &made);
            scope.spawn(move || {
                for path in records.iter().skip(half).step_by(2) {
                    std::hint::black_box(fs::read(path).expect("a readable file"));
                }
                for (path, bytes) in made.iter().skip(half).step_by(2) {
                    fs::write(path, bytes).expect("a written file");
                }
            });
        }
    });
    let bytes: usize = made.iter().map(|(_, bytes)| bytes.len()).sum();
    println!(
        "{} {} {:.3}",
        made.len(),
        bytes,
        began.elapsed().as_secs_f64()
    );
}

/// Every file below `folder`, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name();
    walk.into_iter()
        .map(|entry| entry.expect("a readable folder"))
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}
