// The search data of a large catalog is in shards: they are fetched when a query needs them.
(() => {
  const { store, load, addTexts } = window.ecsErr;
  const RECORDS_PER_SHARD = 32;
  const MAX_PENDING_SHARDS = 96;
  const wanted = new Set();
  const known = new Set();
  const waiting = new Set();

  const hash = (token) => [...Array(token.length).keys()].reduce((hash, at) => (Math.imul(hash, 31) + token.charCodeAt(at)) >>> 0, 0);

  /** Marks a token or a record as missing. */
  store.miss = (what) => {
    const name = typeof what === 'string' ? `index-${hash(what) % store.shards}` : `texts-${Math.floor(what.at / RECORDS_PER_SHARD)}`;
    if (!known.has(name) && wanted.size < MAX_PENDING_SHARDS) wanted.add(name);
  };

  /** Fetches what is missing, and waits for pending requests; null if nothing is missing. */
  store.fetch = () => {
    for (const name of wanted) {
      known.add(name);
      const loading = load(name).then(() => waiting.delete(loading));
      waiting.add(loading);
    }
    wanted.clear();
    return waiting.size ? Promise.all(waiting) : null;
  };

  window.ecsErr.shard = ({ index, texts }) => {
    for (const [token, steps] of Object.entries(index || {})) {
      let posting = 0;
      store.index.set(token, steps.map((step) => (posting += step)));
    }
    for (const [at, ...own] of texts || []) addTexts(store.records[at], own);
  };
})();
