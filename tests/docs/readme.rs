use ecs_err::{Match, Record, codes};

fn main() -> Result<(), ecs_err::ParseError> {
    let catalog = ecs_err::embedded();
    let Match::Found(mut records) = catalog.resolve("ecs-85") else { return Ok(()) };
    assert!(matches!(records.next(), Some(Record::Error(error)) if error.code == codes::ECS_0085));

    let body = br#"{"error_code": "Ecs.0812", "error_msg": "Current flavor s6 can not resize to flavor c7."}"#;
    let error = ecs_err::parse(body)?.localized(catalog, "zh-CN");
    assert_eq!(error.translation().unwrap().message().to_string(), "当前规格s6不能变更为规格c7。");
    Ok(())
}

#[test]
fn example() {
    main().unwrap();
}
