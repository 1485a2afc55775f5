//! Tables of learnt weights: one byte a row, of which most rows say nothing. Quotations and events keep theirs so.
//!
//! In a file a table is one bit a row, then the bytes of the rows that speak.

/// Mixes a clue's kind and its two values into one hash; the models of names, quotations and events rest on it.
pub(crate) fn mix(tag: u64, a: u64, b: u64) -> u64 {
    let mut h = tag.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ a;
    h = (h ^ h >> 32).wrapping_mul(0xff51_afd7_ed55_8ccd) ^ b.rotate_left(29);
    h = (h ^ h >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ h >> 33
}

/// What each row says for or against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    weights: Vec<i8>,
}

impl Table {
    /// What one unit of a weight is worth.
    pub(crate) const STEP: f32 = 1.0 / 32.0;

    /// Adds up what some rows say.
    pub(crate) fn sum(&self, rows: &[u32]) -> i32 {
        rows.iter().map(|&r| i32::from(self.weights[r as usize])).sum()
    }

    /// Takes a table of so many rows off the head of a file; none if it is not whole.
    pub(crate) fn read(rest: &mut &[u8], rows: usize) -> Option<Table> {
        let (bits, after) = rest.split_at_checked(rows / 8)?;
        let speaking: usize = bits.iter().map(|b| b.count_ones() as usize).sum();
        let (bytes, after) = after.split_at_checked(speaking)?;
        *rest = after;
        let mut bytes = bytes.iter();
        let mut weights = vec![0; rows];
        for (row, weight) in weights.iter_mut().enumerate() {
            if bits[row / 8] >> (row % 8) & 1 == 1 {
                *weight = *bytes.next()? as i8;
            }
        }
        Some(Table { weights })
    }

    /// Rounds weights to bytes; those nearer to zero than `least` say nothing.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn from_weights(weights: &[f32], least: f32) -> Table {
        let byte = |w: &f32| {
            if w.abs() < least {
                0
            } else {
                (w / Table::STEP).round().clamp(-127.0, 127.0) as i8
            }
        };
        Table {
            weights: weights.iter().map(byte).collect(),
        }
    }

    /// Writes the table as it is read.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        for block in self.weights.chunks(8) {
            let bits = block.iter().enumerate().map(|(i, w)| u8::from(*w != 0) << i);
            out.push(bits.sum());
        }
        out.extend(self.weights.iter().filter(|w| **w != 0).map(|w| *w as u8));
    }
}
