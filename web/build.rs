//! Lets every page be checked against the API's schema while it compiles.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    cynic_codegen::register_schema("longtable").from_sdl_file("../api/schema.graphql")?.as_default()?;
    println!("cargo::rerun-if-changed=../api/schema.graphql");
    Ok(())
}
