//! An engagement in memory, and helpers to put it together, approve it and build it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::kept_pictures::{self, PictureMemory};
use crate::plain_pdf::PlainPdf;
use chrono::NaiveDate;
use coachgen::attachment::PictureStore;
use coachgen::calendar::{CalendarOptions, events, to_text, unfolded};
use coachgen::check::Settings;
use coachgen::derive::ReaderView;
use coachgen::model::{Model, PracticeFile};
use coachgen::output::edit::without_field;
use coachgen::pipeline::{
    BuildContext, Built, ExportFormat, Loaded, Portal, Reports, build, coach_events, export, load,
    reader_calendar,
};
use coachgen::policy::Policy;
use coachgen::reader::Reader;
use coachgen::record::ledger;
use coachgen::record::yaml::{YamlNode, YamlValue};
use coachgen::report::PdfRenderer;
use coachgen::source::{EngagementFiles, EntrySort, Memory, Tree, TreeEntry};
use coachgen::span::FileId;
use coachgen::theme::Theme;
use coachgen::today::Today;
use coachgen::view::{Decide, LedgerChange, ProjectionInput, approvable, decide};

/// The line under `approved` in a record that [`BuildHarness::approve`] is to approve.
const PENDING: &str = "digest: pending";

/// The folder in each portal of the harness that has the export of its reader.
pub const EXPORT: &str = "the-export";

/// The files of one engagement, by their path in it.
#[derive(Clone, Default, PartialEq)]
pub struct Folder {
    pub files: BTreeMap<String, Vec<u8>>,
}

/// The date of every build here.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date")
}

/// The parts that all builds of a test share.
pub struct BuildHarness {
    pub practice: PracticeFile,
    pub settings: Settings,
    pub theme: Theme,
    pub today: Today,
    /// Makes the PDFs; `None` for builds without PDFs.
    pub renderer: Option<&'static dyn PdfRenderer>,
    /// Re-encoded pictures, so that thousands of builds need not re-encode the same one.
    pictures: Option<Arc<dyn PictureStore>>,
}

impl BuildHarness {
    pub fn new() -> BuildHarness {
        let theme = Theme::built_in().expect("built-in templates");
        BuildHarness {
            practice: PracticeFile::default(),
            settings: Settings::default(),
            theme,
            today: Today::new(today()),
            renderer: Some(&PlainPdf),
            pictures: None,
        }
    }

    /// A harness with the settings of a coachgen.yaml.
    pub fn with_settings(settings: &str) -> BuildHarness {
        let mut tree = Memory::default();
        tree.put("coachgen.yaml", settings);
        let layout = coachgen::source::layout(tree.entries().expect("entries"));
        BuildHarness {
            practice: coachgen::model::load_practice(&tree, layout.practice.as_ref()),
            ..BuildHarness::new()
        }
    }

    /// A harness without PDFs, for tests of many builds: the pages are enough to show whether anything changed.
    pub fn pages_only() -> BuildHarness {
        BuildHarness {
            renderer: None,
            pictures: Some(kept_pictures::pictures()),
            ..BuildHarness::new()
        }
    }

    fn shared<'s>(&'s self, policy: &'s Policy) -> BuildContext<'s> {
        BuildContext {
            practice: &self.practice,
            settings: &self.settings,
            folders: &[],
            policy,
            theme: &self.theme,
            reports: self.renderer.map(|renderer| Reports {
                renderer,
                store: None,
                which: coachgen::pipeline::PdfChoice::All,
            }),
            committed: None,
            today: self.today.date(),
        }
    }

    /// Builds every portal of the folder.
    pub fn build(&self, folder: &Folder, policy: &Policy) -> Built {
        let (kept, files) = self.tree(folder);
        build(&kept, &files, "engagement", &self.shared(policy))
    }

