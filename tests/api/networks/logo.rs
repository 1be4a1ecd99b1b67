//! The network's logo: who gives it one, what is taken, and who sees it.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};
use tests::world::{Outcome, key};
use tests::{Actor, World, behaviour};

const JPEG: &[u8] = include_bytes!("../../../domain/src/networks/picture/tests/plain.jpg");
const WEBP: &[u8] = include_bytes!("../../../domain/src/networks/picture/tests/lossless.webp");
const PAYLOAD: &str = "network { logo { digest width height } } problems { code field message }";

async fn changes(actor: &Actor, file: &[u8], replaces: Option<&str>) -> Outcome {
    let input = json!({ "base64": BASE64_STANDARD.encode(file), "replaces": replaces, "requestKey": key() });
    actor.does("changeLogo", input, PAYLOAD).await
}

async fn removes(actor: &Actor, digest: &str) -> Outcome {
    actor.does("removeLogo", json!({ "digest": digest, "requestKey": key() }), PAYLOAD).await
}

fn digest(outcome: &Outcome, deed: &str) -> String {
    let digest = &outcome.reply().body["data"][deed]["network"]["logo"]["digest"];
    digest.as_str().unwrap_or_else(|| panic!("there is a logo: {:#}", outcome.reply().body)).to_owned()
}

async fn given(world: &World) -> String {
    let changed = changes(&world.cora, JPEG, None).await;
    changed.done();
    digest(&changed, "changeLogo")
}

/// Chooses a file in the form and sends it, as a browser does.
async fn uploads(actor: &Actor, name: &str, file: &[u8]) -> (u16, String) {
    let form = actor.opens("/network/logo").await.is_shown().form("/network/logo");
    let mut body = Vec::new();
    for (field, value) in &form.fields {
        body.extend(format!("--mark\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").bytes());
    }
    let head = format!("--mark\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n");
    body.extend(head.bytes());
    body.extend(b"Content-Type: image/png\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--mark--\r\n");
    let request = actor.request(Method::POST, "/n/prairie/network/logo").await;
    let request = request.header(CONTENT_TYPE, "multipart/form-data; boundary=mark").body(body);
    let answer = actor.send(request).await;
    (answer.status().as_u16(), answer.text().await.expect("an answer is a text"))
}

async fn status(actor: &Actor, path: &str) -> u16 {
    actor.looks_at(path).await.status
}

#[behaviour]
async fn a_coordinator_gives_the_network_a_logo_that_its_people_see_on_every_page(world: &World) {
    assert_eq!(uploads(&world.cora, "logo.png", JPEG).await.0, 303, "what it is called does not count");
    let page = world.rose.opens("/").await.is_shown();
    let seen = page.attributes(".net img", "src");
    let [path] = seen.as_slice() else { panic!("{seen:?}") };
    assert_eq!(page.attributes(".net img", "alt"), [""], "its name stands beside it");
    assert_eq!(world.ana.opens("/campaigns").await.attributes(".net img", "src"), seen);
    assert_eq!(page.attributes(".printed img", "src"), seen, "it stands on paper, too");
    let picture = world.ana.looks_at(path).await;
    assert_eq!(picture.status, 200);
    let said = |name: &str| picture.headers[name].to_str().expect("a header is a text").to_owned();
    assert_eq!((said("content-type").as_str(), said("x-content-type-options").as_str()), ("image/png", "nosniff"));
    assert!(said("content-security-policy").ends_with("sandbox") && said("cache-control").contains("immutable"));
    assert_eq!(said("cross-origin-resource-policy"), "same-origin");
    let rows = format!("{:?}", world.traces().await);
    assert!(!rows.contains("104.61 W"), "nothing is kept of where it was taken");
    let form = world.cora.opens("/network/logo").await.is_shown().form("/logo/remove");
    form.send().await.is_shown().says("The logo is gone.").says("There is no logo yet.");
    assert_eq!(status(&world.ana, path).await, 404);
    assert!(world.ana.opens("/").await.attributes(".net img", "src").is_empty());
    let log = world.cora.ask("{ events(first: 5) { nodes { kind } } }", json!({})).await.body.to_string();
    assert!(log.contains("LogoChanged") && log.contains("LogoRemoved"), "{log}");
}

#[behaviour]
async fn what_is_no_picture_or_too_much_of_one_changes_nothing(world: &World) {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let mut wide = JPEG.to_vec();
    let frame = wide.windows(2).position(|mark| mark == [0xff, 0xc0]).expect("it has a frame");
    wide[frame + 5..frame + 9].copy_from_slice(&[0x13, 0x88, 0x13, 0x88]);
    let large = vec![0; 2 * 1024 * 1024 + 1];
    let table: [(&str, &[u8], &str, &str); 6] = [
        ("logo.svg", svg, "PICTURE_KIND", "An SVG can hold programs"),
        ("empty.png", b"", "FILE_BLANK", "The file is empty."),
        ("renamed.png", b"%PDF-1.7", "PICTURE_KIND", "Its content counts, not its name"),
        ("half.jpg", &JPEG[..JPEG.len() / 2], "PICTURE_BROKEN", "We cannot read this picture to its end"),
        ("wide.jpg", &wide, "PICTURE_TOO_MANY_DOTS", "has more than 4 million dots"),
        ("large.png", &large, "PICTURE_TOO_LARGE", "up to 2 MB"),
    ];
    world
        .unchanged_by(async || {
            for (name, file, code, sentence) in table {
                changes(&world.cora, file, None).await.refused_with(&[&format!("{code}@file")]);
                let (status, page) = uploads(&world.cora, name, file).await;
                assert_eq!(status, 422, "{name}");
                assert!(page.contains(sentence), "{name}: {page}");
            }
            let none = uploads(&world.cora, "", b"").await;
            assert!(none.0 == 422 && none.1.contains("Please choose a picture first."), "{}", none.1);
            let refused_early = uploads(&world.cora, "huge.png", &vec![0; 5 * 1024 * 1024]).await;
            assert_eq!(refused_early.0, 413);
            let input = json!({ "base64": "no base 64!", "requestKey": key() });
            world.cora.does("changeLogo", input, PAYLOAD).await.denied_as("BAD_INPUT");
        })
        .await;
}

