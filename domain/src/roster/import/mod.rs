//! Many agencies at once, from the list a network keeps anyway: a file is uploaded and kept, what it would do is shown row by
//! row, and then exactly that is done, all of it or nothing.

pub mod agency_import;
pub mod columns;
pub mod finders;
mod import_agencies;
pub mod plan;
mod sheet;
mod upload_agencies;
mod values;

pub use import_agencies::{ImportAgencies, Imported, import_agencies};
pub use sheet::{BYTES_MAX, Encoding};
pub use upload_agencies::{UploadAgencies, forget_uploads, upload_agencies};
pub use values::written_of;
