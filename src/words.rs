//! What the charger means, in sentences for its owner. All of it is English and stands in these files alone, so that a
//! second language is a second set of tables.

pub mod faults;
pub mod limits;
pub mod obstacles;
pub mod reasons;
pub mod refusals;
