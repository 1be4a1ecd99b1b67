//! Drafts that cannot be read or opened, and times that come twice or never.

use tests::world::Form;
use tests::{Actor, Plan, World, behaviour};

use super::{is_wrong, refused};

/// A whole draft in a form nobody has sent yet.
pub(crate) async fn draft_form(actor: &Actor) -> Form {
    let page = actor.opens("/campaigns/new").await.is_shown();
    let form = page.form("/campaigns/new").with("toolId", &actor.tool("Casebook").await);
    let texts =
        [("titleEn", "One case book"), ("titleFr", "Un cahier"), ("needEn", "We need it."), ("needFr", "Il le faut.")];
    let prices = [
        ("priceBreaks.0.seatsMin", "10"),
        ("priceBreaks.0.unitPrice", "100"),
        ("priceBreaks.1.seatsMin", "25"),
        ("priceBreaks.1.unitPrice", "90"),
    ];
    let times = [("pledgingClosesAt", "2026-03-31T12:00"), ("save", "yes")];
    texts.into_iter().chain(prices).chain(times).fold(form, |form, (name, value)| form.with(name, value))
}

#[behaviour]
async fn a_draft_that_cannot_be_read_comes_back_with_each_problem_at_its_field(world: &World) {
    let table = [
        ("toolId", ""),
        ("priceBreaks.0.seatsMin", "ten"),
        ("priceBreaks.0.seatsMin", "1e3"),
        ("priceBreaks.1.unitPrice", "$1 200,50"),
        ("priceBreaks.1.unitPrice", "1.200,50"),
        ("priceBreaks.1.unitPrice", "1,2"),
        ("priceBreaks.1.unitPrice", "-90"),
        ("sharedFees.0.amount", "12O"),
        ("sharedFees.0.amount", "-600"),
        ("contributions.0.amount", "much"),
        ("pledgingClosesAt", ""),
        ("pledgingClosesAt", "next Friday"),
        ("pledgingClosesAt", "2026-02-30T12:00"),
        ("confirmBy", "soon"),
    ];
    for (name, typed) in table {
        let mut form = draft_form(&world.cora).await;
        if name.starts_with("sharedFees") {
            form = form.with("sharedFees.0.split", "EQUAL");
        }
        is_wrong(world, form, name, typed).await;
    }
}

#[behaviour]
async fn a_check_names_what_would_keep_a_draft_from_opening(world: &World) {
    let table = [
        ("priceBreaks.1.seatsMin", "10", "priceBreaks.1.seatsMin"),
        ("priceBreaks.1.unitPrice", "100", "priceBreaks.1.unitPrice"),
        ("priceBreaks.0.seatsMin", "0", "priceBreaks.0.seatsMin"),
        ("priceBreaks.0.unitPrice", "-1", "priceBreaks.0.unitPrice"),
        ("pledgingClosesAt", "2026-03-01T12:00", "pledgingClosesAt"),
    ];
    for (name, typed, at) in table {
        let form = draft_form(&world.cora).await.without("save").with("check", "yes").with(name, typed);
        let page = refused(world, &form).await;
        assert!(!page.wrong_at(at).is_empty());
        assert_eq!(page.form("/campaigns/new").value(name), typed);
    }
}

/// What keeps a draft from opening, by field and what is typed there.
const WRONG: [(&str, &str); 6] = [
    ("priceBreaks.1.seatsMin", "10"),
    ("priceBreaks.1.seatsMin", "10000001"),
    ("priceBreaks.1.unitPrice", "100"),
    ("priceBreaks.0.seatsMin", "0"),
    ("pledgingClosesAt", "2026-03-01T12:00"),
    ("pledgingClosesAt", "2026-03-02T09:00"),
];

#[behaviour]
async fn what_keeps_a_draft_from_opening_is_refused_in_a_new_one_and_in_an_edit_in_both_languages(world: &World) {
    let campaign = world.cora.drafted(&Plan::default()).await;
    let edit = async || {
        let page = world.cora.opens(&format!("/campaigns/{}/edit", campaign.id)).await.is_shown();
        page.form("/edit").with("save", "yes")
    };
    let mut said = Vec::new();
    for language in ["EN", "FR"] {
        let settings = world.cora.opens("/settings").await.is_shown().form("/settings");
        settings.with("language", language).send().await.is_shown();
        for (name, typed) in WRONG {
            let new = is_wrong(world, draft_form(&world.cora).await, name, typed).await;
            let edited = is_wrong(world, edit().await, name, typed).await;
            assert_eq!(new, edited, "{name} as {typed}");
            said.push(new);
        }
        for form in [draft_form(&world.cora).await, edit().await] {
            let rows = (0..3).flat_map(|row| ["seatsMin", "unitPrice"].map(|part| format!("priceBreaks.{row}.{part}")));
            let page = refused(world, &rows.fold(form, |form, name| form.with(&name, ""))).await;
            assert_eq!(page.status, 422);
            let sentence =
                if language == "EN" { "Please add at least one price." } else { "Veuillez ajouter au moins un prix." };
            assert!(page.texts(".summary li").iter().any(|told| told.ends_with(sentence)), "{}", page.text());
        }
    }
    let (english, french) = said.split_at(WRONG.len());
    assert!(english.iter().zip(french).all(|(english, french)| english != french), "{said:?}");
}

