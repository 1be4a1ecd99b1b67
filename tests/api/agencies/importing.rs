//! Many agencies at once: from the file to the rows, all of it or nothing.

use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use tests::world::key;
use tests::{Actor, World, behaviour};

const HEADING: &str = "key,name,province,setting,size,language,staff\n";
const LOOK: &str = "id encoding added changed unchanged wrong invited digest importedAt rows(first: 100) { nodes { line key name fate invite inviteName inviteLanguage notes changes { column from to } problems { code field message } } }";

fn upload_input(text: &[u8]) -> Value {
    let base64 = BASE64_STANDARD.encode(text);
    json!({ "filename": "list.csv", "base64": base64, "approved": true, "requestKey": key() })
}

async fn uploads(actor: &Actor, text: &[u8]) -> tests::world::Outcome {
    let payload = format!("agencyImport {{ {LOOK} }} problems {{ code field message }}");
    actor.does("uploadAgencies", upload_input(text), &payload).await
}

async fn looked_at(actor: &Actor, text: &str) -> Value {
    uploads(actor, text.as_bytes()).await.done()["agencyImport"].clone()
}

async fn imports(actor: &Actor, list: &Value) -> tests::world::Outcome {
    let input = json!({ "agencyImportId": list["id"], "digest": list["digest"], "requestKey": key() });
    actor.does("importAgencies", input, "added changed invited problems { code field message }").await
}

/// Line, fate, and what is wrong where.
fn fates(list: &Value) -> Vec<String> {
    let rows = list["rows"]["nodes"].as_array().expect("rows are a list");
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let row = |row: &Value| {
        let problems = row["problems"].as_array().expect("problems are a list").iter();
        let problems = problems.map(|problem| format!(" {}@{}", text(&problem["code"]), text(&problem["field"])));
        let changes = row["changes"].as_array().expect("changes are a list").iter();
        let changes = changes
            .map(|change| format!(" {}:{}>{}", text(&change["column"]), text(&change["from"]), text(&change["to"])));
        format!("{} {}{}", row["line"], text(&row["fate"]), problems.chain(changes).collect::<String>())
    };
    rows.iter().map(row).collect()
}

#[behaviour]
async fn a_list_is_looked_at_imported_and_imported_again(world: &World) {
    let first = format!(
        "{HEADING}01,Open Door,MB,Large city,LARGE,EN,60\n02,\"École, de l’Île\",Québec,Petite ville,1 to 4 staff,bilingue,\n03,Cedar,Nova Scotia,RURAL_OR_REMOTE,SMALL,fr,\"1,200\"\n"
    );
    let list = looked_at(&world.cora, &first).await;
    assert_eq!(fates(&list), ["2 CHANGED key:>01", "3 NEW", "4 NEW"], "Open Door is known by its name");
    assert_eq!(world.cora.ask("{ agenciesFound }", json!({})).await.data()["agenciesFound"], 4, "nothing is done yet");
    let done = imports(&world.cora, &list).await;
    assert_eq!((&done.done()["added"], &done.done()["changed"]), (&json!(2), &json!(1)));
    let found = world
        .ana
        .ask(
            "{ agencies(filter: { search: \"ecole\" }) { nodes { name province setting sizeBand language staff } } }",
            json!({}),
        )
        .await;
    let expected = json!([{
        "name": "École, de l’Île", "province": "QC", "setting": "SMALL_CITY", "sizeBand": "MICRO", "language": "BOTH", "staff": null,
    }]);
    assert_eq!(found.data()["agencies"]["nodes"], expected);

    let again = first.replace("60\n", "61\n").replace("Cedar", "Cedar House");
    let list = looked_at(&world.cora, &again).await;
    assert_eq!(fates(&list), ["2 CHANGED staff:60>61", "3 UNCHANGED", "4 CHANGED name:Cedar>Cedar House"]);
    imports(&world.cora, &list).await.done();
    let list = looked_at(&world.cora, &again).await;
    assert_eq!(fates(&list), ["2 UNCHANGED", "3 UNCHANGED", "4 UNCHANGED"]);
}

