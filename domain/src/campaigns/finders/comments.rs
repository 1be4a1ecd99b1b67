//! What is said beneath a campaign.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, Iterable, JoinType, QueryFilter, QueryResult,
    QuerySelect, QueryTrait, RelationDef, Select,
};
use uuid::Uuid;

use super::pledges::ids;
use super::rows::visible_to;
use super::views::{columns, optional};
use crate::access::{Actor, Role};
use crate::agencies::agency;
use crate::beneath::pages_beneath;
use crate::campaigns::comment;
use crate::identity::person;
use crate::networks::membership;
use crate::page::{Order, Page, Slice};

/// A comment with who said it, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentView {
    /// The comment.
    pub comment: comment::Model,
    /// Who said it.
    pub author: Author,
    /// For which agency, if any.
    pub agency: Option<agency::Model>,
}

/// Who said something, as far as the reader may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    /// Somebody, by their name.
    Named(String),
    /// A coordinator.
    Coordinator,
    /// Somebody else of the network.
    Member,
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
    let rows = with_names(select).into_model::<Written>().all(conn).await?;
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
    let lists: HashMap<Uuid, Slice<Written>> =
        pages_beneath(conn, select, comment::Column::CampaignId, order, page).await?;
    Ok(lists.into_iter().map(|(campaign, list)| (campaign, list.map(|view| view.for_eyes_of(actor)))).collect())
}

/// One comment.
pub async fn comment(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<CommentView>, DbErr> {
    let found = with_names(seen_by(actor).filter(comment::Column::Id.eq(id))).into_model::<Written>().one(conn).await?;
    Ok(found.map(|view| view.for_eyes_of(actor)))
}

/// A comment as it lies in the rows.
struct Written {
    comment: comment::Model,
    author: String,
    agency: Option<agency::Model>,
    coordinates: bool,
}

impl Written {
    /// A guest is told what is said and whether the coordinators said it, and no agency and no person but its own.
    fn for_eyes_of(self, actor: &Actor) -> CommentView {
        let Written { comment, author, agency, coordinates } = self;
        let of_theirs = |agency: &agency::Model| actor.works_for(agency.id);
        let is_known = !actor.is_only_a_guest()
            || actor.person() == Some(comment.author_id)
            || agency.as_ref().is_some_and(of_theirs);
        let author = match (is_known, coordinates) {
            (true, _) => Author::Named(author),
            (false, true) => Author::Coordinator,
            (false, false) => Author::Member,
        };
        CommentView { comment, author, agency: agency.filter(|_| is_known) }
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
const COORDINATES: &str = "author_coordinates";

fn with_names(select: Select<comment::Entity>) -> Select<comment::Entity> {
    let to_person: RelationDef =
        comment::Entity::belongs_to(person::Entity).from(comment::Column::AuthorId).to(person::Column::Id).into();
    let to_agency: RelationDef = comment::Entity::belongs_to(agency::Entity)
        .from((comment::Column::NetworkId, comment::Column::AgencyId))
        .to((agency::Column::NetworkId, agency::Column::Id))
        .into();
    let select = select.join(JoinType::InnerJoin, to_person).join(JoinType::LeftJoin, to_agency);
    columns(select, agency::Column::iter(), AGENCY)
        .column_as(person::Column::Name, AUTHOR)
        .expr_as(said_by_a_coordinator(), COORDINATES)
}

/// Whether it was said for no agency by somebody who is or was a coordinator: advisors speak for none, too.
fn said_by_a_coordinator() -> Expr {
    let held = membership::Entity::find()
        .select_only()
        .column(membership::Column::Id)
        .filter(
            Expr::col((membership::Entity, membership::Column::NetworkId))
                .equals((comment::Entity, comment::Column::NetworkId)),
        )
        .filter(
            Expr::col((membership::Entity, membership::Column::PersonId))
                .equals((comment::Entity, comment::Column::AuthorId)),
        )
        .filter(membership::Column::Role.eq(Role::Coordinator));
    Expr::exists(held.into_query()).and(comment::Column::AgencyId.is_null())
}

impl FromQueryResult for Written {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        Ok(Self {
            comment: comment::Model::from_query_result(row, prefix)?,
            author: row.try_get(prefix, AUTHOR)?,
            agency: optional(row, &format!("{prefix}{AGENCY}"))?,
            coordinates: row.try_get(prefix, COORDINATES)?,
        })
    }
}
