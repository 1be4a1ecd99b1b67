//! What is said beneath a campaign.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use std::collections::HashMap;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, Iterable, JoinType, QueryFilter, QueryResult,
    QuerySelect, RelationDef, Select,
};
use uuid::Uuid;

use super::pledges::ids;
use super::rows::visible_to;
use super::views::{columns, optional};
use crate::access::Actor;
use crate::agencies::agency;
use crate::beneath::pages_beneath;
use crate::campaigns::comment;
use crate::identity::person;
use crate::page::{Order, Page, Slice};

/// A comment with who said it, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentView {
    /// The comment.
    pub comment: comment::Model,
    /// Who said it.
    pub author: String,
    /// For which agency, if any.
    pub agency: Option<agency::Model>,
}

/// The comments of a campaign, oldest first.
pub async fn comments(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    page: Page,
) -> Result<Slice<CommentView>, DbErr> {
    let select = seen_by(actor).filter(comment::Column::CampaignId.eq(campaign));
    let select = page.apply(select, comment::Column::Id, Order::OldestFirst);
    let rows = with_names(select).into_model::<CommentView>().all(conn).await?;
    Ok(page.slice(rows).map(|view| view.for_eyes_of(actor)))
}

/// The same page of comments of several campaigns, in one statement.
pub async fn comments_of_each(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaigns: &[Uuid],
    page: Page,
) -> Result<HashMap<Uuid, Slice<CommentView>>, DbErr> {
    let select = with_names(seen_by(actor).filter(comment::Column::CampaignId.is_in(campaigns.iter().copied())));
    let order = (comment::Column::Id, Order::OldestFirst);
    let lists: HashMap<Uuid, Slice<CommentView>> =
        pages_beneath(conn, select, comment::Column::CampaignId, order, page).await?;
    Ok(lists.into_iter().map(|(campaign, list)| (campaign, list.map(|view| view.for_eyes_of(actor)))).collect())
}

/// One comment.
pub async fn comment(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<CommentView>, DbErr> {
    let found =
        with_names(seen_by(actor).filter(comment::Column::Id.eq(id))).into_model::<CommentView>().one(conn).await?;
    Ok(found.map(|view| view.for_eyes_of(actor)))
}

impl CommentView {
    /// A guest is told what is said and by whom, and not which agencies there are.
    fn for_eyes_of(mut self, actor: &Actor) -> Self {
        self.agency = self.agency.filter(|agency| !actor.is_only_a_guest() || actor.works_for(agency.id));
        self
    }
}

fn seen_by(actor: &Actor) -> Select<comment::Entity> {
    comment::Entity::find()
        .filter(comment::Column::NetworkId.eq(actor.network))
        .filter(Expr::val(actor.sits_at_the_table()))
        .filter(comment::Column::CampaignId.in_subquery(ids(visible_to(actor))))
}

const AGENCY: &str = "g_";
const AUTHOR: &str = "author_name";

fn with_names(select: Select<comment::Entity>) -> Select<comment::Entity> {
    let to_person: RelationDef =
        comment::Entity::belongs_to(person::Entity).from(comment::Column::AuthorId).to(person::Column::Id).into();
    let to_agency: RelationDef = comment::Entity::belongs_to(agency::Entity)
        .from((comment::Column::NetworkId, comment::Column::AgencyId))
        .to((agency::Column::NetworkId, agency::Column::Id))
        .into();
    let select = select.join(JoinType::InnerJoin, to_person).join(JoinType::LeftJoin, to_agency);
    columns(select, agency::Column::iter(), AGENCY).column_as(person::Column::Name, AUTHOR)
}

impl FromQueryResult for CommentView {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        Ok(Self {
            comment: comment::Model::from_query_result(row, prefix)?,
            author: row.try_get(prefix, AUTHOR)?,
            agency: optional(row, &format!("{prefix}{AGENCY}"))?,
        })
    }
}
