// Explanations as elements. A pasted text only ever becomes text.

/** So many errors are shown at first. */
const MAX_CARDS = 12;

/** An element of a class, with texts and other elements in it. */
function box(name, kind, ...content) {
  const element = make(name, kind ? { class: kind } : {});
  element.append(...content.flat(Infinity));
  return element;
}

/** A list of facts: a name, texts or elements, and a class. Those without a text are left out. */
function factList(facts) {
  const rows = facts.filter(([, value]) => value?.length).map(([name, value, kind]) => box('div', '', box('dt', '', name), box('dd', kind, value)));
  return rows.length ? [box('dl', 'facts', rows)] : [];
}

const plainButton = (label, attributes) => make('button', { type: 'button', class: 'copy', ...attributes }, label);

/** A button that copies a text. */
const copier = (text, label, kind = 'copy') => copyButton(plainButton(label, { class: kind, 'data-copy': text }));

const linkTo = (record, text = record.id) => make('a', { href: root + record.url }, text);

/** A text with elements in place of `{name}`. */
const around = (text, name, ...elements) => text.split(`{${name}}`).flatMap((part, at) => (at ? [...elements, part] : [part]));

/** How often a code is in the text, and in which lines; ten are enough to find it. */
function occurrences(text) {
  const found = new Map();
  const ends = Array.from(text.matchAll(/\n/g), ({ index }) => index);
  let line = 1;
  for (const { code, at } of findAll(text)) {
    while (ends[line - 1] < at) line++;
    if (!found.has(code)) found.set(code, []);
    found.get(code).push(line);
  }
  return (code) => {
    const all = found.get(code) || [];
    const lines = [...new Set(all)].slice(0, 10);
    const where = ends.length && all.length && fill(lines[1] ? words.lines : words.line, { n: lines.join(words.comma) });
    return [all[1] && `${all.length}×`, where].filter(Boolean).join(words.comma);
  };
}

/** The messages of a record that were seen in practice. */
const seenIn = (record) => record.texts.filter(({ seen }) => seen);

/** The server's message for an error: its own, that of the error around it, or the text behind its code. */
function messageFor({ message, parent, context }, record) {
  if (message || !record) return message ?? '';
  if (parent && !parent.code && parent.message) return parent.message;
  return context && [messagesOf(record).api, ...seenIn(record).map(({ text }) => text)].some((text) => text && capture(text, context)) ? context : '';
}

/** A card: a label, a heading with badges, and what follows. */
function cardOf(kind, label, name, statuses, where, ...content) {
  const badges = statuses.map((status) => badgeOf(status, `HTTP ${status}`));
  return box('article', `card ${kind}`, label ? box('p', 'label', label) : [], box('h2', '', name, badges, box('span', 'where', where)), content);
}

/** A code of the text: its meaning, what to do, what the server said, and more facts. */
function cardFor(cause, kind = '', label = '', where = '', more = []) {
  const { recordOf, readCode, nearCodes } = ecsErr;
  const { code } = cause;
  const record = recordOf(code);
  if (!record) {
    const { isForeign, pointer } = readCode(code);
    const near = isForeign ? [] : nearCodes(code).flatMap((one, at) => (at ? [words.comma, linkTo(one)] : [linkTo(one)]));
    const hints = [fill(isForeign ? store.words.foreign : store.words.unknown, { asked: code }), pointer, near.length && around(words.didYouMean, 'names', ...near)];
    const said = factList([[words.serverMessage, readable(messageFor(cause)), 'message'], ...more]);
    return cardOf(`unknown ${kind}`, label, code, [], where, hints.filter(Boolean).map((hint) => box('p', '', hint)), said);
  }
  if (!hasTexts(record, true)) return cardOf(kind, label, code, [], where, factList(more));
  const text = (weight) => record.texts.find((part) => part.weight === weight && !part.hidden)?.text;
  const said = messageFor(cause, record);
  const { own, api } = messagesOf(record);
  const values = said && api ? capture(api, said) : null;
  const { seen } = (said && !values && seenIn(record).find(({ text }) => capture(text, said))) || {};
  const edition = seen && fill(seen[0] === '@' ? words.seenOn : words.seenInEdition, { edition: seen, date: seen.slice(1) });
  // The address of a retired code is that of its replacement, which comes first.
  const next = store.records.find(({ url }) => url === record.url);
  const facts = factList([
    [words.action, text(3), 'action'],
    [words.retry, words.retries[flagsOf(record) % 5]],
    [words.serverMessage, readable(said), 'message'],
    [words.seen, edition],
    [words.message, own && !(values && data.isMessageLanguage) && filled(own, values), 'message'],
    ...more,
  ]);
  return cardOf(kind, label, linkTo(record), statusesOf(record), where, box('p', 'title', text(6) || record.texts[0].text), facts, next === record ? [] : cardFor({ code: next.id }));
}

