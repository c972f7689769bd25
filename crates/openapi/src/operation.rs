//! An operation of OpenAPI: parameters, request and responses.

use ecs_err_core::Operation;
use ecs_err_core::model::{JsonType, Parameter, ParameterLocation};
use serde_json::{Map, Value, json};

use crate::body::{request_name, response_name};
use crate::describe::{Context, add_text};
use crate::field::value;
use crate::responses;

/// The operation, under its method.
pub fn item(context: &Context<'_>, operation: &Operation<'_>) -> Value {
    let mut item = Map::new();
    item.insert("operationId".into(), operation.id.as_str().into());
    add_text(&mut item, "summary", context.text(operation.title));
    add_text(&mut item, "description", &context.operation(operation));
    let parameters = parameters(context, operation);
    if !parameters.is_empty() {
        item.insert("parameters".into(), parameters.into());
    }
    if let Some(request) = request(context, operation) {
        item.insert("requestBody".into(), request);
    }
    let has_response = !operation.response.is_empty() || operation.asynchronous.is_some();
    let response = has_response.then(|| context.reference(&response_name(operation)));
    item.insert("responses".into(), responses::of_operation(context, operation, response.as_deref()));
    Value::Object(item)
}

/// The path with its parameters unnamed; `None` if it is no path of OpenAPI.
pub fn shape(path: &str) -> Option<String> {
    let mut rest = path.strip_prefix('/').filter(|rest| !rest.contains(['?', '#']))?;
    let mut shape = String::from("/");
    let mut names = Vec::new();
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        if name.is_empty() || name.contains(['{', '/']) || before.contains('}') || names.contains(&name) {
            return None;
        }
        names.push(name);
        shape.push_str(before);
        shape.push_str("{}");
        rest = after;
    }
    shape.push_str(rest);
    (!rest.contains('}')).then_some(shape)
}

/// The names of the parameters of a path, in order.
fn names_in(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0))
}

/// The parameters of the path, as far as the catalog describes them, then those of the query and of headers.
fn parameters(context: &Context<'_>, operation: &Operation<'_>) -> Vec<Value> {
    let described =
        |name: &str, location| operation.parameters.iter().find(|one| one.name == name && one.location == location);
    let in_path = names_in(operation.path).map(|name| {
        let mut parameter = Map::new();
        parameter.insert("name".into(), name.into());
        parameter.insert("in".into(), ParameterLocation::Path.as_str().into());
        parameter.insert("required".into(), true.into());
        add_details(context, &mut parameter, described(name, ParameterLocation::Path));
        Value::Object(parameter)
    });
    let elsewhere = operation.parameters.iter().enumerate().filter(|(at, one)| {
        let is_same = |other: &Parameter<'_>| (other.name, other.location) == (one.name, one.location);
        one.location != ParameterLocation::Path && !operation.parameters.iter().take(*at).any(is_same)
    });
    let elsewhere = elsewhere.map(|(_, one)| {
        let mut parameter = Map::new();
        parameter.insert("name".into(), one.name.into());
        parameter.insert("in".into(), one.location.as_str().into());
        parameter.insert("required".into(), one.required.into());
        add_details(context, &mut parameter, Some(one));
        Value::Object(parameter)
    });
    in_path.chain(elsewhere).collect()
}

/// Adds the description and the type. A type that the reference writes in other words stays open.
fn add_details(context: &Context<'_>, parameter: &mut Map<String, Value>, described: Option<&Parameter<'_>>) {
    let Some(one) = described else {
        parameter.insert("schema".into(), json!({"type": JsonType::String.as_str()}));
        return;
    };
    add_text(parameter, "description", context.text(one.description));
    let known = JsonType::ALL.iter().find(|known| known.as_str().eq_ignore_ascii_case(one.written_type.trim()));
    parameter.insert("schema".into(), known.map_or_else(|| json!({}), |known| json!({"type": known.as_str()})));
}

/// The body of the request with its examples; `None` if the catalog does not describe it.
fn request(context: &Context<'_>, operation: &Operation<'_>) -> Option<Value> {
    if operation.request.is_empty() {
        return None;
    }
    let mut media = Map::new();
    media.insert("schema".into(), json!({"$ref": context.reference(&request_name(operation))}));
    let mut examples = Map::new();
    for (at, example) in operation.examples.iter().enumerate() {
        let Some(body) = example.body else { continue };
        let mut members = Map::new();
        add_text(&mut members, "summary", context.text(example.title));
        members.insert("value".into(), value(body));
        examples.insert((at + 1).to_string(), Value::Object(members));
    }
    if !examples.is_empty() {
        media.insert("examples".into(), Value::Object(examples));
    }
    let roots = operation.request.iter().filter_map(|id| context.catalog.structure(id));
    let is_required = roots.flat_map(|root| root.fields).any(|field| field.required == Some(true));
    let mut request = Map::new();
    if is_required {
        request.insert("required".into(), true.into());
    }
    request.insert("content".into(), json!({"application/json": media}));
    Some(Value::Object(request))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_compared_without_the_names_of_parameters() {
        assert_eq!(shape("/v1/{a}/b/{c}").as_deref(), Some("/v1/{}/b/{}"));
        assert_eq!(shape("/").as_deref(), Some("/"));
        for wrong in ["v1", "", "/a?b=c", "/a#b", "/{a", "/a}", "/{}", "/{a}/{a}", "/{a/b}", "/{{a}}"] {
            assert_eq!(shape(wrong), None, "{wrong}");
        }
        assert!(names_in("/v1/{a}/b/{c}").eq(["a", "c"]));
    }
}
