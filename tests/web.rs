//! The WebAssembly boundary, run in a worker of a real browser.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, FileReaderSync};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
fn a_worker_reads_a_slice_of_a_blob_without_waiting() -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&"還更新嗎？ still there?".into());
    let blob = Blob::new_with_str_sequence(&parts)?;
    let slice = blob.slice_with_i32_and_i32(16, 21)?;
    let buffer = FileReaderSync::new()?.read_as_array_buffer(&slice)?;
    assert_eq!(js_sys::Uint8Array::new(&buffer).to_vec(), b"still");
    Ok(())
}
