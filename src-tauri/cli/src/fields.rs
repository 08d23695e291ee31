//! Fields that say nothing: what somebody wrote into a JSON object and nobody reads.

use serde::de::{DeserializeOwned, Error};
use serde_json::{Value, json};

/// One step from a value to one inside it.
#[derive(Clone)]
enum Step {
    Field(String),
    Item(usize),
}

/// Reads a line of JSON of which every field is one that a `T` has.
pub(crate) fn strict<T: DeserializeOwned + PartialEq>(line: &str) -> serde_json::Result<T> {
    let read: T = serde_json::from_str(line)?;
    match unread::<T>(&serde_json::from_str(line)?) {
        None => Ok(read),
        Some(field) => Err(serde_json::Error::custom(format!(
            "it has a field “{field}” that means nothing there"
        ))),
    }
}

/// Returns the first field of `value` that says nothing to a `T`, as `wording.txet`.
///
/// A field is read where it matters what stands in it: put something else there, and the
/// value no longer parses, or parses to something else. This holds for tagged and flattened
/// types, too, where serde cannot refuse unknown fields.
fn unread<T: DeserializeOwned + PartialEq>(value: &Value) -> Option<String> {
    let mut path = Vec::new();
    unread_under::<T>(value, &mut path)
}

fn unread_under<T: DeserializeOwned + PartialEq>(
    whole: &Value,
    path: &mut Vec<Step>,
) -> Option<String> {
    let steps: Vec<Step> = match at(whole, path) {
        Value::Object(fields) => fields.keys().cloned().map(Step::Field).collect(),
        Value::Array(items) => (0..items.len())
            .filter(|nth| items[*nth].is_object() || items[*nth].is_array())
            .map(Step::Item)
            .collect(),
        _ => return None,
    };
    for step in steps {
        let field = matches!(step, Step::Field(_));
        path.push(step);
        let found = if field && !is_read::<T>(whole, path) {
            Some(written(path))
        } else {
            unread_under::<T>(whole, path)
        };
        path.pop();
        if found.is_some() {
            return found;
        }
    }
    None
}

fn at<'v>(whole: &'v Value, path: &[Step]) -> &'v Value {
    path.iter().fold(whole, |value, step| match step {
        Step::Field(name) => &value[name.as_str()],
        Step::Item(nth) => &value[*nth],
    })
}

/// Tells whether it matters what stands at the end of a path.
fn is_read<T: DeserializeOwned + PartialEq>(whole: &Value, path: &[Step]) -> bool {
    let parsed = |value: &Value| T::deserialize(value).ok();
    // What stands beside the path in long lists is left out, else long lists take for ever.
    let slim = |by: Option<&Value>| slimmed(whole, path, by);
    let Some(as_it_is) = parsed(&slim(None)) else {
        return true;
    };
    [
        json!({"": [[]]}),
        json!([{}]),
        json!(0.5),
        json!("\u{1}"),
        json!(true),
        json!(false),
    ]
    .iter()
    .any(|other| parsed(&slim(Some(other))).as_ref() != Some(&as_it_is))
}

/// Copies a value, of each list only the item that the path goes through, or the first;
/// at the end of the path stands `by`, where it is given.
fn slimmed(value: &Value, path: &[Step], by: Option<&Value>) -> Value {
    if let (true, Some(by)) = (path.is_empty(), by) {
        return by.clone();
    }
    match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, inner)| {
                let (rest, by) = match path.split_first() {
                    Some((Step::Field(next), rest)) if next == name => (rest, by),
                    _ => (&[][..], None),
                };
                (name.clone(), slimmed(inner, rest, by))
            })
            .collect(),
        Value::Array(items) => {
            let (nth, rest, by) = match path.split_first() {
                Some((Step::Item(nth), rest)) => (*nth, rest, by),
                _ => (0, &[][..], None),
            };
            items
                .get(nth)
                .map(|item| slimmed(item, rest, by))
                .into_iter()
                .collect()
        }
        other => other.clone(),
    }
}

fn written(path: &[Step]) -> String {
    path.iter().fold(String::new(), |said, step| match step {
        Step::Field(name) if said.is_empty() => name.clone(),
        Step::Field(name) => format!("{said}.{name}"),
        Step::Item(nth) => format!("{said}[{nth}]"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use travaux::Action;

    fn found(json: &str) -> Option<String> {
        let value: Value = serde_json::from_str(json).unwrap();
        let read: Result<Action, _> = serde_json::from_str(json);
        assert!(read.is_ok(), "{json}: {read:?}");
        unread::<Action>(&value)
    }

    const CLAUSE: &str = "0190f7c0-0000-7000-8000-000000000001";

    #[test]
    fn a_field_that_an_action_does_not_have_is_found_wherever_it_stands() {
        for (json, field) in [
            (
                r#"{"do":"retitle","title":"A","titel":"B"}"#.to_owned(),
                "titel",
            ),
            (
                format!(
                    r#"{{"do":"reword","clause":"{CLAUSE}","wording":{{"text":"A.","mark":[]}}}}"#
                ),
                "wording.mark",
            ),
            (
                format!(
                    r#"{{"do":"together","what":"x","actions":[{{"do":"renumber"}},{{"do":"remove","clause":"{CLAUSE}","why":"so"}}]}}"#
                ),
                "actions[1].why",
            ),
            (
                r#"{"do":"setSession","number":"2","name":"Drivers","colour":"red"}"#.to_owned(),
                "colour",
            ),
        ] {
            assert_eq!(found(&json).as_deref(), Some(field), "{json}");
        }
    }

    #[test]
    fn fields_that_say_what_holds_anyway_are_no_strangers() {
        for json in [
            r#"{"do":"renumber","note":null}"#.to_owned(),
            r#"{"do":"addClause","clause":null,"wording":{"text":"A.","marks":[]},"kind":"paragraph","alternative":false,"parent":null,"after":null,"note":null}"#
                .to_owned(),
            r#"{"do":"setSession","session":null,"number":"2","name":"Drivers","place":null}"#
                .to_owned(),
            format!(r#"{{"do":"setStanding","clause":"{CLAUSE}","part":false,"said":"open"}}"#),
        ] {
            assert_eq!(found(&json), None, "{json}");
        }
    }
}
