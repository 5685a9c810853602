//! The quotation scanner under libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| twosource_fuzz::check(bytes));
