//! The window. Nothing here computes anything longer than a frame.
