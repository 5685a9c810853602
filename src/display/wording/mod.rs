//! Every sentence users read about results.

mod facts;
mod notices;
mod quotes;

pub use facts::fact_reason;
pub use notices::notice_message;
pub use quotes::quote_reason;
