// The catalog of the examples in the documentation: one service with one code.

use ecs_err_core::catalog::{CatalogData, hash};
use ecs_err_core::model::datum::Datum as _;
use ecs_err_core::template::TemplateIndex;
use ecs_err_core::{
    Catalog, Code, CodeForm, ErrorCode, Languages, Metadata, PlaceholderStyle, Service, StatusCode, Statuses, Text,
};

pub fn catalog() -> Catalog<'static> {
    let mut service = Service::EMPTY;
    service.forms = const { &[CodeForm::from_static("Ecs.{4}")] };
    let mut metadata = Metadata::EMPTY;
    metadata.languages = Languages::new(&["zh", "en"]).unwrap();
    metadata.message_language = "en";
    metadata.placeholders = Some(PlaceholderStyle::Percent);
    metadata.services = vec![service].leak();
    let mut error = ErrorCode::EMPTY;
    error.code = Code::from_static("Ecs.0085");
    error.statuses = Statuses::new(const { &[StatusCode::from_static(400)] });
    error.message = Text::new(&[("zh", "网卡%s不存在。"), ("en", "NIC %s does not exist.")]);
    error.description = Text::new(&[("zh", "云服务器没有该网卡。"), ("en", "The ECS does not have the NIC.")]);
    error.action = Text::new(&[("zh", "请更换网卡。"), ("en", "Use another NIC.")]);
    let mut code_index = vec![u32::MAX; 2];
    code_index[hash(error.code) % 2] = 0;
    Catalog::from_data(Box::leak(Box::new(CatalogData {
        metadata,
        errors: vec![error].leak(),
        code_index: code_index.leak(),
        folded_order: &[0],
        services: &[0],
        service_sizes: &[1],
        message_order: &[0],
        message_ranks: &[(0, 0)],
        message_index: TemplateIndex { slots: &[], unanchored: &[0] },
        ..CatalogData::EMPTY
    })))
}
