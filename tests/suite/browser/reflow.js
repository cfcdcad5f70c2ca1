// Called after the page was made narrow, large or widely spaced: finds what is cut off, covered, or too small to
// read.
(() => {
  const name = (element) => {
    const classes = Array.from(element.classList, (word) => "." + word).join("");
    return element.localName + (element.id ? "#" + element.id : "") + classes;
  };
  const found = new Set();
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
  const styles = new Map();
  const styleOf = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  // For screen readers only: one pixel, or clipped on purpose.
  const unseen = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const style = styleOf(one);
      if (style.clipPath === "inset(50%)" || (one.classList.contains("skip") && one !== document.activeElement)) return true;
    }
    return false;
  };
  const scroller = (element, inner) => {
    for (let one = element; one && one !== document.documentElement; one = one.parentElement) {
      if (/auto|scroll/.test(styleOf(one).overflowX)) return one;
    }
    return null;
  };

  const root = document.documentElement;
  const width = root.clientWidth;
  if (root.scrollWidth > width) {
    const out = Array.from(document.querySelectorAll("body *"))
      .filter((element) => element.getBoundingClientRect().right > width + 0.5 && shown(element) && !unseen(element) && !scroller(element.parentElement));
    found.add("the page scrolls sideways: " + Array.from(new Set(out.map(name))).slice(0, 4).join(", "));
  }

  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest("svg") || !shown(element) || unseen(element)) continue;
    const style = styleOf(element);
    const wide = element.scrollWidth > element.clientWidth + 1;
    const tall = element.scrollHeight > element.clientHeight + 1;
    if (element.clientWidth > 0 && ((wide && /hidden|clip/.test(style.overflowX)) || (tall && /hidden|clip/.test(style.overflowY)))) {
      found.add(name(element) + " clips its content");
    }
    if (style.textOverflow === "ellipsis" && wide) found.add(name(element) + " truncates its text");
    if (wide && /auto|scroll/.test(style.overflowX)) {
      const named = element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby");
      if (element.tabIndex < 0) found.add(name(element) + " scrolls sideways and takes no focus");
      else if (element.localName !== "pre" && (!named || !element.hasAttribute("role"))) found.add(name(element) + " scrolls sideways and has no role or no name");
    }
  }

  // The lines of text as they are drawn: outside the window, or overlapping.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("svg, script, template") || !shown(element) || unseen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const inside = scroller(element);
    for (const box of range.getClientRects()) {
      if (box.width < 2) continue;
      if (!inside && (box.right > width + 1 || box.left < -1)) found.add(name(element) + ": “" + node.data.trim().slice(0, 30) + "” is outside the window");
      // A line's box includes room for accents and descenders of its neighbours; only its middle is compared.
      const spare = box.height * 0.28;
      if (!inside) lines.push({ left: box.left + 1, right: box.right - 1, top: box.top + spare, bottom: box.bottom - spare, element, node });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom; j++) {
      const [a, b] = [lines[i], lines[j]];
      if (a.node === b.node || a.left >= b.right || b.left >= a.right) continue;
      found.add(name(a.element) + " “" + a.node.data.trim().slice(0, 20) + "” and " + name(b.element) + " “" + b.node.data.trim().slice(0, 20) + "” overlap");
    }
  }

  // Text in drawings.
  for (const drawing of document.querySelectorAll("svg")) {
    if (!shown(drawing)) continue;
    // A drawing that does not clip may overflow its box, but not the window.
    const whole = styleOf(drawing).overflow === "visible";
    const frame = whole ? { left: 0, right: width, top: -Infinity, bottom: Infinity } : drawing.getBoundingClientRect();
    const words = Array.from(drawing.querySelectorAll("text")).filter((text) => shown(text) && text.textContent.trim());
    const boxes = words.map((text) => text.getBoundingClientRect());
    words.forEach((text, place) => {
      const box = boxes[place];
      const said = "“" + text.textContent.trim().slice(0, 25) + "” in " + name(drawing);
      const spare = box.height * 0.2;
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top + spare < frame.top || box.bottom - spare > frame.bottom) {
        found.add(said + " is outside the drawing");
      }
      const matrix = text.getScreenCTM();
      const size = parseFloat(styleOf(text).fontSize) * Math.hypot(matrix.a, matrix.b);
      if (size < 9) found.add(said + " is drawn " + size.toFixed(1) + " px high");
      for (let other = place + 1; other < words.length; other++) {
        const next = boxes[other];
        const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
        const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
        if (across > 1 && down > Math.min(box.height, next.height) * 0.3) {
          found.add(said + " and “" + words[other].textContent.trim().slice(0, 25) + "” overlap");
        }
      }
    });
  }
  return Array.from(found);
})()
