// HTTP statuses in a text.

/** A number that is an HTTP status, and one that is that of an error. */
const statusIn = (text) => (/^\s*[1-5]\d\d\s*$/.test(text) ? +text : null);
const failureIn = (text) => (/^[45]\d\d$/.test(text) ? +text : null);

/** What tells the phrases of SDKs for some statuses from other texts. */
const PHRASES = {
  400: 'request with: [', 403: 'forbidden: [', 404: 'not found: [', 405: 'not allowed: [',
  429: 'any requests have been sent', 500: 'Server Error: [', 503: 'service is currently unable',
};

/** A status before its own name, and where it is. */
function statusWithReason(text) {
  for (const { index, 1: status, 2: after } of text.matchAll(/(?<![\p{L}\p{N}._-])([45]\d\d):* (?=([A-Z][\w' -]*))/gu)) {
    const texts = store.byId.get(`1:${status}`)?.texts ?? [];
    if (/^(?:Client|Server) Error/.test(after) || texts.some(({ text }) => text && after.startsWith(text))) return [+status, index];
  }
  return [];
}

/** The status of a text, by a number with words around it or a phrase, and where it is. */
function statusOfText(text) {
  const numbered = /(?:HTTP(?:\/1\.[01]|\/2)? |status code |but got |<title>)([45]\d\d)(?!\d)/.exec(text);
  if (numbered) return [+numbered[1], numbered.index];
  for (const [status, phrase] of Object.entries(PHRASES)) if (text.includes(phrase)) return [+status, text.indexOf(phrase)];
  return statusWithReason(text);
}
