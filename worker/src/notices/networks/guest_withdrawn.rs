//! A guest takes part in a purchase no longer: to its people.

use domain::agencies::agency;
use domain::campaigns::campaign;
use domain::notifications::campaign_title;

use super::About;
use crate::letter::Block;
use crate::message::one_line;
use crate::notices::Written;

pub(super) fn letter(
    about: &About<'_>,
    agency: Option<agency::Model>,
    campaign: Option<campaign::Model>,
    belongs: bool,
) -> Written {
    let (Some(agency), Some(campaign)) = (agency, campaign) else {
        return Written::Impossible("there is no such guest");
    };
    let title = one_line(&campaign_title(about.language(), &campaign));
    let args =
        [("network", about.network().into()), ("agency", one_line(&agency.name).into()), ("campaign", title.into())];
    let after = if belongs { "mails-people-guest-withdrawn-others" } else { "mails-people-guest-withdrawn-all" };
    let blocks =
        vec![Block::Text(about.say("mails-people-guest-withdrawn-intro", &args)), Block::Text(about.say(after, &args))];
    let subject = about.say("mails-people-guest-withdrawn-subject", &args);
    Written::Ready(about.letter(subject, blocks, "mails-people-guest-why", belongs))
}
