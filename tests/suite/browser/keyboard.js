// Installs the checks that keyboard.rs runs between two key presses. Changes nothing that a reader sees.
(() => {
  const name = (element) => {
    const classes = Array.from(element.classList, (word) => "." + word).join("");
    const words = (element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 30);
    return element.localName + (element.id ? "#" + element.id : "") + classes + (words ? " “" + words + "”" : "");
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  const all = Array.from(document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]"))
    .filter((element) => element.tabIndex >= 0 && !element.disabled);
  // The content of a closed disclosure cannot be reached, whatever its style says.
  const wanted = () => all.filter((element) => shown(element) && element.getClientRects().length > 0);
  const met = new Set();
  let last = null;

  // Whether the focus is visible and nothing covers the element.
  const look = (element) => {
    const faults = [];
    const style = getComputedStyle(element);
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    if (!ring && style.outlineStyle !== "auto") faults.push("no outline of 2 px or more");
    const boxes = Array.from(element.getClientRects()).filter((box) => box.width > 1 && box.height > 1);
    if (boxes.length === 0) faults.push("takes the focus but has no visible box");
    const inside = boxes.filter((box) => box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth);
    if (boxes.length > 0 && inside.length === 0) faults.push("is outside the window while it has the focus");
    const free = inside.some((box) => {
      const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
      const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
      const top = document.elementFromPoint(x, y);
      return top && (element.contains(top) || top.contains(element));
    });
    if (inside.length > 0 && !free) faults.push("something covers it while it has the focus");
    return faults;
  };

  window.keyboard = {
    count: () => wanted().length,
    // After a press of Tab: whether the round is over, and the faults of the focused element.
    step: () => {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return { over: true, faults: [] };
      if (met.has(element)) {
        // If nothing else can have the focus, Tab returns to it.
        const again = element === last && wanted().length > 1;
        return { over: true, faults: again ? [name(element) + ": Tab does not leave it"] : [] };
      }
      const faults = look(element).map((fault) => name(element) + ": " + fault);
      if (element.tabIndex > 0) faults.push(name(element) + ": a tabindex above 0");
      if (last && !(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) {
        faults.push(name(element) + ": comes after " + name(last) + " in the tab order but before it in the page");
      }
      met.add(element);
      last = element;
      return { over: false, faults };
    },
    missed: () => wanted().filter((element) => !met.has(element)).map((element) => name(element) + ": Tab never reaches it"),
    // The first stop skips what every page repeats.
    skip: () => {
      const element = document.activeElement;
      const href = element?.getAttribute?.("href") ?? "";
      return href.startsWith("#") && document.querySelector("main")?.id === href.slice(1);
    },
    skipped: () => {
      const element = document.activeElement;
      const main = document.querySelector("main");
      const past = (one) => main.contains(one) || Boolean(main.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
      // If nothing in or after the text can have the focus, Tab starts again at the top.
      return past(element) || element === document.body || !wanted().some(past);
    },
    // A page may set the focus on a field when it opens.
    placed: () => document.activeElement !== document.body,
    summaries: () => all.filter((element) => element.localName === "summary" && shown(element)).length,
    focus: (place) => {
      const element = all.filter((element) => element.localName === "summary" && shown(element))[place];
      element.focus();
      return element.parentElement.open;
    },
    open: () => document.activeElement.parentElement.open,
    name: () => name(document.activeElement),
  };
  return true;
})()