#[behaviour]
async fn what_is_wrong_is_said_row_by_row_and_nothing_is_imported(world: &World) {
    let text = format!(
        "{HEADING}01,Cedar,Narnia,SMALL_CITY,SMALL,EN,x\n01,Cedar ,SK,SMALL_CITY,SMALL,EN,3\n,,SK,Moon,SMALL,EN,3\n04,Maple,SK,SMALL_CITY,SMALL,EN,3\n"
    );
    let list = looked_at(&world.cora, &text).await;
    let expected = [
        "2 WRONG UNKNOWN_PROVINCE@province NOT_A_NUMBER@staff",
        "3 WRONG SAME_IN_LINE@key SAME_IN_LINE@name",
        "4 WRONG MISSING@name UNKNOWN_CHOICE@setting",
        "5 NEW",
    ];
    assert_eq!(fates(&list), expected);
    world.unchanged_by(async || imports(&world.cora, &list).await.refused_with(&["IMPORT_HAS_PROBLEMS"])).await;
}

#[behaviour]
async fn what_was_shown_is_what_is_done_or_nothing_is(world: &World) {
    let list = looked_at(&world.cora, &format!("{HEADING}01,Cedar,SK,SMALL_CITY,SMALL,EN,3\n")).await;
    world.cora.add_agency(Some("01"), tests::world::profile("Cedar"), true).await.done();
    world.unchanged_by(async || imports(&world.cora, &list).await.refused_with(&["IMPORT_CHANGED"])).await;
    let mut made_up = looked_at(&world.cora, &format!("{HEADING}02,Maple,SK,SMALL_CITY,SMALL,EN,3\n")).await;
    let true_digest = made_up["digest"].clone();
    made_up["digest"] = json!("made up");
    world.unchanged_by(async || imports(&world.cora, &made_up).await.refused_with(&["IMPORT_CHANGED"])).await;
    made_up["digest"] = true_digest;
    imports(&world.cora, &made_up).await.done();
    world.unchanged_by(async || imports(&world.cora, &made_up).await.refused_with(&["IMPORT_OVER"])).await;
    let kept = world.traces().await.of("agency_import").join("\n");
    assert!(!kept.contains("Maple"), "its rows are not kept: {kept}");
}

#[behaviour]
async fn an_uploaded_list_is_forgotten_after_a_day(world: &World) {
    let list = looked_at(&world.cora, &format!("{HEADING}01,Cedar,SK,SMALL_CITY,SMALL,EN,3\n")).await;
    world.goes_by(chrono::TimeDelta::hours(24));
    imports(&world.cora, &list).await.refused_with(&["IMPORT_OVER"]);
    world.goes_by(chrono::TimeDelta::days(2));
    world.worker_catches_up().await;
    assert_eq!(world.traces().await.of("agency_import"), [""; 0]);
}

#[behaviour]
async fn a_list_in_older_letters_keeps_its_accents_and_its_page_asks_to_look_at_them(world: &World) {
    let text = format!("{HEADING}01,École de l'Île-à-la-Crosse,SK,RURAL_OR_REMOTE,SMALL,FR,3\n");
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1 has it")).collect();
    let list = uploads(&world.cora, &latin).await.done()["agencyImport"].clone();
    assert_eq!((&list["encoding"], fates(&list)), (&json!("WINDOWS1252"), vec!["2 NEW".to_owned()]));
    let name = "École de l'Île-à-la-Crosse";
    assert_eq!(list["rows"]["nodes"][0]["name"], name);
    let path = format!("/agencies/import/{}", list["id"].as_str().expect("an id is a text"));
    let sentences = [
        ("EN", "This file is in an older encoding (Windows-1252). Please check that names with accents look right."),
        (
            "FR",
            "Ce fichier est dans un ancien encodage (Windows-1252). Veuillez vérifier que les noms accentués s’affichent bien.",
        ),
    ];
    for (language, sentence) in sentences {
        let reads = json!({ "language": language, "zone": "America/Winnipeg", "requestKey": key() });
        world.cora.does("changeMySettings", reads, "problems { code }").await.done();
        world.cora.opens(&path).await.is_shown().says(sentence).says(name);
    }
    imports(&world.cora, &list).await.done();
    let found = world.cora.ask("{ agencies(filter: { search: \"ecole\" }) { nodes { name } } }", json!({})).await;
    assert_eq!(found.data()["agencies"]["nodes"], json!([{ "name": name }]));
    let plain = looked_at(&world.cora, &text.replace("01,", "02,").replace("École", "Maison")).await;
    assert_eq!(plain["encoding"], "UTF8");
}

