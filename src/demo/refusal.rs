//! What the demo made is not for real work: it signs anybody in as anybody.

use super::folder::Folder;
use super::ground::is_marked;
use crate::database;
use crate::settings::Settings;
use domain::Database;
use std::path::Path;

/// Refuses a data folder of the demo, and a database file in one.
///
/// # Errors
/// One sentence that says which setting to change.
pub fn refuse_a_folder(settings: &Settings) -> Result<(), String> {
    if Folder::new(&settings.data).is_a_demo() {
        let folder = settings.data.display();
        return Err(format!("The data folder {folder} was made by `longtable demo`; set LONGTABLE_DATA to another."));
    }
    let file = database::sqlite_path(&settings.database.app);
    if let Some(folder) = file.as_deref().and_then(Path::parent).filter(|folder| Folder::new(folder).is_a_demo()) {
        let folder = folder.display();
        return Err(format!(
            "The database in the folder {folder} was made by `longtable demo`; set DATABASE_URL to another."
        ));
    }
    Ok(())
}

/// Refuses a PostgreSQL database of the demo.
///
/// # Errors
/// One sentence that says which setting to change.
pub async fn refuse_a_database(database: &Database) -> Result<(), String> {
    if is_marked(database.pool()).await.map_err(database::sentence)? {
        return Err("The database was filled by `longtable demo`; set DATABASE_URL to another.".to_owned());
    }
    Ok(())
}
