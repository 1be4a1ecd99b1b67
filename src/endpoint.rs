//! The door of the pages to the API in the same process.

use api::Api;
use async_graphql::parser::types::OperationType;
use async_graphql::{Request, Response};
use futures::future::BoxFuture;
use web::{Caller, Endpoint};

/// Answers the pages' documents by calling the API, as any other client could over HTTP.
#[derive(Clone, Debug)]
pub struct InProcess(pub Api);

impl Endpoint for InProcess {
    fn execute(&self, caller: Caller, request: Request) -> BoxFuture<'_, Response> {
        let Caller { network, session, browser, user_agent, language, request_id, address, is_written } = caller;
        let caller = api::Caller {
            network,
            session,
            token: None,
            browser,
            user_agent,
            language,
            request_id,
            address,
            is_page: !is_written,
            streamed: false,
        };
        Box::pin(self.0.execute(caller, request))
    }

    fn judge(&self, request: &Request) -> Result<OperationType, String> {
        self.0.judge(request)
    }
}
