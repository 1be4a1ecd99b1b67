//! `#[behaviour]`, which turns one sentence about Longtable into a test on each database.

use proc_macro::{TokenStream, TokenTree};

/// Makes tests of an `async fn` that takes a database: `…::sqlite`, and `…::postgres` where `tests/run` brings a server.
///
/// What the test function takes is said by its argument's type, so this attribute stays the same however much of the
/// world a test needs: see `tests::Scene`.
#[proc_macro_attribute]
pub fn behaviour(arguments: TokenStream, item: TokenStream) -> TokenStream {
    if let Some(token) = arguments.into_iter().next() {
        return complaint(&format!("#[behaviour] takes no arguments, not `{token}`"));
    }
    let Some(name) = function_name(item.clone()) else {
        return complaint("#[behaviour] belongs on an async fn");
    };
    let tests = format!(
        "mod {name} {{
            #[test] fn sqlite() {{ ::tests::on_sqlite(super::{name}) }}
            ::tests::where_postgres_is! {{ #[test] fn postgres() {{ ::tests::on_postgres(super::{name}) }} }}
        }}"
    );
    match tests.parse::<TokenStream>() {
        Ok(tests) => item.into_iter().chain(tests).collect(),
        Err(error) => complaint(&error.to_string()),
    }
}

/// The name after the first `fn` outside brackets.
fn function_name(item: TokenStream) -> Option<String> {
    let mut tokens = item.into_iter();
    tokens.find(|token| matches!(token, TokenTree::Ident(word) if word.to_string() == "fn"))?;
    match tokens.next()? {
        TokenTree::Ident(name) => Some(name.to_string()),
        _ => None,
    }
}

fn complaint(text: &str) -> TokenStream {
    format!("compile_error!({text:?});").parse().unwrap_or_default()
}
