//! Every colour and size of the window.

/// Colours and sizes of one theme.
#[derive(Clone, Debug, Default)]
pub struct Theme;