/** A card as a text for a ticket: the code, its meaning, the facts, and the address of the page. */
function ticketOf(card) {
  const { textContent: code, href } = card.querySelector('h2').firstChild;
  // The value of a request id has a button, too.
  const facts = Array.from(card.querySelectorAll(':scope > dl > div'), ({ children: [name, value] }) => name.textContent + words.colon + (value.querySelector('code') ?? value).textContent);
  return [code, card.querySelector('.title')?.textContent, ...facts, /^http/.test(href) && href].filter(Boolean).join('\n');
}

/** An error and those that it caused, the root cause first, with facts about the whole text. */
function cardsOf({ chain, others }, where, facts) {
  const [error, ...outer] = chain;
  const more = outer.length ? [[words.chain, chain.map(({ code }) => code).join(' ← ')], ...facts] : facts;
  const card = cardFor(error, 'root', outer.length ? words.rootCause : '', where(error.code), more);
  card.append(box('p', 'tools', copier(ticketOf(card), form.dataset.ticket, 'copy ticket')));
  return [card, ...[...outer, ...others].map((cause) => cardFor(cause, 'outer', '', where(cause.code)))];
}

/** The status and request id of a response, and its message if no code comes with it. */
function factsOf({ errors, message = '', requestId, status }) {
  const record = store.byId.get(`1:${status}`);
  const name = `HTTP ${status} ${record?.texts[0]?.text ?? ''}`.trim();
  return [
    [words.serverMessage, errors.length ? '' : readable(message), 'message'],
    [words.status, status && [record ? linkTo(record, name) : name]],
    [words.requestId, requestId && [box('code', '', requestId), ' ', copier(requestId, form.dataset.copy)]],
  ];
}

/** The explanation of a text, and its first sentence, which is read aloud. */
function answerTo(text) {
  const answer = explain(text);
  const { errors } = answer;
  const code = errors[0]?.chain[0].code;
  const facts = factsOf(answer);
  const where = occurrences(text);
  if (errors.length === 1) return { says: words.rootCause + words.colon + code, elements: cardsOf(errors[0], where, facts) };
  const summary = factList(facts).map((list) => box('div', 'summary', list));
  if (errors.length) {
    const says = fill(words.different, { n: errors.length, code });
    return { says, elements: [box('p', 'several', says), ...summary, ...someOf(errors.map((error) => () => cardsOf(error, where, [])))] };
  }
  const quoted = fitting(answer.message ?? text);
  const says = quoted.length ? words.probably : words.none;
  return { says, elements: [...summary, box('p', 'several', says), ...someOf(quoted.map(({ id }) => () => cardFor({ code: id })))] };
}

/** The first cards, and a button for the rest. */
function someOf(cards) {
  const made = (cards) => cards.flatMap((card) => card());
  const rest = cards.slice(MAX_CARDS);
  const button = plainButton(`${store.words.more} (${rest.length})`);
  button.addEventListener('click', () => button.replaceWith(...made(rest)));
  return [...made(cards.slice(0, MAX_CARDS)), ...(rest.length ? [button] : [])];
}
