//! Writes the requests and every type they need as one TypeScript file.
#![cfg_attr(not(test), allow(dead_code, reason = "only the test writes the file"))]

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use ts_rs::{Config, TS, TypeVisitor};

use crate::failure::Failure;

/// The file while it is put together: types by name, requests in list order.
pub(super) struct File {
    config: Config,
    seen: HashSet<TypeId>,
    types: BTreeMap<String, String>,
    requests: String,
}

impl File {
    /// Returns the whole file.
    pub(super) fn of(list: &[super::Request]) -> String {
        let mut file = File {
            config: Config::new().with_large_int("number"),
            seen: HashSet::new(),
            types: BTreeMap::new(),
            requests: String::new(),
        };
        file.visit::<Failure>();
        for request in list {
            (request.types)(&mut file, request.name, request.doc);
        }
        let types: String = file.types.into_values().collect();
        let text = format!(
            "// Written from src-tauri/src/requests/list.rs; do not edit. To write it anew:\n\
             // TRAVAUX_WRITE=1 cargo test --workspace requests\n\
             \n\
             /** Each request with what it takes and what it answers. */\n\
             export type Requests = {{\n{}}};\n\n{types}",
            file.requests
        );
        text.lines()
            .map(|line| format!("{}\n", line.trim_end()))
            .collect()
    }

    /// Adds a request and the types that it needs.
    pub(super) fn request<Args: TS + 'static, Reply: TS + 'static>(
        &mut self,
        name: &'static str,
        doc: &'static str,
    ) {
        self.visit::<Args>();
        self.visit::<Reply>();
        let (args, reply) = (Args::name(&self.config), Reply::name(&self.config));
        let doc = doc.trim();
        writeln!(
            self.requests,
            "  /** {doc} */\n  {name}: [{args}, {reply}];"
        )
        .expect("a string takes every write");
    }
}

impl TypeVisitor for File {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_generics(self);
        T::visit_dependencies(self);
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let decl = T::decl(&self.config);
            let name = T::ident(&self.config);
            let other = self
                .types
                .insert(name.clone(), format!("{docs}export {decl}\n\n"));
            assert!(other.is_none(), "two types are called {name}; rename one");
        }
    }
}