    /// Builds every portal of the folder, and adds the exports of client and sponsors to them.
    pub fn build_with_exports(&self, folder: &Folder, policy: &Policy) -> Built {
        let (kept, files) = self.tree(folder);
        let shared = self.shared(policy);
        let mut built = build(&kept, &files, "engagement", &shared);
        if built.portals.is_empty() {
            return built;
        }
        let loaded = load(&kept, &files, "engagement", &shared);
        for portal in &mut built.portals {
            if portal.reader == Reader::Coach {
                continue;
            }
            for format in [ExportFormat::Json, ExportFormat::Csv] {
                let made = export(&loaded, &portal.reader, format, &shared);
                for (name, bytes) in made.expect("an export of each portal") {
                    portal.tree.add(format!("{EXPORT}/{name}"), bytes);
                }
            }
        }
        built
    }

    /// Builds every portal of the folder, with the exports and the calendars of its reader: without details, with
    /// details, and with the due dates of the past, which a calendar leaves out.
    pub fn build_with_calendars(&self, folder: &Folder, policy: &Policy) -> Built {
        let mut built = self.build_with_exports(folder, policy);
        let (kept, files) = self.tree(folder);
        let shared = self.shared(policy);
        let mut loaded = load(&kept, &files, "engagement", &shared);
        coachgen::pipeline::check(&mut loaded, &shared);
        let options = |details| CalendarOptions {
            engagement: "engagement",
            details,
        };
        for portal in &mut built.portals {
            for (path, details) in [("calendar.ics", false), ("calendar-details.ics", true)] {
                let text = match &portal.reader {
                    Reader::Coach => {
                        let events = coach_events(&loaded, options(details));
                        to_text("Coaching", &events.expect("the coach's view"))
                    }
                    reader => reader_calendar(&loaded, reader, &shared, options(details))
                        .unwrap_or_else(|error| panic!("no calendar: {error:?}")),
                };
                portal
                    .tree
                    .add(path.to_owned(), unfolded(&text).into_bytes());
            }
            let source = ProjectionInput {
                model: &loaded.model,
                practice: &self.practice,
                policy,
                today: &loaded.today,
            };
            let view = coachgen::view::project(source, &loaded.access, &portal.reader);
            let mut reader = ReaderView::new(view.expect("a portal"));
            reader.view.today = Today::fixed(NaiveDate::MIN);
            let words = coachgen::pipeline::words_of(&reader.view);
            let text = to_text("Coaching", &events(&reader, words, options(true)));
            let path = "calendar-all-dates.ics".to_owned();
            portal.tree.add(path, unfolded(&text).into_bytes());
        }
        built
    }

    /// Reads the folder's records, which must not contain a finding that blocks the build.
    pub fn model(&self, folder: &Folder) -> Model {
        let (kept, files) = self.tree(folder);
        let mut diags = Vec::new();
        let model = coachgen::model::load(&kept, &files, "engagement", &mut diags);
        let forbids: Vec<_> = diags.iter().filter(|diag| diag.forbids()).collect();
        assert!(forbids.is_empty(), "{forbids:?}");
        model
    }

    fn tree(&self, folder: &Folder) -> (PictureMemory, EngagementFiles) {
        let (memory, files) = folder.tree();
        let pictures = self.pictures.clone();
        (PictureMemory { memory, pictures }, files)
    }

    /// Builds an engagement from any tree.
    pub fn build_tree(&self, tree: &dyn Tree, files: &EngagementFiles) -> Built {
        build(tree, files, "engagement", &self.shared(&Policy::default()))
    }

    /// Gives every pending approval, each after those it depends on. `approved` with `digest: pending` in a record
    /// names the date and the sponsors; it is removed.
    pub fn approve(&self, folder: &mut Folder, policy: &Policy) {
        while self.approve_next(folder, policy) {}
    }

