// Reads responses: bodies in JSON, whole or cut off, and the text around them. It follows crates/explain/src/body; of
// the objects that programs print in other notations it reads only names with values.

/** The maximum number of errors; the codes of further ones are still found. */
const MAX_NODES = 10_000;

/** A string of JSON without its escapes; also one that JSON does not allow. */
function decoded(raw) {
  let text = '';
  try {
    text = JSON.parse(`"${raw}"`);
  } catch {
    text = raw.replace(/\\n/g, '\n').replace(/\\([^])/g, '$1');
  }
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** The position of the first quote that no backslash escapes, or of the end. */
function endOfString(text, from) {
  let at = from;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

/** A sequence of a terminal: one that moves the cursor starts a line. */
const SEQUENCE = /\x1b(?:\[([0-?]*)[ -/]*([@-~]?)|[\]PX^_][^\x07\x1b\n]*(?:\x07|(?=\x1b))|[ -/]*[0-~]?)/g;
const between = (sequence, numbers, end = '') => (end === 'C' ? ' ' : /[A-KSTdf]/.test(end) && !/^0?K/.test(numbers + end) ? '\n' : '');

/** A text without what terminals and mails put around it, and with quotes for their entities. */
function unframed(text) {
  const plain = text.replace(/&quot;|&#34;/g, '"').replace(SEQUENCE, between).replace(/^[ \t]*[│╷╵]+ */gm, '');
  if (/\{\s*""\w/.test(plain)) return plain.replaceAll('""', '"');
  return /^> ?>.*\n> ?>|[:：]\r?\n> .*\n>/m.test(plain) ? plain.replace(/^(?: ?>)+ ?/gm, '') : plain;
}

/** The code that is a whole text, perhaps only after a label. */
function wholeCode(text, label = '') {
  const [found] = text.length > MAX_CODE ? [] : findAll(label + text);
  return found && found.at === label.length && found.end === label.length + text.length ? found.code : null;
}

/** The code that is the value of a field. Several names and a number are one of another service. */
function codeInField(value) {
  const text = value.trim();
  const isCompound = store.external.length && /^(?:[A-Za-z][0-9A-Za-z]+[._])*[A-Za-z][0-9A-Za-z]+\.\d{3,9}$/.test(text);
  return wholeCode(text, 'code: ') ?? (isCompound ? text : null);
}

/** The errors of a response, each with the one around it (`parent`), and its codes in order. */
function readNodes(answer) {
  const nodes = [];
  const codes = new Set();

  const isFull = () => nodes.length >= MAX_NODES;
  function open(parent, relation, place = {}) {
    if (isFull()) return parent;
    const node = { parent, relation, ...place };
    nodes.push(node);
    return node;
  }

  /** Ends an object; an error that says nothing is dropped. */
  function close(node) {
    const says = node && ['code', 'message', 'status', 'requestId', 'saidStatus'].some((name) => node[name]);
    if (node && !says && node === nodes[nodes.length - 1] && !isFull()) nodes.pop();
  }

  function setCode(node, code) {
    codes.add(code);
    if (node) node.code ??= code;
  }

  /** A code that a text mentions, and the rest of its line, which may be its message. */
  function mention(parent, { code, at, end }, text, from = 0) {
    const node = isFull() ? null : open(parent, 'mention', { text, start: from + at, at: from + at, end: from + end });
    setCode(node, code);
    if (!node) return;
    const context = /^[ :：\-)\]"',]*([^\r\n]*)/.exec(text.slice(node.end, node.end + 2000))[1];
    if (context.trim()) node.context = context;
  }

  /** What a message says itself; fields have precedence. */
  function say(node, message) {
    node.saidStatus ??= +/(?:Exception|Error): ([45]\d\d)(?![^:, \n])/.exec(message)?.[1] || statusWithReason(message)[0];
  }

  /** A field with a text. */
  function string(node, name, value) {
    if (/^(?:null|nil|None)?$/.test(value)) return;
    const role = name === 'id' ? (isOfService(value) ? 'code' : '') : name;
    if (!node && isFull()) return findAll(value).forEach((found) => codes.add(found.code));
    if (!node) return readText(value, node);
    const code = role === 'code' || role === 'addition' ? codeInField(value) : isMessage(role) ? wholeCode(value.trim()) : null;
    if (role === 'code' && code) return setCode(node, code);
    if (role === 'addition' && code) return setCode(open(node, 'cause'), code);
    if (role === 'requestId') return void (node.requestId ??= value);
    if (role === 'code' || role === 'status') {
      const status = statusIn(value);
      if (status) return void (node.status ??= status);
      if (role === 'code') node.noCode ??= value;
    }
    if (isMessage(role)) {
      if (node.message === undefined || role < node.rank) Object.assign(node, { rank: role, message: value, messageCode: code });
      if (code) return mention(node, { code, at: 0, end: value.length }, value);
    }
    if (isMessage(role) || role === 'same') say(node, value);
    readText(value, node);
  }

  /** Reads the object that begins in a text; returns where it ends. */
  function readObject(text, from, parent, place) {
    const frames = [];
    const leave = () => {
      const frame = frames.pop();
      if (frame.isObject) close(frame.node);
    };
    const roleOfValue = (frame) => {
      const { role } = frame;
      if (frame.isObject) frame.role = null;
      return role;
    };
    let [at, top] = [from, null];
    const bare = /[^\s,:"{}[\]]+/y;
    const colon = /\s*:/y;
    const match = (pattern) => ((pattern.lastIndex = at), pattern.exec(text)?.[0] ?? '');
    while (at < text.length) {
      const frame = frames[frames.length - 1];
      const sign = text[at];
      const isName = frame?.role === null;
      if (sign === '{' || sign === '[') {
        at++;
        const isObject = sign === '{';
        const role = frame && roleOfValue(frame);
        const outer = frame ? frame.node : parent;
        const node = isObject ? open(outer, role === 'same' ? 'same' : 'cause', frame ? {} : place) : outer;
        top ??= node;
        frames.push({ isObject, node, role: isObject ? null : role });
      } else if (sign === '}' || sign === ']') {
        at++;
        leave();
        if (!frames.length) break;
      } else if (sign === '"') {
        const end = endOfString(text, at + 1);
        const value = decoded(text.slice(at + 1, end).replace(/\n\s*/g, ' '));
        at = end + 1;
        if (isName && match(colon)) {
          if (/\d/.test(value) && findAll(value).length) string(frame.node, '', value);
          frame.role = value.length < 40 ? roleOf(value) : '';
        } else {
          const role = roleOfValue(frame);
          // A code that is cut off would be another code.
          string(frame.node, end === text.length && (role === 'code' || role === 'addition') ? '' : role, value);
        }
      } else if (/[^\s,:]/.test(sign)) {
        const value = match(bare);
        at += value.length;
        if (isName && !/\d/.test(value)) continue;
        const role = roleOfValue(frame);
        if (/\D/.test(value)) string(frame.node, role, value);
        else if (role === 'code' && codeInField(value)) setCode(frame.node, codeInField(value));
        else if (frame.node && (role === 'code' || role === 'status')) frame.node.status ??= statusIn(value);
      } else {
        at++;
      }
    }
    while (frames.length) leave();
    if (top && top !== parent) top.end = at;
    return at;
  }

  /** Reads a text: its bodies, the text around them, and the codes that it mentions. */
  function readText(text, parent) {
    if (parent && !text.includes('{') && !findAll(text).length) return;
    const around = { parent, text, current: null, waits: false };
    const bodies = /\{\s*(?:"|(\\+["n]))/g;
    let start = 0;
    for (let found = bodies.exec(text); found; found = bodies.exec(text)) {
      const at = found.index;
      const outer = segment(around, start, at);
      let end = text.length;
      if (found[1]) {
        end = endOfString(text, at);
        readText(decoded(text.slice(at, end)), outer);
      } else {
        end = readObject(text, at, outer, { text, start: at, at });
      }
      start = bodies.lastIndex = end;
    }
    segment(around, start, text.length);
    close(around.current);
  }

  /** Reads a part without bodies; returns the error that a body after it belongs to. */
  function segment(around, from, to) {
    const text = around.text.slice(from, to);
    if (!text) return around.parent;
    const found = findAll(text);
    let next = 0;
    const mentionTo = (until) => {
      for (; found[next]?.at < until; next++) mention(around.parent, found[next], around.text, from);
    };
    around.waits = false;
    for (const label of labelsOf(text)) {
      mentionTo(label.at);
      if (readLabel(around, label, from)) while (found[next]?.at < label.end) next++;
    }
    mentionTo(text.length);
    const [status, at] = statusOfText(text);
    setStatus(around, status, from + at);
    return around.waits && around.current?.code ? around.current : around.parent;
  }

  /** Begins an error if none is being described, or if this one already has such a value. */
  function begin(around, name, at) {
    if (!around.current || around.current[name]) around.current = open(around.parent, 'described', { text: around.text, start: at, at, end: at });
    if (around.current && name === 'code') around.current.at = at;
  }

  function setStatus(around, status, at) {
    if (!status) return false;
    begin(around, '', at);
    const { current } = around;
    if (current && !current.status) {
      current.status = status;
      if (!current.code) current.at = at;
    }
    return true;
  }

  /** Reads a name with a value; returns whether it says more than the codes in it. */
  function readLabel(around, { role, value, isCertain, at, end }, from) {
    if (role === 'status' || (role === 'code' && !isCertain && failureIn(value))) return setStatus(around, failureIn(value), from + at);
    if (isMessage(role)) {
      around.waits = !value;
      if (!value) return false;
      begin(around, 'message', from + at);
    } else if (role === 'requestId') {
      begin(around, '', from + at);
    } else {
      if (!isCertain && !wholeCode(value) && !ecsErr.recordOf(value)) return false;
      begin(around, 'code', from + at);
    }
    if (around.current) around.current.end = from + end;
    string(around.current, role, value);
    return true;
  }

  readText(answer, null);
  return { nodes, codes: [...codes] };
}

/** Whether a value is a code of the catalog's services or of others: an id with small letters may look like one. */
function isOfService(value) {
  const code = codeInField(value);
  return code && (!/[a-z]/.test(code) || !ecsErr.readCode(code).isForeign);
}
