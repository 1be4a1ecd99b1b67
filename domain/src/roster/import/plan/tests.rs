use super::*;
use crate::agencies::profile::{AgencyLanguage, Province, Setting, SizeBand};
use crate::campaigns::examples::small;

fn row(line: i64, key: &str, name: &str) -> ListRow {
    let cells = [
        (Column::Key, key),
        (Column::Name, name),
        (Column::Province, "SK"),
        (Column::Setting, "SMALL_CITY"),
        (Column::Size, "SMALL"),
        (Column::Language, "EN"),
    ];
    ListRow { line, cells: cells.into_iter().map(|(column, text)| (column, text.to_owned())).collect() }
}

fn with(mut row: ListRow, column: Column, text: &str) -> ListRow {
    row.cells.insert(column, text.to_owned());
    row
}

/// An agency as [`row`] says it is.
fn known(n: u128, key: Option<&str>, name: &str) -> agency::Model {
    agency::Model { key: key.map(str::to_owned), name: name.to_owned(), ..small(n) }
}

fn planned(rows: &[ListRow], agencies: &[agency::Model]) -> Plan {
    planned_while(rows, agencies, &[], &[])
}

/// The same while these agencies' sizes are in use, and in a network with these coordinators.
fn planned_while(rows: &[ListRow], agencies: &[agency::Model], in_use: &[Uuid], coordinators: &[&str]) -> Plan {
    let in_use = in_use.iter().copied().collect();
    let coordinators = coordinators.iter().map(|address| (*address).to_owned()).collect();
    plan(rows, Against { agencies, in_use: &in_use, coordinators: &coordinators, reader: Language::Fr })
}

/// Each row's fate in a word, with the columns it is about.
fn words(plan: &Plan) -> Vec<String> {
    let of = |row: &Planned| match &row.fate {
        Fate::New(_) => "new".to_owned(),
        Fate::Unchanged => "unchanged".to_owned(),
        Fate::Changed { changes, .. } => {
            let changes =
                changes.iter().map(|change| format!("{} {}>{}", change.column.word(), change.from, change.to));
            format!("changed: {}", changes.collect::<Vec<_>>().join(", "))
        }
        Fate::Wrong(problems) => {
            let problems = problems
                .iter()
                .map(|problem| format!("{}@{}", problem.code.as_str(), problem.field.as_deref().unwrap_or("-")));
            format!("wrong: {}", problems.collect::<Vec<_>>().join(", "))
        }
    };
    plan.rows.iter().map(of).collect()
}

#[test]
fn a_row_adds_changes_or_leaves_as_it_is() {
    let agencies = [known(1, Some("01"), "Cedar"), known(2, Some("02"), "Maple")];
    let rows = [
        row(2, "01", "Cedar"),
        with(with(row(3, "02", "Maple Tree"), Column::Province, "Québec"), Column::Staff, "34"),
        row(4, "03", "Elm"),
    ];
    let plan = planned(&rows, &agencies);
    let expected = ["unchanged", "changed: name Maple>Maple Tree, province SK>QC, staff 20>34", "new"];
    assert_eq!(words(&plan), expected);
    assert_eq!(plan.counts(), Counts { added: 1, changed: 1, unchanged: 1, ..Counts::default() });
    let Fate::New(elm) = &plan.rows[2].fate else { panic!("Elm is new") };
    let expected = Profile {
        name: "Elm".to_owned(),
        province: Province::Sk,
        setting: Setting::SmallCity,
        size_band: SizeBand::Small,
        language: AgencyLanguage::En,
        contact_channel: ContactChannel::Email,
        staff: None,
    };
    assert_eq!(elm, &expected);
}

#[test]
fn an_agency_without_a_key_is_known_by_its_name_and_gets_one() {
    let agencies = [known(1, None, "École"), known(2, Some("02"), "Maple")];
    let plan = planned(&[row(2, "01", "ecole"), row(3, "09", "Maple")], &agencies);
    assert_eq!(words(&plan), ["changed: key >01, name École>ecole", "wrong: NAME_TAKEN@name"]);
}

#[test]
fn what_stands_twice_is_wrong_where_it_stands_again() {
    let plan = planned(&[row(2, "01", "Elm"), row(3, "01", "Oak"), row(4, "02", "ELM "), row(9, "03", "Ash")], &[]);
    assert_eq!(words(&plan), ["new", "wrong: SAME_IN_LINE@key", "wrong: SAME_IN_LINE@name", "new"]);
    let Fate::Wrong(problems) = &plan.rows[1].fate else { panic!("it is wrong") };
    assert_eq!(problems[0].args, [("line", ProblemArg::Number(2))]);
}

#[test]
fn names_may_move_from_one_agency_to_another() {
    let agencies = [known(1, Some("01"), "Cedar"), known(2, Some("02"), "Maple")];
    let swapped = planned(&[row(2, "01", "Maple"), row(3, "02", "Cedar")], &agencies);
    assert_eq!(words(&swapped), ["changed: name Cedar>Maple", "changed: name Maple>Cedar"]);
    let taken = planned(&[row(2, "01", "Maple")], &agencies);
    assert_eq!(words(&taken), ["wrong: NAME_TAKEN@name"]);
}

#[test]
fn a_size_in_use_stays() {
    let agencies = [known(1, Some("01"), "Cedar")];
    let rows = [with(row(2, "01", "Cedar"), Column::Size, "LARGE")];
    assert_eq!(words(&planned_while(&rows, &agencies, &[agencies[0].id], &[])), ["wrong: SIZE_IN_USE@size"]);
    assert_eq!(words(&planned(&rows, &agencies)), ["changed: size SMALL>LARGE"]);
}

