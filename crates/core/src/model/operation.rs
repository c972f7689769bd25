use super::{Id, Json, Note, Text};

string_enum! {
    /// Where a request carries a parameter.
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
        /// What it does, in a sentence.
        "summary" => summary: Text<'a>,
        /// How the outcome is learnt when the answer only names a job.
        "asynchronous" => asynchronous: Option<Asynchronous<'a>>,
        /// What else it changes.
        "effects" => effects: &'a [Text<'a>],
        /// What to beware of.
        "warnings" => warnings: &'a [Text<'a>],
        /// The parameters of the URL and the headers.
        "parameters" => parameters: &'a [Parameter<'a>],
        /// The structures that are roots of the request's body.
        "request" => request: &'a [&'a str],
        /// The structures that are roots of the response's body.
        "response" => response: &'a [&'a str],
        /// Examples.
        "examples" => examples: &'a [Example<'a>],
        /// Remarks.
        "notes" => notes: &'a [Note<'a>],
    }
}

schema_struct! {
    /// How to learn the outcome of a call that only starts a job.
    pub struct Asynchronous<'a> {
        /// The member of the response that names the job.
        "job" => job: &'a str,
        /// The page of the call that tells the job's state.
        "page" => page: &'a str,
        /// The state that means success.
        "success" => success: &'a str,
        /// The flow in words.
        "description" => description: Text<'a>,
    }
}

schema_struct! {
    /// A parameter outside the body.
    pub struct Parameter<'a> {
        /// The name.
        "name" => name: &'a str,
        /// Where the request carries it.
        "in" => location: ParameterLocation,
        /// Whether the request must have it.
        "required" => required: bool,
        /// The type as the reference writes it.
        "type" => written_type: &'a str,
        /// What it is.
        "description" => description: Text<'a>,
    }
}

schema_struct! {
    /// A request that one could send.
    pub struct Example<'a> {
        /// What it does.
        "title" => title: Text<'a>,
        /// The URL, with its variables in braces.
        "url" => url: &'a str,
        /// The body.
        "body" => body: Option<Json<'a>>,
    }
}
