package main

import (
	"context"
	"encoding/json"

	"reckon/annotator/quantity"
)

type quantitiesCommand struct {
	Batch string `required:"" placeholder:"FILE" help:"JSON lines to read, - for standard input."`
}

// Help implements kong.HelpProvider.
func (quantitiesCommand) Help() string {
	return `Each line {"id", "text"} is answered by a line

    {"id", "quantities": [{"start", "end", "text", "low", "high", "bound", "unit", "noun"}]}

in the order of the input. Offsets are UTF-16 code units; "high" is null where there is no upper value; "noun" is
what is counted or measured, in words, empty where the text does not say.

Example:

    echo '{"id": 1, "text": "Over 21,000 men deserted."}' | server quantities --batch -`
}

type quantityLine struct {
	ID   json.RawMessage `json:"id"`
	Text *string         `json:"text"`
}

type quantityAnswer struct {
	ID         json.RawMessage `json:"id"`
	Quantities []quantityItem  `json:"quantities"`
}

type quantityItem struct {
	Start int      `json:"start"`
	End   int      `json:"end"`
	Text  string   `json:"text"`
	Low   float64  `json:"low"`
	High  *float64 `json:"high"`
	Bound string   `json:"bound"`
	Unit  string   `json:"unit"`
	Noun  string   `json:"noun"`
}

// Run implements the command.
func (c *quantitiesCommand) Run(ctx context.Context, std streams) error {
	in, err := openBatch(c.Batch, std)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	return runBatch(ctx, in, std.out, answerQuantities)
}

func answerQuantities(_ context.Context, line []byte) (any, json.RawMessage, error) {
	var q quantityLine
	if err := decodeLine(line, &q); err != nil {
		return nil, idOf(line), err
	}
	if err := checkID(q.ID); err != nil {
		return nil, nil, err
	}
	if q.Text == nil {
		return nil, q.ID, &lineError{"missing-text", `the line has no "text"`}
	}
	found := quantity.Find(*q.Text)
	answer := quantityAnswer{ID: q.ID, Quantities: make([]quantityItem, len(found))}
	count := utf16Counter{text: *q.Text}
	for i, f := range found {
		// As the text has them: "118.5p" is 118.5 pence here, 1.185 GBP as a claim.
		low, high, minor := f.Stated()
		item := quantityItem{
			Start: count.at(f.Start), End: count.at(f.End), Text: (*q.Text)[f.Start:f.End],
			Low: low.Float64(), Bound: string(f.Bound), Unit: f.Unit, Noun: f.Counted(*q.Text),
		}
		if low.Cmp(f.Low) != 0 {
			item.Unit = minor
		}
		if !f.Open {
			top := high.Float64()
			item.High = &top
		}
		answer.Quantities[i] = item
	}
	return answer, q.ID, nil
}

// utf16Counter turns byte offsets into UTF-16 offsets, each at or after the
// one before.
type utf16Counter struct {
	text         string
	bytes, units int
}

func (c *utf16Counter) at(offset int) int {
	for _, r := range c.text[c.bytes:offset] {
		c.units++
		if r > 0xFFFF {
			c.units++
		}
	}
	c.bytes = offset
	return c.units
}
