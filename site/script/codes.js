// What a typed code means, and codes in a text. The rules are those of src/resolve.

const SEPARATORS = /^[-._:/# \t]+/;
const DIGITS = /^[0-9o]{1,9}$/;

/** The text in lower-case ASCII, without what may stand around a code; empty if it can't be one. */
function typedText(text) {
  const trimmed = fold(text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
  const ascii = trimmed.replace(/[。·]/g, '.').replace(/[\u2010-\u2015]/g, '-').replace(/[\u3000\u00a0]/g, ' ');
  return ascii.length <= 48 && /^[\t -~]*$/.test(ascii) ? ascii : '';
}

/** What stands behind a word and the separators after it. */
function behind(text, word) {
  return text.startsWith(word.toLowerCase()) ? text.slice(word.length).replace(SEPARATORS, '') : null;
}

const zeros = (digits) => digits.replaceAll('o', '0');
const codeOf = (service, digits) => `${service[0]}.${digits.padStart(service[1], '0')}`;

/**
 * Reads a typed text. `codes` are the codes it may mean, `prefix` what longer codes begin with,
 * `code` a full code whether it exists or not, `foreign` whether it is another service's, `status` a
 * number that may be an HTTP status.
 */
function readCode(text) {
  const ascii = typedText(text);
  if (!ascii) return null;
  const own = store.services.filter(([prefix]) => behind(ascii, prefix) !== null);
  const service = own.sort((one, other) => other[0].length - one[0].length)[0];
  if (service) {
    const read = readNumber(service, behind(ascii, service[0]));
    if (read) return read;
  }
  if (DIGITS.test(ascii) && /[0-9]/.test(ascii)) return readBare(zeros(ascii));
  const status = /^(?:http status|http|status)[-._:/# \t]*([1-5][0-9o]{2})$/.exec(ascii);
  if (status) return { codes: [], status: zeros(status[1]) };
  const foreign = /^([a-z][a-z0-9]+)[-._:/# \t]*[-._:/# \t]([0-9]{3,9})$/.exec(ascii);
  return foreign ? { codes: [], code: `${foreign[1].toUpperCase()}.${foreign[2]}`, foreign: true } : null;
}

/** What stands behind the prefix of a service: `0085`, `85`, `03xx`, nothing. */
function readNumber(service, rest) {
  const number = rest.replace(/x+$/, '');
  const digits = zeros(number);
  const all = service[1];
  if (number && (!DIGITS.test(number) || (number.length < all && !/[0-9]/.test(number)))) return null;
  const prefix = `${service[0]}.${digits}`;
  const partial = number.length < rest.length || (digits.length < all && /^0./.test(digits));
  if (!digits || partial) return rest.length > all ? null : { codes: [], prefix };
  const code = codeOf(service, digits);
  return { codes: [code], code, prefix };
}

/** A number without a prefix: a status, or codes of each service. */
function readBare(digits) {
  const padded = /^0./.test(digits) && store.services.some((service) => service[1] <= digits.length);
  const fits = (service) => digits.length <= service[1] && (!padded || service[1] === digits.length);
  const codes = store.services.filter(fits).map((service) => codeOf(service, digits));
  return { codes, status: padded ? '' : digits.replace(/^0+(?=.)/, '') };
}

/** The codes that were perhaps meant by one that does not exist, the closest first. */
function nearCodes(code) {
  const [prefix, digits] = code.split('.');
  const sorted = (text) => [...text].sort().join('');
  const cost = ({ id }) => {
    const [known, number] = id.split('.');
    if (known !== prefix) return number === digits ? 1 : Infinity;
    const edits = distance(digits, number, 1);
    const apart = Math.abs(number - digits);
    if (edits === 1 && sorted(digits) === sorted(number)) return 2;
    return edits < 2 || apart < 6 ? 3 + apart : Infinity;
  };
  const near = errors().map((record) => ({ record, cost: cost(record) })).filter((one) => one.cost < Infinity);
  return near.sort((one, other) => one.cost - other.cost).slice(0, 3).map((one) => one.record);
}
