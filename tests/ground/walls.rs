//! The walls between networks as PostgreSQL keeps them: what somebody finds who goes around all of our code.
//!
//! The rows are made from the catalogue, one of each table in each of two networks, so that a new table is walled in by
//! these tests before anybody has written a line about it.
#![expect(clippy::disallowed_methods, reason = "it goes around the code on purpose")]

use std::collections::BTreeSet;

use domain::{Clock, Database};
use migrations::{ENDED_ONCE, FOR_THE_OPERATOR, TENANT_TABLES, WRITTEN_ONCE};
use sea_orm::{ConnectionTrait, DatabaseBackend, DbErr, Statement, TransactionTrait};
use tests::TestDatabase;
use tests::database::As;

/// Our network and the other one; every row of a network carries the network's own id as its id.
const OURS: &str = "11111111-1111-7111-8111-111111111111";
const THEIRS: &str = "22222222-2222-7222-8222-222222222222";

struct Walls {
    owner: Database,
    app: Database,
    dispatcher: Database,
}

fn run(test: impl AsyncFnOnce(&Walls)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let database = TestDatabase::postgres().await;
        let open = async |role| database.open(role, Clock::system()).await;
        let walls =
            Walls { owner: open(As::Owner).await, app: open(As::App).await, dispatcher: open(As::Dispatcher).await };
        for network in [OURS, THEIRS] {
            for table in ["person", "network"].iter().chain(&TENANT_TABLES) {
                walls.insert(table, network).await;
            }
        }
        test(&walls).await;
    });
}

