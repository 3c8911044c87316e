//! Proves that the build refuses a catalogue that lacks something.

#[path = "../../../build/catalogue.rs"]
mod catalogue;
#[path = "../../../build/check.rs"]
mod check;

const SOURCE: &str = "greeting = { $name }，{ NUMBER($count) } 条\nreason-a = 甲\nshell-b = { $done }\n";
const GOOD: &str = "greeting = { $name }: { $count ->\n    [one] one\n   *[other] { $count }\n }\nreason-a = a\nshell-b = { $done }\n";

fn parse(tag: &str, text: &str, plurals: &[&'static str]) -> Result<catalogue::Catalogue, Vec<String>> {
    catalogue::parse(tag, text, plurals.to_vec())
}

fn problems(text: &str) -> Vec<String> {
    let source = parse("zh", SOURCE, &["other"]).unwrap_or_else(|found| panic!("{found:?}"));
    match parse("en", text, &["other", "one"]) {
        Ok(other) => check::problems(&[source, other]),
        Err(found) => found,
    }
}

#[track_caller]
fn refused(from: &str, to: &str, problem: &str) {
    let text = GOOD.replace(from, to);
    assert_ne!(text, GOOD);
    assert_eq!(problems(&text), [problem]);
}

#[test]
fn a_complete_catalogue_passes() {
    assert_eq!(problems(GOOD), Vec::<String>::new());
}

#[test]
fn a_missing_or_surplus_string_is_named() {
    refused("reason-a = a\n", "", "src/i18n/en.ftl: reason-a: the string is missing");
    refused(
        "reason-a = a\n",
        "reason-a = a\nother = b\n",
        "src/i18n/en.ftl: other: the string is not in src/i18n/zh.ftl",
    );
    refused(
        "reason-a = a\n",
        "reason-a = a\nreason-a = b\n",
        "src/i18n/en.ftl: reason-a: the key stands here twice",
    );
}

#[test]
fn a_missing_or_surplus_argument_is_named() {
    refused("{ $name }", "you", "src/i18n/en.ftl: greeting: the argument $name is missing");
    refused(
        "{ $name }",
        "{ $name }{ $nam }",
        "src/i18n/en.ftl: greeting: the argument $nam is not in src/i18n/zh.ftl",
    );
}

#[test]
fn a_missing_or_surplus_plural_is_named() {
    refused("    [one] one\n", "", "src/i18n/en.ftl: greeting: $count: the variant [one] is missing");
    let surplus = "    [few] few\n    [one] one\n";
    refused(
        "    [one] one\n",
        surplus,
        "src/i18n/en.ftl: greeting: $count: the variant [few] has no number in this language",
    );
}

#[test]
fn what_is_looked_up_by_name_has_no_arguments() {
    let text = "reason-a = { $name }\n";
    let one = parse("zh", text, &["other"]).unwrap_or_else(|found| panic!("{found:?}"));
    let expected =
        "src/i18n/zh.ftl: reason-a: strings of the family reason- are looked up by name and cannot have this";
    assert_eq!(check::problems(&[one]), [expected]);
}

#[test]
fn other_syntax_is_refused() {
    refused("reason-a = a\n", "reason-a = a\n-term = b\n", "src/i18n/en.ftl: -term: terms are not supported");
    refused(
        "reason-a = a\n",
        "reason-a = a\n    .title = b\n",
        "src/i18n/en.ftl: reason-a: attributes are not supported",
    );
    refused(
        "reason-a = a\n",
        "reason-a = { other }\n",
        "src/i18n/en.ftl: reason-a: only { $argument }, { NUMBER($argument) } and { \"text\" } are supported",
    );
    refused(
        "reason-a = a\n",
        "reason-a = a\nreason b\n",
        "src/i18n/en.ftl: reason b: this is not Fluent syntax",
    );
}
