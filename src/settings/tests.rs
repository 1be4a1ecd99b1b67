use super::*;
use std::ffi::OsString;
use std::io::Write as _;

fn from_environment(pairs: &[(&str, &str)]) -> Sheet {
    let pairs: Vec<(OsString, OsString)> = pairs.iter().map(|(name, value)| (name.into(), value.into())).collect();
    Sheet::gather(None, pairs.into_iter())
}

fn from_file(text: &str, environment: &[(&str, &str)]) -> (Sheet, String) {
    let folder = crate::testing::Somewhere::made();
    let path = folder.path().join("longtable.toml");
    std::fs::File::create(&path).unwrap().write_all(text.as_bytes()).unwrap();
    let pairs: Vec<(OsString, OsString)> =
        environment.iter().map(|(name, value)| (name.into(), value.into())).collect();
    let sheet = Sheet::gather(Some(&path), pairs.into_iter());
    (sheet, path.display().to_string())
}

fn wrong(sheet: &Sheet) -> Vec<String> {
    Settings::understand(sheet).unwrap_err().into_iter().map(|wrong| wrong.0).collect()
}

#[test]
fn without_any_settings_everything_is_in_one_data_folder() {
    let settings = Settings::understand(&from_environment(&[("PATH", "/bin"), ("HOME", "/")])).unwrap();
    assert_eq!(settings.database.app, "sqlite://longtable-data/longtable.sqlite");
    assert_eq!(settings.database.owner, None);
    assert_eq!(settings.base_url, "http://127.0.0.1:8080");
    assert_eq!(settings.mail.server, None);
    assert_eq!(settings.mail.from, "longtable@localhost");
    assert!(settings.introspection);
}

#[test]
fn sqlite_gets_as_many_connections_as_the_processors_can_use() {
    let urls = |app: &str| DatabaseUrls { app: app.into(), owner: None, dispatcher: None };
    let (sqlite, postgres) = (urls("sqlite://longtable.sqlite"), urls("postgres://db/longtable"));
    let table = [(1, 4), (2, 4), (3, 6), (4, 8), (64, 8)];
    for (processors, expected) in table {
        assert_eq!(connections(&sqlite, processors), expected, "{processors} processors");
        assert_eq!(connections(&postgres, processors), 8);
    }
}

#[test]
fn the_long_name_of_postgres_is_understood() {
    let sheet = from_environment(&[
        ("DATABASE_URL", "postgresql://app:secret@db/longtable"),
        ("DATABASE_OWNER_URL", "postgres://owner@db/longtable"),
        ("DATABASE_DISPATCHER_URL", "postgresql://dispatcher@db/longtable"),
    ]);
    let database = Settings::understand(&sheet).unwrap().database;
    assert_eq!(database.app, "postgres://app:secret@db/longtable");
    assert_eq!(database.owner.as_deref(), Some("postgres://owner@db/longtable"));
    assert_eq!(database.dispatcher.as_deref(), Some("postgres://dispatcher@db/longtable"));
}

#[test]
fn an_unknown_name_stops_the_start_and_says_where_it_was() {
    let sheet = from_environment(&[("LONGTABLE_LISTN", "127.0.0.1:1")]);
    assert_eq!(
        wrong(&sheet),
        ["LONGTABLE_LISTN (from the environment) is not a setting of Longtable; did you mean LONGTABLE_LISTEN?"]
    );
    let (sheet, path) = from_file("coffee = true\n", &[]);
    assert_eq!(
        wrong(&sheet),
        [format!("coffee (from {path}) is not a setting of Longtable; `longtable doctor` lists those there are.")]
    );
}

#[test]
fn the_settings_file_cannot_name_another_one() {
    let (sheet, path) = from_file("longtable_config = \"other.toml\"\n", &[]);
    assert_eq!(
        wrong(&sheet),
        [format!(
            "longtable_config (from {path}) names the settings file, so it cannot stand in it; use --config or LONGTABLE_CONFIG."
        )]
    );
}

#[test]
fn a_sender_that_mail_could_not_be_sent_from_stops_the_start() {
    for from in ["Longtable, Inc <a@b.org>", "côté@example.org", "a@côté.example", "a b@example.org", "nobody", ""]
    {
        let sentences = wrong(&from_environment(&[("LONGTABLE_MAIL_FROM", from)]));
        assert_eq!(sentences.len(), 1, "{from}");
        let start = format!("LONGTABLE_MAIL_FROM (from the environment) is \"{from}\" but must be a mail address");
        assert!(sentences[0].starts_with(&start), "{}", sentences[0]);
    }
    for from in ["a@b.org", "\"Longtable, Inc\" <a@b.org>", "La grande table – Été <a@b.org>"] {
        let settings = Settings::understand(&from_environment(&[("LONGTABLE_MAIL_FROM", from)])).unwrap();
        assert_eq!(settings.mail.from, from);
    }
}

