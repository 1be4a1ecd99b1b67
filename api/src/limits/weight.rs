//! How much validation has to visit: fields, aliases and directives, counted with every fragment spread out.

use std::collections::HashMap;

use async_graphql::parser::types::{ExecutableDocument, Selection, SelectionSet};
use async_graphql::{Name, ServerError};

use super::refuse;

/// What a selection comes to with fragments spread out.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weight {
    pub(super) fields: usize,
    pub(super) aliases: usize,
    pub(super) directives: usize,
}

impl Weight {
    fn add(&mut self, other: Weight) {
        self.fields = self.fields.saturating_add(other.fields);
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.directives = self.directives.saturating_add(other.directives);
    }
}

/// Weighs all operations together: validation visits them all.
pub(super) fn weigh(document: &ExecutableDocument) -> Result<Weight, ServerError> {
    let mut scales = Scales { document, known: HashMap::new() };
    let mut whole = Weight::default();
    for (_, operation) in document.operations.iter() {
        whole.directives = whole.directives.saturating_add(operation.node.directives.len());
        whole.add(scales.set(&operation.node.selection_set.node)?);
    }
    // Fragments nobody spreads are visited as well.
    for name in document.fragments.keys() {
        if !scales.known.contains_key(name) {
            whole.add(scales.fragment(name)?);
        }
    }
    Ok(whole)
}

struct Scales<'a> {
    document: &'a ExecutableDocument,
    /// None while a fragment is being weighed: meeting it again then is a circle.
    known: HashMap<Name, Option<Weight>>,
}

impl Scales<'_> {
    fn set(&mut self, set: &SelectionSet) -> Result<Weight, ServerError> {
        let mut weight = Weight::default();
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    weight.add(Weight {
                        fields: 1,
                        aliases: usize::from(field.node.alias.is_some()),
                        directives: field.node.directives.len(),
                    });
                    weight.add(self.set(&field.node.selection_set.node)?);
                }
                Selection::FragmentSpread(spread) => {
                    weight.directives = weight.directives.saturating_add(spread.node.directives.len());
                    weight.add(self.fragment(&spread.node.fragment_name.node)?);
                }
                Selection::InlineFragment(inline) => {
                    weight.directives = weight.directives.saturating_add(inline.node.directives.len());
                    weight.add(self.set(&inline.node.selection_set.node)?);
                }
            }
        }
        Ok(weight)
    }

    fn fragment(&mut self, name: &Name) -> Result<Weight, ServerError> {
        match self.known.get(name) {
            Some(Some(weight)) => return Ok(*weight),
            Some(None) => return refuse(format!("The fragment \"{name}\" contains itself.")),
            None => {}
        }
        // One that does not exist is the validation's to report. It weighs something, so that whoever spreads out fragments
        // comes to an end.
        let Some(fragment) = self.document.fragments.get(name) else {
            return Ok(Weight { fields: 1, ..Weight::default() });
        };
        self.known.insert(name.clone(), None);
        let mut weight = self.set(&fragment.node.selection_set.node)?;
        weight.directives = weight.directives.saturating_add(fragment.node.directives.len());
        self.known.insert(name.clone(), Some(weight));
        Ok(weight)
    }
}
