//! When and how many, as records.

use serde::Serialize;

use super::Words;
use crate::time::{QuantityKind, TimeType};

/// One time expression.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Time {
    /// Number within the article, in text order.
    pub id: u32,
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// The words.
    pub text: String,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// TIMEX3 value.
    pub value: Option<String>,
    /// ISO 8601-2.
    pub edtf: Option<String>,
    /// First day it can mean.
    pub earliest: Option<String>,
    /// Last day it can mean.
    pub latest: Option<String>,
    /// TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<&'static str>,
    /// `explicit published dateline previous event none`.
    pub basis: &'static str,
    /// The words it counts from, of basis `previous` and `event`: `Monday` for `two days later`, `the ceasefire` for
    /// `two days after the ceasefire`.
    pub anchor: Option<Words>,
    /// Other readings.
    pub alternatives: Vec<String>,
    /// 0–1.
    pub confidence: f32,
    /// The rule that read it.
    pub why: &'static str,
}

/// One number with what it counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quantity {
    /// Number within the article, in text order.
    pub id: u32,
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// The words.
    pub text: String,
    /// `count money percent age measure ratio score`.
    pub kind: QuantityKind,
    /// Least value.
    pub min: Option<f64>,
    /// Greatest value.
    pub max: Option<f64>,
    /// Not exact.
    pub approx: bool,
    /// SI or UCUM symbol.
    pub unit: Option<String>,
    /// ISO 4217.
    pub currency: Option<String>,
    /// Lemma of the thing counted.
    pub noun: Option<String>,
    /// `killed injured arrested missing displaced abducted crowd`.
    pub role: Option<&'static str>,
    /// The SI unit of a measure.
    pub si_unit: Option<String>,
    /// `min` in that unit.
    pub si_min: Option<f64>,
    /// `max` in that unit.
    pub si_max: Option<f64>,
}
