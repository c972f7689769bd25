/* Calls every function with good and bad arguments. usage: test CATALOG [search]
 *
 * CATALOG is a directory or a pack. With the second argument, words are searched for in it. */

#include "../ecs_err.h"

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: %s (%s)\n", __FILE__, __LINE__, #condition,                    \
                    ecs_err_last_error());                                                         \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

#define TEXT "POST /v1/servers: Ecs.0319, then ECS.0018 and Ecs.9999 and APIGW.0101"

static char *NOT_NULL = "not null";

typedef struct {
    size_t count;
    size_t limit;
    ecs_err_found_code codes[8];
} list;

static bool append(const ecs_err_found_code *code, void *context) {
    list *found = context;
    CHECK(found->count < 8);
    found->codes[found->count++] = *code;
    return found->count < found->limit;
}

static ecs_err_catalog *embedded(void) {
    ecs_err_catalog *catalog = NULL;
    CHECK(ecs_err_catalog_embedded(&catalog) == ECS_ERR_OK && catalog != NULL);
    return catalog;
}

static void search(const ecs_err_catalog *catalog) {
    char *json = NULL;
    /* Titles are in the language. */
    CHECK(ecs_err_lookup(catalog, "sold out", 8, "zh-Hans-CN", &json) == ECS_ERR_OK);
    CHECK(strstr(json, "\"kind\": \"search\"") != NULL && strstr(json, "售罄") != NULL);
    ecs_err_string_free(json);
}

static void answers(const ecs_err_catalog *catalog) {
    char *json = NULL;
    CHECK(ecs_err_lookup(catalog, "ecs-85", 6, NULL, &json) == ECS_ERR_OK);
    CHECK(strstr(json, "\"Ecs.0085\"") != NULL && strstr(json, "\"kind\": \"error\"") != NULL);
    ecs_err_string_free(json);
    /* A code that is not there is an answer, not a failure. */
    CHECK(ecs_err_lookup(catalog, "Ecs.9999", 8, NULL, &json) == ECS_ERR_OK);
    CHECK(strstr(json, "\"found\": false") != NULL);
    ecs_err_string_free(json);
    CHECK(ecs_err_explain(catalog, TEXT, strlen(TEXT), &json) == ECS_ERR_OK);
    CHECK(strstr(json, "\"explanations\"") != NULL);
    ecs_err_string_free(json);
    /* Neither NUL nor what is not UTF-8 is a problem in a text. */
    CHECK(ecs_err_explain(catalog, "\0\xff Ecs.0085\0", 12, &json) == ECS_ERR_OK);
    CHECK(strstr(json, "\"Ecs.0085\"") != NULL);
    ecs_err_string_free(json);
    CHECK(ecs_err_explain(catalog, "", 0, &json) == ECS_ERR_OK && json != NULL);
    ecs_err_string_free(json);
}

static void codes(const ecs_err_catalog *catalog) {
    list found = {.count = 0, .limit = 8};
    CHECK(ecs_err_find_codes(catalog, TEXT, strlen(TEXT), append, &found) == ECS_ERR_OK);
    CHECK(found.count == 4);
    static const struct {
        const char *code;
        const char *spelling;
        ecs_err_code_kind kind;
    } expected[] = {
        {"Ecs.0319", "Ecs.0319", ECS_ERR_KNOWN},
        {"Ecs.0018", "ECS.0018", ECS_ERR_KNOWN},
        {"Ecs.9999", "Ecs.9999", ECS_ERR_UNKNOWN},
        {"APIGW.0101", "APIGW.0101", ECS_ERR_FOREIGN},
    };
    for (size_t at = 0; at < found.count; at++) {
        const ecs_err_found_code *code = &found.codes[at];
        CHECK(strcmp(code->code, expected[at].code) == 0 && code->kind == expected[at].kind);
        CHECK(code->end - code->start == strlen(expected[at].spelling));
        CHECK(memcmp(TEXT + code->start, expected[at].spelling, code->end - code->start) == 0);
    }
    found = (list){.count = 0, .limit = 2};
    CHECK(ecs_err_find_codes(catalog, TEXT, strlen(TEXT), append, &found) == ECS_ERR_OK);
    CHECK(found.count == 2);
}

/* Sets the variable to what it must not keep. */
#define FAILS(call, status)                                                                        \
    do {                                                                                           \
        json = NOT_NULL;                                                                           \
        CHECK((call) == (status));                                                                 \
        CHECK(json == NULL && strlen(ecs_err_last_error()) > 0);                                   \
    } while (0)

