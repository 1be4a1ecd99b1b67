use actix_web::http::header;
use serde_json::{Value, json};

use crate::testing::{Reader, error};

fn logo() -> Value {
    json!({"digest": "0123abcd", "width": 120, "height": 40})
}

fn reader(logo: Value, problems: Value) -> Reader {
    let network = json!({"network": {"logo": logo}, "networkSettings": {"version": 1}});
    let mut picture = network.clone();
    picture["logoFile"] = if logo.is_null() { Value::Null } else { json!({"base64": "UE5H"}) };
    let answers = json!({
        "LogoPage": network, "LogoPicture": picture, "RemoveLogo": {"removeLogo": {"problems": problems}},
        "PublicLogoPicture": {"publicNetwork": {"logo": logo, "logoFile": picture["logoFile"]}},
    });
    Reader::new("en", answers)
}

#[actix_web::test]
async fn the_logo_stands_in_the_shell_on_paper_and_on_its_own_page() {
    let html = reader(logo(), json!([])).get("/n/prairie/network/logo").await.html;
    let image = |alt: &str| {
        format!(r#"<img class="logo" src="/n/prairie/logo/0123abcd.png" alt="{alt}" width="120" height="40">"#)
    };
    let seen = ["Prairie Table", ""].map(|alt| html.matches(&image(alt)).count());
    assert_eq!(seen, [1, 2], "where its name stands beside it, nobody is told the name twice: {html}");
    assert_eq!(html.matches(r#"name="replaces" value="0123abcd""#).count(), 2, "{html}");
    let none = reader(Value::Null, json!([])).get("/n/prairie/network/logo").await.html;
    assert!(!none.contains("<img") && none.contains("There is no logo yet."), "{none}");
    let theirs = Reader::new("fr", json!({"LogoPage": error("FORBIDDEN")}));
    assert_eq!(theirs.get("/n/prairie/network/logo").await.status, 403);
}

#[actix_web::test]
async fn the_picture_is_sent_as_nothing_but_a_picture_and_under_its_own_name_alone() {
    for (path, keeping) in [("/n/prairie/logo", "immutable"), ("/about/prairie/logo", "private, max-age=3600")] {
        let got = reader(logo(), json!([])).get(&format!("{path}/0123abcd.png")).await;
        assert_eq!((got.status, got.html.as_str()), (200, "PNG"));
        let said = |name| got.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        assert_eq!(said(header::CONTENT_TYPE), "image/png");
        assert!(said(header::CACHE_CONTROL).contains(keeping) && said(header::CACHE_CONTROL).contains("private"));
        assert_eq!(said(header::CONTENT_SECURITY_POLICY), "default-src 'none'; frame-ancestors 'none'; sandbox");
        for other in ["0123abce.png", "0123abcd", "0123abcd.svg", ".png"] {
            assert_eq!(reader(logo(), json!([])).get(&format!("{path}/{other}")).await.status, 404, "{other}");
        }
        assert_eq!(reader(Value::Null, json!([])).get(&format!("{path}/.png")).await.status, 404);
    }
    let hidden = Reader::new("en", json!({"PublicLogoPicture": {"publicNetwork": null}}));
    assert_eq!(hidden.get("/about/prairie/logo/0123abcd.png").await.status, 404);
    let foreign = Reader::new("en", json!({"LogoPicture": error("NOT_FOUND")}));
    assert_eq!(foreign.get("/n/prairie/logo/0123abcd.png").await.status, 404);
}

#[actix_web::test]
async fn it_is_removed_if_it_is_still_the_one_that_was_shown() {
    let fields = [("replaces", "0123abcd")];
    let keeper = reader(logo(), json!([]));
    let got = keeper.post("/n/prairie/network/logo/remove", &fields).await;
    assert_eq!((got.location.as_deref(), got.done()), (Some("/n/prairie/network/logo"), Some("logo-removed")));
    assert_eq!(keeper.asked("RemoveLogo")["input"]["digest"], "0123abcd");
    let problems = json!([{"code": "STALE_VERSION", "field": "version", "message": "Somebody changed this."}]);
    let got = reader(logo(), problems).post("/n/prairie/network/logo/remove", &[("replaces", "old")]).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("Somebody changed the logo meanwhile.") && !got.html.contains(r#"value="old""#));
}
