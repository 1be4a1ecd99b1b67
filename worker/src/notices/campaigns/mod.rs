//! Letters about a purchase.

mod answer_due;
mod approval;
mod cancelled;
mod closes_soon;
mod extended;
mod final_result;
mod not_cleared;
mod opened;
mod part;
mod pledged;
mod provisional_result;
mod result;
mod scene;
#[cfg(test)]
pub(super) mod tests;
mod told;

use domain::campaigns::phase::Phase;
use domain::events::Fact;
use domain::notifications::finders::NoticeToWrite;
use sea_orm::{ConnectionTrait, DbErr};

use self::scene::Scene;
use super::{Desk, Written};

/// Writes the letter that tells `notice`, from what finders give its reader.
pub(crate) async fn write(
    conn: &impl ConnectionTrait,
    desk: Desk<'_>,
    notice: &NoticeToWrite,
) -> Result<Written, DbErr> {
    Ok(match scene::set(conn, desk, notice).await? {
        Ok(scene) => letter(&scene, &notice.event.fact),
        Err(why) => Written::Impossible(why),
    })
}

/// Which letter tells which fact, as things stand now: a mail may have waited for hours.
fn letter(scene: &Scene<'_>, fact: &Fact) -> Written {
    // Whoever would have read it reads that the purchase is cancelled.
    if scene.phase() == Phase::Cancelled && !matches!(fact, Fact::CampaignCancelled { .. }) {
        return Written::NotNeeded;
    }
    match fact {
        Fact::CampaignOpened { .. } | Fact::GuestInvited { .. } => opened::letter(scene),
        Fact::SeatsPledged { agency, seats, version, .. } => pledged::received(scene, *agency, *seats, *version),
        Fact::PledgeWithdrawn { agency, version, .. } => pledged::withdrawn(scene, *agency, *version),
        Fact::PledgePending { agency, request, .. } | Fact::PendingAsTold { agency, request, .. } => {
            approval::waits(scene, *agency, *request)
        }
        Fact::PledgeRefused { agency, request, .. } => approval::refused(scene, *agency, *request),
        Fact::PledgeLapsed { agency, request, .. } => approval::lapsed(scene, *agency, *request),
        Fact::PendingWithdrawnAsTold { agency, .. } => approval::taken_back(scene, *agency),
        Fact::ApprovalDueSoon { days, .. } => approval::due_soon(scene, *days),
        Fact::OutcomeAnswered { agency, answer, .. } => told::answered(scene, *agency, *answer),
        Fact::ToldDisputed { .. } => told::disputed(scene),
        Fact::CampaignClosesSoon { days, .. } => closes_soon::letter(scene, *days),
        Fact::OutcomeProvisional { .. } => provisional_result::letter(scene),
        Fact::AnswerDueSoon { days, .. } => answer_due::letter(scene, *days),
        Fact::CampaignCleared { .. } => final_result::letter(scene),
        Fact::CampaignNotCleared { .. } => not_cleared::letter(scene),
        Fact::CampaignExtended { .. } => extended::letter(scene),
        Fact::CampaignCancelled { .. } => cancelled::letter(scene),
        Fact::CampaignDrafted { .. }
        | Fact::CampaignEdited { .. }
        | Fact::PendingPledgeWithdrawn { .. }
        | Fact::ApprovalChanged { .. }
        | Fact::CommentPosted { .. }
        | Fact::ToolAdded { .. }
        | Fact::ToolEdited { .. }
        | Fact::ToolRemoved { .. }
        | Fact::ExitRecorded { .. }
        | Fact::NetworkCreated { .. }
        | Fact::NetworkChanged { .. }
        | Fact::LogoChanged { .. }
        | Fact::LogoRemoved { .. }
        | Fact::RulesChanged { .. }
        | Fact::OwnApprovalSwitched { .. }
        | Fact::PersonInvited { .. }
        | Fact::InvitationSentAgain { .. }
        | Fact::InvitationWithdrawn { .. }
        | Fact::InvitationAccepted { .. }
        | Fact::RoleGiven { .. }
        | Fact::RoleEnded { .. }
        | Fact::AdminMissing { .. }
        | Fact::PrivacyDescribed { .. }
        | Fact::PersonErased { .. }
        | Fact::AgencyAdded { .. }
        | Fact::AgencyEdited { .. }
        | Fact::AgencyApproved { .. }
        | Fact::AgencySuspended { .. }
        | Fact::AgencyReinstated { .. }
        | Fact::AgencyRemoved { .. }
        | Fact::AgenciesImported { .. }
        | Fact::GuestWithdrawn { .. }
        | Fact::GuestLeft { .. }
        | Fact::RetentionChanged { .. }
        | Fact::BreachRecorded { .. }
        | Fact::ProviderAdded { .. }
        | Fact::ProviderChanged { .. }
        | Fact::ProviderRemoved { .. }
        | Fact::PersonLinked { .. } => Written::Impossible("nobody is told of this by mail"),
    }
}
