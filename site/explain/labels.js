// Names with values in a text: which ones say something about an error, and where each value ends.

/** The names of fields by their roles, without separators; the role of a message is a number, lower if it is more specific. */
const ROLES = Object.entries({
  code: '(?:sub)?err(?:or)?code(?:str)?|code|sqlstate|err(?:or)?no|错误(?:码|代码|编码)',
  addition: 'additionerrorcode',
  id: 'errorid',
  requestId: '(?:x|xopenstack|xcompute)?requestid|请求(?:id|标识)',
  status: '(?:http|err(?:or)?)?(?:response)?status(?:code)?|httpcode|[状响返].码',
  same: 'error(?:info)?|fault',
  0: '(?:err(?:or)?|external|server)?(?:message|msg)|..(?:信息|消息|描述)',
  1: '(?:fail(?:ed|ure)?|error)?reason(?:is)?|..原因',
  2: 'additionerrormsg|errorcodemessage|errordescription|errordetails?|faultstring|..详情',
  3: 'details?',
  4: '(?:error)?title',
}).map(([role, names]) => [/\d/.test(role) ? +role : role, new RegExp(`^(?:${names})$`, 'i')]);
const roleOf = memo((name) => ROLES.find(([, names]) => names.test(name.replace(/[-_ .]/g, '')))?.[0] ?? '');

const isMessage = (role) => typeof role === 'number';

/** A name before a value. */
const NAME = new RegExp(
  '((?<![\\w-])(?:[\\w-]{1,24} )?[\\w-]{1,24}|(?:错误|报错|失败)(?:[码因]|[代编]码|信息|消息|描述|原因|详情)|请求(?:ID|标识)|[状响返][态应回]码)' +
  '[\\\\"\']*(?: {0,24}[:=](?!>)|[\\] ]{0,24}=>\\s*| {0,24}[为是]? {0,24}[:：】【]|[为是]|(?<=<[\\w:-]+)>) *', 'gi');

/** The names with values in a text. */
function labelsOf(text) {
  const names = [];
  for (const { index, 0: whole, 1: words } of text.matchAll(NAME)) {
    const [last] = /[^ ]*$/.exec(words);
    const name = roleOf(words) === '' ? last : words;
    const [role, at, from] = [roleOf(name), index + words.length - name.length, index + whole.length];
    if (role !== '' && role !== 'same' && !(role > 2)) names.push({ role, at, from, isCertain: !/^code$/i.test(name) });
  }
  return names.map((name, index) => ({ ...name, ...valueOf(text, name, names[index + 1]?.at ?? text.length) }));
}

/** The value of a name, and where it ends: at most where the next name begins. */
function valueOf(text, { from, role }, until) {
  const whole = text.slice(from, until);
  const before = /^(?:Some\(|Optional[[(]|Just )?\\*["']*/.exec(whole)[0];
  const quote = /(\\*)(["'])/.exec(before);
  const inner = whole.slice(before.length);
  let end = 0;
  if (!isMessage(role)) {
    end = inner.search(/[\s,;)\]}"'<>|\\，；）。】」]/);
  } else if (quote) {
    while (end < inner.length && inner[end] !== quote[2] && inner[end] !== '\n') end += inner[end] === '\\' && !quote[1] ? 2 : 1;
  } else {
    end = inner.search(text[from - 1] === '>' ? /</ : /[\n】}]/);
  }
  let value = (end < 0 ? inner : inner.slice(0, end)).replace(/[\s,;\\([&，；（【]+$/, '');
  // Brackets that were opened before the value.
  while (/^[^([{]*[)\]}]$/.test(value)) value = value.slice(0, -1);
  if (!isMessage(role)) value = value.replace(/[.:]+$/, '');
  end = from + before.length + value.length;
  return { value: quote && !quote[1] && /\\["'\\]/.test(value) ? decoded(value) : value, end };
}
