//! The things themselves, made anew for each deed by those who may.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use tests::world::{key, profile};
use tests::{Campaign, Plan, line};
use worker::SendError;

use super::Side;

impl Side<'_> {
    pub(super) async fn sign_in_token(&self) -> String {
        let somebody = self.world.nobody.in_another_browser();
        let document = "mutation($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { sent } }";
        let input = json!({ "email": self.admin.email(), "requestKey": key() });
        somebody.ask_outside(document, json!({ "input": input })).await;
        self.mailed(self.admin.email(), "/sign-in/").await
    }

    /// A session of the admin's in another browser.
    pub(super) async fn another_session(&self) -> Value {
        self.admin.in_another_browser().arrives().await;
        let seen = self.reads(self.admin, "{ viewer { sessions { nodes { id isCurrent } } } }").await;
        let mut sessions = seen["viewer"]["sessions"]["nodes"].as_array().into_iter().flatten();
        let other = sessions.find(|session| session["isCurrent"] == false);
        other.map(|session| session["id"].clone()).unwrap_or_default()
    }

    /// Nobody answers there, and that at once.
    pub(super) fn provider_wish(&self) -> Value {
        let issuer = format!("http://127.0.0.1:9/{}", &key()[..8]);
        json!({ "name": self.fresh("house"), "issuer": issuer, "clientId": self.word, "clientSecret": "" })
    }

    pub(super) async fn provider(&self) -> Value {
        let payload = "provider { id } problems { code }";
        self.made(self.coordinator, "addProvider", self.provider_wish(), payload).await["provider"]["id"].clone()
    }

    /// A mail that was refused.
    pub(super) async fn parked(&self) -> Value {
        let campaign = self.opened().await;
        self.world.worker_catches_up().await;
        self.world.mails.are_refused(Some(SendError::Permanent("nobody of that name".to_owned())));
        self.pledges(&campaign).await;
        self.world.worker_catches_up().await;
        self.world.mails.are_refused(None);
        let seen = self.reads(self.coordinator, "{ parkedDeliveries { nodes { id } } }").await;
        seen["parkedDeliveries"]["nodes"][0]["id"].clone()
    }

    pub(super) async fn invited(&self, email: &str) -> Value {
        let input = json!({ "name": self.word, "email": email, "language": "EN", "role": "ADVISOR" });
        let payload = "invitation { id } problems { code }";
        self.made(self.coordinator, "invitePerson", input, payload).await["invitation"]["id"].clone()
    }

    /// What somebody new is at the agency.
    pub(super) async fn member(&self) -> Value {
        let input =
            json!({ "name": self.fresh("member"), "language": "EN", "role": "MEMBER", "agencyId": self.agency });
        self.made(self.admin, "addPerson", input, "member { id } problems { code }").await["member"]["id"].clone()
    }

    /// A new agency that nobody works for.
    pub(super) async fn house(&self, approved: bool) -> Value {
        let input = json!({ "profile": profile(&self.fresh("house")), "approved": approved });
        let payload = "agency { id } problems { code }";
        self.made(self.coordinator, "addAgency", input, payload).await["agency"]["id"].clone()
    }

    pub(super) async fn version_of_agency(&self) -> Value {
        let document = "query($id: ID!) { agency(id: $id) { version } }";
        let seen = self.admin.ask(document, json!({ "id": self.agency })).await;
        seen.body["data"]["agency"]["version"].clone()
    }

    pub(super) fn list(&self) -> Value {
        let (number, name) = (key(), self.fresh("list"));
        let list = format!("key,name,province,setting,size,language\n{number},{name},SK,SMALL_CITY,SMALL,EN\n");
        json!({ "filename": "list.csv", "base64": BASE64_STANDARD.encode(list), "approved": true })
    }

    pub(super) async fn added_tool(&self) -> Value {
        let facts = json!({ "name": self.fresh("tool"), "category": "accounting" });
        let input = json!({ "facts": facts, "supplierId": self.supplier });
        self.made(self.coordinator, "addTool", input, "tool { id } problems { code }").await["tool"]["id"].clone()
    }

    pub(super) fn plan(&self) -> Plan {
        let plan = Plan::default().from(self.world.clock.now()).with("toolId", self.tool.clone());
        let plan = plan.with("titleEn", self.fresh("together")).with("titleFr", self.fresh("ensemble"));
        plan.with("needEn", self.word).with("needFr", self.word)
    }

    pub(super) async fn drafted(&self) -> Campaign {
        self.coordinator.drafted(&self.plan()).await
    }

    pub(super) async fn opened(&self) -> Campaign {
        let campaign = self.drafted().await;
        self.coordinator.open_campaign(&campaign, 1).await.done();
        campaign
    }

    pub(super) async fn pledges(&self, campaign: &Campaign) {
        let input = json!({ "campaignId": campaign.id, "agencyId": self.agency, "lines": [line(20, 150_00)] });
        self.made(self.admin, "pledgeSeats", input, "problems { code }").await;
    }

    pub(super) fn told(&self) -> Value {
        let today = self.world.clock.now().format("%Y-%m-%d").to_string();
        json!({ "source": "PHONE", "on": today, "note": self.word })
    }

    /// What the coordinator entered for the agency.
    pub(super) async fn entered(&self, campaign: &Campaign) -> Value {
        let input = json!({
            "campaignId": campaign.id, "agencyId": self.agency, "lines": [line(20, 150_00)], "told": self.told(),
        });
        let payload = "toldDeed { id } problems { code }";
        self.made(self.coordinator, "pledgeAsTold", input, payload).await["toldDeed"]["id"].clone()
    }

    /// What waits for the agency's own approval, where it has an amount: whatever staff enter does.
    pub(super) async fn waiting(&self) -> Value {
        let campaign = self.opened().await;
        self.entered(&campaign).await;
        self.admin.sees(&campaign, "myPendingPledge { id }").await["myPendingPledge"]["id"].clone()
    }

    pub(super) async fn guest(&self, campaign: &Campaign) -> Value {
        let input = json!({
            "campaignId": campaign.id, "profile": profile(&self.fresh("guest")), "name": self.word,
            "email": self.email(), "language": "EN",
        });
        let payload = "guest { agency { id } } problems { code }";
        self.made(self.coordinator, "inviteGuest", input, payload).await["guest"]["agency"]["id"].clone()
    }
}
