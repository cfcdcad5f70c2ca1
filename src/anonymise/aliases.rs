//! Finds entries of the list of people that are forms of another entry.

use super::forms::Form;
use super::letters::folded_word;
use rustc_hash::FxHashMap;

/// For each name, the other name of the list that it is a form of: `A. Okafor` or `Amara` of `Amara Okafor`, if there is
/// only one.
pub(super) fn aliases(forms: &[Vec<Form>]) -> Vec<Option<usize>> {
    let mut owners: FxHashMap<String, Vec<(usize, bool)>> = FxHashMap::default();
    for (at, forms) in forms.iter().enumerate() {
        for form in forms {
            let owners = owners.entry(folded_word(&form.text)).or_default();
            match owners.iter_mut().find(|(owner, _)| *owner == at) {
                Some((_, is_whole)) => *is_whole |= form.is_whole,
                None => owners.push((at, form.is_whole)),
            }
        }
    }
    let owners = |at: usize| -> &[(usize, bool)] {
        let whole = forms[at].iter().find(|form| form.is_whole);
        whole
            .and_then(|whole| owners.get(&folded_word(&whole.text)))
            .map_or(&[], Vec::as_slice)
    };
    let same = |at: usize| {
        owners(at)
            .iter()
            .find(|(owner, is_whole)| *is_whole && *owner < at)
            .map(|(owner, _)| *owner)
    };
    let find = |at: usize| -> Option<usize> {
        let longer = owners(at)
            .iter()
            .filter(|(owner, is_whole)| !is_whole && same(*owner).is_none());
        let longer: Vec<usize> = longer.map(|(owner, _)| *owner).collect();
        same(at).or(match longer.as_slice() {
            [owner] => Some(*owner),
            _ => None,
        })
    };
    let first: Vec<Option<usize>> = (0..forms.len()).map(find).collect();
    // An alias of an alias. Each step leads to an earlier or a longer name, so the number of steps is limited.
    let resolve = |at: usize| {
        let mut target = first[at]?;
        for _ in 0..forms.len() {
            match first[target] {
                Some(next) if next != at => target = next,
                _ => break,
            }
        }
        Some(target)
    };
    (0..forms.len()).map(resolve).collect()
}
