use serde_json::{Value, json};

use crate::testing::Reader;

fn reader(language: &'static str, role: &str, agency: Value) -> Reader {
    let held = json!([{"role": role, "agency": agency}]);
    Reader::new(language, json!({"DataPage": {"viewer": {"roles": [role]}, "belonging": {"networks": held}}}))
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
