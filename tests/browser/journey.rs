//! A purchase from draft to order, as its people see it: in both languages, on a desk and on a phone, with scripts and
//! without.

use domain::clock::Instant;
use tests::browser::Look;
use tests::{Campaign, World, behaviour, line};

use crate::reader::{Reader, plain};

#[behaviour]
async fn a_purchase_in_english_at_a_desk(world: &World) {
    a_purchase(world, Look::DESK, &ENGLISH).await;
}

#[behaviour]
async fn a_purchase_in_french_at_a_desk_without_scripts(world: &World) {
    a_purchase(world, Look::DESK.in_french().without_scripts(), &FRENCH).await;
}

#[behaviour]
async fn a_purchase_in_english_on_a_phone_without_scripts(world: &World) {
    a_purchase(world, Look::PHONE.without_scripts(), &ENGLISH).await;
}

#[behaviour]
async fn a_purchase_in_french_on_a_phone(world: &World) {
    a_purchase(world, Look::PHONE.in_french(), &FRENCH).await;
}

const CLOSES: &str = "2026-03-31T17:00:00Z";
const CONFIRM_BY: &str = "2026-04-30T17:00:00Z";

/// What people read on the way.
struct Said {
    drafted: &'static str,
    opened: &'static str,
    no_limit: &'static str,
    pledged: &'static str,
    estimate: &'static str,
    provisional: &'static str,
    lines: [&'static str; 2],
    bill: [&'static str; 3],
    left_out: &'static str,
    ask: &'static str,
    answered: &'static str,
    final_in: &'static str,
    sums: &'static str,
    adds_up: &'static str,
    rows: [&'static str; 3],
}

const ENGLISH: Said = Said {
    drafted: "The draft is saved. Below is what agencies will see.",
    opened: "Requests are open. Agencies are being told.",
    no_limit: "We accept any price for this line; the whole request may cost up to",
    pledged: "Your request is saved. Only your agency ever sees the most it would pay.",
    estimate: "$2,000.00",
    provisional: "You are in: 20 licences at $105.00 each, $2,100.00 before tax",
    lines: ["12 licences, at most $120.00 each", "8 licences at any price"],
    bill: ["$1,800.00", "$300.00", "$2,100.00"],
    left_out: "Not this time: your agency’s request could not be met",
    ask: "Say yes to $2,100.00 a year?",
    answered: "Your yes is recorded.",
    final_in: "This is final.",
    sums: "$2,940.00",
    adds_up: "The parts add up to the total, to the cent: $2,340.00 for licences and $600.00 for fees make $2,940.00.",
    rows: ["Harbour House", "Le Relais", "Open Door"],
};

const FRENCH: Said = Said {
    drafted: "L’ébauche est enregistrée.",
    opened: "Les demandes sont ouvertes. Les organismes en sont avisés.",
    no_limit: "Nous acceptons n’importe quel prix pour cette ligne; la demande entière peut coûter jusqu’à",
    pledged: "Votre demande est enregistrée.",
    estimate: "2 000,00 $",
    provisional: "Votre demande est retenue : 20 licences à 105,00 $ chacune, 2 100,00 $ avant taxes",
    lines: ["12 licences, au plus 120,00 $ chacune", "8 licences à n’importe quel prix"],
    bill: ["1 800,00 $", "300,00 $", "2 100,00 $"],
    left_out: "Votre demande n’est pas retenue cette fois",
    ask: "Dire oui à 2 100,00 $ par an?",
    answered: "Votre oui est enregistré.",
    final_in: "C’est définitif.",
    sums: "2 940,00 $",
    adds_up: "Les parts donnent le total, au cent près : 2 340,00 $ de licences et 600,00 $ de frais font 2 940,00 $.",
    rows: ["Harbour House", "Le Relais", "Open Door"],
};

async fn a_purchase(world: &World, look: Look, said: &Said) {
    world.cora.record_exit("Casebook").await.done();
    let reader = Reader::open(world, look).await;
    reader.is(&world.cora).await;
    let path = a_campaign_is_drafted_and_opened(&reader, said).await;
    let (_, id) = path.rsplit_once('/').expect("a campaign has a path");
    let closes_at: Instant = CLOSES.parse().expect("it is an instant");
    let confirm_by: Instant = CONFIRM_BY.parse().expect("it is an instant");
    let campaign = Campaign { id: id.to_owned(), closes_at, extended_closes_at: None, confirm_by: Some(confirm_by) };

    reader.is(&world.ana).await;
    a_pledge_is_made(&reader, &path, said).await;
    world.rose.pledge_lines(&campaign, &[line(6, 250_00)]).await.done();
    world.hugo.pledge_lines(&campaign, &[line(5, 80_00)]).await.done();

    world.passes(closes_at).await;
    // Weeks have passed without use, so they sign in again.
    reader.is(&world.ana).await;
    the_outcome_is_read_and_confirmed(&reader, &path, said).await;
    world.rose.confirm(&campaign).await.done();
    reader.is(&world.hugo).await;
    reader.opens_at(&format!("{path}/outcome")).await;
    assert_eq!(reader.reads("h1").await, said.left_out);

    world.passes(confirm_by).await;
    reader.is(&world.ana).await;
    reader.opens_at(&format!("{path}/outcome")).await;
    assert_eq!(reader.reads("h1").await, said.provisional);
    reader.is_told(said.final_in).await;
    reader.is_at_ease().await;
    reader.is(&world.cora).await;
    the_order_is_ready(world, &reader, &path, said).await;
}

async fn a_campaign_is_drafted_and_opened(reader: &Reader<'_>, said: &Said) -> String {
    reader.opens("/campaigns").await;
    reader.presses("pages-campaigns-new").await;
    reader.chooses_called("toolId", "Casebook").await;
    for (name, text) in [
        ("titleEn", "One case book for all of us"),
        ("titleFr", "Un seul cahier de dossiers pour nous tous"),
        ("needEn", "Every agency keeps its files in another way."),
        ("needFr", "Chaque organisme tient ses dossiers à sa façon."),
        ("alternativesEn", "Going on as today."),
        ("alternativesFr", "Continuer comme aujourd’hui."),
        ("risksEn", "The supplier may close."),
        ("risksFr", "Le fournisseur peut fermer."),
    ] {
        reader.types(name, text).await;
    }
    reader.adds("pages-draft-add-price").await;
    for (row, (seats, price)) in [("10", "100"), ("25", "90"), ("50", "78")].into_iter().enumerate() {
        reader.types(&format!("priceBreaks.{row}.seatsMin"), seats).await;
        reader.types(&format!("priceBreaks.{row}.unitPrice"), price).await;
    }
    reader.adds("pages-draft-add-fee").await;
    reader.types("sharedFees.0.labelEn", "Setup").await;
    reader.types("sharedFees.0.labelFr", "Mise en place").await;
    reader.types("sharedFees.0.amount", "600").await;
    reader.chooses("sharedFees.0.split", "EQUAL").await;
    reader.gives_time("pledgingClosesAt", "2026-03-31T12:00").await;
    reader.gives_time("confirmBy", "2026-04-30T12:00").await;
    reader.is_at_ease().await;
    reader.presses("pages-draft-save").await;
    reader.is_told(said.drafted).await;
    reader.presses("pages-campaign-open").await;
    reader.is_told(said.opened).await;
    reader.is_at_ease().await;
    let address = reader.browser.address().await;
    let path = address.splitn(4, '/').nth(3).expect("an address has a path");
    format!("/{}", path.split(['?', '#']).next().expect("a split gives something"))
}

async fn a_pledge_is_made(reader: &Reader<'_>, path: &str, said: &Said) {
    reader.opens_at(path).await;
    reader.types("lines.0.seats", "12").await;
    reader.types("lines.0.limit", "120").await;
    reader.adds("pages-pledge-add").await;
    reader.types("lines.1.seats", "8").await;
    reader.chooses("lines.1.counted", "none").await;
    reader.presses("pages-pledge-save").await;
    // Any price has to be meant: the worst bill is told, and asks for a tick.
    reader.is_told(said.no_limit).await;
    reader.is_at_ease().await;
    reader.ticks("lines.1.noLimitUnderstood").await;
    reader.presses("pages-pledge-save").await;
    reader.is_told(said.pledged).await;
    reader.is_at_ease().await;
}

async fn the_outcome_is_read_and_confirmed(reader: &Reader<'_>, path: &str, said: &Said) {
    reader.opens_at(path).await;
    reader.is_told(said.bill[2]).await;
    // With everybody's request it would have cost less; now that the result stands, that figure would mislead.
    assert!(!reader.reads("main").await.contains(said.estimate));
    reader.presses("pages-campaign-answer").await;
    assert_eq!(reader.reads("h1").await, said.provisional);
    let lines = reader.reads_all("ol.reasons strong").await;
    assert_eq!(lines, said.lines);
    assert_eq!(reader.reads_all("[aria-labelledby=bill] td").await, said.bill);
    reader.is_at_ease().await;
    reader.presses("pages-outcome-say-yes").await;
    assert_eq!(reader.reads("h1").await, said.ask);
    reader.is_at_ease().await;
    reader.presses("pages-outcome-yes-do").await;
    reader.is_told(said.answered).await;
}

async fn the_order_is_ready(world: &World, reader: &Reader<'_>, path: &str, said: &Said) {
    reader.opens_at(path).await;
    reader.presses("pages-campaign-whole-result").await;
    let mut agencies = reader.reads_all("[aria-labelledby=parts] .scroll tbody th").await;
    agencies.sort();
    let named: Vec<_> = agencies.iter().zip(said.rows).filter(|(read, name)| read.starts_with(name)).collect();
    assert_eq!((agencies.len(), named.len()), (3, 3), "{agencies:?}");
    let sums = reader.reads_all("[aria-labelledby=parts] tfoot strong").await;
    assert_eq!(sums.last().map(String::as_str), Some(said.sums));
    reader.is_told(said.adds_up).await;
    reader.is_at_ease().await;
    let order = reader.browser.find("a[href$='/download/order-csv']").await;
    let href = order.attr("href").await.expect("the page answers").expect("a link leads somewhere");
    let file = world.cora.looks_at(&href).await;
    assert_eq!(file.status, 200);
    let order = plain(&file.html);
    assert!(order.contains("Open Door") && !order.contains("DRAFT") && !order.contains("Harbour House"), "{order}");
}
