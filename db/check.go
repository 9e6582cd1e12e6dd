package db

import (
	"context"
	"database/sql"
	"fmt"

	"reckon/annotator/annotation"
)

// replaceChecks keeps the checks of an article as they are now; nothing hangs
// on those that were.
func (t tx) replaceChecks(ctx context.Context, articleID string, checks []annotation.Check) error {
	if _, err := t.exec(ctx, `DELETE FROM checks WHERE article_id = $1`, articleID); err != nil {
		return err
	}
	for i, c := range checks {
		// Twice the same arithmetic on the same figures says nothing more.
		added, err := t.exec(ctx, `INSERT INTO checks (id, article_id, position, type, verdict, working, summary)
			VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
			c.ID, articleID, i, c.Type, c.Verdict, c.Working, c.Summary)
		if err != nil {
			return fmt.Errorf("check %s: %w", c.ID, err)
		}
		if added == 0 {
			continue
		}
		for k, id := range c.Claims {
			if _, err := t.exec(ctx, `INSERT INTO check_claims (check_id, position, annotation_id) VALUES ($1, $2, $3)`,
				c.ID, k, id); err != nil {
				return fmt.Errorf("check %s: %w", c.ID, err)
			}
		}
	}
	return nil
}

// checks returns the checks c for which a condition holds, with their claims.
func (t tx) checks(ctx context.Context, condition string, args ...any) ([]annotation.Check, error) {
	out := []annotation.Check{}
	err := t.rows(ctx, `SELECT c.id, c.type, c.verdict, c.working, c.summary, k.annotation_id
		FROM checks c JOIN check_claims k ON k.check_id = c.id
		WHERE `+condition+` ORDER BY c.article_id, c.position, k.position`, args, func(rows *sql.Rows) error {
		var c annotation.Check
		var claim string
		if err := rows.Scan(&c.ID, &c.Type, &c.Verdict, &c.Working, &c.Summary, &claim); err != nil {
			return err
		}
		if len(out) == 0 || out[len(out)-1].ID != c.ID {
			out = append(out, c)
		}
		last := &out[len(out)-1]
		last.Claims = append(last.Claims, claim)
		return nil
	})
	return out, err
}
