//! Says in plain words what is wrong with a rule file, and on which line.

use super::node::plain;
use crate::i18n::{Lang, coded, message};
use crate::rule::{FILE_LIMIT, Fault, RuleError};

/// Says what is wrong with a rule file.
pub fn rule_error(lang: Lang, error: &RuleError) -> String {
    let problem = problem(lang, &error.fault);
    let field = plain(&error.field);
    match (error.line, field.is_empty()) {
        (Some(line), true) => message::rule_error_line(lang, line as u64, &problem),
        (Some(line), false) => message::rule_error_line_field(lang, &field, line as u64, &problem),
        (None, false) => message::labelled(lang, &field, &problem),
        (None, true) => problem,
    }
}

fn problem(lang: Lang, fault: &Fault) -> String {
    let said = |text: &str| text.to_owned();
    match fault {
        Fault::TooBig => message::rule_fault_too_big(lang, FILE_LIMIT as u64 / 1024),
        Fault::NotText => said(message::rule_fault_not_text(lang)),
        Fault::NotToml(detail) => message::rule_fault_not_toml(lang, &plain(detail)),
        Fault::Missing => said(message::rule_fault_missing(lang)),
        Fault::Unknown => said(message::rule_fault_unknown(lang)),
        Fault::WrongType(wanted) => {
            message::rule_fault_wrong_type(lang, coded(lang, "rule-type", wanted.id()))
        }
        Fault::Empty => said(message::rule_fault_empty(lang)),
        Fault::TooLong(most) => message::rule_fault_too_long(lang, *most as u64),
        Fault::NotOneOf(ids) => {
            message::rule_fault_not_one_of(lang, &ids.join(message::list_separator(lang)))
        }
        Fault::BadId => said(message::rule_fault_bad_id(lang)),
        Fault::BadZone => said(message::rule_fault_bad_zone(lang)),
        Fault::BadDate => said(message::rule_fault_bad_date(lang)),
        Fault::BadAddress => said(message::rule_fault_bad_address(lang)),
        Fault::OutOfRange(most) => message::rule_fault_out_of_range(lang, u64::from(*most)),
        Fault::NoOperator => said(message::rule_fault_no_operator(lang)),
        Fault::TwoOperators => said(message::rule_fault_two_operators(lang)),
        Fault::SameState => said(message::rule_fault_same_state(lang)),
        Fault::Disordered => said(message::rule_fault_disordered(lang)),
        Fault::Convicts => said(message::rule_fault_convicts(lang)),
        Fault::ProvesNothing => said(message::rule_fault_proves_nothing(lang)),
    }
}
