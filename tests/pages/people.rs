//! People and roles, by the pages alone: invite, accept, change, hand over, leave.

use chrono::TimeDelta;
use tests::world::Page;
use tests::{Actor, World, behaviour};

use crate::sound::is_sound;

/// The page of the link in the only invitation that left since the last look.
async fn link(world: &World) -> String {
    world.worker_catches_up().await;
    let mut mails = world.mails.take();
    mails.retain(|mail| mail.text.contains("/invitation/"));
    let [mail] = mails.as_slice() else { panic!("one mail is expected: {mails:#?}") };
    let after = mail.text.split("http://table.test").find(|rest| rest.starts_with("/invitation/"));
    after.and_then(|rest| rest.split_whitespace().next()).expect("it holds the link").to_owned()
}

/// The page of a role on the list of people, by the name and role its link is heard with.
async fn page_of(actor: &Actor, heard: &str) -> Page {
    let list = actor.opens("/members").await.is_shown();
    let texts = list.texts("td a");
    let at = texts.iter().position(|text| text.ends_with(heard)).unwrap_or_else(|| panic!("no {heard} in {texts:?}"));
    actor.opens_at(&list.attributes("td a", "href")[at]).await.is_shown()
}

#[behaviour]
async fn an_admin_invites_a_colleague_who_accepts_in_french(world: &World) {
    let form = world.max.opens("/members/invite").await.is_shown().form("/members/invite");
    assert_eq!(form.value("agencyId"), world.max.agency().await, "an admin’s own agency is chosen already");
    let form =
        form.with("name", "Noor").with("email", "noor@newcomer.test").with("role", "BUYER").with("language", "FR");
    let list = form.send().await.is_shown();
    list.says("The invitation is on its way.").says("noor@newcomer.test").says("The email is on its way");
    let link = link(world).await;
    let noor = world.nobody.in_another_browser();
    let offer = noor.opens_at(&link).await.is_shown();
    is_sound(&offer);
    offer.says("heure de Winnipeg");
    offer.says("Max vous invite à rejoindre La Table des Prairies").says("Responsable des achats – Open Door");
    let wrong = offer.form(&link).with("name", " ");
    let mut refused = None;
    world.unchanged_by(async || refused = Some(wrong.post().await)).await;
    let refused = refused.expect("it was answered");
    assert_eq!(refused.status, 422);
    assert!(!refused.wrong_at("name").is_empty());
    let home = refused.form(&link).with("name", "Noor Haddad").send().await.is_shown();
    assert_eq!(home.path, "/n/prairie/");
    home.says("Bienvenue à la table!").says("Noor Haddad");
    let used = noor.opens_at(&link).await;
    assert_eq!(used.status, 404);
    used.is_valid();
    used.says("Cette invitation ne peut pas servir").keeps_quiet_about("Prairies");
    page_of(&world.max, "Noor Haddad, Buyer").await.says("Buyer for Open Door");
}

#[behaviour]
async fn whoever_has_an_account_signs_in_and_then_accepts(world: &World) {
    let form = world.max.opens("/members/invite").await.is_shown().form("/members/invite");
    let form = form.with("name", "Otto").with("email", "otto@example.test").with("role", "MEMBER");
    form.send().await.is_shown();
    let invitation = link(world).await;
    let browser = world.nobody.in_another_browser();
    let offer = browser.opens_at(&invitation).await.is_shown();
    is_sound(&offer);
    offer.says("otto@example.test has an account here. Sign in with it first");
    let sent = offer.form("/sign-in").send().await.is_shown();
    sent.says("Look at your email");
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let after =
        mails.iter().find_map(|mail| mail.text.split("http://table.test").find(|at| at.starts_with("/sign-in/")));
    let sign_in = after.and_then(|rest| rest.split_whitespace().next()).expect("a mail holds the link").to_owned();
    let back = browser.opens_at(&sign_in).await.is_shown().form(&sign_in).send().await.is_shown();
    assert_eq!(back.path, invitation);
    is_sound(&back);
    let home = back.form(&invitation).send().await.is_shown();
    assert_eq!(home.path, "/n/prairie/");
    page_of(&world.max, "Otto, Member").await.says("Member for Open Door");
}

