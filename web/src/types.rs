//! The schema's scalars and enums as the pages hold them.

use chrono::{DateTime, NaiveDate, Utc};

use crate::schema;

cynic::impl_scalar!(DateTime<Utc>, schema::DateTime);
cynic::impl_scalar!(NaiveDate, schema::Date);

/// Money in whole cents (or whatever the currency's smallest unit is).
#[derive(cynic::Scalar, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Minor(pub i64);

/// A number of licences.
#[derive(cynic::Scalar, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Seats(pub i64);

/// An enum of the schema whose values have names people read.
pub trait Named: Copy + 'static {
    /// The part of the label's key that names the enum, such as `phase`.
    const KIND: &'static str;
    /// Every value, in the order the schema lists them.
    const ALL: &'static [Self];
    /// The value as GraphQL and our forms write it.
    fn code(self) -> &'static str;
    /// Reads a value a form sent.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// A value with a name people read; what templates ask for.
pub trait Labelled {
    /// The label's kind and the value's code.
    fn label(&self) -> (&'static str, &'static str);
}

impl<T: Labelled> Labelled for &T {
    fn label(&self) -> (&'static str, &'static str) {
        (**self).label()
    }
}

/// Declares an enum of the schema: its Rust name, the label's kind, its values with their codes.
macro_rules! named {
    ($(#[$doc:meta] $name:ident $kind:literal { $($value:ident = $code:literal),+ $(,)? })+) => {$(
        #[$doc]
        #[derive(cynic::Enum, Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[expect(missing_docs, reason = "the schema describes the values")]
        pub enum $name { $($value),+ }

        impl Named for $name {
            const KIND: &'static str = $kind;
            const ALL: &'static [Self] = &[$(Self::$value),+];
            fn code(self) -> &'static str {
                match self { $(Self::$value => $code),+ }
            }
        }

        impl Labelled for $name {
            fn label(&self) -> (&'static str, &'static str) {
                (Self::KIND, self.code())
            }
        }
    )+};
}

