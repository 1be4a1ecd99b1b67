//! Tokens for programs: what they reach, and what they never do.

use chrono::TimeDelta;
use reqwest::Method;
use reqwest::header::{ACCEPT, AUTHORIZATION, WWW_AUTHENTICATE};
use serde_json::{Value, json};
use tests::world::{Outcome, Reply, key};
use tests::{Actor, World, behaviour};

use super::signing_in::who;

const RESPONSE: &str = "application/graphql-response+json";

/// A program with a token, which keeps no cookies.
async fn asks_with(world: &World, token: &str, path: &str, document: &str, variables: Value) -> Reply {
    let program = world.nobody.in_another_browser();
    let request = program.request(Method::POST, path).await.header(ACCEPT, RESPONSE);
    let request = request.header(AUTHORIZATION, format!("Bearer {token}"));
    let answer = program.send(request.json(&json!({ "query": document, "variables": variables }))).await;
    let status = answer.status().as_u16();
    if status == 401 {
        assert_eq!(answer.headers()[WWW_AUTHENTICATE], "Bearer");
    }
    Reply { status, body: answer.json().await.expect("an answer is JSON") }
}

async fn here(world: &World, token: &str, document: &str) -> Reply {
    asks_with(world, token, "/n/prairie/graphql", document, json!({})).await
}

async fn makes(actor: &Actor, input: Value) -> Outcome {
    let sound = json!({
        "name": "Our sheet", "scopes": [{ "room": "CAMPAIGNS" }], "expiresAt": "2026-04-01T00:00:00Z", "requestKey": key(),
    });
    let mut whole = sound.as_object().unwrap().clone();
    whole.extend(input.as_object().unwrap().clone());
    actor.does("makeToken", whole.into(), "accessToken { id prefix } secret problems { code field }").await
}

#[behaviour]
async fn a_program_does_what_its_token_allows_and_nothing_else(world: &World) {
    let campaign = world.open_campaign().await;
    let (_, token) = world.ana.makes_a_token("Reads", json!([{ "room": "CAMPAIGNS" }, { "room": "IDENTITY" }])).await;
    let seen = here(world, &token, "{ viewer { person { name email } } campaigns { nodes { id } } }").await;
    let expected = json!({
        "viewer": { "person": { "name": "Ana", "email": "ana@example.test" } },
        "campaigns": { "nodes": [{ "id": campaign.id }] },
    });
    assert_eq!(seen.data(), &expected);
    world
        .unchanged_by(async || {
            for document in [
                "{ tools { nodes { id } } }",
                "{ campaigns { nodes { tool { name } } } }",
                "{ viewer { sessions { nodes { id } } } }",
                "{ viewer { tokens { nodes { id } } } }",
                "mutation { endOtherSessions(input: { requestKey: \"a\" }) { ended } }",
                "mutation { askToAddPasskey(input: { requestKey: \"a\" }) { question { ceremony } } }",
            ] {
                let refused = here(world, &token, document).await;
                assert_eq!(refused.denied(), "FORBIDDEN", "{document}: {:#}", refused.body);
                assert_eq!(refused.body.get("data"), None, "{document}");
            }
            let post = "mutation($input: PostCommentInput!) { postComment(input: $input) { problems { code } } }";
            let input = json!({ "input": { "campaignId": campaign.id, "body": "From a sheet.", "requestKey": key() } });
            let refused = asks_with(world, &token, "/n/prairie/graphql", post, input).await;
            assert_eq!(refused.denied(), "FORBIDDEN");
        })
        .await;
    let (_, writes) = world.ana.makes_a_token("Writes", json!([{ "room": "CAMPAIGNS", "write": true }])).await;
    let post = "mutation($input: PostCommentInput!) { postComment(input: $input) { problems { code } } }";
    let input = json!({ "input": { "campaignId": campaign.id, "body": "From a sheet.", "requestKey": key() } });
    let done = asks_with(world, &writes, "/n/prairie/graphql", post, input).await;
    assert_eq!(done.data()["postComment"]["problems"], json!([]));
}

