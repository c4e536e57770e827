// Loads a compose file as `docker compose config` does and prints it as JSON, or says why it can't be loaded.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/compose-spec/compose-go/v2/cli"
)

func main() {
	profiles := strings.Split(os.Args[2], ",")
	options, err := cli.NewProjectOptions([]string{os.Args[1]}, cli.WithOsEnv,
		cli.WithDefaultProfiles(profiles...))
	if err == nil {
		project, loading := options.LoadProject(context.Background())
		if err = loading; err == nil {
			err = json.NewEncoder(os.Stdout).Encode(project)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
