//! As much of the protobuf wire format as exports use, read strictly.

/// One field of a message.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value<'b> {
    /// Wire type 0.
    Varint(u64),
    /// Wire type 2.
    Bytes(&'b [u8]),
    /// Wire types 1 and 5, which no known field has.
    Fixed,
}

impl<'b> Value<'b> {
    /// A signed 32-bit number; a negative one was written in ten bytes.
    pub(super) fn int32(&self) -> Result<i32, Damaged> {
        // The format says that higher bits do not count.
        self.int64().map(|number| i32::from_le_bytes(first_four(number)))
    }

    pub(super) fn int64(&self) -> Result<i64, Damaged> {
        match self {
            Self::Varint(number) => Ok(number.cast_signed()),
            Self::Bytes(_) | Self::Fixed => Err(Damaged),
        }
    }

    pub(super) fn bytes(&self) -> Result<&'b [u8], Damaged> {
        match self {
            Self::Bytes(bytes) => Ok(bytes),
            Self::Varint(_) | Self::Fixed => Err(Damaged),
        }
    }
}

/// The message cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Damaged;

/// The fields of a message with their numbers, until the end or the first damage.
pub(super) struct Fields<'b>(&'b [u8]);

impl<'b> Fields<'b> {
    pub(super) fn of(message: &'b [u8]) -> Self {
        Self(message)
    }

    fn read(&mut self) -> Result<(u64, Value<'b>), Damaged> {
        let tag = self.varint()?;
        let (number, wire_type) = (tag >> 3, tag & 7);
        if number == 0 {
            return Err(Damaged);
        }
        let value = match wire_type {
            0 => Value::Varint(self.varint()?),
            1 => self.take(8).map(|_| Value::Fixed)?,
            2 => {
                let length = self.varint()?;
                Value::Bytes(self.take(length)?)
            }
            5 => self.take(4).map(|_| Value::Fixed)?,
            _ => return Err(Damaged),
        };
        Ok((number, value))
    }

    fn varint(&mut self) -> Result<u64, Damaged> {
        const LONGEST: u32 = 10;
        let mut number = 0;
        for shift in (0..LONGEST).map(|place| place.saturating_mul(7)) {
            let (byte, rest) = self.0.split_first().ok_or(Damaged)?;
            self.0 = rest;
            // The tenth byte has one bit that counts; others fall off the end.
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Damaged)
    }

    fn take(&mut self, length: u64) -> Result<&'b [u8], Damaged> {
        let length = usize::try_from(length).map_err(|_| Damaged)?;
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Damaged)?;
        self.0 = rest;
        Ok(taken)
    }
}

impl<'b> Iterator for Fields<'b> {
    type Item = Result<(u64, Value<'b>), Damaged>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = self.read();
        if field.is_err() {
            self.0 = &[];
        }
        Some(field)
    }
}

fn first_four(number: i64) -> [u8; 4] {
    let [first, second, third, fourth, ..] = number.to_le_bytes();
    [first, second, third, fourth]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Vec<(u64, Value<'_>)>, Damaged> {
        Fields::of(bytes).collect()
    }

    #[test]
    fn fields_are_read_in_order() {
        let message =
            [0x08, 0x96, 0x01, 0x12, 1, b'a', 0x19, 1, 2, 3, 4, 5, 6, 7, 8, 0x25, 1, 2, 3, 4];
        let fields = vec![
            (1, Value::Varint(150)),
            (2, Value::Bytes(b"a")),
            (3, Value::Fixed),
            (4, Value::Fixed),
        ];
        assert_eq!(read(&message), Ok(fields));
        assert_eq!(read(&[]), Ok(vec![]));
    }

    #[test]
    fn negative_numbers_take_ten_bytes() {
        let mut message = vec![0x28];
        message.extend([0xe9, 0xcf, 0xbf, 0xd2, 0xf8, 0xff, 0xff, 0xff, 0xff, 0x01]);
        let fields = read(&message).unwrap();
        assert_eq!(fields[0].1.int32(), Ok(-1_974_474_775));
        assert_eq!(fields[0].1.int64(), Ok(-1_974_474_775));
    }

    #[test]
    fn damage_is_an_error() {
        for message in [
            &[0x08][..],
            &[0x08, 0x80],
            &[0x00, 0x00],
            &[0x0b],
            &[0x0c],
            &[0x0e, 0],
            &[0x0f, 0],
            &[0x12, 2, 1],
            &[0x12, 0x80, 0xad, 0xe2, 0x04, 0x78],
            &[0x12, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
            &[0x09, 1, 2, 3, 4, 5, 6, 7],
            &[0x0d, 1, 2, 3],
            &[0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0],
        ] {
            assert_eq!(read(message), Err(Damaged), "{message:?}");
        }
    }
}
