use serde_json::json;

use crate::testing::Reader;

fn reader(language: &'static str) -> Reader {
    Reader::new(
        language,
        json!({
            "Notices": {"notices": {
                "nodes": [
                    {"id": "n-2", "title": "You are in", "body": "43 licences.\nAnswer by March 30.", "at": "2027-02-19T15:00:00Z", "readAt": null,
                     "campaign": {"id": "c-1", "title": "Video meetings"}, "agencyId": "a-1"},
                    {"id": "n-1", "title": "Welcome", "body": "Hello.", "at": "2027-02-01T15:00:00Z", "readAt": "2027-02-02T15:00:00Z", "campaign": null, "agencyId": "a-1"}
                ],
                "pageInfo": {"hasPreviousPage": false, "hasNextPage": true, "startCursor": "s=1", "endCursor": "e&2"}
            }},
            "MarkNoticesRead": {"markNoticesRead": {"unreadNotices": 0}}
        }),
    )
}

#[actix_web::test]
async fn notices_are_listed_with_what_they_concern() {
    for (language, title, next) in [("en", "Notices", "Next"), ("fr", "Avis", "Suivante")] {
        let reader = reader(language);
        let got = reader.get("/n/prairie/notices?after=abc").await;
        assert!(
            got.html.contains(&format!("<h1>{title}</h1>"))
                && got.html.contains(r#"href="/n/prairie/campaigns/c-1""#)
                && got.html.matches(r#"href="/n/prairie/agencies/a-1""#).count() == 1
        );
        assert!(got.html.contains(&format!(r#"href="/n/prairie/notices?after=e%262">{next}</a>"#)), "{}", got.html);
        let asked = reader.asked("Notices");
        assert_eq!(asked, json!({"first": 25, "after": "abc", "last": null, "before": null}));
    }
}

#[actix_web::test]
async fn what_was_shown_is_marked_as_read_at_once() {
    let reader = reader("en");
    let got = reader.get("/n/prairie/notices").await;
    assert!(got.html.contains(r#"<input type="hidden" name="noticeId" value="n-2">"#), "the newest that is shown");
    let got = reader.post("/n/prairie/notices", &[("noticeId", "n-2")]).await;
    assert_eq!(reader.asked("MarkNoticesRead")["input"]["noticeId"], json!("n-2"));
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/notices")));
    assert_eq!(got.done(), Some("read"));
}
