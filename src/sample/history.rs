//! Makes the plan happen: by the commands people use, at the instants the plan names.

use super::plan::{Deed, Plan, Step, Times};
use super::roster::PledgePlan;
use super::rows::Ids;
use super::story::Campaign;
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Actor, Membership, Role};
use domain::campaigns::draft::CampaignDraft;
use domain::campaigns::outcome::Answer;
use domain::campaigns::terms::{Contribution, DefaultBorneBy, ExchangeRisk, PriceBreak, SharedFee, Terms};
use domain::campaigns::{
    self, AnswerOutcome, Asked, CancelCampaign, LineInput, OpenCampaign, PledgeSeats, PostComment, answer_outcome,
    cancel_campaign, draft_campaign, open_campaign, pledge_seats, post_comment,
};
use domain::tools::{self, RecordExit, record_exit};
use domain::{Failure, Money, Operation, Problem, ProblemCode, Seats};
use uuid::Uuid;

/// Plays the steps of a plan.
#[derive(Debug)]
pub struct Player<'a> {
    operation: &'a Operation,
    plan: &'a Plan,
    ids: &'a Ids,
    campaigns: Vec<Uuid>,
}

/// What a command gave: an id, or why not.
type Given = Result<Result<Uuid, Vec<Problem>>, Failure>;

impl<'a> Player<'a> {
    /// A player; `campaigns` are those a player made before, in the order of the plan.
    #[must_use]
    pub fn new(operation: &'a Operation, plan: &'a Plan, ids: &'a Ids, mut campaigns: Vec<Uuid>) -> Self {
        campaigns.resize(plan.story.campaigns.len(), Uuid::nil());
        Self { operation, plan, ids, campaigns }
    }

    /// The campaigns made so far, in the order of the plan.
    #[must_use]
    pub fn campaigns(&self) -> &[Uuid] {
        &self.campaigns
    }

    /// Lets one step happen now. The clock must stand at the step's instant.
    ///
    /// # Errors
    /// One sentence: a story that breaks a rule, or a database that fails.
    pub async fn play(&mut self, step: &Step) -> Result<(), String> {
        match &step.deed {
            Deed::RecordExit { campaign } => self.record_exit(*campaign, step.at).await,
            Deed::Draft { campaign, times } => self.draft(*campaign, *times).await,
            Deed::Open { campaign } => self.open(*campaign).await,
            Deed::Pledge { campaign, pledge } => self.pledge(*campaign, pledge).await,
            Deed::Comment { campaign, person, text } => self.comment(*campaign, *person, text).await,
            Deed::Cancel { campaign, reason } => self.cancel(*campaign, reason).await,
            Deed::Answer { campaign, agency, person, yes } => self.answer(*campaign, *agency, *person, *yes).await,
        }
    }

    async fn record_exit(&self, campaign: usize, at: DateTime<Utc>) -> Result<(), String> {
        let key = &self.plan.story.campaigns[campaign].tool;
        let Some(exit) = self.plan.story.exits.get(key) else { return Ok(()) };
        let tool = self.tool(key);
        let input = RecordExit {
            tool,
            version: self.version_of(tool).await?,
            export_formats: exit.formats.clone(),
            steps: exit.steps.clone(),
            tested_on: (at - TimeDelta::days(12)).date_naive(),
            tested_by: format!("{}, {}", self.plan.people[0].name, self.plan.story.network.name_en),
        };
        done("record_exit", record_exit(self.operation, &self.coordinator(), None, &input).await).map(|_| ())
    }

    /// The version of a tool as it stands; none of its own where there is no such tool.
    async fn version_of(&self, tool: Uuid) -> Result<i64, String> {
        let coordinator = self.coordinator();
        let reading = self.operation.read(coordinator.network, coordinator.person());
        let found = async {
            let tx = reading.tx().await?;
            let found = tools::finders::one(tx.as_ref(), &coordinator, tool).await?;
            Ok::<_, Failure>(found)
        };
        let found = found.await.map_err(|failure| format!("The sample cannot read a tool: {failure}."))?;
        reading.close().await.map_err(|error| format!("The sample cannot end its reading: {error}."))?;
        Ok(found.map_or(0, |(tool, ..)| tool.version))
    }

