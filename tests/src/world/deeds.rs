//! Deeds of the people, by the names the house has for them.

use serde_json::{Value, json};

use super::actor::Actor;
use super::campaign::{Campaign, Plan};
use super::reply::Outcome;

const CAMPAIGN: &str = "campaign { id version phase seatsPledged agenciesIn myState attempt }";
const PLEDGE: &str =
    "pledge { id version withdrawn seats lines { seats maxLandedPrice maxTotal } todayUnitPrice todayPriceSource }";

const TOOL: &str =
    "tool { id key name category openSource licence dataExport hosting canadaHosting languages frenchInterface
    source confidence version supplier { name website } exitRecord { id } } problems { code field message }";

/// What is told of a tool, as `addTool` takes it: its facts apart.
fn with_facts_apart(told: Value) -> Value {
    let Value::Object(told) = told else { panic!("a tool is told field by field") };
    let (mut input, mut facts) = (json!({}), json!({}));
    for (field, value) in told {
        let of_input = field.starts_with("supplier") || field == "requestKey";
        if of_input { input[field] = value } else { facts[field] = value }
    }
    input["facts"] = facts;
    input
}

/// A line of a pledge: seats, and the most the agency would pay for each, in cents.
pub fn line(seats: i64, max_landed_price: i64) -> Value {
    json!({ "seats": seats, "maxLandedPrice": max_landed_price })
}

/// A line that accepts any price, its worst bill understood.
pub fn line_without_limit(seats: i64) -> Value {
    json!({ "seats": seats, "noLimitUnderstood": true })
}

impl Actor {
    /// Does a deed by its mutation. `payload` says what to ask of it beside the problems.
    pub async fn does(&self, deed: &'static str, input: Value, payload: &str) -> Outcome {
        let (initial, rest) = deed.split_at(1);
        let kind = format!("{}{rest}Input", initial.to_uppercase());
        let document = format!("mutation Deed($input: {kind}!) {{ {deed}(input: $input) {{ {payload} }} }}");
        Outcome { deed, reply: self.ask(&document, json!({ "input": input })).await }
    }

    /// The global id of a tool of their network.
    pub async fn tool(&self, name: &str) -> String {
        let reply = self
            .ask("query($name: String) { tools(search: $name) { nodes { id name } } }", json!({ "name": name }))
            .await;
        let tools = reply.data()["tools"]["nodes"].as_array().expect("tools are a list").clone();
        let found = tools.iter().find(|tool| tool["name"] == name).unwrap_or_else(|| panic!("no tool {name}"));
        found["id"].as_str().expect("an id is a text").to_owned()
    }

    /// Adds a tool; what is sound is filled in where it is missing. Facts and who sells it are told side by side.
    pub async fn add_tool(&self, mut told: Value) -> Outcome {
        let request_key = key();
        let sound = [
            ("name", "Ledger"),
            ("category", "accounting"),
            ("supplierName", "Fairware Cooperative"),
            ("requestKey", request_key.as_str()),
        ];
        for (field, value) in sound {
            if told.get(field).is_none() {
                told[field] = value.into();
            }
        }
        self.does("addTool", with_facts_apart(told), TOOL).await
    }

    /// Changes what is known of a tool, all of it, as it was read at a version.
    pub async fn edit_tool(&self, tool: &str, version: i64, facts: Value) -> Outcome {
        let input = json!({ "toolId": tool, "version": version, "facts": facts, "requestKey": key() });
        self.does("editTool", input, TOOL).await
    }

    /// Records how to leave a tool.
    pub async fn record_exit(&self, tool: &str) -> Outcome {
        let tool = self.tool(tool).await;
        let seen = self.ask("query($id: ID!) { tool(id: $id) { version } }", json!({ "id": tool })).await;
        let input = json!({
            "toolId": tool,
            "version": seen.data()["tool"]["version"],
            "exportFormats": "CSV",
            "steps": "Export, check, move.",
            "testedOn": "2026-02-20",
            "testedBy": "Cora",
            "requestKey": key(),
        });
        self.does("recordExit", input, "tool { id } problems { code field message }").await
    }

    /// Drafts a campaign.
    pub async fn draft_campaign(&self, plan: &Plan) -> Outcome {
        let input = json!({ "draft": self.draft(plan).await, "requestKey": key() });
        self.does("draftCampaign", input, &with_problems(CAMPAIGN)).await
    }

    /// Drafts a campaign that is sound.
    pub async fn drafted(&self, plan: &Plan) -> Campaign {
        let outcome = self.draft_campaign(plan).await;
        let id = outcome.done()["campaign"]["id"].as_str().expect("an id is a text").to_owned();
        Campaign {
            id,
            closes_at: plan.instant("pledgingClosesAt").expect("a plan has a close"),
            extended_closes_at: plan.instant("extendedClosesAt"),
            confirm_by: plan.instant("confirmBy"),
        }
    }

    /// Changes a draft that was seen at this version.
    pub async fn edit_campaign(&self, campaign: &Campaign, version: i64, plan: &Plan) -> Outcome {
        let draft = self.draft(plan).await;
        let input = json!({ "campaignId": campaign.id, "version": version, "draft": draft, "requestKey": key() });
        self.does("editCampaign", input, &with_problems(CAMPAIGN)).await
    }

