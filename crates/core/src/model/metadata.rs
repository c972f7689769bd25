use super::{CodeForm, CodePattern, Edition, Id, Languages, PlaceholderStyle, Text};

schema_struct! {
    /// The metadata of a catalog: its title, edition, languages, services and families.
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
        /// Whether clients match messages, so that a changed message breaks them.
        "stableMessages" => stable_messages: bool,
        /// How placeholders are written in messages; none if absent.
        "placeholders" => placeholders: Option<PlaceholderStyle>,
        /// The address of a code's page, with {lang} and {code} in place of the language and the code.
        "pageUrl" => page_url: Option<&'a str>,
        /// Addresses for readers, with {code}, {file} and {lang} in place of the code, its data file and the language.
        "links" => links: Option<LinkTemplates<'a>>,
        /// The services of the catalog.
        "services" => services: &'a [Service<'a>],
        /// Groups of codes with a common prefix.
        "families" => families: &'a [Family<'a>],
        /// Services with codes that occur with this API but are explained elsewhere.
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
    /// A service: a set of codes with common forms.
    pub struct Service<'a> {
        /// The identifier.
        "id" => id: Id<'a>,
        /// The forms of its codes.
        "forms" => forms: &'a [CodeForm<'a>],
        /// The name.
        "name" => name: Text<'a>,
        /// The subject of its codes.
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
    /// A group of codes with a common prefix and a common subject.
    pub struct Family<'a> {
        /// The codes, such as Ecs.03xx.
        "codes" => codes: CodePattern<'a>,
        /// The subject.
        "title" => title: Text<'a>,
    }
}

schema_struct! {
    /// A service with codes that occur with this API but are explained elsewhere.
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
    /// Whether each of its forms has literal letters, so that its codes identify the service.
    #[must_use]
    pub fn is_specific(&self) -> bool {
        self.forms.iter().all(CodeForm::has_letters)
    }
}
