// Search as you type, without a server. A page opened from disk may not read files, but it may run scripts: the texts
// are scripts that store their data on the element that loaded them. An engagement has one, search/text.js. On the
// practice's page an index (search/LETTER.js) says which engagements may contain the words, and their texts are loaded.
// A document with all pages of a portal contains the texts, and its sections have ids instead of paths.
// Every message comes from the page; the text of records becomes text nodes, never markup.
"use strict";
{
  const box = document.querySelector(".search");
  const [field, status, list, more] = ["input", "[role=status]", "ol", "button"].map((name) => box.querySelector(name));
  const contents = document.querySelector(".contents");
  const messages = box.dataset;
  const parts = messages.parts?.split(" "); // of the index; undefined on an engagement's page
  const PAGE = 30, EACH = parts ? 3 : Infinity, AHEAD = 8, KEPT = 60, MIN_FACT = 24, COMPARED = 100, PAGES_OF_FACT = 5, SUMMARY_PAGES = ["index.html", "awaiting.html"];

  // Normalises words: without case, accents and marks. Must match src/search/fold.rs, or look-ups in the index fail.
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i", ς: "σ" };
  const SIGN = "[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]";
  const WORD = new RegExp(`${SIGN}|(?:(?!${SIGN})[\\p{Alphabetic}\\p{N}\\p{M}])+`, "gu");
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[ßæœøłđıς]/g, (one) => LETTERS[one]);
  const split = (text) => fold(text).match(WORD) ?? [];
  // " one two ": a whole word matches with both its spaces, the start of a word with the first.
  const spaced = (text) => ` ${split(text).join(" ")} `;

  // Every word, of which the last may be incomplete; text in quotation marks is one phrase.
  const parse = (text) => {
    const terms = text.split(/["“”„«»]/).flatMap((part, at) => (at % 2 ? split(part).join(" ") : split(part))).filter(Boolean);
    const open = !/["“”«»]\s*$/.test(text);
    const ended = (term, at) => ` ${term}${open && at === terms.length - 1 ? "" : " "}`;
    return { open, terms: terms.map(ended), words: terms.flatMap((term) => term.split(" ")), whole: terms.map((term) => ` ${term} `), row: ended(terms.join(" "), terms.length - 1) };
  };
  const isHit = ({ words, open }, word) => words.includes(word) || (open && word.startsWith(words.at(-1)));

  const embeddedTexts = document.querySelector("script[data-texts]");
  // Runs a data file and returns its data; undefined if the file is missing.
  const load = (path) => embeddedTexts ? Promise.resolve(embeddedTexts.data) : new Promise((done) => {
    const script = document.createElement("script");
    script.onload = script.onerror = () => { done(script.data); script.remove(); };
    script.src = path;
    document.head.append(script);
  });
  const prepare = (data) => (data?.pages ?? []).flatMap(([path, title, date, pieces], order) => pieces.map(([anchor, heading, text], at) => ({
    order, path, title, date, anchor, heading, text, lang: data.lang, folded: [title, heading, text].map(spaced),
    opensPage: at === 0, opensHeading: heading !== pieces[at - 1]?.[1],
  })));

  // What to search: this engagement, or each of the practice's with its number in the index.
  const sources = parts ? [] : [{ folder: "", label: "", name: "" }];
  for (const line of parts ? contents.querySelectorAll("[data-number]") : []) {
    const link = line.querySelector("a");
    sources[line.dataset.number] = { folder: link.href.replace(/[^/]*$/, ""), label: line.dataset.label, name: spaced(line.textContent) };
  }
  const kept = new Set(); // the texts loaded last; limited, so that memory does not grow with the practice
  const read = (source) => {
    kept.delete(source);
    kept.add(source);
    const [oldest] = kept;
    if (kept.size > KEPT && kept.delete(oldest)) delete oldest.pieces;
    return source.pieces ??= load(`${source.folder}search/text.js`).then(prepare);
  };

  const index = {};
  const numbers = async (word, open) => {
    const first = word.codePointAt(0);
    const part = first < 128 ? word[0] : `u${(first >> 8).toString(16)}`;
    const known = (parts.includes(part) && await (index[part] ??= load(`search/${part}.js`))) || {};
    const found = new Set();
    for (const one of open ? Object.keys(known).filter((one) => one.startsWith(word)) : Object.hasOwn(known, word) ? [word] : []) {
      for (const range of known[one].split(" ")) {
        const [from, to = from] = range.split("-").map(Number);
        for (let number = from; number <= to; number++) found.add(number);
      }
    }
    return found;
  };
  const candidates = async ({ words, open }) => {
    if (!parts || !words.length) return words.length ? sources : [];
    const last = (at) => open && at === words.length - 1;
    const sets = await Promise.all(words.map((word, at) => numbers(word, last(at))));
    return sources.filter(({ name }, number) => words.every((word, at) => sets[at].has(number) || name.includes(` ${word}${last(at) ? "" : " "}`)));
  };

  // Sorted by match in title, heading, passage; among passages, a phrase before whole words before word starts. A title
  // or heading counts once, where it appears.
  const rank = ({ terms, whole, row }, { name }, { path, opensPage, opensHeading, folded: [title, heading, text] }) => {
    const any = (place) => terms.some((term) => place.includes(term));
    const all = (...places) => terms.every((term) => places.some((place) => place.includes(term)));
    if (opensPage && (any(title) || path === "index.html") && all(name, title)) return 0;
    if (opensHeading && any(heading) && all(name, title, heading)) return 1;
    if (!any(text) || !all(name, title, heading, text)) return -1;
    return text.includes(row) ? 2 : whole.every((term) => text.includes(term)) ? 3 : 4;
  };
  // The line with most of the words.
  const best = (query, text) => {
    const lines = text.split("\n");
    const scores = lines.map(spaced).map((line) => query.terms.filter((term) => line.includes(term)).length);
    return lines[scores.indexOf(Math.max(...scores))];
  };
  // Several pages show the same fact, for example an objective. It is one result, with its pages; those that repeat what
  // others say never come first. A line that says more, or a short one, which may be about different things, stays a
  // separate result.
  // The same heading in several records may be above different passages, so it is only a fact if a page without a date has it.
  const merge = (facts, { piece, line, heading }) => {
    const same = line.length >= MIN_FACT && facts.slice(0, COMPARED).find((fact) => fact.line.includes(line));
    if (!same) facts.push({ piece, line: heading && piece.date ? "" : line, also: [] });
    else if (SUMMARY_PAGES.includes(same.piece.path)) same.also.push(same.piece), same.piece = piece;
    else same.also.push(piece);
    return facts;
  };
  const factLine = (query, piece, rank) => rank === 0 ? "" : spaced(rank === 1 ? piece.heading : best(query, piece.text));
  const search = (query, source, pieces) => pieces.map((piece) => ({ piece, rank: rank(query, source, piece) }))
    .filter((hit) => hit.rank >= 0).sort((one, other) => one.rank - other.rank)
    .map(({ piece, rank }) => ({ piece, line: factLine(query, piece, rank), heading: rank === 1 })).reduce(merge, []);

  const element = (name, className, ...inside) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  };
  // Text of a record, which may have a different direction than the page.
  const own = (inside) => element("bdi", "", ...inside);
  const marked = (query, text) => {
    const nodes = [];
    let from = 0;
    for (const { 0: word, index: at } of text.matchAll(WORD)) {
      if (!isHit(query, fold(word))) continue;
      nodes.push(text.slice(from, at), element("mark", "", word));
      from = at + word.length;
    }
    return [...nodes, text.slice(from)];
  };
  // The line with most of the words, shortened around the first of them.
  const passage = (query, text) => {
    const line = best(query, text);
    const first = [...line.matchAll(WORD)].find(([word]) => isHit(query, fold(word)))?.index ?? 0;
    const from = first > 140 ? line.indexOf(" ", first - 90) + 1 : 0;
    const to = line.length - from > 260 ? Math.max(line.lastIndexOf(" ", from + 260), first + 60) : line.length;
    return [from > 0 ? "… " : "", ...marked(query, line.slice(from, to)), to < line.length ? " …" : ""];
  };
  const address = (source, { path, anchor }) => embeddedTexts
    ? `#${encodeURI(path.replace(/\.html$/, ""))}${anchor && `:${encodeURIComponent(anchor)}`}`
    : source.folder + path + (anchor && `#${encodeURIComponent(anchor)}`);
  const entry = (query, source, { piece, also }) => {
    const link = element("a", "", own(marked(query, piece.title)), piece.heading && " – ", ...(piece.heading ? [own(marked(query, piece.heading))] : []));
    link.href = address(source, piece);
    const made = element("li", "result", element("p", "result-title", link));
    const when = [source.label && own([source.label]), piece.date].filter(Boolean).flatMap((one, at) => (at ? [", ", one] : [one]));
    if (when.length) made.append(element("p", "result-from", ...when));
    if (piece.text) {
      const text = element("p", "", ...passage(query, piece.text));
      text.dir = "auto";
      made.append(text);
    }
    const others = also.sort((one, other) => one.order - other.order).filter(({ path }, at) => path !== piece.path && also.findIndex((one) => one.path === path) === at);
    if (others.length) {
      // "And one more" would be as long as the page's title.
      const named = others.length > PAGES_OF_FACT + 1 ? PAGES_OF_FACT : others.length;
      const pages = others.slice(0, named).flatMap((one, at) => {
        const page = element("a", "", own([one.title]));
        page.href = address(source, one);
        return at ? [", ", page] : [page];
      });
      const more = others.length > named ? [` ${fill(messages.alsoMore, { count: others.length - named })}`] : [];
      made.append(element("p", "result-also", `${messages.also} `, ...pages, ...more));
    }
    if (piece.lang !== document.documentElement.lang) made.lang = piece.lang;
    return made;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, place) => values[place]);
  const rest = (source, count) => {
    const [before, after = ""] = fill(messages.rest, { count, name: "\u0000" }).split("\u0000");
    const link = element("a", "", before, own([source.label]), after);
    link.href = `${source.folder}search.html${location.hash}`;
    return element("li", "result", element("p", "", link));
  };

  const put = (entries) => { list.replaceChildren(...entries); list.hidden = !entries.length; };

  let turn = 0, limit = PAGE;
  const show = async () => {
    const mine = ++turn;
    const text = field.value.trim();
    if (!embeddedTexts) history.replaceState(null, "", text ? `#${new URLSearchParams({ q: text })}` : location.href.split("#")[0]);
    const query = parse(text);
    const among = await candidates(query);
    const entries = [];
    let at = 0, shown = 0, found = 0, next = performance.now() + 150;
    for (; at < among.length && shown < limit; at++) {
      for (const source of among.slice(at, at + AHEAD)) read(source);
      const hits = search(query, among[at], await read(among[at]));
      if (mine !== turn) return; // the input has changed in the meantime
      const few = hits.slice(0, Math.min(EACH, limit - shown));
      entries.push(...few.map((fact) => entry(query, among[at], fact)));
      if (parts && hits.length > few.length) entries.push(rest(among[at], hits.length - few.length));
      shown += few.length;
      found += hits.length;
      if (performance.now() > next && few.length) { // a long search through many engagements: show the results so far
        contents.hidden = true;
        put(entries);
        next += 500;
      }
    }
    if (mine !== turn) return;
    const left = parts ? among.length - at : found - shown;
    const summary = !found ? messages.none : left ? messages.some : found === 1 ? messages.one : messages.many;
    status.textContent = query.words.length ? fill(summary, { shown, count: parts && left ? left : found }) : "";
    contents.hidden = query.words.length > 0;
    more.hidden = !left;
    put(entries);
  };
  const renew = () => { limit = PAGE; show(); };

  field.addEventListener("input", renew);
  more.addEventListener("click", () => { limit += PAGE; show(); });
  box.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("p:not(.result-also) a")];
    const at = links.indexOf(document.activeElement);
    const here = document.activeElement === field;
    const key = {
      ArrowDown: (here || at >= 0) && (() => links[at + 1]?.focus()),
      ArrowUp: at >= 0 && (() => (links[at - 1] ?? field).focus()),
      Enter: here && (() => links[0]?.click()),
      Escape: () => { field.value = ""; field.focus(); renew(); },
    }[event.key];
    if (!key || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    key();
  });
  box.hidden = false;
  field.value = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
  field.focus();
  show();
}
