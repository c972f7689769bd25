use super::{CodeForm, CodePattern, Edition, Id, Languages, PlaceholderStyle, Text};

schema_struct! {
    /// What the catalog is about.
    pub struct Metadata<'a> {
        /// The schema of this file, for editors.
        "$schema" => schema: Option<&'a str>,
        /// The identifier.
        "id" => id: Id<'a>,
        /// The title.
        "title" => title: Text<'a>,
        /// The edition of the reference that the catalog was made from: any label, such as a date.
        "edition" => edition: Edition<'a>,
        /// The BCP 47 tags of the languages that texts are in.
        "languages" => languages: Languages<'a>,
        /// The language in which the API itself writes its messages.
        "messageLanguage" => message_language: &'a str,
        /// Whether a text that is missing in a language is an error; otherwise it is a warning.
        "complete" => complete: bool,
        /// How placeholders are written in messages; none if absent.
        "placeholders" => placeholders: Option<PlaceholderStyle>,
        /// The address of a code's page, with {lang} and {code} in place of the language and the code.
        "pageUrl" => page_url: Option<&'a str>,
        /// Addresses for readers, with {code}, {file} and {lang} in place of the code, its data file and the language.
        "links" => links: Option<LinkTemplates<'a>>,
        /// The services whose codes the catalog has.
        "services" => services: &'a [Service<'a>],
        /// Groups of codes with a common beginning.
        "families" => families: &'a [Family<'a>],
        /// Services whose codes come along with this API's but are explained elsewhere.
        "external" => external: &'a [ExternalService<'a>],
    }
}

schema_struct! {
    /// Templates of addresses for readers.
    pub struct LinkTemplates<'a> {
        /// The official reference.
        "source" => source: Option<&'a str>,
        /// Where the record can be edited.
        "edit" => edit: Option<&'a str>,
        /// Where a mistake can be reported.
        "report" => report: Option<&'a str>,
        /// Where to ask for help.
        "support" => support: Option<&'a str>,
    }
}

schema_struct! {
    /// A service: codes of common forms.
    pub struct Service<'a> {
        /// The identifier.
        "id" => id: Id<'a>,
        /// The forms of its codes.
        "forms" => forms: &'a [CodeForm<'a>],
        /// The name.
        "name" => name: Text<'a>,
        /// What its codes are about.
        "description" => description: Text<'a>,
        /// Where its codes are recognized in text; decided by each form if absent.
        "find" => find: Option<Find>,
    }
}

string_enum! {
    /// Where codes are recognized in text.
    pub enum Find {
        /// Anywhere.
        Anywhere = "anywhere",
        /// In fields of responses and after labels such as `error code:`.
        Labelled = "labelled",
    }
}

schema_struct! {
    /// A group of codes with a common beginning and a common subject.
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
        /// The forms of its codes.
        "forms" => forms: &'a [CodeForm<'a>],
        /// The name of the service.
        "name" => name: Text<'a>,
        /// Where its codes are explained.
        "pointer" => pointer: Text<'a>,
        /// Where its codes are recognized in text; decided by each form if absent.
        "find" => find: Option<Find>,
    }
}

impl ExternalService<'_> {
    /// Whether its codes have a name in common, so that it is one service and not any.
    #[must_use]
    pub fn is_specific(&self) -> bool {
        self.forms.iter().all(CodeForm::has_letters)
    }
}
