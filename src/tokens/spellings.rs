//! The spellings of an article: each *the* is one and the same, so what follows from a spelling is looked up once.

use crate::lexicon::hash::Lookup;

/// Which spelling each word has; they are numbered as they appear.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spellings {
    numbers: Vec<u32>,
    count: usize,
}

impl Spellings {
    /// Numbers the spellings of some words.
    pub fn of<'a>(forms: impl IntoIterator<Item = &'a str>) -> Spellings {
        let mut seen: Lookup<&str, u32> = Lookup::default();
        let number = |form| {
            let next = seen.len() as u32;
            *seen.entry(form).or_insert(next)
        };
        let numbers = forms.into_iter().map(number).collect();
        Spellings {
            numbers,
            count: seen.len(),
        }
    }

    /// The number of a word's spelling.
    pub fn number(&self, i: usize) -> usize {
        self.numbers[i] as usize
    }

    /// How many spellings there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// What `new` gives for each spelling, told the first word that has it.
    pub fn each<T>(&self, mut new: impl FnMut(usize) -> T) -> Vec<T> {
        let mut things = Vec::with_capacity(self.count);
        for (i, &number) in self.numbers.iter().enumerate() {
            if number as usize == things.len() {
                things.push(new(i));
            }
        }
        things
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_words_have_one_number() {
        let forms = ["Narva", "is", "Narva", "Is"];
        let spellings = Spellings::of(forms);
        assert_eq!([0, 1, 2, 3].map(|i| spellings.number(i)), [0, 1, 0, 2]);
        assert_eq!((spellings.count(), spellings.each(|i| i)), (3, vec![0, 1, 3]));
    }
}
