//! Style sheet, scripts and icon: compiled in, named by their content, kept for ever by browsers.

use std::fmt::Write;
use std::sync::LazyLock;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use sha2::{Digest, Sha256};

struct Asset {
    name: &'static str,
    kind: &'static str,
    text: &'static str,
}

const ASSETS: &[Asset] = &[
    Asset { name: "longtable.css", kind: "text/css; charset=utf-8", text: include_str!("../static/longtable.css") },
    Asset {
        name: "longtable.js",
        kind: "text/javascript; charset=utf-8",
        text: include_str!("../static/longtable.js"),
    },
    Asset { name: "live.js", kind: "text/javascript; charset=utf-8", text: include_str!("../static/live.js") },
    Asset { name: "lines.js", kind: "text/javascript; charset=utf-8", text: include_str!("../static/lines.js") },
    Asset { name: "kept.js", kind: "text/javascript; charset=utf-8", text: include_str!("../static/kept.js") },
    Asset { name: "passkeys.js", kind: "text/javascript; charset=utf-8", text: include_str!("../static/passkeys.js") },
    Asset { name: "mark.svg", kind: "image/svg+xml", text: include_str!("../static/mark.svg") },
];

/// Changes when any of the files does, so that they may name each other by relative paths.
static CONTENT: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for asset in ASSETS {
        hash.update(asset.name);
        hash.update(asset.text);
    }
    hash.finalize().iter().take(6).fold(String::new(), |mut hex, byte| {
        // Writing into a String cannot fail.
        let _done = write!(hex, "{byte:02x}");
        hex
    })
});

/// The address of a file.
pub(crate) fn path(name: &str) -> String {
    debug_assert!(ASSETS.iter().any(|asset| asset.name == name), "no file {name}");
    format!("/static/{}/{name}", *CONTENT)
}

pub(crate) fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/static/{content}/{name}", web::get().to(serve));
    cfg.route("/favicon.ico", web::get().to(icon));
}

/// Where browsers look for an icon when an answer names none, such as the API's and a mail's.
async fn icon() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/svg+xml"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=86400"))
        .body(include_str!("../static/mark.svg"))
}

async fn serve(path: web::Path<(String, String)>) -> HttpResponse {
    let (content, name) = path.into_inner();
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == name) else {
        return HttpResponse::NotFound().finish();
    };
    // A page from before an update still finds its files, but must not keep them.
    let keeping = if content == *CONTENT { "public, max-age=31536000, immutable" } else { "no-cache" };
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, asset.kind))
        .insert_header((header::CACHE_CONTROL, keeping))
        .body(asset.text)
}

#[cfg(test)]
mod tests {
    use super::ASSETS;

    #[test]
    fn scripts_stay_small() {
        let bytes: usize =
            ASSETS.iter().filter(|asset| asset.name.ends_with(".js")).map(|asset| asset.text.len()).sum();
        assert!(bytes <= 12 * 1024, "{bytes} bytes of script");
    }
}
