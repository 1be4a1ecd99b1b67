use actix_web::http::header;
use actix_web::test::TestRequest;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::testing::{Reader, error};

fn reader(language: &'static str, changes: Value, problems: Value) -> Reader {
    let refused = problems.as_array().is_some_and(|problems| !problems.is_empty());
    let mut list = json!({
        "id": "i-1", "filename": "liste <1>.csv", "encoding": "WINDOWS1252", "approved": false,
        "expiresAt": "2027-02-21T18:00:00Z", "importedAt": null, "digest": "abc", "added": 1, "changed": 1,
        "unchanged": 0, "wrong": 0, "invited": 0,
        "rows": {
            "nodes": [
                {"line": 2, "key": "01", "name": "Cedar <1>", "fate": "CHANGED", "problems": [], "invite": null,
                 "inviteName": null, "inviteLanguage": null, "notes": ["CONTACT_NOT_INVITED"],
                 "changes": [{"heading": "Size", "from": "1 to 4 staff", "to": "5 to 19 staff"}]},
                {"line": 3, "key": "02", "name": "", "fate": "WRONG", "changes": [], "invite": null,
                 "inviteName": null, "inviteLanguage": null, "notes": [],
                 "problems": [{"code": "MISSING", "field": "name", "message": "Please fill this in."}]}
            ],
            "pageInfo": {"hasPreviousPage": false, "hasNextPage": true, "startCursor": "a", "endCursor": "b"}
        }
    });
    for (field, value) in changes.as_object().unwrap() {
        list[field] = value.clone();
    }
    let new = if refused { Value::Null } else { json!({"id": "i-1"}) };
    Reader::new(
        language,
        json!({
            "UploadPage": {"viewer": {"canRunCampaigns": true}},
            "ImportPage": {"viewer": {"canRunCampaigns": true}, "agencyImport": list},
            "UploadAgencies": {"uploadAgencies": {"agencyImport": new, "problems": problems}},
            "ImportAgencies": {"importAgencies": {"added": 12, "changed": 3, "invited": 4, "problems": problems}}
        }),
    )
}

const PATH: &str = "/n/prairie/agencies/import";

#[actix_web::test]
async fn a_file_is_sent_on_as_it_is() {
    let reader = reader("fr", json!({}), json!([]));
    let form = reader.get(PATH).await;
    for text in ["Importer une liste", "multipart/form-data", "/agencies/download/template", "Code", "Nom du contact"] {
        assert!(form.html.contains(text), "no {text} in {}", form.html);
    }
    let got = reader.post_file(PATH, &[("approved", "no")], Some(("C:\\liste.csv", b"a;\xE9\r\n\x00"))).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/agencies/import/i-1")));
    let input = &reader.asked("UploadAgencies")["input"];
    assert_eq!((&input["filename"], &input["approved"]), (&json!("liste.csv"), &json!(false)));
    assert_eq!(input["base64"], STANDARD.encode(b"a;\xE9\r\n\x00"));
}

#[actix_web::test]
async fn two_files_of_one_name_are_two_requests() {
    let reader = reader("en", json!({}), json!([]));
    let mut keys = Vec::new();
    for bytes in [b"one".as_slice(), b"two", b"two"] {
        reader.post_file(PATH, &[], Some(("list.csv", bytes))).await;
        keys.push(reader.asked("UploadAgencies")["input"]["requestKey"].clone());
    }
    assert!(keys[0] != keys[1] && keys[1] == keys[2], "{keys:?}");
}

