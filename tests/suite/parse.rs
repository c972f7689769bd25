//! Responses of an API in every shape.

use ecs_err::{ApiError, Catalog, CodeBuf, Limits, ParseError, codes, parse};
use serde_json::{Value, json};

/// What is expected of a response: its codes in order, the root cause, message, request id and status.
#[derive(Clone, Copy, Default, PartialEq)]
struct Expected<'e> {
    codes: &'e [&'e str],
    root: Option<&'e str>,
    message: Option<&'e str>,
    request_id: Option<&'e str>,
    status: Option<u16>,
}

const NOTHING: Expected<'_> = Expected { codes: &[], root: None, message: None, request_id: None, status: None };

fn read(answer: &str) -> ApiError {
    parse(answer.as_bytes()).unwrap_or_else(|error| panic!("{error}: {answer}"))
}

fn check(answer: &str, expected: Expected<'_>) {
    let error = read(answer);
    let codes: Vec<&str> = error.codes().iter().map(CodeBuf::as_str).collect();
    assert_eq!(codes, expected.codes, "codes of {answer}");
    assert_eq!(error.root_cause().map(|code| code.to_string()).as_deref(), expected.root, "root cause of {answer}");
    assert_eq!(error.message(), expected.message, "message of {answer}");
    assert_eq!(error.request_id(), expected.request_id, "request id of {answer}");
    assert_eq!(error.http_status().map(ecs_err::StatusCode::get), expected.status, "status of {answer}");
}

/// One code and its message.
fn one<'e>(code: &'e [&'e str; 1], message: &'e str) -> Expected<'e> {
    Expected { codes: code, root: Some(code[0]), message: Some(message), ..NOTHING }
}