#[behaviour]
async fn what_is_wrong_with_an_invitation_stands_at_its_field_in_both_languages(world: &World) {
    for (actor, field, typed) in [
        (&world.cora, "email", "noor"),
        (&world.cora, "name", ""),
        (&world.cora, "agencyId", ""),
        (&world.rose, "email", "noor@"),
        (&world.rose, "name", " "),
    ] {
        let form = actor.opens("/members/invite").await.is_shown().form("/members/invite");
        let form = form.with("name", "Noor").with("email", "noor@newcomer.test").with("role", "MEMBER");
        let agency = if actor.name() == "Cora" { world.ana.agency().await } else { actor.agency().await };
        let form = form.with("agencyId", &agency).with(field, typed);
        let mut refused = None;
        world.unchanged_by(async || refused = Some(form.post().await)).await;
        let refused = refused.expect("it was answered");
        assert_eq!(refused.status, 422, "{field} {typed:?}: {}", refused.text());
        assert!(!refused.wrong_at(field).is_empty());
        assert_eq!(refused.speaks_french(), actor.name() == "Rose");
        is_sound(&refused);
    }
}

#[behaviour]
async fn an_invitation_is_sent_again_and_taken_back(world: &World) {
    let form = world.cora.opens("/members/invite").await.is_shown().form("/members/invite");
    let form = form.with("name", "Noor").with("email", "noor@newcomer.test").with("role", "ADVISOR");
    form.with("agencyId", "").send().await.is_shown();
    let link = link(world).await;
    let list = world.cora.opens("/invitations").await.is_shown();
    let soon = list.form("/invitations").post().await;
    assert_eq!(soon.status, 422);
    soon.says("less than 5 minutes ago");
    world.goes_by(TimeDelta::minutes(6));
    list.form("/invitations").send().await.is_shown().says("The invitation is on its way again.");
    assert_eq!(self::link(world).await, link);
    let back = list.attributes("td a.button", "href").swap_remove(0);
    let mut asked = None;
    world.unchanged_by(async || asked = Some(world.cora.opens_at(&back).await.is_shown())).await;
    let asked = asked.expect("it was answered");
    is_sound(&asked);
    asked.says("Take the invitation back?").says("Noor (noor@newcomer.test) is invited as Advisor.");
    let done = asked.form("/withdraw").send().await.is_shown();
    done.says("Nobody is waiting");
    assert_eq!(world.cora.opens_at(&back).await.status, 404);
    let twice = asked.form("/withdraw").with("formKey", "anew").post().await;
    assert_eq!(twice.status, 422);
    twice.says("This invitation waits for nobody any more");
    assert_eq!(world.nobody.opens_at(&link).await.status, 404);
}

#[behaviour]
async fn an_agency_somebody_comes_from_is_chosen_however_many_there_are(world: &World) {
    let agencies = world.more_agencies(110).await;
    let last = agencies.last().expect("there are some").agency().await;
    let form = world.cora.opens(&format!("/members/invite?agency={last}")).await.is_shown().form("/members/invite");
    assert_eq!(form.value("agencyId"), last);
    let wrong = form.with("name", "").with("email", "noor@newcomer.test").post().await;
    assert_eq!((wrong.status, wrong.form("/members/invite").value("agencyId")), (422, last.as_str()));
    let foreign = world.otto.agency().await;
    assert_eq!(world.cora.opens(&format!("/members/invite?agency={foreign}")).await.status, 404);
    // What is typed stays while one looks for another agency.
    let form = world.cora.opens("/members/invite").await.is_shown().form("/members/invite");
    let form = form.with("name", "Noor").with("find", "harbour hou").with("look", "yes");
    let mut found = None;
    world.unchanged_by(async || found = Some(form.post().await)).await;
    let found = found.expect("it was answered").is_shown();
    is_sound(&found);
    assert_eq!(found.texts("select[name='agencyId'] option"), ["none", "Harbour House"]);
    assert_eq!(found.form("/members/invite").value("name"), "Noor");
}