#[actix_web::test]
async fn what_is_no_file_of_ours_is_refused() {
    let sound = reader("en", json!({}), json!([]));
    let none = sound.post_file(PATH, &[], None).await;
    assert!(none.status == 422 && none.html.contains("Please choose a file."), "{}", none.html);
    let problems = json!([{"code": "NO_HEADING", "field": "file", "message": "No headings."}]);
    let got = reader("en", json!({}), problems).post_file(PATH, &[], Some(("x.csv", b"x"))).await;
    assert!(got.status == 422 && got.html.contains(r#"id="f-file-problem""#), "{}", got.html);
    let form = || (header::CONTENT_TYPE, "multipart/form-data; boundary=sep");
    let bare = "--sep\r\ncontent-disposition: form-data; name=\"approved\"\r\n\r\nyes\r\n--sep--\r\n";
    let strange = sound.send(TestRequest::post().uri(PATH).insert_header(form()).set_payload(bare)).await;
    assert_eq!(strange.status, 403, "it holds no token of ours");
    let broken = sound.send(TestRequest::post().uri(PATH).insert_header(form()).set_payload("--sep\r\nrubbish")).await;
    assert_eq!(broken.status, 400);
    assert_eq!(sound.post(PATH, &[]).await.status, 400, "no form with a file");
}

#[actix_web::test]
async fn a_huge_file_is_refused_before_it_is_read() {
    let reader = reader("en", json!({}), json!([]));
    let request = TestRequest::post()
        .uri(PATH)
        .insert_header((header::CONTENT_TYPE, "multipart/form-data; boundary=sep"))
        .set_payload("--sep")
        .insert_header((header::CONTENT_LENGTH, "104857600"));
    let got = reader.send(request).await;
    assert!(got.status == 413 && got.html.contains("This file is too large"), "{} {}", got.status, got.html);
    let unannounced = reader.post_file(PATH, &[], Some(("x.csv", &vec![b'x'; 5 * 1024 * 1024]))).await;
    assert_eq!(unannounced.status, 413);
}

#[actix_web::test]
async fn what_will_happen_is_shown_row_by_row_and_done_as_shown() {
    let reader = reader("en", json!({}), json!([]));
    let got = reader.get("/n/prairie/agencies/import/i-1?show=changed").await;
    assert_eq!(reader.asked("ImportPage")["fates"], json!(["CHANGED"]));
    for text in [
        "Cedar &#60;1&#62;",
        "Size: from “1 to 4 staff” to “5 to 19 staff”",
        "older encoding",
        "wait to be approved",
        "The contact is not invited",
        "show=changed&#38;after=b",
        "Import the list",
    ] {
        assert!(got.html.contains(text), "no {text} in {}", got.html);
    }
    let done = reader.post("/n/prairie/agencies/import/i-1", &[("digest", "abc")]).await;
    assert_eq!((done.status, done.location.as_deref()), (303, Some("/n/prairie/agencies")));
    assert_eq!(done.done(), Some("agencies-imported_12_3_4"));
    assert_eq!(reader.asked("ImportAgencies")["input"]["digest"], "abc");
}

#[actix_web::test]
async fn how_many_people_are_mailed_is_said_before() {
    for (language, said) in
        [("en", "4 people will be invited by email."), ("fr", "4 personnes seront invitées par courriel.")]
    {
        let got = reader(language, json!({"invited": 4}), json!([])).get("/n/prairie/agencies/import/i-1").await;
        assert!(got.html.contains(said), "{}", got.html);
    }
    let nobody = reader("en", json!({}), json!([])).get("/n/prairie/agencies/import/i-1").await;
    assert!(!nobody.html.contains("will be invited"), "{}", nobody.html);
}

#[actix_web::test]
async fn a_file_from_nobodys_browser_is_not_read() {
    let reader = reader("en", json!({}), json!([]));
    let request = TestRequest::post()
        .uri(PATH)
        .insert_header((header::CONTENT_TYPE, "multipart/form-data; boundary=sep"))
        .set_payload("--sep\r\nrubbish");
    let got = reader.send_with(request, "lt_browser=browser0browser0").await;
    assert_eq!(got.status, 401, "rubbish that is read is 400");
}

#[actix_web::test]
async fn what_cannot_be_imported_offers_no_button() {
    for (changes, said) in [
        (json!({"wrong": 2}), "2 rows need fixing"),
        (json!({"added": 0, "changed": 0}), "There is nothing to import."),
        (json!({"importedAt": "2027-02-20T17:00:00Z"}), "has been imported"),
        (json!({"expiresAt": "2027-02-20T18:00:00Z"}), "more than a day ago"),
    ] {
        let got = reader("en", changes, json!([])).get("/n/prairie/agencies/import/i-1").await;
        assert!(got.html.contains(said) && !got.html.contains("Import the list"), "{said}: {}", got.html);
    }
    let problems = json!([{"code": "IMPORT_CHANGED", "field": null, "message": "It has changed."}]);
    let got = reader("en", json!({}), problems).post("/n/prairie/agencies/import/i-1", &[("digest", "old")]).await;
    assert!(got.status == 422 && got.html.contains("It has changed."));
    let none = Reader::new("en", json!({"ImportPage": error("NOT_FOUND")}));
    assert_eq!(none.get("/n/prairie/agencies/import/i-9").await.status, 404);
}
