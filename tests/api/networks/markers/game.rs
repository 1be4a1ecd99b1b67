//! Two networks that are played in: each deed by its actor, and all that comes back.

use serde_json::{Value, json};
use tests::world::{Reply, Schema, key, profile};
use tests::{Actor, Campaign, Plan, World, line};

use super::deeds::{Deed, What};
use super::files::file;
use super::own_word;
use super::sides::{self, Side};

pub(super) struct Game<'w> {
    pub(super) world: &'w World,
    pub(super) advisor: Actor,
    pub(super) campaigns: Vec<Campaign>,
    pub(super) guests: Vec<String>,
    /// The agencies whose admins link them.
    pub(super) agencies: [String; 3],
    pub(super) codes: Vec<String>,
    pub(super) schema: Schema,
    pub(super) deeds: Vec<String>,
    /// Both networks, where any deed's things are laid ready.
    pub(super) sides: [Side<'w>; 2],
    /// The tool that each network buys.
    pub(super) tools: [String; 2],
}

/// What came of a deed: everything that was answered, and whether it did or showed what it is there for.
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) done: bool,
}

impl Game<'_> {
    pub(super) fn actor(&self, name: &str) -> &Actor {
        let World { cora, ana, max, rose, fern, stella, otto, .. } = self.world;
        let all = [cora, ana, max, rose, fern, &self.advisor, stella, otto];
        all.into_iter().find(|actor| actor.name() == name).expect("everybody who is drawn is there")
    }

    fn campaign(&self, draw: u8) -> Campaign {
        self.campaigns[usize::from(draw) % self.campaigns.len()].clone()
    }

    /// Does what was drawn.
    pub(super) async fn plays(&mut self, Deed { who, what, which }: Deed) -> Shown {
        let actor = self.actor(who).clone();
        let word = own_word(&actor);
        let campaign = self.campaign(which);
        match what {
            What::Drafts => self.drafts(&actor, word).await,
            What::Opens => said(actor.open_campaign(&campaign, 1).await.reply()),
            What::PledgesForNobody => {
                said(actor.pledges(&campaign, json!({ "lines": [line(5, 90_00)], "agencyId": "x" })).await.reply())
            }
            What::Pledges if ["Cora", "Stella", "Fern", "Vera"].contains(&who) => {
                Shown { text: String::new(), done: false }
            }
            What::Pledges => {
                let seen = actor.sees(&campaign, "myPledge { version }").await;
                let lines = [line(i64::from(which) % 9 + 1, 100_00)];
                said(
                    actor
                        .pledges(&campaign, json!({ "lines": lines, "version": seen["myPledge"]["version"] }))
                        .await
                        .reply(),
                )
            }
            What::Comments => said(actor.post_comment(&campaign, &format!("{word} asks")).await.reply()),
            What::Cancels => said(actor.cancel_campaign(&campaign, &format!("{word} cancels")).await.reply()),
            What::ReadsACampaignOnThePrairie => page(&actor, &format!("/n/prairie/campaigns/{}", campaign.id)).await,
            What::ReadsACampaignOnTheCoast => page(&actor, &format!("/n/coast/campaigns/{}", campaign.id)).await,
            What::AsksForEverything => said(&actor.ask(EVERYTHING, json!({ "id": campaign.id })).await),
            What::AsksForLists => {
                let network = if which % 2 == 0 { "prairie" } else { "coast" };
                let mut all = Shown { text: String::new(), done: true };
                // Each by itself: where one is refused, the others are shown all the same.
                for list in LISTS {
                    // The same browser at another door: they stay who they are.
                    let body = json!({ "query": list, "variables": {} });
                    let shown = said(&actor.post_json(&format!("/n/{network}/graphql"), &body).await);
                    all = Shown { text: format!("{}{}", all.text, shown.text), done: all.done && shown.done };
                }
                all
            }
            What::TakesAFile => {
                let path = FILES[usize::from(which) % FILES.len()];
                file(&actor, &path.replace("{agency}", self.agency(which)).replace("{campaign}", &campaign.id)).await
            }
            What::DescribesPrivacy => self.describes(&actor, word).await,
            What::Reads => page(&actor, PAGES[usize::from(which) % PAGES.len()]).await,
            What::Invites => self.invites(&actor, word, which).await,
            What::AddsAnAgency => {
                let profile = profile(&format!("{word} house {which}"));
                said(actor.add_agency(None, profile, which % 2 == 0).await.reply())
            }
            What::InvitesAGuest => self.invites_a_guest(&actor, &campaign, which).await,
            What::WelcomesAGuest => said(actor.does("welcomeGuest", self.guest(&campaign, which), GUEST).await.reply()),
            What::WithdrawsAGuest => {
                said(actor.does("withdrawGuest", self.guest(&campaign, which), GUEST).await.reply())
            }
            What::OffersALink => self.offers_a_link(&actor, which).await,
            What::TakesUpALink => {
                let code = self.codes.get(usize::from(which) % self.codes.len().max(1)).map_or("x", String::as_str);
                self.of_link(&actor, "takeUpAgencyLink", which, json!({ "code": code })).await
            }
            What::AcceptsALink => self.of_link(&actor, "acceptAgencyLink", which, json!({})).await,
            What::FetchesAProfile => self.of_link(&actor, "fetchLinkedProfile", which, json!({})).await,
            What::CarriesAProfileOver => {
                // Not the name: whoever chose that would want it read.
                let chosen = json!({ "version": which % 3 + 1, "otherVersion": 1, "fields": ["PROVINCE", "STAFF"] });
                self.of_link(&actor, "carryProfileOver", which, chosen).await
            }
            What::EndsALink => self.of_link(&actor, "endAgencyLink", which, json!({})).await,
            What::ReadsALink => {
                page(&actor, &format!("/n/{}/agencies/{}/link", actor.network(), self.agency(which))).await
            }
            What::WaitsForTheWorker => {
                self.world.worker_catches_up().await;
                Shown { text: String::new(), done: true }
            }
            What::AnyDeed => self.does_anything(&actor, which).await,
        }
    }

    /// Does whichever deed of the schema, with what was laid ready in whichever network.
    async fn does_anything(&self, actor: &Actor, which: u8) -> Shown {
        let which = usize::from(which);
        let deed = &self.deeds[which % self.deeds.len()];
        let side = &self.sides[which / self.deeds.len() % self.sides.len()];
        let ready = side.ready(&self.schema, deed).await;
        said(&sides::does(&self.schema, actor, deed, (&ready, side.word)).await)
    }

    fn agency(&self, draw: u8) -> &str {
        &self.agencies[usize::from(draw) % self.agencies.len()]
    }

    async fn of_link(&self, actor: &Actor, deed: &'static str, which: u8, more: Value) -> Shown {
        let mut input = json!({ "agencyId": self.agency(which), "requestKey": key() });
        for (name, value) in more.as_object().expect("fields have names") {
            input[name] = value.clone();
        }
        said(actor.does(deed, input, LINK).await.reply())
    }

    async fn offers_a_link(&mut self, actor: &Actor, which: u8) -> Shown {
        let input = json!({ "agencyId": self.agency(which), "requestKey": key() });
        let outcome = actor.does("offerAgencyLink", input, LINK).await;
        let code = &outcome.reply().body["data"]["offerAgencyLink"]["link"]["code"];
        self.codes.extend(code.as_str().map(str::to_owned));
        said(outcome.reply())
    }

    async fn drafts(&mut self, actor: &Actor, word: &str) -> Shown {
        let plan = Plan::default().with("titleEn", format!("{word} together")).with("needEn", format!("{word} needed"));
        // Whoever belongs to the network no more would find it no more.
        let plan = plan.with("toolId", self.tools[usize::from(actor.network() == "coast")].clone());
        let outcome = actor.draft_campaign(&plan).await;
        if let Some(id) = outcome.reply().body["data"]["draftCampaign"]["campaign"]["id"].as_str() {
            self.campaigns.push(Campaign { id: id.to_owned(), ..self.campaigns[0].clone() });
        }
        said(outcome.reply())
    }

    /// Somebody of the other network is invited as a guest; their invitation is theirs to read.
    async fn invites_a_guest(&mut self, actor: &Actor, campaign: &Campaign, which: u8) -> Shown {
        let word = own_word(actor);
        let input = json!({
            "campaignId": campaign.id, "profile": profile(&format!("{word} guest {which}")), "name": word,
            "email": format!("noor{which}@elsewhere.test"), "language": "EN", "requestKey": key(),
        });
        let outcome = actor.does("inviteGuest", input, GUEST).await;
        let agency = &outcome.reply().body["data"]["inviteGuest"]["guest"]["agency"]["id"];
        self.guests.extend(agency.as_str().map(str::to_owned));
        said(outcome.reply())
    }

    /// Some guest, invited by whichever network.
    fn guest(&self, campaign: &Campaign, draw: u8) -> Value {
        let guests = &self.guests;
        let guest = guests.get(usize::from(draw) % guests.len().max(1)).map_or("x", String::as_str);
        json!({ "campaignId": campaign.id, "agencyId": guest, "requestKey": key() })
    }

    async fn describes(&self, actor: &Actor, word: &str) -> Shown {
        let input = json!({
            "leadName": format!("{word} lead"), "leadContact": word, "retentionEn": word, "retentionFr": word,
            "public": false, "version": 0, "requestKey": key(),
        });
        said(actor.does("describePrivacy", input, "privacy { leadName } problems { message }").await.reply())
    }

    /// Invites somebody whom both networks may know.
    async fn invites(&self, actor: &Actor, word: &str, which: u8) -> Shown {
        let input = json!({
            "name": format!("{word} guest"), "email": format!("guest{}@elsewhere.test", which % 3), "language": "EN",
            "role": "ADVISOR", "requestKey": key(),
        });
        let asked = "invitation { name email } problems { message }";
        said(actor.does("invitePerson", input, asked).await.reply())
    }
}