#[behaviour]
async fn a_token_can_never_do_what_its_owner_could_not(world: &World) {
    let (_, token) = world
        .ana
        .makes_a_token("All", json!([{ "room": "CAMPAIGNS", "write": true }, { "room": "TOOLS", "write": true }]))
        .await;
    // That it was used is noted once for some minutes.
    asks_with(world, &token, "/n/prairie/graphql", "{ campaigns { nodes { id } } }", json!({})).await.data();
    let tool = world.cora.tool("Casebook").await;
    let input = json!({ "input": {
        "toolId": tool, "version": 1, "exportFormats": "CSV", "steps": "Export.", "testedOn": "2026-02-20", "testedBy": "Ana", "requestKey": key(),
    } });
    world
        .unchanged_by(async || {
            let record = "mutation($input: RecordExitInput!) { recordExit(input: $input) { problems { code } } }";
            let refused = asks_with(world, &token, "/n/prairie/graphql", record, input).await;
            assert_eq!(refused.denied(), "FORBIDDEN");
            let coast = asks_with(world, &token, "/n/coast/graphql", "{ campaigns { nodes { id } } }", json!({})).await;
            assert_eq!(coast.denied(), "NOT_FOUND");
        })
        .await;
}

#[behaviour]
async fn a_token_for_one_network_is_worth_nothing_in_another(world: &World) {
    let networks = "{ viewer { networks { network { slug } } } }";
    let everywhere = makes(&world.ana, json!({ "scopes": [{ "room": "IDENTITY" }, { "room": "NETWORKS" }] })).await;
    let token = everywhere.done()["secret"].as_str().unwrap().to_owned();
    let seen = asks_with(world, &token, "/graphql", networks, json!({})).await;
    assert_eq!(seen.data()["viewer"]["networks"], json!([{ "network": { "slug": "prairie" } }]));
    for foreign in ["coast", "nowhere", ""] {
        makes(&world.ana, json!({ "network": foreign })).await.denied_as("NOT_FOUND");
    }
    // Whose token is for a network they left finds no network any more: here it never was theirs.
    let (_, ottos) = world.otto.makes_a_token("Coast", json!([{ "room": "CAMPAIGNS" }])).await;
    let seen = asks_with(world, &ottos, "/n/coast/graphql", "{ campaigns { nodes { id } } }", json!({})).await;
    assert_eq!(seen.data()["campaigns"]["nodes"], json!([]));
    let prairie = here(world, &ottos, "{ campaigns { nodes { id } } }").await;
    assert_eq!(prairie.denied(), "NOT_FOUND");
}

#[behaviour]
async fn a_token_that_is_none_is_nobodys_and_no_cookie_helps(world: &World) {
    let (id, token) = world.ana.makes_a_token("Sheet", json!([{ "room": "CAMPAIGNS" }])).await;
    let question = "{ campaigns { nodes { id } } }";
    for wrong in ["", "lt_", "nonsense", &token[..token.len() - 1], &token.to_uppercase()] {
        let refused = here(world, wrong, question).await;
        assert_eq!((refused.status, refused.denied()), (401, "UNAUTHENTICATED"), "{wrong}");
        let said = &refused.body["errors"][0]["message"];
        assert!(said.as_str().is_some_and(|said| said.starts_with("This token is not valid")), "{said}");
    }
    let request = world.ana.request(Method::POST, "/n/prairie/graphql").await.header(ACCEPT, RESPONSE);
    let request = request.header(AUTHORIZATION, "Bearer nonsense").json(&json!({ "query": question }));
    assert_eq!(world.ana.send(request).await.status().as_u16(), 401, "her session does not count beside it");
    here(world, &token, question).await.data();
    let revoked =
        world.ana.does("revokeToken", json!({ "tokenId": id, "requestKey": key() }), "tokenId problems { code }");
    assert_eq!(revoked.await.done()["tokenId"], id);
    assert_eq!(here(world, &token, question).await.status, 401);
    let (_, short) = world.ana.makes_a_token("Short", json!([{ "room": "CAMPAIGNS" }])).await;
    world.it_is("2026-04-01T00:00:00Z".parse().unwrap());
    assert_eq!(here(world, &short, question).await.status, 401, "it has run out");
}

