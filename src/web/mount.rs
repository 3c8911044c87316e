//! Puts a view into the page, by elements and text nodes only.
//!
//! What already stands there is changed, not replaced, where it fits: judging
//! again keeps the focus, the selection and what the person has unfolded.

use crate::i18n::Lang;
use crate::report::{List, Report};
use crate::view::node::{Element, Node};
use crate::view::{Options, guide, listed, page};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// Attributes that belong to the person or the page, not to the view.
const KEPT: [&str; 2] = ["open", "tabindex"];

/// Shows a report, given as JSON, inside an element, in place of what it shows now.
///
/// # Errors
/// The report is none that this version writes.
#[wasm_bindgen]
pub fn mount(element: &web_sys::Element, report: &str, lang: &str) -> Result<(), JsValue> {
    let report = Report::from_json(report).ok_or("a report of another version")?;
    let page = page(&report, Lang::negotiate([lang]), Options::default());
    let document = element.owner_document().ok_or("an element outside a document")?;
    settle(&document, element, &[page])
}

/// Shows a stretch of many accounts, given as JSON with the list it is of, inside an element.
///
/// # Errors
/// The report is none that this version writes.
#[wasm_bindgen]
pub fn mount_list(element: &web_sys::Element, report: &str, list: &str, lang: &str) -> Result<(), JsValue> {
    let report = Report::from_json(report).ok_or("a report of another version")?;
    let list = List::from_json(list).ok_or("a list of another version")?;
    let document = element.owner_document().ok_or("an element outside a document")?;
    settle(&document, element, &[listed(&report, &list, Lang::negotiate([lang]))])
}

/// Shows where people get the files, inside an element.
///
/// # Errors
/// The element is outside a document.
#[wasm_bindgen]
pub fn mount_guide(element: &web_sys::Element, lang: &str) -> Result<(), JsValue> {
    let document = element.owner_document().ok_or("an element outside a document")?;
    settle(&document, element, &[guide(Lang::negotiate([lang]))])
}

/// Makes the children of `parent` the same as `nodes`.
fn settle(document: &web_sys::Document, parent: &web_sys::Node, nodes: &[Node]) -> Result<(), JsValue> {
    let mut next = parent.first_child();
    for node in nodes {
        let present = next.take();
        next = present.as_ref().and_then(web_sys::Node::next_sibling);
        match present {
            Some(present) if fits(&present, node) => update(document, &present, node)?,
            Some(present) => {
                parent.replace_child(&create(document, node)?, &present)?;
            }
            None => {
                parent.append_child(&create(document, node)?)?;
            }
        }
    }
    while let Some(surplus) = next {
        next = surplus.next_sibling();
        parent.remove_child(&surplus)?;
    }
    Ok(())
}

/// Tells whether `present` can become `node` by changing what it holds.
fn fits(present: &web_sys::Node, node: &Node) -> bool {
    match (node, present.dyn_ref::<web_sys::Element>()) {
        (Node::Text(_), None) => present.node_type() == web_sys::Node::TEXT_NODE,
        (Node::Element(wanted), Some(present)) => {
            present.local_name() == wanted.name
                && present.namespace_uri().as_deref() == Some(wanted.namespace.uri())
        }
        _ => false,
    }
}

fn create(document: &web_sys::Document, node: &Node) -> Result<web_sys::Node, JsValue> {
    let created: web_sys::Node = match node {
        Node::Text(text) => return Ok(document.create_text_node(text).into()),
        Node::Element(wanted) => {
            document.create_element_ns(Some(wanted.namespace.uri()), wanted.name)?.into()
        }
    };
    update(document, &created, node)?;
    Ok(created)
}

fn update(document: &web_sys::Document, present: &web_sys::Node, node: &Node) -> Result<(), JsValue> {
    match (node, present.dyn_ref::<web_sys::Element>()) {
        (Node::Element(wanted), Some(element)) => {
            set_attributes(element, wanted)?;
            settle(document, element, &wanted.children)
        }
        (Node::Text(text), _) if present.node_value().as_ref() != Some(text) => {
            present.set_node_value(Some(text));
            Ok(())
        }
        _ => Ok(()),
    }
}

fn set_attributes(element: &web_sys::Element, wanted: &Element) -> Result<(), JsValue> {
    let is_wanted = |name: &str| wanted.attributes.iter().any(|(wanted, _)| *wanted == name);
    for name in element.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        if !is_wanted(&name) && !KEPT.contains(&name.as_str()) {
            element.remove_attribute(&name)?;
        }
    }
    for (name, value) in &wanted.attributes {
        if element.get_attribute(name).as_ref() != Some(value) {
            element.set_attribute(name, value)?;
        }
    }
    Ok(())
}
