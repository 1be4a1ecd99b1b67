//! Every letter, as its readers get it, in both languages.

mod not_sent;
pub(in crate::notices) mod table;
mod told;

use domain::Seats;
use domain::campaigns::campaign;
use domain::campaigns::outcome::{Answer, LeftOutReason};
use domain::campaigns::pending_pledge::PendingState;
use domain::campaigns::terms::{CommitmentRule, QuoteKind, Settlement, SilenceMeans, WhoContracts};
use domain::events::Fact;
use uuid::Uuid;
use words::Language;

use self::table::*;
use super::part::Part;
use super::scene::{Buyer, Scene};
use super::{letter, opened};
use crate::letter::review::to_review;
use crate::letter::{Block, Letter};
use crate::notices::Written;

/// Every letter there is, by the name of its snapshot.
fn letters(language: Language) -> Vec<(&'static str, Letter)> {
    let before = Table { language, network: network(), now: at("2027-02-23T21:00:00Z") };
    let after = Table { language, network: network(), now: at("2027-03-02T21:05:00Z") };
    let end = Table { language, network: network(), now: at("2027-03-30T20:05:00Z") };
    let mut all = early_letters(&before, &after);
    all.extend(provisional_letters(&after));
    all.extend(told::letters(&before, &after));
    all.extend(approval_letters(&before, &after));
    all.extend(reminders(language));
    all.extend(final_letters(&end));
    all.into_iter()
        .map(|(name, written)| match written {
            Written::Ready(letter) => (name, letter),
            other => panic!("{name}: {other:?}"),
        })
        .collect()
}

type Named = Vec<(&'static str, Written)>;

fn early_letters(before: &Table, after: &Table) -> Named {
    let id = CAMPAIGN;
    let opened = Fact::CampaignOpened { campaign: id };
    let pledged = |version| Fact::SeatsPledged { campaign: id, agency: LANTERN, seats: 12, version, told: None };
    let withdrawn = Fact::PledgeWithdrawn { campaign: id, agency: LANTERN, version: 2, told: None };
    let extended = Fact::CampaignExtended { campaign: id, record: Uuid::nil(), input_sha256: "ab".into() };
    let reopened = campaign::Model { attempt: 2, extended_at: Some(after.now), ..campaign() };
    let mut binding = campaign();
    binding.terms.commitment_rule = CommitmentRule::Binding;
    binding.terms.quote_kind = QuoteKind::Graduated;
    let reason = "The supplier withdrew its price.\n\nNobody is bound.";
    let cancelled =
        campaign::Model { cancelled_at: Some(before.now), cancel_reason: Some(reason.into()), ..campaign() };
    vec![
        ("opened", letter(&before.scene(campaign()), &opened)),
        ("opened_member_binding_graduated", letter(&member(before.scene(binding)), &opened)),
        ("opened_late", letter(&after.scene(campaign()), &opened)),
        ("pledged", letter(&with_request(before.scene(campaign()), 12, 1), &pledged(1))),
        ("pledged_again", letter(&with_request(before.scene(campaign()), 12, 2), &pledged(2))),
        ("withdrawn", letter(&taken_back(with_request(before.scene(campaign()), 12, 2)), &withdrawn)),
        ("extended_with_request", letter(&with_request(after.scene(reopened.clone()), 12, 1), &extended)),
        (
            "extended_out",
            letter(&with_part(with_request(after.scene(reopened.clone()), 12, 1), &too_dear()), &extended),
        ),
        ("extended_without_request", letter(&after.scene(reopened.clone()), &extended)),
        ("extended_coordinator", letter(&coordinator(after.scene(reopened.clone())), &extended)),
        (
            "extended_late",
            letter(&Table { now: at("2027-03-16T20:00:00Z"), network: network(), ..*after }.scene(reopened), &extended),
        ),
        ("cancelled", letter(&before.scene(cancelled), &Fact::CampaignCancelled { campaign: id })),
    ]
}

fn approval_letters(before: &Table, after: &Table) -> Named {
    let (id, agency, request) = (CAMPAIGN, LANTERN, PENDING);
    let waits = Fact::PledgePending { campaign: id, agency, request };
    let approved = Fact::SeatsPledged { campaign: id, agency, seats: 40, version: 2, told: None };
    let refused = Fact::PledgeRefused { campaign: id, agency, request };
    let lapsed = Fact::PledgeLapsed { campaign: id, agency, request };
    let eve = Table { language: before.language, network: network(), now: at("2027-03-01T21:00:01Z") };
    let due = Fact::ApprovalDueSoon { campaign: id, days: 1 };
    let ended = |state| with_pending(with_request(before.scene(campaign()), 12, 2), state, false);
    let mut unnamed = ended(PendingState::Refused);
    let Some(pending) = &mut unnamed.buys_for[0].pending else { panic!("something waited") };
    (pending.asked_by, pending.names_who_asked) = (Some("Mary Fox".to_owned()), false);
    let late = with_pending(after.scene(confirming()), PendingState::Lapsed, false);
    vec![
        ("approval_waits", letter(&waiting(before, true), &waits)),
        ("approval_waits_for_others", letter(&waiting(before, false), &waits)),
        ("approval_due_in_1_day", letter(&waiting(&eve, true), &due)),
        ("approved", letter(&ended(PendingState::Approved), &approved)),
        ("refused_beside_a_request", letter(&ended(PendingState::Refused), &refused)),
        ("refused_as_told_by_nobody_named", letter(&unnamed, &refused)),
        ("lapsed", letter(&late, &lapsed)),
    ]
}

fn waiting(table: &Table, may_decide: bool) -> Scene<'_> {
    with_pending(table.scene(campaign()), PendingState::Waiting, may_decide)
}