#[behaviour]
async fn money_in_a_draft_is_understood_by_the_language_of_its_form_and_shown_back(world: &World) {
    let table: [(&str, [Option<i64>; 2]); 6] = [
        ("1200", [Some(1200_00), Some(1200_00)]),
        ("$1,200.50", [Some(1200_50), None]),
        ("1,200.50", [Some(1200_50), None]),
        ("1 200,50 $", [None, Some(1200_50)]),
        ("$1 200,50", [None, Some(1200_50)]),
        ("1.200,50", [None, None]),
    ];
    for (column, (language, shown)) in [("EN", "1,200.50"), ("FR", "1 200,50")].into_iter().enumerate() {
        let settings = world.cora.opens("/settings").await.is_shown().form("/settings");
        settings.with("language", language).send().await.is_shown();
        for (typed, meant) in table {
            let form = draft_form(&world.cora).await;
            let Some(meant) = meant[column] else {
                is_wrong(world, form, "priceBreaks.0.unitPrice", typed).await;
                continue;
            };
            let saved = form.with("priceBreaks.0.unitPrice", typed).post().await;
            assert_eq!(saved.status, 303, "{typed} in {language}: {}", saved.text());
            let page = world.cora.opens_at(&saved.location.expect("it leads on")).await.is_shown();
            let id = page.path.split(['?', '#']).next().and_then(|path| path.rsplit('/').next()).expect("it has an id");
            let seen = "query($id: ID!) { campaign(id: $id) { priceBreaks { unitPrice } } }";
            let seen = world.cora.ask(seen, serde_json::json!({ "id": id })).await;
            assert_eq!(seen.data()["campaign"]["priceBreaks"][0]["unitPrice"], meant, "{typed} in {language}");
            if meant == 1200_50 {
                page.says(shown);
            }
        }
    }
}

#[behaviour]
async fn a_time_that_comes_twice_or_never_is_asked_about(world: &World) {
    // In 2026 the clocks in Toronto go forward on March 8 and back on November 1, both at 2 in the morning.
    for (typed, choices) in [("2026-03-08T02:30", 2), ("2026-11-01T01:30", 2)] {
        let form = draft_form(&world.cora).await.with("zone", "America/Toronto").with("pledgingClosesAt", typed);
        let page = refused(world, &form).await;
        assert_eq!(page.status, 422);
        page.wrong_at("pledgingClosesAt");
        assert_eq!(page.attributes("[name='pledgingClosesAt.which']", "value").len(), choices, "{typed}");
        assert_eq!(page.form("/campaigns/new").value("pledgingClosesAt"), typed);
    }
    // The other times are asked about as well, and whoever says which is meant is understood.
    let whole = draft_form(&world.cora).await.with("zone", "America/Toronto").with("confirmBy", "2026-12-01T12:00");
    let whole = whole.with("ifNothingClears", "EXTEND_ONCE").with("extendedClosesAt", "2026-05-01T12:00");
    for name in ["extendedClosesAt", "confirmBy"] {
        let page = refused(world, &whole.clone().with(name, "2026-11-01T01:30")).await;
        assert_eq!(page.status, 422);
        page.wrong_at(name);
        assert_eq!(page.attributes(&format!("[name='{name}.which']"), "value"), ["earlier", "later"]);
        let again =
            page.form("/campaigns/new").with(&format!("{name}.which"), "later").with("save", "yes").send().await;
        let id = again.is_shown().path;
        let id = id.split(['?', '#']).next().and_then(|path| path.rsplit('/').next()).expect("it has an id");
        let seen = format!("query($id: ID!) {{ campaign(id: $id) {{ {name} }} }}");
        let seen = world.cora.ask(&seen, serde_json::json!({ "id": id })).await;
        assert_eq!(seen.data()["campaign"][name], "2026-11-01T06:30:00Z");
    }
    let page = refused(world, &draft_form(&world.cora).await.with("zone", "Mars/Olympus")).await;
    assert_eq!(page.status, 422);
    page.wrong_at("zone");
}