const EVERYTHING: &str = "query($id: ID!) { node(id: $id) { id __typename } campaign(id: $id) { title need cancelReason
    guests { nodes { agency { name } } } participants { nodes { name } } comments { nodes { author body } } } }";
const LINK: &str = "link { state code otherAgency otherNetwork otherProfile { name province staff version } }
    agency { name version } problems { message }";
const GUEST: &str = "guest { state agency { id name } } problems { message }";
pub(super) const LISTS: [&str; 7] = [
    "{ viewer { person { name } } network { name } campaigns { nodes { title } } agencies { nodes { name } }
    tools { nodes { name } } notices { nodes { title body } } privacy { network { leadName } } }",
    "{ members { nodes { id name } } }",
    "{ events { nodes { personName agency { name } campaign { title } } } }",
    "{ invitations { nodes { name email } } }",
    "{ breachEntries { nodes { happened } } }",
    "{ parkedDeliveries { nodes { recipient } } }",
    "{ identityProviders { name issuer } }",
];
const FILES: [&str; 15] = [
    "/exports/me.zip",
    "/n/prairie/exports/network.zip",
    "/n/coast/exports/network.zip",
    "/n/prairie/exports/agency/{agency}.zip",
    "/n/coast/exports/agency/{agency}.zip",
    "/n/prairie/exports/breaches.csv",
    "/n/coast/exports/breaches.csv",
    "/n/prairie/exports/events.json",
    "/n/coast/exports/events.csv",
    "/n/coast/exports/events.json",
    "/n/prairie/agencies/download/list",
    "/n/coast/agencies/download/list",
    "/n/prairie/campaigns/{campaign}/download/order-csv",
    "/n/coast/campaigns/{campaign}/download/order-xlsx",
    "/n/coast/campaigns/{campaign}/download/record-input",
];
pub(super) const PAGES: [&str; 14] = [
    "/n/prairie/",
    "/n/coast/",
    "/n/prairie/campaigns",
    "/n/coast/campaigns",
    "/n/prairie/privacy",
    "/n/coast/privacy",
    "/n/prairie/events",
    "/n/coast/notices",
    "/n/prairie/members",
    "/n/coast/members",
    "/n/prairie/invitations",
    "/n/coast/invitations",
    "/n/prairie/agencies",
    "/n/coast/agencies",
];

pub(super) fn said(reply: &Reply) -> Shown {
    let refused = |payload: &Value| payload["problems"].as_array().is_some_and(|problems| !problems.is_empty());
    let refused = reply.body["data"].as_object().is_none_or(|data| data.values().any(refused));
    Shown { text: reply.body.to_string(), done: reply.body.get("errors").is_none() && !refused }
}

pub(super) async fn page(actor: &Actor, path: &str) -> Shown {
    let page = actor.opens_at(path).await;
    Shown { done: page.status == 200, text: page.html }
}
