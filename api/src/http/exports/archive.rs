//! A ZIP archive of tables, and a word on what is in it.

use std::fs::File;
use std::io::Write;

use domain::agencies::agency;
use domain::exports::{self, Scope, Table, tables};
use domain::identity::person;
use domain::networks::network;
use domain::{Failure, Reading};
use uuid::Uuid;
use words::{Arg, say};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::spool::Spool;
use super::table::{CSV_MARK, heading, texts, write_csv, write_json};
use super::{Export, named, plain};
use crate::error::own_fault;
use crate::visit::Visit;

const ZIP: &str = "application/zip";

/// An archive that is being written.
struct Archive {
    zip: ZipWriter<File>,
    scope: Scope,
}

/// Everything about a person: of themselves, and what is about or by them in each network they belong or belonged to.
pub(super) async fn of_person(visit: &Visit, scope: Scope, person: &person::Model) -> Result<Export, Failure> {
    visit.leave().await;
    let mut archive = Archive::begin(visit, scope, &person.name)?;
    let reading = visit.operation().read(Uuid::nil(), Some(person.id));
    let networks = archive.global(&reading, person.id).await;
    reading.close().await?;
    for network in networks? {
        let reading = visit.operation().read(network.id, Some(person.id));
        let folder = format!("{}/", network.slug);
        let written = archive.tables(&reading, network.id, &folder, |table| table.of_network).await;
        reading.close().await?;
        written?;
    }
    archive.end("longtable-me")
}

/// Everything of an agency.
pub(super) async fn of_agency(visit: &Visit, scope: Scope, agency: &agency::Model) -> Result<Export, Failure> {
    let archive = Archive::begin(visit, scope, &agency.name)?;
    archive.of_one_network(visit, agency.network_id, &format!("longtable-{}", named(&agency.name))).await
}

/// Everything of a network but what is sealed.
pub(super) async fn of_network(visit: &Visit, scope: Scope, network: &network::Model) -> Result<Export, Failure> {
    let archive = Archive::begin(visit, scope, &network.name_en)?;
    archive.of_one_network(visit, network.id, &format!("longtable-{}", plain(&network.slug))).await
}

impl Archive {
    fn begin(visit: &Visit, scope: Scope, whose: &str) -> Result<Self, Failure> {
        let mut archive = Self { zip: ZipWriter::new(Spool::begin()?), scope };
        archive.file("README.txt")?;
        let at = words::time::show_instant(visit.language, visit.now(), visit.zone);
        let about = [("whose", Arg::from(whose)), ("at", Arg::from(at))];
        let lines = ["export-readme-title", "export-readme-files", "export-readme-figures", "export-readme-sealed"];
        for key in lines {
            writeln!(archive.zip, "{}\r\n", say(visit.language, key, &about)).map_err(own_fault)?;
        }
        Ok(archive)
    }

    async fn of_one_network(mut self, visit: &Visit, network: Uuid, name: &str) -> Result<Export, Failure> {
        visit.leave().await;
        let reading = visit.operation().read(network, visit.actor.person());
        let written = self.tables(&reading, network, "", |_| true).await;
        reading.close().await?;
        written?;
        self.end(name)
    }

    /// The tables outside the networks; gives the networks whose rows are to follow.
    async fn global(&mut self, reading: &Reading, person: Uuid) -> Result<Vec<network::Model>, Failure> {
        self.tables(reading, Uuid::nil(), "", |table| !table.of_network).await?;
        let tx = reading.tx().await?;
        Ok(domain::networks::finders::ever_of(tx.as_ref(), person).await?)
    }

    async fn tables(
        &mut self,
        reading: &Reading,
        network: Uuid,
        folder: &str,
        wanted: impl Fn(&Table) -> bool,
    ) -> Result<(), Failure> {
        let scope = self.scope;
        for table in tables().filter(|table| wanted(table) && scope.takes(table)) {
            self.json(reading, network, folder, table).await?;
            self.csv(reading, network, folder, table).await?;
        }
        Ok(())
    }

    async fn json(&mut self, reading: &Reading, network: Uuid, folder: &str, table: &Table) -> Result<(), Failure> {
        self.file(&format!("{folder}{}.json", table.name))?;
        let columns = self.scope.columns(table);
        self.zip.write_all(b"[").map_err(own_fault)?;
        let (mut after, mut is_first) = (None, true);
        loop {
            let rows = self.rows(reading, network, table, after).await?;
            let Some(last) = rows.last() else { break };
            after = Some(last.id);
            write_json(&mut self.zip, &columns, &rows, &mut is_first).map_err(own_fault)?;
        }
        self.zip.write_all(b"\n]\n").map_err(own_fault)
    }

    async fn csv(&mut self, reading: &Reading, network: Uuid, folder: &str, table: &Table) -> Result<(), Failure> {
        self.file(&format!("{folder}{}.csv", table.name))?;
        self.zip.write_all(CSV_MARK.as_bytes()).map_err(own_fault)?;
        write_csv(&mut self.zip, &[heading(&self.scope.columns(table))]).map_err(own_fault)?;
        let mut after = None;
        loop {
            let rows = self.rows(reading, network, table, after).await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = Some(last.id);
            write_csv(&mut self.zip, &rows.iter().map(texts).collect::<Vec<_>>()).map_err(own_fault)?;
        }
    }

    async fn rows(
        &self,
        reading: &Reading,
        network: Uuid,
        table: &Table,
        after: Option<Uuid>,
    ) -> Result<Vec<exports::Row>, Failure> {
        let tx = reading.tx().await?;
        Ok(exports::rows(tx.as_ref(), self.scope, table, network, after).await?)
    }

    fn file(&mut self, name: &str) -> Result<(), Failure> {
        self.zip.start_file(name, SimpleFileOptions::default()).map_err(own_fault)
    }

    fn end(self, name: &str) -> Result<Export, Failure> {
        let file = self.zip.finish().map_err(own_fault)?;
        Ok(Export { name: format!("{name}.zip"), media_type: ZIP, spool: Spool::of(file) })
    }
}
