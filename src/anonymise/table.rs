//! The forms of all known names in one tree of folded letters, and the label of each.

use super::aliases::aliases;
use super::forms::{Form, NameParts};
use super::letters::{Gap, folded_name, folded_word};
use super::organisations::organisation_forms;
use super::{KnownNames, PersonRole, ReplacementSort};
use rustc_hash::{FxHashMap, FxHashSet};

/// Somebody or something with a label.
#[derive(Debug)]
pub(super) struct Entity {
    /// The label, such as `Sponsor 1`.
    pub label: String,
    /// What it is.
    pub sort: ReplacementSort,
    /// The first letter of the family name, folded.
    pub family_initial: Option<char>,
}

/// What a written form stands for.
#[derive(Debug)]
pub(super) struct Meaning {
    /// The entities, more than one if they share the form.
    pub entities: Vec<usize>,
    /// Whether a form in lower case is probably a common word.
    pub needs_capital: bool,
    /// Whether a gap may be before each letter.
    pub gaps: Vec<bool>,
    /// Whether the gap before each letter may have a full stop and a space, as after an initial.
    pub stops: Vec<bool>,
    /// Whether a comma may be in a gap.
    pub may_have_comma: bool,
    level: u8,
}

impl Meaning {
    /// Whether the form has several words.
    pub fn has_words(&self) -> bool {
        self.gaps.contains(&true)
    }
}

/// The known names.
#[derive(Debug, Default)]
pub(super) struct NameTable {
    edges: FxHashMap<(usize, char), usize>,
    ends: Vec<Option<usize>>,
    meanings: Vec<Meaning>,
    /// People, organisations and places.
    pub entities: Vec<Entity>,
    /// The initials of known names, in capitals.
    pub initials: FxHashSet<String>,
}

impl NameTable {
    /// A table of all forms of the known names.
    pub fn new(known: &KnownNames) -> NameTable {
        let mut table = NameTable {
            ends: vec![None],
            ..NameTable::default()
        };
        table.add_people(known);
        let groups = [
            (
                &known.organisations,
                ReplacementSort::Organisation,
                "Organisation",
            ),
            (&known.places, ReplacementSort::Place, "Place"),
        ];
        for (names, sort, word) in groups {
            let mut seen: FxHashMap<String, usize> = FxHashMap::default();
            let mut number = 0;
            for name in names {
                let forms = organisation_forms(name, sort == ReplacementSort::Organisation);
                // `Northwind` and `Northwind Ltd` are one organisation.
                let Some(key) = forms.last_whole() else {
                    continue;
                };
                let entity = match seen.get(&key) {
                    Some(entity) => *entity,
                    None => {
                        number += 1;
                        let entity = table.entity(format!("{word} {number}"), sort, None);
                        seen.insert(key, entity);
                        entity
                    }
                };
                let long = |initials: &String| initials.chars().count() > 2;
                table.initials.extend(initials_of(name).filter(long));
                for form in forms {
                    table.add(&form, entity, 0);
                }
            }
        }
        table
    }

    fn add_people(&mut self, known: &KnownNames) {
        let parts: Vec<NameParts> = known
            .people
            .iter()
            .map(|one| NameParts::parse(&one.name))
            .collect();
        let forms: Vec<Vec<Form>> = parts.iter().map(NameParts::forms).collect();
        let same = aliases(&forms);
        let mut totals: FxHashMap<PersonRole, usize> = FxHashMap::default();
        for (person, alias) in known.people.iter().zip(&same) {
            *totals.entry(person.role).or_default() += usize::from(alias.is_none());
        }
        let mut numbers: FxHashMap<PersonRole, usize> = FxHashMap::default();
        let mut entities = Vec::new();
        for (at, person) in known.people.iter().enumerate() {
            if same[at].is_some() || forms[at].is_empty() {
                entities.push(None);
                continue;
            }
            let number = numbers.entry(person.role).or_default();
            *number += 1;
            let is_only = totals.get(&person.role) == Some(&1);
            let label = match person.role {
                PersonRole::Client if is_only => "Client".to_owned(),
                PersonRole::Coach if is_only => "Coach".to_owned(),
                role => format!("{} {number}", role.word()),
            };
            entities.push(Some(self.entity(
                label,
                ReplacementSort::Person,
                parts[at].family_initial(),
            )));
        }
        for (at, forms) in forms.iter().enumerate() {
            let Some(entity) = same[at].map_or(entities[at], |other| entities[other]) else {
                continue;
            };
            self.initials.extend(parts[at].initials());
            for form in forms {
                self.add(form, entity, 1);
            }
        }
    }

