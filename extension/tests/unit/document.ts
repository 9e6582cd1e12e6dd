/** A document as the server answers it, for the tests. */

export function annotation(id: string, exact: string, claim: Record<string, unknown> = {}, rest: Record<string, unknown> = {}) {
  return {
    id,
    type: 'Annotation',
    target: {
      source: 'https://example.com/a',
      selector: [
        { type: 'TextQuoteSelector', exact, prefix: 'before ', suffix: ' after' },
        { type: 'TextPositionSelector', start: 7, end: 7 + exact.length },
      ],
    },
    review: 'automatic',
    body: [
      {
        type: 'NumericClaim',
        purpose: 'describing',
        kind: 'count',
        low: 21000,
        high: 21000,
        bound: 'exact',
        unit: '1',
        change: false,
        subject: 'crates',
        period: null,
        source: null,
        stance: 'stated',
        confidence: 0.9,
        ...claim,
      },
    ],
    ...rest,
  };
}

export function answer(annotations: unknown[], checks: unknown[] = []) {
  return {
    article: { id: 'a', url: 'https://example.com/a', title: 'Crates' },
    annotations,
    checks,
    coverage: { claims: annotations.length, reviewed: 0, withheld: 0 },
  };
}
