//! liquid's standard filters and cargo-generate's eight for letter case
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

use super::ranges::Count;

/// A parser that knows all filters, and counts the numbers of ranges.
pub fn parser() -> Parser {
    build(builder().tag(Count::default()))
}

/// A parser for whole files as they are.
pub fn plain_parser() -> Parser {
    build(builder())
}

fn builder() -> ParserBuilder {
    CASES.iter().fold(ParserBuilder::with_stdlib().filter(Script), |builder, &case| builder.filter(case))
}

fn build(builder: ParserBuilder) -> Parser {
    builder.build().expect("no partials are registered that could fail to compile")
}

/// A filter that changes a text's letter case.
#[derive(Clone, Copy, Debug)]
struct Case {
    name: &'static str,
    convert: fn(&str) -> String,
}

const CASES: [Case; 8] = [
    Case { name: "kebab_case", convert: |text| text.to_kebab_case() },
    Case { name: "lower_camel_case", convert: |text| text.to_lower_camel_case() },
    Case { name: "pascal_case", convert: |text| text.to_pascal_case() },
    Case { name: "shouty_kebab_case", convert: |text| text.to_shouty_kebab_case() },
    Case { name: "shouty_snake_case", convert: |text| text.to_shouty_snake_case() },
    Case { name: "snake_case", convert: |text| text.to_snake_case() },
    Case { name: "title_case", convert: |text| text.to_title_case() },
    Case { name: "upper_camel_case", convert: |text| text.to_upper_camel_case() },
];

impl ParseFilter for Case {
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

impl FilterReflection for Case {
    fn name(&self) -> &str {
        self.name
    }

    fn description(&self) -> &str {
        "Changes letter case"
    }

    fn positional_parameters(&self) -> &'static [ParameterReflection] {
        &[]
    }

    fn keyword_parameters(&self) -> &'static [ParameterReflection] {
        &[]
    }
}

impl Filter for Case {
    fn evaluate(&self, input: &dyn ValueView, _: &dyn Runtime) -> Result<Value> {
        let text = input.as_scalar().ok_or_else(|| Error::with_msg("String expected"))?;
        Ok(Value::scalar((self.convert)(&text.into_string())))
    }
}

impl std::fmt::Display for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// cargo-generate's filter `rhai`, where the script isn't in the template: those with one aren't rendered here.
#[derive(Clone, Debug)]
struct Script;

impl ParseFilter for Script {
    fn parse(&self, _: FilterArguments) -> Result<Box<dyn Filter>> {
        Ok(Box::new(self.clone()))
    }

    fn reflection(&self) -> &dyn FilterReflection {
        self
    }
}

impl FilterReflection for Script {
    fn name(&self) -> &str {
        "rhai"
    }

    fn description(&self) -> &str {
        "Runs a script of the template"
    }

    fn positional_parameters(&self) -> &'static [ParameterReflection] {
        &[]
    }

    fn keyword_parameters(&self) -> &'static [ParameterReflection] {
        &[]
    }
}

impl Filter for Script {
    fn evaluate(&self, _: &dyn ValueView, _: &dyn Runtime) -> Result<Value> {
        Err(Error::with_msg("the script of a `rhai` filter isn't in the template"))
    }
}

impl std::fmt::Display for Script {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
