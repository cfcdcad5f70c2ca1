//! A canary in every field and every kind of passage, and the hand-written table of who may see it.

use coachgen::policy::Policy;
use coachgen::reader::{Party, Reader};

use super::canary_engagement::{CanaryEngagement, expected, model};
use super::folder::{portal, sponsor};
use super::generated::generate;
use super::leaves;
use super::text::Pages;
use crate::page_text::page_text;

#[test]
#[ignore = "writes the canary portals to a folder, to look at: COACHGEN_CANARIES=DIR"]
fn write_canary_portals() {
    let engagement = CanaryEngagement::new();
    let dir =
        std::path::PathBuf::from(std::env::var_os("COACHGEN_CANARIES").expect("COACHGEN_CANARIES"));
    for (name, folder) in [("late", &engagement.late), ("early", &engagement.early)] {
        let mut folder = folder.clone();
        engagement.bench.approve(&mut folder, &Policy::default());
        for built in engagement
            .bench
            .build_with_exports(&folder, &Policy::default())
            .portals
        {
            for (path, bytes) in &built.tree.files {
                let path = dir.join(name).join(&built.folder).join(path);
                std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
                std::fs::write(path, bytes).expect("written");
            }
        }
    }
}

#[test]
fn each_reader_sees_exactly_what_the_table_says() {
    let engagement = CanaryEngagement::new();
    let faults = engagement.faults(&Policy::default(), &[Party::Client, Party::Sponsor], false);
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn every_field_is_in_the_canary_engagement_and_in_the_table() {
    let (folder, _) = generate();
    let model = model(&folder);
    assert_eq!(
        leaves::fields_without_value(&model)
            .into_iter()
            .collect::<Vec<_>>(),
        Vec::<&str>::new()
    );
    let table = expected();
    for path in leaves::values(&model)
        .keys()
        .filter(|path| path.contains('.'))
        // The approvals to be given; an approval removes them.
        .filter(|path| !path.contains(".approved"))
    {
        let switch = path.ends_with(".kind") && leaves::field(path).is_none()
            || path.ends_with(".coach_only");
        let free = path.starts_with("engagement.confidentiality.sponsor_sees.");
        assert!(
            switch || free || leaves::field(path).is_some(),
            "no field for {path}"
        );
        assert!(
            switch || free || table.contains_key(path),
            "expected.txt lacks {path}"
        );
    }
    for path in table.keys() {
        assert!(
            leaves::field(path).is_some(),
            "expected.txt has {path}, which is not a field"
        );
    }
}

#[test]
fn file_names_and_picture_metadata_are_in_no_portal() {
    let engagement = CanaryEngagement::new();
    let mut late = engagement.late.clone();
    engagement.bench.approve(&mut late, &Policy::default());
    let built = engagement
        .bench
        .build_with_exports(&late, &Policy::default());
    let of = |reader: &Reader| {
        portal(&built, reader)
            .tree
            .files
            .iter()
            .filter(|(path, _)| path.starts_with("files/"))
            .count()
    };
    assert_eq!(of(&Reader::Client), 4, "picture, client, agenda and final");
    for reader in [Reader::Client, sponsor("Wren Abbot"), sponsor("Lark Osei")] {
        let pages = Pages::of(portal(&built, &reader));
        for path in late.files.keys() {
            let name = path.rsplit('/').next().expect("a name");
            let stem = name.split('.').next().expect("a stem");
            if stem.starts_with("zq") {
                let typed = stem == "zqnotestem" || stem == "zqchemstem";
                assert!(
                    typed || pages.file_with(stem).is_none(),
                    "{reader:?}: {stem}"
                );
                assert!(
                    pages.file_with(&format!("{stem}.")).is_none(),
                    "{reader:?}: {stem}."
                );
            }
        }
        assert!(
            pages.file_with("zqmeta").is_none(),
            "{reader:?} has a picture's metadata"
        );
        assert!(
            pages.file_with("zqpixelscoach").is_none()
                && pages.file_with("zqpixelsunlinked").is_none()
        );
        assert!(
            pages.file_with("zqpixelspicture").is_some(),
            "{reader:?} lacks a picture"
        );
        assert_eq!(
            pages.file_with("zqpixelsclient").is_some(),
            reader == Reader::Client,
            "{reader:?}"
        );
    }
}

/// The other tests search every file of a portal. This one makes sure that a scorecard is among them, with content.
#[test]
fn the_scorecard_is_searched_and_its_canaries_are_those_of_its_sponsor() {
    let engagement = CanaryEngagement::new();
    let mut late = engagement.late.clone();
    engagement.bench.approve(&mut late, &Policy::default());
    let built = engagement
        .bench
        .build_with_exports(&late, &Policy::default());
    let mut found = 0;
    for made in &built.portals {
        let mut files = made.tree.files.iter();
        let page = files.find(|(path, _)| path == "reports/scorecard.html");
        assert_eq!(
            page.is_some(),
            made.reader.party() == Party::Sponsor,
            "{:?}",
            made.reader
        );
        let Some((_, bytes)) = page else { continue };
        assert!(
            made.shown
                .iter()
                .any(|(path, _)| path == "reports/scorecard.pdf")
        );
        let text = page_text(bytes);
        for one in &engagement.placed {
            if text.contains(&one.canary.text) {
                assert!(one.row[1], "{:?} reads {}", made.reader, one.path);
                found += usize::from(one.path == "review.objectives.benefit");
            }
        }
    }
    assert!(found > 0, "no benefit in any scorecard");
}

/// The other tests search the calendars with the portals. This one makes sure that they have content.
#[test]
fn the_calendars_are_searched_and_their_canaries_are_those_of_their_reader() {
    let engagement = CanaryEngagement::new();
    let mut late = engagement.late.clone();
    engagement.bench.approve(&mut late, &Policy::default());
    let built = engagement
        .bench
        .build_with_calendars(&late, &Policy::default());
    for (reader, column, least) in [
        (Reader::Client, 0, 10),
        (sponsor("Wren Abbot"), 1, 3),
        (sponsor("Lark Osei"), 1, 3),
    ] {
        let made = portal(&built, &reader);
        let text_of = |name: &str| {
            let mut files = made.tree.files.iter();
            let (_, bytes) = files.find(|(path, _)| path == name).expect("a calendar");
            String::from_utf8(bytes.clone())
                .expect("text")
                .to_lowercase()
        };
        let neutral = text_of("calendar.ics");
        let details = text_of("calendar-details.ics") + &text_of("calendar-all-dates.ics");
        assert!(neutral.contains("begin:vevent") && details.contains("begin:vevent"));
        let mut found = 0;
        for one in &engagement.placed {
            let text = one.canary.text.to_lowercase();
            if !text.starts_with("zq") {
                continue;
            }
            assert!(!neutral.contains(&text), "{reader:?}: {}", one.path);
            if details.contains(&text) {
                assert!(one.row[column], "{reader:?} reads {}", one.path);
                found += 1;
            }
        }
        assert!(found >= least, "{reader:?}: only {found} canaries");
    }
}
