/* Answers the texts of standard input: each is its length in bytes, a line feed, and its bytes. usage: answers explain|find
 *
 * Prints the JSON of an explanation, or a line for each code, and after each answer a line with a dot. */

#include "../ecs_err.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool print_code(const ecs_err_found_code *code, void *context) {
    static const char *const KINDS[] = {"known", "unknown", "foreign"};
    (void)context;
    printf("%s %s %zu %zu\n", KINDS[code->kind], code->code, code->start, code->end);
    return true;
}

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    ecs_err_catalog *catalog;
    if (ecs_err_catalog_embedded(&catalog) != ECS_ERR_OK) return 1;
    size_t len;
    while (scanf("%zu", &len) == 1 && getchar() == '\n') {
        /* Exactly as long as the text: reading more is an error that tools see. */
        char *text = malloc(len > 0 ? len : 1);
        if (text == NULL || fread(text, 1, len, stdin) != len) return 1;
        ecs_err_status status;
        if (strcmp(argv[1], "explain") == 0) {
            char *json;
            status = ecs_err_explain(catalog, text, len, &json);
            if (status == ECS_ERR_OK) puts(json);
            ecs_err_string_free(json);
        } else {
            status = ecs_err_find_codes(catalog, text, len, print_code, NULL);
        }
        free(text);
        if (status != ECS_ERR_OK) {
            fprintf(stderr, "%s\n", ecs_err_last_error());
            return 1;
        }
        puts(".");
    }
    ecs_err_catalog_free(catalog);
    return 0;
}
