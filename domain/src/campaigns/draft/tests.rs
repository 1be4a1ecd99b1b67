use super::*;
use crate::campaigns::examples::{at, draft, fee, gift, step};
use crate::campaigns::terms::{CommitmentRule, FeeSplit, IfNothingClears, QuoteKind};
use crate::money::Money;

fn now() -> Instant {
    at(2, 1, 17)
}

fn problems(change: impl FnOnce(&mut CampaignDraft)) -> Vec<(String, ProblemCode)> {
    let mut draft = draft();
    change(&mut draft);
    told(check(&draft, now(), true, &[], &Languages::default()).problems)
}

fn warnings(zones: &[&str], change: impl FnOnce(&mut CampaignDraft)) -> Vec<(String, ProblemCode)> {
    let mut draft = draft();
    change(&mut draft);
    let zones: Vec<String> = zones.iter().map(|zone| (*zone).to_owned()).collect();
    told(check(&draft, now(), true, &zones, &Languages::default()).warnings)
}

fn told(problems: Vec<Problem>) -> Vec<(String, ProblemCode)> {
    problems.into_iter().map(|problem| (problem.field.unwrap_or_default(), problem.code)).collect()
}

fn one(field: &str, code: ProblemCode) -> Vec<(String, ProblemCode)> {
    vec![(field.to_owned(), code)]
}

#[test]
fn a_good_draft_has_neither_problems_nor_warnings() {
    assert_eq!(check(&draft(), now(), true, &["America/Toronto".into()], &Languages::default()), DraftCheck::default());
}

#[test]
fn without_an_exit_record_it_may_be_saved_but_not_opened() {
    assert_eq!(
        told(check(&draft(), now(), false, &[], &Languages::default()).problems),
        one("toolId", ProblemCode::NoExitRecord)
    );
    assert_eq!(check_to_save(&draft(), now(), &Languages::default()), []);
}

#[test]
fn texts_stand_in_at_least_one_language_and_within_bounds() {
    use ProblemCode::*;
    assert_eq!(problems(|d| (d.title_en, d.title_fr) = (" ".into(), String::new())), one("titleEn", Missing));
    assert_eq!(problems(|d| d.title_fr = "é".repeat(200)), []);
    assert_eq!(problems(|d| d.title_fr = "é".repeat(201)), one("titleFr", TooLong));
    assert_eq!(problems(|d| d.need_en = "x".repeat(10_001)), one("needEn", TooLong));
    assert_eq!(problems(|d| d.terms.umbrella_fee = "x".repeat(10_001)), one("umbrellaFee", TooLong));
    assert_eq!(problems(|d| (d.need_en, d.need_fr) = (String::new(), String::new())), []);
    assert_eq!(warnings(&[], |d| d.title_en = String::new()), one("titleEn", OneLanguageOnly));
    assert_eq!(warnings(&[], |d| d.risks_fr = " ".into()), one("risksFr", OneLanguageOnly));
    assert_eq!(
        warnings(&[], |d| d.terms.shared_fees[0].label_fr = String::new()),
        one("sharedFees.0.labelFr", OneLanguageOnly)
    );
}

#[test]
fn prices_fall_as_quantities_rise() {
    use ProblemCode::*;
    let breaks = |of: &[(i64, i64)]| {
        let steps = of.iter().map(|(seats, price)| step(*seats, *price)).collect();
        problems(|d| d.terms.price_breaks = steps)
    };
    assert_eq!(breaks(&[(5, 0)]), []);
    assert_eq!(breaks(&[]), one("priceBreaks", NoPriceBreaks));
    assert_eq!(breaks(&[(0, 10)]), one("priceBreaks.0.seatsMin", TooFewSeats));
    assert_eq!(breaks(&[(10_000_001, 10)]), one("priceBreaks.0.seatsMin", TooManySeats));
    assert_eq!(breaks(&[(5, 10), (5, 9)]), one("priceBreaks.1.seatsMin", SeatsNotRising));
    assert_eq!(breaks(&[(5, 10), (6, 10)]), one("priceBreaks.1.unitPrice", PricesNotFalling));
    assert_eq!(breaks(&[(5, 10), (6, -1)]), one("priceBreaks.1.unitPrice", BelowZero));
    assert_eq!(breaks(&[(5, Money::MAX.minor() + 1)]), one("priceBreaks.0.unitPrice", AmountTooLarge));
    let many: Vec<(i64, i64)> = (1..=51).map(|n| (n, 1000 - n)).collect();
    assert_eq!(breaks(&many), one("priceBreaks", TooMany));
}