    fn approve_next(&self, folder: &mut Folder, policy: &Policy) -> bool {
        let (kept, files) = self.tree(folder);
        let shared = self.shared(policy);
        let loaded = load(&kept, &files, "engagement", &shared);
        let model = &loaded.model;
        let source = ProjectionInput {
            model,
            practice: &self.practice,
            policy,
            today: &self.today,
        };
        let text =
            |node: &YamlNode, key: &str| node.get(key).and_then(YamlNode::text).map(str::to_owned);
        let next = approvable(source).into_iter().find_map(|id| {
            let block = model.record(id).node.get("approved")?;
            (text(block, "digest")? == "pending").then_some((id, block))
        });
        let Some((id, block)) = next else {
            return false;
        };
        let on: NaiveDate = text(block, "on").expect("a day").parse().expect("a day");
        let names: Vec<String> = match &block.get("for").expect("sponsors").value {
            YamlValue::List(items) => items
                .iter()
                .filter_map(YamlNode::text)
                .map(str::to_owned)
                .collect(),
            _ => vec![text(block, "for").expect("a sponsor")],
        };
        let change = decide(source, &loaded.access, id, (&names, on), &Decide::Approve);
        let path = model.record(id).path.clone();
        let record = without_field(&folder.text(&path), "approved").expect("lines of its own");
        folder.put(&path, record);
        folder.add_decision(change);
        true
    }

    /// Calls `read` on the loaded folder; `None` if something blocks its build.
    pub fn loaded<T>(
        &self,
        folder: &Folder,
        read: impl FnOnce(ProjectionInput<'_>, &coachgen::view::Access) -> T,
    ) -> Option<T> {
        self.with_loaded(folder, |loaded, _, source| read(source, &loaded.access))
    }

    /// Calls `read` on the loaded folder and its context; `None` if something blocks its build.
    pub fn with_loaded<T>(
        &self,
        folder: &Folder,
        read: impl FnOnce(&Loaded, &BuildContext<'_>, ProjectionInput<'_>) -> T,
    ) -> Option<T> {
        let policy = Policy::default();
        let (kept, files) = self.tree(folder);
        let shared = self.shared(&policy);
        let loaded = load(&kept, &files, "engagement", &shared);
        let source = ProjectionInput {
            model: &loaded.model,
            practice: &self.practice,
            policy: &policy,
            today: &self.today,
        };
        let stopped = loaded.diags.iter().any(coachgen::diag::Diagnostic::forbids);
        (!stopped).then(|| read(&loaded, &shared, source))
    }

    /// Records a decision about one record for some sponsors.
    pub fn decide(
        &self,
        folder: &mut Folder,
        path: &str,
        (names, on): (&[&str], &str),
        what: &Decide,
    ) {
        let policy = Policy::default();
        let (kept, files) = self.tree(folder);
        let loaded = load(&kept, &files, "engagement", &self.shared(&policy));
        let on: NaiveDate = on.parse().expect("a day");
        let source = ProjectionInput {
            model: &loaded.model,
            practice: &self.practice,
            policy: &policy,
            today: &self.today,
        };
        let mut known = approvable(source).into_iter();
        let id = known
            .find(|id| loaded.model.record(*id).path == path)
            .expect("a record");
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let change = decide(source, &loaded.access, id, (&names, on), what);
        folder.add_decision(change);
    }
}

impl Folder {
    /// Reads a folder of the repository.
    pub fn read(path: &str) -> Folder {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let mut folder = Folder::default();
        let mut open = vec![root.clone()];
        while let Some(dir) = open.pop() {
            for entry in std::fs::read_dir(&dir).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let name = path
                        .strip_prefix(&root)
                        .expect("below")
                        .to_string_lossy()
                        .into_owned();
                    folder
                        .files
                        .insert(name, std::fs::read(&path).expect("a file"));
                }
            }
        }
        folder
    }

    pub fn put(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.to_owned(), bytes.into());
    }

    pub fn text(&self, path: &str) -> String {
        let bytes = self
            .files
            .get(path)
            .unwrap_or_else(|| panic!("no file {path}"));
        String::from_utf8(bytes.clone()).expect("UTF-8")
    }

    /// Replaces text that must be in the file.
    pub fn replace(&mut self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path} lacks {from}");
        self.put(path, text.replace(from, to));
    }

    /// Adds a decision to the approvals.
    pub fn add_decision(&mut self, change: LedgerChange) {
        for (name, bytes) in change.files {
            self.put(&format!("approvals/{name}"), bytes.to_vec());
        }
        if !change.entries.is_empty() {
            let before = self
                .files
                .contains_key(ledger::PATH)
                .then(|| self.text(ledger::PATH));
            self.put(
                ledger::PATH,
                ledger::with_entries(before.as_deref(), &change.entries),
            );
        }
    }

    /// Makes every approval pending again, so that it is given for the records as they now are.
    pub fn unapprove(&mut self) {
        let text = self.text(ledger::PATH);
        let read = ledger::read(FileId(0), &text, &mut Vec::new()).expect("a ledger");
        let mut pending: BTreeMap<String, (NaiveDate, Vec<String>)> = BTreeMap::new();
        for entry in read.entries {
            let of = pending.entry(entry.file).or_insert((entry.on, Vec::new()));
            of.1.push(entry.sponsor);
        }
        self.files.retain(|path, _| !path.starts_with("approvals/"));
        for (path, (on, names)) in pending {
            let text = self.text(&path);
            let end = text[4..].find("\n---\n").expect("front matter") + 5;
            let names = names.join(", ");
            let block = format!("approved:\n  on: {on}\n  for: [{names}]\n  {PENDING}\n");
            self.put(&path, format!("{}{block}{}", &text[..end], &text[end..]));
        }
    }

    /// Paths of the records, sorted.
    pub fn records(&self) -> Vec<String> {
        let records = self
            .files
            .keys()
            .filter(|path| path.ends_with(".md") && !path.ends_with("README.md"));
        records.cloned().collect()
    }

    /// The folder as input of the pipeline, with the engagement at the root.
    pub fn tree(&self) -> (Memory, EngagementFiles) {
        let mut memory = Memory::default();
        let mut entries = Vec::new();
        for (path, bytes) in self
            .files
            .iter()
            .filter(|(path, _)| *path != "coachgen.yaml")
        {
            memory.put(path.clone(), bytes.clone());
            entries.push(TreeEntry {
                path: path.clone(),
                sort: EntrySort::File(bytes.len() as u64),
            });
        }
        (
            memory,
            EngagementFiles {
                dir: String::new(),
                entries,
            },
        )
    }
}

