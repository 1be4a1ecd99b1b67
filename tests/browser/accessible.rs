//! Every page, looked over by axe: in both languages, light and dark, on a desk and on a phone. The demo's own are looked
//! over where a demo runs, in `tests/program/demo/barriers.rs`.

use chrono::TimeDelta;
use serde_json::json;
use tests::browser::Look;
use tests::world::key;
use tests::{Actor, Plan, World, line, line_without_limit};

use crate::reader::Reader;

#[test]
fn no_page_has_barriers_in_english_in_the_light() {
    tests::on_sqlite(async |world: &World| every_page(world, [Look::DESK, Look::PHONE]).await);
}

#[test]
fn no_page_has_barriers_in_french_in_the_dark() {
    let looks = [Look::DESK, Look::PHONE].map(|look| look.in_french().in_the_dark());
    tests::on_sqlite(async |world: &World| every_page(world, looks).await);
}

/// Each page is opened once, and looked over in each look.
async fn every_page(world: &World, looks: [Look; 2]) {
    let tour = Tour { reader: Reader::open(world, looks[0]).await, looks, found: Vec::new().into() };
    tour.outside().await;
    tour.life_of_a_campaign(world).await;
    tour.shelves(world).await;
    tour.people(world).await;
    tour.links(world).await;
    let found = tour.found.take();
    assert!(found.is_empty(), "{}", found.join("\n\n"));
}

struct Tour<'w> {
    reader: Reader<'w>,
    looks: [Look; 2],
    // All of them, so that one run shows everything there is to mend.
    found: std::cell::RefCell<Vec<String>>,
}

