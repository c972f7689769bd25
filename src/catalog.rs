//! Look-ups over a catalog, embedded or loaded: the two are the same type.

use crate::model::{
    About, Change, ChangeKind, Code, CodePattern, Date, ErrorCode, Family, Field, FieldRef, Guide, Operation, Page,
    Release, RetiredCode, Service, Status, StatusCode, Structure,
};

/// A whole reference: every record, each list sorted by what identifies its records.
///
/// ```
/// use ecs_err::Code;
///
/// let catalog = ecs_err::embedded();
/// let error = catalog.error(Code::ECS_0085).unwrap();
/// assert_eq!(error.action.get("en"), Some("Use another NIC."));
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Catalog<'a> {
    /// What the catalog is about.
    pub about: About<'a>,
    /// The pages that its records name, by id.
    pub pages: &'a [Page<'a>],
    /// The error codes, by code.
    pub errors: &'a [ErrorCode<'a>],
    /// The codes that the reference no longer has, by code.
    pub retired: &'a [RetiredCode<'a>],
    /// The HTTP statuses, by number.
    pub statuses: &'a [Status<'a>],
    /// The structures, by page and table.
    pub structures: &'a [Structure<'a>],
    /// The operations, by id.
    pub operations: &'a [Operation<'a>],
    /// The releases, oldest first.
    pub releases: &'a [Release<'a>],
    /// The guides, by id.
    pub guides: &'a [Guide<'a>],
    /// Words that mean the same to the people who search.
    pub synonyms: &'a [&'a [&'a str]],
    /// Where in `errors` each code is: a hash table with open addressing, `u32::MAX` where it is free.
    ///
    /// Its length is a power of two, and at least half of it is free.
    pub(crate) index: &'a [u32],
    /// Where in `errors` each code is, sorted by their messages in the API's own language, then by code.
    pub(crate) by_message: &'a [u32],
}

/// What a release did to an error code, a field or a structure.
///
/// ```
/// let catalog = ecs_err::embedded();
/// let last = catalog.history(ecs_err::Code::new("Ecs.0089")).last().unwrap();
/// assert_eq!((last.date.to_string().as_str(), last.kind.as_str()), ("2023-05-23", "added"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<'a> {
    /// The release's number.
    pub release: u32,
    /// The release's day.
    pub date: Date,
    /// What happened.
    pub kind: ChangeKind,
    /// The HTTP status that the code has since, if that is what changed.
    pub status: Option<StatusCode>,
    /// The release's words for it.
    pub text: crate::model::Text<'a>,
}

impl<'a> Catalog<'a> {
    /// The error with this code.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// assert_eq!(catalog.error(ecs_err::Code::ECS_0085).unwrap().status.get(), 400);
    /// assert!(catalog.error(ecs_err::Code::new("Ecs.9999")).is_none());
    /// ```
    #[inline]
    #[must_use]
    pub fn error(&self, code: Code) -> Option<&'a ErrorCode<'a>> {
        let mask = self.index.len().wrapping_sub(1);
        let mut place = hash(code) & mask;
        loop {
            let error = self.errors.get(*self.index.get(place)? as usize)?;
            if error.code == code {
                return Some(error);
            }
            place = (place + 1) & mask;
        }
    }

    /// What became of a code that the reference no longer has.
    ///
    /// ```
    /// // Nothing is retired in this one.
    /// let catalog = ecs_err::embedded();
    /// assert!(catalog.retired_code(ecs_err::Code::ECS_0085).is_none());
    /// ```
    #[must_use]
    pub fn retired_code(&self, code: Code) -> Option<&'a RetiredCode<'a>> {
        find(self.retired, |retired| retired.code.cmp(&code))
    }

