//! A form with a file.

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest};
use futures::future::LocalBoxFuture;
use multer::{Field, Multipart};
use sha2::{Digest, Sha256};

use crate::forms::posted::{body, ours};
use crate::forms::{Fields, Posted};
use crate::problem::{Kind, PageProblem};
use crate::visit::Visit;

/// The largest file of any form, in bytes.
const FILE_BYTES_MAX: usize = 4 * 1024 * 1024;
/// What the other fields and the marks between them may add.
const AROUND_BYTES_MAX: usize = 64 * 1024;
/// No form with a file has so many fields.
const FIELDS_MAX: usize = 50;
/// The longest name of a file that is kept.
const NAME_MAX: usize = 200;

/// A form with a file, sent from a page of ours, in this browser.
///
/// One that says it is too large, or that comes from nobody's browser, is answered before anything of it is read, and one that
/// only turns out to be too large is not read further.
#[derive(Clone, Debug)]
pub struct Uploaded {
    posted: Posted,
    file: Option<File>,
}

/// A file somebody chose.
#[derive(Clone, Debug)]
pub struct File {
    /// What it is called, without the folders before it.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

impl Uploaded {
    /// Its other fields. The file's digest is among them, so that another file makes another request.
    pub fn posted(&self) -> &Posted {
        &self.posted
    }

    /// The file, if one was chosen.
    pub fn file(&self) -> Option<&File> {
        self.file.as_ref()
    }

    /// The form as it is shown again; a file cannot be.
    pub fn into_posted(self) -> Posted {
        self.posted
    }
}

impl FromRequest for Uploaded {
    type Error = PageProblem;
    type Future = LocalBoxFuture<'static, Result<Uploaded, PageProblem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move { read(&request, payload).await })
    }
}

async fn read(request: &HttpRequest, payload: Payload) -> Result<Uploaded, PageProblem> {
    let visit = Visit::extract(request).await?;
    if !visit.has_session() {
        return Err(visit.unknown());
    }
    let unreadable = || visit.problem(Kind::Unreadable);
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(kind).map_err(|_| unreadable())?;
    let most = FILE_BYTES_MAX + AROUND_BYTES_MAX;
    let body = body(&visit, request, payload, most, Kind::FileTooLarge).await?;
    let whole = futures::stream::once(async move { Ok::<_, std::convert::Infallible>(Bytes::from(body)) });
    let mut parts = Multipart::new(whole, boundary);
    let (mut fields, mut file) = (Vec::new(), None);
    while let Some(part) = parts.next_field().await.map_err(|_| unreadable())? {
        if fields.len() == FIELDS_MAX {
            return Err(unreadable());
        }
        let name = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(plain) {
            Some(called) => file = self::file(part, called).await.map_err(|()| unreadable())?,
            None => fields.push((name, text(part).await.map_err(|()| unreadable())?)),
        }
    }
    if let Some(file) = &file {
        let digest = Sha256::digest(&file.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        fields.push(("fileSha256".to_owned(), digest));
    }
    let posted = ours(request, &visit, Fields::from_iter(fields))?;
    Ok(Uploaded { posted, file })
}

/// A text as a field holds it, under the rule of every form: UTF-8, and nothing no keyboard types.
async fn text(part: Field<'_>) -> Result<String, ()> {
    let bytes = part.bytes().await.map_err(|_| ())?;
    let text = String::from_utf8(bytes.to_vec()).map_err(|_| ())?;
    let strange = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if text.chars().any(strange) { Err(()) } else { Ok(text) }
}

/// A file; none where the browser sends an empty one because none was chosen.
async fn file(part: Field<'_>, name: String) -> Result<Option<File>, ()> {
    let bytes = part.bytes().await.map_err(|_| ())?;
    Ok((!name.is_empty() || !bytes.is_empty()).then_some(File { name, bytes }))
}

/// A file's name as it can be shown.
fn plain(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars().filter(|c| !c.is_control()).take(NAME_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_files_name_is_shown_without_its_folders() {
        for (name, expected) in [
            ("liste.csv", "liste.csv"),
            ("C:\\Users\\Ana\\é.xlsx", "é.xlsx"),
            ("../../etc/passwd", "passwd"),
            ("a\u{7}b\r\n.csv", "ab.csv"),
            ("", ""),
        ] {
            assert_eq!(plain(name), expected, "{name:?}");
        }
        assert_eq!(plain(&"x".repeat(500)).len(), 200);
    }
}
