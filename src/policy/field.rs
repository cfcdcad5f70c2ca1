//! The row of a field, and the macro that makes [`super::Field`] from the rows.

use super::{Field, RequiredLevel};

/// One field's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldRow {
    /// `kind.path.to.field`; `record.` applies to every kind.
    pub path: &'static str,
    /// The level of the record that the client needs to see the field.
    pub client: RequiredLevel,
    /// The level of the record that a sponsor needs to see the field.
    pub sponsor: RequiredLevel,
    /// The reason, in words for the coach.
    pub because: &'static str,
}

macro_rules! fields {
    ($($variant:ident $path:literal $client:ident $sponsor:ident $because:ident;)*) => {
        /// Every field that a record can have, one variant for each leaf and each group of leaves.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum Field { $($variant),* }

        impl Field {
            /// Every field, in the order of the table.
            pub const ALL: &'static [Field] = &[$(Field::$variant),*];

            /// The field's row of the policy.
            pub const fn row(self) -> FieldRow {
                match self {
                    $(Field::$variant => FieldRow {
                        path: $path,
                        client: $client,
                        sponsor: $sponsor,
                        because: $because,
                    }),*
                }
            }
        }
    };
}

impl Field {
    /// The key in front matter: the last part of the path.
    pub fn key(self) -> &'static str {
        let path = self.row().path;
        path.rsplit('.').next().unwrap_or(path)
    }

    /// The path of the field in front matter: `agreed.client`.
    pub fn in_front_matter(self) -> &'static str {
        let path = self.row().path;
        path.split_once('.').map_or(path, |(_, field)| field)
    }
}

pub(super) use fields;