static void failures(const ecs_err_catalog *catalog) {
    char *json = NULL;
    FAILS(ecs_err_lookup(NULL, "85", 2, NULL, &json), ECS_ERR_INVALID_POINTER);
    FAILS(ecs_err_lookup(catalog, NULL, 2, NULL, &json), ECS_ERR_INVALID_POINTER);
    FAILS(ecs_err_lookup(catalog, NULL, 0, NULL, &json), ECS_ERR_INVALID_POINTER);
    FAILS(ecs_err_lookup(catalog, "\xc3", 1, NULL, &json), ECS_ERR_INVALID_UTF8);
    FAILS(ecs_err_lookup(catalog, "85", 2, "\xff", &json), ECS_ERR_INVALID_UTF8);
    FAILS(ecs_err_lookup(catalog, "85", 2, "tlh", &json), ECS_ERR_UNKNOWN_LANGUAGE);
    FAILS(ecs_err_lookup(catalog, "85", SIZE_MAX, NULL, &json), ECS_ERR_TOO_LONG);
    FAILS(ecs_err_explain(NULL, "85", 2, &json), ECS_ERR_INVALID_POINTER);
    FAILS(ecs_err_explain(catalog, NULL, 2, &json), ECS_ERR_INVALID_POINTER);
    FAILS(ecs_err_explain(catalog, "85", SIZE_MAX, &json), ECS_ERR_TOO_LONG);
    FAILS(ecs_err_explain(catalog, "85", (size_t)PTRDIFF_MAX + 1, &json), ECS_ERR_TOO_LONG);
    FAILS(ecs_err_explain((const ecs_err_catalog *)((const char *)catalog + 1), "85", 2, &json),
          ECS_ERR_INVALID_POINTER);
    CHECK(ecs_err_lookup(catalog, "85", 2, NULL, NULL) == ECS_ERR_INVALID_POINTER);
    CHECK(ecs_err_explain(catalog, "85", 2, NULL) == ECS_ERR_INVALID_POINTER);

    size_t limit = (size_t)64 << 20;
    char *large = calloc(limit, 1);
    CHECK(large != NULL);
    FAILS(ecs_err_explain(catalog, large, limit, &json), ECS_ERR_TOO_LONG);
    free(large);

    list found = {.count = 0, .limit = 8};
    CHECK(ecs_err_find_codes(NULL, "85", 2, append, &found) == ECS_ERR_INVALID_POINTER);
    CHECK(ecs_err_find_codes(catalog, NULL, 2, append, &found) == ECS_ERR_INVALID_POINTER);
    CHECK(ecs_err_find_codes(catalog, "85", 2, NULL, &found) == ECS_ERR_INVALID_POINTER);
    CHECK(ecs_err_find_codes(catalog, "85", SIZE_MAX, append, &found) == ECS_ERR_TOO_LONG);
    CHECK(found.count == 0);

    ecs_err_catalog *opened = (ecs_err_catalog *)NOT_NULL;
    CHECK(ecs_err_catalog_open("/nowhere", &opened) == ECS_ERR_INVALID_CATALOG);
    CHECK(opened == NULL && strstr(ecs_err_last_error(), "/nowhere") != NULL);
    CHECK(ecs_err_catalog_open("\xff", &opened) == ECS_ERR_INVALID_UTF8);
    CHECK(ecs_err_catalog_open(NULL, &opened) == ECS_ERR_INVALID_POINTER);
    CHECK(ecs_err_catalog_open("/nowhere", NULL) == ECS_ERR_INVALID_POINTER);
    CHECK(ecs_err_catalog_embedded(NULL) == ECS_ERR_INVALID_POINTER);
    ecs_err_catalog_free(NULL);
    ecs_err_string_free(NULL);
}

static void *in_thread(void *catalog) {
    /* The message of a failure is that of its thread. */
    CHECK(strcmp(ecs_err_last_error(), "") == 0);
    answers(catalog);
    codes(catalog);
    failures(catalog);
    return NULL;
}

int main(int argc, char **argv) {
    CHECK(argc == 2 || argc == 3);
    CHECK(strcmp(ecs_err_last_error(), "") == 0);
    CHECK(strchr(ecs_err_version(), '.') != NULL);

    ecs_err_catalog *catalog = embedded();
    answers(catalog);
    search(catalog);
    codes(catalog);
    failures(catalog);
    pthread_t threads[2];
    for (int at = 0; at < 2; at++) CHECK(pthread_create(&threads[at], NULL, in_thread, catalog) == 0);
    for (int at = 0; at < 2; at++) CHECK(pthread_join(threads[at], NULL) == 0);
    ecs_err_catalog_free(catalog);

    CHECK(ecs_err_catalog_open(argv[1], &catalog) == ECS_ERR_OK);
    answers(catalog);
    codes(catalog);
    /* Its index is made for that, which takes long with valgrind. */
    if (argc == 3) search(catalog);
    ecs_err_catalog_free(catalog);
    puts("test: ok");
    return 0;
}
