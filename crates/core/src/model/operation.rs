use super::{Id, Json, Note, Text};

string_enum! {
    /// The location of a parameter in a request.
    pub enum ParameterLocation {
        /// In the path of the URL.
        Path = "path",
        /// In the query of the URL.
        Query = "query",
        /// In a header.
        Header = "header",
    }
}

schema_struct! {
    /// A call of the API: a method and a path.
    pub struct Operation<'a> {
        /// The schema of this file, for editors.
        "$schema" => schema: Option<&'a str>,
        /// The identifier.
        "id" => id: Id<'a>,
        /// The page that describes it.
        "page" => page: &'a str,
        /// The HTTP method.
        "method" => method: &'a str,
        /// The path, with its parameters in braces.
        "path" => path: &'a str,
        /// The title.
        "title" => title: Text<'a>,
        /// What it does, in one sentence.
        "summary" => summary: Text<'a>,
        /// How to get the result if the response only names a job.
        "asynchronous" => asynchronous: Option<Asynchronous<'a>>,
        /// Its side effects.
        "effects" => effects: &'a [Text<'a>],
        /// Warnings.
        "warnings" => warnings: &'a [Text<'a>],
        /// The parameters of the URL and the headers.
        "parameters" => parameters: &'a [Parameter<'a>],
        /// The root structures of the request body.
        "request" => request: &'a [&'a str],
        /// The root structures of the response body.
        "response" => response: &'a [&'a str],
        /// Examples.
        "examples" => examples: &'a [Example<'a>],
        /// Remarks.
        "notes" => notes: &'a [Note<'a>],
    }
}

schema_struct! {
    /// How to get the result of a call that only starts a job.
    pub struct Asynchronous<'a> {
        /// The member of the response that has the job's id.
        "job" => job: &'a str,
        /// The page of the call that returns the job's state.
        "page" => page: &'a str,
        /// The state that means success.
        "success" => success: &'a str,
        /// A description of the steps.
        "description" => description: Text<'a>,
    }
}

schema_struct! {
    /// A parameter in the path, the query or a header.
    pub struct Parameter<'a> {
        /// The name.
        "name" => name: &'a str,
        /// Its location in the request.
        "in" => location: ParameterLocation,
        /// Whether the request must have it.
        "required" => required: bool,
        /// The type as the reference writes it.
        "type" => written_type: &'a str,
        /// The meaning.
        "description" => description: Text<'a>,
    }
}

schema_struct! {
    /// An example request.
    pub struct Example<'a> {
        /// The title.
        "title" => title: Text<'a>,
        /// The URL, with its variables in braces.
        "url" => url: &'a str,
        /// The body.
        "body" => body: Option<Json<'a>>,
    }
}