named! {
    /// A language of the interface.
    Language "language" { En = "EN", Fr = "FR" }
    /// What a person may do in a network.
    Role "role" {
        Coordinator = "COORDINATOR", Admin = "ADMIN", Buyer = "BUYER", Member = "MEMBER", Advisor = "ADVISOR",
        Funder = "FUNDER",
    }
    /// A room of the house, as tokens speak of them.
    Room "room" {
        Identity = "IDENTITY", Networks = "NETWORKS", Agencies = "AGENCIES", Tools = "TOOLS", Campaigns = "CAMPAIGNS",
        Notifications = "NOTIFICATIONS",
    }
    /// Where an invitation stands.
    InvitationState "invitation-state" { Open = "OPEN", Expired = "EXPIRED", Accepted = "ACCEPTED", Withdrawn = "WITHDRAWN" }
    /// What became of an invitation's last email.
    MailState "mail-state" { Waiting = "WAITING", Sent = "SENT", Failed = "FAILED" }
    /// Whether a breach of privacy is judged to bring a real risk of serious harm.
    BreachHarm "breach-harm" { NotJudged = "NOT_JUDGED", NoSeriousRisk = "NO_SERIOUS_RISK", SeriousRisk = "SERIOUS_RISK" }
    /// Where a campaign stands.
    Phase "phase" {
        Draft = "DRAFT", Pledging = "PLEDGING", Closed = "CLOSED", Confirming = "CONFIRMING",
        Cleared = "CLEARED", NotCleared = "NOT_CLEARED", Cancelled = "CANCELLED",
    }
    /// How a supplier's price table is read.
    QuoteKind "quote-kind" { AllUnits = "ALL_UNITS", Graduated = "GRADUATED" }
    /// How a fee that does not depend on licences is shared.
    FeeSplit "fee-split" { PerSeat = "PER_SEAT", Equal = "EQUAL", ByBand = "BY_BAND" }
    /// What happens when no price can be met.
    IfNothingClears "if-nothing-clears" { Cancel = "CANCEL", ExtendOnce = "EXTEND_ONCE" }
    /// Whether agencies are asked again once the price is known.
    CommitmentRule "commitment-rule" { Confirmed = "CONFIRMED", Binding = "BINDING" }
    /// What an agency's silence counts as.
    SilenceMeans "silence-means" { No = "NO", Yes = "YES" }
    /// Why nothing was bought.
    WhyNotCleared "why-not-cleared" {
        NobodyAsked = "NOBODY_ASKED", TooFewSeats = "TOO_FEW_SEATS", LimitsBelowPrice = "LIMITS_BELOW_PRICE",
        TooFewYes = "TOO_FEW_YES", NobodyAskedInTime = "NOBODY_ASKED_IN_TIME",
    }
    /// Who signs with the supplier.
    WhoContracts "who-contracts" { EachAgency = "EACH_AGENCY", Umbrella = "UMBRELLA" }
    /// Who bears the cost when an agency does not pay.
    DefaultBorneBy "default-borne-by" { Agency = "AGENCY", Umbrella = "UMBRELLA", Supplier = "SUPPLIER" }
    /// Who bears a change of the exchange rate.
    ExchangeRisk "exchange-risk" { None = "NONE", Agencies = "AGENCIES", Umbrella = "UMBRELLA", Supplier = "SUPPLIER" }
    /// Where today's price was read.
    TodayPriceSource "today-price-source" { Invoice = "INVOICE", List = "LIST", Donated = "DONATED" }
    /// By which way an agency told staff.
    ToldBy "told-by" { Phone = "PHONE", Paper = "PAPER", InPerson = "IN_PERSON" }
    /// What staff entered for an agency.
    ToldDeedKind "told-deed-kind" { Pledged = "PLEDGED", Withdrew = "WITHDREW", Answered = "ANSWERED" }
    /// Whether an outcome may still change.
    Stage "stage" { Provisional = "PROVISIONAL", Final = "FINAL" }
    /// An agency's word on a provisional outcome.
    Answer "answer" { Confirmed = "CONFIRMED", Declined = "DECLINED" }
    /// Why a line is left out.
    LeftOutReason "left-out-reason" {
        CapBelowLandedPrice = "CAP_BELOW_LANDED_PRICE", NoOfferAtThisQuantity = "NO_OFFER_AT_THIS_QUANTITY",
    }
    /// Where the reader's agency stands in a campaign.
    AgencyState "agency-state" {
        None = "NONE", ToApprove = "TO_APPROVE", Requested = "REQUESTED", Withdrawn = "WITHDRAWN", Waiting = "WAITING", ToAnswer = "TO_ANSWER",
        Confirmed = "CONFIRMED", Declined = "DECLINED", In = "IN", Out = "OUT",
    }
    /// What a campaign needs of somebody.
    NeedKind "need-kind" {
        Pledge = "PLEDGE", Approve = "APPROVE", FindApprover = "FIND_APPROVER", Confirm = "CONFIRM",
        FinishDraft = "FINISH_DRAFT", PlaceOrder = "PLACE_ORDER",
    }
    /// Where a request stands that had to wait for its own agency's approval.
    PendingState "pending-state" {
        Waiting = "WAITING", Approved = "APPROVED", Refused = "REFUSED", Replaced = "REPLACED",
        Withdrawn = "WITHDRAWN", Lapsed = "LAPSED",
    }
    /// A file made from a campaign.
    DownloadKind "download-kind" {
        OrderCsv = "ORDER_CSV", OrderXlsx = "ORDER_XLSX", RecordInput = "RECORD_INPUT", RecordResult = "RECORD_RESULT",
    }
    /// A province or territory.
    Province "province" {
        Ab = "AB", Bc = "BC", Mb = "MB", Nb = "NB", Nl = "NL", Ns = "NS", Nt = "NT", Nu = "NU",
        On = "ON", Pe = "PE", Qc = "QC", Sk = "SK", Yt = "YT",
    }
    /// How many people work for an agency, in bands.
    SizeBand "size-band" { Micro = "MICRO", Small = "SMALL", Medium = "MEDIUM", Large = "LARGE" }
    /// The kind of place an agency serves.
    Setting "setting" { RuralOrRemote = "RURAL_OR_REMOTE", SmallCity = "SMALL_CITY", LargeCity = "LARGE_CITY" }
    /// The language or languages an agency serves in.
    AgencyLanguage "agency-language" { En = "EN", Fr = "FR", Both = "BOTH" }
    /// How an agency is best reached.
    ContactChannel "contact-channel" {
        Email = "EMAIL", PhoneOnly = "PHONE_ONLY", PaperOrInPerson = "PAPER_OR_IN_PERSON",
    }
    /// Where an agency stands with its network.
    Standing "standing" { Pending = "PENDING", Good = "GOOD", Suspended = "SUSPENDED", Removed = "REMOVED" }
    /// Where a guest stands in a campaign.
    GuestState "guest-state" { Invited = "INVITED", Here = "HERE", Gone = "GONE" }
    /// How the letters of an uploaded file were written.
    FileEncoding "file-encoding" {
        Utf8 = "UTF8", Utf16 = "UTF16", Windows1252 = "WINDOWS1252", Workbook = "WORKBOOK",
    }
    /// What would become of a row of an uploaded list.
    RowFate "row-fate" { New = "NEW", Changed = "CHANGED", Unchanged = "UNCHANGED", Wrong = "WRONG" }
    /// What else there is to know of a row of an uploaded list.
    RowNote "row-note" {
        KnownByName = "KNOWN_BY_NAME", ContactNotInvited = "CONTACT_NOT_INVITED", AgencyRemoved = "AGENCY_REMOVED",
        AgencyIsGuest = "AGENCY_IS_GUEST",
    }
    /// A file of agencies.
    AgencyFile "agency-file" { List = "LIST", Template = "TEMPLATE" }
    /// How far a link with an agency in another network has come.
    AgencyLinkState "agency-link-state" { Offered = "OFFERED", ToConfirm = "TO_CONFIRM", Linked = "LINKED" }
    /// A field of an agency's profile.
    ProfileField "profile-field" {
        Name = "NAME", Province = "PROVINCE", Setting = "SETTING", SizeBand = "SIZE_BAND", Language = "LANGUAGE",
        ContactChannel = "CONTACT_CHANNEL", Staff = "STAFF",
    }
    /// What becomes of a request when its agency is suspended or removed.
    PledgeBecomes "pledge-becomes" { Stays = "STAYS", Withdrawn = "WITHDRAWN" }
}

