//! Keeps the engagements that were viewed or edited last loaded; others are loaded when one of their pages is
//! requested.
//!
//! The cache has a fixed capacity, so memory does not grow with the number of pages viewed.

use std::sync::{Arc, Mutex, PoisonError};

use super::build_context;
use super::snapshot::EngagementState;
use crate::pipeline::{self, OnDemand};

/// How many engagements stay loaded.
const CAPACITY: usize = 4;

/// Loaded engagements, least recently used first.
#[derive(Default)]
pub struct LoadedEngagements(Mutex<Vec<(Arc<EngagementState>, Arc<OnDemand>)>>);

impl LoadedEngagements {
    /// Returns the engagement, loaded and checked.
    pub fn get(&self, engagement: &Arc<EngagementState>) -> Arc<OnDemand> {
        let known = {
            let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let place = entries
                .iter()
                .position(|(state, _)| Arc::ptr_eq(state, engagement));
            place.map(|place| {
                let found = entries.remove(place);
                entries.push(found.clone());
                found.1
            })
        };
        known.unwrap_or_else(|| {
            let with = build_context(&engagement.practice, engagement.today);
            let mut loaded = pipeline::load(
                &engagement.files,
                engagement.files.files(),
                &engagement.name,
                &with,
            );
            pipeline::check(&mut loaded, &with);
            self.insert(engagement, OnDemand::new(loaded))
        })
    }

    /// Adds an engagement that is already loaded.
    pub fn insert(&self, engagement: &Arc<EngagementState>, loaded: OnDemand) -> Arc<OnDemand> {
        let loaded = Arc::new(loaded);
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries.push((Arc::clone(engagement), Arc::clone(&loaded)));
        let over = entries.len().saturating_sub(CAPACITY);
        entries.drain(..over);
        loaded
    }
}
