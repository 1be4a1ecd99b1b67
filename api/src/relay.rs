//! Relay's conventions: opaque global ids, `node`, and lists as connections with cursors.

use async_graphql::{Error, ID, Interface, Object, OutputType, SimpleObject};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
pub(crate) use domain::global_id::Kind;
use domain::page::{PAGE_MAX, Page, Slice};
use domain::{Denial, Failure, global_id};
use uuid::Uuid;

use crate::agencies::{Agency, AgencyImport, AgencyImportRow};
use crate::campaigns::{Allocation, Campaign, Comment, Guest, PendingPledge, Pledge, ToldDeed};
use crate::events::Event;
use crate::identity::{AccessToken, Passkey, Person, Session};
use crate::networks::{Invitation, Member, Network};
use crate::notifications::{Delivery, Notice};
use crate::privacy::BreachEntry;
use crate::providers::IdentityProvider;
use crate::tools::{ExitRecord, Supplier, Tool};

/// How many entries a list has when nobody says.
const ENTRIES_DEFAULT: u64 = 20;

/// The global id of a row.
pub(crate) fn id(kind: Kind, row: Uuid) -> ID {
    ID(global_id::write(kind, row))
}

/// What a global id names, if we made it.
pub(crate) fn read(id: &ID) -> Option<(Kind, Uuid)> {
    global_id::read(id)
}

/// The row of an id that must name this kind. What is no such id names nothing: it is not found, like any other.
pub(crate) fn row(kind: Kind, id: &ID) -> Result<Uuid, Failure> {
    match read(id) {
        Some((named, uuid)) if named == kind => Ok(uuid),
        _ => Err(Denial::NotFound.into()),
    }
}

/// Anything with a global id.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "Its global id: opaque, the same for ever, and understood by `node`."))]
pub enum Node {
    /// A person.
    Person(Person),
    /// A network.
    Network(Network),
    /// An agency.
    Agency(Agency),
    /// A supplier.
    Supplier(Supplier),
    /// A tool.
    Tool(Tool),
    /// How to leave a tool.
    ExitRecord(ExitRecord),
    /// A campaign.
    Campaign(Campaign),
    /// A pledge.
    Pledge(Pledge),
    /// A comment.
    Comment(Comment),
    /// An agency's part of an outcome.
    Allocation(Allocation),
    /// A notice.
    Notice(Notice),
    /// A delivery.
    Delivery(Delivery),
    /// An invitation.
    Invitation(Invitation),
    /// A role somebody holds.
    Member(Member),
    /// Something that happened.
    Event(Event),
    /// An uploaded list of agencies.
    AgencyImport(AgencyImport),
    /// A signed-in browser.
    Session(Session),
    /// A passkey.
    Passkey(Passkey),
    /// What staff entered for an agency that told them.
    ToldDeed(ToldDeed),
    /// A request that waits, or waited, for an admin of its own agency.
    PendingPledge(PendingPledge),
    /// An entry in the log of breaches.
    BreachEntry(BreachEntry),
    /// A token by which a program acts for a person.
    AccessToken(AccessToken),
    /// A provider people sign in by.
    IdentityProvider(IdentityProvider),
}

/// Where a page of a list stands.
#[derive(Clone, Debug, SimpleObject)]
pub struct PageInfo {
    /// Whether entries come before this page.
    has_previous_page: bool,
    /// Whether entries come after this page.
    has_next_page: bool,
    /// The cursor of the page's first entry; none when it is empty.
    start_cursor: Option<String>,
    /// The cursor of the page's last entry; none when it is empty.
    end_cursor: Option<String>,
}

/// An entry of a list: it knows the row its place in the list goes by.
pub(crate) trait Entry: Clone {
    /// The id that lists of this kind are ordered by.
    fn place(&self) -> Uuid;

    /// The cursor of this entry.
    fn cursor(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.place().as_bytes())
    }
}

/// A page of a list, of 1 to 100 entries.
#[derive(Debug)]
pub struct Connection<T>(Slice<T>);

impl<T> Connection<T> {
    pub(crate) fn of<R>(slice: Slice<R>, entry: impl FnMut(R) -> T) -> Self {
        Self(slice.map(entry))
    }
}

/// A page of a list, of 1 to 100 entries.
#[Object(
    concrete(name = "AgencyConnection", params(Agency)),
    concrete(name = "ToolConnection", params(Tool)),
    concrete(name = "SupplierConnection", params(Supplier)),
    concrete(name = "CampaignConnection", params(Campaign)),
    concrete(name = "CommentConnection", params(Comment)),
    concrete(name = "AllocationConnection", params(Allocation)),
    concrete(name = "GuestConnection", params(Guest)),
    concrete(name = "ToldDeedConnection", params(ToldDeed)),
    concrete(name = "NoticeConnection", params(Notice)),
    concrete(name = "DeliveryConnection", params(Delivery)),
    concrete(name = "InvitationConnection", params(Invitation)),
    concrete(name = "MemberConnection", params(Member)),
    concrete(name = "EventConnection", params(Event)),
    concrete(name = "AgencyImportRowConnection", params(AgencyImportRow)),
    concrete(name = "SessionConnection", params(Session)),
    concrete(name = "PasskeyConnection", params(Passkey)),
    concrete(name = "BreachEntryConnection", params(BreachEntry)),
    concrete(name = "AccessTokenConnection", params(AccessToken))
)]
impl<T: Entry + OutputType> Connection<T>
where
    Edge<T>: OutputType,
{
    /// The entries, each with its cursor.
    async fn edges(&self) -> Vec<Edge<T>> {
        self.0.rows.iter().map(|entry| Edge { cursor: entry.cursor(), node: entry.clone() }).collect()
    }

    /// The entries alone.
    async fn nodes(&self) -> &[T] {
        &self.0.rows
    }

    /// Where this page stands in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo {
            has_previous_page: self.0.has_previous,
            has_next_page: self.0.has_next,
            start_cursor: self.0.rows.first().map(Entry::cursor),
            end_cursor: self.0.rows.last().map(Entry::cursor),
        }
    }
}

