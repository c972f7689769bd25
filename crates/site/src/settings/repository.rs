//! The repository of a catalog: where a record is edited and a mistake is reported.

use super::super::encode;

/// The branch without another one.
const BRANCH: &str = "main";
/// The directory of the catalog in the repository without another one.
const DIRECTORY: &str = "data";

/// A repository with a page for each file and for a new issue.
#[derive(Clone, Debug)]
pub struct Repository {
    url: String,
    branch: String,
    directory: String,
}

impl Repository {
    pub fn new(url: &str, branch: Option<&str>, directory: Option<&str>) -> Self {
        Self {
            url: url.trim_end_matches('/').trim_end_matches(".git").to_owned(),
            branch: branch.unwrap_or(BRANCH).to_owned(),
            directory: directory.unwrap_or(DIRECTORY).trim_matches('/').to_owned(),
        }
    }

    /// The page where a file of the catalog is edited.
    pub fn edit_url(&self, file: &str) -> String {
        let path = if self.directory.is_empty() || self.directory == "." {
            file.to_owned()
        } else {
            format!("{}/{file}", self.directory)
        };
        let edit = match self.host() {
            Host::GitLab => "-/edit",
            Host::Gitea => "_edit",
            Host::GitHub => "edit",
        };
        format!("{}/{edit}/{}/{}", self.url, encode::url_path(&self.branch), encode::url_path(&path))
    }

    /// The page of a new issue with a title and a text.
    pub fn report_url(&self, title: &str, text: &str) -> String {
        let (page, title_name, text_name) = match self.host() {
            Host::GitLab => ("-/issues/new", "issue%5Btitle%5D", "issue%5Bdescription%5D"),
            Host::GitHub | Host::Gitea => ("issues/new", "title", "body"),
        };
        let (title, text) = (encode::url_query_value(title), encode::url_query_value(text));
        format!("{}/{page}?{title_name}={title}&{text_name}={text}", self.url)
    }

    /// The software of the host; most have the addresses of GitHub.
    fn host(&self) -> Host {
        let host = self.url.split('/').nth(2).unwrap_or_default();
        let is = |names: &[&str]| names.iter().any(|name| host.contains(name));
        if is(&["gitlab"]) {
            Host::GitLab
        } else if is(&["codeberg", "gitea", "forgejo"]) {
            Host::Gitea
        } else {
            Host::GitHub
        }
    }
}

enum Host {
    GitHub,
    GitLab,
    Gitea,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_the_host() {
        for (url, edit, report) in [
            (
                "https://github.com/example/errors.git",
                "https://github.com/example/errors/edit/main/data/errors/a%20b.json",
                "https://github.com/example/errors/issues/new?title=E1&body=a%26b",
            ),
            (
                "https://gitlab.example.org/group/errors/",
                "https://gitlab.example.org/group/errors/-/edit/main/data/errors/a%20b.json",
                "https://gitlab.example.org/group/errors/-/issues/new?issue%5Btitle%5D=E1&issue%5Bdescription%5D=a%26b",
            ),
            (
                "https://codeberg.org/example/errors",
                "https://codeberg.org/example/errors/_edit/main/data/errors/a%20b.json",
                "https://codeberg.org/example/errors/issues/new?title=E1&body=a%26b",
            ),
        ] {
            let repository = Repository::new(url, None, None);
            assert_eq!(repository.edit_url("errors/a b.json"), edit);
            assert_eq!(repository.report_url("E1", "a&b"), report);
        }
        let repository = Repository::new("https://github.com/example/errors", Some("v1/next"), Some("."));
        assert_eq!(repository.edit_url("x.json"), "https://github.com/example/errors/edit/v1/next/x.json");
    }
}
