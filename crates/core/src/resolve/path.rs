//! Paths to structures, and the trees of fields below them.

use crate::catalog::Catalog;
use crate::model::{Field, Operation, Structure};

/// A field in the tree below a structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TreeNode<'a> {
    /// The number of references between the root and the field.
    pub depth: usize,
    /// The structure that contains the field.
    pub structure: &'a Structure<'a>,
    /// The field.
    pub field: &'a Field<'a>,
    /// Whether the field refers to a structure above it, which is not repeated.
    pub is_recursive: bool,
}

/// The maximum number of fields in a tree, and of steps to find paths.
///
/// Structures that refer to each other in a circle would make infinite trees.
const MAX_TREE_NODES: usize = 10_000;

impl<'a> Catalog<'a> {
    /// The paths that lead to a structure from the roots of bodies, as dotted names.
    ///
    /// A root is a structure that an operation names as a root, or that no field refers to. The path of a root is
    /// empty.
    #[must_use]
    pub fn paths(&self, structure: &str) -> Vec<String> {
        let mut paths = Vec::new();
        if let Some(structure) = self.structure(structure) {
            let mut steps = MAX_TREE_NODES;
            self.climb(structure, &mut Vec::new(), &mut paths, &mut steps);
        }
        paths
    }

    /// The paths that lead to a field, as dotted names.
    #[must_use]
    pub fn field_paths(&self, structure: &Structure<'_>, field: &Field<'_>) -> Vec<String> {
        let parents = self.paths(structure.id.as_str());
        let path = |parent: String| if parent.is_empty() { field.name.to_owned() } else { parent + "." + field.name };
        parents.into_iter().map(path).collect()
    }

    /// Climbs from a structure to the roots; the trail holds the fields passed, each after its structure's id.
    fn climb(
        &self,
        structure: &'a Structure<'a>,
        trail: &mut Vec<(&'a str, &'a str)>,
        paths: &mut Vec<String>,
        steps: &mut usize,
    ) {
        let root = |operation: &Operation<'_>| {
            operation.request.contains(&structure.id.as_str()) || operation.response.contains(&structure.id.as_str())
        };
        if self.referrers(structure.id.as_str()).next().is_none() || self.operations().iter().any(root) {
            let names = trail.iter().rev().map(|(_, name)| *name);
            paths.push(structure.name.into_iter().chain(names).collect::<Vec<_>>().join("."));
        }
        for (other, field) in self.referrers(structure.id.as_str()) {
            if *steps == 0 {
                return;
            }
            *steps -= 1;
            if other.id.as_str() != structure.id.as_str()
                && trail.iter().all(|(passed, _)| *passed != other.id.as_str())
            {
                trail.push((other.id.as_str(), field.name));
                self.climb(other, trail, paths, steps);
                trail.pop();
            }
        }
    }

    /// The fields of a structure, each followed by those of the structure that it refers to.
    #[must_use]
    pub fn tree(&self, structure: &'a Structure<'a>) -> Vec<TreeNode<'a>> {
        let mut nodes = Vec::new();
        self.descend(structure, &mut vec![structure.id.as_str()], &mut nodes);
        nodes
    }

    fn descend(&self, structure: &'a Structure<'a>, above: &mut Vec<&'a str>, nodes: &mut Vec<TreeNode<'a>>) {
        for field in structure.fields {
            if nodes.len() >= MAX_TREE_NODES {
                return;
            }
            let below = field.schema.structure.and_then(|id| self.structure(id));
            let is_recursive = below.is_some_and(|below| above.contains(&below.id.as_str()));
            nodes.push(TreeNode { depth: above.len() - 1, structure, field, is_recursive });
            if let Some(below) = below.filter(|_| !is_recursive) {
                above.push(below.id.as_str());
                self.descend(below, above, nodes);
                above.pop();
            }
        }
    }
}
