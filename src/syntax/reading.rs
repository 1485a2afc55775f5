//! The article as read up to the tree: what every later room looks at and none changes.

use super::{Deprel, Upos, Xpos};
use crate::text::{Layout, Span};
use crate::tokens::{Sentence, Tokens};

/// Tag, lemma, head and relation of one token.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn tag.
    pub xpos: Xpos,
    /// Relation to the head.
    pub deprel: Deprel,
    /// Token index of the head in the article; `None` for a sentence's root.
    pub head: Option<u32>,
    /// Where the lemma stands in [`Reading::lemmas`].
    pub lemma: Span,
}

/// Text, layout, tokens and trees of one article.
///
/// Token indices run through the whole article; heads never leave their sentence.
#[derive(Debug, Clone)]
pub struct Reading<'a> {
    /// The article exactly as given.
    pub text: &'a str,
    /// Paragraphs, dateline, quotation marks.
    pub layout: Layout,
    /// Tokens and sentences.
    pub tokens: Tokens,
    /// One word a token, same indices.
    pub words: Vec<Word>,
    /// Lower-case lemmas (proper nouns keep their case), end to end; equal ones may share their place.
    pub lemmas: String,
    /// Children of every token in order: `children[starts[i]..starts[i + 1]]`.
    starts: Vec<u32>,
    children: Vec<u32>,
    /// Sentence of every token.
    owner: Vec<u32>,
    /// First and last token of every subtree.
    reach: Vec<(u32, u32)>,
}

impl<'a> Reading<'a> {
    /// Joins tokens with their words and indexes the trees.
    pub fn new(text: &'a str, layout: Layout, tokens: Tokens, words: Vec<Word>, lemmas: String) -> Self {
        let n = tokens.tokens.len();
        let mut starts = vec![0u32; n + 1];
        for w in &words {
            if let Some(h) = w.head {
                starts[h as usize + 1] += 1;
            }
        }
        for i in 0..n {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut children = vec![0u32; starts[n] as usize];
        for (i, w) in words.iter().enumerate() {
            if let Some(h) = w.head {
                children[next[h as usize] as usize] = i as u32;
                next[h as usize] += 1;
            }
        }
        let mut owner = vec![u32::MAX; n];
        for (s, sentence) in tokens.sentences.iter().enumerate() {
            owner[sentence.tokens()].fill(s as u32);
        }
        let mut reading = Reading {
            text,
            layout,
            tokens,
            words,
            lemmas,
            starts,
            children,
            owner,
            reach: Vec::new(),
        };
        reading.reach = reading.reaches();
        reading
    }

    /// First and last token under each token: one walk from the roots, then back.
    fn reaches(&self) -> Vec<(u32, u32)> {
        let n = self.len();
        let mut order: Vec<u32> = (0..n as u32).filter(|&i| self.head(i as usize).is_none()).collect();
        let mut at = 0;
        while at < order.len() {
            order.extend_from_slice(self.children(order[at] as usize));
            at += 1;
        }
        let mut reach: Vec<(u32, u32)> = (0..n as u32).map(|i| (i, i)).collect();
        for &i in order.iter().rev() {
            if let Some(h) = self.head(i as usize) {
                let (a, b) = reach[i as usize];
                let r = &mut reach[h];
                *r = (r.0.min(a), r.1.max(b));
            }
        }
        reach
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.tokens.len()
    }

    /// Whether nothing was read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The token's span.
    pub fn span(&self, i: usize) -> Span {
        self.tokens.tokens[i]
    }

    /// The token as written.
    pub fn form(&self, i: usize) -> &'a str {
        self.tokens.tokens[i].of(self.text)
    }

    /// Its lemma: lower case, proper nouns as written.
    pub fn lemma(&self, i: usize) -> &str {
        self.words[i].lemma.of(&self.lemmas)
    }

    /// Its universal part of speech.
    pub fn upos(&self, i: usize) -> Upos {
        self.words[i].upos
    }

