//! What a campaign says for itself, in the languages it was written in.

use std::sync::Arc;

use async_graphql::{Context, Object};
use domain::campaigns::campaign;
use domain::campaigns::finders::CampaignView;
use words::Language;

use crate::visit::visit;

/// The texts of a campaign, which are fields of the campaign itself.
pub struct Texts(pub(super) Arc<CampaignView>);

impl Texts {
    fn row(&self) -> &campaign::Model {
        &self.0.campaign
    }
}

/// The texts of a campaign, which are fields of the campaign itself.
#[Object]
impl Texts {
    /// Its title in the reader's language, or in the other where it has none.
    async fn title(&self, ctx: &Context<'_>) -> &str {
        in_language(visit(ctx).language, &self.row().title_en, &self.row().title_fr)
    }

    /// Its title in English; may be empty.
    async fn title_en(&self) -> &str {
        &self.row().title_en
    }

    /// Its title in French; may be empty.
    async fn title_fr(&self) -> &str {
        &self.row().title_fr
    }

    /// Why we buy, in the reader's language.
    async fn need(&self, ctx: &Context<'_>) -> &str {
        in_language(visit(ctx).language, &self.row().need_en, &self.row().need_fr)
    }

    /// Why we buy, in English.
    async fn need_en(&self) -> &str {
        &self.row().need_en
    }

    /// Why we buy, in French.
    async fn need_fr(&self) -> &str {
        &self.row().need_fr
    }

    /// What else was considered, in the reader's language.
    async fn alternatives(&self, ctx: &Context<'_>) -> &str {
        in_language(visit(ctx).language, &self.row().alternatives_en, &self.row().alternatives_fr)
    }

    /// What else was considered, in English.
    async fn alternatives_en(&self) -> &str {
        &self.row().alternatives_en
    }

    /// What else was considered, in French.
    async fn alternatives_fr(&self) -> &str {
        &self.row().alternatives_fr
    }

    /// What could go wrong, in the reader's language.
    async fn risks(&self, ctx: &Context<'_>) -> &str {
        in_language(visit(ctx).language, &self.row().risks_en, &self.row().risks_fr)
    }

    /// What could go wrong, in English.
    async fn risks_en(&self) -> &str {
        &self.row().risks_en
    }

    /// What could go wrong, in French.
    async fn risks_fr(&self) -> &str {
        &self.row().risks_fr
    }
}

/// The text in the reader's language, or in the other where there is none.
pub(crate) fn in_language<'a>(language: Language, en: &'a str, fr: &'a str) -> &'a str {
    match language {
        Language::En if en.is_empty() => fr,
        Language::En => en,
        Language::Fr if fr.is_empty() => en,
        Language::Fr => fr,
    }
}
