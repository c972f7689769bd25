// The stems of English words: the algorithm "english" of Snowball.

const STEMS = { skis: 'ski', skies: 'sky', idly: 'idl', gently: 'gentl', ugly: 'ugli', early: 'earli', only: 'onli', singly: 'singl' };
const SUFFIXES = [
  'ational ate,ization ize,iveness ive,fulness ful,ousness ous,tional tion,biliti ble,lessli less,entli ent,ation ate,alism al,aliti al,ousli ous,iviti ive,fulli ful,ogist og,enci ence,anci ance,abli able,izer ize,ator ate,alli al,bli ble',
  'ational ate,tional tion,alize al,icate ic,iciti ic,ical ic,ness ,ful ',
  'ement ,ment ,ance ,ence ,able ,ible ,ant ,ent ,ism ,ate ,iti ,ous ,ive ,ize ,al ,er ,ic ',
].map((list) => list.split(',').map((pair) => pair.split(' ')));
const isShort = (word) => /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/.test(word);
const regionOf = (word, from) => from + (/^.*?[aeiouy][^aeiouy]/.exec(word.slice(from))?.[0].length ?? word.length);

const stem = memo((plain) => {
  if (STEMS[plain] || /^(sky|news|howe|atlas|cosmos|bias|andes)$/.test(plain)) return STEMS[plain] || plain;
  let word = plain.replace(/^y|(?<=[aeiouy])y/g, 'Y');
  const first = /^(arsen|commun|emerg|gener|inter|later|organ|past|univers)/.exec(word)?.[0].length ?? regionOf(word, 0);
  const second = regionOf(word, first);
  const cut = (count, end = '') => (word = word.slice(0, word.length - count) + end);
  if (/sses$/.test(word)) cut(2);
  else if (/ie[ds]$/.test(word)) cut(word.length > 4 ? 2 : 1);
  else if (!/[us]s$/.test(word) && /[aeiouy].+s$/.test(word)) cut(1);
  const ending = /(eedly|eed|ingly|edly|ing|ed)$/.exec(word);
  if (ending) {
    const { 0: suffix, index } = ending;
    const before = word.slice(0, index);
    if (suffix.startsWith('eed')) {
      if (index >= first && !/^(succ|proc|exc)$/.test(before)) cut(suffix.length, 'ee');
    } else if (suffix === 'ing' && /^[^aeiouy]y$/.test(before)) cut(4, 'ie');
    else if (!(suffix === 'ing' && /^(inn|out|cann|herr|earr|even)$/.test(before)) && /[aeiouy]/.test(before)) {
      word = before;
      if (/(at|bl|iz)$/.test(word)) word += 'e';
      else if (/([bdfgmnprt])\1$/.test(word)) cut(/^[aeo]..$/.test(word) ? 0 : 1);
      else if (word.length === first && isShort(word)) word += 'e';
    }
  }
  if (/.[^aeiouy][yY]$/.test(word)) cut(1, 'i');
  const replace = (list, region) => {
    const [suffix, end] = list.find(([suffix]) => word.endsWith(suffix)) || [];
    if (suffix && word.length - suffix.length >= region) cut(suffix.length, end);
    return suffix;
  };
  const ends = (suffix, region) => word.endsWith(suffix) && word.length - suffix.length >= region;
  if (!replace(SUFFIXES[0], first)) {
    if (ends('ogi', first) && /logi$/.test(word)) cut(1);
    else if (ends('li', first) && /[cdeghkmnrt]li$/.test(word)) cut(2);
  }
  if (!replace(SUFFIXES[1], first) && ends('ative', second)) cut(5);
  if (!replace(SUFFIXES[2], second) && ends('ion', second) && /[st]ion$/.test(word)) cut(3);
  if (ends('e', second) || (ends('e', first) && !isShort(word.slice(0, -1)))) cut(1);
  else if (ends('l', second) && /ll$/.test(word)) cut(1);
  return word.replace(/Y/g, 'y');
});