#[behaviour]
async fn a_workbook_is_read_as_it_is_and_imported(world: &World) {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, name) in (0..).zip(HEADING.trim_end().split(',')) {
        sheet.write_string(0, column, name).expect("a heading fits");
    }
    for (row, key, name, staff) in [(1, "01", "École, de l’Île", 3), (2, "02", "Cedar", 12)] {
        for (column, text) in (0..).zip([key, name, "SK", "SMALL_CITY", "SMALL", "EN"]) {
            sheet.write_string(row, column, text).expect("a text fits");
        }
        sheet.write_number(row, 6, staff).expect("a number fits");
    }
    let bytes = workbook.save_to_buffer().expect("a workbook can be written");
    let list = uploads(&world.cora, &bytes).await.done()["agencyImport"].clone();
    assert_eq!((&list["encoding"], fates(&list).join(", ")), (&json!("WORKBOOK"), "2 NEW, 3 NEW".to_owned()));
    let done = imports(&world.cora, &list).await;
    assert_eq!((&done.done()["added"], &done.done()["changed"]), (&json!(2), &json!(0)));
    let found = world.cora.ask("{ agencies(filter: { search: \"ecole\" }) { nodes { name staff } } }", json!({})).await;
    assert_eq!(found.data()["agencies"]["nodes"], json!([{ "name": "École, de l’Île", "staff": 3 }]));
}

#[behaviour]
async fn files_that_cannot_be_read_say_so_and_are_not_kept(world: &World) {
    let long = format!("{HEADING}{}", "1,a,SK\n".repeat(5_001));
    world
        .unchanged_by(async || {
            for (bytes, reasons) in [
                (&b""[..], &["FILE_BLANK@file"][..]),
                (HEADING.as_bytes(), &["FILE_EMPTY@file"]),
                (b"%PDF-1.7\x00\xff", &["FILE_NOT_A_LIST@file"]),
                (b"key,name\n\x81,a\n", &["FILE_NOT_TEXT@file"]),
                (b"key,name,province,setting,size,language\n1,\"Cedar,SK\n2,Maple,MB\n", &["FILE_UNREADABLE@file"]),
                (b"PK\x03\x04nonsense", &["FILE_UNREADABLE@file"]),
                (b"1,Cedar,SK\n2,Maple,MB\n", &["NO_HEADING@file"]),
                (b"key,name,province,setting,size,colour\n1,a,SK\n", &["UNKNOWN_COLUMN@file", "MISSING_COLUMN@file"]),
                (long.as_bytes(), &["FILE_TOO_LONG@file"]),
            ] {
                uploads(&world.cora, bytes).await.refused_with(reasons);
            }
            let input = json!({ "filename": "x", "base64": "!", "approved": true, "requestKey": key() });
            world.cora.does("uploadAgencies", input, "problems { code }").await.denied_as("BAD_INPUT");
        })
        .await;
}

#[behaviour]
async fn only_coordinators_see_and_import_lists(world: &World) {
    let list = looked_at(&world.cora, &format!("{HEADING}01,Cedar,SK,SMALL_CITY,SMALL,EN,3\n")).await;
    world
        .unchanged_by(async || {
            for actor in [&world.max, &world.fern] {
                uploads(actor, HEADING.as_bytes()).await.denied_as("FORBIDDEN");
                imports(actor, &list).await.denied_as("NOT_FOUND");
                let asked = actor.ask("{ agencyDownload(file: LIST) { base64 } }", json!({})).await;
                assert_eq!(asked.denied(), "FORBIDDEN", "{}", actor.name());
            }
        })
        .await;
}

