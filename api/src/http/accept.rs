//! In which form an answer is wanted: the `Accept` header (RFC 9110, section 12.5.1).

use actix_web::http::header::{self, HeaderMap};

/// A form of answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Media {
    /// `application/graphql-response+json`: the status tells whether the document was run.
    GraphqlResponse,
    /// `application/json`: the older way, where a document that cannot be run is answered with status 200.
    Json,
    /// `text/event-stream`.
    EventStream,
}

impl Media {
    /// In the order of our own liking. A stream has to be asked for by its name.
    const ALL: [Media; 3] = [Media::GraphqlResponse, Media::Json, Media::EventStream];

    /// The type as it stands in headers.
    pub(super) fn name(self) -> &'static str {
        match self {
            Media::GraphqlResponse => "application/graphql-response+json",
            Media::Json => "application/json",
            Media::EventStream => "text/event-stream",
        }
    }
}

/// The form to answer in; none when the client takes none of ours. Without the header it is
/// `application/graphql-response+json`, as the GraphQL-over-HTTP specification has it since 2025.
pub(super) fn choose(headers: &HeaderMap) -> Option<Media> {
    let lines: Vec<&str> = headers.get_all(header::ACCEPT).filter_map(|line| line.to_str().ok()).collect();
    if lines.is_empty() {
        return Some(Media::GraphqlResponse);
    }
    let ranges: Vec<Range<'_>> = lines.iter().flat_map(|line| line.split(',')).take(32).filter_map(Range::of).collect();
    let liked =
        Media::ALL.into_iter().map(|media| (media, thousandths(&ranges, media))).filter(|(_, liking)| *liking > 0);
    // The first of equals: `max_by_key` would give the last.
    liked.rev().max_by_key(|(_, liking)| *liking).map(|(media, _)| media)
}

/// How much a client likes a form: the most specific range that covers it decides.
fn thousandths(ranges: &[Range<'_>], media: Media) -> u16 {
    let covering = ranges.iter().filter_map(|range| Some((range.covers(media)?, range.thousandths)));
    covering.max_by_key(|(specific, _)| *specific).map_or(0, |(_, liking)| liking)
}

/// One range of the header, such as `application/*;q=0.5`.
struct Range<'h> {
    name: &'h str,
    thousandths: u16,
}

impl<'h> Range<'h> {
    fn of(text: &'h str) -> Option<Range<'h>> {
        let mut parts = text.split(';');
        let name = parts.next()?.trim();
        let mut parameters = parts.filter_map(|part| part.trim().split_once('='));
        let quality = parameters.find(|(key, _)| key.trim().eq_ignore_ascii_case("q"));
        let thousandths = quality.map_or(1000, |(_, value)| quality_thousandths(value.trim()));
        Some(Range { name, thousandths })
    }

    /// How specifically this range covers a form, if it does.
    fn covers(&self, media: Media) -> Option<u8> {
        let (group, _) = media.name().split_once('/')?;
        if self.name.eq_ignore_ascii_case(media.name()) {
            Some(2)
        } else if media == Media::EventStream {
            None
        } else if self.name.strip_suffix("/*").is_some_and(|range| range.eq_ignore_ascii_case(group)) {
            Some(1)
        } else {
            (self.name == "*/*").then_some(0)
        }
    }
}

/// Reads `0.8` as 800; what is not a quality counts as zero.
fn quality_thousandths(text: &str) -> u16 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return 0;
    }
    match whole {
        "1" => 1000,
        "0" => format!("{fraction:0<3}").parse().unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn chosen(accept: &str) -> Option<Media> {
        choose(TestRequest::default().insert_header((header::ACCEPT, accept)).to_http_request().headers())
    }

    #[test]
    fn the_client_chooses() {
        for (accept, expected) in [
            ("application/json", Some(Media::Json)),
            ("application/graphql-response+json", Some(Media::GraphqlResponse)),
            ("application/graphql-response+json, application/json;q=0.9", Some(Media::GraphqlResponse)),
            ("application/json, application/graphql-response+json", Some(Media::GraphqlResponse)),
            ("application/json, application/graphql-response+json;q=0.9", Some(Media::Json)),
            ("application/json; charset=utf-8", Some(Media::Json)),
            ("*/*", Some(Media::GraphqlResponse)),
            ("application/*;q=0.2, application/json;q=0.1", Some(Media::GraphqlResponse)),
            ("*/*, application/graphql-response+json;q=0", Some(Media::Json)),
            ("text/event-stream", Some(Media::EventStream)),
            ("text/event-stream, */*;q=0.1", Some(Media::EventStream)),
            ("text/html,application/xhtml+xml,*/*;q=0.8", Some(Media::GraphqlResponse)),
            ("text/*", None),
            ("text/html", None),
            ("application/json;q=0", None),
        ] {
            assert_eq!(chosen(accept), expected, "{accept}");
        }
        assert_eq!(choose(TestRequest::default().to_http_request().headers()), Some(Media::GraphqlResponse));
    }
}
