//! What must hold for any day of publication: bounds agree with EDTF, deictic days move with the article, and every
//! number of digits is survived.

use std::cell::RefCell;
use std::collections::HashMap;

use proptest::prelude::*;

use super::point::plus_days;
use super::tests::{read, reading};
use super::{Day, Time, Times, edtf};
use crate::lexicon::Lexicon;
use crate::syntax::Reading;

/// Expressions that are resolved against the day of publication.
const DEICTIC: [&str; 14] = [
    "today",
    "yesterday",
    "tomorrow",
    "the day before yesterday",
    "three days ago",
    "ten days from now",
    "on Monday",
    "on Sunday",
    "last Friday",
    "next Tuesday",
    "last week",
    "next week",
    "two weeks ago",
    "Tuesday of last week",
];

/// Days counted from that of publication, whatever weekday it is.
const COUNTED: [&str; 9] = [
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "last night",
    "this morning",
    "the day before yesterday",
    "the day after tomorrow",
    "ten days from now",
];

/// Weekdays that are past or of today.
const WEEKDAYS: [&str; 7] = [
    "on Monday",
    "on Tuesday",
    "on Wednesday",
    "on Thursday",
    "on Friday",
    "on Saturday",
    "on Sunday",
];

/// Expressions of every kind.
const KINDS: [&str; 74] = [
    "today",
    "on Thursday",
    "last week",
    "two years ago",
    "in August",
    "in August 2019",
    "on March 3",
    "in the spring of 2019",
    "last summer",
    "in the third quarter",
    "in the first half of 2020",
    "in the 1990s",
    "in the nineties",
    "in the 19th century",
    "at Easter",
    "during Ramadan",
    "on Diwali",
    "over the weekend",
    "from March to May",
    "from 2009 to 2011",
    "between Jan. 3 and Feb. 9",
    "on Jan. 3-4",
    "since 1991",
    "until Friday",
    "in early 2019",
    "at the end of the year",
    "the first Monday of October",
    "the last week of March",
    "the week of May 8",
    "on the 15th",
    "in fiscal 2019",
    "for the past three months",
    "two Thursdays ago",
    "on 03/04/2005",
    "in 2022-W31",
    "every Monday",
    "about a decade ago",
    "mid-June",
    "on Feb. 29",
    "on Thursday night",
    "from December to March",
    "between June and October",
    "from March to May 2020",
    "from December to March 2020",
    "from March 2019 to May",
    "from spring to autumn",
    "from the second quarter to the first",
    "from the second to the third quarter",
    "from Monday to Friday",
    "Thursday through Tuesday",
    "from Dec. 28 to Jan. 3",
    "between July 3 and Jan. 2",
    "from Christmas to Easter",
    "from Easter to May 30",
    "from Feb. 29 to March 2",
    "from Jan. 3 to Friday",
    "from Monday to Jan. 3",
    "from May 2020 to March 2019",
    "from March to May of last year",
    "from last March to May",
    "in the first two weeks of May",
    "in the last three days of 2021",
    "in the third month of next year",
    "the week of the 18th",
    "the same month last year",
    "over Labor Day weekend",
    "for the entire year",
    "for a third straight week",
    "on the second consecutive day",
    "on March 11 this year",
    "in October of next year",
    "since the 2020 war",
    "in fiscal year 2021-22",
    "on Jan. 3, day two of the tour",
];

fn day() -> impl Strategy<Value = Day> {
    let start = jiff::civil::date(1950, 1, 1);
    (0i64..40_000).prop_map(move |days| plus_days(start, days).unwrap_or(start))
}

/// The times of a sentence with these words; its trees are read once for all days of publication.
fn times(words: &str, published: Day) -> Vec<Time> {
    thread_local! {
        static READ: RefCell<HashMap<String, Reading<'static>>> = RefCell::default();
    }
    READ.with_borrow_mut(|read| {
        let sentence = || reading(format!("The council met {words}, the mayor said.").leak());
        let reading = read.entry(words.to_owned()).or_insert_with(sentence);
        Times::read(reading, Lexicon::builtin(), Some(published)).times
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn edtf_says_the_bounds(words in prop::sample::select(&KINDS[..]), published in day()) {
        for time in times(words, published) {
            let Some(written) = time.edtf.as_deref() else { continue };
            let read = edtf::bounds(written);
            prop_assert!(read.is_some(), "{words}: {written} is no EDTF");
            // a modifier or `~` narrows or widens the bounds, an open end may be closed by the day of publication
            if time.modifier.is_none() && !written.contains("..") && !written.ends_with('~') {
                prop_assert_eq!(read, Some((time.earliest, time.latest)), "{}: {}", words, written);
            }
        }
    }

    #[test]
    fn bounds_are_in_order(words in prop::sample::select(&KINDS[..]), published in day()) {
        for time in times(words, published) {
            let ordered = time.earliest.zip(time.latest).is_none_or(|(first, last)| first <= last);
            prop_assert!(ordered, "{words} on {published}: {time:?}");
        }
    }

    #[test]
    fn deictic_days_move_with_the_article(
        words in prop::sample::select(&DEICTIC[..]), published in day(), weeks in -500i64..500
    ) {
        let Some(later) = plus_days(published, weeks * 7) else { return Ok(()) };
        let (here, there) = (times(words, published), times(words, later));
        prop_assert_eq!(here.len(), there.len());
        for (a, b) in here.iter().zip(&there) {
            let moved = a.earliest.and_then(|day| plus_days(day, weeks * 7));
            prop_assert_eq!(moved, b.earliest, "{} on {} and {}", words, published, later);
        }
    }

    #[test]
    fn days_by_count_move_day_by_day(words in prop::sample::select(&COUNTED[..]), published in day(), days in -4000i64..4000) {
        let Some(later) = plus_days(published, days) else { return Ok(()) };
        let (here, there) = (times(words, published), times(words, later));
        prop_assert!(here.len() == 1 && there.len() == 1, "{}", words);
        let moved = |day: Option<Day>| day.and_then(|day| plus_days(day, days));
        prop_assert_eq!(moved(here[0].earliest), there[0].earliest, "{} on {} and {}", words, published, later);
        prop_assert_eq!(moved(here[0].latest), there[0].latest, "{} on {} and {}", words, published, later);
    }

    #[test]
    fn weekdays_stay_within_a_week(words in prop::sample::select(&WEEKDAYS[..]), published in day()) {
        let found = times(words, published);
        prop_assert_eq!(found.len(), 1);
        let day = found[0].earliest.filter(|day| found[0].latest == Some(*day));
        let near = day.is_some_and(|day| day <= published && plus_days(day, 6) >= Some(published));
        prop_assert!(near, "{} on {}: {:?}", words, published, day);
    }

    #[test]
    fn days_ago_move_day_by_day(days in 0i64..400, published in day()) {
        let found = times(&format!("{days} days ago"), published);
        let expected = plus_days(published, -days);
        prop_assert_eq!(found.first().and_then(|t| t.earliest), expected);
    }

    #[test]
    fn digit_soup_is_survived(soup in "[0-9/:.,\\- %$T]{0,60}") {
        let found = read(&format!("It read {soup} on the board."), Some("2022-08-04"));
        for time in found.times {
            prop_assert!(time.edtf.is_none_or(|e| edtf::bounds(&e).is_some()));
        }
    }
}