#[test]
fn a_server_whose_name_makes_no_mail_address_is_asked_for_a_sender() {
    let name = "x".repeat(64);
    let base_url = format!("https://{name}");
    let sheet = from_environment(&[("LONGTABLE_BASE_URL", &base_url)]);
    assert_eq!(
        wrong(&sheet),
        [format!(
            "LONGTABLE_MAIL_FROM is not set, and longtable@{name}, after LONGTABLE_BASE_URL, is not a mail address; set it to one."
        )]
    );
    let sheet = from_environment(&[("LONGTABLE_BASE_URL", &base_url), ("LONGTABLE_MAIL_FROM", "a@b.org")]);
    assert!(Settings::understand(&sheet).is_ok());
}

#[test]
fn a_password_never_leaves_the_machine_in_the_clear() {
    let with = |host, tls| {
        let pairs = [("HOST", host), ("TLS", tls), ("USER", "post"), ("PASSWORD", "hunter2")];
        let pairs = pairs.map(|(name, value)| (format!("LONGTABLE_SMTP_{name}"), value));
        Settings::understand(&from_environment(&pairs.each_ref().map(|(name, value)| (name.as_str(), *value))))
    };
    let sentences: Vec<String> =
        with("mail.example.org", "none").unwrap_err().into_iter().map(|wrong| wrong.0).collect();
    assert_eq!(
        sentences,
        [
            "LONGTABLE_SMTP_TLS is none, so LONGTABLE_SMTP_PASSWORD would travel to mail.example.org for anybody to read; set it to starttls or tls."
        ]
    );
    for (host, tls) in
        [("localhost", "none"), ("127.0.0.1", "none"), ("[::1]", "none"), ("mail.example.org", "starttls")]
    {
        assert!(with(host, tls).is_ok(), "{host} {tls}");
    }
}

#[test]
fn a_wrong_value_stops_the_start_with_one_sentence() {
    let sheet = from_environment(&[("LONGTABLE_LISTEN", "somewhere")]);
    assert_eq!(
        wrong(&sheet),
        [
            "LONGTABLE_LISTEN (from the environment) is \"somewhere\" but must be an address and a port, such as 127.0.0.1:8080."
        ]
    );
    let (sheet, path) = from_file("longtable_smtp_tls = \"yes\"\n", &[]);
    assert_eq!(
        wrong(&sheet),
        [format!("longtable_smtp_tls (from {path}) is \"yes\" but must be starttls, tls or none.")]
    );
    let sheet = from_environment(&[("LONGTABLE_BASE_URL", "https://example.org/longtable")]);
    assert_eq!(wrong(&sheet).len(), 1);
}

#[test]
fn a_wrong_secret_is_never_repeated() {
    let sheet = from_environment(&[("DATABASE_URL", "mysql://root:hunter2@db/x")]);
    let sentences = wrong(&sheet);
    assert_eq!(
        sentences,
        ["DATABASE_URL (from the environment) must be an address that begins with postgres:// or sqlite://."]
    );
}

#[test]
fn passwords_are_masked_wherever_they_stand() {
    assert_eq!(
        without_password("postgres://app:hunter2@db:5432/longtable"),
        "postgres://app:••••••••@db:5432/longtable"
    );
    assert_eq!(
        without_password("postgres://db/longtable?user=app&password=hunter2"),
        "postgres://db/longtable?user=app&password=••••••••"
    );
    for (address, shown) in [
        ("postgres://app:pa?ss@db/longtable", "postgres://app:••••••••@db/longtable"),
        ("postgres://app:p@ss/w?rd@db/longtable?password=x", "postgres://app:••••••••@db/longtable?password=••••••••"),
        ("postgres://app@db/longtable?password=h@nter2", "postgres://app@db/longtable?password=••••••••"),
        ("postgres://db:5432/longtable", "postgres://db:5432/longtable"),
    ] {
        assert_eq!(without_password(address), shown);
    }
    assert_eq!(
        without_password("sqlite://longtable-data/longtable.sqlite"),
        "sqlite://longtable-data/longtable.sqlite"
    );
    let sheet = from_environment(&[("LONGTABLE_SMTP_PASSWORD", "hunter2"), ("LONGTABLE_SMTP_USER", "post")]);
    let shown: Vec<String> = known::KNOWN.iter().map(|known| sheet.shown(known)).collect();
    assert!(!shown.concat().contains("hunter2"));
    assert!(shown.concat().contains("post (from the environment)"));
}

#[test]
fn the_environment_wins_over_the_file() {
    let text =
        "longtable_listen = \"127.0.0.1:9000\"\nlongtable_proxies = \"10.0.0.7\"\nlongtable_introspection = false\n";
    let (sheet, _) = from_file(text, &[("LONGTABLE_LISTEN", "127.0.0.1:9001")]);
    let settings = Settings::understand(&sheet).unwrap();
    assert_eq!(settings.listen.port(), 9001);
    assert_eq!(Some(settings.proxies), crate::proxies::Proxies::read("10.0.0.7"));
    assert!(!settings.introspection);
}