impl Tour<'_> {
    async fn outside(&self) {
        self.looks_at("sign-in", "/sign-in").await;
        self.looks_at("sign-in-link", "/sign-in/no-link-of-ours").await;
    }

    async fn life_of_a_campaign(&self, world: &World) {
        let (cora, ana) = (&world.cora, &world.ana);
        self.visit(cora, "campaigns-none", "/campaigns").await;
        self.visit(cora, "campaign-new", "/campaigns/new").await;
        cora.record_exit("Casebook").await.done();
        let campaign = cora.drafted(&Plan::default()).await;
        let page = format!("/campaigns/{}", campaign.id);
        self.visit(cora, "campaign-draft", &page).await;
        self.visit(cora, "campaign-edit", &format!("{page}/edit")).await;
        let version = cora.sees(&campaign, "version").await["version"].as_i64().expect("a version is a number");
        cora.open_campaign(&campaign, version).await.done();
        self.visit(ana, "campaign-first", &page).await;

        world.rose.pledge_lines(&campaign, &[line(6, 250_00)]).await.done();
        world.hugo.pledge_lines(&campaign, &[line(5, 80_00)]).await.done();
        ana.pledge_lines(&campaign, &[line(12, 120_00), line_without_limit(8)]).await.done();
        ana.post_comment(&campaign, "Who trains us?").await.done();
        self.visit(ana, "home", "/").await;
        self.visit(ana, "campaigns", "/campaigns").await;
        self.visit(ana, "campaign-pledging", &page).await;
        self.visit(ana, "pledge", &format!("{page}/pledge")).await;
        self.reader.types("lines.0.limit", "much").await;
        self.reader.presses("pages-pledge-save").await;
        self.checks("pledge-refused").await;
        self.visit(ana, "withdraw", &format!("{page}/withdraw")).await;
        self.visit(ana, "board", &format!("{page}/board")).await;
        self.visit(cora, "cancel", &format!("{page}/cancel")).await;
        self.visit(cora, "campaign-coordinated", &page).await;

        world.it_is(campaign.closes_at);
        self.visit(ana, "campaign-closed", &page).await;
        world.worker_catches_up().await;
        self.visit(ana, "campaign-confirming", &page).await;
        self.visit(ana, "outcome", &format!("{page}/outcome")).await;
        self.visit(ana, "answer-yes", &format!("{page}/answer?say=yes")).await;
        self.visit(ana, "answer-no", &format!("{page}/answer?say=no")).await;
        self.visit(cora, "outcome-whole", &format!("{page}/outcome")).await;
        self.visit(&world.hugo, "outcome-left-out", &format!("{page}/outcome")).await;

        ana.confirm(&campaign).await.done();
        self.visit(ana, "answer-changed", &format!("{page}/answer?say=no")).await;
        world.rose.confirm(&campaign).await.done();
        world.passes(campaign.confirm_by.expect("it is confirmed") + TimeDelta::seconds(1)).await;
        self.visit(ana, "campaign-cleared", &page).await;
        self.visit(ana, "outcome-final", &format!("{page}/outcome")).await;
        self.visit(cora, "outcome-whole-final", &format!("{page}/outcome")).await;
    }

    async fn shelves(&self, world: &World) {
        let cora = &world.cora;
        for (name, path) in [
            ("notices", "/notices"),
            ("settings", "/settings"),
            ("tools", "/tools"),
            ("tool-new", "/tools/new"),
            ("uptake", "/uptake"),
            ("deliveries", "/deliveries"),
            ("api", "/api"),
            ("api-type", "/api/Campaign"),
            ("missing", "/no-such-page"),
            ("agencies", "/agencies"),
            ("agency-new", "/agencies/new"),
            ("import", "/agencies/import"),
            ("permissions", "/permissions"),
            ("privacy", "/privacy"),
            ("privacy-edit", "/privacy/edit"),
            ("retention", "/privacy/retention"),
            ("data", "/data"),
            ("rules", "/network/rules"),
            ("logo", "/network/logo"),
            ("providers", "/providers"),
            ("provider-new", "/providers/new"),
            ("breaches", "/breaches"),
            ("breach-new", "/breaches/new"),
        ] {
            self.visit(cora, name, path).await;
        }
        for (name, path) in
            [("sessions", "/my/sessions"), ("passkeys", "/my/passkeys"), ("tokens", "/my/tokens"), ("erase", "/erase")]
        {
            self.looks_at(name, path).await;
        }
        self.visit(&world.mia, "forbidden", "/campaigns/new").await;
        let tool = format!("/tools/{}", cora.tool("Casebook").await);
        self.visit(cora, "tool", &tool).await;
        self.visit(cora, "tool-edit", &format!("{tool}/edit")).await;
        self.visit(cora, "tool-remove", &format!("{tool}/remove")).await;
    }

    async fn people(&self, world: &World) {
        let (cora, max) = (&world.cora, &world.max);
        let invited = json!({
            "name": "Noor", "email": "noor@newcomer.test", "language": "FR", "role": "ADVISOR", "requestKey": key(),
        });
        let invited = cora.does("invitePerson", invited, "invitation { id } problems { code }").await;
        let invitation = invited.done()["invitation"]["id"].as_str().expect("an id is a text").to_owned();
        world.mails.take();
        world.worker_catches_up().await;
        let mails = world.mails.take();
        let link = mails.iter().find_map(|mail| mail.text.split("http://table.test/invitation/").nth(1));
        let link = link.and_then(|rest| rest.split_whitespace().next()).expect("a mail holds the link").to_owned();
        let members = max.ask("{ members { nodes { id name } } }", json!({})).await;
        let own = members.data()["members"]["nodes"].as_array().expect("members are a list").clone();
        let own = own.iter().find(|member| member["name"] == "Max").expect("Max is there")["id"].clone();
        let own = format!("/members/{}", own.as_str().expect("an id is a text"));
        self.visit(max, "members-own", "/members").await;
        self.visit(max, "member", &own).await;
        self.visit(max, "member-end", &format!("{own}/end")).await;
        self.reader.presses("pages-people-one-leave").await;
        self.checks("member-end-refused").await;
        self.looks_at("invitation-other", &format!("/invitation/{link}")).await;
        for (name, path) in [
            ("members", "/members"),
            ("invite", "/members/invite"),
            ("invitations", "/invitations"),
            ("network", "/network"),
            ("events-chosen", "/events?kind=PersonInvited&from=2026-03-09&to=2026-03-02"),
        ] {
            self.visit(cora, name, path).await;
        }
        self.visit(cora, "invitation-withdraw", &format!("/invitations/{invitation}/withdraw")).await;
        self.looks_at("invitation-gone", "/invitation/no-link-of-ours").await;
    }

    async fn links(&self, world: &World) {
        let (max, otto) = (&world.max, &world.otto);
        let page = format!("/agencies/{}/link", max.agency().await);
        world.otto_keeps_tidewater().await;
        self.visit(max, "link-none", &page).await;
        self.reader.types("code", "abc").await;
        self.reader.presses("pages-links-take-up").await;
        self.checks("link-refused").await;
        max.makes_a_code().await;
        self.visit(max, "link-offered", &page).await;
        max.takes_up(&otto.makes_a_code().await).await.done();
        self.visit(max, "link-to-confirm", &page).await;
        max.of_link("acceptAgencyLink").await.done();
        self.visit(max, "link-linked", &page).await;
        max.of_link("fetchLinkedProfile").await.done();
        self.visit(max, "link-compared", &page).await;
    }

    async fn visit(&self, actor: &Actor, name: &str, path: &str) {
        self.reader.is(actor).await;
        self.looks_at(name, &format!("/n/prairie{path}")).await;
    }

    async fn looks_at(&self, name: &str, path: &str) {
        self.reader.opens_at(path).await;
        self.checks(name).await;
    }

    async fn checks(&self, name: &str) {
        for look in self.looks {
            self.reader.browser.turns_to(look).await;
            let found = self.reader.browser.looks_over(name).await;
            self.found.borrow_mut().extend(found.iter().map(|what| format!("{} wide: {what}", look.width)));
        }
    }
}
