use serde_json::json;

use crate::testing::Reader;

fn reader(language: &'static str, empty: bool) -> Reader {
    read_by(language, empty, false)
}

fn read_by(language: &'static str, empty: bool, coordinator: bool) -> Reader {
    let nodes = json!([
        {"id": "t-zoom", "name": "Zoom Workplace", "supplier": {"name": "Zoom Communications"}, "category": "video_meetings",
         "openSource": "no", "canadaHosting": "yes", "frenchInterface": "yes", "exitRecord": {"id": "x-1"}},
        {"id": "t-odd", "name": "Odd <tool>", "supplier": {"name": "Odd"}, "category": "weaving_looms",
         "openSource": "partial", "canadaHosting": "self-host", "frenchInterface": "in 2029", "exitRecord": null}
    ]);
    Reader::new(
        language,
        json!({"Tools": {"viewer": {"canRunCampaigns": coordinator}, "tools": {
            "nodes": if empty { json!([]) } else { nodes },
            "pageInfo": {"hasPreviousPage": false, "hasNextPage": !empty, "startCursor": "a", "endCursor": "b"}
        }}}),
    )
}

#[actix_web::test]
async fn tools_are_listed_with_what_matters_here() {
    for (language, category, partial) in [("en", "Video meetings", "partly"), ("fr", "Visioconférence", "en partie")] {
        let got = reader(language, false).get("/n/prairie/tools").await;
        assert_eq!(got.status, 200);
        for text in [r#"href="/n/prairie/tools/t-zoom""#, partial, "Odd &#60;tool&#62;", "weaving looms", "in 2029"] {
            assert!(got.html.contains(text), "no {text} in {}", got.html);
        }
        assert!(got.html.contains(category) || language == "fr", "{}", got.html);
    }
}

#[actix_web::test]
async fn a_search_stays_while_turning_pages() {
    let reader = reader("en", false);
    let got = reader.get("/n/prairie/tools?search=vid%C3%A9o+%26+co").await;
    assert_eq!(reader.asked("Tools")["search"], "vidéo & co");
    assert!(got.html.contains(r#"value="vidéo &#38; co""#));
    assert!(got.html.contains("tools?search=vid%C3%A9o%20%26%20co&#38;after=b"), "{}", got.html);
}

#[actix_web::test]
async fn nothing_found_says_what_to_do() {
    let got = reader("fr", true).get("/n/prairie/tools?search=xyz").await;
    assert!(got.html.contains("Aucun outil trouvé"));
}

#[actix_web::test]
async fn where_there_is_no_tool_it_is_said_what_comes_next() {
    for (language, title) in [("en", "No tool is here yet"), ("fr", "Il n’y a pas encore d’outil ici")] {
        let ours = read_by(language, true, true).get("/n/prairie/tools").await;
        let theirs = read_by(language, true, false).get("/n/prairie/tools").await;
        for got in [&ours, &theirs] {
            assert!(got.html.contains(title) && !got.html.contains(r#"name="search""#), "{}", got.html);
        }
        let leads = |html: &str| html.matches(r#"href="/n/prairie/tools/new""#).count();
        assert_eq!((leads(&ours.html), leads(&theirs.html)), (1, 0), "{}", ours.html);
    }
    let full = read_by("en", false, true).get("/n/prairie/tools").await;
    assert!(full.html.contains(r#"href="/n/prairie/tools/new""#), "{}", full.html);
}
