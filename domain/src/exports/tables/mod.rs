//! Every table and column there is, with what becomes of it when somebody takes their data out, or is erased.

mod agencies;
mod campaigns;
mod events;
mod identity;
mod links;
mod networks;
mod notifications;
mod privacy;
mod providers;
mod tools;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id.
    Id,
    /// Text.
    Text,
    /// A whole number: seats, cents, counts.
    Number,
    /// An instant in UTC.
    Instant,
    /// A day.
    Day,
    /// Yes or no.
    YesNo,
    /// A document.
    Json,
}

/// A column that leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// With whom it leaves.
    pub with: With,
}

/// With whom a column leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// With whoever takes its table out.
    Anybody,
    /// With the agency it belongs to and with nobody else.
    ItsAgency,
    /// With the person it is about and with nobody else.
    ItsPerson,
}

/// How the rows of an agency are found in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByAgency {
    /// None of them is an agency's.
    No,
    /// By this column.
    Column(&'static str),
    /// They are those its requests name by this column.
    OfItsPledges(&'static str),
}

/// Which rows of a table are an agency's own affair, and so leave without a network's other rows (ADR 0100).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Affairs {
    /// None.
    None,
    /// Those of these kinds.
    OfKinds(&'static [&'static str]),
    /// Those whose number is above this.
    Above(&'static str, i64),
}

/// What becomes of the rows about a person who is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// They stay, with an id that leads to nobody any more.
    Keep,
    /// They are removed.
    Remove,
    /// A deed of its own changes them: `erase_me` says how.
    Change,
}

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Whether its rows belong to a network.
    pub of_network: bool,
    /// Whether it leaves with a network.
    pub with_network: bool,
    /// How the rows of an agency are found.
    pub by_agency: ByAgency,
    /// Which rows are an agency's own affair, and stay when its network's leave.
    pub affairs: Affairs,
    /// The column that names the person a row is about or by.
    pub by_person: Option<&'static str>,
    /// What leaves.
    pub columns: &'static [Column],
    /// What stays, each with the reason.
    pub withheld: &'static [(&'static str, &'static str)],
    /// What becomes of it when its person is erased.
    pub erasure: Erasure,
}

const fn column(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, with: With::Anybody }
}

const fn id(name: &'static str) -> Column {
    column(name, Kind::Id)
}

const fn text(name: &'static str) -> Column {
    column(name, Kind::Text)
}

const fn number(name: &'static str) -> Column {
    column(name, Kind::Number)
}

const fn instant(name: &'static str) -> Column {
    column(name, Kind::Instant)
}

const fn yes_no(name: &'static str) -> Column {
    column(name, Kind::YesNo)
}

const fn json(name: &'static str) -> Column {
    column(name, Kind::Json)
}

/// The same, for the agency it belongs to alone.
const fn sealed(column: Column) -> Column {
    Column { with: With::ItsAgency, ..column }
}

/// The same, for the person it is about alone.
const fn private(column: Column) -> Column {
    Column { with: With::ItsPerson, ..column }
}

/// A tenant table that leaves with its network.
const fn tenant(name: &'static str, columns: &'static [Column]) -> Table {
    Table {
        name,
        of_network: true,
        with_network: true,
        by_agency: ByAgency::No,
        affairs: Affairs::None,
        by_person: None,
        columns,
        withheld: &[],
        erasure: Erasure::Keep,
    }
}

/// A table outside the networks.
const fn global(name: &'static str, columns: &'static [Column]) -> Table {
    Table { of_network: false, with_network: false, ..tenant(name, columns) }
}

impl Table {
    const fn by_agency(self, column: &'static str) -> Table {
        Table { by_agency: ByAgency::Column(column), ..self }
    }

    const fn without_affairs_of_agencies(self, affairs: Affairs) -> Table {
        Table { affairs, ..self }
    }

    const fn by_its_pledges(self, column: &'static str) -> Table {
        Table { by_agency: ByAgency::OfItsPledges(column), ..self }
    }

    const fn by_person(self, column: &'static str) -> Table {
        Table { by_person: Some(column), ..self }
    }

    const fn withhold(self, withheld: &'static [(&'static str, &'static str)]) -> Table {
        Table { withheld, ..self }
    }

    const fn on_erasure(self, erasure: Erasure) -> Table {
        Table { erasure, ..self }
    }

    const fn stays_here(self) -> Table {
        Table { with_network: false, ..self }
    }
}

/// A secret, or what a secret could be tried against.
const SECRET: &str = "a secret";
/// How the machinery works through its rows.
const MACHINERY: &str = "says how the machine goes about its work, and nothing of people";

/// What is kept for 90 days against whoever breaks in.
const FOR_THE_OPERATOR: &str = "for whoever runs the server alone, for 90 days: the program itself cannot read it";

/// The tables of each room.
const ROOMS: [&[Table]; 10] = [
    identity::TABLES,
    networks::TABLES,
    providers::TABLES,
    agencies::TABLES,
    links::TABLES,
    tools::TABLES,
    campaigns::TABLES,
    events::TABLES,
    privacy::TABLES,
    notifications::TABLES,
];

/// Every table there is. A migration that makes one, or adds a column, adds it to its room's; a test says so.
pub fn tables() -> impl Iterator<Item = &'static Table> {
    ROOMS.into_iter().flatten()
}
