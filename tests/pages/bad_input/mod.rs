//! What bad input gets: a sentence at its field, in the reader's language, everything typed still there, nothing done.

pub(crate) mod drafts;
mod requests;
mod small_forms;
mod strange_forms;

use tests::World;
use tests::world::{Form, Page};

/// Sends a form that must leave no trace.
async fn refused(world: &World, form: &Form) -> Page {
    let mut answer = None;
    world.unchanged_by(async || answer = Some(form.post().await)).await;
    answer.expect("it was answered")
}

/// Sends a form with one field filled in badly: it comes back as typed, with a sentence at the field.
async fn is_wrong(world: &World, form: Form, name: &str, typed: &str) -> String {
    let action = form.action().to_owned();
    let page = refused(world, &form.with(name, typed)).await;
    assert_eq!(page.status, 422, "{name} as {typed:?}: {}", page.text());
    let sentence = page.wrong_at(name);
    assert_eq!(page.form(&action).value(name), typed, "{name} is kept");
    assert!(page.texts("title")[0].starts_with(if page.speaks_french() { "À revoir" } else { "Please check" }));
    sentence
}
