//! Counts what is asked of the database.

use std::sync::{Arc, Mutex};

use domain::Database;

/// Statements so far.
#[derive(Clone, Debug, Default)]
pub struct Statements(Arc<Mutex<Vec<String>>>);

impl Statements {
    pub(super) fn of(database: &mut Database) -> Self {
        let statements = Self::default();
        let heard = statements.clone();
        database.on_statement(move |statement| heard.locked().push(statement.to_owned()));
        statements
    }

    /// Takes out what was asked since the last time, without what binds or ends a transaction.
    pub fn take(&self) -> Vec<String> {
        let all = std::mem::take(&mut *self.locked());
        all.into_iter()
            .filter(|statement| !["SET", "BEGIN", "COMMIT", "ROLLBACK"].iter().any(|word| statement.starts_with(word)))
            .collect()
    }

    /// Does something that answers, and gives with the answer what was asked of the database for it, in alphabetical order: what
    /// is asked side by side comes in any order.
    pub async fn during<T>(&self, deed: impl AsyncFnOnce() -> T) -> (T, Vec<String>) {
        self.locked().clear();
        let answer = deed().await;
        let mut asked = std::mem::take(&mut *self.locked());
        // What binds a transaction names the network and the person, and takes as long for any.
        asked.iter_mut().filter(|statement| statement.starts_with("SET ")).for_each(|statement| statement.truncate(3));
        asked.sort_unstable();
        (answer, asked)
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.0.lock().expect("no test panics while it holds statements")
    }
}