/// Responses as printed by SDKs, tools, logs and pages. Members that a vector does not name must be absent.
#[test]
fn the_vectors_are_parsed_as_expected() {
    let vectors: Vec<Value> = serde_json::from_str(include_str!("../vectors/bodies.json")).unwrap();
    assert!(vectors.len() > 100);
    for vector in vectors {
        let codes: Vec<&str> = vector["codes"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let expected = Expected {
            codes: &codes,
            root: vector["rootCause"].as_str(),
            message: vector["message"].as_str(),
            request_id: vector["requestId"].as_str(),
            status: vector["httpStatus"].as_u64().and_then(|status| status.try_into().ok()),
        };
        let text = vector["text"].as_str().unwrap();
        match parse(text.as_bytes()) {
            Ok(error) if vector["list"] == true => {
                check(text, Expected { root: error.root_cause().as_ref().map(CodeBuf::as_str), ..expected });
                check_errors(&vector, &error);
            }
            Ok(error) => {
                check(text, expected);
                check_errors(&vector, &error);
            }
            Err(error) => assert!(error == ParseError::NoError && expected == NOTHING, "{error}: {text}"),
        }
    }
}

/// The different errors of a vector, if it names them, and whether they have a root cause in common.
fn check_errors(vector: &Value, error: &ApiError) {
    let Some(expected) = vector["errors"].as_array() else { return };
    let about = &vector["about"];
    assert_eq!(error.is_list(), vector["list"] == true, "{about}");
    assert_eq!(error.errors().len(), expected.len(), "{about}: {:?}", error.errors());
    for (one, expected) in error.errors().iter().zip(expected) {
        assert_eq!(one.code.as_str(), expected["code"], "{about}");
        assert_eq!(error.causes()[one.cause].code, Some(one.code), "{about}");
        let actual = json!({
            "count": one.count,
            "lines": one.lines,
            "caused": one.caused.iter().map(CodeBuf::as_str).collect::<Vec<_>>(),
        });
        for key in ["count", "lines", "caused"].iter().filter(|key| !expected[**key].is_null()) {
            assert_eq!(actual[key], expected[key], "{key} of {} in {about}", one.code);
        }
    }
}

/// The page does not read these, so they are no shared vectors.
#[test]
fn mail_is_read_without_its_escapes_and_letters_for_digits_count_in_a_code_field() {
    let mail = "Content-Transfer-Encoding: quoted-printable\n\nerror_code=3DEcs.0204, fail_reason=3D\"Failed to create t=\nhe ECS\"";
    check(mail, one(&["Ecs.0204"], "Failed to create the ECS"));
    check(
        r#"{"error":{"message":"The ECS does not exist.","code":"Ecs.O114"}}"#,
        one(&["Ecs.0114"], "The ECS does not exist."),
    );
    check(r#"{"error":{"message":"no","code":"Ecs.O999"}}"#, Expected { message: Some("no"), ..NOTHING });
    check(r#"{"error":{"message":"no","code":"Foo.O114"}}"#, Expected { message: Some("no"), ..NOTHING });
}

#[test]
fn shape_1_error_code_and_error_msg() {
    let expected = Expected { request_id: Some("c1"), ..one(&["Pdp.0001"], "Policy doesn't allow it.") };
    check(
        r#"{"error_code":"Pdp.0001","error_msg":"Policy doesn't allow it.","request_id":"c1","encoded_authorization_message":"XyZ.1234"}"#,
        expected,
    );
    check(
        r#"{"encoded_authorization_message":"XyZ.1234","request_id":"c1","error_msg":"Policy doesn't allow it.","error_code":"Pdp.0001"}"#,
        expected,
    );
}

#[test]
fn shape_2_camel_case() {
    check(r#"{"errorCode":"Ecs.0005","errorMsg":"bad"}"#, one(&["Ecs.0005"], "bad"));
    check(r#"{"message":"bad","errorCode":"Ecs.0005"}"#, one(&["Ecs.0005"], "bad"));
}

#[test]
fn shape_3_code_message_and_details() {
    check(r#"{"code":"Ecs.0005","message":"bad","details":[]}"#, one(&["Ecs.0005"], "bad"));
    check(
        r#"{"code":"Ecs.0005","message":"bad","details":[{"code":"Ecs.0085","message":"no NIC"},{"code":"Ecs.0086"}]}"#,
        Expected {
            codes: &["Ecs.0005", "Ecs.0085", "Ecs.0086"],
            root: Some("Ecs.0085"),
            message: Some("bad"),
            ..NOTHING
        },
    );
}

#[test]
fn shape_4_nested_error_with_details() {
    check(r#"{"error":{"message":"bad","code":"Ecs.0005"}}"#, one(&["Ecs.0005"], "bad"));
    check(
        r#"{"error":{"details":[{"code":"Ecs.0085"}],"message":"bad","code":"Ecs.0005"}}"#,
        Expected { codes: &["Ecs.0085", "Ecs.0005"], root: Some("Ecs.0085"), message: Some("bad"), ..NOTHING },
    );
}

#[test]
fn shape_5_nested_error_code() {
    check(r#"{"error":{"error_code":"Ecs.0005","error_msg":"bad"}}"#, one(&["Ecs.0005"], "bad"));
}

#[test]
fn shape_6_flat_wins_over_nested() {
    for body in [
        r#"{"error_code":"Ecs.0005","error_msg":"flat","error":{"code":"Ecs.0085","message":"nested"}}"#,
        r#"{"error":{"code":"Ecs.0085","message":"nested"},"error_msg":"flat","error_code":"Ecs.0005"}"#,
    ] {
        let error = read(body);
        assert_eq!(error.code(), Some(codes::ECS_0005.into()));
        assert_eq!(error.root_cause(), Some(codes::ECS_0005.into()));
        assert_eq!(error.message(), Some("flat"));
        assert_eq!(error.codes().len(), 2);
    }
    check(
        r#"{"error":{"code":"Ecs.0005","message":"nested"},"error_msg":"flat","error_code":"Ecs.0005"}"#,
        one(&["Ecs.0005"], "flat"),
    );
}

#[test]
fn shape_7_code_and_message_swapped() {
    check(
        r#"{"error":{"code":"request body is illegal.","message":"Ecs.0005"}}"#,
        one(&["Ecs.0005"], "request body is illegal."),
    );
    check(
        r#"{"message":"ECS.0005","code":"request body is illegal."}"#,
        one(&["Ecs.0005"], "request body is illegal."),
    );
}

#[test]
fn shape_8_batch() {
    check(
        r#"{"error":{"code":"Ecs.0611","message":"Batch operation failed."},"internalError":[{"id":"9","error_code":"ECS.0219","error_message":"no host"}]}"#,
        Expected {
            codes: &["Ecs.0611", "Ecs.0219"],
            root: Some("Ecs.0219"),
            message: Some("Batch operation failed."),
            ..NOTHING
        },
    );
}

#[test]
fn shape_9_job() {
    check(
        r#"{"status":"FAIL","error_code":"Common.0021","fail_reason":"Sub job fail!","entities":{"sub_jobs":[{"status":"SUCCESS","entities":{}},{"status":"FAIL","error_code":"Ecs.0219","fail_reason":"no host","entities":{"errorcode_message":"[Ecs.0219] no host"}}]}}"#,
        Expected {
            codes: &["Common.0021", "Ecs.0219"],
            root: Some("Ecs.0219"),
            message: Some("Sub job fail!"),
            ..NOTHING
        },
    );
    check(
        r#"{"entities":{"sub_jobs_result":[{"error_code":"Ecs.0319","fail_reason":"sold out"}]},"error_code":"Common.0021","status":"FAIL"}"#,
        Expected { codes: &["Ecs.0319", "Common.0021"], root: Some("Ecs.0319"), message: Some("sold out"), ..NOTHING },
    );
    check(
        r#"{"error_code":"Common.0021","entities":{"error_code":"Ecs.0219","addition_error_code":"Ecs.0314","addition_error_msg":"no key"}}"#,
        Expected {
            codes: &["Common.0021", "Ecs.0219", "Ecs.0314"],
            root: Some("Ecs.0314"),
            message: Some("no key"),
            ..NOTHING
        },
    );
}

#[test]
fn shape_10_json_in_strings_several_levels_deep() {
    for field in ["errorcode_message", "fail_reason", "message", "details", "anything"] {
        let mut inner = r#"{"error":{"code":"Ecs.0314","message":"no \"key\""}}"#.to_owned();
        for level in 1..5 {
            let quoted = serde_json::Value::from(inner).to_string();
            inner = format!(r#"{{"code":"Ecs.0219","{field}":{quoted}}}"#);
            let error = read(&inner);
            assert_eq!(error.codes(), [codes::ECS_0219, codes::ECS_0314], "{field} {level}");
            assert_eq!(error.root_cause(), Some(codes::ECS_0314.into()), "{field} {level}");
            assert_eq!(error.root().unwrap().message.as_deref(), Some("no \"key\""), "{field} {level}");
        }
    }
}

#[test]
fn shape_11_nova_cinder_and_neutron() {
    for name in ["itemNotFound", "badRequest", "forbidden"] {
        check(
            &format!(r#"{{"{name}":{{"message":"Instance x could not be found.","code":404}}}}"#),
            Expected { message: Some("Instance x could not be found."), status: Some(404), ..NOTHING },
        );
    }
    check(
        r#"{"NeutronError":{"type":"PortNotFound","message":"Port x could not be found.","detail":""}}"#,
        Expected { message: Some("Port x could not be found."), ..NOTHING },
    );
}

#[test]
fn shape_12_iam() {
    check(
        r#"{"error":{"code":401,"message":"The token is expired.","title":"Unauthorized"}}"#,
        Expected { message: Some("The token is expired."), status: Some(401), ..NOTHING },
    );
}

#[test]
fn shape_13_a_number_for_a_code() {
    for code in ["403", "\"403\""] {
        check(
            &format!(r#"{{"error_code":{code},"error_msg":"forbidden"}}"#),
            Expected { message: Some("forbidden"), status: Some(403), ..NOTHING },
        );
    }
}

#[test]
fn shape_14_other_names() {
    check(r#"{"errCode":"Ecs.0005","externalMessage":"bad"}"#, one(&["Ecs.0005"], "bad"));
    check(r#"{"err_code":"Ecs.0005","err_msg":"bad"}"#, one(&["Ecs.0005"], "bad"));
    check(r#"{"errorCodeStr":"Ecs.0005","message":"bad"}"#, one(&["Ecs.0005"], "bad"));
}

#[test]
fn shape_15_arrays() {
    for name in ["errors", "results", "jobs", "failures"] {
        check(
            &format!(r#"{{"{name}":[{{"error_code":"Ecs.0219","error_msg":"one"}},{{"error_code":"Ecs.0319"}}]}}"#),
            Expected { codes: &["Ecs.0219", "Ecs.0319"], root: Some("Ecs.0219"), message: Some("one"), ..NOTHING },
        );
    }
    check(r#"[{"ret":"ok"},{"errorCode":"Ecs.0005","errorMsg":"bad"}]"#, one(&["Ecs.0005"], "bad"));
}

#[test]
fn shape_16_no_code_at_all() {
    check(
        r#"{"message":"API not found","request_id":"r7"}"#,
        Expected { message: Some("API not found"), request_id: Some("r7"), ..NOTHING },
    );
}

#[test]
fn shape_17_a_server_that_failed() {
    check(
        r#"{"status":"ERROR","server_id":"5c8b.1234","fail_reason":"No valid host was found."}"#,
        Expected { message: Some("No valid host was found."), ..NOTHING },
    );
}

#[test]
fn shape_18_fault() {
    check(
        r#"{"server":{"fault":{"code":500,"created":"2024-05-30T08:00:00Z","message":"No valid host.","details":"Traceback, line 1.2345"}}}"#,
        Expected { message: Some("No valid host."), status: Some(500), ..NOTHING },
    );
}

#[test]
fn shape_19_xml() {
    check(
        "<?xml version=\"1.0\"?><Error><Code>Ecs.0005</Code><Message>a &lt; b &amp; c</Message><RequestId>r7</RequestId></Error>",
        Expected { request_id: Some("r7"), ..one(&["Ecs.0005"], "a < b & c") },
    );
    check(
        "<Error><Code>NoSuchKey</Code><Message>no such key</Message></Error>",
        Expected { message: Some("no such key"), ..NOTHING },
    );
    check(
        "<html><head><title>504 Gateway Time-out</title></head></html>",
        Expected { message: Some("504 Gateway Time-out"), status: Some(504), ..NOTHING },
    );
}

#[test]
fn a_message_of_golangsdk_whole_and_cut() {
    let whole = r#"Bad request with: [POST https://ecs.example.com/v1/{project_id}/cloudservers], request_id: 4d8f, error message: {"error":{"message":"Request body is invalid.","code":"Ecs.0005"}}"#;
    let expected =
        Expected { request_id: Some("4d8f"), status: Some(400), ..one(&["Ecs.0005"], "Request body is invalid.") };
    check(whole, expected);
    check(&whole[..whole.len() - 3], expected);
    check(&whole[..whole.len() - 4], Expected { codes: &[], root: None, ..expected });
    let got = "Expected HTTP response code [202] when accessing [POST https://x], but got 409 instead\n{\"error\":{\"message\":\"locked\",\"code\":\"Ecs.0111\"}}";
    check(got, Expected { status: Some(409), ..one(&["Ecs.0111"], "locked") });
}

#[test]
fn a_box_of_terraform() {
    let text = "\u{1b}[31m╷\u{1b}[0m\n\u{1b}[31m│\u{1b}[0m \u{1b}[1mError: \u{1b}[0merror creating server: Bad request with: [POST\n│ https://ecs.example.com/v1/0a/cloudservers], request_id: 4d8f, error message:\n│ {\"error\":{\"message\":\"Request body is\n│ invalid.\",\"code\":\"Ecs.0005\"}}\n│ \n│   with huaweicloud_compute_instance.one,\n│   on main.tf line 7, in resource \"huaweicloud_compute_instance\" \"one\":\n│    7: resource \"huaweicloud_compute_instance\" \"one\" {\n│ \n╵\n";
    check(
        text,
        Expected { request_id: Some("4d8f"), status: Some(400), ..one(&["Ecs.0005"], "Request body is invalid.") },
    );
}

#[test]
fn exceptions_of_sdks() {
    let python = "huaweicloudsdkcore.exceptions.exceptions.ClientRequestException: ClientRequestException - {status_code:400,request_id:4d8f,error_code:Ecs.0005,error_msg:Request body is invalid, check it.,encoded_authorization_message:None}";
    let expected = Expected {
        request_id: Some("4d8f"),
        status: Some(400),
        ..one(&["Ecs.0005"], "Request body is invalid, check it.")
    };
    check(python, expected);
    let java = "com.example.ClientRequestException: Request body is invalid.\n\tat com.example.Main.main(Main.java:9)\nhttpStatusCode: 400\nrequestId: 4d8f\nerrorCode: Ecs.0005\nerrorMsg: Request body is invalid, check it.\n";
    check(java, expected);
    let printed = "ClientRequestException{httpStatusCode=400, requestId='4d8f', errorCode='Ecs.0005', errorMsg='Request body is invalid, check it.'}";
    check(printed, expected);
    let response = r#"httpCode:400;response:{"error_code":"Ecs.0005","error_msg":"bad"}"#;
    check(response, Expected { status: Some(400), ..one(&["Ecs.0005"], "bad") });
}

#[test]
fn messages_that_contain_a_code() {
    check("error code : Ecs.0314, reason is : the key pair is missing", one(&["Ecs.0314"], "the key pair is missing"));
    check(
        r#"{"error_code":"Common.0021","fail_reason":"error code : Ecs.0314, reason is : no key"}"#,
        Expected {
            codes: &["Common.0021", "Ecs.0314"],
            root: Some("Ecs.0314"),
            message: Some("error code : Ecs.0314, reason is : no key"),
            ..NOTHING
        },
    );
    check(
        "see https://console.example.com/errorcenter?keyword=Ecs.0114&product=ECS",
        Expected { codes: &["Ecs.0114"], root: Some("Ecs.0114"), ..NOTHING },
    );
}

#[test]
fn an_http_response_with_its_head() {
    check(
        "HTTP/1.1 400 Bad Request\r\nServer: api\r\nX-Request-Id: 4d8f\r\nContent-Type: application/json\r\n\r\n{\"error\":{\"message\":\"bad\",\"code\":\"Ecs.0005\"}}\n",
        Expected { request_id: Some("4d8f"), status: Some(400), ..one(&["Ecs.0005"], "bad") },
    );
}

#[test]
fn json_lines_and_events() {
    check(
        "{\"level\":\"info\",\"msg\":\"start\"}\n{\"level\":\"error\",\"msg\":\"create failed\",\"error_code\":\"Ecs.0219\"}\n{\"level\":\"error\",\"body\":\"{\\\"error\\\":{\\\"code\\\":\\\"Ecs.0319\\\"}}\"}\n",
        Expected {
            codes: &["Ecs.0219", "Ecs.0319"],
            root: Some("Ecs.0219"),
            message: Some("create failed"),
            ..NOTHING
        },
    );
    check(
        "Warning  FailedCreate  3m (x7 over 9m)  node-controller  Error creating machine: rpc error: code = Internal desc = {\"error\":{\"message\":\"no NIC\",\"code\":\"Ecs.0085\"}}",
        one(&["Ecs.0085"], "no NIC"),
    );
    check(
        r#"level=error msg="request failed: {\"error\":{\"code\":\"Ecs.0085\",\"message\":\"no NIC\"}}" took=3ms"#,
        one(&["Ecs.0085"], "no NIC"),
    );
}

#[test]
fn a_code_outside_the_catalog_is_reported_with_the_known_one() {
    check(
        r#"{"code":"Ecs.0085","message":"failed","details":[{"code":"VPC.0202","message":"no subnet"}]}"#,
        Expected { codes: &["Ecs.0085", "VPC.0202"], root: Some("VPC.0202"), message: Some("failed"), ..NOTHING },
    );
    check(r#"{"error_code":"DBS.280001","error_msg":"x"}"#, one(&["DBS.280001"], "x"));
    check(r#"{"error_code":"Ecs.1520","error_msg":"x"}"#, one(&["Ecs.1520"], "x"));
}

#[test]
fn similar_texts_are_not_codes() {
    for text in ["colors.vecs.1000", "$t('label.common.0021')", r#"{"message":"LABEL.COMMON.0017 specs.1000"}"#] {
        match parse(text.as_bytes()) {
            Ok(error) => assert!(error.codes().is_empty() && error.root_cause().is_none(), "{text}"),
            Err(error) => assert_eq!(error, ParseError::NoError, "{text}"),
        }
    }
}

#[test]
fn every_code_is_the_root_cause_of_its_job_and_of_its_body() {
    let catalog = ecs_err::embedded();
    for error in catalog.errors().iter().filter(|error| error.wraps != Some(ecs_err::Wraps::Code)) {
        let code = error.code;
        for answer in [
            format!(r#"{{"error":{{"code":"{code}","message":"x"}}}}"#),
            format!(r#"{{"error_code":"Common.0021","entities":{{"sub_jobs":[{{"error_code":"{code}"}}]}}}}"#),
            format!(r#"{{"error_code":"Common.0021","fail_reason":"{code}"}}"#),
            format!(r#"{{"error_code":"Common.0021","error":{{"code":"{code}"}}}}"#),
            format!("Common.0021: Sub job fail! ({code})"),
        ] {
            assert_eq!(read(&answer).root_cause(), Some(code.into()), "{answer}");
        }
    }
}

#[test]
fn empty_and_too_long_inputs_are_errors() {
    let catalog: Catalog<'_> = ecs_err::embedded();
    for text in ["", " \n", "{}", "[]", "{\"server\":{\"id\":1}}", "all is well", "{", "\u{0}"] {
        assert_eq!(parse(text.as_bytes()), Err(ParseError::NoError), "{text:?}");
    }
    let mut limits = Limits::default();
    limits.size = 10;
    let error = ecs_err::explain::parse(catalog, b"{\"code\":\"Ecs.0005\"}", limits).unwrap_err();
    assert_eq!(error, ParseError::TooLong { size: 19, limit: 10 });
    assert!(error.to_string().contains("19 bytes"), "{error}");
}

#[test]
fn nesting_beyond_the_limit_hides_no_code() {
    let deep = 100_000;
    let text = format!("{}{}{}", "{\"a\":[".repeat(deep), r#"{"code":"Ecs.0005"}"#, "]}".repeat(deep));
    assert_eq!(read(&text).codes(), [codes::ECS_0005]);
    let text = r#"{"message":"{\"message\":\"{\\\"code\\\":\\\"Ecs.0005\\\"} Ecs.0085\"}"} Ecs.0219"#;
    for depth in 0..8 {
        let mut limits = Limits::default();
        limits.depth = depth;
        let error = ecs_err::explain::parse(ecs_err::embedded(), text.as_bytes(), limits).unwrap();
        assert_eq!(error.codes(), [codes::ECS_0005, codes::ECS_0085, codes::ECS_0219], "{depth}");
    }
}

/// Allocations measure the work, because times vary: text that is read twice is copied.
#[test]
fn work_is_linear_for_hostile_responses() {
    for unit in hostile() {
        let [once, twice] = [1 << 15, 1 << 16].map(|size: usize| {
            let text = unit.repeat(size / unit.len());
            allocation_counter::measure(|| _ = parse(text.as_bytes())).bytes_total
        });
        assert!(twice <= 2 * once + once / 4 + 4096, "{unit}: {once} bytes, then {twice}");
    }
    let [once, twice] = [4_000, 8_000].map(|count| {
        let objects: Vec<String> = (0..count).map(|at| format!("{{\"code\":\"{}\",\"a\":[", distinct(at))).collect();
        let codes = objects.concat();
        allocation_counter::measure(|| assert_eq!(read(&codes).codes().len(), count)).bytes_total
    });
    assert!(twice <= 2 * once + once / 4, "{once} bytes, then {twice}");
}

/// The code of a number, other numbers having others.
fn distinct(at: usize) -> String {
    let letter = |place: u32| char::from(b'A' + u8::try_from(at / 26_usize.pow(place) % 26).unwrap());
    format!("X{}{}{}{}.{:04}", letter(3), letter(2), letter(1), letter(0), at % 10_000)
}

/// Texts that are worst when they are repeated.
fn hostile() -> Vec<&'static str> {
    include_str!("../vectors/hostile.txt").lines().collect()
}

#[test]
fn bytes_that_are_not_utf_8_are_skipped() {
    let error = parse(b"\xff\xfe{\"error_code\":\"Ecs.0005\",\"error_msg\":\"\xe9\"}\xff").unwrap();
    assert_eq!(error.root_cause(), Some(codes::ECS_0005.into()));
}

#[test]
fn every_truncated_response_can_be_parsed() {
    let answer = r#"Bad request with: [POST https://x], request_id: é, error message: {"error":{"message":"a \u9519 \ud83d\ude00","code":"Ecs.0005","details":["{\"code\":\"Ecs.0085\"}"]}}"#;
    for end in (0..answer.len()).filter(|end| answer.is_char_boundary(*end)) {
        let codes = parse(&answer.as_bytes()[..end]).map(|error| error.codes().len()).unwrap_or_default();
        assert!(codes <= 2);
    }
    assert_eq!(read(answer).codes(), [codes::ECS_0005, codes::ECS_0085]);
}

#[test]
fn more_errors_than_are_kept_are_read_without_a_panic() {
    // A response keeps 10,000 errors.
    for count in [9_996, 9_997, 9_998, 9_999, 10_000, 10_001, 20_000] {
        let errors = r#"{"code":"Ecs.0085"},"#.repeat(count);
        for last in
            [r#"{"a":{},"code":"Ecs.0005"}"#, r#"{"a":{"b":[{},{}]},"c":"Ecs.0005"}"#, r#""{\"a\":{}} Ecs.0005""#]
        {
            let body = format!(r#"{{"errors":[{errors}{last}]}}"#);
            let error = ecs_err::parse(body.as_bytes()).expect("an error");
            assert_eq!(error.root_cause().expect("a code"), codes::ECS_0085, "{count} {last}");
        }
    }
}

#[test]
fn codes_beyond_the_errors_that_are_kept_are_found_and_counted() {
    // A response keeps 10,000 errors.
    let log = "attach failed: Ecs.0085\n".repeat(12_000) + "create failed: Ecs.0319\n";
    let error = read(&log);
    assert_eq!(error.codes(), [codes::ECS_0085, codes::ECS_0319]);
    let found: Vec<(&str, usize, usize)> =
        error.errors().iter().map(|one| (one.code.as_str(), one.count, one.lines[0])).collect();
    assert_eq!(found, [("Ecs.0085", 12_000, 1), ("Ecs.0319", 1, 12_001)]);
}
