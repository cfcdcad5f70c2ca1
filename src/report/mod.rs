//! The reports: the coaching agreement, the coaching agenda, and each review, as single documents.
//!
//! One model for each report, made from the reader's view; the print-ready HTML and the PDF both walk it.

pub mod model;