/// One reader's portal; panics with the findings if the engagement was stopped.
pub fn portal<'b>(built: &'b Built, reader: &Reader) -> &'b Portal {
    if built.portals.is_empty() {
        panic!(
            "the engagement was stopped: {:?}\n{}",
            built.stopped,
            findings(built)
        );
    }
    built
        .portals
        .iter()
        .find(|portal| portal.reader == *reader)
        .expect("a portal")
}

/// All findings, one per line.
pub fn findings(built: &Built) -> String {
    let line = |diag: &coachgen::diag::Diagnostic| {
        let (line, _) = built.sources.line_column(diag.span);
        format!(
            "{}:{line} {} {}\n",
            built.sources.path(diag.span),
            diag.rule.code,
            diag.message
        )
    };
    built.diags.iter().map(line).collect()
}

pub fn sponsor(name: &str) -> Reader {
    Reader::Sponsor(name.to_owned())
}

/// A small picture with words in its metadata and with unique pixels: their colours spell words. These words can also
/// be found in the portal's copy, which lists the colours in the order of the pixels.
pub fn picture(pixels: &str, words: &str) -> Vec<u8> {
    let mut colours = pixels.as_bytes().to_vec();
    colours.resize(pixels.len().next_multiple_of(3), b' ');
    let width = u32::try_from(colours.len() / 3).expect("a few words");
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, 1);
    encoder.set_color(png::ColorType::Rgb);
    encoder
        .add_text_chunk("Comment".to_owned(), words.to_owned())
        .expect("words");
    let mut writer = encoder.write_header().expect("a picture");
    writer.write_image_data(&colours).expect("a picture");
    writer.finish().expect("a picture");
    out
}
