//! Reads DAG-CBOR from a block held in memory: the strict subset of CBOR (RFC 8949) that content-addressed data uses.
//!
//! Lengths are always given in advance there, and links are tag 42. Nothing here recurses or believes a length: what
//! is skipped is counted, and what runs past the end of the block is an error.

/// Walks over the values of one block.
#[derive(Clone, Copy)]
pub struct Cbor<'a> {
    rest: &'a [u8],
}

/// Holds the start of a value: all of it, or how many values follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A whole number that is not negative.
    Whole(u64),
    /// A text.
    Text(&'a str),
    /// A string of bytes.
    Bytes(&'a [u8]),
    /// A link to another block: its CID.
    Link(&'a [u8]),
    /// A list of so many values.
    List(u64),
    /// A map of so many pairs.
    Map(u64),
    /// Nothing.
    Null,
    /// Something else: a negative or broken number, a flag, another tag's value.
    Other,
}

impl<'a> Cbor<'a> {
    /// Starts at the beginning of a block.
    pub fn new(block: &'a [u8]) -> Cbor<'a> {
        Cbor { rest: block }
    }

    /// Takes the start of the next value; `None` where the block ends or breaks off.
    pub fn value(&mut self) -> Option<Value<'a>> {
        let (major, argument) = self.head()?;
        Some(match major {
            0 => Value::Whole(argument),
            1 => Value::Other,
            2 => Value::Bytes(self.bytes(argument)?),
            // A text cut inside a character is no reason to lose the rest of the block.
            3 => std::str::from_utf8(self.bytes(argument)?).map_or(Value::Other, Value::Text),
            4 => Value::List(argument),
            5 => Value::Map(argument),
            6 => self.tagged(argument)?,
            _ if argument == 22 => Value::Null,
            _ => Value::Other,
        })
    }

    /// Passes over one whole value, however deep it is.
    pub fn skip(&mut self) -> Option<()> {
        let mut pending = 1u64;
        while pending > 0 {
            pending -= 1;
            pending = match self.value()? {
                Value::List(count) => pending.checked_add(count)?,
                Value::Map(count) => pending.checked_add(count.checked_mul(2)?)?,
                _ => pending,
            };
        }
        Some(())
    }

    /// Takes the key of the next pair of a map.
    pub fn key(&mut self) -> Option<&'a str> {
        match self.value()? {
            Value::Text(key) => Some(key),
            _ => None,
        }
    }

    /// Takes the next value if it is a link, a text or a number; passes over a list or a map.
    pub fn single(&mut self) -> Option<Value<'a>> {
        let before = *self;
        let value = self.value()?;
        if matches!(value, Value::List(_) | Value::Map(_)) {
            *self = before;
            self.skip()?;
        }
        Some(value)
    }

    /// A tag other than a link's says something of a value that is passed over.
    fn tagged(&mut self, tag: u64) -> Option<Value<'a>> {
        if tag != 42 {
            // A tag on a tag is not DAG-CBOR; refusing it keeps this from nesting.
            let (major, argument) = self.head()?;
            return match major {
                2 | 3 => self.bytes(argument).map(|_| Value::Other),
                4 => Some(Value::List(argument)),
                5 => Some(Value::Map(argument)),
                6 => None,
                _ => Some(Value::Other),
            };
        }
        match self.head()? {
            // A CID inside CBOR has a zero byte before it.
            (2, length) => Some(self.bytes(length)?.strip_prefix(&[0]).map_or(Value::Other, Value::Link)),
            _ => None,
        }
    }

    /// Takes the first byte of a value and the number after it.
    fn head(&mut self) -> Option<(u8, u64)> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        let argument = match first & 0x1F {
            small @ 0..=23 => u64::from(small),
            size @ 24..=27 => {
                let bytes = self.bytes(1 << (size - 24))?;
                bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
            }
            // 31 is a value without a length, which DAG-CBOR forbids.
            _ => return None,
        };
        Some((first >> 5, argument))
    }

    fn bytes(&mut self, length: u64) -> Option<&'a [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(usize::try_from(length).ok()?)?;
        self.rest = rest;
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_apart() {
        // {"a": [1, "x", h'ff'], "l": 42(h'0001'), "n": null, "f": 1.5}
        let block =
            b"\xa4\x61a\x83\x01\x61x\x41\xff\x61l\xd8\x2a\x42\x00\x01\x61n\xf6\x61f\xfb\x3f\xf8\0\0\0\0\0\0";
        let mut cbor = Cbor::new(block);
        assert_eq!(cbor.value(), Some(Value::Map(4)));
        assert_eq!((cbor.key(), cbor.value()), (Some("a"), Some(Value::List(3))));
        let list = [cbor.value(), cbor.value(), cbor.value()].map(|value| value.expect("a value"));
        assert_eq!(list, [Value::Whole(1), Value::Text("x"), Value::Bytes(b"\xff")]);
        assert_eq!((cbor.key(), cbor.value()), (Some("l"), Some(Value::Link(b"\x01"))));
        assert_eq!((cbor.key(), cbor.value()), (Some("n"), Some(Value::Null)));
        assert_eq!((cbor.key(), cbor.value()), (Some("f"), Some(Value::Other)));
        assert_eq!(cbor.value(), None);
    }

    #[test]
    fn lying_lengths_and_deep_nesting_end_at_the_block_s_end() {
        let lists = [vec![0x81; 1 << 20], vec![0x9B; 9], vec![0xBB, 0xFF, 255, 255, 255, 255, 255, 255, 255]];
        for block in lists {
            assert_eq!(Cbor::new(&block).skip(), None);
        }
        for block in
            [&b"\x7b\xff\xff\xff\xff\xff\xff\xff\xff"[..], b"\x42\x01", b"\x5f\x41\x00\xff", b"\xc1\xc1\x00"]
        {
            assert_eq!(Cbor::new(block).value(), None, "{block:x?}");
        }
        let mut deep = vec![0x81; 1 << 20];
        deep.push(0);
        assert_eq!(Cbor::new(&deep).skip(), Some(()));
    }
}
