/**
 * The address under which a page's annotations are kept. This is the same rule
 * as the Go package annotator/canonical, here so that fragments and tracking
 * parameters never leave the browser. Both are held to one table of cases,
 * annotator/testdata/canonical.json.
 */

/** The longest address that the server accepts, in bytes. */
const MAX_LENGTH = 2048;

/** Query parameters that say where a reader came from, not what the page is. A trailing * matches any suffix. */
const TRACKING = (
  'utm_* fbclid gclid dclid gbraid wbraid msclkid yclid twclid ttclid ' +
  'igshid igsh mc_cid mc_eid mkt_tok _hsenc _hsmi __hstc __hssc __hsfp ' +
  'vero_id oly_anon_id oly_enc_id s_cid cmpid smid ocid ncid guccounter ' +
  'guce_referrer guce_referrer_sig at_medium at_campaign at_custom* at_link* ' +
  '_ga _gl ref_src ref_url xtor wt.mc_id traffic_source __twitter_impression'
).split(' ');

/** The canonical form of an address, or null where it is not one of a web page. */
export function canonicalUrl(raw: string): string | null {
  const trimmed = raw.trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (!trimmed || new TextEncoder().encode(trimmed).length > MAX_LENGTH || /[\u0000-\u001f\u007f\\]/.test(trimmed)) {
    return null;
  }
  // A lone "https://" or "https:name" would be mended by the URL parser; neither is an address that anybody shares.
  if (!/^https?:\/\/[^/?#]/i.test(trimmed)) return null;
  let url: URL;
  try {
    url = new URL(trimmed);
  } catch {
    return null;
  }
  if (url.username || url.password) return null;
  const host = url.hostname.replace(/\.$/, '');
  if (!host || host.split('.').some((label) => /^-|-$/.test(label))) return null;
  const port = url.port ? `:${url.port}` : '';
  const query = withoutTracking(url.search.slice(1));
  return `${url.protocol}//${host}${port}${url.pathname || '/'}${query && `?${query}`}`;
}

function withoutTracking(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '' && !isTracking((pair.split('=')[0] ?? '').toLowerCase()))
    .join('&');
}

function isTracking(name: string): boolean {
  return TRACKING.some((t) => (t.endsWith('*') ? name.startsWith(t.slice(0, -1)) : name === t));
}
