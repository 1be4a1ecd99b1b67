//! Who may do what: as one table for people to review, and as the API answers.

use domain::access::{Grant, Role, matrix};
use serde_json::{Value, json};
use tests::world::{Schema, kind};
use tests::{Actor, World, behaviour};

#[test]
fn who_may_do_what() {
    let lines: Vec<String> = matrix().iter().map(|rule| format!("{:<24} {:?}", rule.action, rule.who)).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

/// Somebody, what they are, and whether they are it for the agency whose things are tried.
struct Somebody<'a> {
    actor: &'a Actor,
    role: Option<Role>,
    own: bool,
}

impl Somebody<'_> {
    /// Whether a grant may cover them. What is granted about oneself is left to the walls: whose it is, its id says.
    fn may_be_covered(&self, grant: Grant) -> bool {
        match grant {
            Grant::Coordinator => self.role == Some(Role::Coordinator),
            Grant::OwnAgency(role) => self.own && self.role == Some(role),
            Grant::Anyone(role) => self.role == Some(role),
            // Sven runs the server of every scene.
            Grant::Operator => self.actor.name() == "Sven",
            Grant::Oneself => self.actor.name() != "nobody",
            Grant::Clock => false,
        }
    }
}

/// What no mutation does: files that are taken out, what is only read, and the clock's deed.
const NO_MUTATIONS: [&str; 6] =
    ["advance_campaign", "read_breaches", "export_my_data", "export_agency", "export_network", "export_events"];

/// The mutation of an action, as the schema names it.
fn mutation(action: &str) -> String {
    let mut words = action.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| format!("{name}{}{}", word[..1].to_uppercase(), &word[1..]))
}

#[behaviour]
async fn nobody_does_what_no_grant_covers(world: &World) {
    let schema = Schema::read();
    let (ours, _) = world.things_of_both().await;
    let advisor = world.advisor().await;
    let somebody = |actor, role, own| Somebody { actor, role, own };
    let people = [
        somebody(&world.cora, Some(Role::Coordinator), false),
        somebody(&world.max, Some(Role::Admin), true),
        somebody(&world.ana, Some(Role::Buyer), true),
        somebody(&world.mia, Some(Role::Member), true),
        somebody(&world.rose, Some(Role::Admin), false),
        somebody(&world.hugo, Some(Role::Buyer), false),
        somebody(&advisor, Some(Role::Advisor), false),
        somebody(&world.fern, Some(Role::Funder), false),
        somebody(&world.sven, None, false),
        somebody(&world.nobody, None, false),
    ];
    let mutations = schema.fields("Mutation");
    let mut done = Vec::new();
    world
        .unchanged_by(async || {
            for rule in matrix() {
                let deed = mutation(rule.action);
                if NO_MUTATIONS.contains(&rule.action) {
                    continue;
                }
                assert!(mutations.contains(&deed), "tests/api/access.rs has to learn what {} is", rule.action);
                let ids = |name: &str| ours.id(kind(&deed, name));
                let (initial, rest) = deed.split_at(1);
                let input = format!("{}{rest}Input", initial.to_uppercase());
                let document = format!("mutation($input: {input}!) {{ {deed}(input: $input) {{ __typename }} }}");
                for one in people.iter().filter(|one| !rule.who.iter().any(|grant| one.may_be_covered(*grant))) {
                    let reply = one.actor.ask(&document, json!({ "input": schema.input(&input, &ids) })).await;
                    let code = reply.body["errors"][0]["extensions"]["code"].as_str().unwrap_or_default();
                    let is_denied = ["FORBIDDEN", "NOT_FOUND", "UNAUTHENTICATED"].contains(&code);
                    if !is_denied || reply.body["data"][&deed] != Value::Null {
                        done.push(format!("{} {deed}: {}", one.actor.name(), reply.body));
                    }
                }
            }
        })
        .await;
    assert!(done.is_empty(), "what no grant covers is not denied:\n{}", done.join("\n"));
}
