use serde_json::json;

use crate::testing::Reader;
use crate::types::{Named, Role};

fn reader(language: &'static str) -> Reader {
    let permission = |sentence: &str, roles: serde_json::Value, by_oneself: bool| {
        json!({
            "sentence": "Request licences.", "oneselfSentence": sentence, "roles": roles, "byOneself": by_oneself,
            "byTheClock": false, "byTheOperator": false,
        })
    };
    let own = |role: &str| json!({"role": role, "forOwnAgency": true, "sentence": "Request licences."});
    let coordinator = json!({"role": "COORDINATOR", "forOwnAgency": false, "sentence": "Open a purchase."});
    let named = json!({"role": "ADMIN", "forOwnAgency": true, "sentence": "Invite somebody to their agency."});
    let all = [
        permission("", json!([own("ADMIN"), own("BUYER")]), false),
        permission("", json!([coordinator, named]), false),
        permission("Choose a language.", json!([]), true),
    ];
    Reader::new(language, json!({"Permissions": {"viewer": {"roles": ["BUYER"]}, "permissions": all}}))
}

#[actix_web::test]
async fn each_role_reads_what_it_may_and_ones_own_comes_first() {
    let html = reader("en").get("/n/prairie/permissions").await.html;
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text} is missing:\n{html}"));
    assert!(at("What can a buyer do?") < at("What can a network coordinator do?"));
    assert!(at("This is you") < at("What can a network coordinator do?"));
    let own = "For their own agency, and no other:</p>";
    assert_eq!(html.matches(own).count(), 2, "said once to admins and once to buyers:\n{html}");
    let buyers = r#"<ul aria-labelledby="own-buyer"><li>Request licences.</li></ul>"#;
    let admins =
        r#"<ul aria-labelledby="own-admin"><li>Request licences.</li><li>Invite somebody to their agency.</li></ul>"#;
    assert!(html.contains(buyers) && html.contains(admins), "{html}");
    assert!(
        html.contains("<ul><li>Open a purchase.</li></ul>") && html.contains("<ul><li>Choose a language.</li></ul>")
    );
}

#[actix_web::test]
async fn every_role_has_its_question_in_both_languages() {
    for (language, words) in [("en", words::Language::En), ("fr", words::Language::Fr)] {
        let got = reader(language).get("/n/prairie/permissions").await;
        assert_eq!(got.status, 200);
        for role in Role::ALL {
            let key = format!("pages-permissions-what-{}", role.code().to_ascii_lowercase().replace('_', "-"));
            assert!(words::has(words, &key), "{key}");
        }
    }
}
