//! Words of time and number: `Thursday`, `ago`, `the end of`, `two dozen`, `at least`, `US$`, `Easter Monday`.
//!
//! Eleven sheets fill one phrase book, so that a text's word is looked up once whatever it may mean.

use std::collections::HashMap;

use super::{Row, Sheet};
use crate::error::Result;

/// A span of the calendar or the clock that can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Semester,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    const CODES: &'static [(&'static str, Unit)] = &[
        ("S", Unit::Second),
        ("MIN", Unit::Minute),
        ("H", Unit::Hour),
        ("N", Unit::Night),
        ("D", Unit::Day),
        ("WE", Unit::Weekend),
        ("W", Unit::Week),
        ("W2", Unit::Fortnight),
        ("M", Unit::Month),
        ("Q", Unit::Quarter),
        ("H6", Unit::Semester),
        ("Y", Unit::Year),
        ("DE", Unit::Decade),
        ("CE", Unit::Century),
        ("ML", Unit::Millennium),
    ];
}

/// How the words around a unit point: `last`, `next`, `this`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Turn {
    Last,
    Past,
    This,
    Next,
    Coming,
    Previous,
    Following,
    Same,
}

/// Which way a counted time lies: `ago` from now, `earlier` from the time spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Away {
    Ago,
    Hence,
    Earlier,
    Later,
}

/// When a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feast {
    /// Every year on this day of this month.
    Fixed {
        /// 1–12.
        month: i8,
        /// 1–31.
        day: i8,
    },
    /// So many days after Easter Sunday.
    Easter(i32),
    /// The nth weekday of a month (−1: the last), and so many days after it.
    Nth {
        /// 1–12.
        month: i8,
        /// 1 is Monday.
        weekday: i8,
        /// 1 is the first, −1 the last.
        nth: i8,
        /// Days after it.
        plus: i32,
    },
}

/// Where a currency's name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Place {
    Prefix,
    Suffix,
    Code,
}

/// What a word or phrase can mean in a date or an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// 1–12.
    Month(i8),
    /// 1 is Monday.
    Weekday(i8),
    /// `Mondays`: 1 is Monday.
    Weekdays(i8),
    /// A unit of time, and whether the word is plural.
    Unit(Unit, bool),
    /// `yesterday`: days from today.
    Day(i64),
    /// `last night`: days from today.
    Night(i64),
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Vague(&'static str),
    /// `annually`: TIMEX3 period.
    Set(u32, Unit),
    /// `last`, `next`.
    Turn(Turn),
    /// `early`, `the end of`: TIMEX3 modifier.
    Edge(&'static str),
    /// `morning`: TIMEX3 part of day.
    Part(&'static str),
    /// `noon`: hour and minute.
    Clock(i8, i8),
    /// 21 spring … 24 winter, as EDTF numbers them.
    Season(i8),
    /// `ago`, `later`.
    Away(Away),
    /// A holiday.
    Feast(Feast),
    /// A number below a hundred.
    Cardinal(u32),
    /// A power of ten; glued ones stand right after digits (`20bn`).
    Scale(u32, bool),
    /// `dozen`.
    Dozen,
    /// `dozens`, `several`: at least so many.
    Some(u32),
    /// `third`, `half`: the denominator.
    Fraction(u32),
    /// `third`, `19th`.
    Ordinal(u32),
    /// ISO 4217 and where the word stands.
    Currency([u8; 3], Place),
    /// Index into [`Calendar::symbols`].
    Measure(u16),
    /// `at least`: TIMEX3 modifier.
    Bound(&'static str),
    /// Minutes east of Greenwich.
    Zone(i32),
}

/// One phrase: the words after its first, and what it means.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// Lower case.
    pub rest: Vec<String>,
    /// Its meaning.
    pub sense: Sense,
}

/// What a cue says about the time of a weekday beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum CueEffect {
    /// `will`: an auxiliary of the clause.
    Aux,
    /// `scheduled`: the clause's own predicate.
    Predicate,
    /// `until`: before the time itself.
    Marker,
    /// `managed to`: the infinitive below it has happened.
    Done,
}

/// All words of time and number.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    phrases: HashMap<String, Vec<Phrase>>,
    cues: HashMap<String, CueEffect>,
    /// UCUM symbols of the measures.
    pub symbols: Vec<String>,
}

