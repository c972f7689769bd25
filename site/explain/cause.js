// The root cause of a response. It follows crates/explain/src/body/root.rs.

/** An error with its code and message in each other's place. */
function settle(node) {
  if (!node.code && node.messageCode) {
    node.code = node.messageCode;
    node.message = node.noCode ?? node.message;
  } else if (!node.code) {
    node.message ??= node.noCode;
  }
}

/** Merges two descriptions of an error; the outer one has precedence. */
function unite(nodes) {
  for (const node of [...nodes].reverse()) {
    const { parent } = node;
    if (!parent || node.relation !== 'same' || (parent.code && node.code && parent.code !== node.code)) continue;
    for (const name of ['code', 'message', 'requestId']) {
      parent[name] ??= node[name];
      node[name] = undefined;
    }
    parent.status ??= node.status;
  }
}

/** How an error only wraps another one: 2 if another code says what happened, 1 if its message does, else 0. */
const flagsOf = (record) => parseInt(data.flags[record?.at] ?? 4, 16);
const wrapsOf = (code) => Math.floor(flagsOf(ecsErr.recordOf(code)) / 5);

/** The first of two errors, unless it only wraps another one. */
const earlier = (first, second) => (!first || (second && wrapsOf(first.code) === 2 && wrapsOf(second.code) < 2) ? second : first) ?? null;

/** The cause of an error is below it; otherwise it is the error itself or one beside it. */
function best({ cause, same, mention }, own) {
  const beside = [own, same, mention].filter(Boolean).sort((one, other) => wrapsOf(one.code) - wrapsOf(other.code));
  return earlier(cause, beside[0] ?? null);
}

/** The error that caused the others, of those in an error or in the whole response. */
function rootOf(nodes, top = null) {
  const below = new Map();
  const at = (node) => below.get(node) ?? below.set(node, {}).get(node);
  for (const node of [...nodes].reverse()) {
    const own = node.code ? node : null;
    const inside = at(node);
    const outer = at(node === top ? null : node.parent);
    if (node.relation === 'mention') {
      outer.mention = earlier(best(inside, own), outer.mention);
    } else if (node.relation === 'same') {
      outer.cause = earlier(inside.cause, outer.cause);
      outer.same = earlier(best({ ...inside, cause: null }, own), outer.same);
    } else {
      outer.cause = earlier(best(inside, own), outer.cause);
    }
  }
  return best(at(null), null);
}

/** What a response says: its codes, the root cause, message, request id and status, and its errors. */
function explain(text) {
  const { nodes, codes } = readNodes(unframed(text));
  nodes.forEach(settle);
  unite(nodes);
  link(nodes);
  const first = (name) => nodes.find((node) => node[name]);
  const outermost = nodes.find((node) => node.code && node.relation !== 'mention') ?? first('code') ?? first('message');
  const message = outermost?.message ?? first('message')?.message;
  const errors = errorsOf(nodes);
  // Of errors without relation, the first one that says more than to wrap others.
  const root = (errors.find(({ chain }) => wrapsOf(chain[0].code) < 2) ?? errors[0])?.chain[0];
  const status = root ? statusOf(nodes, root, errors.length === 1) : first('status')?.status ?? first('saidStatus')?.saidStatus;
  return { codes, rootCause: root?.code, errors, message, requestId: first('requestId')?.requestId, status };
}

const CAUSED = /caused by|due to|because of|root cause|根因/i;

const isBody = (node) => node.text?.[node.at] === '{';

/** Whether a text between two errors says that the second one is the cause of the first. */
function leadsToCause(between, outer, inner) {
  const at = between.search(CAUSED);
  if (at >= 0) return /^[^\n]*(?:\n(?:\s|$|[})\]]|\.\.\. |caused by)[^\n]*)*$/i.test(between) && between.slice(at).split('\n').length < 3;
  // A separator of a list, or of a row, has no such meaning.
  if (/[\n|\t}、]|<\/|^[\s,;/&+，；]*(?:and|or|和|与|及|或)?[\s,;/&+，；]*$/.test(between)) return false;
  const wraps = wrapsOf(outer.code);
  if (isBody(placed(outer))) return false;
  return isBody(placed(inner)) || (wraps === 2 && !/,[^ ]/.test(between)) || (wraps === 1 && !/[,;，；]/.test(between));
}

/** The outermost error around one, or itself, that is in a text: it knows where. */
const climb = (node, test) => {
  let at = node;
  while (at && !test(at)) at = at.parent;
  return at;
};
const placed = (node) => climb(node, ({ text, parent }) => text || !parent);

/** Puts an error into the one before it in a text if the text says that it is its cause. */
function link(nodes) {
  let before = null;
  for (const node of nodes.filter(({ code, parent }) => code && !climb(parent, (one) => one.code))) {
    const [outer, inner] = [before && placed(before), placed(node)];
    const isSameText = outer && outer !== inner && outer.text === inner.text;
    if (isSameText && leadsToCause(inner.text.slice(outer.end, inner.start), before, node)) Object.assign(inner, { parent: before, relation: 'cause' });
    before = node;
  }
}

/** The status of an error: that of the same object or line, or the only one. */
function statusOf(nodes, error, isOnly) {
  const path = [error];
  while (path[0].parent) path.unshift(path[0].parent);
  const [top] = path;
  const isPart = ({ parent, relation, message, code }) => !code && path.includes(parent) && (relation !== 'cause' || (!message && (parent === error || parent.code)));
  const isBeside = ({ parent, text, code, at }) => {
    if (code || parent || text !== top.text) return false;
    const between = text.slice(Math.min(at, top.at), Math.max(at, top.at));
    const breaks = between.split('\n').length - 1;
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at + 9);
    // A status of another line belongs to the body behind it, unless it is that of another request.
    const isHead = isOnly && at < top.at && top.relation !== 'mention' && (/^[< ]*HTTP\//.test(line) || (!/[A-Z]{3} \//.test(line) && breaks < (/[:：]\s*$/.test(between) ? 5 : 2)));
    return !breaks || isHead;
  };
  return (path.findLast((node) => node.status) ?? [isPart, isBeside].map((test) => nodes.find((node) => node.status && test(node))).find(Boolean))?.status ?? path.findLast((node) => node.saidStatus)?.saidStatus;
}

/** The errors that do not cause each other, in order, each once: a chain, the root cause first, and others inside of it. */
function errorsOf(nodes) {
  const trees = new Map();
  const tops = new Map();
  for (const node of nodes) {
    // The outermost error with a code around it, or itself.
    const top = tops.get(node.parent) ?? (node.code ? node : null);
    tops.set(node, top);
    if (top) trees.has(top) ? trees.get(top).push(node) : trees.set(top, [node]);
  }
  const errors = new Map();
  for (const [top, tree] of trees) {
    const chain = [];
    const add = (to) => (node) => {
      if (node.code && ![...chain, ...to].some(({ code }) => code === node.code)) to.push(node);
    };
    for (let at = rootOf(tree, top); at; at = at === top ? null : at.parent) add(chain)(at);
    const others = [];
    tree.forEach(add(others));
    const name = chain.map(({ code }) => code).join(' ');
    if (!errors.has(name)) errors.set(name, { chain, others });
  }
  // An error that is also told without what caused it is the same error.
  const all = [...errors.values()];
  const outer = new Set(all.flatMap(({ chain }) => chain.slice(1).map(({ code }) => code)));
  return all.filter(({ chain }) => !outer.has(chain[0].code));
}
