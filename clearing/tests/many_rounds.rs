//! Clearings of hundreds of rounds, held against the same rounds done one by
//! one, everybody looked at in each.

#[path = "../benches/network/mod.rs"]
mod network;

use std::collections::HashMap;

use clearing::{Demand, Input, Own, Parts};

/// The caps that redaction gives by the rounds as the design describes them,
/// and how many rounds there were.
fn literal_caps(input: &Input) -> (Vec<Option<i64>>, usize) {
    let parts = input.parts();
    let mut caps = vec![None; parts.pledge_lines.len()];
    let mut left: Vec<usize> = (0..parts.pledge_lines.len()).collect();
    for round in 0.. {
        let own = own(parts, &left);
        let demand = own.values().fold(Demand::default(), |sum, own| sum.plus(Demand::alone(*own)));
        let price = |own: &Own| input.terms().landed_price(demand, *own)?.ceil();
        let prices: HashMap<&str, Option<i64>> = own.iter().map(|(agency, own)| (*agency, price(own))).collect();
        let before = left.len();
        left.retain(|line| {
            let pledge = &parts.pledge_lines[*line];
            let missed =
                prices[pledge.agency.as_str()].filter(|price| pledge.max_landed_price.is_some_and(|cap| cap < *price));
            caps[*line] = missed.map(|price| price - 1);
            missed.is_none()
        });
        if left.len() == before {
            return (caps, round);
        }
    }
    unreachable!("each round drops a line")
}

fn own<'p>(parts: &'p Parts, lines: &[usize]) -> HashMap<&'p str, Own> {
    let weights: HashMap<&str, i64> =
        parts.agencies.iter().map(|agency| (agency.id.as_str(), agency.band_weight.unwrap_or(1))).collect();
    let mut own = HashMap::new();
    for pledge in lines.iter().map(|line| &parts.pledge_lines[*line]) {
        let agency = pledge.agency.as_str();
        own.entry(agency).or_insert(Own { seats: 0, band_weight: weights[agency] }).seats += pledge.seats;
    }
    own
}

#[test]
fn every_network_clears_as_round_by_round() {
    let mut most = 0;
    for (name, make) in network::SHAPES {
        let input = Input::new(make(600)).unwrap();
        let (caps, rounds) = literal_caps(&input);
        let redacted = clearing::redact(&input).unwrap();
        let given: Vec<_> = redacted.parts().pledge_lines.iter().map(|line| line.max_landed_price).collect();
        assert_eq!(given, caps, "{name}");
        let included = clearing::clear(&input).unwrap().lines.iter().filter(|line| line.decision.is_included()).count();
        assert_eq!(included, caps.iter().filter(|cap| cap.is_none()).count(), "{name}");
        most = most.max(rounds);
    }
    assert_eq!(most, 540, "nine lines in ten fell in a round of their own");
}
