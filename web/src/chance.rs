//! Names nobody can guess.

/// 32 hexadecimal digits of chance.
pub(crate) fn name() -> String {
    format!("{:032x}", rand::random::<u128>())
}