/// An entry of a list with its place in it.
#[derive(Debug, SimpleObject)]
#[graphql(
    concrete(name = "AgencyEdge", params(Agency)),
    concrete(name = "ToolEdge", params(Tool)),
    concrete(name = "SupplierEdge", params(Supplier)),
    concrete(name = "CampaignEdge", params(Campaign)),
    concrete(name = "CommentEdge", params(Comment)),
    concrete(name = "AllocationEdge", params(Allocation)),
    concrete(name = "GuestEdge", params(Guest)),
    concrete(name = "ToldDeedEdge", params(ToldDeed)),
    concrete(name = "NoticeEdge", params(Notice)),
    concrete(name = "DeliveryEdge", params(Delivery)),
    concrete(name = "InvitationEdge", params(Invitation)),
    concrete(name = "MemberEdge", params(Member)),
    concrete(name = "EventEdge", params(Event)),
    concrete(name = "AgencyImportRowEdge", params(AgencyImportRow)),
    concrete(name = "SessionEdge", params(Session)),
    concrete(name = "PasskeyEdge", params(Passkey)),
    concrete(name = "BreachEntryEdge", params(BreachEntry)),
    concrete(name = "AccessTokenEdge", params(AccessToken))
)]
pub struct Edge<T: OutputType> {
    /// The entry's place: give it as `after` or `before` to go on from there.
    cursor: String,
    /// The entry.
    node: T,
}

/// Which page the four arguments of a list ask for.
pub(crate) fn page(
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
) -> Result<Page, Error> {
    let (count, from_end) = match (first, last) {
        (Some(_), Some(_)) => return Err(Error::new("Ask for the `first` or the `last` entries, not for both.")),
        (first, None) => (first, false),
        (None, last) => (last, true),
    };
    let limit = match count {
        None => ENTRIES_DEFAULT,
        Some(count) => u64::try_from(count)
            .ok()
            .filter(|count| (1..=PAGE_MAX).contains(count))
            .ok_or_else(|| Error::new(format!("A page has 1 to {PAGE_MAX} entries.")))?,
    };
    Ok(Page { limit, after: place(after)?, before: place(before)?, from_end })
}

/// How many entries a list may give, for weighing a query before it runs.
pub(crate) fn weight(first: Option<i32>, last: Option<i32>) -> usize {
    let entries = first.or(last).and_then(|count| u64::try_from(count).ok()).unwrap_or(ENTRIES_DEFAULT);
    usize::try_from(entries.clamp(1, PAGE_MAX)).unwrap_or(1)
}

/// The weight of a list that takes a statement of its own for each parent it hangs on.
pub(crate) fn costly(first: Option<i32>, last: Option<i32>, child: usize) -> usize {
    50 + weight(first, last) * child
}

fn place(cursor: Option<String>) -> Result<Option<Uuid>, Error> {
    let Some(cursor) = cursor else { return Ok(None) };
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(&cursor).ok();
    let uuid = bytes.and_then(|bytes| Uuid::from_slice(&bytes).ok());
    uuid.map(Some).ok_or_else(|| Error::new("A cursor is none of ours."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_and_names_one_kind_only() {
        let uuid = Uuid::from_u128(0x0193_5a2b_7c8d_7000_8000_0000_0000_0001);
        for kind in Kind::ALL {
            let id = id(kind, uuid);
            assert_eq!(id.len(), 23);
            assert_eq!(read(&id), Some((kind, uuid)));
            let other = if kind == Kind::Tool { Kind::Agency } else { Kind::Tool };
            assert_eq!(row(kind, &id).ok(), Some(uuid));
            assert!(matches!(row(other, &id), Err(Failure::Denied(Denial::NotFound))));
        }
        for strange in ["", "1", "not an id", "AAAAAAAAAAAAAAAAAAAAAAA", "é", "01935a2b-7c8d-7000-8000-000000000001"] {
            assert_eq!(read(&ID::from(strange)), None, "{strange}");
        }
    }

    #[test]
    fn a_page_has_1_to_100_entries_from_one_end() {
        assert_eq!(
            page(None, None, None, None).unwrap(),
            Page { limit: 20, after: None, before: None, from_end: false }
        );
        assert_eq!(page(Some(100), None, None, None).unwrap().limit, 100);
        assert!(page(None, None, Some(1), None).unwrap().from_end);
        for (first, last) in [(Some(0), None), (Some(101), None), (Some(-1), None), (None, Some(0)), (Some(1), Some(1))]
        {
            assert!(page(first, None, last, None).is_err(), "{first:?} {last:?}");
        }
        assert!(page(None, Some("x".into()), None, None).is_err());
    }

    #[test]
    fn a_list_weighs_what_it_may_give() {
        assert_eq!(weight(None, None), 20);
        assert_eq!(weight(Some(7), None), 7);
        assert_eq!(weight(None, Some(12)), 12);
        assert_eq!(weight(Some(-5), None), 20);
        assert_eq!(weight(Some(i32::MAX), None), 100);
    }
}
