//! Who may do what, as one table for people to review.

use domain::access::matrix;

#[test]
fn who_may_do_what() {
    let lines: Vec<String> = matrix().iter().map(|rule| format!("{:<24} {:?}", rule.action, rule.who)).collect();
    insta::assert_snapshot!(lines.join("\n"));
}
