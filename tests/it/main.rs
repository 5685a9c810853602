//! One test binary; a module per room.
