//! What the API answered, and what a test may ask about it.

use serde_json::Value;

/// A whole answer.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The JSON document.
    pub body: Value,
}

impl Reply {
    /// The data of an answer without errors.
    pub fn data(&self) -> &Value {
        assert!(self.body.get("errors").is_none(), "the API answered with errors: {:#}", self.body);
        &self.body["data"]
    }

    /// The code of the first error.
    pub fn denied(&self) -> &str {
        self.body["errors"][0]["extensions"]["code"].as_str().unwrap_or_else(|| panic!("no error in {:#}", self.body))
    }
}

/// What came of a deed.
#[derive(Clone, Debug)]
#[must_use = "say what should come of it: done(), refused_with(…), denied_as(…)"]
pub struct Outcome {
    pub(super) deed: &'static str,
    pub(super) reply: Reply,
}

/// One problem of a refused deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Which rule.
    pub code: String,
    /// Where.
    pub field: Option<String>,
    /// What the person reads.
    pub message: String,
}

impl Outcome {
    /// What came of a deed that was asked for in words of the test's own.
    pub fn of(deed: &'static str, reply: Reply) -> Self {
        Self { deed, reply }
    }

    /// It was done; the payload.
    pub fn done(&self) -> &Value {
        let refusals = self.refusals();
        assert!(refusals.is_empty(), "{} was refused: {refusals:#?}", self.deed);
        &self.reply.data()[self.deed]
    }

    /// It was refused; the problems.
    pub fn refused(&self) -> Vec<Refusal> {
        let refusals = self.refusals();
        assert!(!refusals.is_empty(), "{} was not refused: {:#}", self.deed, self.reply.body);
        refusals
    }

    /// It was refused for exactly these reasons, `code@field`, or `code` alone for the whole.
    #[track_caller]
    pub fn refused_with(&self, reasons: &[&str]) {
        let named = |refusal: Refusal| match refusal.field {
            Some(field) => format!("{}@{field}", refusal.code),
            None => refusal.code,
        };
        assert_eq!(self.refused().into_iter().map(named).collect::<Vec<_>>(), reasons);
    }

    /// It was denied.
    #[track_caller]
    pub fn denied_as(&self, code: &str) {
        assert_eq!(self.reply.denied(), code, "{}: {:#}", self.deed, self.reply.body);
    }

    /// The whole answer.
    pub fn reply(&self) -> &Reply {
        &self.reply
    }

    fn refusals(&self) -> Vec<Refusal> {
        let payload = &self.reply.data()[self.deed];
        assert!(payload.is_object(), "{} has no payload: {:#}", self.deed, self.reply.body);
        let problems = payload["problems"].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let refusal = |problem: &Value| Refusal {
            code: text(&problem["code"]).unwrap_or_default(),
            field: text(&problem["field"]),
            message: text(&problem["message"]).unwrap_or_default(),
        };
        problems.iter().map(refusal).collect()
    }
}
