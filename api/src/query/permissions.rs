//! Who may do what: what can be asked.

use async_graphql::Object;

use crate::permissions::{self, Permission};

/// Who may do what: what can be asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct PermissionsQuery;

#[Object]
impl PermissionsQuery {
    /// Everything that can be done, and who may.
    async fn permissions(&self) -> Vec<Permission> {
        permissions::all()
    }
}
