//! How answers are made: who sees what, problems and errors.

use serde_json::{Value, json};

use super::world::{PLEDGE, World, draft, global, pledge};
use crate::relay::Kind;
use crate::{Caller, Settings};

#[tokio::test]
async fn the_viewer_is_who_the_session_says_in_their_language() {
    let world = World::new().await;
    let document =
        "{ viewer { person { name email language zone } roles agency { name } canPledge canRunCampaigns canSeeUptake
        unreadNotices networks { role network { slug } agency { name } } } network { name slug agencyCount } }";
    let ben = world.reader("Ben").get(document, json!({})).await;
    assert_eq!(
        ben,
        json!({
            "viewer": {
                "person": { "name": "Ben", "email": "ben@example.org", "language": "FR", "zone": "America/Regina" },
                "roles": ["BUYER"], "agency": { "name": "South" },
                "canPledge": true, "canRunCampaigns": false, "canSeeUptake": false, "unreadNotices": 0,
                "networks": [{ "role": "BUYER", "network": { "slug": "prairie" }, "agency": { "name": "South" } }],
            },
            "network": { "name": "Le réseau prairie", "slug": "prairie", "agencyCount": 2 },
        })
    );
}

#[tokio::test]
async fn outside_networks_a_person_still_has_their_networks() {
    let world = World::new().await;
    let mut ana = world.reader("Ana");
    ana.caller.network = None;
    let document = "{ viewer { person { name } roles agency { name } canPledge unreadNotices needs { kind } networks { network { slug } } } }";
    let seen = ana.get(document, json!({})).await;
    let networks = json!([{ "network": { "slug": "prairie" } }]);
    let expected = json!({ "person": { "name": "Ana" }, "roles": [], "agency": null, "canPledge": false, "unreadNotices": 0,
        "needs": [], "networks": networks });
    assert_eq!(seen["viewer"], expected);
    assert_eq!(ana.codes("{ network { name } }", json!({})).await, ["NOT_FOUND"]);
}

#[tokio::test]
async fn nobody_signed_in_is_unauthenticated_and_a_stranger_finds_nothing() {
    let world = World::new().await;
    let nobody = world.reader("a cookie of nobody");
    assert_eq!(
        nobody.get("{ viewer { person { name } networks { role } } }", json!({})).await["viewer"]["person"],
        Value::Null
    );
    let documents = [
        "{ network { name } }",
        "{ campaigns { nodes { id } } }",
        "{ tools { nodes { id } } }",
        "{ notices { nodes { id } } }",
        "{ uptake { campaigns } }",
        "{ node(id: \"x\") { id } }",
    ];
    for document in documents {
        assert_eq!(nobody.codes(document, json!({})).await, ["UNAUTHENTICATED"], "{document}");
        assert_eq!(world.reader("Zoe").codes(document, json!({})).await, ["NOT_FOUND"], "{document}");
    }
    let mut elsewhere = world.reader("Ana");
    elsewhere.caller.network = Some("no-such-network".into());
    assert_eq!(elsewhere.codes("{ network { name } }", json!({})).await, ["NOT_FOUND"]);
}

#[tokio::test]
async fn an_error_says_its_sentence_in_the_readers_language_and_leaves_null() {
    let world = World::new().await;
    let document = "{ viewer { canPledge } tool(id: \"junk\") { name } }";
    let answer = world.reader("Ben").ask(document, json!({})).await;
    assert_eq!(answer["data"], json!({ "viewer": { "canPledge": true }, "tool": null }));
    assert_eq!(answer["errors"][0]["message"], "Il n’y a rien de tel ici.");
    assert_eq!(answer["errors"][0]["path"], json!(["tool"]));
    let answer = world.reader("Ana").ask("{ nothing }", json!({})).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_INPUT");
}