#[test]
fn fees_and_contributions_have_keys_of_their_own() {
    use ProblemCode::*;
    let equal = FeeSplit::Equal;
    assert_eq!(problems(|d| d.terms.shared_fees.push(fee("setup", 1, equal))), one("sharedFees.1.key", KeyTwice));
    assert_eq!(
        problems(|d| d.terms.shared_fees.push(fee(&"k".repeat(65), 1, equal))),
        one("sharedFees.1.key", TooLong)
    );
    assert_eq!(problems(|d| d.terms.shared_fees.push(fee("b", -1, equal))), one("sharedFees.1.amount", BelowZero));
    let unlabelled = |d: &mut CampaignDraft| {
        d.terms.shared_fees[0].label_en = String::new();
        d.terms.shared_fees[0].label_fr = String::new();
    };
    assert_eq!(problems(unlabelled), one("sharedFees.0.labelEn", Missing));
    assert_eq!(
        problems(|d| d.terms.contributions.push(gift("fund", "setup", 1))),
        one("contributions.1.key", KeyTwice)
    );
    assert_eq!(problems(|d| d.terms.contributions[0].fee = "other".into()), one("contributions.0.fee", UnknownFee));
    assert_eq!(problems(|d| d.terms.contributions[0].label = " ".into()), one("contributions.0.label", Missing));
    assert_eq!(problems(|d| d.terms.contributions[0].amount = Money(-5)), one("contributions.0.amount", BelowZero));
    assert_eq!(problems(|d| d.terms.shared_fees[0].amount = Money::MAX), one("sharedFees", AmountTooLarge));
}

#[test]
fn deadlines_are_ahead_in_order_and_as_the_rules_need_them() {
    use ProblemCode::*;
    let (close, late) = (draft().pledging_closes_at, at(5, 4, 17));
    assert_eq!(problems(|d| d.pledging_closes_at = now()), one("pledgingClosesAt", InThePast));
    assert_eq!(problems(|d| d.confirm_by = None), one("confirmBy", InstantMissing));
    assert_eq!(problems(|d| d.confirm_by = Some(close)), one("confirmBy", TooEarly));
    assert_eq!(problems(|d| d.terms.commitment_rule = CommitmentRule::Binding), one("confirmBy", InstantNotUsed));
    assert_eq!(problems(|d| d.extended_closes_at = Some(late)), one("extendedClosesAt", InstantNotUsed));
    let once = |d: &mut CampaignDraft| d.terms.if_nothing_clears = IfNothingClears::ExtendOnce;
    assert_eq!(problems(once), one("extendedClosesAt", InstantMissing));
    let extended = |at: Instant| {
        move |d: &mut CampaignDraft| {
            d.terms.if_nothing_clears = IfNothingClears::ExtendOnce;
            d.extended_closes_at = Some(at);
        }
    };
    assert_eq!(problems(extended(close)), one("extendedClosesAt", TooEarly));
    assert_eq!(problems(extended(late)), one("confirmBy", TooEarly));
    assert_eq!(problems(|d| d.zone = "Mars/Olympus".into()), one("zone", UnknownZone));
    // The yen has no hundredths.
    for currency in ["cad", "CADX", "", "C4D", "ÉUR", "JPY", "XXX"] {
        assert_eq!(problems(|d| d.currency = currency.into()), one("currency", UnknownCurrency), "{currency}");
    }
    assert_eq!(problems(|d| d.terms.quote_kind = QuoteKind::Graduated), []);
}

#[test]
fn unkind_deadlines_warn_their_author() {
    use ProblemCode::*;
    // Saturday, and Good Friday of 2027.
    assert_eq!(warnings(&[], |d| d.pledging_closes_at = at(2, 27, 17)), one("pledgingClosesAt", DeadlineOnRestDay));
    assert_eq!(warnings(&[], |d| d.pledging_closes_at = at(3, 2, 21)), one("pledgingClosesAt", DeadlineLateInTheDay));
    // 11:00 in Regina is 13:30 in St. John's; 13:00 is 15:30 there.
    assert_eq!(warnings(&["America/St_Johns"], |_| ()), []);
    let later = |d: &mut CampaignDraft| d.pledging_closes_at = at(3, 2, 19);
    assert_eq!(warnings(&["America/St_Johns"], later), one("pledgingClosesAt", DeadlineLateInTheDay));
    assert_eq!(warnings(&["America/Vancouver", "Nowhere/At-all"], later), []);
    // Good Friday is 26 March: 20 working days after 2 March end on 31 March.
    assert_eq!(warnings(&[], |d| d.confirm_by = Some(at(3, 31, 17))), []);
    assert_eq!(warnings(&[], |d| d.confirm_by = Some(at(3, 30, 17))), one("confirmBy", ShortToAnswer));
}

#[test]
fn a_stored_draft_is_tidy_and_reads_back_the_same() {
    let mut untidy = draft();
    untidy.title_en = "  Passwords \n".into();
    untidy.pledging_closes_at += chrono::TimeDelta::nanoseconds(999);
    assert_eq!(untidy.tidied(), draft());
    assert_eq!(CampaignDraft::of(&crate::campaigns::examples::open()), draft());
}

#[test]
fn a_network_of_one_language_misses_nothing_in_the_other() {
    let french = Languages::new(&[Language::Fr]).unwrap();
    let told = |change: fn(&mut CampaignDraft)| {
        let mut draft = draft();
        change(&mut draft);
        let found = check(&draft, now(), true, &["America/Toronto".into()], &french);
        (told(found.problems), told(found.warnings))
    };
    let none = |draft: &mut CampaignDraft| {
        (draft.title_en, draft.need_en, draft.risks_en) = (String::new(), String::new(), String::new());
    };
    assert_eq!(told(none), (Vec::new(), Vec::new()));
    assert_eq!(told(|d| d.need_fr = String::new()).1, one("needFr", ProblemCode::OneLanguageOnly));
    let nothing = |draft: &mut CampaignDraft| (draft.title_en, draft.title_fr) = (String::new(), " ".into());
    assert_eq!(told(nothing).0, one("titleFr", ProblemCode::Missing));
}
