//! Files made from a campaign.

use async_graphql::{Error, Result, SimpleObject};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use domain::campaigns::finders::{self, CampaignView, WhichRecord};
use domain::campaigns::order::{self, Order};
use domain::campaigns::outcome::Stage;
use words::Language;

use super::fixed::DownloadKind;
use super::order_file;
use crate::spreadsheet::CSV;
use crate::visit::Visit;

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct Download {
    /// What to call it; begins with `DRAFT`, in French `EBAUCHE`, while it may still change.
    filename: String,
    /// Its media type.
    media_type: String,
    /// Its bytes, in base 64.
    base64: String,
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const JSON: &str = "application/json";

pub(super) async fn download(
    visit: &Visit,
    view: &CampaignView,
    kind: DownloadKind,
    which: WhichRecord,
) -> Result<Option<Download>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    let language = visit.language;
    Ok(match kind {
        // An order is of the result that counts now, and of no other.
        DownloadKind::OrderCsv | DownloadKind::OrderXlsx if which != WhichRecord::default() => None,
        DownloadKind::OrderCsv | DownloadKind::OrderXlsx => {
            let Some(order) = order::order(tx.as_ref(), actor, view.campaign.id).await? else { return Ok(None) };
            Some(written(move || order_document(kind, language, &order)).await?)
        }
        DownloadKind::RecordInput | DownloadKind::RecordResult => {
            let found = finders::record_documents(tx.as_ref(), actor, view.campaign.id, which).await?;
            let Some(record) = found else { return Ok(None) };
            let stage = match record.stage {
                Stage::Provisional => "provisional",
                Stage::Final => "final",
            };
            let (what, document) = match kind {
                DownloadKind::RecordInput => ("input", record.redacted_input),
                _ => ("result", record.redacted_result),
            };
            let name = format!("clearing-{what}-{}-{}-{stage}.json", plain(&view.tool.key), record.attempt);
            Some(Download::of(&name, JSON, document.as_bytes()))
        }
    })
}

/// Writes a file on a thread of its own: a spreadsheet of thousands of agencies takes a while, and this thread answers
/// others.
async fn written(write: impl FnOnce() -> Result<Download> + Send + 'static) -> Result<Download> {
    tokio::task::spawn_blocking(write).await.map_err(Error::new_with_source)?
}

fn order_document(kind: DownloadKind, language: Language, order: &Order) -> Result<Download> {
    Ok(match kind {
        DownloadKind::OrderXlsx => {
            Download::of(&order_name(language, order, "xlsx"), XLSX, &order_file::xlsx(language, order)?)
        }
        _ => Download::of(&order_name(language, order, "csv"), CSV, &order_file::csv(language, order)?),
    })
}

impl Download {
    /// A file of these bytes.
    pub(crate) fn of(filename: &str, media_type: &str, bytes: &[u8]) -> Self {
        Self { filename: filename.to_owned(), media_type: media_type.to_owned(), base64: BASE64_STANDARD.encode(bytes) }
    }

    /// A file of bytes that are in base 64 already.
    pub(crate) fn encoded(filename: &str, media_type: &str, base64: String) -> Self {
        Self { filename: filename.to_owned(), media_type: media_type.to_owned(), base64 }
    }

    #[cfg(test)]
    pub(crate) fn bytes(&self) -> Vec<u8> {
        BASE64_STANDARD.decode(&self.base64).unwrap()
    }
}

fn order_name(language: Language, order: &Order, ending: &str) -> String {
    let zone = words::time::zone(&order.campaign.zone).unwrap_or(chrono_tz::UTC);
    let day = words::time::in_zone(order.recorded_at, zone).date_naive();
    let word = |key| words::say(language, key, &[]);
    let draft = if order.draft { format!("{}-", word("order-file-draft")) } else { String::new() };
    format!("{draft}{}-{}-{day}.{ending}", word("order-file"), plain(&order.tool.key))
}

/// Letters, digits and dashes only: what every file system takes.
fn plain(name: &str) -> String {
    name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' }).collect()
}
