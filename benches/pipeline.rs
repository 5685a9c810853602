//! How long each step takes.

fn main() {
    divan::main();
}
