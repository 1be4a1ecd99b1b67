//! What a network's own people lay ready, so that each deed of the schema can be done there by somebody.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::{Passkey, Reply, Schema, key, profile};
use tests::{Actor, Campaign, World, line};

use super::{own_word, text};

mod made;

const LOGO: &[u8] = include_bytes!("../../../../domain/src/networks/picture/tests/plain.jpg");

/// One of the two networks: its people, and what deeds are done to there.
pub(super) struct Side<'w> {
    world: &'w World,
    coordinator: &'w Actor,
    /// Somebody who keeps an agency.
    admin: &'w Actor,
    /// Somebody who keeps an agency of the other network, and makes codes for it.
    abroad: &'w Actor,
    pub(super) word: &'static str,
    /// The agency of the admin.
    pub(super) agency: String,
    tool: String,
    supplier: String,
    /// A campaign in which agencies pledge.
    campaign: Campaign,
    /// A campaign that has closed, and waits for answers.
    pub(super) decided: Option<Campaign>,
}

/// Has somebody do a deed with what was laid ready in a network, in words of their own and for the first time.
pub(super) async fn does(schema: &Schema, actor: &Actor, deed: &str, (ready, word): (&Value, &str)) -> Reply {
    let answer = schema.told_by(deed);
    let Some(kind) = schema.input_of(deed) else {
        return actor.ask(&format!("mutation {{ {deed} {{ {answer} }} }}"), json!({})).await;
    };
    let mut input = with_word(ready, word, own_word(actor));
    if input.get("requestKey").is_some() {
        input["requestKey"] = key().into();
    }
    let document = format!("mutation($input: {kind}!) {{ {deed}(input: $input) {{ {answer} }} }}");
    // What is done by somebody who is of no network yet is done outside of them.
    let outside = ["requestSignInLink", "signIn", "acceptInvitation", "createNetwork"].contains(&deed);
    let variables = json!({ "input": input });
    if outside { actor.ask_outside(&document, variables).await } else { actor.ask(&document, variables).await }
}

/// The same with another word wherever this one stands.
fn with_word(value: &Value, word: &str, other: &str) -> Value {
    serde_json::from_str(&value.to_string().replace(word, other)).expect("a word of letters changes no shape")
}

/// What a mailed link ends with, behind this.
fn token(mail: &str, behind: &str) -> Option<String> {
    let (_, rest) = mail.split_once(behind)?;
    Some(rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect())
}

