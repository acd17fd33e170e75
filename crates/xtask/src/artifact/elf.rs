//! As much of a shared library's header as tells which phones can load it.

use countersign_tests::{Failure, Outcome};

/// What the header of an ELF file says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Elf {
    /// `e_machine`, of 64 or of 32 bits.
    pub(crate) machine: u16,
    pub(crate) is_64_bit: bool,
    /// The alignment of each part that is loaded.
    pub(crate) alignments: Vec<u64>,
}

/// The type of a program header whose part is loaded.
const LOAD: u64 = 1;

impl Elf {
    /// Reads the headers of a little-endian file, as all of Android's are.
    pub(crate) fn read(bytes: &[u8]) -> Outcome<Self> {
        Self::parse(bytes).ok_or_else(|| Failure::new("This is no shared library for Android."))
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let is_64_bit = match bytes.get(..6)? {
            [0x7f, b'E', b'L', b'F', 2, 1] => true,
            [0x7f, b'E', b'L', b'F', 1, 1] => false,
            _ => return None,
        };
        // Where the program headers begin, how large each is, how many there are, and where each has
        // its alignment.
        let (begin, size, count, alignment) = if is_64_bit {
            (number(bytes, 32, 8)?, number(bytes, 54, 2)?, number(bytes, 56, 2)?, (48, 8))
        } else {
            (number(bytes, 28, 4)?, number(bytes, 42, 2)?, number(bytes, 44, 2)?, (28, 4))
        };
        let mut alignments = Vec::new();
        for index in 0..count {
            let at = usize::try_from(begin.checked_add(index.checked_mul(size)?)?).ok()?;
            if number(bytes, at, 4)? == LOAD {
                alignments.push(number(bytes, at.checked_add(alignment.0)?, alignment.1)?);
            }
        }
        let machine = number(bytes, 18, 2)?.try_into().ok()?;
        Some(Self { machine, is_64_bit, alignments })
    }
}

fn number(bytes: &[u8], at: usize, size: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(size)?)?;
    let mut whole = [0; 8];
    whole.get_mut(..size)?.copy_from_slice(bytes);
    Some(u64::from_le_bytes(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_library_is_refused_wherever_it_ends() {
        let own = std::fs::read(std::env::current_exe().unwrap()).unwrap();
        for end in [0, 5, 6, 20, 60, 64, 100] {
            assert!(Elf::read(&own[..end]).is_err(), "{end}");
        }
        assert!(Elf::read(b"PK\x03\x04 and so on").is_err());
        #[cfg(target_os = "linux")]
        assert!(!Elf::read(&own).unwrap().alignments.is_empty());
    }
}