#[behaviour]
async fn what_is_downloaded_holds_no_formula_and_can_be_imported_as_it_is(world: &World) {
    for name in ["=HYPERLINK(\"http://x\")", "+41", "@home"] {
        world.cora.add_agency(Some(name), tests::world::profile(name), true).await.done();
    }
    for agency in ["Open Door", "Le Relais", "Harbour House", "North Star"] {
        let text = format!("{HEADING}k-{agency},{agency},SK,SMALL_CITY,SMALL,EN,3\n");
        let list = looked_at(&world.cora, &text).await;
        imports(&world.cora, &list).await.done();
    }
    let reply = world.cora.ask("{ agencyDownload(file: LIST) { filename mediaType base64 } }", json!({})).await;
    let file = &reply.data()["agencyDownload"];
    assert_eq!(file["filename"], "agencies.csv");
    let bytes = BASE64_STANDARD.decode(file["base64"].as_str().expect("it is a text")).expect("it is base 64");
    let text = String::from_utf8(bytes.clone()).expect("it is UTF-8");
    for line in text.lines().skip(1) {
        for cell in line.split(',') {
            let cell = cell.trim_matches('"');
            assert!(!cell.starts_with(['=', '+', '@']), "{line}");
        }
    }
    let list = uploads(&world.cora, &bytes).await.done()["agencyImport"].clone();
    assert_eq!((&list["unchanged"], &list["wrong"], &list["changed"]), (&json!(7), &json!(0), &json!(0)), "{list:#}");
}

#[behaviour]
async fn who_a_list_names_is_invited_to_keep_their_new_agency(world: &World) {
    let heading = HEADING.replace("staff\n", "contact_email\n");
    let row = |key: &str, name: &str, email: &str| format!("{key},{name},SK,SMALL_CITY,SMALL,FR,{email}\n");
    let text =
        format!("{heading}{}{}", row("01", "Cedar", "Dir@Cedar.test"), row("02", "Le Relais", "dir@relais.test"));
    let list = looked_at(&world.cora, &text).await;
    imports(&world.cora, &list).await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(to, ["dir@cedar.test"], "an agency that was there already keeps its people");
    assert!(mails[0].subject.contains("Cedar") || mails[0].text.contains("Cedar"), "{}", mails[0].text);
    let wrong = looked_at(&world.cora, &format!("{heading}{}", row("03", "Elm", "nobody"))).await;
    assert_eq!(fates(&wrong), ["2 WRONG BAD_EMAIL@contact-email"]);
}

#[behaviour]
async fn an_invitation_is_in_the_language_of_the_agency_or_of_whoever_imports(world: &World) {
    let heading = HEADING.replace("staff\n", "contact_email\n");
    let row =
        |key: &str, language: &str| format!("{key},House {key},QC,SMALL_CITY,SMALL,{language},a{key}@house.test\n");
    let text = format!("{heading}{}{}{}", row("01", "EN"), row("02", "FR"), row("03", "BOTH"));
    let settings = json!({ "language": "FR", "zone": "America/Winnipeg", "requestKey": key() });
    world.cora.does("changeMySettings", settings, "problems { code }").await.done();
    let list = looked_at(&world.cora, &text).await;
    let languages: Vec<_> = (0..3_usize).map(|row| list["rows"]["nodes"][row]["inviteLanguage"].clone()).collect();
    assert_eq!(languages, [json!("EN"), json!("FR"), json!("FR")]);
    imports(&world.cora, &list).await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let french = |to: &str| mails.iter().any(|mail| mail.to == to && mail.text.contains("Bonjour"));
    assert_eq!(["a01@house.test", "a02@house.test", "a03@house.test"].map(french), [false, true, true], "{mails:#?}");
}

