mod bad_providers;
mod keeping;
mod signing_in;
mod visitor;
