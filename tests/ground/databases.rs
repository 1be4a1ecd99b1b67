//! Databases of the tests.

use domain::Clock;
use tests::database::As;
use tests::{TestDatabase, behaviour};

#[behaviour]
async fn a_test_has_a_database_of_its_own_that_answers(database: &TestDatabase) {
    let opened = database.open(As::App, Clock::system()).await;
    opened.ping().await.unwrap();
    assert_eq!(opened.is_postgres(), database.is_postgres());
}
