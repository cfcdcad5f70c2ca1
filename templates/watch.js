// Keeps a page of the preview in step with its record: when the watch says that something else is shown, the page is
// fetched again and put in place by difference, so that whoever reads or types here is not disturbed.
// Nothing is evaluated, and no markup is made but by parsing a page of the preview itself.
"use strict";
{
  const BLOCKS = "p, li, tr, dt, dd, h1, h2, h3, h4, h5, h6, pre, caption, figcaption, summary, blockquote, figure";
  const MARK = "watch-changed", MARKED_FOR = 2000, LONGEST_PAUSE = 5000;
  // Everything of a watch is in a folder of its own; and what another run says, or whoever has its port now, is not heard.
  const EVENTS = new URL("events", document.currentScript.src), RUN = document.getElementById("watch").dataset.run;
  const get = (id, page = document) => page.getElementById(id), bar = (page) => get("watch", page);
  const scrollToHeight = (top) => scrollTo({ left: scrollX, top, behavior: "instant" });
  const stored = (key, ...value) => { // may be forbidden: then a fold is forgotten, and that is all
    try { return value.length ? sessionStorage.setItem(key, value[0]) : sessionStorage.getItem(key); } catch { return null; }
  };

  // ---- Differences. What is equal to the letter is passed over at one comparison; of the rest equal subtrees have
  // equal numbers. What the reader or this script has done to an element is none: a disclosure opened, the bar's height.
  const numbers = new Map(), known = new Map();
  const own = (node, name) => (name === "open" && node.localName === "details") || (name === "style" && node.id === "watch");
  const sign = (node) => {
    if (known.has(node)) return known.get(node);
    let key = `${node.nodeName} ${node.nodeValue ?? ""}`;
    if (node.nodeType === 1) {
      key += [...node.attributes].filter(({ name }) => !own(node, name)).map(({ name, value }) => `${name}=${value}`).sort().join("\n");
      for (const child of node.childNodes) key += `\n>${sign(child)}`;
    }
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return known.set(node, numbers.get(key)).get(node);
  };

  // For each of the new children the old one that becomes it: one that is equal, else one of the same id, else, in order,
  // one with the same beginning (a section by its heading), else one of the same name.
  const pair = (olds, news) => {
    const mates = new Map(), taken = new Set();
    while (olds.length && news.length && olds[0].isEqualNode(news[0])) mates.set(news.shift(), olds.shift());
    while (olds.length && news.length && olds.at(-1).isEqualNode(news.at(-1))) mates.set(news.pop(), olds.pop());
    const same = (one, other) => one && other && sign(one) === sign(other);
    const first = (node) => node.firstElementChild ?? node.firstChild;
    const ids = new Set(olds.map((node) => node.id).filter((id) => id && news.some((node) => node.id === id)));
    const anyId = (old, node) => old.id === node.id || !(ids.has(old.id) || ids.has(node.id));
    const rules = [same, (old, node) => ids.has(node.id), (old, node) => same(first(old), first(node)), () => true];
    for (const [turn, rule] of (olds.length + news.length > 2 ? rules : rules.slice(3)).entries()) {
      let from = 0; // where the one before was found: little is moved
      for (const node of news) {
        const fits = (old) => !taken.has(old) && old.nodeName === node.nodeName && anyId(old, node) && rule(old, node);
        const old = mates.get(node) ?? olds.find((one, at) => at >= from && fits(one)) ?? (turn < 2 ? olds.find(fits) : undefined);
        if (!old) continue;
        mates.set(node, old);
        taken.add(old);
        from = olds.indexOf(old) + 1;
      }
    }
    return mates;
  };

  // Makes the old what the fresh one is. `changed`: where words changed, and whether the element is new as a whole.
  const morph = (old, fresh, changed) => {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== 1) {
      if (old.nodeValue.trim() !== fresh.nodeValue.trim()) changed.set(old.parentElement, false);
      return void (old.nodeValue = fresh.nodeValue);
    }
    dress(old, fresh, changed);
    if (old.id === "watch-said") return;
    const news = [...fresh.childNodes], mates = pair([...old.childNodes], [...news]), kept = new Set(mates.values());
    for (const child of [...old.childNodes].filter((child) => !kept.has(child))) {
      // Of a block that is gone there is nothing to show; of words within one, what is left.
      if (child.textContent.trim() && !child.matches?.(`${BLOCKS}, section, div, ul, ol, dl, table, details`)) changed.set(old, false);
      child.remove();
    }
    let at = old.firstChild;
    for (const child of news) {
      const mate = mates.get(child);
      if (mate && mate === at) at = at.nextSibling; else old.insertBefore(mate ?? child, at);
      if (mate) morph(mate, child, changed);
      else if (child.nodeType === 1) changed.set(child, true);
      else if (child.nodeValue.trim()) changed.set(old, false);
    }
  };
  const dress = (old, fresh, changed) => {
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !own(old, name)) old.removeAttribute(name);
    for (const { name, value } of [...fresh.attributes].filter(({ name, value }) => !own(old, name) && old.getAttribute(name) !== value)) {
      old.setAttribute(name, value);
      if (old.ownerSVGElement) changed.set(old, false); // a chart says by its lines what text says by its letters
    }
  };

  // ---- Marks: the smallest blocks that changed, and none where most of the page did.
  const marks = new Map(); // to the clock of each
  const unmark = (node) => { node.classList.remove(MARK); if (!node.className) node.removeAttribute("class"); };
  const leaf = (node) => node.matches(BLOCKS) && !node.querySelector(BLOCKS);
  const mark = (changed) => {
    const found = new Set();
    for (const [node, isNew] of changed) {
      if (!node?.isConnected || node.closest("#watch")) continue; // the bar is no passage
      const within = isNew ? [node, ...node.querySelectorAll(BLOCKS)].filter(leaf) : [];
      if (!within.length && (node.closest(BLOCKS) || !node.querySelector(BLOCKS))) within.push(node.closest(BLOCKS) ?? node);
      for (const block of within) found.add(block);
    }
    const all = [...(document.querySelector("main") ?? document.body).querySelectorAll(BLOCKS)].filter(leaf);
    if (found.size * 2 > all.length) found.clear();
    for (const node of marks.keys()) if (node.isConnected && !found.has(node)) node.classList.add(MARK); // its time is not over
    if (found.size) document.body.getBoundingClientRect(); // what is marked anew begins anew
    for (const node of found) {
      node.classList.add(MARK);
      clearTimeout(marks.get(node));
      marks.set(node, setTimeout(() => { marks.delete(node); unmark(node); }, MARKED_FOR));
    }
  };

  // ---- Where the reader is: the first passages in the window that are not held to it, and how high each stands.
  const held = (node) => node && (/sticky|fixed/.test(getComputedStyle(node).position) || held(node.parentElement));
  const anchors = () => {
    if (scrollY < 1) return []; // at the very top the reader stays there
    const seen = [];
    for (const node of document.body.querySelectorAll(BLOCKS)) {
      const { top, bottom } = node.getBoundingClientRect();
      if (bottom <= Math.max(0, top) || top >= innerHeight || node.closest("nav, #watch")) continue;
      seen.push({ node, top, rank: (node.closest("aside, .side, header, footer") ? 2 : 0) + (top < 0 ? 1 : 0) });
    }
    return seen.sort((one, other) => one.rank - other.rank || one.top - other.top).slice(0, 12).filter(({ node }) => !held(node));
  };

  // ---- Style sheets: asked for again where their bytes changed, and put in force together when all are there.
  const path = (link) => new URL(link.getAttribute("href"), location.href).pathname;
  const sheets = async (page, again) => {
    const old = [...document.head.querySelectorAll("link[rel=stylesheet]")], stale = new Set(old), made = [];
    let at;
    for (const link of page.head.querySelectorAll("link[rel=stylesheet]")) {
      const like = old.find((one) => path(one) === path(link));
      if (like && !again) { stale.delete(at = like); continue; }
      const fresh = link.cloneNode();
      if (again) fresh.href = `${path(link)}?${bar(page).dataset.version}`;
      fresh.media = "not all"; // loaded, but not yet in force: no flash of the one without the other
      made.push(new Promise((done) => { fresh.onload = fresh.onerror = () => done(fresh); }));
      if (like ?? at) (like ?? at).after(fresh); else document.head.prepend(fresh);
      at = fresh;
    }
    const there = await Promise.all(made);
    return () => { there.forEach((link) => link.removeAttribute("media")); stale.forEach((link) => link.remove()); };
  };

  // ---- A page with a script of its own is loaded anew, and so is one in another reader's view: what was done to it is kept.
  const folds = () => [...document.querySelectorAll("details:not(#watch-problem)")];
  const fields = () => Array.from(document.querySelectorAll("input[id]"), ({ id, value }) => [id, value]);
  const keep = (url, more) => stored("watch-kept", JSON.stringify({ url, y: scrollY, fields: fields(), ...more }));
  const reload = () => {
    keep(location.href, { open: folds().map(({ open }) => open), focus: document.activeElement?.id });
    location.reload();
    return new Promise(() => {}); // nothing more happens to this page
  };
  const restore = () => {
    const kept = JSON.parse(stored("watch-kept") || "null");
    stored("watch-kept", "");
    if (kept?.url !== location.href) return;
    for (const [id, value] of kept.fields) {
      const field = get(id);
      if (field && field.value !== value) { field.value = value; field.dispatchEvent(new Event("input", { bubbles: true })); }
    }
    folds().forEach((fold, at) => { fold.open = kept.open?.[at] ?? fold.open; });
    get(kept.focus)?.focus({ preventScroll: true });
    scrollToHeight(kept.y);
  };
  addEventListener("click", ({ target }) => { const link = target.closest(".watch-views a"); if (link) keep(link.href); });

  // ---- The bar and the panel: said once to whoever listens; folded, it stays so while the problem is the same.
  const say = (text) => { get("watch-said").textContent = text; };
  const fit = () => bar().style.setProperty("--watch-height", `${get("watch-dock").offsetHeight}px`); // the words may wrap
  // Whether a problem is the one of before; its words are nothing to leave in a browser's store.
  const print = (text) => { let sum = 0; for (const one of text) sum = (Math.imul(sum, 31) + one.codePointAt()) | 0; return text && `${sum}`; };
  const settle = () => {
    const panel = get("watch-problem");
    const now = print(Array.from(document.querySelectorAll("#watch-problem > summary, .watch-message"), (node) => node.textContent).join("\n"));
    if (panel) Object.assign(panel, { open: stored("watch-folded") !== now, ontoggle: () => stored("watch-folded", panel.open ? "" : now) });
    if (now !== (stored("watch-told") ?? "")) say(panel?.querySelector("summary").textContent ?? "");
    stored("watch-told", now);
    fit();
  };

  // ---- Fetch, compare, put in place. Gives the version that is now shown.
  const scripted = (page) => [...page.scripts].some((script) => !script.src.endsWith("/-/watch.js"));
  const refresh = async () => {
    const answer = await fetch(location.pathname + location.search, { credentials: "same-origin", cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (bar(page)?.dataset.run !== RUN || !(answer.ok || answer.status === 404)) throw new Error(String(answer.status));
    const was = bar().dataset, is = { ...bar(page).dataset }, whole = !is.page || is.page !== was.page;
    if (whole && [document, page].some(scripted)) return reload();
    const restyle = await sheets(page, is.style !== was.style);
    const before = anchors(), y = scrollY, focus = document.activeElement, changed = new Map();
    [...marks.keys()].forEach(unmark);
    restyle();
    morph(bar(), bar(page), changed);
    if (whole) {
      bar(page).replaceWith(bar().cloneNode(true)); // no difference any more
      morph(document.body, page.body, changed);
      dress(document.documentElement, page.documentElement, changed);
      document.title = page.title;
    }
    [numbers, known].forEach((map) => map.clear());
    mark(changed);
    settle();
    if (focus && focus !== document.activeElement) { // its element moved, or another stands in its place
      const like = () => (focus.id ? get(focus.id) : [...document.links].find((link) => link.href === focus.href && link.text === focus.text));
      (focus.isConnected ? focus : like())?.focus({ preventScroll: true });
    }
    const anchor = before.find(({ node }) => node.isConnected && node.getClientRects().length);
    if (y) scrollToHeight(anchor ? scrollY + anchor.node.getBoundingClientRect().top - anchor.top : y);
    return Number(is.version);
  };

  // ---- The last state wins, and none is lost: what is wanted may change while a page is on its way.
  let wanted = bar().dataset.version, running = false;
  const follow = async () => {
    if (running) return;
    running = true;
    for (let wait = 50; wanted !== bar().dataset.version; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      const asked = wanted, got = await refresh().catch(() => NaN); // whether the watch is still there, the events know
      if (wanted === asked && got > Number(asked)) wanted = String(got); // the page was faster than its event
      if (!(got >= Number(wanted))) await new Promise((done) => setTimeout(done, wait));
    }
    running = false;
  };

  // One stream while the page is looked at: a browser has six connections for all its tabs. Each begins with the state.
  let stream, again, wait = 250, stopped = false;
  const listen = () => {
    stream?.close();
    clearTimeout(again);
    if (document.hidden) return; // also on the way to another page
    stream = new EventSource(EVENTS);
    stream.addEventListener("state", ({ data }) => {
      const [version, run] = data.split(" ");
      if (run !== RUN) return stream.onerror(); // another watch, or another program at its port: not for this page
      wait = 250;
      if (stopped) { stopped = false; bar().classList.remove("watch-stopped"); say(""); } // it was only out of reach
      wanted = version;
      follow();
    });
    stream.onerror = () => {
      stream.close(); // by itself it would not come again after a refusal
      again = setTimeout(listen, wait);
      wait = Math.min(wait * 2, LONGEST_PAUSE);
      if (!stopped) say(get("watch-said").dataset.stopped);
      stopped = true;
      bar().classList.add("watch-stopped");
    };
  };
  document.addEventListener("visibilitychange", listen);
  new ResizeObserver(fit).observe(get("watch-dock"));
  settle();
  restore();
  listen();
}
