//! What a token lets a program do: by room, to read or also to write. Never more than its owner may.

use serde::{Deserialize, Serialize};

/// A room of the house, as tokens speak of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Room {
    /// Who people are, and where they belong.
    Identity,
    /// Networks and their people.
    Networks,
    /// Agencies.
    Agencies,
    /// The directory of tools.
    Tools,
    /// Purchases.
    Campaigns,
    /// Notices.
    Notifications,
}

impl Room {
    /// Every room.
    pub const ALL: [Room; 6] =
        [Room::Identity, Room::Networks, Room::Agencies, Room::Tools, Room::Campaigns, Room::Notifications];

    /// Its name in a row and in sentences for programmers.
    pub fn word(self) -> &'static str {
        match self {
            Room::Identity => "identity",
            Room::Networks => "networks",
            Room::Agencies => "agencies",
            Room::Tools => "tools",
            Room::Campaigns => "campaigns",
            Room::Notifications => "notifications",
        }
    }
}

/// What may be done in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Access {
    /// Look.
    Read,
    /// Look and act.
    Write,
}

/// One line of what a token lets a program do.
pub type Scope = (Room, Access);

/// What a token lets a program do: at most one line a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// These lines; of two for one room the wider counts.
    pub fn new(lines: &[Scope]) -> Self {
        let widest = |room: Room| lines.iter().filter(|(of, _)| *of == room).map(|(_, access)| *access).max();
        Self(Room::ALL.into_iter().filter_map(|room| widest(room).map(|access| (room, access))).collect())
    }

    /// Reads what [`written`](Self::written) wrote. A word nobody knows any more allows nothing.
    pub fn read(text: &str) -> Self {
        let line = |word: &str| {
            let (room, access) = word.split_once(':')?;
            let room = Room::ALL.into_iter().find(|known| known.word() == room)?;
            match access {
                "read" => Some((room, Access::Read)),
                "write" => Some((room, Access::Write)),
                _ => None,
            }
        };
        Self::new(&text.split(' ').filter_map(line).collect::<Vec<_>>())
    }

    /// As a row keeps them, such as `campaigns:write tools:read`.
    pub fn written(&self) -> String {
        let word = |(room, access): &Scope| match access {
            Access::Read => format!("{}:read", room.word()),
            Access::Write => format!("{}:write", room.word()),
        };
        self.0.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    /// Whether they allow nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lines, in the order of the rooms.
    pub fn lines(&self) -> &[Scope] {
        &self.0
    }

    /// Whether they allow this: whoever may write may read.
    pub fn allow(&self, room: Room, access: Access) -> bool {
        self.0.iter().any(|(of, held)| *of == room && *held >= access)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_write_may_read_in_that_room_alone() {
        let scopes = Scopes::new(&[(Room::Campaigns, Access::Write), (Room::Tools, Access::Read)]);
        for (room, access, allowed) in [
            (Room::Campaigns, Access::Read, true),
            (Room::Campaigns, Access::Write, true),
            (Room::Tools, Access::Read, true),
            (Room::Tools, Access::Write, false),
            (Room::Identity, Access::Read, false),
        ] {
            assert_eq!(scopes.allow(room, access), allowed, "{room:?} {access:?}");
        }
        assert!(Scopes::new(&[]).is_empty());
    }

    #[test]
    fn scopes_are_read_back_and_the_wider_counts() {
        let twice = [(Room::Tools, Access::Read), (Room::Campaigns, Access::Read), (Room::Tools, Access::Write)];
        let scopes = Scopes::new(&twice);
        assert_eq!(scopes.written(), "tools:write campaigns:read");
        assert_eq!(Scopes::read(&scopes.written()), scopes);
        for nothing in ["", "campaigns", "campaigns:own", "attic:read", "campaigns:Read"] {
            assert!(Scopes::read(nothing).is_empty(), "{nothing}");
        }
    }
}
