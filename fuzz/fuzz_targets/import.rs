//! The whole import under libFuzzer: the kind of file is told by its content.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| twosource_fuzz::check_reader(bytes, None));
