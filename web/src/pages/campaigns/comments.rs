//! Posting a question or an answer.

use actix_web::web::{self, Path, ServiceConfig};
use cynic::MutationBuilder;

use super::{parts, show};
use crate::forms::{Posted, Problems};
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    let resource = web::resource("/n/{slug}/campaigns/{id}/comments");
    cfg.service(resource.route(web::get().to(parts::back)).route(web::post().to(post)));
}

#[derive(cynic::QueryVariables)]
struct Asking {
    input: PostCommentInput,
}

#[derive(cynic::InputObject)]
struct PostCommentInput {
    campaign_id: cynic::Id,
    body: String,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Asking")]
struct PostComment {
    #[arguments(input: $input)]
    post_comment: Option<Asked>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "PostCommentPayload")]
struct Asked {
    problems: Vec<Problem>,
}

async fn post(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    let input = PostCommentInput {
        campaign_id: cynic::Id::new(id),
        body: posted.text("body").to_owned(),
        request_key: posted.request_key(),
    };
    let data = visit.run(PostComment::build(Asking { input })).await?;
    let problems = Problems::of(data.post_comment.map(|asked| asked.problems).unwrap_or_default());
    if problems.is_empty() {
        return parts::done(&visit, id, "asked", "questions");
    }
    let page = show::page(&visit, id, posted.refused(problems)).await?;
    visit.refuse(&page)
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = PostCommentInput { campaign_id: cynic::Id::new(""), body: String::new(), request_key: String::new() };
    vec![("campaigns/comments", PostComment::build(Asking { input }).query)]
}