#[behaviour]
async fn whoever_is_invited_without_a_name_is_greeted_without_one_and_asked_for_it(world: &World) {
    let heading = HEADING.replace("staff\n", "contact_name,contact_email\n");
    let text = format!(
        "{heading}01,Cedar,SK,SMALL_CITY,SMALL,EN,,dir@cedar.test\n02,Maple,SK,SMALL_CITY,SMALL,EN,Noor Haddad,noor@maple.test\n"
    );
    let list = looked_at(&world.cora, &text).await;
    assert_eq!(list["invited"], 2);
    let invited = |row: usize| (&list["rows"]["nodes"][row]["invite"], &list["rows"]["nodes"][row]["inviteName"]);
    assert_eq!(invited(0), (&json!("dir@cedar.test"), &Value::Null));
    assert_eq!(invited(1), (&json!("noor@maple.test"), &json!("Noor Haddad")));
    assert_eq!(imports(&world.cora, &list).await.done()["invited"], 2);
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let to = |address: &str| mails.iter().find(|mail| mail.to == address).expect("they were invited");
    let nameless = to("dir@cedar.test");
    assert!(nameless.text.contains("Hello,") && !nameless.text.contains("Hello Cedar"), "{}", nameless.text);
    assert!(to("noor@maple.test").text.contains("Hello Noor Haddad,"));
}

#[behaviour]
async fn a_coordinators_address_is_wrong_at_its_row_before_anything_is_imported(world: &World) {
    let heading = HEADING.replace("staff\n", "contact_email\n");
    let address = world.cora.email().to_uppercase();
    let list = looked_at(&world.cora, &format!("{heading}01,Cedar,SK,SMALL_CITY,SMALL,FR,{address}\n")).await;
    assert_eq!(fates(&list), ["2 WRONG SEAT_FOR_COORDINATOR@contact-email"]);
    assert_eq!(list["invited"], 0);
    world.unchanged_by(async || imports(&world.cora, &list).await.refused_with(&["IMPORT_HAS_PROBLEMS"])).await;
}

#[behaviour]
async fn what_is_downloaded_can_be_uploaded_again_though_no_agency_has_a_code(world: &World) {
    world.cora.changes_standing("removeAgency", &world.rose.agency().await, "It has closed.").await.done();
    let reply = world.cora.ask("{ agencyDownload(file: LIST) { base64 } }", json!({})).await;
    let base64 = reply.data()["agencyDownload"]["base64"].as_str().expect("it is a text").to_owned();
    let bytes = BASE64_STANDARD.decode(base64).expect("it is base 64");
    let list = uploads(&world.cora, &bytes).await.done()["agencyImport"].clone();
    assert_eq!((&list["unchanged"], &list["wrong"]), (&json!(4), &json!(0)), "{list:#}");
    for row in list["rows"]["nodes"].as_array().expect("rows are a list") {
        let expected = match row["name"] == "Le Relais" {
            true => json!(["KNOWN_BY_NAME", "AGENCY_REMOVED"]),
            false => json!(["KNOWN_BY_NAME"]),
        };
        assert_eq!(row["notes"], expected, "{row:#}");
    }
    let heading = HEADING.replace("staff\n", "contact_email\n");
    let text = format!("{heading},Open Door,MB,Large city,LARGE,EN,dir@open.test\n,Elm,SK,SMALL_CITY,SMALL,EN,\n");
    let list = looked_at(&world.cora, &text).await;
    let notes = json!(["KNOWN_BY_NAME", "CONTACT_NOT_INVITED"]);
    assert_eq!((&list["rows"]["nodes"][0]["notes"], &list["invited"]), (&notes, &json!(0)));
    assert_eq!(imports(&world.cora, &list).await.done()["added"], 1, "an agency need not have a code");
}

