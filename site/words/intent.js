// What a query asks for, by words that say so. It follows crates/search/src/intent.rs.

/** The numbers of a text that count something and are no statuses. */
function quantitiesOf(text) {
  const found = piecesOf(text);
  return found.filter((_, at) => {
    const [beforeLast, last, next] = [found[at - 2], found[at - 1], found[at + 1]];
    return lists.units.some((unit) => (next?.han ? next.text.startsWith(unit) : next?.text === unit)) ||
      lists.limits.some((limit) => (last?.han ? last.text.endsWith(limit) : last?.text === limit)) ||
      // 200 of 201, but the meaning of 409.
      (last?.text === 'of' && /^[0-9]+$/.test(beforeLast?.text));
  }).map(({ text }) => text);
}

/** What a query asks for: what changed and when, something that fails, a field, a status. */
function intentOf(query) {
  const lower = simplify(query.toLowerCase());
  const has = (words) => words.some((word) => lower.includes(word));
  const numbers = lower.split(/[^0-9]/);
  const quantities = quantitiesOf(lower);
  const year = !/\d\d:\d\d/.test(lower) && numbers.some((number) => number.length === 4 && number.startsWith('20'));
  const isQuestion = has(lists.questionWords) && !has(lists.sureFailureWords);
  const isField = isQuestion || has(lists.fieldWords);
  const isFailure = !isField && has(lists.failureWords);
  return {
    isField,
    isFailure,
    isStatus: has(lists.statusWords) || numbers.some((number) => number.length === 3),
    isTime: year || (!isFailure && has(lists.timeWords)),
    quantities,
    statuses: numbers.filter((number) => number.length === 3 && !quantities.includes(number)),
  };
}
