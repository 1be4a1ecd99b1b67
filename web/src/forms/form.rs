//! A form as a template shows it: what is in its fields and what is wrong with them.

use crate::forms::Fields;
use crate::types;

/// Problems, each with the field it belongs to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Problems(Vec<(Option<String>, String)>);

impl Problems {
    /// The problems a payload came with.
    pub fn of(payload: Vec<types::Problem>) -> Problems {
        Problems(payload.into_iter().map(|problem| (problem.field, problem.message)).collect())
    }

    /// Adds a problem of one field.
    pub fn add(&mut self, field: impl Into<String>, sentence: impl Into<String>) {
        self.0.push((Some(field.into()), sentence.into()));
    }

    /// Adds a problem of the form as a whole.
    pub fn add_general(&mut self, sentence: impl Into<String>) {
        self.0.push((None, sentence.into()));
    }

    /// These, and then others.
    pub fn and(mut self, others: Problems) -> Problems {
        self.0.extend(others.0);
        self
    }

    /// Whether there is nothing to complain about.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something is wrong with a field.
    pub fn concern(&self, field: &str) -> bool {
        self.0.iter().any(|(concerned, _)| concerned.as_deref() == Some(field))
    }

    /// Gives problems of fields that are called otherwise in this form their names here.
    pub fn rename(&mut self, renamed: impl Fn(&str) -> Option<String>) {
        for field in self.0.iter_mut().filter_map(|(field, _)| field.as_mut()) {
            if let Some(name) = renamed(field) {
                *field = name;
            }
        }
    }

    /// Every problem: its field, then its sentence.
    pub fn iter(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        self.0.iter().map(|(field, sentence)| (field.as_deref(), sentence.as_str()))
    }
}

/// A form to show: empty, filled from what is stored, or as it was refused.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Form {
    /// What is in the fields.
    pub fields: Fields,
    /// What is wrong with them.
    pub problems: Problems,
}

impl Form {
    /// A form nobody has filled in.
    pub fn empty() -> Form {
        Form::default()
    }

    /// A form filled in from what is stored.
    pub fn filled(fields: Fields) -> Form {
        Form { fields, problems: Problems::default() }
    }

    /// What a field holds, as it was typed.
    pub fn value(&self, name: &str) -> &str {
        self.fields.raw(name)
    }

    /// Whether a box is ticked or a choice made: the field holds this value.
    pub fn holds(&self, name: &str, value: &str) -> bool {
        self.fields.every(name).any(|held| held == value)
    }

    /// Whether a field's box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.fields.has(name)
    }

    /// Whether something is wrong with a field.
    pub fn is_wrong(&self, name: &str) -> bool {
        self.problems.iter().any(|(field, _)| field == Some(name))
    }

    /// The sentences that belong beside a field.
    pub fn wrong_with(&self, name: &str) -> Vec<&str> {
        self.problems.iter().filter(|(field, _)| *field == Some(name)).map(|(_, sentence)| sentence).collect()
    }

    /// The `id` of a field's input: `lines.0.seats` is `f-lines-0-seats`.
    pub fn id(&self, name: &str) -> String {
        format!("f-{}", name.replace('.', "-"))
    }

    /// Whether the form was refused.
    pub fn is_refused(&self) -> bool {
        !self.problems.is_empty()
    }

    /// Takes a form that came too late to the version there is now, and says where the two differ: sent again, what was typed
    /// replaces what somebody else saved meanwhile, on purpose.
    pub fn replace_stale(
        &mut self,
        saved: &Fields,
        fields: &[(&str, String)],
        read: impl Fn(&str, &str) -> String,
    ) -> Vec<Difference> {
        self.fields.set("version", saved.text("version"));
        self.differences(saved, fields, read)
    }

    /// Where it differs from what somebody else saved meanwhile: of fields with what they are called, and values as people read
    /// them.
    pub fn differences(
        &self,
        saved: &Fields,
        fields: &[(&str, String)],
        read: impl Fn(&str, &str) -> String,
    ) -> Vec<Difference> {
        let differ = fields.iter().filter(|(name, _)| self.fields.text(name) != saved.text(name));
        let said = |name: &str, value: &str| match read(name, value) {
            nothing if nothing.is_empty() => "–".to_owned(),
            something => something,
        };
        let differ = differ.map(|(name, label)| Difference {
            label: label.clone(),
            saved: said(name, saved.text(name)),
            typed: said(name, self.fields.text(name)),
        });
        differ.collect()
    }
}

/// A field whose value somebody else saved otherwise meanwhile.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// What the field is called.
    pub label: String,
    /// What is saved.
    pub saved: String,
    /// What was typed.
    pub typed: String,
}
