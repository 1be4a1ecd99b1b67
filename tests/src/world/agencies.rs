//! Deeds of those who keep the list of agencies.

use serde_json::{Value, json};

use super::actor::Actor;
use super::deeds::key;
use super::reply::Outcome;

const AGENCY: &str = "agency { id name key version standing standingHistory { standing reason by pledgesWithdrawn } } problems { code field message }";

/// A profile of an agency, by its name alone.
pub fn profile(name: &str) -> Value {
    json!({
        "name": name, "province": "SK", "setting": "SMALL_CITY", "sizeBand": "SMALL", "language": "BOTH",
        "contactChannel": "EMAIL", "staff": 12,
    })
}

impl Actor {
    /// Adds an agency with this profile.
    pub async fn add_agency(&self, key_in_list: Option<&str>, profile: Value, approved: bool) -> Outcome {
        let input = json!({ "key": key_in_list, "profile": profile, "approved": approved, "requestKey": key() });
        self.does("addAgency", input, AGENCY).await
    }

    /// Changes an agency's profile that was seen at this version; a key of null leaves that as it is.
    pub async fn edit_agency(&self, agency: &str, version: i64, key_in_list: Value, profile: Value) -> Outcome {
        let input = json!({
            "agencyId": agency, "version": version, "key": key_in_list, "profile": profile, "requestKey": key(),
        });
        self.does("editAgency", input, AGENCY).await
    }

    /// Changes where an agency stands: `approveAgency`, `suspendAgency`, `reinstateAgency` or `removeAgency`.
    pub async fn changes_standing(&self, deed: &'static str, agency: &str, reason: &str) -> Outcome {
        let input = json!({ "agencyId": agency, "reason": reason, "requestKey": key() });
        self.does(deed, input, AGENCY).await
    }

    /// What they see of an agency: the fields asked for, or nothing.
    pub async fn sees_agency(&self, agency: &str, fields: &str) -> Value {
        let document = format!("query($id: ID!) {{ agency(id: $id) {{ {fields} }} }}");
        let reply = self.ask(&document, json!({ "id": agency })).await;
        if reply.body["data"]["agency"].is_null() {
            assert_eq!(reply.denied(), "NOT_FOUND", "{}: {:#}", self.name(), reply.body);
            return Value::Null;
        }
        reply.data()["agency"].clone()
    }
}
