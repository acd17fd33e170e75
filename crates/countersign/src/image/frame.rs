//! A plane of luminance without gaps between its rows.

use super::ImageError;
use crate::limits;
use std::borrow::Cow;

/// Rows of pixels, each directly behind the one above.
pub(super) struct Frame<'l> {
    luma: Cow<'l, [u8]>,
    width: usize,
    height: usize,
}

impl<'l> Frame<'l> {
    /// Takes a frame whose size fits its bytes; copies it only if there are gaps between rows.
    pub(super) fn checked(
        luma: &'l [u8],
        width: u32,
        height: u32,
        row_stride: u32,
    ) -> Result<Self, ImageError> {
        if width == 0 || height == 0 {
            return Err(ImageError::NoPixels);
        }
        if width > limits::PICTURE_SIDE || height > limits::PICTURE_SIDE {
            return Err(ImageError::TooLarge);
        }
        if row_stride < width {
            return Err(ImageError::RowStride);
        }
        let [width, height, stride] = [width, height, row_stride].map(|number| number as usize);
        let gaps = stride.checked_mul(height.saturating_sub(1));
        let needed = gaps.and_then(|gaps| gaps.checked_add(width)).ok_or(ImageError::TooLarge)?;
        let luma = luma.get(..needed).ok_or(ImageError::TooFewBytes)?;
        let luma = if stride == width {
            Cow::Borrowed(luma)
        } else {
            let rows = luma.chunks(stride).filter_map(|row| row.get(..width));
            Cow::Owned(rows.flatten().copied().collect())
        };
        Ok(Self { luma, width, height })
    }

    pub(super) fn luma(&self) -> &[u8] {
        &self.luma
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn height(&self) -> usize {
        self.height
    }

    pub(super) fn longest_side(&self) -> usize {
        self.width.max(self.height)
    }

    /// The same frame, halved until no side is longer.
    pub(super) fn at_most(self, side: usize) -> Self {
        let mut frame = self;
        while frame.longest_side() > side {
            frame = frame.halved();
        }
        frame
    }

    /// Half as wide and high: each pixel is the mean of four. An odd row or column at the end is
    /// left out.
    pub(super) fn halved(&self) -> Frame<'static> {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut luma = Vec::with_capacity(width.saturating_mul(height));
        let mut rows = self.luma.chunks_exact(self.width);
        while let (Some(upper), Some(lower)) = (rows.next(), rows.next()) {
            let (upper, lower) = (upper.as_chunks::<2>().0, lower.as_chunks::<2>().0);
            luma.extend(upper.iter().zip(lower).map(|([a, b], [c, d])| {
                let sum = [a, b, c, d].into_iter().map(|pixel| u16::from(*pixel)).sum::<u16>();
                u8::try_from(sum / 4).unwrap_or(u8::MAX)
            }));
        }
        Frame { luma: Cow::Owned(luma), width, height }
    }

    /// Twice as wide and high: between two pixels stands their mean.
    pub(super) fn doubled(&self) -> Frame<'static> {
        let (width, height) = (self.width.saturating_mul(2), self.height.saturating_mul(2));
        let rows: Vec<Vec<u8>> = self.luma.chunks_exact(self.width).map(stretched).collect();
        let mut luma = Vec::with_capacity(width.saturating_mul(height));
        let lower_rows = rows.iter().skip(1).chain(rows.last());
        for (upper, lower) in rows.iter().zip(lower_rows) {
            luma.extend_from_slice(upper);
            luma.extend(upper.iter().zip(lower).map(|(a, b)| a.midpoint(*b)));
        }
        Frame { luma: Cow::Owned(luma), width, height }
    }
}

fn stretched(row: &[u8]) -> Vec<u8> {
    let right = row.iter().skip(1).chain(row.last());
    row.iter().zip(right).flat_map(|(a, b)| [*a, a.midpoint(*b)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_between_rows_are_left_out() {
        let luma = [1, 2, 9, 3, 4, 9, 5, 6];
        let frame = Frame::checked(&luma, 2, 3, 3).unwrap();
        assert_eq!(frame.luma(), [1, 2, 3, 4, 5, 6]);
        assert_eq!(Frame::checked(&luma, 2, 3, 2).unwrap().luma(), [1, 2, 9, 3, 4, 9]);
    }

    #[test]
    fn impossible_sizes_are_refused() {
        let refused = |width, height, stride| Frame::checked(&[0; 8], width, height, stride).err();
        assert_eq!(refused(0, 1, 1), Some(ImageError::NoPixels));
        assert_eq!(refused(1, 0, 1), Some(ImageError::NoPixels));
        assert_eq!(refused(3, 2, 2), Some(ImageError::RowStride));
        assert_eq!(refused(3, 3, 3), Some(ImageError::TooFewBytes));
        assert_eq!(refused(2, 3, 4), Some(ImageError::TooFewBytes));
        assert_eq!(refused(1, 2, u32::MAX), Some(ImageError::TooFewBytes));
        assert_eq!(refused(16_385, 1, 16_385), Some(ImageError::TooLarge));
        assert_eq!(refused(u32::MAX, u32::MAX, u32::MAX), Some(ImageError::TooLarge));
        assert_eq!(refused(8, 1, 8), None);
    }

    #[test]
    fn frames_are_scaled() {
        let frame = Frame::checked(&[10, 20, 30, 30, 40, 50, 7, 7, 7], 3, 3, 3).unwrap();
        let halved = frame.halved();
        assert_eq!((halved.width(), halved.height(), halved.luma()), (1, 1, &[25][..]));
        let doubled = frame.doubled();
        assert_eq!((doubled.width(), doubled.height(), doubled.luma().len()), (6, 6, 36));
        assert_eq!(&doubled.luma()[..6], [10, 15, 20, 25, 30, 30]);
        assert_eq!(&doubled.luma()[6..8], [20, 25]);
        assert_eq!(frame.at_most(2).longest_side(), 1);
        assert_eq!(Frame::checked(&[0; 5], 5, 1, 5).unwrap().at_most(2).height(), 0);
    }
}
