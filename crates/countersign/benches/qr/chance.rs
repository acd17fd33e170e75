//! Chance that is the same in every run and on every machine.

/// Xorshift, seeded.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        let mut chance = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        for _ in 0..8 {
            chance.next();
        }
        chance
    }

    /// A number from `least` to `most`.
    pub(crate) fn between(&mut self, least: f32, most: f32) -> f32 {
        // 24 bits are what a number of this kind holds exactly.
        let share = (self.next() >> 40) as f32 / 16_777_216.0;
        least + (most - least) * share
    }

    /// One of some things.
    pub(crate) fn one_of<'t, T>(&mut self, things: &'t [T]) -> &'t T {
        &things[self.next() as usize % things.len()]
    }

    /// About the normal distribution, mean 0 and deviation 1.
    pub(crate) fn normal(&mut self) -> f32 {
        (0..6).map(|_| self.between(-1.0, 1.0)).sum::<f32>() / 2.0_f32.sqrt()
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}