impl Calendar {
    /// The phrases that begin with this word, the longest first.
    pub fn phrases(&self, word: &str) -> &[Phrase] {
        if word.bytes().any(|b| b.is_ascii_uppercase() || !b.is_ascii()) {
            return self.phrases.get(&word.to_lowercase()).map_or(&[], Vec::as_slice);
        }
        self.phrases.get(word).map_or(&[], Vec::as_slice)
    }

    /// What this lemma tells about the time of its clause.
    pub fn cue(&self, lemma: &str) -> Option<CueEffect> {
        self.cues.get(lemma).copied()
    }

    fn add(&mut self, phrase: &str, sense: Sense) {
        let phrase = phrase.to_lowercase().replace('’', "'");
        let mut words = pieces(&phrase).map(|(a, b)| phrase[a..b].to_owned());
        let Some(first) = words.next() else { return };
        let rest: Vec<String> = words.collect();
        let row = self.phrases.entry(first).or_default();
        row.retain(|p| p.rest != rest || std::mem::discriminant(&p.sense) != std::mem::discriminant(&sense));
        row.push(Phrase { rest, sense });
        row.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
    }

    fn fill(&mut self, sheet: &Sheet, read: impl Fn(&mut Self, &Row) -> Option<Sense>, wanted: &str) -> Result<()> {
        for row in &sheet.rows {
            let found = row.cells[1..row.cells.len() - 1].join(" ");
            let Some(sense) = read(self, row) else {
                return Err(sheet.fault(
                    row,
                    format!("found {found:?} for {:?}, expected {wanted}", row.cells[0]),
                ));
            };
            self.add(row.cells[0], sense);
        }
        Ok(())
    }

    /// `months.tsv`.
    ///
    /// # Errors
    /// If a month is no number from 1 to 12.
    pub fn months(&mut self, sheet: &Sheet) -> Result<()> {
        self.fill(
            sheet,
            |_, row| Some(Sense::Month(within(row.cells[1], 1, 12)?)),
            "a month from 1 to 12",
        )
    }

    /// `weekdays.tsv`.
    ///
    /// # Errors
    /// If a weekday is no number from 1 (Monday) to 7.
    pub fn weekdays(&mut self, sheet: &Sheet) -> Result<()> {
        let read = |calendar: &mut Self, row: &Row| {
            let day = within(row.cells[1], 1, 7)?;
            if row.cells[0].ends_with("day") {
                calendar.add(&format!("{}s", row.cells[0]), Sense::Weekdays(day));
            }
            Some(Sense::Weekday(day))
        };
        self.fill(sheet, read, "a weekday from 1 (Monday) to 7")
    }

    /// `time_units.tsv`.
    ///
    /// # Errors
    /// If a unit's code is unknown.
    pub fn units(&mut self, sheet: &Sheet) -> Result<()> {
        let read = |_: &mut Self, row: &Row| Some(Sense::Unit(unit(row.cells[1])?, plural(row.cells[2])?));
        self.fill(
            sheet,
            read,
            "S MIN H N D WE W W2 M Q H6 Y DE CE or ML, and singular or plural",
        )
    }

    /// `time_words.tsv`.
    ///
    /// # Errors
    /// If a class is unknown or a value is none of its class.
    pub fn words(&mut self, sheet: &Sheet) -> Result<()> {
        self.fill(
            sheet,
            |_, row| time_word(row.cells[1], row.cells[2]),
            "a class of time_words.tsv and its value",
        )
    }

    /// `holidays.tsv`.
    ///
    /// # Errors
    /// If a rule cannot be read.
    pub fn holidays(&mut self, sheet: &Sheet) -> Result<()> {
        let wanted = "12-25, easter -2, or 11 thu 4 (month, weekday, which one; -1 is the last)";
        self.fill(sheet, |_, row| Some(Sense::Feast(feast(row.cells[1])?)), wanted)
    }

    /// `number_words.tsv`.
    ///
    /// # Errors
    /// If a class is unknown or a value no number.
    pub fn numbers(&mut self, sheet: &Sheet) -> Result<()> {
        let wanted = "cardinal, scale, glued, dozen, some, fraction or ordinal, and a whole number";
        self.fill(sheet, |_, row| number_word(row.cells[1], row.cells[2]), wanted)
    }

