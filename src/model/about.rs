use core::fmt;

use super::{Code, CodePattern, Date, Text};

record! {
    /// What the catalog is about.
    ///
    /// ```
    /// let about = ecs_err::embedded().about;
    /// assert_eq!((about.languages, about.message_language), (&["zh", "en"][..], "en"));
    /// ```
    pub struct About<'a> {
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
        "external" => external: &'a [External<'a>],
        /// Where to look for a code of any other service.
        "elsewhere" => elsewhere: Option<Text<'a>>,
    }
}

impl<'a> About<'a> {
    /// The address of a code's page in a language, if it is known where the pages are.
    ///
    /// ```
    /// let mut about = ecs_err::embedded().about;
    /// about.page_url = Some("https://errors.example.org/{lang}/{code}");
    /// let page = about.page(ecs_err::Code::ECS_0085, "zh").unwrap();
    /// assert_eq!(page.to_string(), "https://errors.example.org/zh/Ecs.0085");
    /// ```
    #[must_use]
    pub fn page(&self, code: Code, language: &'a str) -> Option<impl fmt::Display + use<'a>> {
        let template = self.page_url?;
        Some(fmt::from_fn(move |f| {
            let mut rest = template;
            while let Some((before, behind)) = rest.split_once('{') {
                f.write_str(before)?;
                rest = match (behind.strip_prefix("lang}"), behind.strip_prefix("code}")) {
                    (Some(behind), _) => f.write_str(language).map(|()| behind)?,
                    (_, Some(behind)) => f.write_str(code.as_str()).map(|()| behind)?,
                    _ => f.write_str("{").map(|()| behind)?,
                };
            }
            f.write_str(rest)
        }))
    }
}

record! {
    /// A service: the codes that begin with one prefix.
    ///
    /// ```
    /// let prefixes = ecs_err::embedded().about.services.iter().map(|service| service.prefix);
    /// assert_eq!(prefixes.collect::<Vec<_>>(), ["Common", "Ecs", "Pdp"]);
    /// ```
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

record! {
    /// A group of codes that share their first digits and their subject.
    ///
    /// ```
    /// let family = &ecs_err::embedded().about.families[0];
    /// assert_eq!((family.codes.as_str(), family.title.get("en")), ("Common.00xx", Some("Requests, tokens, and jobs")));
    /// ```
    pub struct Family<'a> {
        /// The codes, such as Ecs.03xx.
        "codes" => codes: CodePattern<'a>,
        /// The subject.
        "title" => title: Text<'a>,
    }
}

record! {
    /// A service whose codes come along with this API's but are explained elsewhere.
    ///
    /// ```
    /// assert_eq!(ecs_err::embedded().about.external[0].prefix, "APIGW");
    /// ```
    pub struct External<'a> {
        /// What its codes begin with.
        "prefix" => prefix: &'a str,
        /// The name of the service.
        "name" => name: Text<'a>,
        /// Where its codes are explained.
        "pointer" => pointer: Text<'a>,
    }
}
