use proptest::prelude::*;

use super::*;

fn one(province: Province, size_band: SizeBand, licences: i64, savings: Option<i64>) -> Bought {
    Bought { province, size_band, language: AgencyLanguage::En, licences, savings }
}

fn told(cells: &[UptakeCell]) -> Vec<(&str, Option<i64>, Option<i64>, bool)> {
    let row = |cell: &UptakeCell| (cell.agencies, cell.stated_savings.map(Money::minor), cell.hidden);
    cells.iter().map(|cell| (cell.key.as_str(), row(cell).0, row(cell).1, row(cell).2)).collect()
}

#[test]
fn groups_are_added_up_and_small_ones_hidden_with_a_companion() {
    use Province::{Ab, On, Sk};
    let mut bought = vec![one(On, SizeBand::Small, 3, Some(100)); 8];
    bought.extend(vec![one(Sk, SizeBand::Large, 10, Some(100)); 6]);
    bought.extend(vec![one(Ab, SizeBand::Large, 1, Some(100)); 2]);
    let uptake = add_up(&bought);
    assert_eq!(uptake.total.agencies, Some(16));
    assert_eq!((uptake.total.licences, uptake.total.stated_savings), (Some(Seats(86)), Some(Money(1600))));
    let expected = [("AB", None, None, true), ("ON", Some(8), Some(800), false), ("SK", None, None, true)];
    assert_eq!(told(&uptake.by_province), expected);
    assert_eq!(told(&uptake.by_size), [("SMALL", Some(8), Some(800), false), ("LARGE", Some(8), Some(800), false)]);
    assert_eq!(told(&uptake.by_language), [("EN", Some(16), Some(1600), false)]);
}

#[test]
fn money_may_be_hidden_alone_and_takes_a_companion_too() {
    use Province::{Ab, On, Sk};
    let mut bought = vec![one(On, SizeBand::Small, 3, Some(100)); 5];
    bought.push(one(On, SizeBand::Small, 3, Some(900)));
    bought.extend(vec![one(Sk, SizeBand::Small, 10, Some(200)); 6]);
    bought.extend(vec![one(Ab, SizeBand::Small, 10, Some(400)); 7]);
    let uptake = add_up(&bought);
    let expected = [("AB", Some(7), Some(2800), false), ("ON", Some(6), None, false), ("SK", Some(6), None, false)];
    assert_eq!(told(&uptake.by_province), expected);
    assert_eq!(uptake.by_province[1].licences, Some(Seats(18)));
    assert_eq!(uptake.by_province[1].savings_agencies, None);
}

#[test]
fn money_hidden_with_its_counts_cannot_be_told_by_subtraction() {
    use Province::{Ab, On, Sk};
    // Alberta is small and Ontario its companion: were Saskatchewan's money shown, Ontario's would be told.
    let mut bought = vec![one(Ab, SizeBand::Small, 3, None); 2];
    bought.extend(vec![one(On, SizeBand::Small, 3, Some(100)); 6]);
    bought.extend(vec![one(Sk, SizeBand::Small, 3, Some(100)); 7]);
    let expected = [("AB", None, None, true), ("ON", None, None, true), ("SK", Some(7), None, false)];
    assert_eq!(told(&add_up(&bought).by_province), expected);
}

#[test]
fn too_few_agencies_show_nothing_at_all() {
    let uptake = add_up(&vec![one(Province::On, SizeBand::Small, 3, Some(100)); 4]);
    assert_eq!(told(std::slice::from_ref(&uptake.total)), [("TOTAL", None, None, true)]);
    assert_eq!(told(&uptake.by_province), [("ON", None, None, true)]);
    assert_eq!(told(std::slice::from_ref(&add_up(&[]).total)), [("TOTAL", None, None, true)]);
    // Five agencies, of which four state a price: counts are shown, money is not.
    let mut bought = vec![one(Province::On, SizeBand::Small, 3, Some(100)); 4];
    bought.push(one(Province::On, SizeBand::Small, 3, None));
    assert_eq!(told(std::slice::from_ref(&add_up(&bought).total)), [("TOTAL", Some(5), None, false)]);
}

/// The group somebody belongs to.
type Key = fn(&Bought) -> String;

fn anybody() -> impl Strategy<Value = Bought> {
    let provinces: Vec<Province> = Province::iter().collect();
    let sizes: Vec<SizeBand> = SizeBand::iter().collect();
    let languages: Vec<AgencyLanguage> = AgencyLanguage::iter().collect();
    let who = (prop::sample::select(provinces), prop::sample::select(sizes), prop::sample::select(languages));
    (who, 1..50i64, prop::option::of(-5000..20_000i64)).prop_map(
        |((province, size_band, language), licences, savings)| Bought {
            province,
            size_band,
            language,
            licences,
            savings,
        },
    )
}

proptest! {
    /// Whoever takes every visible cell of a table away from the total is left with nothing, or with a group of several
    /// cells that is large enough, and whose money nobody makes up most of.
    #[test]
    fn nothing_hidden_can_be_computed(bought in prop::collection::vec(anybody(), 0..60)) {
        let uptake = add_up(&bought);
        let tables: [(&[UptakeCell], Key); 3] = [
            (&uptake.by_province, |one| one.province.word()),
            (&uptake.by_size, |one| one.size_band.word()),
            (&uptake.by_language, |one| one.language.word()),
        ];
        for (cells, key) in tables {
            let of = |cell: &UptakeCell| bought.iter().filter(|one| key(one) == cell.key).cloned().collect::<Vec<_>>();
            let savings = |group: &[Bought]| group.iter().filter_map(|one| one.savings).collect::<Vec<_>>();
            let mut hidden = (0, Vec::new());
            let mut money_hidden = Vec::new();
            for cell in cells {
                let group = of(cell);
                prop_assert!(cell.hidden || is_large_enough(group.len()));
                prop_assert!(cell.stated_savings.is_none() || may_be_summed(&savings(&group)) || savings(&group).is_empty());
                if cell.hidden {
                    hidden = (hidden.0 + 1, [hidden.1, group.clone()].concat());
                }
                if cell.stated_savings.is_none() && !savings(&group).is_empty() {
                    money_hidden.extend(group);
                }
            }
            if uptake.total.agencies.is_some() {
                prop_assert!(hidden.0 == 0 || (hidden.0 > 1 && is_large_enough(hidden.1.len())));
            }
            if uptake.total.stated_savings.is_some() {
                // One cell alone may be told when it could have been shown, and is hidden for its counts.
                prop_assert!(money_hidden.is_empty() || may_be_summed(&savings(&money_hidden)));
            }
        }
    }
}
