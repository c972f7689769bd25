use super::{CodePattern, Date, Text};

schema_struct! {
    /// What the catalog is about.
    pub struct Metadata<'a> {
        /// The schema of this file, for editors.
        "$schema" => schema: Option<&'a str>,
        /// The identifier.
        "id" => id: &'a str,
        /// The title.
        "title" => title: Text<'a>,
        /// The day of the edition of the reference that the catalog was made from.
        "edition" => edition: Date,
        /// The BCP 47 tags of the languages that every text is in.
        "languages" => languages: &'a [&'a str],
        /// The language in which the API itself writes its messages.
        "messageLanguage" => message_language: &'a str,
        /// The address of a code's page, with {lang} and {code} in place of the language and the code.
        "pageUrl" => page_url: Option<&'a str>,
        /// The services whose codes the catalog holds.
        "services" => services: &'a [Service<'a>],
        /// Groups of codes that share their first digits.
        "families" => families: &'a [Family<'a>],
        /// Services whose codes are explained elsewhere.
        "external" => external: &'a [ExternalService<'a>],
        /// Where to look for a code of any other service.
        "elsewhere" => external_help: Option<Text<'a>>,
    }
}

schema_struct! {
    /// A service: the codes that begin with one prefix.
    pub struct Service<'a> {
        /// What its codes begin with.
        "prefix" => prefix: &'a str,
        /// How many digits its codes have.
        "digits" => digits: u32,
        /// The name.
        "name" => name: Text<'a>,
        /// What its codes are about.
        "description" => description: Text<'a>,
    }
}

schema_struct! {
    /// A group of codes that share their first digits and their subject.
    pub struct Family<'a> {
        /// The codes, such as Ecs.03xx.
        "codes" => codes: CodePattern<'a>,
        /// The subject.
        "title" => title: Text<'a>,
    }
}

schema_struct! {
    /// A service whose codes come along with this API's but are explained elsewhere.
    pub struct ExternalService<'a> {
        /// What its codes begin with.
        "prefix" => prefix: &'a str,
        /// The name of the service.
        "name" => name: Text<'a>,
        /// Where its codes are explained.
        "pointer" => pointer: Text<'a>,
    }
}