#[test]
fn a_file_that_is_not_there_or_not_toml_is_named() {
    let missing = std::path::Path::new("no-such-folder/longtable.toml");
    let sentences = wrong(&Sheet::gather(Some(missing), std::iter::empty()));
    assert!(
        sentences[0].starts_with("The settings file no-such-folder/longtable.toml named by --config cannot be read")
    );
    let (sheet, path) = from_file("longtable_log = \"info\"\nlongtable_listen =\n", &[]);
    assert!(
        wrong(&sheet)[0].starts_with(&format!("The settings file {path} is not valid TOML at line 2: ")),
        "{:?}",
        wrong(&sheet)
    );
    let (sheet, path) = from_file("longtable_threads = [1]\n", &[]);
    assert_eq!(
        wrong(&sheet),
        [format!("longtable_threads (from {path}) must be a text, a whole number, true or false.")]
    );
}

#[test]
fn mail_settings_that_belong_together_are_asked_for_together() {
    // A line of .env may be left empty.
    let nobody = [("LONGTABLE_SMTP_HOST", "mail"), ("LONGTABLE_SMTP_TLS", "none"), ("LONGTABLE_SMTP_USER", "")];
    let sheet = from_environment(&[&nobody[..], &[("LONGTABLE_SMTP_PASSWORD", "")]].concat());
    assert_eq!(Settings::understand(&sheet).unwrap().mail.server.unwrap().sign_in, None);
    let sheet = from_environment(&[("LONGTABLE_SMTP_USER", "post")]);
    assert_eq!(wrong(&sheet), ["LONGTABLE_SMTP_USER is set but LONGTABLE_SMTP_PASSWORD is not; they go together."]);
    let sheet = from_environment(&[
        ("LONGTABLE_SMTP_HOST", "mail.example.org"),
        ("LONGTABLE_SMTP_TLS", "tls"),
        ("LONGTABLE_BASE_URL", "https://table.example.org/"),
    ]);
    let settings = Settings::understand(&sheet).unwrap();
    assert_eq!(settings.base_url, "https://table.example.org");
    assert_eq!(settings.mail.from, "longtable@table.example.org");
    let server = settings.mail.server.unwrap();
    assert_eq!((server.port, server.tls), (465, Tls::Tls));
}

#[test]
fn roles_make_sense_on_postgres_only() {
    let sheet = from_environment(&[("DATABASE_OWNER_URL", "postgres://owner@db/longtable")]);
    assert_eq!(wrong(&sheet), ["DATABASE_OWNER_URL is set, but DATABASE_URL is not a PostgreSQL database."]);
}

#[test]
fn postgres_needs_the_role_that_sees_where_work_waits() {
    let sheet = from_environment(&[("DATABASE_URL", "postgres://app:hunter2@db/longtable")]);
    let sentence = "DATABASE_DISPATCHER_URL is not set, but DATABASE_URL is a PostgreSQL database, where only the role \
                    longtable_dispatcher sees that work waits.";
    assert_eq!(wrong(&sheet), [sentence]);
    let malformed =
        from_environment(&[("DATABASE_URL", "postgres://app@db/longtable"), ("DATABASE_DISPATCHER_URL", "somewhere")]);
    assert_eq!(wrong(&malformed).len(), 1);
}

#[test]
fn a_secret_is_64_digits_or_refused_without_repeating_it() {
    let secret = "00ff".repeat(16);
    let settings = Settings::understand(&from_environment(&[("LONGTABLE_SECRET", &secret)])).unwrap();
    assert_eq!(settings.secret.unwrap()[..4], [0, 255, 0, 255]);
    let sentences = wrong(&from_environment(&[("LONGTABLE_SECRET", "tell nobody")]));
    assert_eq!(sentences.len(), 1);
    assert!(!sentences[0].contains("nobody"));
}

/// A text with its `${NAME:-otherwise}` filled in, and its `${NAME:?…}` as in the example of `.env`, where every such name stands.
fn filled(text: &str) -> String {
    let Some((before, rest)) = text.split_once("${") else { return text.to_owned() };
    let (name, after) = rest.split_once('}').expect("a name ends");
    let value = match name.split_once(":-") {
        Some((_, otherwise)) => otherwise.to_owned(),
        None => in_the_example(name.split_once(":?").expect("what is missing is said").0),
    };
    format!("{before}{value}{}", filled(after))
}

fn in_the_example(name: &str) -> String {
    let mut lines = include_str!("../../deploy/example.env").lines();
    let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
    match value.unwrap_or_else(|| panic!("{name} is missing")) {
        "" if name == "LONGTABLE_SECRET" => "0".repeat(64),
        "" => "secret".to_owned(),
        value => value.to_owned(),
    }
}

#[test]
fn the_program_starts_with_the_settings_of_docker_compose() {
    // A name that stands twice is refused here, as it is by compose.
    let file: serde_yaml_ng::Value = serde_yaml_ng::from_str(include_str!("../../docker-compose.yml")).unwrap();
    for place in [&file["x-longtable"], &file["services"]["migrate"]] {
        let pairs: Vec<(&str, String)> = place["environment"]
            .as_mapping()
            .unwrap()
            .iter()
            // A name without a value is given on where .env holds one.
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name.as_str().unwrap(), filled(value.as_str().unwrap())))
            .collect();
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let settings = Settings::understand(&from_environment(&pairs));
        assert!(settings.is_ok(), "{:?}", settings.err());
    }
}
