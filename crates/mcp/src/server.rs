//! The server: answers the requests of the protocol.

use std::sync::Arc;

use ecs_err_answers::View;
use rmcp::model::{
    CacheScope, CallToolRequestParams, CallToolResponse, CallToolResult, CompleteRequestParams, CompleteResult,
    ContentBlock, DiscoverResult, Implementation, ListResourceTemplatesResult, ListResourcesResult, ListToolsResult,
    PaginatedRequestParams, ReadResourceRequestParams, ReadResourceResponse, ReadResourceResult, ResourceContents,
    ServerCapabilities, ServerConfig,
};
use rmcp::service::RequestContext;
use rmcp::{ErrorData, RoleServer, ServerHandler};

use crate::knowledge::Knowledge;
use crate::resources::{self, MARKDOWN, ResourceError};
use crate::{completion, tools, words};

/// How long a client may keep an answer, in milliseconds: the catalog changes only with a new start of the server.
const FRESH_MS: u64 = 60 * 60 * 1000;

/// A server of the protocol, which answers from one catalog.
#[derive(Clone)]
pub struct Server {
    knowledge: Arc<Knowledge>,
    version: &'static str,
}

impl Server {
    /// A server that calls itself ecs-err of this version.
    #[must_use]
    pub fn new(knowledge: Knowledge, version: &'static str) -> Self {
        Self { knowledge: Arc::new(knowledge), version }
    }

    /// The view in the language of the server.
    fn view(&self) -> Result<View<'static>, ErrorData> {
        self.knowledge.view(None).map_err(|error| ErrorData::internal_error(error.to_string(), None))
    }

    /// Answers a request in a thread where it may take its time.
    async fn answer<T: Send + 'static>(
        &self,
        answer: impl FnOnce(&Knowledge) -> T + Send + 'static,
    ) -> Result<T, ErrorData> {
        let knowledge = Arc::clone(&self.knowledge);
        let answered = tokio::task::spawn_blocking(move || answer(&knowledge)).await;
        answered.map_err(|error| ErrorData::internal_error(error.to_string(), None))
    }
}

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let capabilities = ServerCapabilities::builder().enable_tools().enable_resources().enable_completions().build();
        let config = ServerConfig::new(capabilities).with_server_info(Implementation::new("ecs-err", self.version));
        match self.view() {
            Ok(view) => config.with_instructions(words::instructions(view.catalog, view.language())),
            Err(_) => config,
        }
    }

    async fn discover(&self, _context: RequestContext<RoleServer>) -> Result<DiscoverResult, ErrorData> {
        let versions = self.supported_protocol_versions().into_owned();
        let result = DiscoverResult::from_server_info(versions, self.get_info());
        Ok(result.with_ttl_ms(FRESH_MS).with_cache_scope(CacheScope::Public))
    }

    async fn list_tools(
        &self,
        _request: Option<PaginatedRequestParams>,
        _context: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        let tools = tools::ALL.iter().map(|tool| tool.definition(self.knowledge.catalog())).collect();
        Ok(ListToolsResult::with_all_items(tools).with_ttl_ms(FRESH_MS).with_cache_scope(CacheScope::Public))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let CallToolRequestParams { name, arguments, .. } = request;
        let tool = name.clone();
        let called = self.answer(move |knowledge| tools::call(knowledge, &tool, arguments.unwrap_or_default())).await?;
        let result = match called {
            Some(Ok(content)) => CallToolResult::structured(content),
            // The agent sees it and can correct its call, which it could not with an error of the protocol.
            Some(Err(error)) => CallToolResult::error(vec![ContentBlock::text(error.to_string())]),
            None => return Err(ErrorData::invalid_params(format!("no tool is named \"{name}\""), None)),
        };
        Ok(result.into())
    }

    async fn list_resources(
        &self,
        request: Option<PaginatedRequestParams>,
        _context: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        let cursor = request.and_then(|request| request.cursor);
        let start = cursor.map_or(Ok(0), |cursor| {
            cursor.parse().map_err(|_| ErrorData::invalid_params(format!("no page begins at \"{cursor}\""), None))
        })?;
        let (resources, next) = resources::page(&self.view()?, start);
        let mut result = ListResourcesResult::with_all_items(resources);
        result.next_cursor = next.map(|next| next.to_string());
        Ok(result.with_ttl_ms(FRESH_MS).with_cache_scope(CacheScope::Public))
    }

    async fn list_resource_templates(
        &self,
        _request: Option<PaginatedRequestParams>,
        _context: RequestContext<RoleServer>,
    ) -> Result<ListResourceTemplatesResult, ErrorData> {
        let result = ListResourceTemplatesResult::with_all_items(vec![resources::template()]);
        Ok(result.with_ttl_ms(FRESH_MS).with_cache_scope(CacheScope::Public))
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        _context: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        let uri = request.uri;
        let address = uri.clone();
        let text = self.answer(move |knowledge| resources::read(knowledge, &address)).await?.map_err(|error| {
            let data = Some(serde_json::json!({"uri": &uri}));
            match error {
                ResourceError::Language(_) => ErrorData::invalid_params(error.to_string(), data),
                ResourceError::Address(_) | ResourceError::Code(_) => {
                    ErrorData::resource_not_found(error.to_string(), data)
                }
            }
        })?;
        let contents = ResourceContents::text(text, uri).with_mime_type(MARKDOWN);
        let result = ReadResourceResult::new(vec![contents]);
        Ok(result.with_ttl_ms(FRESH_MS).with_cache_scope(CacheScope::Public).into())
    }

    async fn complete(
        &self,
        request: CompleteRequestParams,
        _context: RequestContext<RoleServer>,
    ) -> Result<CompleteResult, ErrorData> {
        let completed = completion::complete(&self.knowledge, &request.r#ref, &request.argument);
        let info = completed.ok_or_else(|| {
            let expected = format!("code or language of {}", resources::TEMPLATE);
            ErrorData::invalid_params(
                format!("cannot complete \"{}\"; expected {expected}", request.argument.name),
                None,
            )
        })?;
        Ok(CompleteResult::new(info))
    }
}
