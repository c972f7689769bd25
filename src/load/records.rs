//! The records of a data folder, each with its place.

use super::{Folder, Place};
use crate::model::{ErrorCode, Operation, Page, Release, RetiredCode, Status, Structure};

impl<'a> Folder<'a> {
    /// Every error code with the file and the place in its list.
    ///
    /// ```
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let (place, _) = folder.each_error().find(|(_, error)| error.code == ecs_err::Code::ECS_0000).unwrap();
    /// assert_eq!(place.to_string(), "errors/ecs.json:5:5");
    /// ```
    pub fn each_error(&self) -> impl Iterator<Item = (Place<'_>, &ErrorCode<'a>)> {
        self.errors.iter().flat_map(|document| each(self.place(document.file).key("errors"), document.value.errors))
    }

    /// Every retired code with its place.
    ///
    /// ```
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let path = std::env::temp_dir().join(format!("ecs-err-retired-{}", std::process::id()));
    /// std::fs::create_dir_all(&path)?;
    /// std::fs::write(path.join("retired.json"), r#"{"retired": [{"code": "Ecs.9000", "replacement": "Ecs.0085"}]}"#)?;
    /// let arena = Arena::new();
    /// let folder = Folder::read(&path, &arena);
    /// let (place, retired) = folder.each_retired().next().unwrap();
    /// assert_eq!((place.to_string().as_str(), retired.code.as_str()), ("retired.json:1:14", "Ecs.9000"));
    /// std::fs::remove_dir_all(&path)?;
    /// # std::io::Result::Ok(())
    /// ```
    pub fn each_retired(&self) -> impl Iterator<Item = (Place<'_>, &RetiredCode<'a>)> {
        self.retired.iter().flat_map(|document| each(self.place(document.file).key("retired"), document.value.retired))
    }

    /// Every structure with its place.
    ///
    /// ```
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// assert!(folder.each_structure().any(|(_, structure)| structure.id == "change-vpc.nic"));
    /// assert!(folder.each_structure().all(|(place, _)| place.to_string().starts_with("structures/")));
    /// ```
    pub fn each_structure(&self) -> impl Iterator<Item = (Place<'_>, &Structure<'a>)> {
        self.structures
            .iter()
            .flat_map(|document| each(self.place(document.file).key("structures"), document.value.structures))
    }

    /// Every release with its place.
    ///
    /// ```
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let (place, release) = folder.each_release().next().unwrap();
    /// assert_eq!((place.to_string().as_str(), release.number), ("releases/2015.json:4:5", 1));
    /// ```
    pub fn each_release(&self) -> impl Iterator<Item = (Place<'_>, &Release<'a>)> {
        self.releases
            .iter()
            .flat_map(|document| each(self.place(document.file).key("releases"), document.value.releases))
    }

    /// Every status with its place.
    ///
    /// ```
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let (place, status) = folder.each_status().next().unwrap();
    /// assert_eq!((place.to_string().as_str(), status.status.get()), ("statuses.json:4:5", 200));
    /// ```
    pub fn each_status(&self) -> impl Iterator<Item = (Place<'_>, &Status<'a>)> {
        self.statuses
            .iter()
            .flat_map(|document| each(self.place(document.file).key("statuses"), document.value.statuses))
    }

    /// Every page with its place.
    ///
    /// ```
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let (place, page) = folder.each_page().next().unwrap();
    /// assert_eq!((place.to_string().as_str(), page.id), ("pages.json:4:5", "add-security-group"));
    /// ```
    pub fn each_page(&self) -> impl Iterator<Item = (Place<'_>, &Page<'a>)> {
        self.pages.iter().flat_map(|document| each(self.place(document.file).key("pages"), document.value.pages))
    }

    /// Every operation with its place.
    ///
    /// ```
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let (place, operation) = folder.each_operation().next().unwrap();
    /// assert_eq!((place.to_string().as_str(), operation.id), ("operations/changevpc.json:1:1", "changevpc"));
    /// ```
    pub fn each_operation(&self) -> impl Iterator<Item = (Place<'_>, &Operation<'a>)> {
        self.operations.iter().map(|document| (self.place(document.file), &document.value))
    }
}

/// Each record of a list with its place.
pub(crate) fn each<'f, T>(list: Place<'f>, records: &'f [T]) -> impl Iterator<Item = (Place<'f>, &'f T)> {
    records.iter().enumerate().map(move |(at, record)| (list.index(at), record))
}