#[behaviour]
async fn agencies_to_invite_to_stand_by_name_and_say_who_gives_their_seats(world: &World) {
    let removed = world.nora.agency().await;
    world.cora.changes_standing("removeAgency", &removed, "They closed.").await.done();
    let page = world.cora.opens("/members/invite").await.is_shown();
    is_sound(&page);
    let by_rose = "Le Relais – brought in by its admin: Rose";
    let by_max = "Open Door – brought in by its admin: Max";
    assert_eq!(page.texts("select[name='agencyId'] option"), ["none", "Harbour House", by_rose, by_max]);
    assert_eq!(page.texts("select[name='agencyId'] option[disabled]"), [by_rose, by_max]);
    page.says("An agency with an admin of its own brings its people here itself.");
    let own = world.max.opens("/members/invite").await.is_shown();
    assert_eq!(own.texts("select[name='agencyId'] option"), ["Open Door"]);
}

#[behaviour]
async fn an_address_of_somebody_without_email_is_asked_about(world: &World) {
    let form = world.rose.opens("/members/invite").await.is_shown().form("/members/invite");
    let form = form.with("name", "Odile").with("role", "MEMBER");
    let both = form.clone().with("withoutEmail", "yes").with("email", "odile@newcomer.test");
    for (form, said) in [(both, "Laquelle des deux options?"), (form, "Veuillez remplir ce champ, ou cocher")] {
        let mut refused = None;
        world.unchanged_by(async || refused = Some(form.post().await)).await;
        let refused = refused.expect("it was answered");
        assert_eq!(refused.status, 422);
        assert!(refused.wrong_at("email").contains(said), "{}", refused.text());
        is_sound(&refused);
    }
}

