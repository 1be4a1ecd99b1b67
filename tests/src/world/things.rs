//! One thing of each kind in both networks: for tests that try what belongs to another network, or what one may not.

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL;
use domain::global_id;
use serde_json::{Value, json};
use uuid::Uuid;

use super::World;
use super::actor::Actor;
use super::agencies::profile;
use super::campaign::Plan;
use super::deeds::{key, line};
use crate::odd_provider::{CLIENT, OddProvider, SECRET};

/// Global ids of one thing of each kind in a network, by the name that inputs have for it.
#[derive(Debug)]
pub struct Things {
    ids: BTreeMap<&'static str, String>,
    /// Whom people may sign in by: it answers as long as the ids are tried.
    _open: OddProvider,
}

impl Things {
    /// The id of what bears this name.
    pub fn id(&self, name: &str) -> String {
        self.ids.get(name).cloned().unwrap_or_else(|| panic!("tests/src/world/things.rs has to learn what a {name} is"))
    }

    /// All of them.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.values().map(String::as_str)
    }
}

/// The same kind of id, of nothing anybody has.
pub fn nowhere(id: &str) -> String {
    let (kind, row) = global_id::read(id).unwrap_or_else(|| panic!("{id} is no id of ours"));
    global_id::write(kind, Uuid::from_u128(row.as_u128() ^ 0xdead_beef_dead_beef))
}

/// The cursor of the row with this id in a list, and that of the place beside it, where nothing is.
pub fn cursors(id: &str) -> [String; 2] {
    let (_, row) = global_id::read(id).unwrap_or_else(|| panic!("{id} is no id of ours"));
    let beside = Uuid::from_u128(row.as_u128() ^ 1);
    [row, beside].map(|row| BASE64URL.encode(row.as_bytes()))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no id")).to_owned()
}

/// A provider that people may sign in by, and its id here.
async fn provider(coordinator: &Actor) -> (OddProvider, String) {
    let odd = OddProvider::start();
    let provider = json!({
        "name": "House", "issuer": odd.issuer, "clientId": CLIENT, "clientSecret": SECRET, "requestKey": key(),
    });
    let added = coordinator.does("addProvider", provider, "provider { id } problems { code }").await;
    let id = text(&added.done()["provider"]["id"]);
    let on = json!({ "providerId": id, "isOn": true, "requestKey": key() });
    coordinator.does("switchProvider", on, "provider { isOn } problems { code }").await.done();
    (odd, id)
}

