use serde_json::{Value, json};

use crate::testing::Reader;

fn reader(language: &'static str, role: &str, agency: Value) -> Reader {
    let held = json!([{"role": role, "agency": agency}]);
    Reader::new(
        language,
        json!({"DataPage": {"viewer": {"roles": [role]}, "belonging": {"isEverywhere": true, "networks": held}}}),
    )
}

#[actix_web::test]
async fn everybody_takes_out_what_is_theirs() {
    let open_door = json!({"id": "a-1", "name": "Open Door"});
    for (role, agency, file) in [
        ("ADMIN", open_door.clone(), Some("/n/prairie/exports/agency/a-1.zip")),
        ("COORDINATOR", Value::Null, Some("/n/prairie/exports/network.zip")),
        ("BUYER", open_door, None),
    ] {
        for language in ["en", "fr"] {
            let html = reader(language, role, agency.clone()).get("/n/prairie/data").await.html;
            assert!(html.contains("/exports/me.zip") && html.contains(r#"href="/erase?in=prairie""#), "{html}");
            for other in ["/n/prairie/exports/agency/a-1.zip", "/n/prairie/exports/network.zip"] {
                assert_eq!(html.contains(other), file == Some(other), "{role}: {other}");
            }
        }
    }
}

#[actix_web::test]
async fn who_came_by_a_provider_signs_in_by_mail_for_what_is_theirs_beyond_the_network() {
    for (language, says) in [("en", "This concerns you beyond it as well"), ("fr", "Ceci vous concerne aussi ailleurs")]
    {
        let viewer = json!({"isEverywhere": false});
        let belonging = json!({"isEverywhere": false, "networks": []});
        let page = json!({"viewer": {"roles": ["BUYER"]}, "belonging": belonging});
        let reader = Reader::new(language, json!({"DataPage": page, "Erasing": {"viewer": viewer}}));
        let html = reader.get("/n/prairie/data").await.html;
        assert!(html.contains(says) && !html.contains("/exports/me.zip"), "{html}");
        for next in ["/n/prairie/data", "/erase%3Fin%3Dprairie"] {
            assert!(html.contains(&format!(r#"href="/sign-in?next={next}""#)), "{html}");
        }
        let erasing = reader.get("/erase?in=prairie").await;
        assert_eq!(erasing.status, 403);
        assert!(erasing.html.contains(r#"href="/sign-in?next=/erase%3Fin%3Dprairie""#), "{}", erasing.html);
    }
}
