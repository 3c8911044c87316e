//! Decodes legacy text by the browser's own `TextDecoder`.

use crate::text::{Decode, Encoding, Legacy};
use web_sys::{TextDecodeOptions, TextDecoder};

/// Makes decoders of the browser's tables.
pub struct BrowserLegacy;

struct Decoder(Option<TextDecoder>);

impl Legacy for BrowserLegacy {
    fn decoder(&self, encoding: Encoding) -> Box<dyn Decode> {
        Box::new(Decoder(TextDecoder::new_with_label(encoding.id()).ok()))
    }
}

impl Decode for Decoder {
    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut String) {
        let options = TextDecodeOptions::new();
        options.set_stream(!last);
        let decoder = self.0.as_ref();
        let text = decoder.and_then(|decoder| decoder.decode_with_u8_array_and_options(bytes, &options).ok());
        match text {
            Some(text) => out.push_str(&text),
            // Every browser has these tables; without one nothing can be read, and the text says so.
            None if !bytes.is_empty() => out.push('\u{FFFD}'),
            None => {}
        }
    }
}
