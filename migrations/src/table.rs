//! The few shapes our tables are made of.

use sea_orm_migration::prelude::*;

/// A table that belongs to one network: `(network_id, id)` is its key, and the network must exist.
pub fn tenant_table(name: &'static str) -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table(name)
        .col(ColumnDef::new("network_id").uuid().not_null())
        .col(ColumnDef::new("id").uuid().not_null())
        .primary_key(Index::create().col("network_id").col("id"))
        .foreign_key(ForeignKey::create().name(format!("{name}_network")).from(name, "network_id").to("network", "id"));
    table
}

/// A table outside the networks, with its own id as key.
pub fn global_table(name: &'static str) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name).col(ColumnDef::new("id").uuid().not_null().primary_key());
    table
}

/// A reference to a row of the same network, by `(network_id, column)`.
pub fn within(from: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{from}_{column}"))
        .from(from, ("network_id", column))
        .to(to, ("network_id", "id"))
        .to_owned()
}

/// A reference to a person: people live outside the networks.
pub fn person(from: &'static str, column: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().name(format!("{from}_{column}")).from(from, column).to("person", "id").to_owned()
}

/// A unique key that leads with the network.
pub fn unique(name: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.unique().name(name).col("network_id");
    for column in columns {
        index.col(*column);
    }
    index
}

/// An index on `columns`, in this order.
pub fn index(name: &'static str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// An index on `columns` of the rows where `column` is still empty: what waits, however much has been done.
pub fn index_where_null(
    name: &'static str,
    table: &'static str,
    columns: &[&'static str],
    column: &'static str,
) -> IndexCreateStatement {
    index(name, table, columns).and_where(Expr::col(column).is_null()).to_owned()
}

/// Text that must be there (it may be empty).
pub fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

/// Text that may be missing.
pub fn text_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().take()
}

/// A short word: an enum's value or a code.
pub fn word(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).string_len(64).not_null().take()
}

/// A short word that may be missing.
pub fn word_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).string_len(64).take()
}

/// A 64-bit integer: seats, minor units, counts.
pub fn integer(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

/// A 64-bit integer that may be missing.
pub fn integer_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().take()
}

/// An instant in UTC.
pub fn instant(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().not_null().take()
}

/// An instant in UTC that may not have come.
pub fn instant_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().take()
}

/// An id.
pub fn id(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

/// An id that may be missing.
pub fn id_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().take()
}

/// Yes or no.
pub fn yes_no(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().take()
}

/// A typed document, read and written whole.
pub fn document(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).json_binary().not_null().take()
}
