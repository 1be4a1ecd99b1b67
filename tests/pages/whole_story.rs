//! A whole purchase by pages alone, in both languages, with the exact amounts a reader sees.

use tests::world::{Form, Page};
use tests::{Actor, World, behaviour};

/// What one language calls things in this story.
struct Said {
    price: &'static str,
    limit: &'static str,
    drafted: &'static str,
    pledged: &'static str,
    in_it: &'static str,
    bill: [&'static str; 2],
    answered: &'static str,
}

const ENGLISH: Said = Said {
    price: "1,100.50",
    limit: "$1,200.50",
    drafted: "The draft is saved.",
    pledged: "Your request is saved.",
    in_it: "$1,085.50",
    bill: ["$13,026.00", "$8,684.00"],
    answered: "$13,026.00",
};

const FRENCH: Said = Said {
    price: "1 100,50",
    limit: "1 200,50 $",
    drafted: "L’ébauche est enregistrée.",
    pledged: "Votre demande est enregistrée.",
    in_it: "1 085,50 $",
    bill: ["13 026,00 $", "8 684,00 $"],
    answered: "13 026,00 $",
};

/// A page's text with plain spaces in place of those that do not break.
fn text(page: &Page) -> String {
    page.text().replace(['\u{a0}', '\u{202f}'], " ")
}

#[track_caller]
fn says(page: &Page, what: &str) {
    assert!(text(page).contains(what), "{} does not say {what:?}:\n{}", page.path, text(page));
}

fn filled(form: Form, fields: &[(&str, &str)]) -> Form {
    fields.iter().fold(form, |form, (name, value)| form.with(name, value))
}

async fn reads_in(actor: &Actor, language: &str) {
    let settings = actor.opens("/settings").await.is_shown().form("/settings");
    settings.with("language", language).send().await.is_shown();
}

/// A draft with prices from 10 and from 20 licences, opened; where its page is.
async fn opens_a_purchase(world: &World, said: &Said) -> String {
    let casebook = world.cora.tool("Casebook").await;
    let place = format!("/tools/{casebook}");
    let exit = world.cora.opens(&place).await.is_shown().form(&place);
    let exit = filled(exit, &[("steps", "Export."), ("testedOn", "2026-02-20"), ("testedBy", "Cora")]);
    let tool = exit.send().await.is_shown();
    let start = tool.attributes("a[href*='campaigns/new?tool=']", "href");
    let new = world.cora.opens_at(&start[0]).await.is_shown().form("/campaigns/new");
    assert_eq!(new.value("toolId"), casebook);
    let draft = filled(
        new,
        &[
            ("titleEn", "One case book"),
            ("titleFr", "Un cahier de dossiers"),
            ("needEn", "We need it."),
            ("needFr", "Il le faut."),
            ("priceBreaks.0.seatsMin", "10"),
            ("priceBreaks.0.unitPrice", said.price),
            ("priceBreaks.1.seatsMin", "20"),
            ("priceBreaks.1.unitPrice", "1085"),
            ("sharedFees.0.key", "fee-0"),
            ("sharedFees.0.labelEn", "Setup"),
            ("sharedFees.0.labelFr", "Mise en place"),
            ("sharedFees.0.amount", "10"),
            ("sharedFees.0.split", "PER_SEAT"),
            ("pledgingClosesAt", "2026-03-31T12:00"),
            ("confirmBy", "2026-04-30T12:00"),
            ("save", "yes"),
        ],
    );
    let page = draft.send().await.is_shown();
    says(&page, said.drafted);
    let opened = page.form("/open").send().await.is_shown();
    opened.path.split('#').next().expect("a path").to_owned()
}

async fn pledges(actor: &Actor, path: &str, seats: &str, said: &Said) {
    let form = actor.opens_at(path).await.is_shown().form("/pledge");
    let done = filled(form, &[("lines.0.seats", seats), ("lines.0.limit", said.limit)]).send().await.is_shown();
    says(&done, said.pledged);
}

async fn a_purchase_by_pages(world: &World, language: &str, said: &Said) {
    for actor in [&world.cora, &world.ana, &world.max] {
        reads_in(actor, language).await;
    }
    reads_in(&world.nora, language).await;
    let path = opens_a_purchase(world, said).await;
    pledges(&world.ana, &path, "12", said).await;
    pledges(&world.nora, &path, "8", said).await;
    world.passes("2026-03-31T17:00:00Z".parse().expect("an instant")).await;
    for (actor, bill) in [(&world.ana, said.bill[0]), (&world.nora, said.bill[1])] {
        let outcome = actor.opens_at(&format!("{path}/outcome")).await.is_shown();
        says(&outcome, bill);
        says(&outcome, said.in_it);
        let ask = outcome.attributes("a[href$='say=yes']", "href");
        let ask = actor.opens_at(&ask[0]).await.is_shown();
        says(&ask, bill);
        let answered = ask.form("/answer").send().await.is_shown();
        assert!(!answered.texts("[role='status']").is_empty(), "the answer is acknowledged");
    }
    world.passes("2026-04-30T17:00:00Z".parse().expect("an instant")).await;
    let last = world.max.opens_at(&format!("{path}/outcome")).await.is_shown();
    says(&last, said.answered);
    the_files_are_there(world, &path).await;
}

async fn the_files_are_there(world: &World, path: &str) {
    let whole = world.cora.opens_at(&format!("{path}/outcome")).await.is_shown();
    let files = whole.attributes("a[href*='/download/']", "href");
    // The order twice, and of both results the pair.
    assert_eq!(files.len(), 6, "{files:?}");
    for file in &files {
        let got = world.cora.looks_at(file).await;
        assert_eq!(got.status, 200, "{file}");
        let header = |name: &str| got.headers[name].to_str().expect("a header is a text").to_owned();
        assert!(header("content-disposition").starts_with("attachment"), "{file}");
        assert!(!got.html.contains("1200.50") && !got.html.contains("120050"), "{file} holds a limit");
    }
    let order = files.iter().find(|file| file.ends_with("order-csv")).expect("an order");
    let order = world.cora.looks_at(order).await;
    assert!(order.html.contains("Open Door") && order.html.contains("North Star") && !order.html.contains("DRAFT"));
}

#[behaviour]
async fn in_english(world: &World) {
    a_purchase_by_pages(world, "EN", &ENGLISH).await;
}

#[behaviour]
async fn in_french(world: &World) {
    a_purchase_by_pages(world, "FR", &FRENCH).await;
}
