//! Drafts that cannot be read or opened, and times that come twice or never.

use tests::world::Form;
use tests::{Actor, World, behaviour};

use super::{is_wrong, refused};

/// A whole draft in a form nobody has sent yet.
async fn draft_form(actor: &Actor) -> Form {
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
        ("pledgingClosesAt", ""),
        ("pledgingClosesAt", "next Friday"),
        ("pledgingClosesAt", "2026-02-30T12:00"),
        ("confirmBy", "soon"),
    ];
    for (name, typed) in table {
        is_wrong(world, draft_form(&world.cora).await, name, typed).await;
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
    let page = refused(world, &draft_form(&world.cora).await.with("zone", "Mars/Olympus")).await;
    assert_eq!(page.status, 422);
    page.wrong_at("zone");
}
