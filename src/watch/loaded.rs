//! The engagements that were looked at or edited last, loaded; the others are loaded when a page of theirs is asked for.
//!
//! What is on the shelf follows from what is held, so that memory follows the number of engagements at hand.

use std::sync::{Arc, Mutex, PoisonError};

use super::shared;
use super::snapshot::EngagementState;
use crate::pipeline::{self, OnDemand};

/// How many engagements are kept loaded.
const ROOM: usize = 4;

/// Loaded engagements, the one that was asked for last at the end.
#[derive(Default)]
pub struct LoadedEngagements(Mutex<Vec<(Arc<EngagementState>, Arc<OnDemand>)>>);

impl LoadedEngagements {
    /// The engagement, loaded and checked.
    pub fn get(&self, held: &Arc<EngagementState>) -> Arc<OnDemand> {
        let known = {
            let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let place = shelf.iter().position(|(of, _)| Arc::ptr_eq(of, held));
            place.map(|place| {
                let found = shelf.remove(place);
                shelf.push(found.clone());
                found.1
            })
        };
        known.unwrap_or_else(|| {
            let with = shared(&held.practice, held.today);
            let mut loaded = pipeline::load(&held.files, held.files.files(), &held.name, &with);
            pipeline::check(&mut loaded, &with);
            self.put(held, OnDemand::of(loaded))
        })
    }

    /// Takes an engagement that is loaded already.
    pub fn put(&self, held: &Arc<EngagementState>, loaded: OnDemand) -> Arc<OnDemand> {
        let loaded = Arc::new(loaded);
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.push((Arc::clone(held), Arc::clone(&loaded)));
        let over = shelf.len().saturating_sub(ROOM);
        shelf.drain(..over);
        loaded
    }
}
