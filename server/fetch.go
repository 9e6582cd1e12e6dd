package main

import (
	"context"
	"errors"
	"time"

	"reckon/annotator"
	"reckon/annotator/canonical"
	"reckon/server/internal/fetch"
)

// fetch gets the page at the address that the command names, through the same
// gate and guard as the server's own.
func (c *annotateCommand) fetch(ctx context.Context, page annotator.Page) (annotator.Page, time.Time, error) {
	address, err := canonical.URL(c.Source)
	if err != nil {
		return page, time.Time{}, usagef("%s: %s", c.Source, err)
	}
	client := fetch.New(fetch.Options{Allow: c.FetchAllow})
	defer client.Close()
	got, err := client.Fetch(ctx, address)
	if err != nil {
		var why *fetch.Error
		if errors.As(err, &why) {
			return page, time.Time{}, errors.New(c.Source + ": " + why.Detail)
		}
		return page, time.Time{}, err
	}
	if page.URL == "" {
		page.URL = address
	}
	page.HTML, page.ContentType = got.Body, got.ContentType
	return page, got.Retrieved, nil
}