    async fn draft(&mut self, campaign: usize, times: Times) -> Result<(), String> {
        let draft = self.draft_of(&self.plan.story.campaigns[campaign], times);
        let made = draft_campaign(self.operation, &self.coordinator(), None, &draft).await;
        self.campaigns[campaign] = done("draft_campaign", made)?;
        Ok(())
    }

    async fn open(&self, campaign: usize) -> Result<(), String> {
        let input = OpenCampaign { campaign: self.campaigns[campaign], version: 1 };
        done("open_campaign", open_campaign(self.operation, &self.coordinator(), None, &input).await).map(|_| ())
    }

    async fn pledge(&self, campaign: usize, pledge: &PledgePlan) -> Result<(), String> {
        let line = |(seats, limit): &(i64, Option<i64>)| LineInput {
            seats: Seats(*seats),
            max_landed_price: limit.map(Money),
            max_total: None,
            no_limit_understood: limit.is_none(),
        };
        let input = PledgeSeats {
            campaign: self.campaigns[campaign],
            agency: self.ids.agencies[pledge.agency],
            version: None,
            pending: None,
            lines: pledge.lines.iter().map(line).collect(),
            more_than_staff_understood: false,
            today_unit_price: pledge.today.map(|(price, _)| Money(price)),
            today_price_source: pledge.today.map(|(_, source)| source),
        };
        let actor = self.person(pledge.person);
        match pledge_seats(self.operation, &actor, None, &input).await {
            // A step that was taken before the program was killed, and taken up again.
            Ok(Err(problems)) if problems.iter().all(|problem| problem.code == ProblemCode::StaleVersion) => Ok(()),
            given => done("pledge_seats", given.map(|asked| asked.map(Asked::id))).map(|_| ()),
        }
    }

    async fn comment(&self, campaign: usize, person: usize, text: &str) -> Result<(), String> {
        let input = PostComment { campaign: self.campaigns[campaign], body: text.to_owned() };
        done("post_comment", post_comment(self.operation, &self.person(person), None, &input).await).map(|_| ())
    }

    async fn cancel(&self, campaign: usize, reason: &str) -> Result<(), String> {
        let input = CancelCampaign { campaign: self.campaigns[campaign], reason: reason.to_owned() };
        done("cancel_campaign", cancel_campaign(self.operation, &self.coordinator(), None, &input).await).map(|_| ())
    }

    async fn answer(&self, campaign: usize, agency: usize, person: usize, yes: bool) -> Result<(), String> {
        let input = AnswerOutcome {
            campaign: self.campaigns[campaign],
            agency: self.ids.agencies[agency],
            answer: if yes { Answer::Confirmed } else { Answer::Declined },
            shown: None,
        };
        match answer_outcome(self.operation, &self.person(person), None, &input).await {
            // Who is not in has nothing to answer; the plan cannot know.
            Ok(Err(problems)) if problems.iter().all(|problem| problem.code == ProblemCode::NothingToAnswer) => Ok(()),
            given => done("answer_outcome", given).map(|_| ()),
        }
    }

    /// The coordinator of the cast.
    #[must_use]
    pub fn coordinator(&self) -> Actor {
        self.person(0)
    }

    fn person(&self, person: usize) -> Actor {
        let Membership { role, agency } = self.membership(person);
        Actor::person_in(self.ids.network, self.ids.people[person], vec![Membership { role, agency }])
    }

    fn membership(&self, person: usize) -> Membership {
        let person = &self.plan.people[person];
        let role: Role = person.role;
        Membership { role, agency: person.agency.map(|agency| self.ids.agencies[agency]) }
    }

    fn tool(&self, key: &str) -> Uuid {
        let place = self.plan.tools.iter().position(|tool| tool.key == key);
        place.map_or(Uuid::nil(), |place| self.ids.tools[place])
    }

