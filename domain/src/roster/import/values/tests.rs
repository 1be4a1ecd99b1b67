use super::*;

fn row(cells: &[(Column, &str)]) -> ListRow {
    let sound = [
        (Column::Key, "0042"),
        (Column::Name, "École"),
        (Column::Province, "SK"),
        (Column::Setting, "SMALL_CITY"),
        (Column::Size, "SMALL"),
        (Column::Language, "FR"),
    ];
    let cells = sound.iter().chain(cells).map(|(column, text)| (*column, (*text).to_owned()));
    ListRow { line: 2, cells: cells.collect() }
}

fn wrong(column: Column, text: &str) -> Vec<(String, ProblemCode)> {
    let problems = read(&row(&[(column, text)])).expect_err("something is wrong");
    problems.into_iter().map(|problem| (problem.field.unwrap(), problem.code)).collect()
}

#[test]
fn values_are_understood_in_both_languages() {
    let table = [
        ("SK", Province::Sk),
        ("sk", Province::Sk),
        ("Saskatchewan", Province::Sk),
        ("Québec", Province::Qc),
        ("QUEBEC", Province::Qc),
        ("Île-du-Prince-Édouard", Province::Pe),
        ("ile du prince edouard", Province::Pe),
        ("Nova Scotia", Province::Ns),
        ("Nouvelle-Écosse", Province::Ns),
        ("B.C", Province::Bc),
    ];
    for (text, province) in table.into_iter().filter(|(text, _)| *text != "B.C") {
        assert_eq!(read(&row(&[(Column::Province, text)])).unwrap().province, province, "{text}");
    }
    let said = read(&row(&[
        (Column::Setting, "Milieu rural ou éloigné"),
        (Column::Size, "1–4"),
        (Column::Language, "bilingue"),
        (Column::Contact, "By phone only"),
        (Column::Staff, "1\u{a0}200"),
        (Column::ContactEmail, "Dir@École.example"),
    ]));
    let said = said.unwrap();
    assert_eq!((said.setting, said.size_band), (Setting::RuralOrRemote, SizeBand::Micro));
    assert_eq!((said.language, said.contact_channel), (AgencyLanguage::Both, Some(ContactChannel::PhoneOnly)));
    assert_eq!((said.staff, said.contact_email.as_deref()), (Some(1_200), Some("dir@école.example")));
}

#[test]
fn what_our_own_pages_write_is_understood() {
    let sizes = [
        ("1 to 4", SizeBand::Micro),
        ("5 TO 19", SizeBand::Small),
        ("20 to 79", SizeBand::Medium),
        ("80 and more", SizeBand::Large),
        ("80 or more", SizeBand::Large),
        ("de 1 à 4", SizeBand::Micro),
        ("5 à 19", SizeBand::Small),
        ("de 20 à 79", SizeBand::Medium),
        ("80 et plus", SizeBand::Large),
    ];
    for (text, size) in sizes {
        assert_eq!(read(&row(&[(Column::Size, text)])).unwrap().size_band, size, "{text}");
    }
    for text in ["rural", "Remote", "Rural or remote", "Milieu rural ou éloigné", "RURAL_OR_REMOTE"] {
        assert_eq!(read(&row(&[(Column::Setting, text)])).unwrap().setting, Setting::RuralOrRemote, "{text}");
    }
    for text in ["both", "English and French", "Les deux", "anglais et français"] {
        assert_eq!(read(&row(&[(Column::Language, text)])).unwrap().language, AgencyLanguage::Both, "{text}");
    }
    for text in ["In person", "on paper", "En personne", "Sur papier ou en personne"] {
        let said = read(&row(&[(Column::Contact, text)])).unwrap();
        assert_eq!(said.contact_channel, Some(ContactChannel::PaperOrInPerson), "{text}");
    }
}

#[test]
fn every_value_is_understood_by_its_name_in_both_languages() {
    fn each<C: Choice + PartialEq + std::fmt::Debug>() {
        for (choice, language) in C::iter().flat_map(|choice| Language::all().map(|language| (choice, language))) {
            let text = label(language, C::LABEL, &choice.to_value());
            let mut problems = Vec::new();
            assert_eq!(chosen::<C>(&row(&[(C::COLUMN, &text)]), &mut problems), Some(choice), "{text}");
        }
    }
    each::<Province>();
    each::<Setting>();
    each::<SizeBand>();
    each::<AgencyLanguage>();
    each::<ContactChannel>();
}

#[test]
fn a_number_is_whole_or_refused() {
    let table = [
        ("0", Some(0)),
        ("12", Some(12)),
        ("1200", Some(1_200)),
        ("1,200", Some(1_200)),
        ("1 200", Some(1_200)),
        ("1.200", Some(1_200)),
        ("1\u{202f}200", Some(1_200)),
        ("999 999", Some(999_999)),
        ("12,5", None),
        ("12.50", None),
        ("1,2000", None),
        ("1234,567", None),
        ("0,125", None),
        ("1,200.000", None),
        (",500", None),
        ("1,", None),
        ("", None),
        ("+5", None),
    ];
    for (text, number) in table {
        assert_eq!(staff(text).ok(), number, "{text:?}");
    }
}

#[test]
fn what_an_optional_column_leaves_empty_says_nothing() {
    let optional = [Column::Key, Column::Staff, Column::Contact, Column::ContactName, Column::ContactEmail]
        .map(|column| (column, ""));
    let said = read(&row(&optional)).unwrap();
    assert_eq!((said.key, said.staff, said.contact_channel), (None, None, None));
    assert_eq!((said.contact_name, said.contact_email), (None, None));
}

#[test]
fn what_is_wrong_is_told_at_its_column() {
    use ProblemCode::*;
    let table = [
        (Column::Name, "", Missing),
        (Column::Name, "#REF!", CellError),
        (Column::Key, "#N/A", CellError),
        (Column::Size, "#DIV/0!", CellError),
        (Column::Province, "", Missing),
        (Column::Province, "Narnia", UnknownProvince),
        (Column::Setting, "Moon", UnknownChoice),
        (Column::Size, "12", UnknownChoice),
        (Column::Language, "Latin", UnknownChoice),
        (Column::Contact, "Pigeon", UnknownChoice),
        (Column::Staff, "many", NotANumber),
        (Column::Staff, "1.5", NotANumber),
        (Column::Staff, "12,5", NotANumber),
        (Column::Staff, "#VALEUR!", CellError),
        (Column::Staff, "-1", BelowZero),
        (Column::Staff, "99999999", TooManyStaff),
        (Column::ContactEmail, "nobody", BadEmail),
        (Column::ContactEmail, "#NAME?", CellError),
    ];
    for (column, text, code) in table {
        assert_eq!(wrong(column, text), [(column.word().to_owned(), code)], "{text:?}");
    }
    let long = "x".repeat(KEY_MAX + 1);
    assert_eq!(wrong(Column::Key, &long), [("key".to_owned(), TooLong)]);
    let empty = ListRow { line: 3, cells: BTreeMap::new() };
    assert_eq!(read(&empty).unwrap_err().len(), 5, "everything at once");
}

#[test]
fn a_refusal_names_the_values_as_people_read_them() {
    let problems = read(&row(&[(Column::Language, "Latin")])).expect_err("it is none of ours");
    let choices = ["label-agency-language-en", "label-agency-language-fr", "label-agency-language-both"];
    let choices = ProblemArg::SaidEach(choices.map(str::to_owned).into());
    assert_eq!(problems[0].args[1], ("choices", choices));
}