/// A campaign with everything a campaign can have, and ids of it all.
async fn things(world: &World, coordinator: &Actor, buyer: &Actor, admin: &Actor) -> Things {
    coordinator.record_exit("Casebook").await.done();
    let campaign = coordinator.drafted(&Plan::default()).await;
    coordinator.open_campaign(&campaign, 1).await.done();
    buyer.pledge_lines(&campaign, &[line(20, 150_00)]).await.done();
    buyer.post_comment(&campaign, "Shall we?").await.done();
    let guest = json!({
        "campaignId": campaign.id, "profile": profile("Visitors"), "name": "Vic", "language": "EN",
        "email": format!("vic@{}.test", coordinator.network()), "requestKey": key(),
    });
    let guest = coordinator.does("inviteGuest", guest, "guest { agency { id } } problems { code }").await;
    // What is entered from now on waits for the agency's admin.
    coordinator.allows_own_approval(true).await;
    admin.changes_approval(json!({ "above": 1, "aloneUnderstood": true })).await.done();
    let told = json!({
        "campaignId": campaign.id, "agencyId": buyer.agency().await, "version": 1, "lines": [line(20, 150_00)],
        "told": { "source": "PHONE", "on": "2026-03-02" }, "requestKey": key(),
    });
    let entered = coordinator.does("pledgeAsTold", told, "toldDeed { id } problems { code }").await;
    let entered = text(&entered.done()["toldDeed"]["id"]);
    let pending = admin.waiting(&campaign).await;
    world.mails.are_refused(Some(worker::SendError::Permanent("nobody of that name".to_owned())));
    world.passes(campaign.closes_at).await;
    world.mails.are_refused(None);
    let draft = coordinator.drafted(&Plan::default().with("pledgingClosesAt", "2026-04-10T17:00:00Z")).await;
    let seen = buyer.sees(&campaign, "myPledge { id } myAllocation { id } comments { nodes { id } } tool { id supplier { id } exitRecord { id } }").await;
    let viewer = buyer
        .ask(
            "{ viewer { person { id } agency { id } networks { network { id } } sessions { nodes { id } } } notices { nodes { id } } }",
            json!({}),
        )
        .await;
    let viewer = viewer.data();
    let invited = json!({
        "name": "Noor", "email": format!("noor@{}.test", coordinator.network()), "language": "EN", "role": "ADVISOR",
        "requestKey": key(),
    });
    let invited = coordinator.does("invitePerson", invited, "invitation { id } problems { code }").await;
    let member = buyer.ask("{ members { nodes { id } } }", json!({})).await;
    let logged = coordinator.ask("{ events { nodes { id } } }", json!({})).await;
    let list = json!({
        // key,name,province,setting,size,language / 1,Cedar,SK,SMALL_CITY,SMALL,EN
        "filename": "list.csv", "base64": "a2V5LG5hbWUscHJvdmluY2Usc2V0dGluZyxzaXplLGxhbmd1YWdlCjEsQ2VkYXIsU0ssU01BTExfQ0lUWSxTTUFMTCxFTgo=",
        "approved": true, "requestKey": key(),
    });
    let uploaded = coordinator.does("uploadAgencies", list, "agencyImport { id } problems { code }").await;
    let breach = json!({
        "happened": "A list went astray.", "noticedOn": "2026-03-01", "data": "Names.", "harm": "NOT_JUDGED",
        "requestKey": key(),
    });
    let breach = coordinator.does("recordBreach", breach, "entry { id } problems { code }").await;
    let (open, house) = provider(coordinator).await;
    let parked = coordinator.ask("{ parkedDeliveries { nodes { id } } }", json!({})).await;
    let ids = BTreeMap::from([
        ("Campaign", campaign.id.clone()),
        ("Pledge", text(&seen["myPledge"]["id"])),
        ("Allocation", text(&seen["myAllocation"]["id"])),
        ("Comment", text(&seen["comments"]["nodes"][0]["id"])),
        ("Tool", text(&seen["tool"]["id"])),
        ("Supplier", text(&seen["tool"]["supplier"]["id"])),
        ("ExitRecord", text(&seen["tool"]["exitRecord"]["id"])),
        ("Agency", text(&viewer["viewer"]["agency"]["id"])),
        ("Guest", text(&guest.done()["guest"]["agency"]["id"])),
        ("Person", text(&viewer["viewer"]["person"]["id"])),
        ("Network", text(&viewer["viewer"]["networks"][0]["network"]["id"])),
        ("Event", text(&logged.data()["events"]["nodes"][0]["id"])),
        ("Passkey", buyer.adds_a_passkey("My phone").await),
        ("AccessToken", buyer.makes_a_token("Our sheet", json!([{ "room": "CAMPAIGNS" }])).await.0),
        ("Session", text(&viewer["viewer"]["sessions"]["nodes"][0]["id"])),
        ("Notice", text(&viewer["notices"]["nodes"][0]["id"])),
        ("Delivery", text(&parked.data()["parkedDeliveries"]["nodes"][0]["id"])),
        ("AgencyImport", text(&uploaded.done()["agencyImport"]["id"])),
        ("ToldDeed", entered),
        ("PendingPledge", pending),
        ("BreachEntry", text(&breach.done()["entry"]["id"])),
        ("Draft", draft.id),
        ("IdentityProvider", house),
        ("Invitation", text(&invited.done()["invitation"]["id"])),
        ("Member", text(&member.data()["members"]["nodes"][0]["id"])),
    ]);
    Things { ids, _open: open }
}

impl World {
    /// Things of the prairie, and the same of the coast.
    pub async fn things_of_both(&self) -> (Things, Things) {
        self.otto_keeps_tidewater().await;
        let begins = self.clock.now();
        let theirs = things(self, &self.stella, &self.otto, &self.otto).await;
        self.it_is(begins);
        let ours = things(self, &self.cora, &self.ana, &self.max).await;
        self.it_is(begins);
        // An organization that is in both makes no hole.
        self.otto.links_with(&self.max).await;
        self.max.of_link("fetchLinkedProfile").await.done();
        self.worker_catches_up().await;
        (ours, theirs)
    }
}

/// The kind of thing an argument of this name wants. `id` depends on its field.
pub fn kind(field: &str, argument: &str) -> &'static str {
    match (field, argument) {
        ("editCampaign" | "openCampaign", "campaignId") => "Draft",
        ("campaign" | "campaignChanged", "id") | (_, "campaignId") => "Campaign",
        ("tool", "id") | (_, "toolId") => "Tool",
        (_, "supplierId") => "Supplier",
        (_, "personId") => "Person",
        ("welcomeGuest" | "withdrawGuest", "agencyId") => "Guest",
        ("agency", "id") | (_, "agencyId") => "Agency",
        ("agencyImport", "id") | (_, "agencyImportId") => "AgencyImport",
        (_, "deliveryId") => "Delivery",
        (_, "noticeId") => "Notice",
        ("member", "id") | (_, "memberId" | "successorId") => "Member",
        (_, "invitationId") => "Invitation",
        (_, "sessionId") => "Session",
        (_, "passkeyId") => "Passkey",
        ("toldDeed", "id") | (_, "toldDeedId") => "ToldDeed",
        (_, "breachId") => "BreachEntry",
        (_, "pendingPledgeId") => "PendingPledge",
        (_, "tokenId") => "AccessToken",
        ("identityProvider", "id") | (_, "providerId") => "IdentityProvider",
        _ => panic!("tests/src/world/things.rs has to learn what the {argument} of {field} is"),
    }
}