#[behaviour]
async fn tokens_are_listed_with_their_last_use_and_never_shown_again(world: &World) {
    let sheet = makes(&world.ana, json!({ "network": "prairie", "requestKey": "one" })).await;
    let token = sheet.done()["secret"].as_str().unwrap().to_owned();
    assert!(token.starts_with("lt_") && token.len() >= 46, "{token}");
    let again = makes(&world.ana, json!({ "network": "prairie", "requestKey": "one" })).await;
    assert_eq!(again.done()["accessToken"], sheet.done()["accessToken"], "the same request made one");
    assert_eq!(again.done()["secret"], Value::Null);
    let traces = format!("{:?}", world.traces().await);
    assert!(!traces.contains(&token) && traces.contains(&token[..10]));
    world.worker_catches_up().await;
    let told: Vec<String> = world.mails.take().into_iter().map(|mail| mail.subject).collect();
    assert_eq!(told, ["A token was made for your Longtable account"]);

    let list =
        "{ viewer { tokens { nodes { name prefix network { slug } scopes { room write } expiresAt lastUsedAt } } } }";
    let mut expected = json!([{
        "name": "Our sheet", "prefix": &token[..10], "network": { "slug": "prairie" },
        "scopes": [{ "room": "CAMPAIGNS", "write": false }], "expiresAt": "2026-04-01T00:00:00+00:00", "lastUsedAt": null,
    }]);
    let tokens = async || world.ana.ask_outside(list, json!({})).await.data()["viewer"]["tokens"]["nodes"].clone();
    assert_eq!(tokens().await, expected);
    here(world, &token, "{ campaigns { nodes { id } } }").await.data();
    expected[0]["lastUsedAt"] = "2026-03-02T15:00:00+00:00".into();
    assert_eq!(tokens().await, expected);
    world.goes_by(TimeDelta::minutes(4));
    here(world, &token, "{ campaigns { nodes { id } } }").await.data();
    assert_eq!(tokens().await, expected, "what was under five minutes was not noted");
    let others = world.hugo.ask_outside(list, json!({})).await;
    assert_eq!(others.data()["viewer"]["tokens"]["nodes"], json!([]));
}

#[behaviour]
async fn a_token_that_makes_no_sense_is_refused_at_its_field(world: &World) {
    world
        .unchanged_by(async || {
            for (input, refused) in [
                (json!({ "name": " " }), "MISSING@name"),
                (json!({ "name": "n".repeat(101) }), "TOO_LONG@name"),
                (json!({ "scopes": [] }), "NO_SCOPES@scopes"),
                (json!({ "expiresAt": "2026-03-02T15:00:00Z" }), "IN_THE_PAST@expiresAt"),
                (json!({ "expiresAt": "2027-03-04T15:00:00Z" }), "LASTS_TOO_LONG@expiresAt"),
            ] {
                makes(&world.ana, input).await.refused_with(&[refused]);
            }
            makes(&world.nobody, json!({})).await.denied_as("UNAUTHENTICATED");
        })
        .await;
    let (id, _) = world.ana.makes_a_token("Sheet", json!([{ "room": "CAMPAIGNS" }])).await;
    for other in [&world.cora, &world.max, &world.otto] {
        let revoked = other.does("revokeToken", json!({ "tokenId": id, "requestKey": key() }), "tokenId").await;
        revoked.denied_as("NOT_FOUND");
    }
}

#[behaviour]
async fn the_page_makes_a_token_and_revokes_it(world: &World) {
    let page = world.rose.opens_at("/my/tokens").await.is_shown();
    page.says("Vous n’avez pas de jeton");
    let form = page.form("/my/tokens").with("name", "Notre feuille").with("read.CAMPAIGNS", "yes");
    let none = form.clone().without("read.CAMPAIGNS").post().await;
    assert_eq!(none.status, 422);
    none.says("Veuillez choisir au moins une chose que le jeton permet.");
    let made = form.post().await.is_shown();
    let token =
        made.texts("code").into_iter().find(|code| code.starts_with("lt_") && code.len() > 40).expect("it is shown");
    here(world, &token, "{ campaigns { nodes { id } } }").await.data();
    let again = form.post().await;
    assert_eq!(again.status, 303, "the same form made no other");
    let page = world.rose.opens_at("/my/tokens").await.is_shown();
    page.keeps_quiet_about(&token).says("Notre feuille").says("Voir : achats");
    let revoke = page.posting_forms().into_iter().find(|form| form.fields.iter().any(|(name, _)| name == "token"));
    revoke.expect("it can be revoked").send().await.is_shown().says("Le jeton est révoqué");
    assert_eq!(here(world, &token, "{ campaigns { nodes { id } } }").await.status, 401);
    assert_eq!(who(&world.rose).await, json!({ "name": "Rose" }));
}

