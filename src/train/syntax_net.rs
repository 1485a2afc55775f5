//! What learns: weights with their gradients and Adam, tables of vectors, linear layers.

/// A small generator of random numbers (xorshift64*), so that a seed says everything.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    /// Between 0 and 1.
    pub fn unit(&mut self) -> f32 {
        (self.next() & 0xFF_FFFF) as f32 / (1 << 24) as f32
    }

    /// Below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn normal(&mut self) -> f32 {
        (0..12).map(|_| self.unit()).sum::<f32>() - 6.0
    }

    /// Shuffles a list.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }
}

/// Whether a matrix is read as it lies or turned.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum As {
    /// As it lies.
    Is,
    /// Rows for columns.
    Turned,
}

/// `c = a·b + c` for matrices of m×k and k×n, either of them turned.
pub fn product([m, k, n]: [usize; 3], a: (&[f32], As), b: (&[f32], As), c: &mut [f32]) {
    assert!(a.0.len() >= m * k && b.0.len() >= k * n && c.len() >= m * n);
    let strides = |rows: usize, columns: usize, how: As| match how {
        As::Is => (columns as isize, 1),
        As::Turned => (1, rows as isize),
    };
    let ((ra, ca), (rb, cb)) = (strides(m, k, a.1), strides(k, n, b.1));
    // SAFETY: the lengths have just been checked against the sizes, and c is borrowed alone
    unsafe {
        matrixmultiply::sgemm(
            m,
            k,
            n,
            1.0,
            a.0.as_ptr(),
            ra,
            ca,
            b.0.as_ptr(),
            rb,
            cb,
            1.0,
            c.as_mut_ptr(),
            n as isize,
            1,
        );
    }
}

/// Weights with what Adam remembers of them.
#[derive(Debug, Clone)]
pub struct Weights {
    /// The weights.
    pub value: Vec<f32>,
    /// Their gradient.
    pub slope: Vec<f32>,
    mean: Vec<f32>,
    square: Vec<f32>,
}

impl Weights {
    /// Random weights of this deviation.
    pub fn new(n: usize, deviation: f32, random: &mut Random) -> Weights {
        Weights {
            value: (0..n).map(|_| random.normal() * deviation).collect(),
            slope: vec![0.0; n],
            mean: vec![0.0; n],
            square: vec![0.0; n],
        }
    }

    /// One step of Adam with weight decay.
    pub fn step(&mut self, rate: f32, time: i32) {
        let (c1, c2) = (1.0 - 0.9f32.powi(time), 1.0 - 0.999f32.powi(time));
        for i in 0..self.value.len() {
            let g = std::mem::take(&mut self.slope[i]);
            self.mean[i] = 0.9 * self.mean[i] + 0.1 * g;
            self.square[i] = 0.999 * self.square[i] + 0.001 * g * g;
            let size = (self.square[i] / c2).sqrt() + 1e-8;
            self.value[i] -= rate * (self.mean[i] / c1 / size + 1e-5 * self.value[i]);
        }
    }
}

/// A table of vectors of which few rows change at a time.
#[derive(Debug, Clone)]
pub struct Rows {
    /// Coordinates a row.
    pub width: usize,
    /// The vectors.
    pub weights: Weights,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
}

impl Rows {
    /// Random vectors.
    pub fn new(rows: usize, width: usize, random: &mut Random) -> Rows {
        Rows {
            width,
            weights: Weights::new(rows * width, 0.3, random),
            touched: Vec::new(),
            is_touched: vec![false; rows],
        }
    }

    /// One vector.
    pub fn row(&self, row: u32) -> &[f32] {
        &self.weights.value[row as usize * self.width..][..self.width]
    }

    /// Adds to the gradient of one vector.
    pub fn add_slope(&mut self, row: u32, slope: &[f32]) {
        if !std::mem::replace(&mut self.is_touched[row as usize], true) {
            self.touched.push(row);
        }
        add(
            &mut self.weights.slope[row as usize * self.width..][..self.width],
            slope,
        );
    }

    /// One step of Adam for the vectors that were used.
    pub fn step(&mut self, rate: f32) {
        let w = &mut self.weights;
        for row in self.touched.drain(..) {
            self.is_touched[row as usize] = false;
            for i in row as usize * self.width..(row as usize + 1) * self.width {
                let g = std::mem::take(&mut w.slope[i]);
                w.mean[i] = 0.9 * w.mean[i] + 0.1 * g;
                w.square[i] = 0.98 * w.square[i] + 0.02 * g * g;
                w.value[i] -= rate * w.mean[i] / (w.square[i].sqrt() + 1e-6);
            }
        }
    }
}

/// `a += b`.
pub fn add(a: &mut [f32], b: &[f32]) {
    a.iter_mut().zip(b).for_each(|(a, b)| *a += b);
}

/// A linear layer; weights lie input by input.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Inputs.
    pub inputs: usize,
    /// Outputs.
    pub outputs: usize,
    /// `inputs` rows of `outputs` weights.
    pub weights: Weights,
    /// Added to the outputs.
    pub bias: Weights,
}

impl Layer {
    /// Random weights; `gain` over the root of the inputs is their deviation.
    pub fn new(inputs: usize, outputs: usize, gain: f32, random: &mut Random) -> Layer {
        Layer {
            inputs,
            outputs,
            weights: Weights::new(inputs * outputs, gain / (inputs as f32).sqrt(), random),
            bias: Weights::new(outputs, 0.0, random),
        }
    }

    /// Outputs for the rows of `x`.
    pub fn forward(&self, x: &[f32]) -> Vec<f32> {
        let n = x.len() / self.inputs;
        let mut y = self.bias.value.repeat(n);
        product(
            [n, self.inputs, self.outputs],
            (x, As::Is),
            (&self.weights.value, As::Is),
            &mut y,
        );
        y
    }

    /// Gathers the gradient and hands it on to `dx`.
    pub fn backward(&mut self, x: &[f32], dy: &[f32], dx: &mut [f32]) {
        let n = x.len() / self.inputs;
        product(
            [self.inputs, n, self.outputs],
            (x, As::Turned),
            (dy, As::Is),
            &mut self.weights.slope,
        );
        dy.chunks_exact(self.outputs)
            .for_each(|row| add(&mut self.bias.slope, row));
        product(
            [n, self.outputs, self.inputs],
            (dy, As::Is),
            (&self.weights.value, As::Turned),
            dx,
        );
    }

    /// One step of Adam.
    pub fn step(&mut self, rate: f32, time: i32) {
        self.weights.step(rate, time);
        self.bias.step(rate, time);
    }
}
