/**
 * What the server answers, as far as the extension uses it. What arrives is
 * untrusted: {@link parseDocument} takes over what has the right shape, drops
 * an annotation that has not, and refuses what is no document at all.
 */
import type { Selectors } from '../anchoring/match';
import type { components } from './schema';

/** The server's own description of what it answers, from its openapi.json. */
type Described = components['schemas'];

export interface ArticleDocument {
  readonly article: { readonly url: string; readonly title: string };
  readonly annotations: readonly Annotation[];
  readonly checks: readonly Check[];
  readonly coverage: { readonly claims: number; readonly reviewed: number; readonly withheld: number };
}

export interface Annotation {
  readonly id: string;
  readonly selectors: Selectors;
  readonly reviewed: boolean;
  readonly claim: NumericClaim;
  /** An editor's notes, plain text. */
  readonly notes: readonly string[];
}

export interface NumericClaim {
  readonly kind: string;
  readonly low: number;
  /** null where there is no upper value ("dozens"). */
  readonly high: number | null;
  readonly bound: string;
  readonly unit: string;
  readonly change: boolean;
  readonly subject: string;
  readonly period: { readonly start: string | null; readonly end: string | null; readonly text: string } | null;
  /** null where the article itself states the figure. */
  readonly source: { readonly name: string; readonly via: string } | null;
  readonly stance: string;
}

export type Verdict = Described['Check']['verdict'];

export interface Check {
  readonly id: string;
  readonly type: string;
  /** Ids of annotations, in the order in which the working uses them. */
  readonly claims: readonly string[];
  readonly verdict: Verdict;
  readonly working: string;
  readonly summary: string;
}

/** The document in a server's answer, or undefined where it is none. */
export function parseDocument(answer: unknown): ArticleDocument | undefined {
  const { article, annotations, checks, coverage } = members<Described['Document']>(answer);
  if (!Array.isArray(annotations) || !Array.isArray(checks)) return undefined;
  const about = members<Described['Article']>(article);
  const covered = members<Described['Coverage']>(coverage);
  return {
    article: { url: text(about.url), title: text(about.title) },
    annotations: annotations.map(parseAnnotation).filter((a) => a !== undefined),
    checks: checks.map(parseCheck).filter((c) => c !== undefined),
    coverage: {
      claims: number(covered.claims) ?? annotations.length,
      reviewed: number(covered.reviewed) ?? 0,
      withheld: number(covered.withheld) ?? 0,
    },
  };
}

function parseAnnotation(value: unknown): Annotation | undefined {
  const { id, target, review, body } = members<Described['Annotation']>(value);
  const selectors = selectorsOf(members<Described['Target']>(target).selector);
  const bodies = list(body).map(members<Omit<Described['NumericClaim'], 'type' | 'purpose'> & Described['TextualBody']>);
  const claim = parseClaim(bodies.find(({ type }) => type === 'NumericClaim'));
  if (typeof id !== 'string' || !selectors || !claim) return undefined;
  const notes = bodies.filter(({ type, purpose }) => type === 'TextualBody' && purpose === 'commenting').map((b) => text(b.value));
  return { id, selectors, reviewed: review === 'reviewed', claim, notes: notes.filter((note) => note !== '') };
}

/** The quote and position among an annotation's selectors; undefined where it has no quote. */
export function selectorsOf(selectors: unknown): Selectors | undefined {
  const all = list(selectors).map(members<Described['TextQuoteSelector'] & Omit<Described['TextPositionSelector'], 'type'>>);
  const quote = all.find(({ type }) => type === 'TextQuoteSelector');
  const position = all.find(({ type }) => type === 'TextPositionSelector');
  if (!quote || text(quote.exact) === '') return undefined;
  return { exact: text(quote.exact), prefix: text(quote.prefix), suffix: text(quote.suffix), start: number(position?.start) };
}

function parseClaim(body: ReturnType<typeof members<Described['NumericClaim']>> | undefined): NumericClaim | undefined {
  const low = number(body?.low);
  if (!body || low === undefined) return undefined;
  const { period, source } = body;
  const days = members<Described['Period']>(period);
  const who = members<Described['Source']>(source);
  return {
    kind: text(body.kind),
    low,
    high: number(body.high) ?? null,
    bound: text(body.bound),
    unit: text(body.unit),
    change: body.change === true,
    subject: text(body.subject),
    period: period ? { start: text(days.start) || null, end: text(days.end) || null, text: text(days.text) } : null,
    source: text(who.name) ? { name: text(who.name), via: text(who.via) } : null,
    stance: text(body.stance),
  };
}

function parseCheck(value: unknown): Check | undefined {
  const { id, type, claims, verdict, working, summary } = members<Described['Check']>(value);
  if (typeof id !== 'string' || !isVerdict(verdict) || !Array.isArray(claims)) return undefined;
  return { id, type: text(type), claims: claims.filter((c) => typeof c === 'string'), verdict, working: text(working), summary: text(summary) };
}

function isVerdict(value: unknown): value is Verdict {
  return value === 'holds' || value === 'fails' || value === 'differs' || value === 'unclear';
}

/** The members that a thing of the API has, none of which is believed to be what it should. */
function members<T>(value: unknown): { readonly [K in keyof T]?: unknown } {
  return typeof value === 'object' && value !== null ? value : {};
}

/** W3C annotations may give one thing where they could give several. */
function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
