//! The browser of the tests.

use tests::browser::{Browser, Look};

const PAGE: &str = "data:text/html,<!doctype html><html lang=en><meta name=viewport content=width=device-width><title>Table</title><main><h1>Longer</h1>\
    <form><label for=a>Seats</label><input id=a></form><p id=b>off</p></main>\
    <script>document.getElementById('b').textContent = 'on ' + innerWidth + navigator.language</script></html>";

fn run(test: impl AsyncFnOnce()) {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(test());
}

#[test]
fn it_shows_pages_as_wide_and_in_the_language_it_is_told() {
    run(async || {
        let browser = Browser::open(Look::PHONE.in_french()).await;
        browser.goto(PAGE).await;
        assert_eq!(browser.text("#b").await, "on 320fr-CA");
        browser.is_accessible().await;
        browser.fits().await;
        browser.fill("Seats", "12").await;
        assert_eq!(browser.field("Seats").await.value().await.unwrap().unwrap(), "12");
    });
}

#[test]
fn it_can_go_without_scripts() {
    run(async || {
        let browser = Browser::open(Look::DESK.without_scripts()).await;
        browser.goto(PAGE).await;
        assert_eq!(browser.text("#b").await, "off");
        browser.fits().await;
    });
}

#[test]
#[should_panic(expected = "image-alt")]
fn it_finds_barriers() {
    run(async || {
        let browser = Browser::open(Look::DESK).await;
        browser.goto("data:text/html,<!doctype html><html lang=en><title>x</title><main><h1>x</h1><img src=x>").await;
        browser.is_accessible().await;
    });
}
