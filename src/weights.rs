//! Tables of learnt weights: one byte a row and class, of which most rows say nothing. Quotations and events keep theirs so.
//!
//! In a file a table is one bit a row, then the bytes of the rows that speak.

/// Mixes a clue's kind and its two values into one hash; the models of names, quotations and events rest on it.
pub(crate) fn mix(tag: u64, a: u64, b: u64) -> u64 {
    let mut h = tag.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ a;
    h = (h ^ h >> 32).wrapping_mul(0xff51_afd7_ed55_8ccd) ^ b.rotate_left(29);
    h = (h ^ h >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ h >> 33
}

/// e to the power of a number not above zero, to one in a thousand, by products alone: the same on every machine.
pub(crate) fn power(x: f32) -> f32 {
    if x < -20.0 {
        return 0.0;
    }
    let mut y = f64::from(x) / 4096.0 + 1.0;
    for _ in 0..12 {
        y *= y;
    }
    y as f32
}

/// What one unit of a weight is worth.
pub(crate) const STEP: f32 = 1.0 / 32.0;

/// What each row says for or against, or for each of some classes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table<const CLASSES: usize = 1> {
    weights: Vec<[i8; CLASSES]>,
}

impl Table {
    /// Adds up what some rows say.
    pub(crate) fn sum(&self, rows: &[u32]) -> i32 {
        let [sum] = self.sums(rows);
        sum
    }
}

impl<const CLASSES: usize> Table<CLASSES> {
    /// Adds up what some rows say for each class.
    pub(crate) fn sums(&self, rows: &[u32]) -> [i32; CLASSES] {
        let mut sums = [0; CLASSES];
        for &row in rows {
            for (sum, &weight) in sums.iter_mut().zip(&self.weights[row as usize]) {
                *sum += i32::from(weight);
            }
        }
        sums
    }

    /// Takes a table of so many rows off the head of a file; none if it is not whole.
    pub(crate) fn read(rest: &mut &[u8], rows: usize) -> Option<Self> {
        let (bits, after) = rest.split_at_checked(rows / 8)?;
        let speaking: usize = bits.iter().map(|b| b.count_ones() as usize).sum();
        let (bytes, after) = after.split_at_checked(speaking * CLASSES)?;
        *rest = after;
        let mut speaking = bytes.chunks_exact(CLASSES);
        let mut weights = vec![[0; CLASSES]; rows];
        for (row, says) in weights.iter_mut().enumerate() {
            if bits[row / 8] >> (row % 8) & 1 == 1 {
                let bytes = speaking.next()?;
                *says = std::array::from_fn(|class| bytes[class] as i8);
            }
        }
        Some(Table { weights })
    }

    /// Rounds weights, by row and class, to bytes; those nearer to zero than `least` say nothing.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn from_weights(weights: &[f32], least: f32) -> Self {
        let byte = |w: f32| {
            if w.abs() < least {
                0
            } else {
                (w / STEP).round().clamp(-127.0, 127.0) as i8
            }
        };
        let says = |says: &[f32]| std::array::from_fn(|class| byte(says[class]));
        Table {
            weights: weights.chunks_exact(CLASSES).map(says).collect(),
        }
    }

    /// Writes the table as it is read.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        let speaks = |says: &[i8; CLASSES]| says.iter().any(|w| *w != 0);
        for block in self.weights.chunks(8) {
            let bits = block.iter().enumerate().map(|(i, says)| u8::from(speaks(says)) << i);
            out.push(bits.sum());
        }
        let speaking = self.weights.iter().filter(|says| speaks(says)).flatten();
        out.extend(speaking.map(|w| *w as u8));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_e() {
        assert!((power(-1.0) - 0.367_88).abs() < 1e-3);
        assert_eq!((power(0.0), power(-50.0)), (1.0, 0.0));
    }
}