    /// The retired codes that a code takes the place of, by code.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// assert_eq!(catalog.predecessors(ecs_err::Code::ECS_0085).count(), 0);
    /// ```
    pub fn predecessors(&self, code: Code) -> impl Iterator<Item = &'a RetiredCode<'a>> + use<'a> {
        self.retired.iter().filter(move |retired| retired.replacement == Some(code))
    }

    /// The HTTP status with this number.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// let status = catalog.status(ecs_err::StatusCode::of(429)).unwrap();
    /// assert_eq!(status.reason, "Too Many Requests");
    /// ```
    #[must_use]
    pub fn status(&self, status: StatusCode) -> Option<&'a Status<'a>> {
        find(self.statuses, |record| record.status.cmp(&status))
    }

    /// The service with this prefix.
    ///
    /// ```
    /// assert_eq!(ecs_err::embedded().service("Ecs").unwrap().digits, 4);
    /// ```
    #[must_use]
    pub fn service(&self, prefix: &str) -> Option<&'a Service<'a>> {
        find(self.about.services, |service| service.prefix.cmp(prefix))
    }

    /// The family that the code belongs to.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// assert_eq!(catalog.family(ecs_err::Code::new("Ecs.0319")).unwrap().codes.as_str(), "Ecs.03xx");
    /// ```
    #[must_use]
    pub fn family(&self, code: Code) -> Option<&'a Family<'a>> {
        // A pattern that matches is the code with its last digits, one or more, as wildcards.
        (1..=code.digits().len())
            .find_map(|wild| find(self.about.families, |family| family.codes.cmp_masked(code, wild)))
    }

    /// The page with this id.
    ///
    /// ```
    /// let page = ecs_err::embedded().page("add-security-group").unwrap();
    /// assert_eq!(page.title.get("zh"), Some("添加安全组"));
    /// ```
    #[must_use]
    pub fn page(&self, id: &str) -> Option<&'a Page<'a>> {
        find(self.pages, |page| page.id.cmp(id))
    }

    /// The structure with this id.
    ///
    /// ```
    /// let structure = ecs_err::embedded().structure("change-vpc.nic").unwrap();
    /// assert_eq!(structure.fields[0].name, "port_id");
    /// ```
    #[must_use]
    pub fn structure(&self, id: &str) -> Option<&'a Structure<'a>> {
        self.structures.iter().find(|structure| structure.id == id)
    }

    /// The field that is meant.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// let field = catalog.field(ecs_err::FieldRef::new("change-vpc.nic", "port_id")).unwrap();
    /// assert_eq!(field.required, Some(false));
    /// ```
    #[must_use]
    pub fn field(&self, field: FieldRef<'_>) -> Option<&'a Field<'a>> {
        self.structure(field.structure)?.fields.iter().find(|record| record.name == field.field)
    }

    /// The operation with this id.
    ///
    /// ```
    /// assert_eq!(ecs_err::embedded().operation("changevpc").unwrap().method, "POST");
    /// ```
    #[must_use]
    pub fn operation(&self, id: &str) -> Option<&'a Operation<'a>> {
        find(self.operations, |operation| operation.id.cmp(id))
    }

    /// The release with this number.
    ///
    /// ```
    /// assert_eq!(ecs_err::embedded().release(1).unwrap().date.to_string(), "2015-10-15");
    /// ```
    #[must_use]
    pub fn release(&self, number: u32) -> Option<&'a Release<'a>> {
        find(self.releases, |release| release.number.cmp(&number))
    }

    /// The guide with this id.
    ///
    /// ```
    /// assert!(ecs_err::embedded().guide("error-codes").unwrap().body.get("en").is_some());
    /// ```
    #[must_use]
    pub fn guide(&self, id: &str) -> Option<&'a Guide<'a>> {
        find(self.guides, |guide| guide.id.cmp(id))
    }

    /// The errors whose codes match the pattern, by code.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// let queries = catalog.matching(ecs_err::CodePattern::new("Ecs.03xx"));
    /// assert!(queries.map(|error| error.code).all(|code| (300..400).contains(&code.number())));
    /// ```
    pub fn matching<'p>(&self, pattern: CodePattern<'p>) -> impl Iterator<Item = &'a ErrorCode<'a>> + use<'a, 'p> {
        self.errors.iter().filter(move |error| pattern.matches(error.code))
    }

    /// The other errors that come with the same message as a code, by code.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// let message = |code| catalog.error(code).unwrap().message;
    /// let code = ecs_err::Code::ECS_0812;
    /// assert!(catalog.same_message(code).all(|other| message(other.code).get("en") == message(code).get("en")));
    /// ```
    pub fn same_message(&self, code: Code) -> impl Iterator<Item = &'a ErrorCode<'a>> + use<'a> {
        let language = self.about.message_language;
        let message = self.error(code).and_then(|error| error.message.get(language));
        let (errors, by_message) = (self.errors, self.by_message);
        let at = move |place: &u32| errors.get(*place as usize);
        let told = move |place: &u32| at(place).and_then(|error| error.message.get(language));
        let start = by_message.partition_point(|place| told(place) < message);
        by_message[start..]
            .iter()
            .take_while(move |place| message.is_some() && told(place) == message)
            .filter_map(at)
            .filter(move |other| other.code != code)
    }

    /// What the releases did to the code, oldest first.
    ///
    /// A code with no event of the kind [`ChangeKind::Added`] is older than the first dated
    /// mention of it; when it was added is unknown.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// let history = catalog.history(ecs_err::Code::new("Ecs.0089"));
    /// assert_eq!(history.map(|event| event.date.to_string()).collect::<Vec<_>>(), ["2023-05-23"]);
    /// ```
    pub fn history(&self, code: Code) -> impl Iterator<Item = Event<'a>> + use<'a> {
        self.events(move |change| change.errors.contains(&code))
    }

    /// What the releases did to the field, oldest first.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// let field = ecs_err::FieldRef::new("create-server.scheduler_hints", "tenancy");
    /// assert!(catalog.field_history(field).is_sorted_by_key(|event| event.date));
    /// ```
    pub fn field_history<'f>(&self, field: FieldRef<'f>) -> impl Iterator<Item = Event<'a>> + use<'a, 'f> {
        self.events(move |change| change.fields.contains(&field))
    }

    /// What the releases did to the structure and its fields, oldest first.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// let history = catalog.structure_history("create-server.scheduler_hints");
    /// assert!(history.map(|event| event.release).is_sorted());
    /// ```
    pub fn structure_history<'i>(&self, id: &'i str) -> impl Iterator<Item = Event<'a>> + use<'a, 'i> {
        self.events(move |change| {
            change.structures.contains(&id) || change.fields.iter().any(|field| field.structure == id)
        })
    }

    fn events<F: Fn(&Change<'a>) -> bool + Copy>(&self, about: F) -> impl Iterator<Item = Event<'a>> + use<'a, F> {
        self.releases.iter().flat_map(move |release| {
            release.changes.iter().filter(move |change| about(change)).map(|change| Event {
                release: release.number,
                date: release.date,
                kind: change.kind,
                status: change.status,
                text: change.text,
            })
        })
    }

    /// The structures that an operation uses, in the catalog's order.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// let structures: Vec<&str> = catalog.structures_of("changevpc").map(|structure| structure.id).collect();
    /// assert_eq!(structures[0], "change-vpc.request");
    /// ```
    pub fn structures_of<'i>(&self, operation: &'i str) -> impl Iterator<Item = &'a Structure<'a>> + use<'a, 'i> {
        self.structures.iter().filter(move |structure| structure.operations.contains(&operation))
    }

    /// Whether this edition holds the page: whether records stand on it.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// assert!(catalog.holds("change-vpc"));
    /// assert!(!catalog.holds("add-security-group"), "it is only named");
    /// ```
    #[must_use]
    pub fn holds(&self, page: &str) -> bool {
        self.structures.iter().any(|structure| structure.page == page)
            || self.operations.iter().any(|operation| operation.page == page && !operation.request.is_empty())
            || self.guide(page).is_some()
    }
}

/// Spreads the words of a code over the table.
#[inline]
pub(crate) fn hash(code: Code) -> usize {
    // 2^64 divided by the golden ratio: multiplication carries every bit upwards.
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let [first, second, third] = code.words();
    let all = first ^ second.rotate_left(23) ^ third.rotate_left(46);
    // The last digits are in the upper half; fold it down, where they reach every bit that counts.
    let mixed = (all ^ (all >> 32)).wrapping_mul(FACTOR);
    // The upper half is the well mixed one.
    (mixed >> 32) as usize
}

fn find<T>(sorted: &[T], order: impl Fn(&T) -> core::cmp::Ordering) -> Option<&T> {
    sorted.binary_search_by(order).ok().and_then(|at| sorted.get(at))
}
