//! The reader of one format under libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| twosource_fuzz::check_reader(bytes, Some(twosource::text::Format::Rtf)));
