// Search as you type, without a server. A page opened from disk may not read files, but it may run scripts: the texts
// are scripts that leave their data on the element that asked for them. An engagement has one, search/text.js. On the
// practice's page an index (search/LETTER.js) says which engagements may have the words, and theirs are read.
// Every word that is shown comes from the page; record text becomes text nodes, never markup.
"use strict";
{
  const box = document.querySelector(".search");
  const [field, status, list, more] = ["input", "[role=status]", "ol", "button"].map((name) => box.querySelector(name));
  const contents = document.querySelector(".contents");
  const say = box.dataset;
  const PAGE = 30, AHEAD = 8, KEPT = 60;
  const parts = say.parts?.split(" ");
  const each = parts ? 3 : Infinity; // passages shown of one engagement

  // Words without case, accents and marks: the same as src/search/fold.rs, or the index is asked for the wrong words.
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i", ς: "σ" };
  const SIGN = "[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]";
  const WORD = new RegExp(`${SIGN}|(?:(?!${SIGN})[\\p{Alphabetic}\\p{N}\\p{M}])+`, "gu");
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[ßæœøłđıς]/g, (letter) => LETTERS[letter]);
  const split = (text) => fold(text).match(WORD) ?? [];
  const spaced = (text) => ` ${split(text).join(" ")} `; // " one two ": a word is found with its spaces, a beginning with the first

  // What is looked for: every word, the last one perhaps unfinished, and what stands in quotation marks as it stands.
  const parse = (text) => {
    const terms = text.split(/["“”„«»]/).flatMap((part, at) => (at % 2 ? [split(part).join(" ")] : split(part)));
    const whole = terms.filter(Boolean);
    const open = !/["“”«»]\s*$/.test(text);
    return {
      terms: whole.map((term, at) => ` ${term}${open && at === whole.length - 1 ? "" : " "}`),
      words: whole.flatMap((term) => term.split(" ")),
      open,
    };
  };
  const isHit = ({ words, open }, word) => words.includes(word) || (open && word.startsWith(words.at(-1)));

  // Runs a data file and gives what it left; a missing one has nothing.
  const load = (path) => new Promise((done) => {
    const script = document.createElement("script");
    script.onload = script.onerror = () => { done(script.data); script.remove(); };
    script.src = path;
    document.head.append(script);
  });
  const prepare = (data) => (data?.pages ?? []).flatMap(([path, title, date, pieces]) => pieces.map(([anchor, heading, text], at) => ({
    path, title, date, anchor, heading, text, lang: data.lang,
    first: at === 0, opens: heading !== pieces[at - 1]?.[1], folded: [title, heading, text].map(spaced),
  })));

  // Where to look: this engagement, or all of the practice by their number in the index.
  const sources = parts ? [] : [{ folder: "", label: "", name: "" }];
  for (const entry of parts ? contents.querySelectorAll("[data-number]") : []) {
    const link = entry.querySelector("a");
    sources[entry.dataset.number] = { folder: link.href.replace(/[^/]*$/, ""), label: link.textContent, name: spaced(entry.textContent) };
  }
  const kept = new Set();
  const read = (source) => {
    kept.delete(source);
    kept.add(source);
    const [oldest] = kept;
    if (kept.size > KEPT) { kept.delete(oldest); delete oldest.pieces; }
    return source.pieces ??= load(`${source.folder}search/text.js`).then(prepare);
  };

  const index = {};
  const numbers = async (word, open) => {
    const first = word.codePointAt(0);
    const part = first < 128 ? word[0] : `u${(first >> 8).toString(16)}`;
    const data = parts.includes(part) ? await (index[part] ??= load(`search/${part}.js`)) ?? {} : {};
    const found = new Set();
    for (const known of open ? Object.keys(data).filter((known) => known.startsWith(word)) : Object.hasOwn(data, word) ? [word] : []) {
      for (const range of data[known].split(" ")) {
        const [from, to = from] = range.split("-").map(Number);
        for (let number = from; number <= to; number++) found.add(number);
      }
    }
    return found;
  };
  const candidates = async ({ words, open }) => {
    if (!parts) return sources;
    const ends = words.map((_, at) => open && at === words.length - 1);
    const sets = await Promise.all(words.map((word, at) => numbers(word, ends[at])));
    return sources.filter(({ name }, number) => words.every((word, at) => sets[at].has(number) || name.includes(` ${word}${ends[at] ? "" : " "}`)));
  };

  // By title, by heading, by passage; a title or heading counts once, where it stands.
  const rank = ({ terms }, { name }, { path, first, opens, folded: [title, heading, text] }) => {
    const any = (place) => terms.some((term) => place.includes(term));
    const all = (...places) => terms.every((term) => places.some((place) => place.includes(term)));
    if (first && (any(title) || path === "index.html") && all(name, title)) return 0;
    if (opens && any(heading) && all(name, title, heading)) return 1;
    return any(text) && all(name, title, heading, text) ? 2 : 3;
  };
  const ranked = (query, source, pieces) => {
    const found = [[], [], [], []];
    for (const piece of pieces) found[rank(query, source, piece)].push(piece);
    return found.slice(0, 3).flat();
  };

  const element = (name, className, ...inside) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...inside);
    return made;
  };
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
  // The line with most of the words, cut around the first of them.
  const passage = (query, { text }) => {
    const lines = text.split("\n");
    const scores = lines.map(spaced).map((line) => query.terms.filter((term) => line.includes(term)).length);
    const line = lines[scores.indexOf(Math.max(...scores))];
    const first = [...line.matchAll(WORD)].find(([word]) => isHit(query, fold(word)))?.index ?? 0;
    const from = first > 140 ? line.indexOf(" ", first - 90) + 1 : 0;
    const to = line.length - from > 260 ? Math.max(line.lastIndexOf(" ", from + 260), first + 60) : line.length;
    return [from > 0 ? "… " : "", ...marked(query, line.slice(from, to)), to < line.length ? " …" : ""];
  };
  const entry = (query, source, piece) => {
    const link = element("a", "", ...marked(query, piece.title));
    if (piece.heading) link.append(" – ", ...marked(query, piece.heading));
    link.href = source.folder + piece.path + (piece.anchor && `#${encodeURIComponent(piece.anchor)}`);
    const made = element("li", "entry", element("p", "entry-title", link));
    if (source.label || piece.date) made.append(element("p", "entry-date", [source.label, piece.date].filter(Boolean).join(", ")));
    made.append(element("p", "", ...passage(query, piece)));
    if (piece.lang !== document.documentElement.lang) made.lang = piece.lang;
    return made;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, place) => values[place]);

  let turn = 0, limit = PAGE;
  const show = async () => {
    const mine = ++turn;
    const text = field.value.trim();
    history.replaceState(null, "", text ? `#${new URLSearchParams({ q: text })}` : location.href.split("#")[0]);
    const query = parse(text);
    const entries = [];
    const among = query.words.length ? await candidates(query) : [];
    let at = 0, shown = 0, found = 0;
    for (; at < among.length && shown < limit; at++) {
      for (const source of among.slice(at, at + AHEAD)) read(source);
      const hits = ranked(query, among[at], await read(among[at]));
      if (mine !== turn) return; // another key was pressed meanwhile
      const few = hits.slice(0, Math.min(each, limit - shown));
      entries.push(...few.map((piece) => entry(query, among[at], piece)));
      if (parts && hits.length > few.length) {
        const link = element("a", "", fill(say.rest, { count: hits.length - few.length, name: among[at].label }));
        link.href = `${among[at].folder}search.html${location.hash}`;
        entries.push(element("li", "entry", element("p", "", link)));
      }
      shown += few.length;
      found += hits.length;
    }
    if (mine !== turn) return;
    const count = parts ? among.length - at : found - shown;
    contents.hidden = query.words.length > 0;
    more.hidden = count === 0;
    list.replaceChildren(...entries);
    const said = !found ? say.none : count ? fill(say.some, { shown, count: parts ? count : found }) : fill(found === 1 ? say.one : say.many, { count: found });
    status.textContent = query.words.length ? said : "";
  };

  field.addEventListener("input", () => { limit = PAGE; show(); });
  more.addEventListener("click", () => { limit += PAGE; show(); });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const inField = document.activeElement === field;
    const keys = {
      ArrowDown: () => (inField || at >= 0) && links[at + 1]?.focus(),
      ArrowUp: () => at >= 0 && (links[at - 1] ?? field).focus(),
      Enter: () => inField && links[0]?.click(),
      Escape: () => { field.value = ""; limit = PAGE; field.focus(); show(); },
    };
    const key = keys[event.key];
    if (!key || (event.key === "Enter" && !inField)) return;
    event.preventDefault();
    key();
  });
  box.hidden = false;
  field.value = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
  field.focus();
  show();
}
