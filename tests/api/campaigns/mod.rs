//! A pooled purchase from its draft to its end.

mod answering_the_outcome;
mod as_told;
mod asking_beneath_a_campaign;
mod cancelling_a_campaign;
mod closing_by_the_clock;
mod concerning_me;
mod drafting_a_campaign;
mod many_at_once;
mod opening_a_campaign;
mod outcome;
mod own_approval;
mod pledging_seats;
mod sealed_limits;
mod seeing_the_demand;
mod watching_a_campaign;
mod withdrawing_a_pledge;
