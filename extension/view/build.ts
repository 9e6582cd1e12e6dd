/** Makes the view of a page from the server's document. */
import type { Annotation, ArticleDocument, Check } from '../api/document';
import * as words from '../words/figure';
import { coded, t } from '../words/strings';
import { type CheckView, type FigureView, type PageView, STATES, type State } from './view';

export function viewOf(document: ArticleDocument): PageView {
  const annotations = [...document.annotations].sort((a, b) => (a.selectors.start ?? 0) - (b.selectors.start ?? 0));
  // What needs a reader's eye most comes first.
  const urgency = (check: Check) => STATES.indexOf(check.verdict);
  const checks = document.checks.filter(({ claims }) => claims.length > 0).sort((a, b) => urgency(a) - urgency(b));
  return {
    figures: annotations.map((annotation) => figureView(annotation, checks)),
    checks: checks.map((check) => checkView(check, annotations)),
    withheld: document.coverage.withheld,
  };
}

function figureView(annotation: Annotation, checks: readonly Check[]): FigureView {
  const { selectors, reviewed, claim, notes } = annotation;
  const facts: [string, string][] = [
    [t(claim.kind === 'count' ? 'counted' : 'measured'), claim.subject],
    [t('saidBy'), t('saidHow', words.source(claim), coded('stance', claim.stance))],
    [t('when'), words.period(claim)],
    [t('howExact'), words.hedge(claim)],
  ];
  return {
    selectors,
    state: stateOf(
      annotation,
      checks.filter(({ claims }) => claims.includes(annotation.id)),
    ),
    reviewed,
    heading: words.heading(annotation),
    value: words.value(annotation),
    subject: claim.subject,
    facts: facts.filter(([, text]) => text !== ''),
    notes,
  };
}

/** The check that needs a reader's eye most; where all agree, or there is none, an editor's word. */
function stateOf({ reviewed }: Annotation, checks: readonly Check[]): State {
  return STATES.find((state) => (state === 'reviewed' ? reviewed : checks.some(({ verdict }) => verdict === state))) ?? 'automatic';
}

function checkView(check: Check, annotations: readonly Annotation[]): CheckView {
  const used = check.claims.map((id) => annotations.findIndex((a) => a.id === id)).filter((i) => i >= 0);
  return {
    figures: used,
    verdict: check.verdict,
    title: [coded('verdict', check.verdict), coded('check', check.type)],
    summary: check.summary,
    working: check.working,
    bars: bars(
      check.type,
      used.map((i) => annotations[i]?.claim.low ?? 0),
    ),
  };
}

/** The checks between two amounts of one kind, where length tells what the working says. */
const COMPARED = new Set(['part_whole', 'conflict', 'revision', 'absolute_change']);

function bars(type: string, values: readonly number[]): number[] {
  const most = Math.max(...values);
  if (!COMPARED.has(type) || values.length !== 2 || Math.min(...values) < 0 || most <= 0) return [];
  return values.map((value) => value / most);
}