#[behaviour]
async fn people_are_found_by_name_agency_and_role(world: &World) {
    let names = async |path: &str| {
        let page = world.cora.opens(path).await.is_shown();
        is_sound(&page);
        let heard = page.texts("td a .unseen");
        heard.iter().filter_map(|heard| heard.split(',').next()).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(names("/members").await, ["Ana", "Cora", "Fern", "Hugo", "Max", "Mia", "Nora", "Rose"]);
    assert_eq!(names("/members?search=mi").await, ["Mia"]);
    assert_eq!(names("/members?search=harbour").await, ["Hugo"]);
    assert_eq!(names("/members?role=BUYER").await, ["Ana", "Hugo", "Nora"]);
    assert_eq!(names("/members?without=yes").await, ["Hugo", "Nora"]);
    let agency = world.ana.agency().await;
    assert_eq!(names(&format!("/members?agency={agency}")).await, ["Ana", "Max", "Mia"]);
    world.cora.opens("/members?search=nobody").await.is_shown().says("Nobody found");
    assert_eq!(names("/members?search=%25").await.len(), 8, "marks alone are no words to look for");
    let foreign = world.otto.agency().await;
    assert_eq!(world.cora.opens(&format!("/members?agency={foreign}")).await.status, 404);
}

#[behaviour]
async fn a_role_that_opens_much_is_given_only_after_its_page_said_what(world: &World) {
    let page = page_of(&world.max, "Mia, Member").await;
    let form = page.form(&page.path);
    assert_eq!(form.value("role"), "", "nothing is chosen beforehand");
    let mut refused = None;
    world.unchanged_by(async || refused = Some(form.post().await)).await;
    let refused = refused.expect("it was answered");
    assert_eq!(refused.status, 422);
    assert!(refused.wrong_at("role").contains("Please choose the new role."));
    let mut asked = None;
    world.unchanged_by(async || asked = Some(form.clone().with("role", "ADMIN").post().await)).await;
    let asked = asked.expect("it was answered").is_shown();
    is_sound(&asked);
    asked.says("Mia, from now on: Agency admin?").says("the most Open Door would pay");
    asked.form(&page.path).send().await.is_shown().says("The role is changed.");
    page_of(&world.max, "Mia, Agency admin").await.says("Agency admin for Open Door");
}

#[behaviour]
async fn a_coordinator_reads_who_changes_the_roles_of_an_agency_with_an_admin(world: &World) {
    let page = page_of(&world.cora, "Mia, Member").await;
    is_sound(&page);
    page.says("Open Door has an admin of its own, who decides what its people are: Max.");
    page.keeps_quiet_about("name=\"role\"");
    let free = page_of(&world.cora, "Hugo, Buyer").await;
    assert_eq!(free.form(&free.path).value("role"), "");
    let its_admin = page_of(&world.cora, "Max, Agency admin").await;
    is_sound(&its_admin);
    its_admin.says("End the role").keeps_quiet_about("who decides what its people are");
}

#[behaviour]
async fn a_coordinator_who_ends_the_last_admins_role_says_who_follows(world: &World) {
    let page = page_of(&world.cora, "Max, Agency admin").await;
    let end = world.cora.opens_at(&format!("{}/end", page.path)).await.is_shown();
    let mut refused = None;
    world.unchanged_by(async || refused = Some(end.form("/end").post().await)).await;
    let refused = refused.expect("it was answered");
    assert_eq!(refused.status, 422);
    let wrong = refused.wrong_at("successorId");
    assert!(wrong.contains("Please say who follows.") && !wrong.contains("coordinator"), "{wrong}");
    for person in ["Ana, Buyer", "Mia, Member"] {
        let page = page_of(&world.cora, person).await;
        world.cora.opens_at(&format!("{}/end", page.path)).await.is_shown().form("/end").send().await.is_shown();
    }
    let end = world.cora.opens_at(&end.path).await.is_shown();
    end.says("Nobody yet: I will find its next admin");
    end.form("/end").with("successorId", "nobody").send().await.is_shown().says("The role has ended.");
}

#[behaviour]
async fn somebody_without_email_is_added_by_the_same_form(world: &World) {
    let form = world.rose.opens("/members/invite").await.is_shown().form("/members/invite");
    let form = form.with("name", "Odile").with("withoutEmail", "yes").with("role", "MEMBER");
    form.send().await.is_shown().says("sans courriel");
    world.worker_catches_up().await;
    assert!(world.mails.all().is_empty());
}

#[behaviour]
async fn the_last_admin_hands_over_on_the_page_and_leaves(world: &World) {
    let list = world.max.opens("/members").await.is_shown();
    list.says("Open Door has one admin only.");
    let page = page_of(&world.max, "Max, Agency admin").await;
    is_sound(&page);
    let end = world.max.opens_at(&format!("{}/end", page.path)).await.is_shown();
    is_sound(&end);
    let mut refused = None;
    world.unchanged_by(async || refused = Some(end.form("/end").post().await)).await;
    let refused = refused.expect("it was answered");
    assert_eq!(refused.status, 422);
    assert!(refused.wrong_at("successorId").contains("who is admin next"));
    let next = refused.attributes("select[name='successorId'] option", "value")[1].clone();
    let left = refused.form("/end").with("successorId", &next).send().await.is_shown();
    left.says("The role has ended. Ana is admin from now on.").says("You are no longer in a network");
    page_of(&world.ana, "Ana, Agency admin").await.says("Agency admin for Open Door");
    let list = world.ana.opens("/members").await.is_shown();
    assert_eq!(list.texts("tbody th").iter().filter(|person| person.starts_with("Ana")).count(), 1);
    // The same page was open elsewhere, too.
    let mut late = None;
    world.unchanged_by(async || late = Some(end.form("/end").send().await)).await;
    late.expect("it was answered").is_shown().says("You do not hold this role here any more. Nothing was changed.");
}

#[behaviour]
async fn who_keeps_nobody_finds_only_their_own_role(world: &World) {
    let list = world.mia.opens("/members").await.is_shown();
    is_sound(&list);
    list.says("What you are in this network.").keeps_quiet_about("max@example.test");
    for path in ["/members/invite", "/invitations"] {
        assert_eq!(world.mia.opens(path).await.status, 403, "{path}");
    }
    let page = page_of(&world.mia, "Mia, Member").await;
    page.form("/end").send().await.is_shown().says("You are no longer in a network");
}

#[behaviour]
async fn the_only_coordinator_is_told_that_the_role_stays(world: &World) {
    let page = page_of(&world.cora, "Cora, Network coordinator").await;
    is_sound(&page);
    page.says("You are the network’s only coordinator").says("Invite somebody").keeps_quiet_about("/end\"");
}
