//! The rules a request can break, each with the code that clients see.

macro_rules! problem_codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)+) => {
        /// Every rule a request can break.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ProblemCode { $($(#[$doc])* $name,)+ }

        impl ProblemCode {
            /// All codes, for the test that each has its sentence in every language.
            pub const ALL: &'static [ProblemCode] = &[$(ProblemCode::$name,)+];

            /// The code as clients see it.
            pub fn as_str(self) -> &'static str {
                match self { $(ProblemCode::$name => $code,)+ }
            }
        }
    };
}

problem_codes! {
    /// A required text is empty.
    Missing = "MISSING",
    /// A text is longer than `max` characters.
    TooLong = "TOO_LONG",
    /// A text holds a control character other than the end of a line and the tab.
    ControlCharacter = "CONTROL_CHARACTER",
    /// A list has more than `max` items.
    TooMany = "TOO_MANY",
    /// Fewer seats than one.
    TooFewSeats = "TOO_FEW_SEATS",
    /// More than `max` seats in a line.
    TooManySeats = "TOO_MANY_SEATS",
    /// A limit or price below zero.
    BelowZero = "BELOW_ZERO",
    /// An amount beyond what can be held exactly.
    AmountTooLarge = "AMOUNT_TOO_LARGE",
    /// A limit per licence and a limit for the line were both given.
    TwoLimits = "TWO_LIMITS",
    /// A line without a limit whose worst bill (`worst`) was not ticked as understood.
    LimitMissing = "LIMIT_MISSING",
    /// More seats (`seats`) than the agency has staff (`staff`), not ticked as meant.
    MoreThanStaff = "MORE_THAN_STAFF",
    /// No pledge line.
    NoLines = "NO_LINES",
    /// All agencies' lines together would be more than can be worked out; there is room for `room` more.
    CampaignFull = "CAMPAIGN_FULL",
    /// Today's price and its source belong together.
    TodayPriceIncomplete = "TODAY_PRICE_INCOMPLETE",
    /// Pledging is not open (yet).
    NotOpen = "NOT_OPEN",
    /// The closing instant (`at`) has come.
    Closed = "CLOSED",
    /// Nothing is pledged that could be withdrawn.
    NothingPledged = "NOTHING_PLEDGED",
    /// Somebody else changed it since the form was shown.
    StaleVersion = "STALE_VERSION",
    /// A price table without a line.
    NoPriceBreaks = "NO_PRICE_BREAKS",
    /// A price break whose quantity is not above the one before.
    SeatsNotRising = "SEATS_NOT_RISING",
    /// A price break whose price is not below the one before.
    PricesNotFalling = "PRICES_NOT_FALLING",
    /// The same key twice.
    KeyTwice = "KEY_TWICE",
    /// A contribution names a fee that is not there.
    UnknownFee = "UNKNOWN_FEE",
    /// An instant that has passed.
    InThePast = "IN_THE_PAST",
    /// An instant that must come after another (`at`).
    TooEarly = "TOO_EARLY",
    /// An instant the chosen rule needs.
    InstantMissing = "INSTANT_MISSING",
    /// An instant the chosen rule has no use for.
    InstantNotUsed = "INSTANT_NOT_USED",
    /// Not an IANA time zone.
    UnknownZone = "UNKNOWN_ZONE",
    /// Not three capital letters.
    UnknownCurrency = "UNKNOWN_CURRENCY",
    /// The tool has no record of how to leave it.
    NoExitRecord = "NO_EXIT_RECORD",
    /// A tool of this network bears this name already.
    ToolNameTaken = "TOOL_NAME_TAKEN",
    /// A tool of this network has this short name already.
    ToolKeyTaken = "TOOL_KEY_TAKEN",
    /// A campaign refers to the tool, perhaps as a draft or cancelled.
    ToolInUse = "TOOL_IN_USE",
    /// Nobody is named who sells the tool.
    SupplierMissing = "SUPPLIER_MISSING",
    /// A supplier is chosen and another one named.
    TwoSuppliers = "TWO_SUPPLIERS",
    /// The supplier of this name (`name`) is known here with another site (`website`).
    OtherWebsite = "OTHER_WEBSITE",
    /// Not the address of a site.
    BadWebsite = "BAD_WEBSITE",
    /// A value that is none of those offered.
    NotOffered = "NOT_OFFERED",
    /// Not a draft any more.
    NotADraft = "NOT_A_DRAFT",
    /// It has ended already.
    AlreadyEnded = "ALREADY_ENDED",
    /// There is no provisional outcome to answer.
    NothingToAnswer = "NOTHING_TO_ANSWER",
    /// A name in addresses that is not small letters, digits and single hyphens.
    BadSlug = "BAD_SLUG",
    /// A name in addresses that another network has.
    SlugTaken = "SLUG_TAKEN",
    /// Not an address mail can reach.
    BadEmail = "BAD_EMAIL",
    /// The sign-in link was used, has expired, or was altered.
    LinkNotValid = "LINK_NOT_VALID",
    /// The invitation was used, withdrawn, has expired, or was altered.
    InvitationNotValid = "INVITATION_NOT_VALID",
    /// The invited address belongs to an account, and whoever accepts is not signed in with it.
    SignInToAccept = "SIGN_IN_TO_ACCEPT",
    /// The invitation is waiting for nobody any more.
    InvitationOver = "INVITATION_OVER",
    /// The invitation was mailed within the last few minutes.
    SentJustNow = "SENT_JUST_NOW",
    /// Somebody was invited to the very same already.
    AlreadyInvited = "ALREADY_INVITED",
    /// The person holds this very role already.
    AlreadyThere = "ALREADY_THERE",
    /// This role is held for an agency, and none is named.
    AgencyMissing = "AGENCY_MISSING",
    /// The agency has an admin of its own, who alone gives its seats.
    AgencyHasAdmin = "AGENCY_HAS_ADMIN",
    /// Whom mail does not reach cannot sign in, and so not be an agency's admin.
    AdminNeedsEmail = "ADMIN_NEEDS_EMAIL",
    /// The agency was removed: nobody takes a seat in it.
    AgencyGone = "AGENCY_GONE",
    /// A coordinator would get a seat in an agency that its own admin did not give.
    SeatForCoordinator = "SEAT_FOR_COORDINATOR",
    /// This role is not held for an agency, and one is named.
    AgencyNotUsed = "AGENCY_NOT_USED",
    /// The network would be left without a coordinator.
    LastCoordinator = "LAST_COORDINATOR",
    /// The agency would be left without an admin, and nobody is named to follow; `leaves` says whether its admin gives the role
    /// up themselves: `yes` or `no`.
    LastAdmin = "LAST_ADMIN",
    /// Who is to follow works for another agency, or is the one who leaves.
    BadSuccessor = "BAD_SUCCESSOR",
    /// A network that would offer no language, or one twice.
    NoLanguage = "NO_LANGUAGE",
    /// The network's currency is settled, since a campaign was opened.
    CurrencySettled = "CURRENCY_SETTLED",
    /// A box that says "I have read what this means" was not ticked.
    NotUnderstood = "NOT_UNDERSTOOD",
    /// The sign-in link was asked for in another browser, and nobody said that it may sign in here.
    AskedElsewhere = "ASKED_ELSEWHERE",
    /// A passkey's answer came too late, twice, or from another browser than the one that asked.
    CeremonyNotValid = "CEREMONY_NOT_VALID",
    /// The answer is not one of a passkey we know or may take.
    PasskeyNotValid = "PASSKEY_NOT_VALID",
    /// Browsers keep no passkeys for this address.
    PasskeysNotHere = "PASSKEYS_NOT_HERE",
    /// The network does not allow staff to enter this for an agency.
    ToldNotAllowed = "TOLD_NOT_ALLOWED",
    /// The agency is not in good standing, so nothing is done in its name.
    NotInGoodStanding = "NOT_IN_GOOD_STANDING",
    /// Mail reaches nobody of the agency, and nobody said that a letter will be sent.
    LetterNeeded = "LETTER_NEEDED",
    /// A request would wait for an admin of the agency who did not ask for it, and there is none.
    NobodyToApprove = "NOBODY_TO_APPROVE",
    /// The request waits no more: it was decided, changed or taken back.
    NothingWaits = "NOTHING_WAITS",
    /// Whoever asked for something does not approve it.
    AskedYourself = "ASKED_YOURSELF",
    /// It is not known who asked for something, and whoever would approve it has not said that it was not them.
    WhoAskedUnknown = "WHO_ASKED_UNKNOWN",
    /// The network does not have the rule by which requests may wait for their own agency's approval.
    ApprovalOff = "APPROVAL_OFF",
    /// The agency has one admin, whose own requests nobody could approve, and nobody said that this is understood.
    AloneToApprove = "ALONE_TO_APPROVE",
    /// The agency has answered so already.
    AnsweredSo = "ANSWERED_SO",
    /// A token that would allow nothing.
    NoScopes = "NO_SCOPES",
    /// A token that would last longer than `days`.
    LastsTooLong = "LASTS_TOO_LONG",
    /// A day that has not come.
    InTheFuture = "IN_THE_FUTURE",
    /// The day lies before there was such a purchase.
    BeforeThePurchase = "BEFORE_THE_PURCHASE",
    /// Nothing is parked under this id.
    NotParked = "NOT_PARKED",
    /// An agency of this network bears this name already.
    NameTaken = "NAME_TAKEN",
    /// An agency of this network has this key already.
    AgencyKeyTaken = "AGENCY_KEY_TAKEN",
    /// More people than any agency has.
    TooManyStaff = "TOO_MANY_STAFF",
    /// The agency's size is what a purchase under way is worked out from.
    SizeInUse = "SIZE_IN_USE",
    /// A file of more than `max` megabytes.
    FileTooLarge = "FILE_TOO_LARGE",
    /// A file with more than `max` rows.
    FileTooLong = "FILE_TOO_LONG",
    /// A picture of more than `max` megabytes.
    PictureTooLarge = "PICTURE_TOO_LARGE",
    /// A picture of more than `max` million dots.
    PictureTooManyDots = "PICTURE_TOO_MANY_DOTS",
    /// A file that is none of the pictures we take, whatever it is called.
    PictureKind = "PICTURE_KIND",
    /// A picture that is more than `wide` times as wide as high, or `high` times as high as wide.
    PictureShape = "PICTURE_SHAPE",
    /// A picture that cannot be read to its end.
    PictureBroken = "PICTURE_BROKEN",
    /// A file in which nothing is written at all.
    FileBlank = "FILE_BLANK",
    /// A file of another kind, such as a PDF.
    FileNotAList = "FILE_NOT_A_LIST",
    /// A file without a row below its heading.
    FileEmpty = "FILE_EMPTY",
    /// A file that is no text in an encoding we read, and no spreadsheet.
    FileNotText = "FILE_NOT_TEXT",
    /// A file that says it is a spreadsheet and cannot be read as one, or a text in which a quote is missing.
    FileUnreadable = "FILE_UNREADABLE",
    /// The first row names no column we know.
    NoHeading = "NO_HEADING",
    /// The heading names a column (`column`) that is none of ours.
    UnknownColumn = "UNKNOWN_COLUMN",
    /// The heading names a column (`column`) twice.
    ColumnTwice = "COLUMN_TWICE",
    /// The heading lacks a column (`column`).
    MissingColumn = "MISSING_COLUMN",
    /// A value (`value`) that is none of those a column takes (`choices`).
    UnknownChoice = "UNKNOWN_CHOICE",
    /// A value (`value`) that is no province or territory.
    UnknownProvince = "UNKNOWN_PROVINCE",
    /// A value (`value`) that is no whole number.
    NotANumber = "NOT_A_NUMBER",
    /// A cell in which the spreadsheet shows that its formula failed (`value`).
    CellError = "CELL_ERROR",
    /// Another row (`line`) of the file has the same value.
    SameInLine = "SAME_IN_LINE",
    /// An uploaded list that was imported already, or that is too old.
    ImportOver = "IMPORT_OVER",
    /// A list in which something is wrong, so that none of it is imported.
    ImportHasProblems = "IMPORT_HAS_PROBLEMS",
    /// What the import would do is no longer what was shown.
    ImportChanged = "IMPORT_CHANGED",
    /// The agency stands elsewhere by now, so the deed means nothing.
    StandingChanged = "STANDING_CHANGED",
    /// The guest takes part in this campaign already.
    AlreadyAGuest = "ALREADY_A_GUEST",
    /// A guest is called what the network that invited it says.
    GuestNameKept = "GUEST_NAME_KEPT",
    /// The guest's request counts in what is being worked out or was bought.
    GuestTakesPart = "GUEST_TAKES_PART",
    /// A guest's agency, which is not linked with any.
    GuestNotLinked = "GUEST_NOT_LINKED",
    /// The agency is linked already.
    AlreadyLinked = "ALREADY_LINKED",
    /// The code was used, taken back, has expired, or was altered.
    LinkCodeNotValid = "LINK_CODE_NOT_VALID",
    /// The code is one of this very network.
    SameNetwork = "SAME_NETWORK",
    /// There is no link that could be ended, or used.
    NotLinked = "NOT_LINKED",
    /// The other agency cannot be asked any more, or not now.
    LinkLapsed = "LINK_LAPSED",
    /// What the linked agency says of itself has changed since somebody here looked.
    LinkedChanged = "LINKED_CHANGED",
    /// Nothing is chosen that would change anything.
    NothingChosen = "NOTHING_CHOSEN",
    /// Days outside of what can be set: from `least` to `most`.
    DaysOutOfBounds = "DAYS_OUT_OF_BOUNDS",
    /// Not the address of a provider that can be spoken to.
    BadIssuer = "BAD_ISSUER",
    /// The network has as many providers (`max`) as it may.
    TooManyProviders = "TOO_MANY_PROVIDERS",
    /// A provider is at another address, and the secret for it is not given anew.
    SecretMissing = "SECRET_MISSING",
    /// The sign-in by a provider was finished before, has taken too long, or began in another browser.
    SignInOver = "SIGN_IN_OVER",
    /// The person at the provider did not let us know who they are.
    ProviderDeclined = "PROVIDER_DECLINED",
    /// The provider does not tell a mail address.
    ProviderToldNoAddress = "PROVIDER_TOLD_NO_ADDRESS",
    /// Nobody with this address belongs to the network.
    NotInvited = "NOT_INVITED",
    /// The provider's address is not https, or leads within our own walls.
    ProviderNotAllowed = "PROVIDER_NOT_ALLOWED",
    /// Nobody answers at the provider's address.
    ProviderUnreachable = "PROVIDER_UNREACHABLE",
    /// The provider takes longer than we wait.
    ProviderTooSlow = "PROVIDER_TOO_SLOW",
    /// What the provider says cannot be understood.
    ProviderNotUnderstood = "PROVIDER_NOT_UNDERSTOOD",
    /// The provider says it is another one.
    ProviderOtherIssuer = "PROVIDER_OTHER_ISSUER",
    /// The provider has no key by which its word could be checked.
    ProviderNoKeys = "PROVIDER_NO_KEYS",
    /// The provider refuses us.
    ProviderRefused = "PROVIDER_REFUSED",
    /// The provider's word does not hold.
    ProviderNotItsWord = "PROVIDER_NOT_ITS_WORD",
    /// A deadline on a weekend or holiday (a warning).
    DeadlineOnRestDay = "DEADLINE_ON_REST_DAY",
    /// A deadline at or after 15:00 in some member's zone (a warning).
    DeadlineLateInTheDay = "DEADLINE_LATE_IN_THE_DAY",
    /// Fewer than 20 working days to answer (a warning).
    ShortToAnswer = "SHORT_TO_ANSWER",
    /// One language is missing (a warning).
    OneLanguageOnly = "ONE_LANGUAGE_ONLY",
}
