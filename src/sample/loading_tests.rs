//! The sample in a database: what its visitors find.

use super::load;
use super::plan::Plan;
use super::roster::{BUYER, DIRECTOR};
use super::rows::Ids;
use crate::database::{self, Opened};
use crate::settings::{DatabaseUrls, sqlite_url};
use crate::testing::Somewhere;
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Actor, Membership};
use domain::campaigns::finders::{self, NeedKind};
use domain::campaigns::phase::{Phase, phase_at};
use domain::campaigns::preview;
use domain::page::{PAGE_MAX, Page};
use domain::{Clock, Operation};
use std::cell::RefCell;

const SEED: u64 = 2026;

struct Loaded {
    plan: Plan,
    ids: Ids,
    opened: Opened,
    told: Vec<DateTime<Utc>>,
    _somewhere: Somewhere,
}

async fn loaded() -> Loaded {
    let somewhere = Somewhere::made();
    let base = "2026-11-24T15:20:00Z".parse().unwrap();
    let urls = DatabaseUrls { app: sqlite_url(somewhere.path()), owner: None, dispatcher: None };
    database::migrate(&urls).await.unwrap();
    let opened = database::open(&urls, 2, Clock::standing_at(base)).await.unwrap();
    let plan = Plan::sample(SEED, base);
    let ids = Ids::of(SEED, &plan);
    let told = RefCell::new(Vec::new());
    let operation = Operation::new(&opened.app);
    let tell = async || {
        told.borrow_mut().push(operation.now());
        Ok(())
    };
    load::sample(&operation, &plan, &ids, base, &tell, &|_| {}).await.unwrap();
    let told = told.into_inner();
    Loaded { plan, ids, opened, told, _somewhere: somewhere }
}

impl Loaded {
    fn cast(&self, key: &str) -> Actor {
        let (place, _) = self.plan.cast(key).unwrap();
        let person = &self.plan.people[place];
        let agency = person.agency.map(|agency| self.ids.agencies[agency]);
        Actor::person_in(self.ids.network, self.ids.people[place], vec![Membership { role: person.role, agency }])
    }

    async fn needs(&self, actor: &Actor) -> Vec<(NeedKind, String)> {
        let operation = Operation::new(&self.opened.app);
        let reading = operation.read(actor.network, actor.person());
        let needs = finders::needs(&*reading.tx().await.unwrap(), actor, operation.now()).await.unwrap();
        reading.close().await.unwrap();
        needs.into_iter().map(|need| (need.kind, need.view.campaign.title_en)).collect()
    }

    async fn views(&self, actor: &Actor) -> Vec<finders::CampaignView> {
        let operation = Operation::new(&self.opened.app);
        let reading = operation.read(actor.network, actor.person());
        let page = Page::first(PAGE_MAX);
        let views = finders::views(&*reading.tx().await.unwrap(), actor, &[], operation.now(), page).await.unwrap();
        reading.close().await.unwrap();
        views.rows
    }
}

#[tokio::test]
async fn the_first_three_minutes_convince() {
    let loaded = loaded().await;
    let director = loaded.cast("director");
    let needs = loaded.needs(&director).await;
    assert_eq!(needs.len(), 1, "one task, no more: {needs:?}");
    assert_eq!((needs[0].0, needs[0].1.as_str()), (NeedKind::Pledge, "Video meetings for everyone"));

    let views = loaded.views(&director).await;
    let meetings = views.iter().find(|view| view.campaign.title_en == "Video meetings for everyone").unwrap();
    assert_eq!(meetings.campaign.seats_pledged.0, 194);
    let next = preview::next_break(&meetings.campaign, None).unwrap();
    assert_eq!((next.seats_missing.0, next.price_break.unit_price.0), (6, 7_800));

    let buyer = loaded.needs(&loaded.cast("buyer")).await;
    assert!(buyer.contains(&(NeedKind::Confirm, "A password keeper for every desk".to_owned())), "{buyer:?}");
    let coordinator = loaded.needs(&loaded.cast("coordinator")).await;
    assert!(coordinator.iter().any(|(kind, _)| *kind == NeedKind::FinishDraft), "{coordinator:?}");
}

#[tokio::test]
async fn every_phase_a_visitor_may_ask_about_is_there() {
    let loaded = loaded().await;
    let now = loaded.opened.app.clock.now();
    let views = loaded.views(&loaded.cast("coordinator")).await;
    let phase = |title: &str| {
        let view = views.iter().find(|view| view.campaign.title_en.starts_with(title)).unwrap();
        phase_at(&view.campaign, now)
    };
    assert_eq!(phase("Electronic signatures"), Phase::Cleared);
    assert_eq!(phase("One place"), Phase::NotCleared);
    assert_eq!(phase("Dashboards"), Phase::Cancelled);
    assert_eq!(phase("A password keeper"), Phase::Confirming);
    assert_eq!(phase("Video meetings"), Phase::Pledging);
    assert_eq!(phase("Translating"), Phase::Pledging);
    assert_eq!(phase("Surveys"), Phase::Draft);
    let signatures = views.iter().find(|view| view.campaign.title_en.starts_with("Electronic")).unwrap();
    let record = signatures.record.as_ref().unwrap();
    assert!(record.cleared && record.agencies_in >= 20, "a funder has something to look at: {record:?}");
}

#[tokio::test]
async fn only_the_news_of_the_last_days_is_mailed() {
    let loaded = loaded().await;
    let first = loaded.told.first().copied().unwrap();
    let now = loaded.opened.app.clock.now();
    assert!(now - first <= TimeDelta::days(10), "{first}");
    assert!(loaded.told.is_sorted());
}

#[tokio::test]
async fn the_cast_has_its_own_ids_at_every_start() {
    let loaded = loaded().await;
    let again = Plan::sample(SEED, loaded.plan.founded_at + TimeDelta::days(400));
    assert_ne!(Ids::of(SEED, &again), Ids::of(SEED + 1, &again));
    assert_eq!(Ids::of(SEED, &loaded.plan), loaded.ids);
    assert_ne!(loaded.ids.agencies[DIRECTOR], loaded.ids.agencies[BUYER]);
}
