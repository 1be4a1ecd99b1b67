//! What a token's scopes cover, said in one place for the whole schema: each question, deed and watch, and each type, has its
//! room here.
//!
//! A document that comes with a token is walked before anything of it runs: what it asks of a room needs that room's scope, at
//! whatever depth it is asked, and what this file does not know is refused. A test fails for whatever is missing here.

use async_graphql::parser::types::{ExecutableDocument, OperationType, Selection, SelectionSet};
use domain::Denial;
use domain::identity::scopes::{Access, Room, Scopes};

use crate::nulls::type_of;

/// Whom a part of the schema is open to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Any token: it tells nothing by itself, or what it tells is judged by its own type.
    Any,
    /// Tokens with a scope for this room.
    In(Room),
    /// No token: people alone.
    People,
}

/// What a question needs, to read.
fn of_question(field: &str) -> Option<Reach> {
    Some(match field {
        "node" | "__schema" | "__type" | "permissions" | "eventKinds" => Reach::Any,
        "viewer" => Reach::In(Room::Identity),
        "network" | "networkSettings" | "logoFile" | "publicNetwork" | "members" | "member" | "successors"
        | "invitations" | "privacy" | "events" | "eventChoices" | "networkRules" | "breachEntries" | "seatsToGive" => {
            Reach::In(Room::Networks)
        }
        "agencies" | "agenciesFound" | "agency" | "agencyImport" | "agencyDownload" => Reach::In(Room::Agencies),
        "tools" | "tool" | "suppliers" | "toolCategories" => Reach::In(Room::Tools),
        "campaigns" | "campaign" | "pledgePreview" | "draftCheck" | "uptake" | "agencyCampaigns"
        | "pledgeConsequences" | "asTold" | "toldDeed" => Reach::In(Room::Campaigns),
        "notices" | "parkedDeliveries" => Reach::In(Room::Notifications),
        "signInLink" | "invitationOffer" | "signInProviders" | "providerLink" | "identityProviders"
        | "identityProvider" | "providerCallback" | "agencyLink" => Reach::People,
        _ => return None,
    })
}

/// What a deed needs, to write. How somebody signs in is never a program's business, nor who they are, whether they are
/// forgotten, or which of their agencies elsewhere is linked.
fn of_deed(field: &str) -> Option<Reach> {
    Some(match field {
        "requestSignInLink"
        | "signIn"
        | "signOut"
        | "askPasskey"
        | "signInWithPasskey"
        | "askToAddPasskey"
        | "addPasskey"
        | "removePasskey"
        | "endSession"
        | "endOtherSessions"
        | "makeToken"
        | "revokeToken"
        | "acceptInvitation"
        | "eraseMe"
        | "createNetwork"
        | "startProviderSignIn"
        | "finishProviderSignIn"
        | "confirmProviderLink"
        | "addProvider"
        | "changeProvider"
        | "switchProvider"
        | "removeProvider"
        | "testProvider"
        | "offerAgencyLink"
        | "takeUpAgencyLink"
        | "acceptAgencyLink"
        | "endAgencyLink"
        | "fetchLinkedProfile"
        | "carryProfileOver" => Reach::People,
        "changeMySettings" | "chooseAgency" => Reach::In(Room::Identity),
        "changeNetwork" | "changeLogo" | "removeLogo" | "invitePerson" | "addPerson" | "resendInvitation"
        | "withdrawInvitation" | "changeRole" | "endRole" | "describePrivacy" | "changeRules" | "changeRetention"
        | "recordBreach" => Reach::In(Room::Networks),
        "addAgency" | "editAgency" | "changeApproval" | "approveAgency" | "suspendAgency" | "reinstateAgency"
        | "removeAgency" | "uploadAgencies" | "importAgencies" => Reach::In(Room::Agencies),
        "addTool" | "editTool" | "removeTool" | "recordExit" => Reach::In(Room::Tools),
        "approvePledge" | "refusePledge" | "draftCampaign" | "editCampaign" | "openCampaign" | "cancelCampaign"
        | "pledgeSeats" | "withdrawPledge" | "answerOutcome" | "postComment" | "pledgeAsTold" | "withdrawAsTold"
        | "answerAsTold" | "disputeTold" | "inviteGuest" | "welcomeGuest" | "withdrawGuest" => {
            Reach::In(Room::Campaigns)
        }
        "markNoticesRead" | "retryDelivery" => Reach::In(Room::Notifications),
        _ => return None,
    })
}