#[behaviour]
async fn what_a_column_takes_is_said_in_the_readers_words(world: &World) {
    let text = format!("{HEADING}01,Cedar,SK,Moon,12,Latin,3\n");
    let list = looked_at(&world.cora, &text).await;
    let problems = list["rows"]["nodes"][0]["problems"].to_string();
    let sizes = "1 to 4 staff, 5 to 19 staff, 20 to 79 staff, 80 staff or more";
    assert!(problems.contains(sizes), "{problems}");
    for code in ["MICRO", "RURAL_OR_REMOTE", "BOTH"] {
        assert!(!problems.contains(code), "{problems}");
    }
}

#[behaviour]
async fn two_thousand_agencies_come_in_under_twenty_five_seconds_in_a_build_for_tests(world: &World) {
    let row = |n: u32, staff: u32| format!("k{n},Agency number {n},SK,SMALL_CITY,SMALL,EN,{staff}\n");
    for (staff, expected) in [(3, (2_000, 0)), (4, (0, 2_000))] {
        let text = format!("{HEADING}{}", (0..2_000).map(|n| row(n, staff)).collect::<String>());
        let begun = Instant::now();
        let list = looked_at(&world.cora, &text).await;
        let done = imports(&world.cora, &list).await;
        let took = begun.elapsed();
        assert_eq!((&done.done()["added"], &done.done()["changed"]), (&json!(expected.0), &json!(expected.1)));
        // It is not optimized, and the machine it runs on is busy: `cargo bench --bench importing` holds to five seconds.
        assert!(took < Duration::from_secs(25), "{took:?}");
        println!("2,000 agencies, staff {staff}: {took:?}");
    }
}

#[behaviour]
async fn a_long_list_comes_in_by_the_api_as_by_the_page(world: &World) {
    let row = |n: u32| format!("k{n},Agency number {n:04} {},SK,SMALL_CITY,SMALL,EN,3\n", "x".repeat(180));
    let text = format!("{HEADING}{}", (0..2_000).map(row).collect::<String>());
    assert!(text.len() * 4 / 3 > 600_000, "it is more than anybody may send");
    let list = looked_at(&world.cora, &text).await;
    assert_eq!((&list["added"], &list["wrong"]), (&json!(2_000), &json!(0)));
    world
        .unchanged_by(async || {
            let document =
                "mutation($input: UploadAgenciesInput!) { uploadAgencies(input: $input) { problems { code } } }";
            let body = json!({ "query": document, "variables": { "input": upload_input(text.as_bytes()) } });
            assert_eq!(world.nobody.post_json("/n/prairie/graphql", &body).await.status, 413);
        })
        .await;
}

#[behaviour]
async fn a_list_that_is_searched_is_downloaded_as_it_is_shown(world: &World) {
    let page = world.cora.opens("/agencies?province=MB").await.is_shown();
    page.says("Download these agencies");
    let links = page.attributes("a[href*='/agencies/download/list']", "href");
    assert_eq!(links, ["/n/prairie/agencies/download/list?province=MB"]);
    let file = world.cora.looks_at(&links[0]).await;
    assert!(
        file.status == 200 && file.html.contains("Open Door") && !file.html.contains("Harbour House"),
        "{}",
        file.html
    );
    let whole = world.cora.opens("/agencies").await.is_shown();
    let links = whole.attributes("a[href*='/agencies/download/list']", "href");
    assert_eq!(links, ["/n/prairie/agencies/download/list"]);
    let file = world.cora.looks_at(&links[0]).await;
    assert!(file.html.contains("Open Door") && file.html.contains("Harbour House"), "{}", file.html);
    let document = "query($filter: AgencyFilter) { agencyDownload(file: LIST, filter: $filter) { base64 } }";
    let filter = json!({ "filter": { "search": "relais" } });
    let reply = world.cora.ask(document, filter.clone()).await;
    let base64 = reply.data()["agencyDownload"]["base64"].as_str().expect("it is a text").to_owned();
    let text = String::from_utf8(BASE64_STANDARD.decode(base64).expect("it is base 64")).expect("it is a text");
    assert_eq!(text.lines().count(), 2, "{text}");
    assert_eq!(world.ana.ask(document, filter).await.denied(), "FORBIDDEN");
}