#[test]
fn the_digest_tells_every_difference_in_what_is_done() {
    let agencies = [known(1, Some("01"), "Cedar")];
    let rows = [with(row(2, "01", "Cedar"), Column::Staff, "34"), row(3, "02", "Elm")];
    let digest = planned(&rows, &agencies).digest();
    assert_eq!(planned(&rows, &agencies).digest(), digest);
    let newer = [agency::Model { version: 2, ..agencies[0].clone() }];
    let there = [agencies[0].clone(), known(2, Some("02"), "Elm")];
    let other = [rows[0].clone(), with(row(3, "02", "Elm"), Column::Language, "FR")];
    for different in [planned(&rows, &newer), planned(&rows, &there), planned(&other, &agencies)] {
        assert_ne!(different.digest(), digest);
    }
}

#[test]
fn only_a_new_agencys_contact_is_invited() {
    let agencies = [known(1, Some("01"), "Cedar")];
    let rows = [row(2, "01", "Cedar"), row(3, "02", "Elm")].map(|row| with(row, Column::ContactEmail, "a@b.example"));
    let plan = planned(&rows, &agencies);
    let invited: Vec<_> = plan.rows.iter().map(|row| (row.invite.clone(), &row.notes[..])).collect();
    let invitee = Invitee { name: None, email: "a@b.example".to_owned(), language: Language::En };
    assert_eq!(invited, [(None, &[Note::ContactNotInvited][..]), (Some(invitee), &[][..])]);
}

#[test]
fn a_contact_may_have_a_name_and_is_one_person_however_often_named() {
    let named = |row, name| with(with(row, Column::ContactEmail, "a@b.example"), Column::ContactName, name);
    let rows = [named(row(2, "01", "Cedar"), "Ana Roy"), named(row(3, "02", "Elm"), ""), row(4, "03", "Oak")];
    let plan = planned(&rows, &[]);
    let names: Vec<_> = plan.rows.iter().map(|row| row.invite.as_ref().map(|invite| invite.name.as_deref())).collect();
    assert_eq!(names, [Some(Some("Ana Roy")), Some(None), None]);
    assert_eq!(plan.counts(), Counts { added: 3, invited: 1, ..Counts::default() });
    let renamed = [named(row(2, "01", "Cedar"), "Ana"), rows[1].clone(), rows[2].clone()];
    assert_ne!(planned(&renamed, &[]).digest(), plan.digest());
}

#[test]
fn a_coordinator_is_nobodys_contact() {
    let agencies = [known(1, Some("01"), "Cedar")];
    let rows =
        [row(2, "01", "Cedar"), row(3, "02", "Elm")].map(|row| with(row, Column::ContactEmail, "Cora@B.example"));
    let plan = planned_while(&rows, &agencies, &[], &["cora@b.example"]);
    assert_eq!(words(&plan), ["unchanged", "wrong: SEAT_FOR_COORDINATOR@contact-email"]);
    assert!(plan.rows[1].invite.is_none());
}

#[test]
fn without_a_key_the_name_tells_which_agency_a_row_is_about() {
    let agencies =
        [known(1, Some("01"), "Cedar"), known(2, None, "Maple"), known(3, None, "Twin"), known(4, None, "twin")];
    let rows = [
        with(row(2, "", "CEDAR"), Column::Staff, "34"),
        row(3, "", "Maple"),
        row(4, "", "Elm"),
        row(5, "", "Twin"),
        row(6, "01", "Cedar House"),
    ];
    let plan = planned(&rows, &agencies);
    let expected = [
        "changed: name Cedar>CEDAR, staff 20>34",
        "unchanged",
        "new",
        "wrong: NAME_TAKEN@name",
        "wrong: SAME_IN_LINE@name",
    ];
    assert_eq!(words(&plan), expected);
    let notes: Vec<_> = plan.rows.iter().map(|row| &row.notes[..]).collect();
    assert_eq!(notes, [&[Note::KnownByName][..], &[Note::KnownByName], &[], &[], &[]]);
    let Fate::Changed { key, .. } = &plan.rows[0].fate else { panic!("Cedar changes") };
    assert_eq!(key.as_deref(), Some("01"), "a row that says no key takes none away");
}

#[test]
fn a_removed_agency_is_said_to_stay_so() {
    let agencies = [agency::Model { standing: Standing::Removed, ..known(1, Some("01"), "Cedar") }];
    let plan = planned(&[row(2, "01", "Cedar House")], &agencies);
    assert_eq!(words(&plan), ["changed: name Cedar>Cedar House"]);
    assert_eq!(plan.rows[0].notes, [Note::AgencyRemoved]);
}

#[test]
fn a_guest_is_said_to_stay_one() {
    let agencies = [agency::Model { guest: true, ..known(1, None, "Cedar") }];
    let plan = planned(&[row(2, "01", "Cedar")], &agencies);
    assert_eq!(words(&plan), ["changed: key >01"]);
    assert_eq!(plan.rows[0].notes, [Note::KnownByName, Note::AgencyIsGuest]);
}

#[test]
fn whoever_is_invited_reads_the_language_of_their_agency_or_of_whoever_imports() {
    let of = |line: i64, language: &str| {
        let row = with(row(line, "", &format!("Agency {line}")), Column::ContactEmail, "a@b.example");
        with(row, Column::Language, language)
    };
    let plan = planned(&[of(2, "EN"), of(3, "FR"), of(4, "BOTH")], &[]);
    let languages: Vec<_> = plan.rows.iter().map(|row| row.invite.as_ref().map(|invitee| invitee.language)).collect();
    assert_eq!(languages, [Some(Language::En), Some(Language::Fr), Some(Language::Fr)]);
}
