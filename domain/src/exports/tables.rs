//! Every table and column there is, with what becomes of it when somebody takes their data out, or is erased.

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

/// Every table there is. A migration that makes one, or adds a column, adds it here; a test says so.
pub const TABLES: &[Table] = &[
    global("person", &[id("id"), text("name"), text("email"), text("language"), text("zone"), instant("created_at")])
        .by_person("id")
        .on_erasure(Erasure::Change),
    global(
        "session",
        &[
            id("id"),
            id("person_id"),
            instant("created_at"),
            instant("expires_at"),
            instant("ended_at"),
            text("device"),
            instant("last_used_at"),
            instant("ends_by"),
            id("within_id"),
            id("provider_id"),
        ],
    )
    .by_person("person_id")
    .withhold(&[
        ("token_hash", SECRET),
        ("previous_hash", SECRET),
        ("previous_until", MACHINERY),
        ("renew_since", MACHINERY),
    ])
    .on_erasure(Erasure::Remove),
    global("passkey", &[id("id"), id("person_id"), text("name"), instant("created_at"), instant("last_used_at")])
        .by_person("person_id")
        .withhold(&[("credential_hash", SECRET), ("credential", SECRET)])
        .on_erasure(Erasure::Remove),
    global(
        "access_token",
        &[
            id("id"),
            id("person_id"),
            id("only_network"),
            text("name"),
            text("scopes"),
            instant("created_at"),
            instant("expires_at"),
            instant("last_used_at"),
            instant("revoked_at"),
        ],
    )
    .by_person("person_id")
    .withhold(&[("token_hash", SECRET), ("prefix", SECRET)])
    .on_erasure(Erasure::Remove),
    global(
        "ceremony",
        &[id("id"), text("kind"), id("person_id"), instant("created_at"), instant("expires_at"), instant("used_at")],
    )
    .by_person("person_id")
    .withhold(&[("mark_hash", SECRET), ("state", SECRET)])
    .on_erasure(Erasure::Remove),
    global("known_browser", &[id("id"), id("person_id"), instant("first_seen_at"), instant("seen_at")])
        .by_person("person_id")
        .withhold(&[("mark_hash", SECRET)])
        .on_erasure(Erasure::Remove),
    global(
        "account_mail",
        &[
            id("id"),
            id("person_id"),
            text("kind"),
            text("about"),
            instant("created_at"),
            instant("expires_at"),
            instant("sent_at"),
        ],
    )
    .by_person("person_id")
    .withhold(&[("leased_until", MACHINERY), ("next_attempt_at", MACHINERY), ("attempts", MACHINERY)])
    .on_erasure(Erasure::Remove),
    global(
        "sign_in_link",
        &[
            id("id"),
            id("person_id"),
            text("language"),
            instant("created_at"),
            instant("expires_at"),
            instant("used_at"),
            instant("sent_at"),
            text("device"),
        ],
    )
    .by_person("person_id")
    .withhold(&[
        ("mark_hash", SECRET),
        ("leased_until", MACHINERY),
        ("next_attempt_at", MACHINERY),
        ("attempts", MACHINERY),
    ])
    .on_erasure(Erasure::Remove),
    global(
        "network",
        &[
            id("id"),
            text("slug"),
            text("name_en"),
            text("name_fr"),
            text("zone"),
            text("currency"),
            instant("created_at"),
        ],
    ),
    tenant(
        "agency",
        &[
            id("id"),
            text("key"),
            text("name"),
            text("province"),
            text("setting"),
            text("size_band"),
            text("language"),
            text("contact_channel"),
            number("staff"),
            yes_no("sample"),
            yes_no("guest"),
            text("standing"),
            instant("standing_since"),
            number("version"),
            instant("created_at"),
        ],
    )
    .by_agency("id")
    .withhold(&[("search_text", "name and key once more, as they are searched")]),
    tenant(
        "agency_standing",
        &[
            id("id"),
            id("agency_id"),
            text("standing"),
            text("reason"),
            number("pledges_withdrawn"),
            instant("since"),
            id("changed_by"),
        ],
    )
    .by_agency("agency_id")
    .by_person("changed_by"),
    tenant(
        "campaign_guest",
        &[
            id("id"),
            id("campaign_id"),
            id("agency_id"),
            id("invited_by"),
            instant("invited_at"),
            instant("ends_at"),
            instant("left_at"),
        ],
    )
    .by_agency("agency_id")
    .by_person("invited_by"),
    tenant(
        "agency_import",
        &[
            id("id"),
            text("filename"),
            text("encoding"),
            json("rows"),
            yes_no("approved"),
            id("uploaded_by"),
            instant("uploaded_at"),
            instant("expires_at"),
            instant("imported_at"),
        ],
    ),
    tenant(
        "membership",
        &[
            id("id"),
            id("person_id"),
            id("agency_id"),
            text("role"),
            instant("created_at"),
            instant("ended_at"),
            instant("chosen_at"),
        ],
    )
    .by_agency("agency_id")
    .by_person("person_id")
    .on_erasure(Erasure::Change),
    tenant(
        "invitation",
        &[
            id("id"),
            text("email"),
            text("name"),
            text("language"),
            text("role"),
            id("agency_id"),
            id("invited_by"),
            instant("created_at"),
            instant("expires_at"),
            instant("accepted_at"),
            id("accepted_by"),
            instant("withdrawn_at"),
            instant("sent_at"),
        ],
    )
    .by_agency("agency_id")
    .by_person("accepted_by")
    .withhold(&[
        ("due_at", MACHINERY),
        ("leased_until", MACHINERY),
        ("next_attempt_at", MACHINERY),
        ("attempts", MACHINERY),
        ("last_error", MACHINERY),
    ])
    .on_erasure(Erasure::Change),
    tenant(
        "identity_provider",
        &[
            id("id"),
            text("name"),
            text("issuer"),
            text("client_id"),
            yes_no("is_on"),
            instant("created_at"),
            instant("changed_at"),
            instant("removed_at"),
        ],
    )
    .withhold(&[("sealed_secret", SECRET)]),
    tenant("provider_sign_in", &[]).stays_here().withhold(&[
        ("id", MACHINERY),
        ("provider_id", MACHINERY),
        ("state_hash", SECRET),
        ("sealed", SECRET),
        ("mark_hash", SECRET),
        ("created_at", MACHINERY),
        ("expires_at", MACHINERY),
        ("used_at", MACHINERY),
    ]),
    tenant(
        "provider_link",
        &[
            id("id"),
            id("provider_id"),
            id("person_id"),
            text("subject"),
            text("told_email"),
            text("device"),
            instant("created_at"),
            instant("expires_at"),
            instant("confirmed_at"),
        ],
    )
    .by_person("person_id")
    .withhold(&[("mark_hash", SECRET)])
    .on_erasure(Erasure::Remove),
    tenant("network_page", &[id("id"), text("about_en"), text("about_fr"), yes_no("is_public"), instant("changed_at")]),
    tenant(
        "network_retention",
        &[id("id"), number("notices_days"), number("mails_days"), number("invitations_days"), instant("changed_at")],
    )
    .withhold(&[("next_sweep_at", MACHINERY)]),
    tenant(
        "breach_entry",
        &[
            id("id"),
            id("breach_id"),
            number("number"),
            number("revision"),
            text("happened"),
            text("happened_when"),
            column("noticed_on", Kind::Day),
            text("data"),
            number("people"),
            text("harm"),
            text("harm_reasons"),
            text("told"),
            text("done"),
            instant("recorded_at"),
            id("recorded_by"),
        ],
    ),
    tenant("seen_address", &[]).stays_here().withhold(&[
        ("id", FOR_THE_OPERATOR),
        ("what", FOR_THE_OPERATOR),
        ("person_id", FOR_THE_OPERATOR),
        ("event_id", FOR_THE_OPERATOR),
        ("address", FOR_THE_OPERATOR),
        ("seen_at", FOR_THE_OPERATOR),
    ]),
    tenant("request_answer", &[]).stays_here().withhold(&[
        ("id", MACHINERY),
        ("asker_id", MACHINERY),
        ("mutation", MACHINERY),
        ("request_key", MACHINERY),
        ("input_sha256", MACHINERY),
        ("answer", MACHINERY),
        ("created_at", MACHINERY),
    ]),
    tenant("supplier", &[id("id"), text("name"), text("website")]),
    tenant(
        "tool",
        &[
            id("id"),
            text("key"),
            text("name"),
            id("supplier_id"),
            text("category"),
            text("open_source"),
            text("licence"),
            text("data_export"),
            text("hosting"),
            text("canada_hosting"),
            text("languages"),
            text("french_interface"),
            text("source"),
            text("confidence"),
        ],
    )
    .withhold(&[("search_text", "the other columns once more, as they are searched")]),
    tenant(
        "exit_record",
        &[
            id("id"),
            id("tool_id"),
            text("export_formats"),
            text("steps"),
            column("tested_on", Kind::Day),
            text("tested_by"),
            id("recorded_by"),
            instant("recorded_at"),
        ],
    )
    .by_person("recorded_by"),
    tenant(
        "campaign",
        &[
            id("id"),
            id("tool_id"),
            text("title_en"),
            text("title_fr"),
            text("need_en"),
            text("need_fr"),
            text("alternatives_en"),
            text("alternatives_fr"),
            text("risks_en"),
            text("risks_fr"),
            text("currency"),
            text("zone"),
            json("terms"),
            instant("pledging_closes_at"),
            instant("extended_closes_at"),
            instant("confirm_by"),
            number("version"),
            number("attempt"),
            id("created_by"),
            instant("created_at"),
            instant("opened_at"),
            instant("extended_at"),
            instant("provisional_at"),
            instant("settled_at"),
            text("settled_as"),
            instant("cancelled_at"),
            text("cancel_reason"),
            number("seats_pledged"),
            number("agencies_in"),
            instant("last_pledge_at"),
        ],
    )
    .by_its_pledges("campaign_id")
    .by_person("created_by")
    .withhold(&[("next_due_at", MACHINERY), ("band_weight_in", MACHINERY), ("lines_pledged", MACHINERY)]),
    tenant(
        "pledge",
        &[
            id("id"),
            id("campaign_id"),
            id("agency_id"),
            number("seats"),
            sealed(json("lines")),
            sealed(number("today_unit_price")),
            sealed(text("today_price_source")),
            yes_no("withdrawn"),
            number("version"),
            instant("changed_at"),
            id("changed_by"),
        ],
    )
    .by_agency("agency_id")
    .by_person("changed_by"),
    tenant(
        "pledge_change",
        &[
            id("id"),
            id("pledge_id"),
            id("agency_id"),
            sealed(json("lines")),
            yes_no("withdrawn"),
            number("version"),
            instant("changed_at"),
            id("changed_by"),
        ],
    )
    .by_agency("agency_id")
    .by_person("changed_by"),
    tenant(
        "clearing_record",
        &[
            id("id"),
            id("campaign_id"),
            number("attempt"),
            text("stage"),
            yes_no("cleared"),
            number("seats"),
            number("seat_cost"),
            number("total"),
            number("agencies_in"),
            number("agencies_out"),
            number("price_break"),
            json("fees"),
            text("redacted_input"),
            text("redacted_result"),
            text("input_sha256"),
            instant("recorded_at"),
        ],
    )
    .withhold(&[("input", "holds every agency's limits; the redacted input gives the same result")]),
    tenant(
        "allocation",
        &[
            id("id"),
            id("record_id"),
            id("campaign_id"),
            id("agency_id"),
            yes_no("included"),
            number("seats"),
            number("seats_left_out"),
            number("seat_cost"),
            number("total"),
            number("landed_price"),
            json("fee_shares"),
            sealed(json("lines")),
            text("answer"),
            instant("answered_at"),
            id("answered_by"),
        ],
    )
    .by_agency("agency_id")
    .by_person("answered_by"),
    tenant(
        "comment",
        &[id("id"), id("campaign_id"), id("author_id"), id("agency_id"), text("body"), instant("created_at")],
    )
    .by_agency("agency_id")
    .by_person("author_id")
    .on_erasure(Erasure::Change),
    tenant(
        "told_deed",
        &[
            id("id"),
            id("campaign_id"),
            id("agency_id"),
            text("deed"),
            number("version"),
            number("seats"),
            text("answer"),
            text("source"),
            column("told_on", Kind::Day),
            id("teller_id"),
            sealed(text("note")),
            id("entered_by"),
            instant("entered_at"),
            instant("disputed_at"),
            id("disputed_by"),
        ],
    )
    .by_agency("agency_id")
    .by_person("entered_by"),
    tenant("network_rules", &[id("id"), yes_no("told_requests"), yes_no("told_yes"), instant("changed_at")]),
    tenant(
        "event",
        &[
            id("id"),
            text("kind"),
            id("campaign_id"),
            id("agency_id"),
            id("actor_id"),
            json("fact"),
            instant("occurred_at"),
            text("once_key"),
        ],
    )
    .by_agency("agency_id")
    .by_person("actor_id")
    .withhold(&[("dispatched_at", MACHINERY)]),
    tenant("event_link", &[id("id"), number("seq"), text("digest"), text("chain")]),
    tenant(
        "network_privacy",
        &[
            id("id"),
            text("lead_name"),
            text("lead_contact"),
            text("retention_en"),
            text("retention_fr"),
            text("others_en"),
            text("others_fr"),
            yes_no("public"),
            number("version"),
            instant("changed_at"),
            id("changed_by"),
        ],
    )
    .by_person("changed_by"),
    tenant(
        "delivery",
        &[
            id("id"),
            id("event_id"),
            id("person_id"),
            id("campaign_id"),
            id("agency_id"),
            text("kind"),
            text("channel"),
            text("state"),
            instant("created_at"),
            instant("settled_at"),
            private(instant("read_at")),
        ],
    )
    .by_person("person_id")
    .withhold(&[
        ("attempts", MACHINERY),
        ("next_attempt_at", MACHINERY),
        ("leased_until", MACHINERY),
        ("last_error", MACHINERY),
    ])
    .on_erasure(Erasure::Change),
];
