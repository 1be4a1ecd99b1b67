use super::*;

fn steps(table: &[(i64, i64)]) -> Vec<Step> {
    table
        .iter()
        .map(|(seats_min, unit_price)| Step {
            seats_min: *seats_min,
            unit_price: *unit_price,
            label: format!("${}.00 from {seats_min}", unit_price / 100),
            tick: seats_min.to_string(),
        })
        .collect()
}

/// Horizontal and vertical strokes of a path written with M, H, V and Z.
fn strokes(path: &str) -> Vec<Area> {
    let mut at = Point { x: 0, y: 0 };
    let mut found = Vec::new();
    let spaced = path.replace('M', " M ").replace('H', " H ").replace('V', " V ").replace('Z', "");
    let mut words = spaced.split_whitespace();
    while let Some(word) = words.next() {
        let mut number = || words.next().unwrap().parse::<i64>().unwrap();
        let to = match word {
            "M" => Point { x: number(), y: number() },
            "H" => Point { x: number(), y: at.y },
            "V" => Point { x: at.x, y: number() },
            other => panic!("{other} is not drawn here"),
        };
        if word != "M" {
            found.push(Area {
                left: at.x.min(to.x),
                right: at.x.max(to.x),
                top: at.y.min(to.y),
                bottom: at.y.max(to.y),
            });
        }
        at = to;
    }
    found
}

fn assert_readable(picture: &Picture) {
    for (index, label) in picture.labels.iter().enumerate() {
        let area = label.area();
        assert!(area.left >= 0 && area.right <= picture.size.width, "{label:?} leaves the picture");
        assert!(area.top >= 0 && area.bottom <= picture.size.height, "{label:?} leaves the picture");
        for other in &picture.labels[index + 1..] {
            assert!(!area.touches(other.area()), "{label:?} touches {other:?}");
        }
        for stroke in strokes(&picture.reached).into_iter().chain(strokes(&picture.ahead)) {
            assert!(!area.touches(stroke), "{label:?} is crossed by {stroke:?}");
        }
    }
}

#[test]
fn every_price_is_labelled_where_a_few_volume_prices_fit() {
    let steps = steps(&[(1, 12000), (50, 9600), (200, 7800), (400, 7000)]);
    let picture = draw(WIDE, &steps, 193, "193 so far").unwrap();
    assert_readable(&picture);
    for step in &steps {
        assert!(picture.labels.iter().any(|label| label.text == step.label), "{} is missing", step.label);
    }
    assert!(picture.here.x < picture.next.unwrap().x && picture.here.y < picture.next.unwrap().y);
}

#[test]
fn labels_never_touch_each_other_or_a_line() {
    let tables: &[&[(i64, i64)]] = &[
        &[(1, 12000)],
        &[(10, 12000)],
        &[(1, 2), (2, 1)],
        &[(1, 900_000_000_000), (9_999_999, 1)],
        &[(1, 12000), (2, 11999), (3, 11998), (10_000_000, 11997)],
        &[(5, 100), (10, 90), (20, 80), (40, 70), (80, 60), (160, 50), (320, 40), (640, 30), (1280, 20), (2560, 10)],
        &[(1, 12000), (50, 9600), (200, 7800), (400, 7000)],
    ];
    let long: Vec<(i64, i64)> = (0..60).map(|index| (1 + index * 7, 100_000 - index * 13)).collect();
    for table in tables.iter().copied().chain([long.as_slice()]) {
        let steps = steps(table);
        let mut demands: Vec<i64> = table.iter().flat_map(|(seats, _)| [seats - 1, *seats, seats + 1]).collect();
        demands.extend([0, 1, 7, 193, 5_000, 10_000_000]);
        for seats in demands {
            for size in [WIDE, TALL] {
                assert_readable(&draw(size, &steps, seats, &format!("{seats} so far")).unwrap());
            }
        }
    }
}

#[test]
fn before_the_first_quantity_nothing_is_reached() {
    let picture = draw(WIDE, &steps(&[(50, 9600), (200, 7800)]), 12, "12 so far").unwrap();
    assert_eq!(picture.reached, "");
    assert_eq!(picture.area, "");
    assert_eq!(picture.here.y, picture.axis);
    assert!(picture.next.is_some());
}

#[test]
fn past_the_last_quantity_no_next_price_is_drawn() {
    let picture = draw(TALL, &steps(&[(1, 9600), (200, 7800)]), 450, "450").unwrap();
    assert_eq!(picture.next, None);
    assert!(picture.here.x < picture.right);
}

#[test]
fn no_prices_no_picture() {
    assert!(draw(WIDE, &[], 3, "3").is_none());
}

#[test]
fn space_is_shared_in_proportion_and_nobody_gets_less_than_its_least() {
    assert_eq!(spread(&[10, 30], &[5, 5], 80), vec![20, 60]);
    assert_eq!(spread(&[1, 99], &[20, 20], 100), vec![20, 80]);
    assert_eq!(spread(&[1, 1, 1], &at_least(3, 50, 40, 90), 90), vec![25, 25, 40]);
}