fn provisional_letters(after: &Table) -> Named {
    let provisional = Fact::OutcomeProvisional { campaign: CAMPAIGN, record: Uuid::nil(), input_sha256: "ab".into() };
    let answered = |answer| with_part(after.scene(confirming()), &is_in(Some(answer)));
    let partly = allocation(
        true,
        None,
        vec![line(12, None, Some(19_333)), line(5, Some(LeftOutReason::CapBelowLandedPrice), Some(19_334))],
    );
    let mut yes_when_silent = confirming();
    yes_when_silent.terms.silence_means = SilenceMeans::Yes;
    let mut two = with_part(after.scene(confirming()), &is_in(None));
    two.buys_for.push(Buyer {
        agency: Uuid::from_u128(0xA2),
        name: "Accueil de l’Anse".into(),
        may_act: true,
        request: None,
        pending: None,
        part: Some(Part::of(&too_dear())),
    });
    two.coordinates = true;
    vec![
        ("provisional_in", letter(&with_part(after.scene(confirming()), &is_in(None)), &provisional)),
        ("provisional_partly_in", letter(&with_part(after.scene(yes_when_silent), &partly), &provisional)),
        ("provisional_out", letter(&with_part(after.scene(confirming()), &too_dear()), &provisional)),
        ("provisional_coordinator", letter(&coordinator(after.scene(confirming())), &provisional)),
        ("provisional_several_hats", letter(&two, &provisional)),
        ("provisional_said_yes", letter(&answered(Answer::Confirmed), &provisional)),
        ("provisional_said_no", letter(&answered(Answer::Declined), &provisional)),
    ]
}

fn reminders(language: Language) -> Named {
    let closes = Fact::CampaignClosesSoon { campaign: CAMPAIGN, days: 7 };
    let due = Fact::AnswerDueSoon { campaign: CAMPAIGN, days: 5 };
    let last_closes = Fact::CampaignClosesSoon { campaign: CAMPAIGN, days: 1 };
    let last_due = Fact::AnswerDueSoon { campaign: CAMPAIGN, days: 1 };
    let table = |now: &str| Table { language, network: network(), now: at(now) };
    let open = |now: &str, fact: &Fact| letter(&table(now).scene(campaign()), fact);
    let asked = |now: &str, fact: &Fact| letter(&with_part(table(now).scene(confirming()), &is_in(None)), fact);
    vec![
        ("closes_in_7_days", open("2027-02-23T21:00:01Z", &closes)),
        ("closes_in_7_days_after_an_outage", open("2027-02-26T22:00:00Z", &closes)),
        ("closes_in_1_day", open("2027-03-01T21:00:01Z", &last_closes)),
        ("answer_due_in_5_days", asked("2027-03-25T20:00:01Z", &due)),
        ("answer_due_in_5_days_after_an_outage", asked("2027-03-27T20:00:00Z", &due)),
        ("answer_due_in_1_day", asked("2027-03-29T20:00:01Z", &last_due)),
    ]
}

