//! A file without a name, written first and sent afterwards.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use actix_web::body::{BoxBody, MessageBody, SizedStream};
use actix_web::web::Bytes;
use domain::Failure;
use futures::stream;

use crate::error::own_fault;
use crate::places::Place;

/// How much is sent at a time, in bytes.
const PIECE: usize = 64 * 1024;

/// A file that is gone when it is closed.
pub(super) struct Spool(File);

impl Spool {
    /// A new one, with nothing in it.
    pub(super) fn begin() -> Result<File, Failure> {
        tempfile::tempfile().map_err(own_fault)
    }

    /// A written one.
    pub(super) fn of(file: File) -> Self {
        Self(file)
    }

    /// What to send: all of it, a piece at a time. The place of whoever asked is theirs until the end: a file that is read slowly
    /// takes room as long.
    pub(super) fn into_body(mut self, place: Place) -> Result<BoxBody, Failure> {
        let length = self.0.seek(SeekFrom::End(0)).map_err(own_fault)?;
        self.0.rewind().map_err(own_fault)?;
        let pieces = stream::unfold(Some((self.0, place)), |held| async move {
            let (file, place) = held?;
            // On a thread that may wait for the disk.
            let read = tokio::task::spawn_blocking(move || piece(file)).await;
            match read.map_err(std::io::Error::other).and_then(|read| read) {
                Ok((piece, _)) if piece.is_empty() => None,
                Ok((piece, file)) => Some((Ok(piece), Some((file, place)))),
                Err(error) => Some((Err(error), None)),
            }
        });
        Ok(SizedStream::new(length, Box::pin(pieces)).boxed())
    }
}

fn piece(mut file: File) -> std::io::Result<(Bytes, File)> {
    let mut piece = vec![0; PIECE];
    let length = file.read(&mut piece)?;
    piece.truncate(length);
    Ok((piece.into(), file))
}
