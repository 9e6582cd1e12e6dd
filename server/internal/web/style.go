package web

import (
	"bytes"
	"embed"
	"io/fs"
)

//go:embed style/*.css
var styleFiles embed.FS

// styleSheet joins the parts of the style sheet, in the order of their names,
// into the one file that is served: readers load one, we edit short ones.
func styleSheet() ([]byte, error) {
	names, err := fs.Glob(styleFiles, "style/*.css") // sorted
	if err != nil {
		return nil, err
	}
	var whole bytes.Buffer
	for _, name := range names {
		part, err := styleFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		whole.Write(part)
	}
	return whole.Bytes(), nil
}
