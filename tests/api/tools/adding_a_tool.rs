//! Who adds a tool to the directory, and what becomes of it.

use serde_json::{Value, json};
use tests::{Actor, Plan, World, behaviour};

const LISTS: &str = "{ tools { nodes { name } } suppliers { nodes { name website } } }";

/// The names of the tools, and the suppliers, as somebody sees them.
async fn lists(actor: &Actor) -> (Vec<String>, Value) {
    let reply = actor.ask(LISTS, json!({})).await;
    let tools = reply.data()["tools"]["nodes"].as_array().expect("tools are a list").clone();
    let names = tools.iter().map(|tool| tool["name"].as_str().expect("a name is a text").to_owned());
    (names.collect(), reply.data()["suppliers"]["nodes"].clone())
}

fn fairware() -> Value {
    json!({ "name": "Fairware Cooperative", "website": "https://fairware.example" })
}

#[behaviour]
async fn a_coordinator_adds_a_tool_with_its_supplier_and_everybody_finds_it(world: &World) {
    let facts = json!({
        "name": " École \n ouverte ", "category": "learning", "supplierName": " Les  Écoles ", "supplierWebsite": "ecoles.example",
        "frenchInterface": "yes", "licence": " AGPL-3.0 ",
    });
    let added = world.cora.add_tool(facts).await;
    let expected = json!({
        "name": "École ouverte", "key": "ecole-ouverte", "category": "learning", "openSource": "unknown", "licence": "AGPL-3.0",
        "dataExport": "", "frenchInterface": "yes", "canadaHosting": "unknown", "confidence": "unknown",
        "supplier": { "name": "Les Écoles", "website": "https://ecoles.example" }, "exitRecord": null,
    });
    for (field, value) in expected.as_object().expect("it is an object") {
        assert_eq!(&added.done()["tool"][field], value, "{field}");
    }
    let (names, suppliers) = lists(&world.ana).await;
    assert_eq!(names, ["Casebook", "Minutes", "École ouverte"]);
    let schools = json!({ "name": "Les Écoles", "website": "https://ecoles.example" });
    assert_eq!(suppliers, json!([fairware(), schools]));
    assert_eq!(world.ana.tool("École ouverte").await, added.done()["tool"]["id"]);
    assert_eq!(lists(&world.otto).await, (vec!["Casebook".to_owned(), "Minutes".to_owned()], json!([fairware()])));
    let reply = world.cora.ask("{ events { nodes { kind personName details { name value } } } }", json!({})).await;
    let event = &reply.data()["events"]["nodes"][0];
    assert_eq!((&event["kind"], &event["personName"]), (&json!("ToolAdded"), &json!("Cora")));
    assert_eq!(event["details"][0]["name"], "tool");
    assert!(!reply.body.to_string().contains("ouverte"), "a fact holds no text");
}

#[behaviour]
async fn a_supplier_that_is_known_is_chosen_or_named_and_never_there_twice(world: &World) {
    let asked = world.cora.ask("{ suppliers { nodes { id } } }", json!({})).await;
    let known = asked.data()["suppliers"]["nodes"][0]["id"].clone();
    let chosen = json!({ "name": "Ledger", "supplierId": known, "supplierName": null });
    assert_eq!(world.cora.add_tool(chosen).await.done()["tool"]["supplier"], fairware());
    let named = |website: &str| json!({ "name": "Roster", "supplierName": "  FAIRWARE cooperative", "supplierWebsite": website });
    world
        .unchanged_by(async || {
            let refused = world.cora.add_tool(named("elsewhere.example")).await.refused();
            assert_eq!(
                (refused[0].code.as_str(), refused[0].field.as_deref()),
                ("OTHER_WEBSITE", Some("supplierWebsite"))
            );
            let said = "Fairware Cooperative is on the list already, with this site: https://fairware.example.";
            assert!(refused[0].message.starts_with(said), "{}", refused[0].message);
        })
        .await;
    let same = world.cora.add_tool(named("www.fairware.example/")).await;
    assert_eq!(same.done()["tool"]["supplier"], fairware(), "what is known of it stays");
    world.cora.add_tool(json!({ "name": "Loom", "supplierName": "Weavers" })).await.done();
    let site = json!({ "name": "Shuttle", "supplierName": "weavers", "supplierWebsite": "http://weavers.example" });
    world.cora.add_tool(site).await.done();
    let weavers = json!({ "name": "Weavers", "website": "http://weavers.example" });
    assert_eq!(lists(&world.cora).await.1, json!([fairware(), weavers]), "a site that was not known is kept");
}

#[behaviour]
async fn no_two_tools_have_one_name_or_one_short_name(world: &World) {
    world.cora.add_tool(json!({ "name": "C++ Primer", "key": "cpp" })).await.done();
    world
        .unchanged_by(async || {
            let taken = world.cora.add_tool(json!({ "name": " CASEBOOK ", "key": "minutes" })).await;
            taken.refused_with(&["TOOL_NAME_TAKEN@name", "TOOL_KEY_TAKEN@key"]);
            world.cora.add_tool(json!({ "name": "C++  primér" })).await.refused_with(&["TOOL_NAME_TAKEN@name"]);
        })
        .await;
    let beside = world.cora.add_tool(json!({ "name": "Case-book" })).await;
    assert_eq!(beside.done()["tool"]["key"], "case-book");
    let apart = world.cora.add_tool(json!({ "name": "Case / Book!" })).await;
    let key = apart.done()["tool"]["key"].as_str().expect("a short name is a text").to_owned();
    assert!(key.starts_with("case-book-") && key.len() == 18, "{key}");
    world.stella.add_tool(json!({ "name": "C++ Primer", "key": "cpp" })).await.done();
}

