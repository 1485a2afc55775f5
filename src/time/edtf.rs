//! Reads the Extended Date/Time Format back: `2022-35` is July to September, `199X` ten years, `../2022-08` has no start.

use jiff::civil::Date;

use super::Day;
use super::point::Point;

/// First and last day of what is written; `None` inside where the interval is open or a digit unknown.
///
/// ```
/// use dateline::time::edtf::bounds;
/// let summer = bounds("2022-22").expect("a season of a year");
/// assert_eq!(summer.0.map(|d| d.to_string()).as_deref(), Some("2022-06-01"));
/// assert_eq!(summer.1.map(|d| d.to_string()).as_deref(), Some("2022-08-31"));
/// assert!(bounds("2022-02-31").is_none());
/// ```
pub fn bounds(text: &str) -> Option<(Option<Day>, Option<Day>)> {
    match text.split_once('/') {
        Some((first, last)) => {
            let (first, last) = (end(first)?, end(last)?);
            Some((first.map(|p| p.0), last.map(|p| p.1)))
        }
        None => Some(end(text)?.map_or((None, None), |(first, last)| (Some(first), Some(last)))),
    }
}

/// One end of an interval; `Some(None)` if it is open or its year unknown.
fn end(text: &str) -> Option<Option<(Day, Day)>> {
    let day = text.split('T').next().unwrap_or(text).trim_end_matches(['~', '?', '%']);
    if day == ".." || day.starts_with("XXXX") {
        return Some(None);
    }
    Some(Some(point(day)?.bounds()?))
}

fn point(text: &str) -> Option<Point> {
    let mut parts = text.splitn(3, '-');
    let (year, second, third) = (parts.next()?, parts.next(), parts.next());
    if let Some(century) = year.strip_suffix("XX").filter(|_| second.is_none()) {
        return Some(Point::Century(number(century, 2)? * 100));
    }
    if let Some(decade) = year.strip_suffix('X').filter(|_| second.is_none()) {
        return Some(Point::Decade(number(decade, 3)? * 10));
    }
    let year = number(year, 4).filter(|y| *y > 0)?;
    let Some(second) = second else {
        return Some(Point::Year(year));
    };
    let part = number(second, 2)? as i8;
    if let Some(third) = third {
        let day = Date::new(year, part, number(third, 2)? as i8).ok()?;
        return Some(Point::Day(day));
    }
    Some(match part {
        1..=12 => Point::Month(year, part),
        21..=24 => Point::Season(year, part),
        33..=36 => Point::Quarter(year, part - 32),
        40..=41 => Point::Half(year, part - 39),
        _ => return None,
    })
}

fn number(text: &str, width: usize) -> Option<i16> {
    let digits = text.len() == width && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}
