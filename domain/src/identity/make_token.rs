//! Make a token for a program, revoke it, and note that it is used.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::account_mail::{self, AccountMailKind};
use super::permission::{MakeTokenAction, RevokeTokenAction};
use super::scopes::Scopes;
use super::{access_token, cookie_hash, finders};
use crate::access::{Actor, authorize};
use crate::clock::Instant;
use crate::error::{Failure, Problem, ProblemArg, ProblemCode, Stop};
use crate::operation::{Operation, RequestKey};
use crate::text;

/// The longest a token lasts: whoever goes on needing it looks at it once a year.
const DAYS_MAX: i64 = 366;

/// More tokens than this nobody keeps apart.
const TOKENS_MAX: u64 = 50;

/// The longest name of a token.
const NAME_MAX: usize = 100;

/// A token to be.
#[derive(Clone, Debug, Serialize)]
pub struct MakeToken {
    /// What its owner will call it.
    pub name: String,
    /// The one network it may be used in: one where the person belongs.
    pub only_network: Option<Uuid>,
    /// What it lets a program do.
    pub scopes: Scopes,
    /// From when on it is refused.
    pub expires_at: Instant,
    /// The token itself, [`TOKEN_MARK`](access_token::TOKEN_MARK) and an [`Operation::secret`]. It stands in no row.
    #[serde(skip)]
    pub token: String,
}

/// Makes a token; gives its id and its digest. The same request again gets the first token's, which shows that the token it
/// brought is not the one that was made. Its owner is told by mail.
pub async fn make_token(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    wish: &MakeToken,
) -> Result<Result<(Uuid, String), Vec<Problem>>, Failure> {
    let made = operation.write("make_token", actor, key, wish, async |tx, actor, wish| {
        let found = match actor.person() {
            // Locked: tokens that are made at once are counted one after the other.
            Some(person) => finders::person_locked(tx.conn(), person).await?,
            None => None,
        };
        let person = authorize(actor, MakeTokenAction, found, tx)?.subject().id;
        let now = tx.now();
        let mut problems = check(wish, now);
        if finders::tokens_held(tx.conn(), actor, now).await? >= TOKENS_MAX {
            let max = i64::try_from(TOKENS_MAX).unwrap_or(i64::MAX);
            problems.push(Problem::whole(ProblemCode::TooMany).with("max", ProblemArg::Number(max)));
        }
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        let name = wish.name.trim().to_owned();
        account_mail::write(tx, person, AccountMailKind::TokenMade, &name).await?;
        let token_hash = cookie_hash(&wish.token);
        let made = tx.insert(access_token::ActiveModel {
            id: Set(tx.new_id()),
            person_id: Set(person),
            only_network: Set(wish.only_network),
            name: Set(name),
            token_hash: Set(token_hash.clone()),
            prefix: Set(access_token::prefix(&wish.token)),
            scopes: Set(wish.scopes.written()),
            created_at: Set(now),
            expires_at: Set(wish.expires_at),
            last_used_at: Set(None),
            revoked_at: Set(None),
        });
        Ok((made.await?.id, token_hash))
    });
    made.await
}

fn check(wish: &MakeToken, now: Instant) -> Vec<Problem> {
    let mut problems: Vec<Problem> = text::required("name", &wish.name, NAME_MAX).into_iter().collect();
    if wish.scopes.is_empty() {
        problems.push(Problem::at("scopes", ProblemCode::NoScopes));
    }
    if wish.expires_at <= now {
        problems.push(Problem::at("expiresAt", ProblemCode::InThePast));
    } else if wish.expires_at > now + TimeDelta::days(DAYS_MAX) {
        problems.push(Problem::at("expiresAt", ProblemCode::LastsTooLong).with("days", ProblemArg::Number(DAYS_MAX)));
    }
    problems
}

/// Revokes a token of the person who acts: it is refused from now on, and they are told by mail. One that was revoked
/// already is fine.
pub async fn revoke_token(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    token: Uuid,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let revoked = operation.write("revoke_token", actor, key, &token, async |tx, actor, token| {
        let found = finders::own_token_locked(tx.conn(), actor, *token).await?;
        let permit = authorize(actor, RevokeTokenAction, found, tx)?;
        let token = permit.subject();
        if token.revoked_at.is_none() {
            let mut row = token.clone().into_active_model();
            row.revoked_at = Set(Some(tx.now()));
            tx.update(row).await?;
            account_mail::write(tx, token.person_id, AccountMailKind::TokenRevoked, &token.name).await?;
        }
        Ok(token.id)
    });
    revoked.await
}

/// Notes that a token is used now.
///
/// # Errors
/// A database that fails.
pub async fn note_token(operation: &Operation, token: Uuid) -> Result<(), Failure> {
    let nobody = Actor::nobody();
    let noted = operation.write("note_token", &nobody, None, &token, async |tx, _, token| {
        Ok(finders::note_token(tx.conn(), *token, tx.now()).await?)
    });
    noted.await.map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::super::scopes::{Access, Room};
    use super::*;

    #[test]
    fn a_token_has_a_name_a_scope_and_an_end_within_a_year() {
        let now: Instant = "2026-03-02T15:00:00Z".parse().unwrap();
        let sound = MakeToken {
            name: "Our spreadsheet".to_owned(),
            only_network: None,
            scopes: Scopes::new(&[(Room::Campaigns, Access::Read)]),
            expires_at: now + TimeDelta::days(DAYS_MAX),
            token: String::new(),
        };
        let codes = |wish: MakeToken| check(&wish, now).into_iter().map(|problem| problem.code).collect::<Vec<_>>();
        assert_eq!(codes(sound.clone()), []);
        assert_eq!(codes(MakeToken { name: " ".to_owned(), ..sound.clone() }), [ProblemCode::Missing]);
        assert_eq!(codes(MakeToken { scopes: Scopes::new(&[]), ..sound.clone() }), [ProblemCode::NoScopes]);
        assert_eq!(codes(MakeToken { expires_at: now, ..sound.clone() }), [ProblemCode::InThePast]);
        let late = now + TimeDelta::days(DAYS_MAX) + TimeDelta::seconds(1);
        assert_eq!(codes(MakeToken { expires_at: late, ..sound }), [ProblemCode::LastsTooLong]);
    }
}
