// Package web is what people see of Reckon: the frame that every page shares,
// its one style sheet and its static files, the start page with its sample, the
// page of a read article, and the pages that explain problems.
//
// # Wiring
//
//	site, err := web.New(ctx, web.Options{Annotator: …, Base: "https://reckon.example"})
//	site.Register(app)               // GET /, POST /, GET /read, /problems, /problems/:code, /static/:name
//	… site.Problem(c, problem)       // an error page, from the error handler, where c.Accepts("html")
//
// A *Site also is the Shell that packages auth and moderation ask for: its Page
// puts their HTML into the frame, its Static publishes their scripts.
//
// # What holds here
//
//   - Pages are made by html/template alone, forms work without script, and the
//     Content-Security-Policy allows no inline script or style at all.
//   - Text that somebody posts is annotated, answered and forgotten. It goes
//     into no URL, no log and no store.
//   - Text of others (pages, readers, editors) is text. What html/template does
//     not take care of, characters that turn the direction of writing and
//     control characters, [Site.Page] takes out of every page at one place.
//
// Where to look: frame.go the frame and its headers, static.go files with
// content-hashed URLs, reading.go what a read article is, view.go how it is put
// to the template, start.go the start page and the form, problems.go errors,
// sample.go the sample article. Words for figures are in package words.
package web
