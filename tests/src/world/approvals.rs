//! Requests that wait for an admin of their own agency.

use serde_json::{Value, json};

use super::World;
use super::actor::Actor;
use super::campaign::Campaign;
use super::deeds::key;
use super::reply::Outcome;

const PENDING: &str = "pendingPledge { id state } problems { code field message }";

impl World {
    /// The network has the rule by which requests may wait for their own agency's approval, or has it no more.
    pub async fn own_approval(&self, is_on: bool) {
        self.cora.allows_own_approval(is_on).await;
    }

    /// Open Door's requests wait above so many cents, by the word of Max.
    pub async fn open_door_approves_above(&self, above: i64) {
        self.own_approval(true).await;
        self.max.changes_approval(json!({ "above": above, "aloneUnderstood": true })).await.done();
    }

    /// Mia is an admin of Open Door as well as Max, who makes her one.
    pub async fn mia_is_admin(&self) {
        let reply = self.max.ask("{ members(first: 100) { nodes { id name } } }", json!({})).await;
        let nodes = reply.data()["members"]["nodes"].as_array().expect("members are a list").clone();
        let mia = nodes.iter().find(|node| node["name"] == "Mia").expect("Mia works there")["id"].clone();
        let input = json!({ "memberId": mia, "role": "ADMIN", "requestKey": key() });
        self.max.does("changeRole", input, "member { id } problems { code field message }").await.done();
    }
}

impl Actor {
    /// As a coordinator has their network have the rule, or have it no more.
    pub async fn allows_own_approval(&self, is_on: bool) {
        let seen = self.ask("{ networkRules { version } }", json!({})).await;
        let version = &seen.data()["networkRules"]["version"];
        let input = json!({
            "toldRequests": true, "toldYes": false, "ownApproval": is_on, "version": version, "requestKey": key(),
        });
        self.does("changeRules", input, "rules { ownApproval } problems { code field message }").await.done();
    }

    /// Changes from which amount their agency's requests wait; agency, version and key are filled in where they are missing.
    pub async fn changes_approval(&self, mut input: Value) -> Outcome {
        let agency = self.agency().await;
        if input["version"].is_null() {
            let reply = self.ask("query($id: ID!) { agency(id: $id) { version } }", json!({ "id": agency })).await;
            input["version"] = reply.data()["agency"]["version"].clone();
        }
        if input["agencyId"].is_null() {
            input["agencyId"] = agency.into();
        }
        input["requestKey"] = key().into();
        let payload = "agency { approval { above currency } } problems { code field message }";
        self.does("changeApproval", input, payload).await
    }

    /// The id of what they entered for an agency that told them and that may still wait there, as a coordinator; null without.
    pub async fn may_wait(&self, campaign: &Campaign, agency: &str) -> Value {
        let document = "query($campaign: ID!, $agency: ID!) { asTold(campaignId: $campaign, agencyId: $agency) { mayWait { id } } }";
        let reply = self.ask(document, json!({ "campaign": campaign.id, "agency": agency })).await;
        reply.data()["asTold"]["mayWait"]["id"].clone()
    }

    /// The id of what waits of their agency in a campaign.
    pub async fn waiting(&self, campaign: &Campaign) -> String {
        let seen = self.sees(campaign, "myPendingPledge { id state }").await["myPendingPledge"].clone();
        assert_eq!(seen["state"], "WAITING", "{} finds nothing waiting: {seen}", self.name());
        seen["id"].as_str().expect("an id is a text").to_owned()
    }

    /// Approves what waits.
    pub async fn approves(&self, pending: &str) -> Outcome {
        self.approves_with(pending, json!({})).await
    }

    /// Approves what waits, and says that they did not ask for it.
    pub async fn approves_for_others(&self, pending: &str) -> Outcome {
        self.approves_with(pending, json!({ "notAskedByMe": true })).await
    }

    async fn approves_with(&self, pending: &str, mut input: Value) -> Outcome {
        input["pendingPledgeId"] = pending.into();
        input["requestKey"] = key().into();
        let payload = "pledge { id version seats } campaign { seatsPledged } problems { code field message }";
        self.does("approvePledge", input, payload).await
    }

    /// Refuses what waits.
    pub async fn refuses(&self, pending: &str, reason: &str) -> Outcome {
        let input = json!({ "pendingPledgeId": pending, "reason": reason, "requestKey": key() });
        self.does("refusePledge", input, PENDING).await
    }
}
