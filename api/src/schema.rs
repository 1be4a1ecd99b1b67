//! The schema, with its limits.

use async_graphql::{SDLExportOptions, SchemaBuilder};

use crate::cost::CountCost;
use crate::mutation::Mutation;
use crate::query::Query;
use crate::settings::Settings;
use crate::subscription::Subscription;

/// The schema.
pub(crate) type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// How deep fields may nest. What describes a schema to programs goes down some fifteen steps.
const DEPTH_MAX: usize = 20;
/// What a document may weigh: about one for each field that may come to be answered.
const COMPLEXITY_MAX: usize = 10_000;
/// The most directives on one field.
const DIRECTIVES_MAX: usize = 5;

fn builder() -> SchemaBuilder<Query, Mutation, Subscription> {
    Schema::build(Query::default(), Mutation::default(), Subscription)
}

/// The schema as the operator wants it, for our own pages.
pub(crate) fn build(settings: &Settings) -> Schema {
    set_up(builder(), settings)
}

/// The same schema for documents that others wrote: what they weigh is counted. Counting costs something at each field, so
/// pages have the other one.
pub(crate) fn build_counted(settings: &Settings) -> Schema {
    set_up(builder().extension(CountCost), settings)
}

fn set_up(builder: SchemaBuilder<Query, Mutation, Subscription>, settings: &Settings) -> Schema {
    let mut builder = builder.limit_depth(DEPTH_MAX).limit_complexity(COMPLEXITY_MAX).limit_directives(DIRECTIVES_MAX);
    if !settings.introspection {
        builder = builder.disable_introspection();
    }
    // A suggestion describes the schema, too.
    if !settings.suggestions || !settings.introspection {
        builder = builder.disable_suggestions();
    }
    builder.finish()
}

/// The schema as text, in the schema definition language.
pub fn sdl() -> String {
    builder().finish().sdl_with_options(SDLExportOptions::new().use_space_ident().prefer_single_line_descriptions())
}
