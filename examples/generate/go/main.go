// Command generate says what to do about error codes.
package main

import (
	"fmt"
	"os"

	"example.com/generate/errcodes"
)

func advice(code errcodes.Code) string {
	// A constant is compared like any code.
	if code == errcodes.CodeEcs0085 {
		return "choose another NIC"
	}
	record, known := errcodes.Lookup(code)
	if !known {
		return "unknown code"
	}
	switch record.Retry {
	case errcodes.RetryBackoff:
		return "retry with a delay"
	case errcodes.RetryAfterFix:
		action, _ := record.Actions.In("en")
		return action
	default:
		return "give up"
	}
}

func main() {
	for _, code := range os.Args[1:] {
		fmt.Printf("%s: %s\n", code, advice(errcodes.Code(code)))
	}
}
