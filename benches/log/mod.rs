//! A generated log of a program that calls an API: mostly other lines, sometimes a code.

use synth::Random;

/// The average number of bytes between codes.
const BYTES_PER_CODE: usize = 23_000;

/// Lines without codes, some of which contain similar text; `#` is replaced by a random number.
const LINES: [&str; 12] = [
    "2024-05-30T08:#:#.#Z INFO  [worker-#] request id=req-#-#-# method=POST path=/v1/#/cloudservers status=202 took=#ms",
    "2024-05-30T08:#:#.#Z DEBUG [worker-#] 192.168.#.# connected from 10.0.#.# port 44#, tls1.3, 60secs.1000ms keep-alive",
    "2024-05-30T08:#:#.#Z INFO  [scheduler] server 4f#-#-#-# is ACTIVE after #.# s (polls: #)",
    "2024-05-30T08:#:#.#Z WARN  [cache] colors.vecs.1000 misses=# hits=# max_recs.1000 specs.1000",
    "2024-05-30T08:#:#.#Z DEBUG [i18n] key LABEL.COMMON.0017 falls back to $t('common.0021'), VoucherCommon.00115 unused",
    "{\"time\":\"2024-05-30T08:#:#.#Z\",\"level\":\"info\",\"msg\":\"listed # servers\",\"region\":\"cn-north-#\",\"took\":0.#}",
    "2024-05-30T08:#:#.#Z INFO  [worker-#] GET https://ecs.example.com/v2.1/#/servers/detail?limit=#&offset=# 200 # bytes",
    "    at com.example.client.Retry.call(Retry.java:#) ~[client-3.1.#.jar:3.1.#]",
    "2024-05-30T08:#:#.#Z INFO  [worker-#] 规格检查通过，共#项，耗时#毫秒",
    "2024-05-30T08:#:#.#Z DEBUG [pool] borrowed connection # of #, idle=#, pending=#, Ecs.00051 Ecs.005 xEcs.0005",
    "2024-05-30T08:#:#.#Z INFO  [worker-#] flavor s6.large.2 in az# has # left, s7n.xlarge.4 has #",
    "2024-05-30T08:#:#.#Z INFO  [metrics] cpu=#.#% mem=#.# MB gc=#ms threads=# queue=#",
];

/// Lines with a code in place of `@`.
const FAILURES: [&str; 4] = [
    "2024-05-30T08:#:#.#Z ERROR [worker-#] create failed: {\"error\":{\"message\":\"Request body is invalid.\",\"code\":\"@\"}}",
    "2024-05-30T08:#:#.#Z ERROR [worker-#] job ff8080-# FAIL, error_code=@, fail_reason=timeout after #s",
    "2024-05-30T08:#:#.#Z WARN  [retry] attempt # of 5 after @ (request_id: #-#)",
    "2024-05-30T08:#:#.#Z ERROR 错误码@，请检查参数",
];

/// The same log of about this many bytes for the same codes.
pub fn log(codes: &[&str], size: usize) -> Vec<u8> {
    let mut log = Vec::with_capacity(size + 512);
    let mut random = Random::new(0x5eed_1065);
    let mut failure = BYTES_PER_CODE;
    while log.len() < size {
        let line = if log.len() >= failure {
            failure = log.len() + BYTES_PER_CODE / 2 + random.below(BYTES_PER_CODE);
            random.any(&FAILURES)
        } else {
            random.any(&LINES)
        };
        for byte in line.bytes() {
            match byte {
                b'#' => log.extend(random.below(1000).to_string().bytes()),
                b'@' => log.extend(random.any(codes).bytes()),
                _ => log.push(byte),
            }
        }
        log.push(b'\n');
    }
    log
}