#[behaviour]
async fn a_token_ends_at_once_with_what_its_owner_was(world: &World) {
    let scopes = json!([{ "room": "CAMPAIGNS" }, { "room": "IDENTITY" }]);
    let (_, bound) = world.mia.makes_a_token("Here", scopes.clone()).await;
    let free = makes(&world.mia, json!({ "scopes": scopes })).await.done()["secret"].as_str().unwrap().to_owned();
    let question = "{ campaigns { nodes { id } } }";
    for token in [&bound, &free] {
        here(world, token, question).await.data();
    }
    let members = world.cora.ask("{ members { nodes { id name } } }", json!({})).await;
    let members = members.data()["members"]["nodes"].as_array().unwrap().clone();
    let mia = members.iter().find(|member| member["name"] == "Mia").expect("Mia is there")["id"].clone();
    let ended = world.cora.does("endRole", json!({ "memberId": mia, "requestKey": key() }), "done problems { code }");
    ended.await.done();
    assert_eq!(here(world, &bound, question).await.status, 401);
    assert_eq!(here(world, &free, question).await.denied(), "NOT_FOUND");
    let oneself = "{ viewer { person { name } } }";
    assert_eq!(
        asks_with(world, &bound, "/graphql", oneself, json!({})).await.status,
        401,
        "it was for that network alone"
    );
    let seen = asks_with(world, &free, "/graphql", oneself, json!({})).await;
    assert_eq!(seen.data()["viewer"]["person"]["name"], "Mia");
    let erased =
        world.mia.does("eraseMe", json!({ "understood": true, "requestKey": key() }), "erased problems { code }");
    erased.await.done();
    assert_eq!(asks_with(world, &free, "/graphql", oneself, json!({})).await.status, 401);
    assert_eq!(world.traces().await.of("access_token"), [""; 0]);
}

#[behaviour]
async fn no_token_takes_files_out_or_keeps_a_socket_of_nobody(world: &World) {
    let every = ["IDENTITY", "NETWORKS", "AGENCIES", "TOOLS", "CAMPAIGNS", "NOTIFICATIONS"];
    let every: Vec<Value> = every.iter().map(|room| json!({ "room": room, "write": true })).collect();
    let (_, token) = world.cora.makes_a_token("All", every.into()).await;
    for path in ["/exports/me.zip", "/n/prairie/exports/network.zip", "/n/prairie/exports/events.csv"] {
        let program = world.nobody.in_another_browser();
        let asked = |token: &str| format!("Bearer {token}");
        let request = program.request(Method::GET, path).await.header(AUTHORIZATION, asked(&token));
        assert_eq!(program.send(request).await.status().as_u16(), 403, "{path}");
        let request = program.request(Method::GET, path).await.header(AUTHORIZATION, asked("lt_nothing"));
        assert_eq!(program.send(request).await.status().as_u16(), 401, "{path}");
        let request = world.cora.request(Method::GET, path).await.header(AUTHORIZATION, asked("lt_nothing"));
        assert_eq!(
            world.cora.send(request).await.status().as_u16(),
            401,
            "{path}: her session does not count beside it"
        );
    }
}

#[behaviour]
async fn pages_of_others_cannot_use_a_session_by_naming_a_token(world: &World) {
    let question = json!({ "query": "{ viewer { person { name } } }" });
    for (scheme, status) in [("Bearer lt_nothing", 401), ("bearer", 401), ("Basic abc", 403), ("Bearerlt_nothing", 403)]
    {
        let request = world.ana.request(Method::POST, "/graphql").await.header(ACCEPT, RESPONSE);
        let request = request.header("sec-fetch-site", "cross-site").header(AUTHORIZATION, scheme);
        assert_eq!(world.ana.send(request.json(&question)).await.status().as_u16(), status, "{scheme}");
    }
}
