package api

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"

	"github.com/maypok86/otter/v2"
)

// compressFrom is the size from which an answer is worth compressing, in bytes.
const compressFrom = 1 << 10

// content is the final form of an answer.
type content struct {
	body   []byte
	packed []byte // gzip; nil where that is not worth it
	tag    string // what the ETags are made of
}

func newContent(body []byte) *content {
	sum := sha256.Sum256(body)
	c := &content{body: body, tag: base64.RawURLEncoding.EncodeToString(sum[:15])}
	if len(body) >= compressFrom {
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		// Writing to memory cannot fail; a broken copy must not be served.
		if _, err := w.Write(body); err == nil && w.Close() == nil && packed.Len() < len(body) {
			c.packed = packed.Bytes()
		}
	}
	return c
}

// etag is strong: each of the two forms has its own.
func (c *content) etag(packed bool) string {
	if packed {
		return `"` + c.tag + `-gzip"`
	}
	return `"` + c.tag + `"`
}

// matches says whether an If-None-Match header names either form.
func (c *content) matches(ifNoneMatch string) bool {
	for tag := range strings.SplitSeq(ifNoneMatch, ",") {
		tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
		if tag == "*" || tag == c.etag(false) || tag == c.etag(true) {
			return true
		}
	}
	return false
}

// encode gives a value as JSON, with < > & as they are.
func encode(value any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// view is one of the forms in which an article is answered.
type view uint8

const (
	documentView view = iota // POST /annotate
	pageView                 // GET /annotations?url=
)

// contentKey names an answer that never changes: whatever changes what readers
// may see of an article counts up its version.
type contentKey struct {
	article string
	version int64
	view    view
}

// contents keeps final answers. Whoever asks for one that is being built waits
// for that build.
type contents struct {
	cache *otter.Cache[contentKey, *content]
}

func newContents(bytes uint64) *contents {
	return &contents{otter.Must(&otter.Options[contentKey, *content]{
		MaximumWeight: bytes,
		Weigher: func(_ contentKey, c *content) uint32 {
			return uint32(min(len(c.body)+len(c.packed)+256, 1<<31)) //nolint:gosec // bounded on this line
		},
	})}
}

// get returns the answer of a key, built once however many ask. The build is
// not ended by the one who happened to come first going away.
func (k *contents) get(ctx context.Context, key contentKey, build func(context.Context) (any, error)) (*content, error) {
	out, err := k.cache.Get(ctx, key, otter.LoaderFunc[contentKey, *content](func(ctx context.Context, _ contentKey) (*content, error) {
		value, err := build(context.WithoutCancel(ctx))
		if err != nil {
			return nil, err
		}
		body, err := encode(value)
		if err != nil {
			return nil, err
		}
		return newContent(body), nil
	}))
	if err == nil && out == nil {
		return nil, errors.New("api: an answer was lost while it was built")
	}
	return out, err
}