    /// Opens a campaign that was seen at this version.
    pub async fn open_campaign(&self, campaign: &Campaign, version: i64) -> Outcome {
        let input = json!({ "campaignId": campaign.id, "version": version, "requestKey": key() });
        self.does("openCampaign", input, &with_problems(CAMPAIGN)).await
    }

    /// Cancels a campaign.
    pub async fn cancel_campaign(&self, campaign: &Campaign, reason: &str) -> Outcome {
        let input = json!({ "campaignId": campaign.id, "reason": reason, "requestKey": key() });
        self.does("cancelCampaign", input, &with_problems(CAMPAIGN)).await
    }

    /// Pledges seats at a limit of 100 dollars each.
    pub async fn pledge_seats(&self, campaign: &Campaign, seats: i64) -> Outcome {
        self.pledge_lines(campaign, &[line(seats, 100_00)]).await
    }

    /// Pledges lines, for the first time.
    pub async fn pledge_lines(&self, campaign: &Campaign, lines: &[Value]) -> Outcome {
        self.pledges(campaign, json!({ "lines": lines })).await
    }

    /// Changes the pledge that was seen at this version.
    pub async fn change_pledge(&self, campaign: &Campaign, version: i64, lines: &[Value]) -> Outcome {
        self.pledges(campaign, json!({ "lines": lines, "version": version })).await
    }

    /// Pledges with whatever `PledgeSeatsInput` knows; campaign, agency and key are filled in where they are missing.
    pub async fn pledges(&self, campaign: &Campaign, mut input: Value) -> Outcome {
        if input["agencyId"].is_null() {
            input["agencyId"] = self.agency().await.into();
        }
        if input["requestKey"].is_null() {
            input["requestKey"] = key().into();
        }
        input["campaignId"] = campaign.id.clone().into();
        self.does("pledgeSeats", input, &with_problems(&format!("{PLEDGE} pendingPledge {{ id }} {CAMPAIGN}"))).await
    }

    /// Takes a pledge back that was seen at this version.
    pub async fn withdraw_pledge(&self, campaign: &Campaign, version: i64) -> Outcome {
        let agency = self.agency().await;
        let input = json!({ "campaignId": campaign.id, "agencyId": agency, "version": version, "requestKey": key() });
        self.does("withdrawPledge", input, &with_problems(&format!("{PLEDGE} {CAMPAIGN}"))).await
    }

    /// Says yes to the provisional outcome.
    pub async fn confirm(&self, campaign: &Campaign) -> Outcome {
        self.answer_outcome(campaign, "CONFIRMED").await
    }

    /// Says no to the provisional outcome.
    pub async fn decline(&self, campaign: &Campaign) -> Outcome {
        self.answer_outcome(campaign, "DECLINED").await
    }

    /// Answers as somebody does who has just seen what their agency has said so far.
    async fn answer_outcome(&self, campaign: &Campaign, answer: &str) -> Outcome {
        let seen = "query($id: ID!) { campaign(id: $id) { myAllocation { answer } } }";
        let seen = self.ask(seen, json!({ "id": campaign.id })).await;
        let shown = seen.body["data"]["campaign"]["myAllocation"]["answer"].clone();
        self.answer_instead(campaign, answer, shown).await
    }

    /// Answers where this answer was seen to stand, or none.
    pub async fn answer_instead(&self, campaign: &Campaign, answer: &str, shown: Value) -> Outcome {
        let input = json!({
            "campaignId": campaign.id, "agencyId": self.agency().await, "answer": answer, "answerShown": shown,
            "requestKey": key(),
        });
        let payload = with_problems(&format!("allocation {{ id answer answeredBy included seats total }} {CAMPAIGN}"));
        self.does("answerOutcome", input, &payload).await
    }

    /// Asks or answers beneath a campaign.
    pub async fn post_comment(&self, campaign: &Campaign, body: &str) -> Outcome {
        let input = json!({ "campaignId": campaign.id, "body": body, "requestKey": key() });
        self.does("postComment", input, &with_problems("comment { id body author }")).await
    }

    /// What they see of a campaign: the fields asked for, or nothing.
    pub async fn sees(&self, campaign: &Campaign, fields: &str) -> Value {
        let document = format!("query($id: ID!) {{ campaign(id: $id) {{ {fields} }} }}");
        let reply = self.ask(&document, json!({ "id": campaign.id })).await;
        if reply.body["data"]["campaign"].is_null() {
            assert_eq!(reply.denied(), "NOT_FOUND", "{}: {:#}", self.name(), reply.body);
            return Value::Null;
        }
        reply.data()["campaign"].clone()
    }

    async fn draft(&self, plan: &Plan) -> Value {
        let mut draft = plan.draft.clone();
        if draft["toolId"].is_null() {
            draft["toolId"] = self.tool(plan.tool).await.into();
        }
        draft
    }
}

/// A new request key.
#[expect(clippy::disallowed_methods, reason = "a client makes its own keys")]
pub fn key() -> String {
    uuid::Uuid::new_v4().to_string()
}

fn with_problems(payload: &str) -> String {
    format!("{payload} problems {{ code field message }}")
}