/// What a watch needs, to read.
fn of_watch(field: &str) -> Option<Reach> {
    Some(match field {
        "campaignChanged" => Reach::In(Room::Campaigns),
        _ => return None,
    })
}

/// What the fields of a type need, to read.
fn of_type(name: &str) -> Option<Reach> {
    if name.starts_with("__") || ["Connection", "Edge", "Payload"].iter().any(|ending| name.ends_with(ending)) {
        // What describes the schema tells nothing of anybody; lists and payloads hold things with types of their own.
        return Some(Reach::Any);
    }
    Some(match name {
        "PageInfo" | "Problem" | "Node" | "Download" | "Permission" | "RolePermission" | "EventKind" => Reach::Any,
        "Session" | "Passkey" | "PasskeyQuestion" | "AccessToken" | "Scope" | "SignInLink" | "InvitationOffer"
        | "IdentityProvider" | "ProviderLink" | "ProviderLook" | "SignInProvider" | "AgencyLink" | "LinkedProfile" => {
            Reach::People
        }
        "Viewer" | "Person" | "Membership" => Reach::In(Room::Identity),
        "Network" | "NetworkSettings" | "PublicNetwork" | "Logo" | "Member" | "Invitation" | "Privacy"
        | "NetworkPrivacy" | "Event" | "EventDetail" | "EventChoice" | "EventChoices" | "NetworkRules"
        | "Retention" | "RetentionPeriod" | "BreachEntry" | "SeatsOfAgency" | "SeatsToGive" => {
            Reach::In(Room::Networks)
        }
        "Agency" | "AgencyApproval" | "AgencyAtRest" | "AgencyPerson" | "AgencyImport" | "AgencyImportChange"
        | "AgencyImportRow" | "StandingChange" => Reach::In(Room::Agencies),
        "Tool" | "Supplier" | "ExitRecord" => Reach::In(Room::Tools),
        "Notice" | "Delivery" => Reach::In(Room::Notifications),
        "Allocation" | "AllocationSums" | "Analysis" | "AsTold" | "Guest" | "PendingPledge" | "ToldDeed"
        | "BreakPreview" | "Campaign" | "Comment" | "Contribution" | "DraftCheck" | "FeeOutcome" | "FeeShare"
        | "GroupCount" | "LineOutcome" | "Need" | "NextBreak" | "Outcome" | "Pledge" | "PledgeChange"
        | "PledgeLine" | "PledgeConsequence" | "PledgePreview" | "PriceBreak" | "SharedFee" | "TopUp" | "Uptake"
        | "UptakeCell" => Reach::In(Room::Campaigns),
        _ => return None,
    })
}

/// Whether scopes cover all that an operation asks for.
pub(crate) fn cover(
    scopes: &Scopes,
    document: &ExecutableDocument,
    operation_name: Option<&str>,
) -> Result<(), Denial> {
    let mut operations = document.operations.iter();
    let operation = operations.find(|(found, _)| {
        operation_name.is_none() || found.is_some_and(|found| Some(found.as_str()) == operation_name)
    });
    let Some((_, operation)) = operation else { return Err(Denial::OutOfScope) };
    let root = match operation.node.ty {
        OperationType::Query => "Query",
        OperationType::Mutation => "Mutation",
        OperationType::Subscription => "Subscription",
    };
    Walk { scopes, document }.set(&operation.node.selection_set.node, root)
}

struct Walk<'a> {
    scopes: &'a Scopes,
    document: &'a ExecutableDocument,
}