    /// Its Penn tag.
    pub fn xpos(&self, i: usize) -> Xpos {
        self.words[i].xpos
    }

    /// Its relation to its head.
    pub fn deprel(&self, i: usize) -> Deprel {
        self.words[i].deprel
    }

    /// Its head, if it is not a root.
    pub fn head(&self, i: usize) -> Option<usize> {
        self.words[i].head.map(|h| h as usize)
    }

    /// Whether a sentence has a tree; those that [`super::read_some`] left out have none.
    pub fn has_tree(&self, sentence: &Sentence) -> bool {
        let words = sentence.tokens();
        words.len() < 2 || words.take(2).any(|i| self.head(i).is_some())
    }

    /// Its children, left to right.
    pub fn children(&self, i: usize) -> &[u32] {
        &self.children[self.starts[i] as usize..self.starts[i + 1] as usize]
    }

    /// Its children with one of these relations, left to right.
    pub fn children_by<'s>(&'s self, i: usize, relations: &'s [Deprel]) -> impl Iterator<Item = usize> + 's {
        self.children(i)
            .iter()
            .map(|&c| c as usize)
            .filter(move |&c| relations.contains(&self.deprel(c)))
    }

    /// The first child with one of these relations.
    pub fn child(&self, i: usize, relations: &[Deprel]) -> Option<usize> {
        self.children_by(i, relations).next()
    }

    /// The last determiner before a noun; where the tree errs, one may hang on it from behind (*dubbed the bill the …*).
    pub fn determiner(&self, i: usize) -> Option<usize> {
        self.children_by(i, &[Deprel::Det]).take_while(|&d| d < i).last()
    }

    /// The subject of a verb or other predicate, clausal ones included.
    pub fn subject(&self, i: usize) -> Option<usize> {
        let mut children = self.children(i).iter().map(|&c| c as usize);
        children.find(|&c| self.deprel(c).is_subject())
    }

    /// First and last token of its subtree (inclusive); the tokens between may belong elsewhere in a crossing tree.
    pub fn reach(&self, i: usize) -> (usize, usize) {
        let (a, b) = self.reach[i];
        (a as usize, b as usize)
    }

    /// Whether `i` is `ancestor` or stands below it.
    pub fn is_under(&self, mut i: usize, ancestor: usize) -> bool {
        loop {
            if i == ancestor {
                return true;
            }
            match self.head(i) {
                Some(h) => i = h,
                None => return false,
            }
        }
    }

    /// The token's sentence.
    pub fn sentence(&self, i: usize) -> Sentence {
        self.tokens.sentences[self.owner[i] as usize]
    }

    /// Index of the token's sentence.
    pub fn sentence_index(&self, i: usize) -> usize {
        self.owner[i] as usize
    }

    /// The text from the start of token `first` to the end of token `last`, inclusive.
    pub fn cover(&self, first: usize, last: usize) -> Span {
        Span {
            start: self.span(first).start,
            end: self.span(last).end,
        }
    }

    /// Tokens that lie within `span`, as an index range.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let all = &self.tokens.tokens;
        let first = all.partition_point(|t| t.start < span.start);
        let last = all.partition_point(|t| t.end <= span.end);
        first..last.max(first)
    }

    /// The innermost quotation (index into `layout.marks`) whose content holds the token.
    pub fn quotation(&self, i: usize) -> Option<usize> {
        let at = self.span(i);
        let marks = &self.layout.marks;
        let upto = marks.partition_point(|m| m.open.start <= at.start);
        let mut found = (0..upto).rev().take(32).find(|&m| marks[m].content.contains(at));
        if found.is_none() && upto > 0 {
            let mut up = marks[upto - 1].parent;
            while let Some(m) = up {
                if marks[m as usize].content.contains(at) {
                    found = Some(m as usize);
                    break;
                }
                up = marks[m as usize].parent;
            }
        }
        found
    }
}