    fn draft_of(&self, campaign: &Campaign, times: Times) -> CampaignDraft {
        let story = &self.plan.story;
        CampaignDraft {
            tool: self.tool(&campaign.tool),
            title_en: campaign.title_en.clone(),
            title_fr: campaign.title_fr.clone(),
            need_en: format!("{}\n\n{}", campaign.need_en, story.marker_en),
            need_fr: format!("{}\n\n{}", campaign.need_fr, story.marker_fr),
            alternatives_en: campaign.alternatives_en.clone(),
            alternatives_fr: campaign.alternatives_fr.clone(),
            risks_en: campaign.risks_en.clone(),
            risks_fr: campaign.risks_fr.clone(),
            currency: story.network.currency.clone(),
            zone: story.network.zone.clone(),
            terms: terms(campaign),
            pledging_closes_at: times.closes,
            extended_closes_at: times.extended,
            confirm_by: times.confirm_by,
        }
    }
}

/// Does what the clock asks of the network's campaigns until an instant, each thing at its own instant, and calls
/// `after` with the instant each time. The clock must stand.
///
/// # Errors
/// One sentence when the database fails.
pub async fn let_time_pass(
    operation: &Operation,
    network: Uuid,
    until: DateTime<Utc>,
    after: &impl AsyncFn(DateTime<Utc>) -> Result<(), String>,
) -> Result<(), String> {
    while let Some((campaign, at)) = next_due(operation, network).await?.filter(|(_, at)| *at <= until) {
        // What became due while nobody looked happens now, never before.
        operation.database().clock.set(std::cmp::max(at, operation.now()));
        campaigns::advance_campaign(operation, network, campaign).await.map_err(|failure| failure.to_string())?;
        after(operation.now()).await?;
    }
    Ok(())
}

/// The campaign of which the clock asks something next, and when.
///
/// # Errors
/// One sentence when the database fails.
pub async fn next_due(operation: &Operation, network: Uuid) -> Result<Option<(Uuid, DateTime<Utc>)>, String> {
    let reading = operation.read(network, None);
    let due = match reading.tx().await {
        Ok(tx) => campaigns::finders::next_due(&*tx, &Actor::clock(network)).await,
        Err(error) => Err(error),
    };
    let closed = reading.close().await;
    due.and_then(|due| closed.map(|()| due)).map_err(crate::database::sentence)
}

fn terms(campaign: &Campaign) -> Terms {
    let rules = &campaign.rules;
    let price_break = |(seats, price): &(i64, i64)| PriceBreak { seats_min: Seats(*seats), unit_price: Money(*price) };
    Terms {
        quote_kind: campaign.quote.kind,
        price_breaks: campaign.quote.price_breaks.iter().map(price_break).collect(),
        shared_fees: campaign
            .fees
            .iter()
            .map(|fee| SharedFee {
                key: fee.key.clone(),
                label_en: fee.label_en.clone(),
                label_fr: fee.label_fr.clone(),
                amount: Money(fee.amount),
                split: fee.split,
            })
            .collect(),
        contributions: campaign
            .contributions
            .iter()
            .map(|gift| Contribution {
                key: gift.key.clone(),
                label: gift.label.clone(),
                fee: gift.fee.clone(),
                amount: Money(gift.amount),
            })
            .collect(),
        commitment_rule: rules.commitment,
        if_nothing_clears: rules.nothing_clears,
        silence_means: rules.silence,
        who_contracts: rules.contracts,
        default_borne_by: DefaultBorneBy::Agency,
        exchange_risk: ExchangeRisk::None,
        umbrella_fee: rules.umbrella_fee.clone(),
    }
}

/// The id a command gave, or a sentence that names the command.
fn done(command: &str, given: Given) -> Result<Uuid, String> {
    match given {
        Ok(Ok(id)) => Ok(id),
        Ok(Err(problems)) => Err(format!("The sample breaks a rule of {command}: {problems:?}.")),
        Err(failure) => Err(format!("The sample cannot {command}: {failure}.")),
    }
}
