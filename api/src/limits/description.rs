//! How much a document asks about the schema itself: so many fields, and no lists in circles.

use async_graphql::ServerError;
use async_graphql::parser::types::{ExecutableDocument, Field, Selection, SelectionSet};

use super::refuse;

/// The most fields that ask about the schema itself, with every fragment spread out: what tools ask has some 250.
pub(super) const DESCRIBING_FIELDS_MAX: usize = 500;
/// The lists a description of the schema consists of. Each holds up to hundreds of entries.
const DESCRIBING_LISTS: [&str; 8] =
    ["types", "directives", "fields", "args", "inputFields", "interfaces", "possibleTypes", "enumValues"];
/// How many of these lists may stand within one another: types have fields, and these have arguments.
const DESCRIBING_LISTS_MAX: usize = 3;

/// What a document asks about the schema itself. Weighing made sure that spreading out its fragments ends.
pub(super) struct Description<'a> {
    document: &'a ExecutableDocument,
    fields: usize,
}

impl<'a> Description<'a> {
    pub(super) fn of(document: &'a ExecutableDocument) -> Self {
        Self { document, fields: 0 }
    }

    /// Refuses what asks for more than tools do, or in circles.
    pub(super) fn check(mut self) -> Result<(), ServerError> {
        for (_, operation) in self.document.operations.iter() {
            self.around(&operation.node.selection_set.node)?;
        }
        Ok(())
    }

    /// Looks for descriptions in a selection of something else.
    fn around(&mut self, set: &'a SelectionSet) -> Result<(), ServerError> {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let selected = &field.node.selection_set.node;
                    match field.node.name.node.as_str() {
                        "__schema" | "__type" => self.within(selected, &mut Vec::new())?,
                        _ => self.around(selected)?,
                    }
                }
                other => self.spread(other).map_or(Ok(()), |set| self.around(set))?,
            }
        }
        Ok(())
    }

    /// Counts within a description; `lists` are those it stands in.
    fn within(&mut self, set: &'a SelectionSet, lists: &mut Vec<&'a str>) -> Result<(), ServerError> {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => self.field(&field.node, lists)?,
                other => self.spread(other).map_or(Ok(()), |set| self.within(set, lists))?,
            }
        }
        Ok(())
    }

    fn field(&mut self, field: &'a Field, lists: &mut Vec<&'a str>) -> Result<(), ServerError> {
        self.fields += 1;
        if self.fields > DESCRIBING_FIELDS_MAX {
            return refuse(format!("The document asks for more than {DESCRIBING_FIELDS_MAX} fields about the schema."));
        }
        let name = field.name.node.as_str();
        if !DESCRIBING_LISTS.contains(&name) {
            return self.within(&field.selection_set.node, lists);
        }
        if lists.len() == DESCRIBING_LISTS_MAX || lists.contains(&name) {
            return refuse(format!("The document asks about the schema in circles, at `{name}`."));
        }
        lists.push(name);
        self.within(&field.selection_set.node, lists)?;
        lists.pop();
        Ok(())
    }

    /// What a fragment selects; nothing for one that does not exist.
    fn spread(&self, selection: &'a Selection) -> Option<&'a SelectionSet> {
        match selection {
            Selection::Field(_) => None,
            Selection::InlineFragment(inline) => Some(&inline.node.selection_set.node),
            Selection::FragmentSpread(spread) => {
                let fragment = self.document.fragments.get(&spread.node.fragment_name.node)?;
                Some(&fragment.node.selection_set.node)
            }
        }
    }
}
