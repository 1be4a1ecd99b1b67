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

    fn locked(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.0.lock().expect("no test panics while it holds statements")
    }
}
