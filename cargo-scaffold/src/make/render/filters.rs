//! liquid's standard filters, and cargo-generate's: eight for letter case, and `rhai`
//! (<https://cargo-generate.github.io/cargo-generate/templates/filters.html>).

use heck::{
    ToKebabCase, ToLowerCamelCase, ToPascalCase, ToShoutyKebabCase, ToShoutySnakeCase, ToSnakeCase, ToTitleCase,
    ToUpperCamelCase,
};
use liquid::{Parser, ParserBuilder};
use liquid_core::{
    Error, Filter, ParseFilter, Result, Runtime, Value, ValueView,
    parser::{FilterArguments, FilterReflection, ParameterReflection},
};

use super::ranges::RangeCounter;

/// A parser with all filters, and with the tag that counts the numbers of ranges.
pub fn parser() -> Parser {
    build(builder().tag(RangeCounter::default()))
}

/// A parser with all filters, for a text as the template has it.
pub fn plain_parser() -> Parser {
    build(builder())
}

fn builder() -> ParserBuilder {
    FILTERS.iter().fold(ParserBuilder::with_stdlib(), |builder, &filter| builder.filter(filter))
}

fn build(builder: ParserBuilder) -> Parser {
    builder.build().expect("no partials are registered that could fail to compile")
}

/// A filter that takes a text and no arguments.
#[derive(Clone, Copy, Debug)]
struct TextFilter {
    name: &'static str,
    apply: fn(&str) -> Result<String>,
}

const FILTERS: [TextFilter; 9] = [
    TextFilter { name: "kebab_case", apply: |text| Ok(text.to_kebab_case()) },
    TextFilter { name: "lower_camel_case", apply: |text| Ok(text.to_lower_camel_case()) },
    TextFilter { name: "pascal_case", apply: |text| Ok(text.to_pascal_case()) },
    TextFilter { name: "shouty_kebab_case", apply: |text| Ok(text.to_shouty_kebab_case()) },
    TextFilter { name: "shouty_snake_case", apply: |text| Ok(text.to_shouty_snake_case()) },
    TextFilter { name: "snake_case", apply: |text| Ok(text.to_snake_case()) },
    TextFilter { name: "title_case", apply: |text| Ok(text.to_title_case()) },
    TextFilter { name: "upper_camel_case", apply: |text| Ok(text.to_upper_camel_case()) },
    // A template with the script would be rendered by cargo-generate.
    TextFilter { name: "rhai", apply: |_| Err(Error::with_msg("the script of a `rhai` filter isn't in the template")) },
];

impl ParseFilter for TextFilter {
    fn parse(&self, arguments: FilterArguments) -> Result<Box<dyn Filter>> {
        let (mut positional, mut keyword) = (arguments.positional, arguments.keyword);
        match positional.next().is_some() || keyword.next().is_some() {
            true => Err(Error::with_msg(format!("`{}` takes no arguments", self.name))),
            false => Ok(Box::new(*self)),
        }
    }

    fn reflection(&self) -> &dyn FilterReflection {
        self
    }
}

impl FilterReflection for TextFilter {
    fn name(&self) -> &str {
        self.name
    }

    fn description(&self) -> &str {
        "Changes a text"
    }

    fn positional_parameters(&self) -> &'static [ParameterReflection] {
        &[]
    }

    fn keyword_parameters(&self) -> &'static [ParameterReflection] {
        &[]
    }
}

impl Filter for TextFilter {
    fn evaluate(&self, input: &dyn ValueView, _: &dyn Runtime) -> Result<Value> {
        let text = input.as_scalar().ok_or_else(|| Error::with_msg("String expected"))?;
        (self.apply)(&text.into_string()).map(Value::scalar)
    }
}

impl std::fmt::Display for TextFilter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}
