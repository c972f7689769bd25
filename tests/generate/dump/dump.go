// Command dump prints every record.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"example.com/generate/errcodes"
)

var escapes = strings.NewReplacer("\\", "\\\\", "\n", "\\n", "\r", "\\r", "\t", "\\t")

func texts(key string, texts errcodes.Texts) string {
	var line strings.Builder
	for _, text := range texts {
		fmt.Fprintf(&line, "\t%s %s %s", key, text.Language, escapes.Replace(text.Text))
	}
	return line.String()
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	for _, record := range errcodes.Records() {
		fmt.Fprintf(out, "%s\tretry %s", record.Code, record.Retry)
		for _, status := range record.Statuses {
			fmt.Fprintf(out, "\tstatus %d", status)
		}
		if record.URL != "" {
			fmt.Fprintf(out, "\turl %s", record.URL)
		}
		fmt.Fprint(out, texts("message", record.Messages), texts("description", record.Descriptions), texts("action", record.Actions))
		if record.Deprecated {
			fmt.Fprint(out, "\tdeprecated")
		}
		if record.Replacement != "" {
			fmt.Fprintf(out, "\treplacement %s", record.Replacement)
		}
		fmt.Fprintln(out)
		if found, known := errcodes.Lookup(record.Code); !known || found.Code != record.Code {
			panic(record.Code)
		}
	}
	if err := out.Flush(); err != nil {
		panic(err)
	}
}
