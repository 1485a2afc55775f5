//! Who acts by a document: "the *president* signed an order … *the order* tells the agency to review the rules".

use super::doers::voiced_by;
use super::owners::possessor;
use super::roles::Filler;
use super::tree::{after, kid, kids, subject};
use crate::syntax::{Deprel, Reading};

/// Words that are looked back through for whose it is.
const REACH: usize = 250;
/// What tells, orders and forbids without being anybody.
const PAPERS: [&str; 14] = [
    "bill",
    "decision",
    "decree",
    "directive",
    "document",
    "judgment",
    "law",
    "letter",
    "memo",
    "order",
    "report",
    "resolution",
    "ruling",
    "statement",
];

impl Filler<'_, '_> {
    /// Whose the document is that is the subject of a verb: as told at it, else where its word was last told to be
    /// somebody's.
    pub(super) fn paper(&self, verb: usize) -> Vec<u32> {
        let r = self.r;
        let Some(paper) = subject(r, verb).filter(|&s| PAPERS.contains(&r.lemma(s))) else {
            return Vec::new();
        };
        let own = self.nominals(issuer(r, paper));
        if !own.is_empty() || !kids(r, paper).any(|c| r.deprel(c) == Deprel::Det && is_told(r, c)) {
            return own;
        }
        let before = (paper.saturating_sub(REACH)..paper).rev();
        let same = before.filter(|&t| r.lemma(t) == r.lemma(paper));
        same.map(|t| self.nominals(issuer(r, t)))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }
}

/// "*Lund*'s order", "a report by *the mayor*", "*Lund* signed an order".
fn issuer(r: &Reading, paper: usize) -> Option<usize> {
    const ISSUE: [&str; 9] = [
        "adopt", "draft", "enact", "issue", "pass", "publish", "release", "sign", "write",
    ];
    let made = || {
        let verb = r
            .head(paper)
            .filter(|&v| matches!(r.deprel(paper), Deprel::Obj | Deprel::NsubjPass) && ISSUE.contains(&r.lemma(v)));
        let below = kid(r, paper, &[Deprel::Acl]).filter(|&v| ISSUE.contains(&r.lemma(v)));
        verb.or(below).and_then(|v| subject(r, v))
    };
    possessor(r, paper)
        .or_else(|| after(r, paper, "by"))
        .or_else(|| after(r, paper, "from"))
        .or_else(made)
        .or_else(|| voiced_by(r, paper))
}

fn is_told(r: &Reading, determiner: usize) -> bool {
    matches!(r.lemma(determiner), "the" | "this" | "that")
}
