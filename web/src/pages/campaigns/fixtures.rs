//! A campaign as the API would answer, for tests of pages.

use serde_json::{Value, json};

/// A purchase open for requests: 193 of 200 licences, two lines of the reader's agency.
pub(super) fn campaign() -> Value {
    let agreed = json!({
        "id": "c1", "title": "Video meetings for everyone",
        "need": "Thirty-eight agencies pay for Zoom one by one. Together we ask for one price, one contract, and French support.",
        "alternatives": "Jitsi, which we host ourselves; staying with one contract each.",
        "risks": "The supplier may raise the price after a year.",
        "phase": "PLEDGING", "version": 4,
        "tool": {"id": "t1", "name": "Zoom Workplace", "supplier": {"name": "Zoom Communications"}, "exitRecord": {
            "exportFormats": "Recordings as MP4, transcripts as text", "steps": "1. Export recordings.\n2. Close the accounts.",
            "testedOn": "2027-01-14", "testedBy": "Granite Welcome Services"}},
        "currency": "CAD", "zone": "America/Regina", "quoteKind": "ALL_UNITS",
        "priceBreaks": price_breaks(),
        "sharedFees": [{"key": "setup", "label": "Setup and training", "amount": 600000, "net": 350000, "split": "EQUAL"}],
        "contributions": [{"label": "City newcomer fund", "fee": "setup", "amount": 250000}],
        "commitmentRule": "CONFIRMED", "ifNothingClears": "EXTEND_ONCE", "silenceMeans": "NO", "whoContracts": "EACH_AGENCY",
        "defaultBorneBy": "AGENCY", "exchangeRisk": "NONE", "umbrellaFee": "",
        "createdAt": "2027-01-12T15:00:00Z", "pledgingOpenedAt": "2027-02-09T15:00:00Z", "closesAt": "2027-03-02T21:00:00Z",
        "extendedClosesAt": "2027-03-16T21:00:00Z", "confirmBy": "2027-03-30T21:00:00Z", "settledAt": null, "cancelledAt": null,
        "cancelReason": null
    });
    let standing = json!({
        "attempt": 1, "seatsPledged": 193, "agenciesIn": 31, "lastPledgeAt": "2027-02-20T17:56:00Z",
        "currentBreak": {"seatsMin": 50, "unitPrice": 9600},
        "nextBreak": {"priceBreak": {"seatsMin": 200, "unitPrice": 7800}, "seatsMissing": 7, "savingForMyAgency": 21600},
        "myState": "REQUESTED", "mySeats": 12, "myPledge": my_pledge(), "myPreview": preview(), "myPendingPledge": null, "myApprovalAbove": null,
        "participants": {"nodes": [{"name": "Harbour Settlement Services"}, {"name": "Accueil du Nord"}, {"name": "Three Rivers Intercultural Association"}, {"name": "Passerelle des Érables"}],
            "pageInfo": page_info(true)},
        "comments": {"nodes": [
            {"author": "Luc Roy", "agency": {"name": "Accueil du Nord"}, "body": "Can we take our recordings with us?", "at": "2027-02-18T15:00:00Z"},
            {"author": "Mary Fox", "agency": null, "body": "Yes: MP4, and transcripts as text.\nIt was tried in January.", "at": "2027-02-18T16:00:00Z"}],
            "pageInfo": page_info(false)},
        "openingCheck": {"problems": [], "warnings": []},
        "canEdit": false, "canOpen": false, "canCancel": false, "canPledge": true, "viewerIsGuest": false, "toldMayWait": 0,
        "whyNotCleared": null,
        "outcome": null, "myAllocation": null, "myToldDeeds": []
    });
    merged(agreed, standing)
}

pub(super) fn price_breaks() -> Value {
    json!([{"seatsMin": 1, "unitPrice": 12000}, {"seatsMin": 50, "unitPrice": 9600}, {"seatsMin": 200, "unitPrice": 7800}, {"seatsMin": 400, "unitPrice": 7000}])
}

pub(super) fn my_pledge() -> Value {
    json!({
        "lines": lines(), "seats": 12, "todayUnitPrice": 14000, "todayPriceSource": "INVOICE", "withdrawn": false, "version": 3,
        "changedAt": "2027-02-19T15:00:00Z", "changedBy": "Ben Okafor",
        "history": [{"version": 3, "at": "2027-02-19T15:00:00Z", "by": "Ben Okafor", "approvedBy": null, "withdrawn": false, "lines": lines()}]
    })
}

fn lines() -> Value {
    json!([
        {"seats": 8, "maxLandedPrice": 12500, "maxTotal": null, "holdsNow": true},
        {"seats": 4, "maxLandedPrice": 8333, "maxTotal": 33332, "holdsNow": false}
    ])
}

pub(super) fn preview() -> Value {
    let at = |min: i64, price: i64, seats: i64, total: i64, landed: i64, against: i64| json!({"priceBreak": {"seatsMin": min, "unitPrice": price}, "seatsIn": seats, "total": total, "landedPrice": landed, "againstToday": against});
    json!({
        "lines": lines(), "seats": 12, "worstBill": 133332, "waitsForApproval": false, "todayBill": 168000,
        "breaks": [at(1, 12000, 0, 0, 13291, 0), at(50, 9600, 8, 88091, 11011, -23909), at(200, 7800, 12, 104891, 8741, -63109), at(400, 7000, 12, 95291, 7941, -72709)],
        "now": at(50, 9600, 8, 88091, 11011, -23909)
    })
}

pub(super) fn page_info(more: bool) -> Value {
    json!({"hasPreviousPage": false, "hasNextPage": more, "startCursor": "a", "endCursor": "b"})
}

/// The campaign with some of its fields changed.
pub(super) fn campaign_with(changes: Value) -> Value {
    merged(campaign(), changes)
}

/// An object with some of its fields changed.
pub(super) fn merged(mut whole: Value, changes: Value) -> Value {
    for (field, value) in changes.as_object().unwrap() {
        whole[field] = value.clone();
    }
    whole
}
