//! Whether the three roles on PostgreSQL may do what they must, and no more.

use super::Findings;
use crate::database::{self, Opened};
use crate::settings::DatabaseUrls;
use domain::Clock;
use migrations::{FOR_THE_OPERATOR, TENANT_TABLES, WRITTEN_ONCE};
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection, DbErr, Statement, TryGetable};

/// A list of rights asks for any of them, so each is asked for alone.
const NOT_USABLE: &str = "NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
    AND has_any_column_privilege(oid, 'UPDATE'))";
/// The same where rows are written once.
const NOT_WRITABLE: &str = "NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT'))";
/// Where rows that were written can be altered.
const ALTERABLE: &str = "(has_table_privilege(oid, 'UPDATE') OR has_table_privilege(oid, 'DELETE'))";

/// Examines each role, and that all three speak of one database.
pub async fn roles(urls: &DatabaseUrls, opened: &Opened, findings: &mut Findings) {
    if let Err(error) = app(opened.app.pool(), findings).await {
        findings.wrong(database::sentence(error));
    }
    let here = table_identity(opened.app.pool()).await.ok();
    same_database("DATABASE_DISPATCHER_URL", opened.scout.pool(), here.as_deref(), findings).await;
    if let Err(error) = dispatcher(opened.scout.pool(), findings).await {
        findings.wrong(database::sentence(error));
    }
    let Some(url) = &urls.owner else {
        findings.note("DATABASE_OWNER_URL is not set; `migrate` needs the owner's address");
        return;
    };
    match database::connect(url, 1, Clock::system()).await {
        Err(sentence) => findings.wrong(sentence),
        Ok(owner) => {
            same_database("DATABASE_OWNER_URL", owner.pool(), here.as_deref(), findings).await;
            if let Err(error) = owner.close().await {
                tracing::debug!(%error, "the owner's connection did not close");
            }
        }
    }
}

/// The serving role stands under the policies and can use the tables.
async fn app(pool: &DatabaseConnection, findings: &mut Findings) -> Result<(), DbErr> {
    let name: String = ask(pool, "SELECT current_user::text").await?;
    let above: bool = ask(pool, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user").await?;
    let owns: bool = ask(
        pool,
        "SELECT EXISTS (SELECT 1 FROM pg_class WHERE oid = 'agency'::regclass AND pg_get_userbyid(relowner) = current_user)",
    )
    .await?;
    findings.expect(
        !above && !owns,
        format!("the serving role {name} stands under the walls between networks"),
        format!("the serving role {name} is above the walls between networks; serve as longtable_app"),
    );
    let open = tables_where(pool, &TENANT_TABLES, "NOT (relrowsecurity AND relforcerowsecurity)").await?;
    findings.expect(
        open.is_empty(),
        "every table has its wall",
        format!("tables without their wall: {}", open.join(", ")),
    );
    let own = |table: &&str| !WRITTEN_ONCE.contains(table) && !FOR_THE_OPERATOR.contains(table);
    let changing: Vec<&str> = TENANT_TABLES.into_iter().filter(own).collect();
    let mut closed = tables_where(pool, &changing, NOT_USABLE).await?;
    closed.extend(tables_where(pool, &WRITTEN_ONCE, NOT_WRITABLE).await?);
    findings.expect(
        closed.is_empty(),
        format!("{name} may use every table"),
        format!("{name} may not use {}; run `longtable migrate` as the owner", closed.join(", ")),
    );
    let seen = tables_where(pool, &FOR_THE_OPERATOR, "has_column_privilege(oid, 'address', 'SELECT')").await?;
    findings.expect(
        seen.is_empty(),
        format!("{name} cannot read from where people came"),
        format!("{name} can read from where people came in {}; take this right away", seen.join(", ")),
    );
    let alterable = tables_where(pool, &WRITTEN_ONCE, ALTERABLE).await?;
    findings.expect(
        alterable.is_empty(),
        format!("{name} cannot alter what happened"),
        format!("{name} can alter what happened in {}; take these rights away", alterable.join(", ")),
    );
    Ok(())
}

/// The dispatcher sees ids of work and nothing else.
async fn dispatcher(pool: &DatabaseConnection, findings: &mut Findings) -> Result<(), DbErr> {
    let name: String = ask(pool, "SELECT current_user::text").await?;
    let sees: bool = ask(
        pool,
        "SELECT has_column_privilege('event', 'dispatched_at', 'SELECT') AND has_column_privilege('delivery', 'next_attempt_at', 'SELECT')
         AND has_column_privilege('campaign', 'next_due_at', 'SELECT') AND has_column_privilege('request_answer', 'created_at', 'SELECT')
         AND has_column_privilege('invitation', 'next_attempt_at', 'SELECT') AND has_column_privilege('network', 'id', 'SELECT')",
    )
    .await?;
    findings.expect(
        sees,
        format!("the role {name} sees where work waits"),
        format!("the role {name} cannot see where work waits"),
    );
    let limits: bool = ask(pool, "SELECT has_any_column_privilege('pledge', 'SELECT')").await?;
    findings.expect(
        !limits,
        format!("the role {name} sees no agency's limits"),
        format!("the role {name} can read what agencies pledged; let it be longtable_dispatcher"),
    );
    Ok(())
}

async fn same_database(setting: &str, pool: &DatabaseConnection, here: Option<&str>, findings: &mut Findings) {
    match table_identity(pool).await {
        Ok(there) => findings.expect(
            here == Some(there.as_str()),
            format!("{setting} names the same database"),
            format!("{setting} names another database than DATABASE_URL"),
        ),
        Err(error) => findings.wrong(format!("{setting}: {}", database::sentence(error))),
    }
}

/// What tells one database from another without asking for more rights: the number its table of networks got.
async fn table_identity(pool: &DatabaseConnection) -> Result<String, DbErr> {
    ask(pool, "SELECT current_database() || '/' || 'network'::regclass::oid::text || '/' || coalesce(inet_server_port()::text, '')").await
}

#[expect(clippy::disallowed_methods, reason = "asks about roles, reads no room's table")]
async fn tables_where(pool: &DatabaseConnection, among: &[&str], condition: &str) -> Result<Vec<String>, DbErr> {
    let names: Vec<String> = among.iter().map(|table| format!("'{table}'")).collect();
    let names = names.join(", ");
    let text = format!(
        "SELECT relname::text AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relname IN ({names})
         AND relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'agency'::regclass) AND {condition} ORDER BY relname"
    );
    let rows = pool.query_all_raw(Statement::from_string(DatabaseBackend::Postgres, text)).await?;
    rows.iter().map(|row| row.try_get("", "name")).collect()
}

#[expect(clippy::disallowed_methods, reason = "asks about roles, reads no room's table")]
async fn ask<T: TryGetable>(pool: &DatabaseConnection, text: &str) -> Result<T, DbErr> {
    let row = pool.query_one_raw(Statement::from_string(DatabaseBackend::Postgres, text)).await?;
    row.ok_or_else(|| DbErr::RecordNotFound("the database told nothing".to_owned()))?.try_get_by_index(0)
}
