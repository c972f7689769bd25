/* Explains standard input, and prints the codes in it. */

#include "ecs_err.h"

#include <stdio.h>
#include <stdlib.h>

static bool print_code(const ecs_err_found_code *code, void *context) {
    (void)context;
    printf("%s at byte %zu%s\n", code->code, code->start,
           code->kind == ECS_ERR_KNOWN ? "" : ", not in the catalog");
    return true;
}

static int failed(void) {
    fprintf(stderr, "error: %s\n", ecs_err_last_error());
    return 1;
}

int main(void) {
    static char text[1 << 16];
    size_t len = fread(text, 1, sizeof text, stdin);

    ecs_err_catalog *catalog;
    if (ecs_err_catalog_embedded(&catalog) != ECS_ERR_OK) return failed();
    if (ecs_err_find_codes(catalog, text, len, print_code, NULL) != ECS_ERR_OK) return failed();

    char *json;
    if (ecs_err_explain(catalog, text, len, &json) != ECS_ERR_OK) return failed();
    puts(json);
    ecs_err_string_free(json);
    ecs_err_catalog_free(catalog);
    return 0;
}