fn final_letters(end: &Table) -> Named {
    let fact = Fact::CampaignCleared { campaign: CAMPAIGN, record: Uuid::nil(), input_sha256: "ab".into() };
    let not_cleared = Fact::CampaignNotCleared { campaign: CAMPAIGN, record: Uuid::nil(), input_sha256: "ab".into() };
    let mut recharged = cleared();
    recharged.terms.who_contracts = WhoContracts::Umbrella;
    let ended = campaign::Model { settled_as: Some(Settlement::NotCleared), ..cleared() };
    let at_the_close = campaign::Model { provisional_at: None, ..ended.clone() };
    let nobody = campaign::Model { agencies_in: 0, seats_pledged: Seats(0), ..at_the_close.clone() };
    let mut too_few = at_the_close.clone();
    too_few.terms.price_breaks.remove(0);
    too_few.seats_pledged = Seats(12);
    let too_late = campaign::Model { provisional_at: ended.confirm_by, ..ended.clone() };
    let answered =
        |campaign, answer| with_part(end.scene(campaign), &allocation(false, answer, vec![line(12, None, None)]));
    let said = |answer| with_part(end.scene(cleared()), &allocation(false, answer, vec![line(12, None, None)]));
    let no_offer = allocation(false, None, vec![line(12, Some(LeftOutReason::NoOfferAtThisQuantity), None)]);
    vec![
        ("final_in", letter(&with_part(end.scene(cleared()), &is_in(Some(Answer::Confirmed))), &fact)),
        ("final_in_recharged", letter(&with_part(end.scene(recharged), &is_in(Some(Answer::Confirmed))), &fact)),
        ("final_out", letter(&with_part(end.scene(cleared()), &too_dear()), &fact)),
        ("final_declined", letter(&said(Some(Answer::Declined)), &fact)),
        ("final_silent", letter(&said(None), &fact)),
        ("final_coordinator", letter(&coordinator(end.scene(cleared())), &fact)),
        ("not_cleared", letter(&with_part(end.scene(too_few), &no_offer), &not_cleared)),
        ("not_cleared_limits", letter(&with_part(end.scene(at_the_close), &too_dear()), &not_cleared)),
        ("not_cleared_declined", letter(&answered(ended.clone(), Some(Answer::Declined)), &not_cleared)),
        ("not_cleared_silent", letter(&answered(ended.clone(), None), &not_cleared)),
        ("not_cleared_too_late", letter(&answered(too_late, None), &not_cleared)),
        ("not_cleared_nobody", letter(&coordinator(end.scene(nobody)), &not_cleared)),
        ("not_cleared_coordinator", letter(&coordinator(end.scene(ended)), &not_cleared)),
    ]
}

#[test]
fn letters_read_well_in_english() {
    insta::assert_snapshot!("letters_en", to_review(letters(Language::En)));
}

#[test]
fn letters_read_well_in_french() {
    insta::assert_snapshot!("letters_fr", to_review(letters(Language::Fr)));
}

#[test]
fn the_html_of_a_letter() {
    let all = letters(Language::Fr);
    let (_, letter) = all.iter().find(|(name, _)| *name == "provisional_partly_in").unwrap();
    insta::assert_snapshot!("letter_html", letter.html().unwrap());
}

#[test]
fn html_says_what_the_text_says() {
    for language in Language::all() {
        for (name, letter) in letters(language) {
            let html = letter.html().unwrap();
            for text in said_by(&letter) {
                let escaped =
                    text.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('"', "&#34;");
                assert!(html.contains(&escaped.replace('\'', "&#39;")), "{name}: {text}");
            }
            assert!(!html.contains("src=") && !html.contains("url(") && !html.contains("@import"), "{name}: fetches");
        }
    }
}