async fn strings(database: &Database, query: &str) -> Vec<String> {
    let rows = database.pool().query_all_raw(Statement::from_string(DatabaseBackend::Postgres, query)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

/// One statement in a transaction bound to a network or, with none, unbound; what it touched. It is rolled back.
///
/// Whoever asks is a person who belongs to the other network alone, the most curious of all.
async fn touched(database: &Database, network: Option<&str>, statement: &str) -> Result<u64, DbErr> {
    let tx = database.pool().begin().await.unwrap();
    if let Some(network) = network {
        let bound = format!("SET LOCAL app.network = '{network}'; SET LOCAL app.person = '{THEIRS}'");
        tx.execute_unprepared(&bound).await.unwrap();
    }
    let done = tx.execute_unprepared(statement).await.map(|done| done.rows_affected());
    tx.rollback().await.unwrap();
    done
}

/// What a refusal says.
async fn refusal(database: &Database, network: Option<&str>, statement: &str) -> String {
    match touched(database, network, statement).await {
        Ok(rows) => panic!("not refused, {rows} rows: {statement}"),
        Err(error) => error.to_string(),
    }
}

impl Walls {
    /// Columns of a table with a value of each one's kind; ids are the network's id.
    async fn row(&self, table: &str, network: &str) -> (String, String) {
        let query = format!(
            "SELECT column_name || '=' || CASE data_type
                WHEN 'uuid' THEN '''{network}''' WHEN 'boolean' THEN 'false' WHEN 'bigint' THEN '1'
                WHEN 'jsonb' THEN '''{{}}''' WHEN 'json' THEN '''{{}}''' WHEN 'date' THEN '''2026-01-01'''
                WHEN 'timestamp with time zone' THEN '''2026-01-01T00:00:00Z''' ELSE '''{}''' END
             FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position",
            &network[..8]
        );
        let columns = strings(&self.owner, &query).await;
        let pairs: Vec<(&str, &str)> = columns.iter().filter_map(|column| column.split_once('=')).collect();
        let names: Vec<&str> = pairs.iter().map(|pair| pair.0).collect();
        let values: Vec<&str> = pairs.iter().map(|pair| pair.1).collect();
        (names.join(", "), values.join(", "))
    }

    async fn insert(&self, table: &str, network: &str) {
        let (names, values) = self.row(table, network).await;
        let statement = format!("INSERT INTO {table} ({names}) VALUES ({values})");
        self.owner.pool().execute_unprepared(&statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
}

#[test]
fn every_table_with_a_network_is_behind_the_walls() {
    run(async |walls| {
        let with_network = strings(
            &walls.owner,
            "SELECT table_name::text FROM information_schema.columns WHERE column_name = 'network_id' AND table_schema = 'public'",
        );
        let walled =
            strings(&walls.owner, "SELECT relname::text FROM pg_class WHERE relrowsecurity AND relforcerowsecurity");
        let set = |names: Vec<String>| names.into_iter().collect::<BTreeSet<_>>();
        let listed = set(TENANT_TABLES.iter().map(ToString::to_string).collect());
        assert_eq!(set(with_network.await), listed, "TENANT_TABLES names every table with a network_id");
        assert_eq!(set(walled.await), listed);
    });
}

#[test]
fn keys_lead_with_the_network() {
    run(async |walls| {
        let query = "SELECT i.relname::text FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
             JOIN pg_class t ON t.oid = x.indrelid
             JOIN pg_attribute n ON n.attrelid = t.oid AND n.attname = 'network_id'
             WHERE x.indisunique AND x.indkey[0] <> n.attnum AND t.relname <> 'request_answer'";
        assert_eq!(
            strings(&walls.owner, query).await,
            Vec::<String>::new(),
            "unique keys without the network in front"
        );
        let query = "SELECT c.conname::text FROM pg_constraint c
             JOIN pg_attribute f ON f.attrelid = c.confrelid AND f.attname = 'network_id'
             JOIN pg_attribute n ON n.attrelid = c.conrelid AND n.attname = 'network_id'
             WHERE c.contype = 'f' AND NOT (c.conkey[1] = n.attnum AND c.confkey[1] = f.attnum)";
        assert_eq!(strings(&walls.owner, query).await, Vec::<String>::new(), "references without the network in front");
    });
}

/// What the application may read of a table.
fn readable(table: &str) -> &'static str {
    if FOR_THE_OPERATOR.contains(&table) { "network_id, id" } else { "*" }
}

#[test]
fn an_unbound_transaction_finds_nothing() {
    run(async |walls| {
        for table in TENANT_TABLES {
            let rows = format!("SELECT {} FROM {table}", readable(table));
            assert_eq!(touched(&walls.app, None, &rows).await.unwrap(), 0, "{table}");
        }
    });
}

#[test]
fn what_is_for_the_operator_the_application_cannot_read() {
    run(async |walls| {
        for column in ["*", "address", "person_id", "event_id", "what"] {
            for role in [&walls.app, &walls.dispatcher] {
                let said = refusal(role, Some(OURS), &format!("SELECT {column} FROM seen_address")).await;
                assert!(said.contains("permission denied"), "{column}: {said}");
            }
        }
        assert_eq!(touched(&walls.owner, None, "SELECT address FROM seen_address").await.unwrap(), 2);
    });
}

#[test]
fn a_bound_transaction_finds_its_own_network_alone() {
    run(async |walls| {
        for table in TENANT_TABLES {
            let app = &walls.app;
            let ours = format!("SELECT {} FROM {table} WHERE id = '{OURS}'", readable(table));
            assert_eq!(touched(app, Some(OURS), &ours).await.unwrap(), 1, "{table}");
            let theirs = format!("SELECT {} FROM {table} WHERE id <> '{OURS}'", readable(table));
            // Where somebody belongs, they may see before they choose a network.
            let seen = u64::from(table == "membership");
            assert_eq!(touched(app, Some(OURS), &theirs).await.unwrap(), seen, "{table}");
        }
    });
}

#[test]
fn another_networks_rows_can_be_neither_changed_nor_removed_nor_made() {
    run(async |walls| {
        for table in TENANT_TABLES {
            let app = &walls.app;
            let update = format!("UPDATE {table} SET id = id WHERE id = '{THEIRS}'");
            let delete = format!("DELETE FROM {table} WHERE id = '{THEIRS}'");
            for statement in [update, delete] {
                match touched(app, Some(OURS), &statement).await {
                    Ok(rows) => assert_eq!(rows, 0, "{statement}"),
                    Err(error) => assert!(error.to_string().contains("permission denied"), "{statement}: {error}"),
                }
            }
            let (names, values) = walls.row(table, THEIRS).await;
            let insert = format!("INSERT INTO {table} ({names}) VALUES ({values})");
            let said = refusal(app, Some(OURS), &insert).await;
            assert!(said.contains("row-level security"), "{table}: {said}");
        }
    });
}

#[test]
fn a_row_cannot_move_to_another_network() {
    run(async |walls| {
        for table in TENANT_TABLES {
            let moved = format!("UPDATE {table} SET network_id = '{THEIRS}' WHERE id = '{OURS}'");
            let said = refusal(&walls.app, Some(OURS), &moved).await;
            let never = stays_as_it_is(table) && said.contains("permission denied");
            assert!(never || said.contains("row-level security"), "{table}: {said}");
        }
    });
}

/// Whether the application may not change the rows of a table, but perhaps for a column that says what became of them.
fn stays_as_it_is(table: &str) -> bool {
    WRITTEN_ONCE.contains(&table) || ENDED_ONCE.contains(&table) || FOR_THE_OPERATOR.contains(&table)
}

/// What is removed when its time is over, or when somebody has enough of it.
const CLEARED_AWAY: [&str; 8] = [
    "request_answer",
    "agency_import",
    "delivery",
    "seen_address",
    "provider_sign_in",
    "provider_link",
    "network_logo",
    "exit_record",
];

/// What is removed while nothing refers to it; here something does.
const REMOVED_UNUSED: [&str; 1] = ["tool"];

#[test]
fn what_happened_cannot_be_changed_and_rows_stay_for_their_history() {
    run(async |walls| {
        for table in TENANT_TABLES {
            let update = format!("UPDATE {table} SET id = id WHERE id = '{OURS}'");
            let delete = format!("DELETE FROM {table} WHERE id = '{OURS}'");
            for (statement, allowed) in [(update, !stays_as_it_is(table)), (delete, CLEARED_AWAY.contains(&table))] {
                if allowed {
                    assert_eq!(touched(&walls.app, Some(OURS), &statement).await.unwrap(), 1, "{statement}");
                } else {
                    let said = refusal(&walls.app, Some(OURS), &statement).await;
                    let referred_to = statement.starts_with("DELETE") && REMOVED_UNUSED.contains(&table);
                    let why = if referred_to { "foreign key" } else { "permission denied" };
                    assert!(said.contains(why), "{statement}: {said}");
                }
            }
        }
        let told = format!("UPDATE event SET dispatched_at = now() WHERE id = '{OURS}'");
        assert_eq!(touched(&walls.app, Some(OURS), &told).await.unwrap(), 1);
        let ended = format!("UPDATE pending_pledge SET ended_at = now(), reason = '' WHERE id = '{OURS}'");
        assert_eq!(touched(&walls.app, Some(OURS), &ended).await.unwrap(), 1);
        let asked = format!("UPDATE pending_pledge SET seats = 0 WHERE id = '{OURS}'");
        assert!(refusal(&walls.app, Some(OURS), &asked).await.contains("permission denied"));
        let undone = format!("UPDATE event SET occurred_at = now() WHERE id = '{OURS}'");
        assert!(refusal(&walls.app, Some(OURS), &undone).await.contains("permission denied"));
    });
}

#[test]
fn a_row_cannot_refer_to_another_networks_row() {
    run(async |walls| {
        let pledge = format!("UPDATE pledge SET campaign_id = '{THEIRS}' WHERE id = '{OURS}'");
        let said = refusal(&walls.app, Some(OURS), &pledge).await;
        assert!(said.contains("foreign key"), "{said}");
    });
}

#[test]
fn the_application_cannot_change_the_walls() {
    run(async |walls| {
        let statements = [
            "ALTER TABLE pledge DISABLE ROW LEVEL SECURITY",
            "ALTER TABLE pledge NO FORCE ROW LEVEL SECURITY",
            "DROP POLICY within_network ON pledge",
            "CREATE POLICY all_of_it ON pledge USING (true)",
            "DROP TABLE pledge",
            "TRUNCATE pledge",
            "CREATE TABLE mine (id bigint)",
            "SET ROLE longtable_owner",
            "SET SESSION AUTHORIZATION longtable_owner",
        ];
        for statement in statements {
            for database in [&walls.app, &walls.dispatcher] {
                let said = refusal(database, Some(OURS), statement).await;
                assert!(said.contains("must be owner") || said.contains("permission denied"), "{statement}: {said}");
            }
        }
    });
}

#[test]
fn the_dispatcher_sees_ids_and_instants_of_all_networks_and_nothing_else() {
    run(async |walls| {
        let readable = "SELECT table_name || '.' || column_name FROM information_schema.column_privileges
             WHERE grantee = 'longtable_dispatcher' ORDER BY 1";
        insta::assert_snapshot!(strings(&walls.owner, readable).await.join("\n"), @"
        access_token.expires_at
        access_token.id
        account_mail.expires_at
        account_mail.id
        account_mail.leased_until
        account_mail.next_attempt_at
        campaign.id
        campaign.network_id
        campaign.next_due_at
        campaign_guest.ends_at
        campaign_guest.left_at
        campaign_guest.network_id
        ceremony.expires_at
        ceremony.id
        delivery.id
        delivery.leased_until
        delivery.network_id
        delivery.next_attempt_at
        delivery.state
        event.dispatched_at
        event.id
        event.network_id
        invitation.id
        invitation.leased_until
        invitation.network_id
        invitation.next_attempt_at
        known_browser.id
        known_browser.seen_at
        network.id
        network_retention.network_id
        network_retention.next_sweep_at
        request_answer.created_at
        request_answer.network_id
        seen_address.network_id
        seen_address.seen_at
        session.expires_at
        session.id
        sign_in_link.expires_at
        sign_in_link.id
        sign_in_link.leased_until
        sign_in_link.next_attempt_at
        ");
        let writable = "SELECT table_name || ' ' || privilege_type FROM information_schema.column_privileges
             WHERE grantee = 'longtable_dispatcher' AND privilege_type <> 'SELECT'";
        assert_eq!(strings(&walls.owner, writable).await, Vec::<String>::new());
        let ids = "SELECT network_id, id FROM event";
        assert_eq!(touched(&walls.dispatcher, None, ids).await.unwrap(), 2);
        for table in TENANT_TABLES.iter().chain(&["person", "session"]) {
            let said = refusal(&walls.dispatcher, None, &format!("SELECT * FROM {table}")).await;
            assert!(said.contains("permission denied"), "{table}: {said}");
        }
    });
}

#[test]
fn a_binding_ends_with_its_transaction() {
    run(async |walls| {
        // One connection serves one request after another: what the last one was bound to must not be left.
        for _ in 0..8 {
            assert_eq!(touched(&walls.app, Some(OURS), "SELECT * FROM pledge").await.unwrap(), 1);
            assert_eq!(touched(&walls.app, None, "SELECT * FROM pledge").await.unwrap(), 0);
        }
    });
}
