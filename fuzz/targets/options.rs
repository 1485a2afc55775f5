//! Any date of publication, home country and choice of tables: an error that names them, or the article is read.

#![no_main]

use dateline::pipeline::Dated;
use dateline::{Extractor, Id, Options};
use libfuzzer_sys::fuzz_target;

const ARTICLE: &str = "OSLO, March 5 – The government will meet on Monday, two weeks after Ana Reyes said “we wait”.";

fuzz_target!(|input: (&str, Option<&str>, bool, &str)| {
    let (published, home, attitudes, tail) = input;
    let options = Options {
        attitudes,
        home: home.map(str::to_owned),
        ..Options::default()
    };
    let extractor = match Extractor::new(options) {
        Ok(extractor) => extractor,
        Err(error) => return assert!(error.to_string().starts_with("home: "), "{error}"),
    };
    // the date decides what "Monday" is: it is read with an article that asks for it
    let tail: String = tail.chars().take(200).collect();
    match extractor.extract(&format!("{ARTICLE} {tail}"), Some(published), Id::Row(0)) {
        Ok(document) => {
            assert!(Dated::parse(published).is_ok());
            assert!(!document.sentences.is_empty());
        }
        Err(error) => assert!(error.to_string().starts_with("published: "), "{error}"),
    }
});
