// Updates a page of the preview when its record changes: the page is fetched again and only the differences are
// applied, so that reading or typing is not interrupted. Nothing is evaluated, and markup only comes from parsing a
// page of the preview itself.
"use strict";
{
  const BLOCKS = "p, li, tr, dt, dd, h1, h2, h3, h4, h5, h6, pre, caption, figcaption, summary, blockquote, figure";
  const MARK = "watch-changed", MARKED_FOR = 2000, LONGEST_PAUSE = 5000;
  // Everything of a watch is below its secret folder. Events of another server process, or another program on its port,
  // are ignored.
  const EVENTS = new URL("events", document.currentScript.src), RUN = document.getElementById("watch").dataset.run;
  const get = (id, page = document) => page.getElementById(id), bar = (page) => get("watch", page);
  const scrollToHeight = (top) => scrollTo({ left: scrollX, top, behavior: "instant" });
  const stored = (key, ...value) => { // storage may be blocked; then only the folded state is lost
    try { return value.length ? sessionStorage.setItem(key, value[0]) : sessionStorage.getItem(key); } catch { return null; }
  };

  // ---- Differences. Identical nodes are skipped after one comparison; equal subtrees have equal numbers. Changes by
  // the reader or by this script do not count: an opened disclosure, the height of the bar.
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

  // For each new child, finds the old child to reuse: an equal one, else one with the same id, else, in order, one with
  // the same beginning (a section by its heading), else one with the same name.
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
      let from = 0; // the position of the previous match, because few nodes move
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

  // Updates the old node to match the new one. `changed`: the elements with changed text, and whether the element is
  // new.
  const morph = (old, fresh, changed) => {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== 1) {
      if (old.nodeValue.trim() !== fresh.nodeValue.trim()) changed.set(old.parentElement, false);
      return void (old.nodeValue = fresh.nodeValue);
    }
    dress(old, fresh, changed);
    if (old.id === "watch-status") return;
    const news = [...fresh.childNodes], mates = pair([...old.childNodes], [...news]), kept = new Set(mates.values());
    for (const child of [...old.childNodes].filter((child) => !kept.has(child))) {
      // A removed block has nothing to mark; for removed text within a block, its remaining text is marked.
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
      if (old.ownerSVGElement) changed.set(old, false); // a change in a chart counts like a change of text
    }
  };

  // ---- Marks: the smallest blocks that changed, or none if most of the page changed.
  const marks = new Map(); // the timer of each
  const unmark = (node) => { node.classList.remove(MARK); if (!node.className) node.removeAttribute("class"); };
  const leaf = (node) => node.matches(BLOCKS) && !node.querySelector(BLOCKS);
  const mark = (changed) => {
    const found = new Set();
    for (const [node, isNew] of changed) {
      if (!node?.isConnected || node.closest("#watch")) continue; // the bar is not content
      const within = isNew ? [node, ...node.querySelectorAll(BLOCKS)].filter(leaf) : [];
      if (!within.length && (node.closest(BLOCKS) || !node.querySelector(BLOCKS))) within.push(node.closest(BLOCKS) ?? node);
      for (const block of within) found.add(block);
    }
    const all = [...(document.querySelector("main") ?? document.body).querySelectorAll(BLOCKS)].filter(leaf);
    if (found.size * 2 > all.length) found.clear();
    for (const node of marks.keys()) if (node.isConnected && !found.has(node)) node.classList.add(MARK); // its timer is still running
    if (found.size) document.body.getBoundingClientRect(); // restarts the animation
    for (const node of found) {
      node.classList.add(MARK);
      clearTimeout(marks.get(node));
      marks.set(node, setTimeout(() => { marks.delete(node); unmark(node); }, MARKED_FOR));
    }
  };

  // ---- Scroll position: the first passages in the window that are not fixed to it, and the position of each.
  const held = (node) => node && (/sticky|fixed/.test(getComputedStyle(node).position) || held(node.parentElement));
  const anchors = () => {
    if (scrollY < 1) return []; // at the very top the page stays there
    const seen = [];
    for (const node of document.body.querySelectorAll(BLOCKS)) {
      const { top, bottom } = node.getBoundingClientRect();
      if (bottom <= Math.max(0, top) || top >= innerHeight || node.closest("nav, #watch")) continue;
      seen.push({ node, top, rank: (node.closest("aside, .side, header, footer") ? 2 : 0) + (top < 0 ? 1 : 0) });
    }
    return seen.sort((one, other) => one.rank - other.rank || one.top - other.top).slice(0, 12).filter(({ node }) => !held(node));
  };

  // ---- Style sheets: loaded again if their content changed, and applied together when all are loaded.
  const path = (link) => new URL(link.getAttribute("href"), location.href).pathname;
  const sheets = async (page, again) => {
    const old = [...document.head.querySelectorAll("link[rel=stylesheet]")], stale = new Set(old), made = [];
    let at;
    for (const link of page.head.querySelectorAll("link[rel=stylesheet]")) {
      const like = old.find((one) => path(one) === path(link));
      if (like && !again) { stale.delete(at = like); continue; }
      const fresh = link.cloneNode();
      if (again) fresh.href = `${path(link)}?${bar(page).dataset.version}`;
      fresh.media = "not all"; // loaded but not applied yet, to avoid a flash
      made.push(new Promise((done) => { fresh.onload = fresh.onerror = () => done(fresh); }));
      if (like ?? at) (like ?? at).after(fresh); else document.head.prepend(fresh);
      at = fresh;
    }
    const there = await Promise.all(made);
    return () => { there.forEach((link) => link.removeAttribute("media")); stale.forEach((link) => link.remove()); };
  };

  // ---- A page with a script is reloaded, and so is a page in another reader's view; the reader's input is restored.
  const folds = () => [...document.querySelectorAll("details:not(#watch-problem)")];
  const fields = () => Array.from(document.querySelectorAll("input[id]"), ({ id, value }) => [id, value]);
  const keep = (url, more) => stored("watch-kept", JSON.stringify({ url, y: scrollY, fields: fields(), ...more }));
  const reload = () => {
    keep(location.href, { open: folds().map(({ open }) => open), focus: document.activeElement?.id });
    location.reload();
    return new Promise(() => {}); // the page is being replaced
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

  // ---- The bar and the panel: announced once to screen readers; a folded panel stays folded while the problem is the
  // same.
  const announce = (text) => { get("watch-status").textContent = text; };
  const fit = () => bar().style.setProperty("--watch-height", `${get("watch-dock").offsetHeight}px`); // the text may wrap
  // Whether the problem is the same as before; its text is not stored in the browser.
  const print = (text) => { let sum = 0; for (const one of text) sum = (Math.imul(sum, 31) + one.codePointAt()) | 0; return text && `${sum}`; };
  const settle = () => {
    const panel = get("watch-problem");
    const now = print(Array.from(document.querySelectorAll("#watch-problem > summary, .watch-message"), (node) => node.textContent).join("\n"));
    if (panel) Object.assign(panel, { open: stored("watch-folded") !== now, ontoggle: () => stored("watch-folded", panel.open ? "" : now) });
    if (now !== (stored("watch-announced") ?? "")) announce(panel?.querySelector("summary").textContent ?? "");
    stored("watch-announced", now);
    fit();
  };

  // ---- Fetches the page, compares it, and applies the differences. Returns the version that is now shown.
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
      bar(page).replaceWith(bar().cloneNode(true)); // so that it is not a difference
      morph(document.body, page.body, changed);
      dress(document.documentElement, page.documentElement, changed);
      document.title = page.title;
    }
    [numbers, known].forEach((map) => map.clear());
    mark(changed);
    settle();
    if (focus && focus !== document.activeElement) { // its element was moved or replaced
      const like = () => (focus.id ? get(focus.id) : [...document.links].find((link) => link.href === focus.href && link.text === focus.text));
      (focus.isConnected ? focus : like())?.focus({ preventScroll: true });
    }
    const anchor = before.find(({ node }) => node.isConnected && node.getClientRects().length);
    if (y) scrollToHeight(anchor ? scrollY + anchor.node.getBoundingClientRect().top - anchor.top : y);
    return Number(is.version);
  };

  // ---- The latest state is shown and none is lost: the wanted version may change while a page is being fetched.
  let wanted = bar().dataset.version, running = false;
  const follow = async () => {
    if (running) return;
    running = true;
    for (let wait = 50; wanted !== bar().dataset.version; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      const asked = wanted, got = await refresh().catch(() => NaN); // the event stream detects whether the watch still runs
      if (wanted === asked && got > Number(asked)) wanted = String(got); // the page arrived before its event
      if (!(got >= Number(wanted))) await new Promise((done) => setTimeout(done, wait));
    }
    running = false;
  };

  // One stream while the page is visible: a browser has six connections for all its tabs. Each stream starts with the
  // state.
  let stream, again, wait = 250, stopped = false;
  const listen = () => {
    stream?.close();
    clearTimeout(again);
    if (document.hidden) return; // also while navigating to another page
    stream = new EventSource(EVENTS);
    stream.addEventListener("state", ({ data }) => {
      const [version, run] = data.split(" ");
      if (run !== RUN) return stream.onerror(); // another server process, or another program on its port
      wait = 250;
      if (stopped) { stopped = false; bar().classList.remove("watch-stopped"); announce(""); } // it was only unreachable
      wanted = version;
      follow();
    });
    stream.onerror = () => {
      stream.close(); // the browser does not reconnect after a refused request
      again = setTimeout(listen, wait);
      wait = Math.min(wait * 2, LONGEST_PAUSE);
      if (!stopped) announce(get("watch-status").dataset.stopped);
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