#[tokio::test]
async fn nodes_are_found_by_their_id_and_only_by_those_who_may() {
    let world = World::new().await;
    let campaign = world.open_campaign("one").await;
    let ana = world.reader("Ana");
    let pledged = ana.get(PLEDGE, pledge(&campaign, "North", 5, 9_500, "p1")).await;
    let pledge = pledged["pledgeSeats"]["pledge"]["id"].as_str().unwrap();
    let document = "query($id: ID!) { node(id: $id) { id __typename } }";
    for (id, name) in [
        (global(Kind::Person, "Ana"), "Person"),
        (global(Kind::Network, "prairie"), "Network"),
        (global(Kind::Agency, "South"), "Agency"),
        (global(Kind::Supplier, "Supplier"), "Supplier"),
        (global(Kind::Tool, "Maps"), "Tool"),
        (global(Kind::ExitRecord, "Chat exit"), "ExitRecord"),
        (campaign.clone(), "Campaign"),
        (pledge.to_owned(), "Pledge"),
    ] {
        let found = ana.get(document, json!({ "id": id })).await;
        assert_eq!(found["node"], json!({ "id": id, "__typename": name }));
    }
    let others = [
        global(Kind::Person, "Ben"),
        global(Kind::Network, "coast"),
        global(Kind::Agency, "Harbour"),
        global(Kind::Tool, "Sail"),
        global(Kind::Tool, "South"),
    ];
    for id in others {
        assert_eq!(ana.codes(document, json!({ "id": id })).await, ["NOT_FOUND"]);
    }
    for name in ["Cora", "Ben", "Mia", "Flo"] {
        assert_eq!(world.reader(name).codes(document, json!({ "id": pledge })).await, ["NOT_FOUND"], "{name}");
    }
}

#[tokio::test]
async fn lists_are_paged_from_both_ends() {
    let world = World::new().await;
    let document = "query($first: Int, $after: String, $last: Int, $before: String) {
        tools(first: $first, after: $after, last: $last, before: $before) {
            nodes { name } edges { cursor node { name } } pageInfo { hasPreviousPage hasNextPage startCursor endCursor } } }";
    let ana = world.reader("Ana");
    let page = ana.get(document, json!({ "first": 1 })).await["tools"].clone();
    assert_eq!(page["nodes"], json!([{ "name": "Chat" }]));
    assert_eq!(page["edges"][0]["cursor"], page["pageInfo"]["endCursor"]);
    assert_eq!((&page["pageInfo"]["hasPreviousPage"], &page["pageInfo"]["hasNextPage"]), (&json!(false), &json!(true)));
    let page = ana.get(document, json!({ "first": 1, "after": page["pageInfo"]["endCursor"] })).await["tools"].clone();
    assert_eq!(page["nodes"], json!([{ "name": "Maps" }]));
    assert_eq!(page["pageInfo"]["hasNextPage"], json!(false));
    let page = ana.get(document, json!({ "last": 1 })).await["tools"].clone();
    assert_eq!(page["nodes"], json!([{ "name": "Maps" }]));
    for wrong in
        [json!({ "first": 101 }), json!({ "first": 0 }), json!({ "first": 1, "last": 1 }), json!({ "after": "x" })]
    {
        assert_eq!(ana.codes(document, wrong).await, ["BAD_INPUT"]);
    }
    let found = ana
        .get("{ tools(search: \"MAP\") { nodes { name exitRecord { steps } supplier { name } } } }", json!({}))
        .await;
    assert_eq!(
        found["tools"]["nodes"],
        json!([{ "name": "Maps", "exitRecord": null, "supplier": { "name": "Supplier Inc." } }])
    );
}

#[tokio::test]
async fn a_pledge_is_refused_with_a_sentence_at_its_field() {
    let world = World::new().await;
    let campaign = world.open_campaign("one").await;
    let ben = world.reader("Ben");
    let answer = ben.get(PLEDGE, pledge(&campaign, "South", 0, -1, "p1")).await["pledgeSeats"].clone();
    assert_eq!((&answer["pledge"], &answer["campaign"]), (&Value::Null, &Value::Null));
    assert_eq!(answer["problems"][0]["code"], "TOO_FEW_SEATS");
    assert_eq!(answer["problems"][0]["field"], "lines.0.seats");
    assert_eq!(answer["problems"][0]["message"], "Veuillez demander au moins 1 licence.");
    assert_eq!(world.reader("Ana").codes(PLEDGE, pledge(&campaign, "South", 5, 9_500, "p1")).await, ["FORBIDDEN"]);
    assert_eq!(world.reader("Zoe").codes(PLEDGE, pledge(&campaign, "South", 5, 9_500, "p1")).await, ["NOT_FOUND"]);
}

