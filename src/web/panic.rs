//! Turns a panic into a JavaScript error that names it.
//!
//! Without this the page would only learn "unreachable executed".

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| {
        let text = format!("{} {}: {panic}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        wasm_bindgen::throw_val(js_sys::Error::new(&text).into())
    }));
}
