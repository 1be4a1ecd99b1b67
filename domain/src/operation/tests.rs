use std::path::PathBuf;

use futures::FutureExt;
use sea_orm::ConnectionTrait;

use super::writing::may_be_repeated;
use super::*;
use crate::error::Stop;
use crate::{Clock, DatabaseSettings};

/// A file of its own for a test, named after it.
struct File(PathBuf);

impl File {
    fn named(name: &str) -> Self {
        let file = Self(std::env::temp_dir().join(format!("longtable-{}-{name}.sqlite", std::process::id())));
        file.remove();
        file
    }

    async fn open(&self) -> Database {
        let settings = DatabaseSettings::Sqlite { path: self.0.clone(), connections_max: 1 };
        Database::open(&settings, Clock::system()).await.expect("a file can be opened")
    }

    fn remove(&self) {
        for end in ["", "-wal", "-shm"] {
            let _not_there = std::fs::remove_file(format!("{}{end}", self.0.display()));
        }
    }
}

impl Drop for File {
    fn drop(&mut self) {
        self.remove();
    }
}

#[tokio::test]
async fn the_worker_is_woken_after_the_commit_and_not_before() {
    let file = File::named("woken");
    let database = file.open().await;
    let (operation, nobody, woken) =
        (Operation::new(&database), Actor::nobody(), || database.signals.work().now_or_never().is_some());
    let refused = operation.write("refused", &nobody, None, &(), async |tx, _, ()| {
        tx.wake();
        Err::<(), _>(Stop::Refused(Vec::new()))
    });
    assert_eq!(refused.await.expect("it is refused"), Err(Vec::new()));
    assert!(!woken(), "nothing was written");
    let done = operation.write("done", &nobody, None, &(), async |tx, _, ()| {
        tx.wake();
        assert!(!woken(), "it is not committed");
        Ok(())
    });
    done.await.expect("it can be written").expect("it is not refused");
    assert!(woken());
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "a pragma of the test's own connection")]
async fn a_writer_in_another_process_is_waited_for_again() {
    let file = File::named("busy");
    let (other, ours) = (file.open().await, file.open().await);
    ours.pool().execute_unprepared("PRAGMA busy_timeout = 0").await.expect("it waits for nobody");
    let writing = other.begin_writing(Uuid::nil(), None).await.expect("nobody else writes");
    let busy = ours.begin_writing(Uuid::nil(), None).await.expect_err("somebody else writes");
    assert!(may_be_repeated(&busy), "{busy:?}");
    writing.rollback().await.expect("nothing was written");
    ours.begin_writing(Uuid::nil(), None).await.expect("nobody else writes");
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "a table of the test's own, which fails as a full disk does")]
async fn who_comes_after_a_transaction_that_sqlite_ended_itself_finds_a_sound_connection() {
    let file = File::named("ended");
    let database = file.open().await;
    let full = "CREATE TABLE line (seats INTEGER);
        CREATE TRIGGER full BEFORE INSERT ON line WHEN NEW.seats > 9
        BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END;";
    database.pool().execute_unprepared(full).await.expect("a table can be made");
    let (operation, nobody) = (Operation::new(&database), Actor::nobody());
    let writes = async |seats: i32| {
        let insert = format!("INSERT INTO line VALUES ({seats})");
        let written = operation.write("writes", &nobody, None, &(), async |tx, _, ()| {
            tx.conn().execute_unprepared(&insert).await?;
            Ok(())
        });
        written.await
    };
    let reads = async || {
        let reading = operation.read(Uuid::nil(), None);
        let sums = sea_orm::Statement::from_string(database.backend(), "SELECT SUM(seats) AS seats FROM line");
        let row = reading.tx().await.expect("it can be read").query_one_raw(sums).await.expect("it can be read");
        reading.close().await.expect("it can be closed");
        row.expect("a sum has a row").try_get::<Option<i32>>("", "seats").expect("it is a number")
    };
    writes(1).await.expect("there is room").expect("it is not refused");
    assert!(writes(10).await.is_err(), "there is no room");
    assert_eq!(reads().await, Some(1));
    writes(2).await.expect("there is room again").expect("it is not refused");
    assert_eq!(reads().await, Some(3));
}

#[test]
fn a_request_key_is_a_short_plain_text() {
    for wrong in ["", "a\0", "a\n", &"é".repeat(65)] {
        assert_eq!(RequestKey::new(wrong), None, "{wrong:?}");
    }
    for sound in ["1", "ä ö", &"é".repeat(64)] {
        assert_eq!(RequestKey::new(sound).expect("it is sound").as_str(), sound);
    }
}

#[test]
fn ids_are_in_the_order_of_time_and_within_a_millisecond_in_the_order_they_were_made() {
    let at: Instant = "2026-03-02T15:00:00Z".parse().unwrap();
    let ids: Vec<Uuid> = (0..10_000).map(|_| new_id(at)).collect();
    assert!(ids.is_sorted_by(|one, next| one < next));
    assert!(new_id(at + chrono::TimeDelta::milliseconds(1)) > ids[9_999]);
    for id in ids {
        assert_eq!((id.get_version_num(), id.get_variant()), (7, uuid::Variant::RFC4122));
        assert_eq!(id.get_timestamp().unwrap().to_unix().0, 1_772_463_600);
    }
}