impl From<Language> for words::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::En => words::Language::En,
            Language::Fr => words::Language::Fr,
        }
    }
}

impl From<words::Language> for Language {
    fn from(language: words::Language) -> Self {
        match language {
            words::Language::En => Language::En,
            words::Language::Fr => Language::Fr,
        }
    }
}

/// A problem as every mutation's payload carries it.
#[derive(cynic::QueryFragment, Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The problem's name, for code that wants to tell one from another.
    pub code: String,
    /// The field it belongs to, such as `lines.0.seats`.
    pub field: Option<String>,
    /// The sentence, in the reader's language.
    pub message: String,
}

/// Where a list stands between its first and last page.
#[derive(cynic::QueryFragment, Clone, PartialEq, Eq, Debug)]
pub struct PageInfo {
    /// Whether something comes before.
    pub has_previous_page: bool,
    /// Whether something comes after.
    pub has_next_page: bool,
    /// The cursor of the first entry shown.
    pub start_cursor: Option<String>,
    /// The cursor of the last entry shown.
    pub end_cursor: Option<String>,
}

#[cfg(test)]
mod tests {
    use async_graphql::{Name, Value, from_value};

    use super::{Minor, Named, Phase};

    #[test]
    fn values_are_read_as_the_endpoint_in_process_gives_them() {
        for phase in Phase::ALL {
            let read: Phase = from_value(Value::Enum(Name::new(phase.code()))).unwrap();
            assert_eq!(read, *phase);
            assert_eq!(Phase::from_code(phase.code()), Some(*phase));
        }
        assert_eq!(from_value::<Minor>(Value::from(9_007_199_254_740_991_i64)).unwrap(), Minor(9_007_199_254_740_991));
        assert_eq!(Phase::from_code("nonsense"), None);
    }
}