#[tokio::test]
async fn the_same_request_gets_the_first_answer_and_each_deed_stands_for_itself() {
    let world = World::new().await;
    let campaign = world.open_campaign("one").await;
    let ana = world.reader("Ana");
    let first = ana.get(PLEDGE, pledge(&campaign, "North", 5, 9_500, "p1")).await;
    assert_eq!(
        first["pledgeSeats"]["campaign"],
        json!({ "seatsPledged": 5, "agenciesIn": 1, "mySeats": 5, "myState": "REQUESTED" })
    );
    assert_eq!(first["pledgeSeats"]["pledge"]["changedBy"], "Ana");
    assert_eq!(ana.get(PLEDGE, pledge(&campaign, "North", 5, 9_500, "p1")).await, first);
    assert_eq!(ana.codes(PLEDGE, pledge(&campaign, "North", 6, 9_500, "p1")).await, ["BAD_INPUT"]);
    assert_eq!(ana.codes(PLEDGE, pledge(&campaign, "North", 6, 9_500, "")).await, ["BAD_INPUT"]);
    let document = "mutation($one: PostCommentInput!, $two: PostCommentInput!) {
        one: postComment(input: $one) { comment { body author agency { name } } problems { code } }
        two: postComment(input: $two) { comment { body } problems { code } } }";
    let strange = global(Kind::Campaign, "none");
    let variables = json!({ "one": { "campaignId": campaign, "body": "When?", "requestKey": "c1" },
        "two": { "campaignId": strange, "body": "When?", "requestKey": "c2" } });
    let answer = ana.ask(document, variables).await;
    let comment = json!({ "body": "When?", "author": "Ana", "agency": { "name": "North" } });
    assert_eq!(answer["data"], json!({ "one": { "comment": comment, "problems": [] }, "two": null }));
    assert_eq!(answer["errors"][0]["extensions"]["code"], "NOT_FOUND");
}

#[tokio::test]
async fn drafts_are_checked_as_they_are_typed_and_only_by_coordinators() {
    let world = World::new().await;
    let document = "query($input: CampaignDraftInput!) { draftCheck(input: $input) { problems { code field message } warnings { code field message } } }";
    let mut wrong = draft();
    wrong["priceBreaks"] = json!([{ "seatsMin": 50, "unitPrice": 7800 }, { "seatsMin": 10, "unitPrice": 9000 }]);
    wrong["pledgingClosesAt"] = json!("2027-01-01T18:00:00Z");
    let check = world.reader("Cora").get(document, json!({ "input": wrong })).await["draftCheck"].clone();
    let found: Vec<_> =
        check["problems"].as_array().unwrap().iter().map(|problem| (&problem["code"], &problem["field"])).collect();
    assert!(found.contains(&(&json!("SEATS_NOT_RISING"), &json!("priceBreaks.1.seatsMin"))), "{found:?}");
    assert!(found.contains(&(&json!("IN_THE_PAST"), &json!("pledgingClosesAt"))), "{found:?}");
    assert_eq!(world.reader("Ana").codes(document, json!({ "input": draft() })).await, ["FORBIDDEN"]);
    let mut foreign = draft();
    foreign["toolId"] = json!(global(Kind::Tool, "Sail"));
    assert_eq!(world.reader("Cora").codes(document, json!({ "input": foreign })).await, ["NOT_FOUND"]);
}

