//! How pages ask the endpoint, and whom they ask as.

use std::borrow::Cow;
use std::sync::PoisonError;
use std::time::Duration;

use actix_web::http::header::HeaderValue;
use async_graphql::parser::types::OperationType;
use async_graphql::{Request, Response, Value, Variables};
use futures::future::LocalBoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use words::Language;

use super::Visit;
use super::answered::Answered;
use crate::Caller;
use crate::problem::{Kind, PageProblem};

/// A page waits this long for the endpoint before it apologizes.
const PATIENCE: Duration = Duration::from_secs(20);

impl Visit {
    /// Runs a page's document, as this person and in this page's network.
    ///
    /// Any error the document meets becomes the page that says so kindly.
    pub async fn run<Q, V>(&self, operation: cynic::Operation<Q, V>) -> Result<Q, PageProblem>
    where
        Q: DeserializeOwned,
        V: Serialize,
    {
        self.run_as(self.caller(), operation).await
    }

    /// Runs a document outside any network, as the person alone.
    pub async fn run_globally<Q, V>(&self, operation: cynic::Operation<Q, V>) -> Result<Q, PageProblem>
    where
        Q: DeserializeOwned,
        V: Serialize,
    {
        let caller = Caller { network: None, ..self.caller() };
        self.run_as(caller, operation).await
    }

    /// The same in a language that is not the browser's.
    pub(crate) async fn run_globally_in<Q, V>(
        &self,
        language: Language,
        operation: cynic::Operation<Q, V>,
    ) -> Result<Q, PageProblem>
    where
        Q: DeserializeOwned,
        V: Serialize,
    {
        self.run_as(Caller { network: None, language: Some(language), ..self.caller() }, operation).await
    }

    /// Runs a document at a network that is not this page's.
    pub(crate) async fn run_at<Q, V>(&self, slug: &str, operation: cynic::Operation<Q, V>) -> Result<Q, PageProblem>
    where
        Q: DeserializeOwned,
        V: Serialize,
    {
        let caller = Caller { network: Some(slug.to_owned()), ..self.caller() };
        self.run_as(caller, operation).await
    }

    /// Who asks, with the session as it is now.
    fn caller(&self) -> Caller {
        let renewed = self.0.renewed.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Caller { session: renewed.or_else(|| self.0.caller.session.clone()), ..self.0.caller.clone() }
    }

    /// What is the same for every document stands in [`answer_to`](Self::answer_to), because this is compiled for each of them.
    async fn run_as<Q, V>(&self, caller: Caller, operation: cynic::Operation<Q, V>) -> Result<Q, PageProblem>
    where
        Q: DeserializeOwned,
        V: Serialize,
    {
        let variables = serde_json::to_value(&operation.variables);
        let data = self.answer_to(caller, operation.query, operation.operation_name, variables).await?;
        Q::deserialize(Answered(data)).map_err(|error| self.strange_answer(&error))
    }

    fn answer_to(
        &self,
        caller: Caller,
        document: String,
        name: Option<Cow<'static, str>>,
        variables: serde_json::Result<serde_json::Value>,
    ) -> LocalBoxFuture<'_, Result<Value, PageProblem>> {
        Box::pin(async move {
            let variables = variables.map_err(|error| self.fault(&format!("variables cannot be written: {error}")))?;
            let mut request = Request::new(document).variables(Variables::from_json(variables));
            if let Some(name) = name {
                request = request.operation_name(name);
            }
            let response = self.execute(caller, request).await?;
            if !response.errors.is_empty() {
                return Err(self.problem(Kind::of(&response.errors)));
            }
            Ok(response.data)
        })
    }

    fn strange_answer(&self, error: &serde::de::value::Error) -> PageProblem {
        self.fault(&format!("the answer is not what the page asked for: {error}"))
    }

    /// Runs a document somebody wrote; its errors are part of the answer.
    pub(crate) async fn run_written(&self, request: Request) -> Result<Response, PageProblem> {
        self.execute(Caller { is_written: true, ..self.caller() }, request).await
    }

    /// Tells what a document somebody wrote would do, or why it would not be run.
    pub(crate) fn judge_written(&self, request: &Request) -> Result<OperationType, String> {
        self.site().endpoint.judge(request)
    }

    async fn execute(&self, caller: Caller, request: Request) -> Result<Response, PageProblem> {
        let answer = self.site().endpoint.execute(caller, request);
        let Ok(response) = tokio::time::timeout(PATIENCE, answer).await else {
            tracing::error!(request_id = self.request_id(), "the endpoint gave no answer in time");
            return Err(self.problem(Kind::Unavailable(None)));
        };
        for cookie in response.http_headers.get_all("set-cookie") {
            // The endpoint's header type is of a newer `http` than actix's.
            if let Ok(cookie) = HeaderValue::from_bytes(cookie.as_bytes()) {
                self.renew(&cookie);
                self.set_cookie(cookie);
            }
        }
        Ok(response)
    }
}