impl Walk<'_> {
    /// That fragments come to an end was made sure of when the document was weighed.
    fn set(&self, set: &SelectionSet, parent: &str) -> Result<(), Denial> {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) if field.node.name.node == "__typename" => {}
                Selection::Field(field) => {
                    let name = field.node.name.node.as_str();
                    self.demand(parent, name)?;
                    if let Some(inner) = type_of(parent, name) {
                        self.set(&field.node.selection_set.node, inner)?;
                    }
                }
                Selection::InlineFragment(inline) => {
                    let on = inline.node.type_condition.as_ref().map(|on| on.node.on.node.as_str());
                    self.set(&inline.node.selection_set.node, on.unwrap_or(parent))?;
                }
                Selection::FragmentSpread(spread) => {
                    // One that does not exist is the validation's to report.
                    if let Some(fragment) = self.document.fragments.get(&spread.node.fragment_name.node) {
                        let on = fragment.node.type_condition.node.on.node.as_str();
                        self.set(&fragment.node.selection_set.node, on)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn demand(&self, parent: &str, field: &str) -> Result<(), Denial> {
        let (reach, access) = match parent {
            "Query" => (of_question(field), Access::Read),
            "Mutation" => (of_deed(field), Access::Write),
            "Subscription" => (of_watch(field), Access::Read),
            _ => (of_type(parent), Access::Read),
        };
        match reach {
            Some(Reach::Any) => Ok(()),
            Some(Reach::In(room)) if self.scopes.allow(room, access) => Ok(()),
            _ => Err(Denial::OutOfScope),
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::types::{TypeKind, TypeSystemDefinition};
    use async_graphql::parser::{parse_query, parse_schema};

    use super::*;

    #[test]
    fn everything_in_the_schema_has_its_room() {
        let mut missing = Vec::new();
        for definition in parse_schema(crate::sdl()).unwrap().definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let name = definition.node.name.node.to_string();
            let fields = match definition.node.kind {
                TypeKind::Object(object) => object.fields,
                TypeKind::Interface(interface) => interface.fields,
                _ => continue,
            };
            let of: fn(&str) -> Option<Reach> = match name.as_str() {
                "Query" => of_question,
                "Mutation" => of_deed,
                "Subscription" => of_watch,
                name => {
                    if of_type(name).is_none() {
                        missing.push(name.to_owned());
                    }
                    continue;
                }
            };
            let unknown = fields.iter().map(|field| &field.node.name.node).filter(|field| of(field).is_none());
            missing.extend(unknown.map(|field| format!("{name}.{field}")));
        }
        assert!(missing.is_empty(), "api/src/scopes.rs has to learn the rooms of {missing:#?}");
    }

    fn covered(scopes: &str, document: &str) -> bool {
        cover(&Scopes::read(scopes), &parse_query(document).unwrap(), None).is_ok()
    }

    #[test]
    fn what_is_asked_at_any_depth_needs_its_rooms_scope() {
        for (scopes, document, expected) in [
            ("campaigns:read", "{ campaigns { nodes { id title phase } } }", true),
            ("tools:write", "{ campaigns { nodes { id } } }", false),
            ("campaigns:read", "{ campaigns { nodes { tool { name } } } }", false),
            ("campaigns:read tools:read", "{ campaigns { nodes { tool { name } } } }", true),
            ("campaigns:read", "{ node(id: \"x\") { id ... on Campaign { title } } }", true),
            ("campaigns:read", "{ node(id: \"x\") { id ... on Tool { name } } }", false),
            ("campaigns:read", "{ node(id: \"x\") { ...t } } fragment t on Tool { name }", false),
            ("identity:read", "{ viewer { person { name } } }", true),
            ("identity:write", "{ viewer { sessions { nodes { id } } } }", false),
            ("identity:write", "{ node(id: \"x\") { ... on AccessToken { name } } }", false),
            ("identity:read", "{ viewer { needs { kind } } }", false),
            ("campaigns:read", "mutation { postComment(input: {}) { comment { id } } }", false),
            ("campaigns:write", "mutation { postComment(input: {}) { comment { id } problems { code } } }", true),
            ("identity:write", "mutation { endOtherSessions(input: {}) { ended } }", false),
            ("identity:write", "mutation { makeToken(input: {}) { secret } }", false),
            ("campaigns:read", "subscription { campaignChanged(id: \"x\") { seatsPledged } }", true),
            ("tools:read", "subscription { campaignChanged(id: \"x\") { seatsPledged } }", false),
            ("tools:read", "{ __schema { types { name } } __typename }", true),
            ("tools:read", "{ somethingNew }", false),
            ("", "{ tools { nodes { id } } }", false),
        ] {
            assert_eq!(covered(scopes, document), expected, "{scopes}: {document}");
        }
    }

    #[test]
    fn of_several_operations_the_one_that_runs_is_judged() {
        let document = parse_query("query A { tools { nodes { id } } } query B { viewer { canPledge } }").unwrap();
        let scopes = Scopes::read("tools:read");
        assert!(cover(&scopes, &document, Some("A")).is_ok());
        assert!(cover(&scopes, &document, Some("B")).is_err());
        assert!(cover(&scopes, &document, Some("C")).is_err());
    }
}
