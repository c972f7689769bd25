// Resolves typed codes by the forms of the catalog. This script is part of the search data, which it needs.
// The rules are those of the library (crates/core/src/resolve).
(() => {
  'use strict';
  const { store, narrow, errors, errorOf, memo } = window.ecsErr;
  const SEPARATORS = '[-._:/# \\t]*';
  /** The characters of a group, by its letter; and as people type them: a letter O is a zero too. */
  const CLASSES = { '': '0-9', x: '0-9A-Fa-f', A: '0-9A-Z', L: 'A-Z', l: 'A-Za-z', a: '0-9A-Za-z' };
  const TYPED = { ...CLASSES, '': '0-9o', x: '0-9A-Fo' };

  const escaped = (text) => text.replace(/[^0-9A-Za-z]/g, '\\$&');
  const zeros = (digits) => digits.replace(/o/gi, '0');
  const hasDigit = (text) => /\d/.test(text);

  /** The parts of a form: literal texts, and groups of least and most characters of a kind. None of `listed`. */
  const partsOf = memo((form) => (form === 'listed' ? [] : form.split(/(?=\{)|(?<=\})/)).map((part) => {
    const [group, min, max, kind] = /^\{(\d*)-?(\d*)\+?(\D?)\}$/.exec(part) || [];
    return group ? { min: +min || 1, max: +(max || min) || 127, kind } : part;
  }));
  const isLiteral = (part) => typeof part === 'string';

  /** Whether the digits at the end of a form follow letters, so that some may be left out or be wildcards. */
  function hasOpenEnd(parts) {
    const last = parts[parts.length - 1];
    return !isLiteral(last) && !last.kind && parts.some((part) => isLiteral(part) && /[a-z]/i.test(part));
  }

  /** A pattern for what people type for codes of a form, with a capture for each group. */
  const typedPattern = memo((form) => {
    const parts = partsOf(form);
    let pattern = '';
    let hasLetters = false;
    const separate = () => (pattern += pattern.endsWith(SEPARATORS) ? '' : SEPARATORS);
    parts.forEach((part, at) => {
      if (isLiteral(part)) {
        for (const sign of part) {
          if (pattern && /[-._:/]/.test(sign)) separate();
          else pattern += escaped(sign);
        }
        hasLetters ||= /[a-z]/i.test(part);
        // `80070005` means `0x80070005`, `32601` means `-32601`.
        if (!at && /^(0x|-)$/.test(part)) pattern = `(?:${pattern})?`;
        return;
      }
      if (hasLetters) separate();
      const letters = `[${TYPED[part.kind]}]`;
      pattern += at === parts.length - 1 && hasOpenEnd(parts) ? '([0-9o]*)(x*)' : `(${letters}{1,${part.max}})(?!${letters})`;
    });
    return new RegExp(`^${pattern}$`, 'i');
  });

  /** A group as codes have it. */
  const written = ({ kind, min }, run) =>
    ({ '': zeros, x: zeros }[kind] ?? (/[AL]/.test(kind) ? (text) => text.toUpperCase() : (text) => text))(run).padStart(min, '0');

  /** Reads a text as a code of a form, or as the beginning of codes: a pattern. */
  function readIn(form, text) {
    const parts = partsOf(form);
    const runs = parts.length && typedPattern(form).exec(text)?.slice(1);
    if (!runs) return {};
    let code = '';
    for (const part of parts) {
      if (isLiteral(part)) {
        code += part;
        continue;
      }
      const run = runs.shift();
      const isLast = part === parts[parts.length - 1];
      if (!isLast || !hasOpenEnd(parts)) {
        if (run.length < part.min && !/^x?$/.test(part.kind)) return {};
        code += written(part, run);
        continue;
      }
      const wild = runs.shift().length;
      const { length } = run;
      // Letters alone are a word.
      if (length && length < part.min && !hasDigit(run)) return {};
      const digits = zeros(run);
      if (length && !wild && !(length < part.min && /^0./.test(digits))) return { code: code + digits.padStart(part.min, '0') };
      if (length + wild > part.max) return {};
      const more = wild ? [wild, wild] : [Math.max(0, part.min - length), part.max - length];
      return { begins: new RegExp(`^${escaped(code + digits)}[0-9]{${more}}$`) };
    }
    return { code };
  }

  /** The code of a form with a number; the rest of the form must be literal. */
  function withNumber(form, digits, isPadded) {
    const parts = [...partsOf(form)];
    const last = parts.pop();
    if (!last || isLiteral(last) || last.kind || !parts.every(isLiteral)) return null;
    if (digits.length > last.max || (isPadded && digits.length < last.min)) return null;
    return parts.join('') + digits.padStart(last.min, '0');
  }

  const forms = (services) => services.flatMap((service) => service.forms);

  /** Folds a code or name: without regard to letter case and separators. */
  const folded = (text) => text.toLowerCase().replace(/[-._:/# \t]+/g, '-').replace(/^-|-$/g, '');
  const bare = (text) => text.toLowerCase().replace(/[^0-9a-z]/g, '');

  /** Codes by their codes and names: in lower case, and folded, which several may share. */
  const index = memo(() => {
    const [exact, loose] = [new Map(), new Map()];
    const add = (name, record) => {
      exact.set(name.toLowerCase(), record);
      loose.set(folded(name), [...(loose.get(folded(name)) || []), record]);
    };
    for (const [name, code] of store.names) add(name, errorOf(code));
    for (const record of errors()) add(record.id, record);
    return { exact, loose };
  });

  /** The code with this code or name in any letter case. */
  const recordOf = (text) => index().exact.get(text.toLowerCase());
  /** The codes with this code or name, however its separators are written. */
  const recordsOf = (text) => index().loose.get(folded(text)) || [];

  /** The text in ASCII, without what may be written around a code; empty if it can't be one. */
  function typedText(text) {
    const trimmed = narrow(text).replace(/[^\p{L}\p{N}]+$/u, '');
    // A minus counts only in front of a digit.
    const inner = trimmed.replace(/^[^\p{L}\p{N}]+(?=(\d?))/u, (around, digit) => (digit && /[-\u2010-\u2015\u2212]$/.test(around) ? '-' : ''));
    const ascii = inner.replace(/[。·]/g, '.').replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[\u3000\u00a0]/g, ' ');
    return ascii.length <= 160 && /^[\t -~]*$/.test(ascii) ? ascii : '';
  }

  /** A number without the rest of a code: a status, and codes of each service. */
  function readNumber(digits) {
    const isPadded = /^0./.test(digits) && forms(store.services).some((form) => partsOf(form).at(-1)?.min <= digits.length);
    const number = isPadded ? digits : digits.replace(/^0+(?=.)/, '');
    const codeOf = ({ forms }) => forms.flatMap((form) => recordsOf(withNumber(form, number, isPadded) || '')).slice(0, 1);
    return [/^0./.test(digits) ? null : store.byId.get(`1:${number}`), ...store.services.flatMap(codeOf)].filter(Boolean);
  }

  const MAX_READ = 100;
  const known = new Map();

  /** Reads a typed text as below; what was read last is known, because a search asks several times. */
  function readCode(text) {
    const read = known.get(text) ?? readTyped(text);
    if (known.size > MAX_READ) known.clear();
    known.set(text, read);
    return read;
  }

  /**
   * Reads a typed text: the records that it names (`exact`), those with codes that begin with it (`begins`), else the
   * unknown code (`code`) of a service of the catalog, or of another one with a `pointer`.
   */
  function readTyped(text) {
    const typed = typedText(text);
    if (!typed) return { exact: [], begins: [] };
    const exact = [...recordsOf(typed)];
    const ranges = [];
    let unknown;
    for (const form of forms(store.services)) {
      const { code, begins } = readIn(form, typed);
      const records = code ? recordsOf(code) : [];
      exact.push(...records);
      if (begins) ranges.push(begins);
      else if (code && !records.length && hasDigit(code)) unknown ??= code;
    }
    if (/^[0-9o]{1,9}$/i.test(typed) && hasDigit(typed)) exact.push(...readNumber(zeros(typed)));
    const status = /^(?:http status|http|status)[-._:/# \t]*([1-5][0-9o]{2})$/i.exec(typed);
    if (status) exact.push(...readNumber(zeros(status[1])).slice(0, 1).filter(({ kind }) => kind));
    const start = bare(typed);
    const isBegun = (record) =>
      ranges.some((range) => range.test(record.id)) || (start.length > 2 && (record.bare ??= bare(record.id)).startsWith(start));
    const begins = errors().filter(isBegun);
    if (exact.length || begins.length || status) return { exact: [...new Set(exact)], begins };
    if (unknown) return { exact, begins, code: unknown };
    for (const { forms, pointer } of store.external) {
      for (const form of forms) {
        const { code } = readIn(form, typed);
        if (code) return { exact, begins, code, isForeign: true, pointer };
      }
    }
    return { exact, begins };
  }

  Object.assign(window.ecsErr, { CLASSES, readCode, recordOf, recordsOf, partsOf, isLiteral, escaped });
})();
