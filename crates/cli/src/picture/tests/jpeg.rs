//! Makes the smallest JPEG pictures that are of use.

#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

/// A JPEG of squares of eight by eight pixels, each of one shade: all that is needed of the format
/// is its frame, one code for "nothing more in this square", and twelve for a change of shade.
pub(super) fn jpeg(columns: usize, shades: &[u8]) -> Vec<u8> {
    let rows = shades.len() / columns;
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
    bytes.extend([1; 64]);
    bytes.extend([0xff, 0xc0, 0, 11, 8]);
    bytes.extend(u16::try_from(rows * 8).unwrap().to_be_bytes());
    bytes.extend(u16::try_from(columns * 8).unwrap().to_be_bytes());
    bytes.extend([1, 1, 0x11, 0]);
    bytes.extend([0xff, 0xc4, 0, 31, 0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    bytes.extend(0..12);
    bytes.extend([0xff, 0xc4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    bytes.extend([0xff, 0xda, 0, 8, 1, 1, 0x00, 0, 63, 0]);
    bytes.extend(scan(shades));
    bytes.extend([0xff, 0xd9]);
    bytes
}

/// The change to each shade (ITU-T T.81, F.1.2.1), and nothing more in the square.
fn scan(shades: &[u8]) -> Vec<u8> {
    let mut bits = Vec::new();
    let mut before = 0;
    for shade in shades {
        let here = (i32::from(*shade) - 128) * 8;
        let change = here - before;
        before = here;
        let length = 32 - change.unsigned_abs().leading_zeros();
        bits.push(format!("{length:04b}"));
        if length > 0 {
            let value = if change < 0 { change + (1 << length) - 1 } else { change };
            bits.push(format!("{value:0width$b}", width = length as usize));
        }
        bits.push("0".into());
    }
    let mut bits = bits.concat();
    bits.extend(std::iter::repeat_n('1', bits.len().next_multiple_of(8) - bits.len()));
    let byte = |bits: &[u8]| u8::from_str_radix(str::from_utf8(bits).unwrap(), 2).unwrap();
    let bytes = bits.as_bytes().chunks(8).map(byte);
    bytes.flat_map(|byte| if byte == 0xff { vec![0xff, 0] } else { vec![byte] }).collect()
}
