//! One word in its sentence, giving out its clues: *Jumia* stands before `hired`, after `Monday`, ends in `-ia`, is in no
//! list, and is the subject of `hired`.

use std::ops::Range;

use super::alone::{self, OUTSIDE, REACH};
use super::clues::{Clues, row};
use super::lists::LISTS;
use super::look::Look;
use crate::syntax::Deprel;
use crate::weights::mix;

/// Steps up the tree to the word that governs a name.
const CLIMB: usize = 5;

/// One word in its sentence, giving out clues.
pub(super) struct Place<'a, 'c> {
    clues: &'c Clues<'a>,
    sentence: Range<usize>,
    i: usize,
    headline: bool,
    rows: &'c mut Vec<u32>,
}

impl<'a, 'c> Place<'a, 'c> {
    pub fn new(
        clues: &'c Clues<'a>,
        sentence: Range<usize>,
        i: usize,
        headline: bool,
        rows: &'c mut Vec<u32>,
    ) -> Place<'a, 'c> {
        Place {
            clues,
            sentence,
            i,
            headline,
            rows,
        }
    }

    /// Gives out what the words around say each by itself.
    pub fn tell_alone(&mut self) {
        for k in -REACH..=REACH {
            alone::clues(self.at(k), k, |tag, a, b| self.rows.push(row(tag, a, b)));
        }
    }

    /// Gives out all other clues.
    pub fn tell(&mut self) {
        self.words();
        self.shapes();
        self.case();
        self.clusters();
        self.further();
        self.article();
        self.lists();
        self.tree();
    }

    fn add(&mut self, tag: u64, a: u64, b: u64) {
        self.rows.push(row(tag, a, b));
    }

    fn at(&self, k: isize) -> Option<&'c Look> {
        let j = self.i.checked_add_signed(k)?;
        let clues: &'c Clues<'a> = self.clues;
        self.sentence.contains(&j).then(|| clues.look(j))
    }

    fn of(&self, k: isize, what: impl Fn(&Look) -> u64) -> u64 {
        self.at(k).map_or(OUTSIDE[usize::from(k > 0)], what)
    }

    fn lower(&self, k: isize) -> u64 {
        self.of(k, |l| l.lower)
    }

    fn brief(&self, k: isize) -> u64 {
        self.of(k, |l| l.brief)
    }

    fn own(&self) -> &'c Look {
        let clues: &'c Clues<'a> = self.clues;
        clues.look(self.i)
    }

    fn words(&mut self) {
        let w = [-2, -1, 0, 1, 2].map(|k| self.lower(k));
        self.add(121, w[1], w[2]);
        self.add(122, w[2], w[3]);
        self.add(123, w[1], w[3]);
        self.add(124, w[0], w[1]);
        self.add(125, w[3], w[4]);
    }

    fn shapes(&mut self) {
        let s = [-2, -1, 0, 1, 2].map(|k| self.brief(k));
        self.add(140, s[1], s[2]);
        self.add(141, s[2], s[3]);
        self.add(142, mix(0, s[1], s[2]), s[3]);
        self.add(143, mix(0, s[0], s[1]), s[2]);
        self.add(144, mix(0, s[2], s[3]), s[4]);
        self.add(145, self.lower(-1), s[2]);
        self.add(146, self.lower(1), s[2]);
        self.add(147, self.lower(0), s[3]);
        self.add(148, self.lower(0), s[1]);
        self.add(149, u64::from(self.headline), s[2]);
    }

    fn case(&mut self) {
        let own = self.own();
        let first = self.i == self.sentence.start;
        let case = u64::from(own.capital) * 2 + u64::from(own.shouted);
        self.add(172, u64::from(first), case);
    }

    fn clusters(&mut self) {
        let group = |k: isize| self.of(k, |l| l.groups.map_or(77_777, |g| g[1].into()));
        let g = [group(-1), group(0), group(1)];
        self.add(240, g[0], g[1]);
        self.add(241, g[1], g[2]);
    }

    /// The nearest small words, and the ends of the run of capitals.
    fn further(&mut self) {
        let brief = self.brief(0);
        for (tag, step) in [(321, 1isize), (322, -1)] {
            let small = (1..=3).filter_map(|k| self.at(k * step)).find(|l| !l.capital);
            if let Some(l) = small {
                self.add(tag, l.lower, brief);
            }
        }
        for (tag, step) in [(323, 1isize), (324, -1)] {
            let run = (1..=4).map_while(|k| self.at(k * step).filter(|l| l.capital));
            if let Some(l) = run.last() {
                self.add(tag, l.lower, 0);
            }
        }
    }

    fn article(&mut self) {
        if !self.own().capital {
            return;
        }
        let usage = self.clues.usage(self.i);
        let first = self.i == self.sentence.start;
        self.add(250, usage.low.min(2).into(), usage.capital.min(2).into());
        self.add(251, usage.beside.min(2).into(), u64::from(first));
        if usage.before != 0 {
            self.add(252, usage.before, 0);
        }
        if usage.after != 0 {
            self.add(253, usage.after, 0);
        }
    }

    /// What the word is in its sentence, and which word governs the run of capitals around it: *hired*, of *Jumia*.
    fn tree(&mut self) {
        let tags = self.clues.tags;
        let Some(&own) = tags.get(self.i) else { return };
        let upos = [-1, 0, 1].map(|k| {
            let j = self.i.checked_add_signed(k).filter(|j| self.sentence.contains(j));
            j.map_or(99, |j| tags[j].upos as u64)
        });
        self.add(410, upos[0], upos[1]);
        self.add(411, upos[1], upos[2]);
        self.add(412, mix(0, upos[0], upos[1]), upos[2]);
        self.add(413, own.xpos as u64, own.deprel as u64);
        if !self.own().capital {
            return;
        }
        let (at, relation) = self.governor(own.deprel);
        let clues: &'c Clues<'a> = self.clues;
        let governor = clues.look(at);
        let relation = relation as u64;
        if governor.capital {
            self.add(418, relation, u64::from(relation == Deprel::Root as u64));
            return;
        }
        self.add(414, governor.lower, relation);
        self.add(415, governor.lower, 0);
        if let Some(groups) = governor.groups {
            self.add(416, groups[1].into(), relation);
        }
        if let Some(path) = governor.path {
            self.add(417, (path & 1023).into(), relation);
        }
    }

    /// The first word up the tree that is not capitalised, and the relation to it.
    fn governor(&self, mut relation: Deprel) -> (usize, Deprel) {
        let mut at = self.i;
        for _ in 0..CLIMB {
            let tag = self.clues.tags[at];
            let Some(head) = tag.head else { break };
            (at, relation) = (head as usize, tag.deprel);
            if !self.clues.look(at).capital {
                break;
            }
        }
        (at, relation)
    }

    fn lists(&mut self) {
        let brief = self.brief(0);
        for k in -1..=1isize {
            let Some(j) = self.i.checked_add_signed(k).filter(|j| self.sentence.contains(j)) else {
                continue;
            };
            let bits = self.clues.lists[j];
            for bit in (0..2 * LISTS).filter(|bit| bits >> bit & 1 == 1) {
                self.add((261 + k) as u64, bit.into(), 0);
                if k == 0 {
                    self.add(265, bit.into(), brief);
                }
            }
            if k == 0 {
                self.add(266, bits.into(), 0);
            }
        }
    }
}
