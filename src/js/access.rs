//! `enableCloudApi()` and `rotateToken()`.

use super::charger::Charger;
use super::{AnyPromise, to_js};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Charger {
    /// Switches the cloud API on.
    #[wasm_bindgen(js_name = enableCloudApi)]
    pub fn enable_cloud_api(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> AnyPromise {
        self.promise_with(options, &[], |charger, options| {
            Ok(async move { Ok(to_js(&charger.enable_cloud_api(options).await?)) })
        })
    }

    /// Replaces the token.
    #[wasm_bindgen(js_name = rotateToken)]
    pub fn rotate_token(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> AnyPromise {
        self.promise_with(options, &["confirm"], |charger, options| {
            Ok(async move { Ok(to_js(&charger.rotate_token(options).await?)) })
        })
    }
}
