//! `network create`: the first network of a database, and its first coordinator.

use crate::cli::NewNetwork;
use crate::database::{self, Opened};
use crate::demo::refusal::{refuse_a_database, refuse_a_folder};
use crate::settings::Settings;
use domain::networks::{CreateNetwork, create_network};
use domain::{Clock, Operation, Problem, ProblemCode};
use uuid::Uuid;
use words::{Arg, Language, say};

/// Makes the network and says where it is.
///
/// # Errors
/// One sentence, or one line for each option that breaks a rule.
pub async fn create(settings: &Settings, options: &NewNetwork) -> Result<(), String> {
    refuse_a_folder(settings)?;
    let opened = database::open(&settings.database, 2, Clock::system()).await?;
    let input = CreateNetwork {
        slug: options.slug.clone(),
        name_en: name(options, options.name_en.as_ref()),
        name_fr: name(options, options.name_fr.as_ref()),
        zone: options.zone.clone(),
        currency: options.currency.clone(),
        coordinator_email: options.coordinator.clone(),
        coordinator_name: options.coordinator_name.clone().unwrap_or_else(|| before_the_at(&options.coordinator)),
        coordinator_language: options.coordinator_language.into(),
    };
    let created = create_in(settings, &opened, &input).await;
    opened.close().await;
    created?.map_err(|problems| problems.iter().map(line).collect::<Vec<_>>().join("\n"))?;
    let CreateNetwork { slug, name_en, coordinator_email, .. } = input;
    println!("{name_en} is at {}/n/{slug}/ and {coordinator_email} can sign in there.", settings.base_url);
    Ok(())
}

/// A network's name in one language: its own, or the one for both, or the English one.
fn name(options: &NewNetwork, own: Option<&String>) -> String {
    let found = own.or(options.name.as_ref()).or(options.name_en.as_ref());
    found.cloned().unwrap_or_default()
}

/// What people are called until they say otherwise: their address up to the @.
fn before_the_at(address: &str) -> String {
    address.trim().split('@').next().unwrap_or_default().to_owned()
}

async fn create_in(
    settings: &Settings,
    opened: &Opened,
    input: &CreateNetwork,
) -> Result<Result<Uuid, Vec<Problem>>, String> {
    database::make_current(&settings.database, opened).await?;
    refuse_a_database(&opened.app).await?;
    create_network(&Operation::new(&opened.app), None, input).await.map_err(|failure| failure.to_string())
}

/// A problem as a line that names the option.
fn line(problem: &Problem) -> String {
    let option = match problem.field.as_deref() {
        Some("slug") => "--slug",
        Some("nameEn") => "--name-en",
        Some("nameFr") => "--name-fr",
        Some("zone") => "--zone",
        Some("currency") => "--currency",
        Some("coordinatorEmail") => "--coordinator",
        Some("coordinatorName") => "--coordinator-name",
        _ => "network create",
    };
    if problem.code == ProblemCode::UnknownZone {
        // There is no list at a prompt to choose from.
        let zones = words::time::canadian_zones().join(", ");
        return format!(
            "{option}: {}",
            say(Language::En, "problem-unknown-zone-named", &[("zones", Arg::from(zones))])
        );
    }
    let key = format!("problem-{}", problem.code.as_str().to_lowercase().replace('_', "-"));
    let args: Vec<(&str, Arg<'_>)> = problem
        .args
        .iter()
        .filter_map(|(name, value)| match value {
            domain::ProblemArg::Number(number) => Some((*name, Arg::from(*number))),
            domain::ProblemArg::Text(text) => Some((*name, Arg::from(text.clone()))),
            domain::ProblemArg::Said(key) => Some((*name, Arg::from(say(Language::En, key, &[])))),
            domain::ProblemArg::SaidEach(..) | domain::ProblemArg::Money(..) | domain::ProblemArg::Instant(..) => None,
        })
        .collect();
    format!("{option}: {}", say(Language::En, &key, &args))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_nobody_knows_is_answered_with_those_there_are() {
        let said = line(&Problem::at("zone", ProblemCode::UnknownZone));
        assert!(said.starts_with("--zone: We know no time zone with this name."), "{said}");
        assert!(said.contains("America/Toronto, ") && said.contains("America/Regina"), "{said}");
        assert!(!said.contains("from the list"), "{said}");
    }

    #[test]
    fn other_problems_name_their_option() {
        let said = line(&Problem::at("coordinatorEmail", ProblemCode::BadEmail));
        assert!(said.starts_with("--coordinator: "), "{said}");
    }
}
