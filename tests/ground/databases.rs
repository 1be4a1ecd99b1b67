//! Databases of the tests.

use domain::networks::{finders, network};
use domain::sample::{Rows, load};
use domain::{Clock, Database, Operation};
use tests::database::As;
use tests::{TestDatabase, behaviour};
use uuid::Uuid;

const NETWORK: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);

async fn knows_the_network(database: &Database) -> bool {
    let reading = Operation::new(database).read(NETWORK, None);
    let found = finders::by_id(&*reading.tx().await.unwrap(), NETWORK).await.unwrap();
    reading.close().await.unwrap();
    found.is_some()
}

#[behaviour]
async fn a_test_has_a_database_of_its_own(database: &TestDatabase) {
    let other = database.another().await;
    assert_eq!(other.is_postgres(), database.is_postgres());
    let (here, there) = (database.open(As::App, Clock::system()).await, other.open(As::App, Clock::system()).await);
    assert_eq!(here.is_postgres(), database.is_postgres());
    let row = network::Model {
        id: NETWORK,
        slug: "here".to_owned(),
        name_en: "Here".to_owned(),
        name_fr: "Ici".to_owned(),
        zone: "America/Regina".to_owned(),
        currency: "CAD".to_owned(),
        created_at: here.clock.now(),
    };
    load(&Operation::new(&here), NETWORK, &Rows { networks: vec![row], ..Rows::default() }).await.unwrap();
    assert!(knows_the_network(&here).await);
    assert!(!knows_the_network(&there).await, "nobody else sees it");
}
