package web

import (
	"crypto/sha256"
	"encoding/hex"
	"mime"
	"path"
	"strings"
	"sync"

	"github.com/gofiber/fiber/v2"
)

// static holds files under URLs that name their content, so that a browser may
// keep them for ever and never has an old one.
type static struct {
	mu    sync.RWMutex
	files map[string]staticFile // by the last part of the URL
}

type staticFile struct {
	content     []byte
	contentType string
}

func newStatic() *static { return &static{files: make(map[string]staticFile)} }

// Static publishes a file and returns its URL, "/static/name.hash.ext". Any
// package whose pages stand in the Site's frame may publish its own.
func (s *Site) Static(name string, content []byte) string {
	sum := sha256.Sum256(content)
	ext := path.Ext(name)
	hashed := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:])[:12] + ext
	s.static.mu.Lock()
	defer s.static.mu.Unlock()
	s.static.files[hashed] = staticFile{content: content, contentType: contentType(ext)}
	return "/static/" + hashed
}

// contentType does not ask the machine's own tables for what we serve: those
// differ, and a browser refuses a module of the wrong type.
func contentType(ext string) string {
	switch ext {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	if t := mime.TypeByExtension(ext); t != "" {
		return t
	}
	return fiber.MIMEOctetStream
}

func (s *static) serve(c *fiber.Ctx) error {
	s.mu.RLock()
	file, found := s.files[c.Params("name")]
	s.mu.RUnlock()
	if !found {
		return fiber.ErrNotFound
	}
	c.Set(fiber.HeaderContentType, file.contentType)
	c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
	c.Set(fiber.HeaderXContentTypeOptions, "nosniff")
	c.Set("Cross-Origin-Resource-Policy", "same-origin")
	return c.Send(file.content)
}