/// The pieces of text a letter is made of.
fn said_by(letter: &Letter) -> Vec<String> {
    let mut said = vec![letter.heading.clone(), letter.hello.clone(), letter.why.clone(), letter.signed.clone()];
    for block in &letter.blocks {
        match block {
            Block::Text(text) | Block::Section(text) => said.push(text.clone()),
            Block::Figures(figures) => {
                said.extend(figures.iter().flat_map(|one| [one.label.clone(), one.value.clone()]))
            }
            Block::Items(items) => said.extend(items.clone()),
            Block::Quote(text) => said.extend(text.lines().filter(|line| !line.is_empty()).map(str::to_owned)),
            Block::Button { label, address } => said.extend([label.clone(), address.clone()]),
        }
    }
    said
}

#[test]
fn no_letter_states_a_limit() {
    for language in Language::all() {
        for (name, letter) in letters(language) {
            let all = format!("{}{}{}", letter.subject, letter.text().unwrap(), letter.html().unwrap());
            let digits: String = all.chars().filter(char::is_ascii_digit).collect();
            assert!(!digits.contains(&LIMIT.minor().to_string()), "{name}");
        }
    }
}

fn in_english(now: &str) -> Table {
    Table { language: Language::En, network: network(), now: at(now) }
}

#[test]
fn who_approved_is_named_in_the_letter_of_the_request_that_came_of_it_alone() {
    let table = in_english("2027-02-23T21:00:00Z");
    let pledged = Fact::SeatsPledged { campaign: CAMPAIGN, agency: LANTERN, seats: 12, version: 2, told: None };
    let mut scene = with_pending(with_request(table.scene(campaign()), 12, 2), PendingState::Approved, false);
    let approved = "Approved by: Mireille Savoie";
    let text = |scene: &Scene<'_>| match letter(scene, &pledged) {
        Written::Ready(letter) => letter.text().unwrap(),
        other => panic!("{other:?}"),
    };
    assert!(text(&scene).contains(approved), "{}", text(&scene));
    let Some(request) = &mut scene.buys_for[0].request else { panic!("there is a request") };
    request.changed_at = at("2027-02-20T15:04:06Z");
    assert!(!text(&scene).contains(approved), "changed since, by somebody who needed nobody: {}", text(&scene));
}

#[test]
fn what_people_typed_stays_on_its_line() {
    let table = Table { language: Language::En, network: network(), now: at("2027-02-23T21:00:00Z") };
    let mut scene = table.scene(campaign());
    scene.title = crate::message::one_line("Signatures\r\nBcc: all@example.org");
    let Written::Ready(letter) = opened::letter(&scene) else { panic!() };
    assert!(!letter.subject.contains(['\r', '\n']));
}

/// Writes each letter as a page to look at: `LETTERS_DIR=/tmp/letters cargo nextest run -p worker`.
#[test]
fn letters_can_be_looked_at() {
    #[expect(clippy::disallowed_methods, reason = "asks whoever runs this test, not the program's settings")]
    let folder = std::env::var_os("LETTERS_DIR");
    let Some(folder) = folder.map(std::path::PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    for language in Language::all() {
        for (name, letter) in letters(language) {
            std::fs::write(folder.join(format!("{name}.{}.html", language.code())), letter.html().unwrap()).unwrap();
        }
    }
}

/// An agency's row is not part of a letter; its name is.
#[test]
fn agencies_are_taken_once_however_many_roles_are_held() {
    use domain::access::{Membership, Role};
    let lantern = told::lantern();
    let hold = |role| (Membership { role, agency: Some(LANTERN) }, Some(lantern.clone()));
    let held = [hold(Role::Admin), hold(Role::Buyer), hold(Role::Member)];
    assert_eq!(super::scene::agencies_bought_for(&held).len(), 1);
    assert!(super::scene::agencies_bought_for(&held[2..]).is_empty());
}

#[test]
fn every_sentence_for_mail_is_said_somewhere() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut code = String::new();
    let mut folders = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                code.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let sentences = std::fs::read_to_string(root.join("../words/locales/en/mails.ftl")).unwrap();
    let keys = sentences.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    let unsaid: Vec<&str> =
        keys.filter(|key| key.starts_with("mails-") && !code.contains(&format!("\"{key}\""))).collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}