    /// `currencies.tsv`.
    ///
    /// # Errors
    /// If a code has not three letters or the position is unknown.
    pub fn currencies(&mut self, sheet: &Sheet) -> Result<()> {
        let read = |_: &mut Self, row: &Row| {
            let place = match row.cells[2] {
                "prefix" => Place::Prefix,
                "suffix" => Place::Suffix,
                "code" => Place::Code,
                _ => return None,
            };
            Some(Sense::Currency(row.cells[1].as_bytes().try_into().ok()?, place))
        };
        self.fill(sheet, read, "a code of ISO 4217, and prefix, suffix or code")
    }

    /// `measures.tsv`.
    ///
    /// # Errors
    /// Never in practice: there can be 65,535 units.
    pub fn measures(&mut self, sheet: &Sheet) -> Result<()> {
        let read = |calendar: &mut Self, row: &Row| {
            let known = calendar.symbols.iter().position(|s| s == row.cells[1]);
            let at = known.unwrap_or_else(|| {
                calendar.symbols.push(row.cells[1].to_owned());
                calendar.symbols.len() - 1
            });
            Some(Sense::Measure(u16::try_from(at).ok()?))
        };
        self.fill(sheet, read, "a symbol of UCUM")
    }

    /// `approximators.tsv`.
    ///
    /// # Errors
    /// If a bound is no TIMEX3 modifier.
    pub fn approximators(&mut self, sheet: &Sheet) -> Result<()> {
        let wanted = BOUNDS.join(" ");
        self.fill(
            sheet,
            |_, row| Some(Sense::Bound(among(BOUNDS, row.cells[1])?)),
            &wanted,
        )
    }

    /// `time_zones.tsv`.
    ///
    /// # Errors
    /// If an offset is not like `+05:30`.
    pub fn zones(&mut self, sheet: &Sheet) -> Result<()> {
        self.fill(
            sheet,
            |_, row| Some(Sense::Zone(offset(row.cells[1])?)),
            "an offset like +05:30",
        )
    }

    /// `future_cues.tsv`.
    ///
    /// # Errors
    /// If an effect is unknown.
    pub fn future_cues(&mut self, sheet: &Sheet) -> Result<()> {
        for row in &sheet.rows {
            let effect = match row.cells[1] {
                "aux" => CueEffect::Aux,
                "predicate" => CueEffect::Predicate,
                "marker" => CueEffect::Marker,
                "done" => CueEffect::Done,
                other => {
                    let message = format!("found the effect {other:?}, expected aux, predicate, marker or done");
                    return Err(sheet.fault(row, message));
                }
            };
            self.cues.insert(row.cells[0].to_lowercase(), effect);
        }
        Ok(())
    }
}

/// Cuts text finer than tokens: runs of letters (`a.m.` is one), runs of digits, single signs.
pub fn pieces(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].len() - text[at..].trim_start().len();
        let first = text[at..].chars().next()?;
        let start = at;
        at += if first.is_ascii_digit() {
            digits(&text[at..])
        } else if first.is_alphabetic() {
            letters(&text[at..])
        } else {
            first.len_utf8()
        };
        Some((start, at))
    })
}

/// `1,250.5`: a comma or point counts where digits follow it.
fn digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    while end < bytes.len() {
        let joins = |b: u8| (b == b',' && thousands(&bytes[end + 1..])) || b == b'.';
        let digit = bytes[end].is_ascii_digit();
        let joined = joins(bytes[end]) && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !digit && !joined {
            break;
        }
        end += 1;
    }
    end
}

fn thousands(after: &[u8]) -> bool {
    let run = after.iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    run == 2 || run == 3
}

/// A run of letters; single letters with points between them stay together (`a.m.`, `U.S.`).
fn letters(text: &str) -> usize {
    let run = |from: usize| {
        let tail = &text[from..];
        tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len())
    };
    let mut end = run(0);
    let single = |from: usize, to: usize| text[from..to].chars().nth(1).is_none();
    let mut last = 0;
    while single(last, end) && text[end..].starts_with('.') {
        let next = run(end + 1);
        if next == 0 || !single(end + 1, end + 1 + next) {
            return if last > 0 { end + 1 } else { end };
        }
        last = end + 1;
        end = last + next;
    }
    end
}

