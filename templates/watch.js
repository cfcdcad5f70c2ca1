// Keeps a page of the preview in step with its record: when the watch says that something else is shown, the page is
// fetched again and put in place by difference, so that whoever reads or types here is not disturbed.
// Nothing is evaluated, and no markup is made but by parsing a page of the preview itself.
"use strict";
{
  const BLOCKS = "p, li, tr, dt, dd, h1, h2, h3, h4, h5, h6, pre, caption, figcaption, summary, blockquote, figure";
  const MARK = "watch-changed", MARKED_FOR = 2000, LONGEST_PAUSE = 5000;
  const root = document.documentElement;
  const bar = (page = document) => page.getElementById("watch");
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const stored = (key, ...value) => { // storage may be forbidden: then a fold is forgotten, and that is all
    try { return value.length ? sessionStorage.setItem(key, value[0]) : sessionStorage.getItem(key); } catch { return null; }
  };

  // ---- Differences. Equal subtrees have equal numbers, so that most of a page is passed over at one comparison.
  // What the reader or this script has done to an element is no difference: a disclosure opened, a mark, what was said.
  const numbers = new Map();
  const own = (node, name) => (name === "open" && node.localName === "details") || (name === "style" && node.id === "watch");
  const attributes = (node) => [...node.attributes].filter(({ name }) => !own(node, name)).map(({ name, value }) => `${name}=${value}`).sort().join("\n");
  const sign = (node, known) => {
    let key = node.nodeValue ?? "";
    if (node.nodeType === 1) {
      key = `${attributes(node)}\n>`;
      if (node.id !== "watch-said") for (const child of node.childNodes) key += ` ${sign(child, known)}`;
    }
    key = `${node.nodeName} ${key}`;
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, number = numbers.size);
    known.set(node, number);
    return number;
  };

  // For each of the new children the old one that becomes it: those that are equal, in the longest order they share;
  // between them those of one id, then of one beginning (a section by its heading), then of one name.
  const pair = (olds, news, known) => {
    const mates = new Map();
    const same = (one, other) => known.get(one) === known.get(other);
    while (olds.length && news.length && same(olds[0], news[0])) mates.set(news.shift(), olds.shift());
    while (olds.length && news.length && same(olds.at(-1), news.at(-1))) mates.set(news.pop(), olds.pop());
    const wide = news.length + 1;
    if (olds.length * wide < 3e5) { // else a table of thousands of rows, all at once: the rules below will do
      const longest = new Uint16Array((olds.length + 1) * wide);
      for (let i = olds.length - 1; i >= 0; i--) for (let j = news.length - 1; j >= 0; j--) {
        const [down, right, both] = [(i + 1) * wide + j, i * wide + j + 1, (i + 1) * wide + j + 1];
        longest[i * wide + j] = same(olds[i], news[j]) ? longest[both] + 1 : Math.max(longest[down], longest[right]);
      }
      for (let i = 0, j = 0; i < olds.length && j < news.length;) {
        if (same(olds[i], news[j])) mates.set(news[j++], olds[i++]);
        else if (longest[(i + 1) * wide + j] >= longest[i * wide + j + 1]) i++;
        else j++;
      }
    }
    const taken = new Set(mates.values());
    const ids = new Set([...olds, ...news].map((node) => node.id).filter(Boolean));
    const shared = new Set([...ids].filter((id) => olds.some((node) => node.id === id) && news.some((node) => node.id === id)));
    const begins = (node) => known.get(node.firstElementChild) ?? known.get(node.firstChild);
    const rules = [
      (one, other) => one.id && one.id === other.id,
      (one, other) => one.nodeType === 1 && begins(one) !== undefined && begins(one) === begins(other),
      () => true,
    ];
    for (const rule of rules) {
      let from = 0; // in order, so that little is moved
      for (const node of news) {
        if (mates.has(node)) { from = Math.max(from, olds.indexOf(mates.get(node)) + 1); continue; }
        const fits = (old) => !taken.has(old) && old.nodeName === node.nodeName && (old.id === node.id || !(shared.has(old.id) || shared.has(node.id))) && rule(old, node);
        const at = olds.findIndex((old, place) => (place >= from || rule === rules[0]) && fits(old));
        if (at < 0) continue;
        mates.set(node, olds[at]);
        taken.add(olds[at]);
        from = at + 1;
      }
    }
    return mates;
  };

  const morph = (old, fresh, known, changed) => {
    if (known.get(old) === known.get(fresh)) return;
    if (old.nodeType !== 1) {
      if (old.nodeValue.trim() !== fresh.nodeValue.trim()) changed.set(old.parentElement, false);
      old.nodeValue = fresh.nodeValue;
      return;
    }
    dress(old, fresh, changed);
    if (old.id === "watch-said") return;
    const [olds, news] = [[...old.childNodes], [...fresh.childNodes]];
    const mates = pair([...olds], [...news], known);
    const kept = new Set(mates.values());
    for (const child of olds) {
      if (kept.has(child)) continue;
      // Of a block that is gone there is nothing to show; of words within one, what is left.
      if (child.textContent.trim() && !child.matches?.(`${BLOCKS}, section, div, ul, ol, dl, table`)) changed.set(old, false);
      child.remove();
    }
    let at = old.firstChild;
    for (const child of news) {
      const mate = mates.get(child);
      if (mate && mate === at) at = at.nextSibling;
      else old.insertBefore(mate ?? child, at);
      if (mate) morph(mate, child, known, changed);
      else if (child.nodeType === 1) changed.set(child, true);
      else if (child.nodeValue.trim()) changed.set(old, false);
    }
  };
  const dress = (old, fresh, changed) => {
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !own(old, name)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) {
      if (own(old, name) || old.getAttribute(name) === value) continue;
      old.setAttribute(name, value);
      if (old.ownerSVGElement) changed?.set(old, false); // a chart says by its lines what text says by its letters
    }
  };

  // ---- Marks: the smallest blocks that changed, and none where most of the page did.
  const marks = new Map();
  const unmark = (node) => { node.classList.remove(MARK); if (!node.className) node.removeAttribute("class"); };
  const leaf = (node) => node.matches(BLOCKS) && !node.querySelector(BLOCKS);
  const mark = (changed) => {
    const found = new Set();
    for (const [node, isNew] of changed) {
      if (!node?.isConnected || node.closest("#watch")) continue;
      const within = isNew ? [node, ...node.querySelectorAll(BLOCKS)].filter(leaf) : [];
      if (!within.length && (node.closest(BLOCKS) || !node.querySelector(BLOCKS))) within.push(node.closest(BLOCKS) ?? node);
      for (const block of within) found.add(block);
    }
    const all = [...document.body.querySelectorAll(BLOCKS)].filter((node) => leaf(node) && !node.closest("#watch"));
    if (found.size * 2 > all.length) found.clear();
    for (const node of found) { clearTimeout(marks.get(node)); marks.delete(node); }
    for (const node of marks.keys()) if (node.isConnected) node.classList.add(MARK); // of the change before, not yet over
    if (found.size) root.getBoundingClientRect(); // a mark that is made anew begins anew
    for (const node of found) {
      node.classList.add(MARK);
      marks.set(node, setTimeout(() => { marks.delete(node); unmark(node); }, MARKED_FOR));
    }
  };

  // ---- Where the reader is: the first passages in the window that are not held to it, and how high each stands.
  const held = (node) => { for (; node; node = node.parentElement) if (/sticky|fixed/.test(getComputedStyle(node).position)) return true; return false; };
  const box = (node) => { const { top, bottom } = node.getBoundingClientRect(); return { top, bottom }; };
  const anchors = () => {
    if (scrollY < 1) return []; // at the very top the reader stays there
    const seen = [...document.body.querySelectorAll(BLOCKS)].map((node) => ({ node, ...box(node) }))
      .filter(({ node, top, bottom }) => bottom > 0 && top < innerHeight && bottom > top && !node.closest("nav, #watch"));
    const last = ({ node, top }) => (node.closest("aside, .side, header, footer") ? 2 : 0) + (top < 0 ? 1 : 0);
    seen.sort((one, other) => last(one) - last(other) || one.top - other.top);
    return seen.slice(0, 12).filter(({ node }) => !held(node));
  };
  const hold = (before, y) => {
    const anchor = before.find(({ node }) => node.isConnected && node.getClientRects().length);
    const top = anchor ? scrollY + anchor.node.getBoundingClientRect().top - anchor.top : y;
    if (Math.abs(top - scrollY) >= 0.5) scrollTo({ left: scrollX, top, behavior: "instant" });
  };

  // ---- Style sheets: asked for again where their bytes changed, and put to use when all are there.
  const path = (link) => new URL(link.getAttribute("href"), location.href).pathname;
  const sheets = async (page, again) => {
    const old = [...document.head.querySelectorAll("link[rel=stylesheet]")];
    const stale = new Set(old), made = [], loading = [];
    let at = null;
    for (const link of page.head.querySelectorAll("link[rel=stylesheet]")) {
      let use = old.find((one) => path(one) === path(link));
      if (use && !again) stale.delete(use);
      else {
        const fresh = link.cloneNode();
        if (again) fresh.href = `${path(link)}?${bar(page).dataset.version}`;
        fresh.media = "not all"; // loaded, not yet in force: no flash of one without the other
        loading.push(new Promise((done) => { fresh.onload = fresh.onerror = done; }));
        made.push([fresh, link.getAttribute("media")]);
        if (use ?? at) (use ?? at).after(fresh); else document.head.append(fresh);
        use = fresh;
      }
      at = use;
    }
    if (made.length) await Promise.race([Promise.all(loading), pause(1000)]);
    return () => {
      for (const [link, media] of made) if (media === null) link.removeAttribute("media"); else link.media = media;
      for (const link of stale) link.remove();
    };
  };

  // ---- A page with a script of its own is loaded anew; what a reader has done to it is kept meanwhile.
  const fields = () => [...document.querySelectorAll("input[id]")];
  const folds = () => [...document.querySelectorAll("details:not(#watch-problem)")];
  const reload = () => {
    const values = fields().map(({ id, value }) => [id, value]);
    const kept = { url: location.href, y: scrollY, values, open: folds().map(({ open }) => open), focus: document.activeElement?.id };
    stored("watch-kept", JSON.stringify(kept));
    location.reload();
    return new Promise(() => {}); // nothing more happens to this page
  };
  const restore = () => {
    const kept = JSON.parse(stored("watch-kept") || "null");
    stored("watch-kept", "");
    if (kept?.url !== location.href) return;
    for (const [id, value] of kept.values) {
      const field = document.getElementById(id);
      if (!field || field.value === value) continue;
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    folds().forEach((fold, at) => { fold.open = kept.open[at] ?? fold.open; });
    if (kept.focus) document.getElementById(kept.focus)?.focus({ preventScroll: true });
    scrollTo({ left: scrollX, top: kept.y, behavior: "instant" });
  };

  // ---- The bar and the panel: said once to whoever listens; folded, it stays so while the problem is the same.
  const problem = () => [...document.querySelectorAll("#watch-problem > summary, .watch-message")].map((node) => node.textContent).join("\n");
  const say = (text) => { document.getElementById("watch-said").textContent = text; };
  const settle = () => {
    const now = problem();
    const panel = document.getElementById("watch-problem");
    if (panel) panel.open = stored("watch-folded") !== now;
    if (panel) panel.ontoggle = () => stored("watch-folded", panel.open ? "" : problem());
    if (now !== (stored("watch-told") ?? "")) say(panel?.querySelector("summary").textContent ?? "");
    stored("watch-told", now);
    room.disconnect();
    room.observe(document.getElementById("watch-dock"));
  };
  const room = new ResizeObserver(([{ target }]) => bar().style.setProperty("--watch-height", `${target.offsetHeight}px`));

  // ---- Fetch, compare, put in place. Gives the version that is now shown.
  const scripted = (page) => [...page.scripts].some((script) => !script.src.endsWith("/-/watch.js"));
  const refresh = async () => {
    const answer = await fetch(location.pathname + location.search, { credentials: "same-origin", cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!bar(page) || !(answer.ok || answer.status === 404)) throw new Error(String(answer.status));
    const [was, is] = [bar().dataset, { ...bar(page).dataset }];
    const whole = !is.page || is.page !== was.page;
    if (whole && (scripted(document) || scripted(page))) return reload();
    const restyle = await sheets(page, is.style !== was.style);
    const [before, y, focus] = [anchors(), scrollY, document.activeElement];
    const changed = new Map(); // to whether it is new as a whole
    for (const node of marks.keys()) unmark(node);
    restyle();
    const [old, fresh] = whole ? [document.body, page.body] : [bar(), bar(page)];
    const known = new Map();
    sign(old, known);
    sign(fresh, known);
    morph(old, fresh, known, changed);
    numbers.clear();
    if (whole) { dress(root, page.documentElement); document.title = page.title; }
    mark(changed);
    settle();
    if (focus && focus !== document.activeElement) { // its element moved, or another stands in its place
      const like = focus.id ? document.getElementById(focus.id) : [...document.links].find((link) => link.href === focus.href && link.text === focus.text);
      (focus.isConnected ? focus : like)?.focus({ preventScroll: true });
    }
    hold(before, y);
    return is.version;
  };

  // ---- The last state wins, and none is lost: what is wanted may change while a page is on its way.
  let wanted = bar().dataset.version, running = false, stopped = false;
  const stop = (yes) => {
    if (yes === stopped) return;
    stopped = yes;
    bar().classList.toggle("watch-stopped", yes);
    say(yes ? document.getElementById("watch-said").dataset.stopped : "");
  };
  const follow = async () => {
    if (running) return;
    running = true;
    for (let wait = 50; wanted !== bar().dataset.version; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      const asked = wanted;
      try {
        const got = await refresh();
        if (wanted === asked && Number(got) > Number(asked)) wanted = got; // the watch was faster than its event
        if (Number(got) >= Number(wanted)) continue;
      } catch { /* the event stream knows whether the watch is still there */ }
      await pause(wait);
    }
    running = false;
  };

  // One stream while the page is looked at: a browser has six connections for all its tabs. Each begins with the state.
  let stream, again, wait = 250;
  const listen = () => {
    stream?.close();
    clearTimeout(again);
    if (document.hidden) return;
    stream = new EventSource("/-/events");
    stream.addEventListener("state", ({ data }) => {
      wait = 250;
      if (stopped) return reload(); // another watch, perhaps another version of it
      wanted = data;
      follow();
    });
    stream.onerror = () => {
      stream.close();
      stop(true);
      again = setTimeout(listen, wait);
      wait = Math.min(wait * 2, LONGEST_PAUSE);
    };
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => { stream?.close(); clearTimeout(again); });
  restore();
  settle();
  listen();
}