#[behaviour]
async fn what_is_wrong_is_said_at_its_field_and_nothing_is_kept(world: &World) {
    let asked = world.cora.ask("{ suppliers { nodes { id } } }", json!({})).await;
    let known = asked.data()["suppliers"]["nodes"][0]["id"].clone();
    let table = [
        (json!({ "name": " " }), "MISSING@name"),
        (json!({ "name": "x".repeat(201) }), "TOO_LONG@name"),
        (json!({ "name": "a\u{1}" }), "CONTROL_CHARACTER@name"),
        (json!({ "key": "k".repeat(65) }), "TOO_LONG@key"),
        (json!({ "category": "" }), "MISSING@category"),
        (json!({ "category": "weaving" }), "NOT_OFFERED@category"),
        (json!({ "supplierName": " " }), "SUPPLIER_MISSING@supplierName"),
        (json!({ "supplierId": known, "supplierName": "Weavers" }), "TWO_SUPPLIERS@supplierName"),
        (json!({ "supplierWebsite": "weavers" }), "BAD_WEBSITE@supplierWebsite"),
        (json!({ "supplierWebsite": "javascript:alert(1)" }), "BAD_WEBSITE@supplierWebsite"),
        (json!({ "openSource": "perhaps" }), "NOT_OFFERED@openSource"),
        (json!({ "canadaHosting": "partial" }), "NOT_OFFERED@canadaHosting"),
        (json!({ "frenchInterface": "oui" }), "NOT_OFFERED@frenchInterface"),
        (json!({ "confidence": "yes" }), "NOT_OFFERED@confidence"),
        (json!({ "source": "x".repeat(501) }), "TOO_LONG@source"),
        (json!({ "hosting": "a\u{1b}b" }), "CONTROL_CHARACTER@hosting"),
    ];
    world
        .unchanged_by(async || {
            for (facts, problem) in table {
                world.cora.add_tool(facts).await.refused_with(&[problem]);
            }
        })
        .await;
}

#[behaviour]
async fn only_coordinators_add_tools(world: &World) {
    let asked = world.stella.ask("{ suppliers { nodes { id } } }", json!({})).await;
    let theirs = asked.data()["suppliers"]["nodes"][0]["id"].clone();
    let advisor = world.advisor().await;
    world
        .unchanged_by(async || {
            for actor in [&world.ana, &world.max, &world.mia, &world.fern, &advisor] {
                actor.add_tool(json!({})).await.denied_as("FORBIDDEN");
            }
            world.stella.at("prairie").add_tool(json!({})).await.denied_as("NOT_FOUND");
            world.nobody.add_tool(json!({})).await.denied_as("UNAUTHENTICATED");
            let foreign = json!({ "supplierId": theirs, "supplierName": null });
            world.cora.add_tool(foreign).await.denied_as("NOT_FOUND");
        })
        .await;
}

#[behaviour]
async fn of_two_who_add_the_same_tool_at_once_one_is_told_that_it_is_there(world: &World) {
    let add = |key: &'static str| world.cora.add_tool(json!({ "name": "Ledger", "key": key }));
    let (one, other) = futures::join!(add("one"), add("other"));
    let taken =
        [one, other].iter().filter(|outcome| outcome.reply().body.to_string().contains("TOOL_NAME_TAKEN")).count();
    assert_eq!(taken, 1);
    assert_eq!(lists(&world.cora).await.0, ["Casebook", "Minutes", "Ledger"]);
}

#[behaviour]
async fn the_same_request_adds_a_tool_once(world: &World) {
    let facts = json!({ "name": "Ledger", "requestKey": "once" });
    let first = world.cora.add_tool(facts.clone()).await;
    assert_eq!(world.cora.add_tool(facts).await.done(), first.done());
    world.cora.add_tool(json!({ "name": "Roster", "requestKey": "once" })).await.denied_as("BAD_INPUT");
    assert_eq!(lists(&world.cora).await.0, ["Casebook", "Minutes", "Ledger"]);
    let events = world.traces().await.of("event").iter().filter(|event| event.contains("ToolAdded")).count();
    assert_eq!(events, 1);
}

#[behaviour]
async fn every_category_that_is_offered_can_be_chosen(world: &World) {
    let asked = world.ana.ask("{ toolCategories }", json!({})).await;
    let categories = asked.data()["toolCategories"].as_array().expect("categories are a list").clone();
    assert!(categories.len() > 20 && categories.contains(&json!("other")), "{categories:?}");
    for (number, category) in categories.iter().enumerate() {
        let facts = json!({ "name": format!("Tool {number}"), "category": category });
        assert_eq!(&world.cora.add_tool(facts).await.done()["tool"]["category"], category);
    }
}

#[behaviour]
async fn a_tool_that_was_added_is_bought_once_it_is_on_record_how_to_leave_it(world: &World) {
    world.cora.add_tool(json!({ "name": "Ledger" })).await.done();
    let campaign = world.cora.drafted(&Plan { tool: "Ledger", ..Plan::default() }).await;
    let refused = world.cora.open_campaign(&campaign, 1).await.refused();
    assert!(refused.iter().any(|problem| problem.code == "NO_EXIT_RECORD"), "{refused:?}");
    world.cora.record_exit("Ledger").await.done();
    world.cora.open_campaign(&campaign, 1).await.done();
    world.ana.pledge_seats(&campaign, 12).await.done();
}
