// Messages and their templates. It follows crates/core/src/template: a template is the message of an error, with
// placeholders for values.

/** Longer messages are not compared with all templates. */
const MAX_QUOTE = 20_000;

/** The literal texts of a template, and the placeholders between them. */
const partsOfTemplate = (template) => (store.placeholder ? template.split(new RegExp(`(${store.placeholder})`)) : [template]);

/** What a placeholder is named, or which one it is. */
const keyOf = (written, at) => (/^%(?!\()\D*$/.test(written) ? at : /\w+/.exec(written)?.[0] ?? at);
const lower = (text) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** The values of a message by the keys of their placeholders, or null if the template did not make it. */
function capture(template, message) {
  const pieces = partsOfTemplate(template.trim().replace(/[.!。！]+$/, ''));
  const folded = lower(message);
  const values = {};
  let at = 0;
  for (let piece = 0; piece < pieces.length; piece += 2) {
    // The last value extends to the end of its line.
    const isRest = piece && piece === pieces.length - 1 && !pieces[piece];
    const found = isRest ? message.slice(at).search(/\n|$/) + at : folded.indexOf(lower(pieces[piece]), at);
    if (found < 0) return null;
    if (piece) values[keyOf(pieces[piece - 1], piece)] = message.slice(at, found).replace(/[.。]+$/, '');
    at = found + pieces[piece].length;
  }
  return values;
}

/** A template with values in place of the placeholders that have one; escape sequences are what they mean. */
function filled(template, values) {
  return partsOfTemplate(template).map((piece, at) => {
    if (at % 2 === 0) return piece;
    if (/^(.)\1$/.test(piece)) return piece[0];
    const value = values?.[keyOf(piece, at + 1)];
    return value ? box('var', 'given', value) : piece;
  });
}

/** The message of an error in the language of the API, and in that of the page. */
function messagesOf(record) {
  const all = record.texts.filter((part) => part.weight === 7);
  const own = all.find((part) => !part.hidden)?.text;
  return { own, api: data.isMessageLanguage ? own : all.find((part) => part.hidden)?.text ?? own };
}

/** The errors whose message a text contains, those with the longest one. */
function fitting(text) {
  const records = ecsErr.quotedBy(text.slice(0, MAX_QUOTE));
  return records.filter((record) => messagesOf(record).api === messagesOf(records[0]).api);
}

/** A text as people read it: on one line, without the escapes of addresses, or what a body inside of it says. */
function readable(message) {
  const inner = /^\s*\{/.test(message) && explain(message).message;
  return (inner || message).replace(/%20/g, ' ').replace(/\s+/g, ' ').trim();
}