const BOUNDS: &[&str] = &["APPROX", "MORE_THAN", "EQUAL_OR_MORE", "LESS_THAN", "EQUAL_OR_LESS"];
const VAGUE: &[&str] = &["PAST_REF", "PRESENT_REF", "FUTURE_REF"];
const EDGES: &[&str] = &["START", "MID", "END"];
const PARTS: &[&str] = &["MO", "MI", "AF", "EV", "NI", "DT"];
const DAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn among(known: &[&'static str], text: &str) -> Option<&'static str> {
    known.iter().copied().find(|k| *k == text)
}

fn within(text: &str, low: i8, high: i8) -> Option<i8> {
    text.parse().ok().filter(|n| (low..=high).contains(n))
}

fn unit(code: &str) -> Option<Unit> {
    Unit::CODES.iter().find(|(c, _)| *c == code).map(|(_, unit)| *unit)
}

fn plural(text: &str) -> Option<bool> {
    match text {
        "singular" => Some(false),
        "plural" => Some(true),
        _ => None,
    }
}

fn time_word(class: &str, value: &str) -> Option<Sense> {
    Some(match class {
        "day" => Sense::Day(value.parse().ok()?),
        "night" => Sense::Night(value.parse().ok()?),
        "vague" => Sense::Vague(among(VAGUE, value)?),
        "set" => {
            let period = value.strip_prefix('P')?;
            let end = period.find(|c: char| !c.is_ascii_digit())?;
            Sense::Set(period[..end].parse().ok()?, unit(&period[end..])?)
        }
        "turn" => Sense::Turn(turn(value)?),
        "edge" => Sense::Edge(among(EDGES, value)?),
        "part" => Sense::Part(among(PARTS, value)?),
        "clock" => {
            let (hour, minute) = value.split_once(':')?;
            Sense::Clock(within(hour, 0, 23)?, within(minute, 0, 59)?)
        }
        "season" => Sense::Season(["SP", "SU", "FA", "WI"].iter().position(|s| *s == value)? as i8 + 21),
        "ago" => Sense::Away(match value {
            "ago" => Away::Ago,
            "hence" => Away::Hence,
            "earlier" => Away::Earlier,
            "later" => Away::Later,
            _ => return None,
        }),
        _ => return None,
    })
}

fn turn(value: &str) -> Option<Turn> {
    Some(match value {
        "last" => Turn::Last,
        "past" => Turn::Past,
        "this" => Turn::This,
        "next" => Turn::Next,
        "coming" => Turn::Coming,
        "previous" => Turn::Previous,
        "following" => Turn::Following,
        "same" => Turn::Same,
        _ => return None,
    })
}

fn number_word(class: &str, value: &str) -> Option<Sense> {
    let value: u32 = value.parse().ok()?;
    Some(match class {
        "cardinal" if value < 100 => Sense::Cardinal(value),
        "scale" if value < 30 => Sense::Scale(value, false),
        "glued" if value < 30 => Sense::Scale(value, true),
        "dozen" => Sense::Dozen,
        "some" => Sense::Some(value),
        "fraction" if value > 1 => Sense::Fraction(value),
        "ordinal" => Sense::Ordinal(value),
        _ => return None,
    })
}

fn feast(rule: &str) -> Option<Feast> {
    let words: Vec<&str> = rule.split(' ').collect();
    match words[..] {
        ["easter", days] => Some(Feast::Easter(days.parse().ok().filter(|d: &i32| d.abs() < 200)?)),
        [day] => {
            let (month, day) = day.split_once('-')?;
            Some(Feast::Fixed {
                month: within(month, 1, 12)?,
                day: within(day, 1, 31)?,
            })
        }
        [month, weekday, nth] | [month, weekday, nth, _] => Some(Feast::Nth {
            month: within(month, 1, 12)?,
            weekday: DAYS.iter().position(|d| *d == weekday)? as i8 + 1,
            nth: within(nth, -1, 5).filter(|n| *n != 0)?,
            plus: match words.get(3) {
                Some(plus) => i32::from(within(plus, -6, 6)?),
                None => 0,
            },
        }),
        _ => None,
    }
}

fn offset(text: &str) -> Option<i32> {
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    Some(sign * (i32::from(within(hours, 0, 14)?) * 60 + i32::from(within(minutes, 0, 59)?)))
}