#[tokio::test]
async fn signing_in_and_out_sets_and_takes_the_cookie() {
    let world = World::new().await;
    let nobody = Caller { language: Some(words::Language::En), ..Caller::default() };
    let run = |caller: Caller, document: &'static str| {
        let api = world.api.clone();
        async move { api.execute(caller, async_graphql::Request::new(document)).await }
    };
    let asked = run(nobody.clone(), "mutation { requestSignInLink(input: { email: \"Ana@Example.org\", requestKey: \"k\" }) { sent problems { code } } }").await;
    assert_eq!(asked.data.into_json().unwrap()["requestSignInLink"], json!({ "sent": true, "problems": [] }));
    let wrong = run(
        nobody.clone(),
        "mutation { signIn(input: { token: \"junk\" }) { person { name } problems { code message } } }",
    )
    .await;
    assert!(wrong.http_headers.get("set-cookie").is_none());
    assert_eq!(wrong.data.into_json().unwrap()["signIn"]["problems"][0]["code"], "LINK_NOT_VALID");
    let ana = Caller { session: Some("Ana".into()), ..nobody.clone() };
    let out = run(ana.clone(), "mutation { signOut(input: { requestKey: \"k\" }) { done } }").await;
    let cookie = out.http_headers.get("set-cookie").unwrap().to_str().unwrap();
    assert_eq!(cookie, "lt_session=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0");
    let after = run(ana, "{ viewer { person { name } } }").await;
    assert_eq!(after.data.into_json().unwrap()["viewer"]["person"], Value::Null);
}

#[tokio::test]
async fn an_address_that_asks_too_often_waits() {
    let world = World::with(Settings { sign_ins_per_address_max: 2, ..Settings::default() }).await;
    let mut reader = world.reader("a cookie of nobody");
    reader.caller.address = Some("192.0.2.7".parse().unwrap());
    let document = "mutation { signIn(input: { token: \"junk\" }) { problems { code } } }";
    assert_eq!(reader.codes(document, json!({})).await, [""; 0]);
    assert_eq!(reader.codes(document, json!({})).await, [""; 0]);
    assert_eq!(reader.codes(document, json!({})).await, ["RATE_LIMITED"]);
}

#[tokio::test]
async fn settings_are_changed_and_read_back() {
    let world = World::new().await;
    let document = "mutation($input: ChangeMySettingsInput!) { changeMySettings(input: $input) { person { language zone } problems { code field } } }";
    let change = |zone| json!({ "input": { "language": "EN", "zone": zone, "requestKey": zone } });
    let ben = world.reader("Ben");
    let changed = ben.get(document, change("America/Halifax")).await;
    assert_eq!(changed["changeMySettings"]["person"], json!({ "language": "EN", "zone": "America/Halifax" }));
    let refused = ben.get(document, change("Moon/Tycho")).await;
    assert_eq!(refused["changeMySettings"]["problems"], json!([{ "code": "UNKNOWN_ZONE", "field": "zone" }]));
    assert_eq!(world.reader("x").codes(document, change("America/Regina")).await, ["UNAUTHENTICATED"]);
}

#[tokio::test]
async fn how_to_leave_a_tool_is_recorded_by_coordinators() {
    let world = World::new().await;
    let document = "mutation($input: RecordExitInput!) { recordExit(input: $input) { tool { exitRecord { steps testedOn } } problems { code field } } }";
    let input = |key: &str, version: i64, day: &str| {
        json!({ "input": { "toolId": global(Kind::Tool, "Maps"), "version": version, "exportFormats": "GPX", "steps": "Export.",
        "testedOn": day, "testedBy": "Cora", "requestKey": key } })
    };
    let recorded = world.reader("Cora").get(document, input("1", 1, "2027-01-04")).await;
    assert_eq!(recorded["recordExit"]["tool"]["exitRecord"], json!({ "steps": "Export.", "testedOn": "2027-01-04" }));
    let refused = world.reader("Cora").get(document, input("2", 2, "2027-02-04")).await;
    assert_eq!(refused["recordExit"]["problems"], json!([{ "code": "IN_THE_FUTURE", "field": "testedOn" }]));
    assert_eq!(world.reader("Ana").codes(document, input("1", 1, "2027-01-04")).await, ["FORBIDDEN"]);
}

#[tokio::test]
async fn a_gone_database_is_a_fault_with_a_request_id_and_nothing_else() {
    let world = World::new().await;
    world.database.close().await.unwrap();
    let answer = world.reader("Ana").ask("{ network { name } }", json!({})).await;
    assert_eq!(answer["errors"][0]["extensions"], json!({ "code": "INTERNAL", "requestId": "a-request" }));
    assert!(answer["errors"][0]["message"].as_str().unwrap().contains("a-request"));
}
