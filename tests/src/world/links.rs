//! Deeds of admins whose organization is in both networks.

use serde_json::{Value, json};

use super::World;
use super::actor::Actor;
use super::deeds::key;
use super::reply::{Outcome, Reply};

const LINK: &str = "state madeBy code expiresAt linkedAt otherAgency otherNetwork
    otherProfile { version fetchedAt name province setting sizeBand language contactChannel staff }";

impl Actor {
    /// Does a deed to the link of their agency that takes nothing else.
    pub async fn of_link(&self, deed: &'static str) -> Outcome {
        self.does_to_link(deed, json!({})).await
    }

    /// Does a deed to the link of their agency.
    pub async fn does_to_link(&self, deed: &'static str, more: Value) -> Outcome {
        let mut input = json!({ "agencyId": self.agency().await, "requestKey": key() });
        for (name, value) in more.as_object().expect("fields have names") {
            input[name] = value.clone();
        }
        let payload = format!("agency {{ name version }} link {{ {LINK} }} problems {{ code field message }}");
        self.does(deed, input, &payload).await
    }

    /// Asks for the link of an agency.
    pub async fn asks_for_link(&self, agency: &str) -> Reply {
        let document = format!("query($id: ID!) {{ agencyLink(agencyId: $id) {{ {LINK} }} }}");
        self.ask(&document, json!({ "id": agency })).await
    }

    /// The link of their agency.
    pub async fn link(&self) -> Value {
        self.asks_for_link(&self.agency().await).await.data()["agencyLink"].clone()
    }

    /// Makes a code for their agency.
    pub async fn makes_a_code(&self) -> String {
        let made = self.of_link("offerAgencyLink").await;
        made.done()["link"]["code"].as_str().expect("a code is a text").to_owned()
    }

    /// Enters a code for their agency.
    pub async fn takes_up(&self, code: &str) -> Outcome {
        self.does_to_link("takeUpAgencyLink", json!({ "code": code })).await
    }

    /// Links their agency with that of somebody in the other network.
    pub async fn links_with(&self, other: &Actor) {
        let code = other.makes_a_code().await;
        self.takes_up(&code).await.done();
        self.of_link("acceptAgencyLink").await.done();
    }

    /// Carries fields of the linked agency's profile over, as both were seen at these versions.
    pub async fn carries_over(&self, version: i64, other_version: i64, fields: &[&str]) -> Outcome {
        let more = json!({ "version": version, "otherVersion": other_version, "fields": fields });
        self.does_to_link("carryProfileOver", more).await
    }
}

impl World {
    /// Otto becomes the admin of Tidewater, which had none.
    pub async fn otto_keeps_tidewater(&self) {
        let reply = self.stella.ask("{ members(first: 100) { nodes { id name } } }", json!({})).await;
        let nodes = reply.data()["members"]["nodes"].as_array().expect("members are a list").clone();
        let otto = nodes.iter().find(|one| one["name"] == "Otto").expect("Otto is there");
        let input = json!({ "memberId": otto["id"], "role": "ADMIN", "requestKey": key() });
        self.stella.does("changeRole", input, "member { id } problems { code }").await.done();
        self.worker_catches_up().await;
        self.mails.take();
    }
}