    fn entity(
        &mut self,
        label: String,
        sort: ReplacementSort,
        family_initial: Option<char>,
    ) -> usize {
        self.entities.push(Entity {
            label,
            sort,
            family_initial,
        });
        self.entities.len() - 1
    }

    fn add(&mut self, form: &Form, entity: usize, level: u8) {
        let letters = folded_name(&form.text);
        let mut node = 0;
        for (letter, _) in &letters {
            let next = self.ends.len();
            node = *self.edges.entry((node, *letter)).or_insert(next);
            if node == next {
                self.ends.push(None);
            }
        }
        if node == 0 {
            return;
        }
        let level = if form.is_whole { 2 } else { level };
        let gaps: Vec<bool> = letters.iter().map(|(_, gap)| *gap != Gap::None).collect();
        let is_initial = |at: usize| at > 0 && gaps[at] && (at == 1 || gaps[at - 1]);
        let stops: Vec<bool> = letters
            .iter()
            .enumerate()
            .map(|(at, (_, gap))| *gap == Gap::Stop || is_initial(at))
            .collect();
        let Some(found) = self.ends[node].and_then(|at| self.meanings.get_mut(at)) else {
            self.ends[node] = Some(self.meanings.len());
            let needs_capital = form.needs_capital;
            let may_have_comma = form.is_reversed;
            self.meanings.push(Meaning {
                entities: vec![entity],
                needs_capital,
                gaps,
                stops,
                may_have_comma,
                level,
            });
            return;
        };
        found
            .gaps
            .iter_mut()
            .zip(gaps)
            .for_each(|(old, new)| *old |= new);
        found
            .stops
            .iter_mut()
            .zip(stops)
            .for_each(|(old, new)| *old |= new);
        found.may_have_comma |= form.is_reversed;
        if level > found.level {
            found.entities.clear();
            found.level = level;
        }
        if level == found.level && !found.entities.contains(&entity) {
            found.entities.push(entity);
        }
    }

    /// The node after a letter.
    pub fn step(&self, node: usize, letter: char) -> Option<usize> {
        self.edges.get(&(node, letter)).copied()
    }

    /// What the form that ends at a node stands for.
    pub fn end(&self, node: usize) -> Option<&Meaning> {
        self.meanings.get(self.ends[node]?)
    }

    /// The label of a form: `Client`, or `Client or Sponsor 1` if it does not decide.
    pub fn label(&self, meaning: &Meaning) -> String {
        let labels: Vec<&str> = meaning
            .entities
            .iter()
            .map(|one| self.entities[*one].label.as_str())
            .collect();
        labels.join(" or ")
    }
}

fn initials_of(name: &str) -> impl Iterator<Item = String> {
    let words = name
        .split_whitespace()
        .filter(|word| !super::organisations::is_legal_form(word));
    let initials: String = words
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect();
    std::iter::once(initials)
}

/// The folded letters of the last whole form, which has no legal form.
trait LastWhole {
    fn last_whole(&self) -> Option<String>;
}

impl LastWhole for Vec<Form> {
    fn last_whole(&self) -> Option<String> {
        self.iter()
            .filter(|form| form.is_whole)
            .nth(1)
            .or(self.first())
            .map(|form| folded_word(&form.text))
    }
}
