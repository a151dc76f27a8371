//! liquid's standard filters, and cargo-generate's: eight for letter case, and `rhai`
//! (<https://cargo-generate.github.io/cargo-generate/templates/filters.html>).

use std::{fmt, sync::Arc};

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
pub fn parser(rhai: &TextFilter) -> Parser {
    build(builder(rhai).tag(RangeCounter::default()))
}

/// A parser with all filters, for a text as the template has it.
pub fn plain_parser(rhai: &TextFilter) -> Parser {
    build(builder(rhai))
}

fn builder(rhai: &TextFilter) -> ParserBuilder {
    case_filters().fold(ParserBuilder::with_stdlib().filter(rhai.clone()), ParserBuilder::filter)
}

fn build(builder: ParserBuilder) -> Parser {
    builder.build().expect("no partials are registered that could fail to compile")
}

type Apply = dyn Fn(&str) -> Result<String> + Send + Sync;

/// A filter that takes a text and no arguments.
#[derive(Clone)]
pub struct TextFilter {
    name: &'static str,
    apply: Arc<Apply>,
}

impl TextFilter {
    /// The filter `rhai`, which runs the script that its text names.
    pub fn rhai(run: impl Fn(&str) -> Result<String> + Send + Sync + 'static) -> Self {
        Self { name: "rhai", apply: Arc::new(run) }
    }

    /// The filter `rhai` where no script may run.
    pub fn rhai_without_scripts(reason: &'static str) -> Self {
        Self::rhai(move |_| Err(Error::with_msg(reason)))
    }

    fn case(name: &'static str, change: fn(&str) -> String) -> Self {
        Self { name, apply: Arc::new(move |text| Ok(change(text))) }
    }
}

fn case_filters() -> impl Iterator<Item = TextFilter> {
    [
        TextFilter::case("kebab_case", |text| text.to_kebab_case()),
        TextFilter::case("lower_camel_case", |text| text.to_lower_camel_case()),
        TextFilter::case("pascal_case", |text| text.to_pascal_case()),
        TextFilter::case("shouty_kebab_case", |text| text.to_shouty_kebab_case()),
        TextFilter::case("shouty_snake_case", |text| text.to_shouty_snake_case()),
        TextFilter::case("snake_case", |text| text.to_snake_case()),
        TextFilter::case("title_case", |text| text.to_title_case()),
        TextFilter::case("upper_camel_case", |text| text.to_upper_camel_case()),
    ]
    .into_iter()
}

impl fmt::Debug for TextFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl ParseFilter for TextFilter {
    fn parse(&self, arguments: FilterArguments) -> Result<Box<dyn Filter>> {
        let (mut positional, mut keyword) = (arguments.positional, arguments.keyword);
        match positional.next().is_some() || keyword.next().is_some() {
            true => Err(Error::with_msg(format!("`{}` takes no arguments", self.name))),
            false => Ok(Box::new(self.clone())),
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

impl fmt::Display for TextFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