#[behaviour]
async fn who_changes_the_logo_second_overwrites_nothing_unseen(world: &World) {
    let form = world.cora.opens("/network/logo").await.is_shown();
    let first = given(world).await;
    world
        .unchanged_by(async || {
            changes(&world.cora, WEBP, None).await.refused_with(&["STALE_VERSION@version"]);
            changes(&world.cora, WEBP, Some("another")).await.refused_with(&["STALE_VERSION@version"]);
            removes(&world.cora, "another").await.refused_with(&["STALE_VERSION@version"]);
        })
        .await;
    changes(&world.cora, JPEG, None).await.done();
    assert!(form.attributes("main img", "src").is_empty());
    let changed = changes(&world.cora, WEBP, Some(&first)).await;
    changed.done();
    let second = digest(&changed, "changeLogo");
    assert_ne!(first, second);
    assert_eq!(status(&world.ana, &format!("/n/prairie/logo/{first}.png")).await, 404);
    removes(&world.cora, &second).await.done();
    removes(&world.cora, &second).await.done();
}

#[behaviour]
async fn it_is_the_coordinators_to_change(world: &World) {
    let logo = given(world).await;
    world
        .unchanged_by(async || {
            for (actor, code) in [
                (&world.ana, "FORBIDDEN"),
                (&world.max, "FORBIDDEN"),
                (&world.fern, "FORBIDDEN"),
                (&world.sven, "NOT_FOUND"),
                (&world.nobody, "UNAUTHENTICATED"),
            ] {
                changes(actor, WEBP, Some(&logo)).await.denied_as(code);
                removes(actor, &logo).await.denied_as(code);
            }
            assert_eq!(world.ana.opens("/network/logo").await.status, 403);
        })
        .await;
}

#[behaviour]
async fn nobody_else_sees_it_unless_the_network_shows_itself_to_everybody(world: &World) {
    let logo = given(world).await;
    let (inside, outside) = (format!("/n/prairie/logo/{logo}.png"), format!("/about/prairie/logo/{logo}.png"));
    let public = "query($slug: String!) { publicNetwork(slug: $slug) { logo { digest } logoFile { base64 } } }";
    let strangers = [&world.stella, &world.otto, &world.sven, &world.nobody];
    let hidden = async || {
        for actor in strangers {
            let (there, nowhere) = (actor.looks_at(&outside).await, actor.looks_at("/about/nowhere/logo/0.png").await);
            assert_eq!((there.status, there.text()), (404, nowhere.text()), "{}", actor.name());
            let said = actor.ask_outside(public, json!({ "slug": "prairie" })).await;
            assert_eq!(said.data()["publicNetwork"], Value::Null, "{}", actor.name());
        }
    };
    hidden().await;
    for actor in strangers {
        let nowhere = status(actor, &format!("/n/nowhere/logo/{logo}.png")).await;
        assert_eq!(status(actor, &inside).await, nowhere, "{}", actor.name());
        let asked = actor.at("prairie").ask("{ logoFile { base64 } }", json!({})).await;
        assert_eq!(asked.denied(), if actor.name() == "nobody" { "UNAUTHENTICATED" } else { "NOT_FOUND" });
    }
    let elsewhere = world.stella.ask("{ network { logo { digest } } logoFile { base64 } }", json!({})).await;
    assert_eq!(elsewhere.data(), &json!({ "network": { "logo": null }, "logoFile": null }));
    let form = world.cora.opens("/network").await.is_shown().form("/network");
    form.with("isPublic", "yes").send().await.is_shown();
    for actor in strangers {
        let page = actor.opens_at("/about/prairie").await.is_shown();
        assert_eq!(page.attributes("main img", "src"), [outside.as_str()]);
        let alt = page.attributes("main img", "alt");
        assert!(["Prairie Table", "La Table des Prairies"].contains(&alt[0].as_str()), "{alt:?}");
        assert_eq!(status(actor, &outside).await, 200, "{}", actor.name());
        assert_ne!(status(actor, &inside).await, 200, "{}", actor.name());
        let said = actor.ask_outside(public, json!({ "slug": "prairie" })).await;
        assert_eq!(said.data()["publicNetwork"]["logo"]["digest"], logo.as_str());
    }
    let form = world.cora.opens("/network").await.is_shown().form("/network");
    form.without("isPublic").send().await.is_shown();
    hidden().await;
}

#[behaviour]
async fn a_network_takes_its_logo_out_with_everything_else(world: &World) {
    let logo = given(world).await;
    let rows = world.traces().await.of("network_logo").to_vec();
    assert_eq!(rows.len(), 1);
    let answer = world.cora.request(Method::GET, "/n/prairie/exports/network.zip").await;
    let archive = world.cora.send(answer).await.bytes().await.expect("an archive has bytes");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).expect("it is an archive");
    let names = archive.file_names().map(|name| name.expect("a file has a name").into_owned());
    let name = names.into_iter().find(|name| name.ends_with("network_logo.json")).expect("the logo is in it");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(&name).expect("it is there"), &mut text).expect("it is a text");
    assert!(text.contains("iVBORw0KGgo"), "a PNG in base 64: {text}");
    assert!(!logo.is_empty());
}