impl<'w> Side<'w> {
    /// A network in which a campaign is open.
    pub(super) async fn of(
        world: &'w World,
        [coordinator, admin, abroad]: [&'w Actor; 3],
        campaign: &Campaign,
    ) -> Self {
        let suppliers = coordinator.ask("{ suppliers { nodes { id } } }", json!({})).await;
        Self {
            world,
            coordinator,
            admin,
            abroad,
            word: own_word(coordinator),
            agency: admin.agency().await,
            tool: coordinator.tool("Casebook").await,
            supplier: text(&suppliers.data()["suppliers"]["nodes"][0]["id"]),
            campaign: campaign.clone(),
            decided: None,
        }
    }

    /// What a deed takes here, of things that were made for it. Where they could not be made, it names what is not there.
    pub(super) async fn ready(&self, schema: &Schema, deed: &str) -> Value {
        let Some(kind) = schema.input_of(deed) else { return Value::Null };
        let ids = |name: &str| match name {
            "agencyId" => self.agency.clone(),
            "campaignId" => self.campaign.id.clone(),
            "toolId" => self.tool.clone(),
            "supplierId" => self.supplier.clone(),
            _ => "x".to_owned(),
        };
        let mut input = with_word(&schema.input(&kind, &ids), "something", self.word);
        let mut fitting = self.for_oneself(deed).await;
        if fitting.is_null() {
            fitting = self.for_the_network(deed).await;
        }
        if fitting.is_null() {
            fitting = self.for_its_people(deed).await;
        }
        if fitting.is_null() {
            fitting = self.for_agencies_and_tools(deed).await;
        }
        if fitting.is_null() {
            fitting = self.for_campaigns(deed).await;
        }
        for (name, value) in fitting.as_object().into_iter().flatten() {
            input[name] = value.clone();
        }
        input
    }

    async fn for_oneself(&self, deed: &str) -> Value {
        let (admin, word) = (self.admin, self.word);
        let scopes = json!([{ "room": "CAMPAIGNS" }]);
        match deed {
            "requestSignInLink" => json!({ "email": self.email() }),
            "signIn" => json!({ "token": self.sign_in_token().await, "elsewhere": true }),
            "addPasskey" => {
                let [ceremony, options] = admin.asks_to_add_a_passkey().await;
                json!({ "ceremony": ceremony, "answer": Passkey::of(admin).made(&options) })
            }
            "removePasskey" => json!({ "passkeyId": admin.adds_a_passkey(word).await }),
            "makeToken" => json!({ "scopes": scopes }),
            "revokeToken" => json!({ "tokenId": admin.makes_a_token(word, scopes).await.0 }),
            "endSession" => json!({ "sessionId": self.another_session().await }),
            "changeMySettings" => json!({ "language": "EN" }),
            "markNoticesRead" => {
                self.world.worker_catches_up().await;
                let notices = self.reads(admin, "{ notices(first: 1) { nodes { id } } }").await;
                json!({ "noticeId": notices["notices"]["nodes"][0]["id"] })
            }
            _ => Value::Null,
        }
    }

    async fn for_the_network(&self, deed: &str) -> Value {
        let coordinator = self.coordinator;
        match deed {
            "addProvider" => self.provider_wish(),
            "changeProvider" => {
                let mut wish = self.provider_wish();
                wish["providerId"] = self.provider().await;
                wish
            }
            "switchProvider" | "removeProvider" | "testProvider" | "startProviderSignIn" => {
                json!({ "providerId": self.provider().await })
            }
            "createNetwork" => json!({
                "slug": format!("table-{}", &key()[..8]), "coordinatorEmail": self.email(), "coordinatorLanguage": "EN",
            }),
            "changeNetwork" => {
                // Not its name: whoever is linked across would be told that.
                let seen = "{ network { nameEn nameFr } networkSettings { version } }";
                let seen = self.reads(coordinator, seen).await;
                json!({
                    "nameEn": seen["network"]["nameEn"], "nameFr": seen["network"]["nameFr"], "languages": ["EN", "FR"],
                    "isPublic": false, "version": seen["networkSettings"]["version"],
                })
            }
            "changeLogo" => json!({ "base64": BASE64_STANDARD.encode(LOGO) }),
            "removeLogo" => {
                let seen = self.reads(coordinator, "{ network { logo { digest } } }").await;
                json!({ "digest": seen["network"]["logo"]["digest"].as_str().unwrap_or("x") })
            }
            "changeRules" => {
                let seen = self.reads(coordinator, "{ networkRules { version } }").await;
                json!({ "version": seen["networkRules"]["version"] })
            }
            "changeRetention" => {
                let seen = self.reads(coordinator, "{ privacy { retention { version } } }").await;
                let version = &seen["privacy"]["retention"]["version"];
                json!({ "noticesDays": 300, "mailsDays": 80, "invitationsDays": 40, "version": version })
            }
            "describePrivacy" => {
                let seen = self.reads(coordinator, "{ privacy { network { version } } }").await;
                let version = seen["privacy"]["network"]["version"].as_i64().unwrap_or_default();
                json!({ "public": false, "version": version })
            }
            "recordBreach" => {
                let input = json!({ "happened": self.word, "noticedOn": "2026-03-01", "data": self.word, "harm": "NOT_JUDGED" });
                let made = self.made(coordinator, "recordBreach", input, "entry { id } problems { code }").await;
                json!({ "breachId": made["entry"]["id"], "revision": 1, "noticedOn": "2026-03-01" })
            }
            "retryDelivery" => json!({ "deliveryId": self.parked().await }),
            _ => Value::Null,
        }
    }

    async fn for_its_people(&self, deed: &str) -> Value {
        match deed {
            "invitePerson" => json!({ "email": self.email(), "language": "EN", "role": "MEMBER" }),
            "addPerson" => json!({ "language": "EN", "role": "MEMBER" }),
            "resendInvitation" => {
                let invitation = self.invited(&self.email()).await;
                self.world.goes_by(TimeDelta::minutes(6));
                json!({ "invitationId": invitation })
            }
            "withdrawInvitation" => json!({ "invitationId": self.invited(&self.email()).await }),
            "acceptInvitation" => {
                let email = self.email();
                self.invited(&email).await;
                json!({ "token": self.mailed(&email, "/invitation/").await })
            }
            "changeRole" => json!({ "memberId": self.member().await, "role": "BUYER", "successorId": null }),
            "endRole" => json!({ "memberId": self.member().await, "successorId": null }),
            _ => Value::Null,
        }
    }

    async fn for_agencies_and_tools(&self, deed: &str) -> Value {
        let facts = json!({ "name": self.fresh("tool"), "category": "accounting" });
        match deed {
            "addAgency" => json!({ "profile": profile(&self.fresh("house")) }),
            "editAgency" => {
                json!({ "agencyId": self.house(true).await, "version": 1, "profile": profile(&self.fresh("house")) })
            }
            "changeApproval" => {
                json!({ "version": self.version_of_agency().await, "above": 100_000_00, "aloneUnderstood": true })
            }
            "approveAgency" => json!({ "agencyId": self.house(false).await }),
            "suspendAgency" | "removeAgency" => json!({ "agencyId": self.house(true).await }),
            "reinstateAgency" => {
                let house = self.house(true).await;
                let why = json!({ "agencyId": house, "reason": self.word });
                self.made(self.coordinator, "suspendAgency", why, "problems { code }").await;
                json!({ "agencyId": house })
            }
            "uploadAgencies" => self.list(),
            "importAgencies" => {
                let payload = "agencyImport { id digest } problems { code }";
                let made = self.made(self.coordinator, "uploadAgencies", self.list(), payload).await;
                json!({ "agencyImportId": made["agencyImport"]["id"], "digest": made["agencyImport"]["digest"] })
            }
            "takeUpAgencyLink" => {
                let agency = json!({ "agencyId": self.abroad.agency().await });
                let made = self.made(self.abroad, "offerAgencyLink", agency, "link { code } problems { code }").await;
                json!({ "code": made["link"]["code"].as_str().unwrap_or("x") })
            }
            "carryProfileOver" => {
                let document = "query($id: ID!) { agencyLink(agencyId: $id) { otherProfile { version } } }";
                let seen = self.admin.ask(document, json!({ "id": self.agency })).await.body["data"].clone();
                json!({
                    "version": self.version_of_agency().await, "fields": ["PROVINCE", "STAFF"],
                    "otherVersion": seen["agencyLink"]["otherProfile"]["version"],
                })
            }
            "addTool" => json!({ "facts": facts }),
            "editTool" => json!({ "toolId": self.added_tool().await, "facts": facts }),
            "removeTool" | "recordExit" => json!({ "toolId": self.added_tool().await }),
            _ => Value::Null,
        }
    }

    async fn for_campaigns(&self, deed: &str) -> Value {
        let decided = self.decided.as_ref().unwrap_or(&self.campaign);
        match deed {
            "draftCampaign" => json!({ "draft": self.plan().draft }),
            "editCampaign" => json!({ "campaignId": self.drafted().await.id, "draft": self.plan().draft }),
            "openCampaign" => json!({ "campaignId": self.drafted().await.id }),
            "cancelCampaign" => json!({ "campaignId": self.opened().await.id }),
            "inviteGuest" => json!({
                "campaignId": self.opened().await.id, "email": self.email(), "language": "EN",
                "profile": profile(&self.fresh("guest")),
            }),
            "pledgeSeats" => {
                json!({ "campaignId": self.opened().await.id, "pendingPledgeId": null, "lines": [line(3, 150_00)] })
            }
            "withdrawPledge" => {
                json!({ "campaignId": self.pledged().await.id, "version": 1, "pendingPledgeId": null })
            }
            "approvePledge" => json!({ "pendingPledgeId": self.waiting().await, "notAskedByMe": true }),
            "refusePledge" => json!({ "pendingPledgeId": self.waiting().await }),
            "answerOutcome" => json!({ "campaignId": decided.id, "answer": "DECLINED" }),
            // A yes in the end, in the place of a no.
            "answerAsTold" => {
                let seen = self.admin.sees(decided, "myAllocation { answer }").await;
                let shown = &seen["myAllocation"]["answer"];
                json!({ "campaignId": decided.id, "answer": "CONFIRMED", "answerShown": shown, "told": self.told() })
            }
            "pledgeAsTold" => json!({
                "campaignId": self.opened().await.id, "toldDeedId": null, "lines": [line(3, 150_00)], "told": self.told(),
            }),
            "withdrawAsTold" => json!({
                "campaignId": self.pledged().await.id, "version": 1, "toldDeedId": null, "told": self.told(),
            }),
            "disputeTold" => json!({ "toldDeedId": self.entered(&self.opened().await).await }),
            "welcomeGuest" => {
                let guest = self.guest(&self.opened().await).await;
                json!({ "campaignId": self.opened().await.id, "agencyId": guest })
            }
            "withdrawGuest" => {
                let campaign = self.opened().await;
                json!({ "campaignId": campaign.id, "agencyId": self.guest(&campaign).await })
            }
            _ => Value::Null,
        }
    }

    /// A name that nothing has.
    fn fresh(&self, what: &str) -> String {
        format!("{} {what} {}", self.word, &key()[..8])
    }

    /// An address that nobody has.
    fn email(&self) -> String {
        format!("{}-{}@elsewhere.test", self.word, &key()[..8])
    }

    async fn reads(&self, actor: &Actor, document: &str) -> Value {
        actor.ask(document, json!({})).await.body["data"].clone()
    }

    /// What came of a deed, if anything did.
    async fn made(&self, actor: &Actor, deed: &'static str, mut input: Value, payload: &str) -> Value {
        input["requestKey"] = key().into();
        let outcome = actor.does(deed, input, payload).await;
        outcome.reply().body["data"][deed].clone()
    }

    /// What the link of the last mail to somebody ends with, behind this.
    async fn mailed(&self, email: &str, behind: &str) -> String {
        self.world.worker_catches_up().await;
        let mails = self.world.mails.all();
        let mut texts = mails.iter().rev().filter(|mail| mail.to == email).map(|mail| mail.text.as_str());
        texts.find_map(|text| token(text, behind)).unwrap_or_else(|| "x".to_owned())
    }

    /// A campaign in which the agency pledged enough for a price.
    pub(super) async fn pledged(&self) -> Campaign {
        let campaign = self.opened().await;
        self.pledges(&campaign).await;
        campaign
    }
}
