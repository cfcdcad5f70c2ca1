// The checks that media.rs runs on a page in one medium or with one preference of its reader.
(() => {
  const name = (element) => {
    const classes = Array.from(element.classList, (word) => "." + word).join("");
    return element.localName + (element.id ? "#" + element.id : "") + classes;
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return pen.getImageData(0, 0, 1, 1).data;
  };
  const luminance = (colour) => {
    const part = (value) => { const v = value / 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
    const [r, g, b] = rgba(colour);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const contrast = (one, other) => {
    const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (rgba(colour)[3] > 250) return colour;
    }
    return "Canvas";
  };
  const inked = (colour) => colour !== "none" && rgba(colour)[3] > 0;
  const shapes = "path, line, rect, circle, ellipse, polyline, polygon";

  window.media = {
    // Text in drawings is compared with the shape behind it, else with the page: 4.5 to 1.
    words: () => {
      const found = new Set();
      for (const text of document.querySelectorAll("svg text")) {
        if (!text.textContent.trim() || !shown(text)) continue;
        text.scrollIntoView({ block: "center", inline: "center" });
        const box = text.getBoundingClientRect();
        const style = getComputedStyle(text);
        // A wide stroke in the background colour below the letters separates them from whatever they cross.
        const outlined = style.paintOrder.startsWith("stroke") && parseFloat(style.strokeWidth) >= 3 && inked(style.stroke);
        const under = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2)
          .find((element) => element.matches(shapes) && inked(getComputedStyle(element).fill)
            && element.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING);
        const behind = outlined ? style.stroke : under ? getComputedStyle(under).fill : ground(text);
        const ratio = contrast(getComputedStyle(text).fill, behind);
        if (ratio < 4.5) found.add("“" + text.textContent.trim().slice(0, 25) + "”, a " + (text.getAttribute("class") ?? "text") + " of a drawing, has a contrast of " + ratio.toFixed(2));
      }
      return Array.from(found);
    },
    // Every visible shape of a drawing has a colour that stands out from the page.
    ink: (least) => {
      const found = new Set();
      for (const drawing of document.querySelectorAll("svg")) {
        if (!shown(drawing)) continue;
        for (const shape of drawing.querySelectorAll(shapes)) {
          // A hole in a mark has the colour of the background.
          if (/hole/.test(shape.getAttribute("class") ?? "")) continue;
          const style = getComputedStyle(shape);
          const inks = [];
          if (inked(style.stroke) && parseFloat(style.strokeWidth) > 0) inks.push(style.stroke);
          if (inked(style.fill) && !["line", "polyline"].includes(shape.localName)) inks.push(style.fill);
          if (inks.length === 0) continue;
          const best = Math.max(...inks.map((ink) => contrast(ink, ground(drawing))));
          if (best < least) found.add(name(shape) + " of a drawing has a contrast of at most " + best.toFixed(2));
        }
      }
      return Array.from(found);
    },
    // Motion that a reader could still see.
    motion: () => {
      const found = new Set();
      const long = (times) => times.split(",").some((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 0.001 : 1) > 0.01);
      for (const element of document.querySelectorAll("*")) {
        for (const part of [undefined, "::before", "::after"]) {
          const style = getComputedStyle(element, part);
          if (long(style.transitionDuration)) found.add(name(element) + " has a transition");
          if (style.animationName !== "none" && long(style.animationDuration)) found.add(name(element) + " has an animation");
        }
        if (getComputedStyle(element).scrollBehavior === "smooth") found.add(name(element) + " scrolls smoothly");
      }
      if (document.getAnimations().some((one) => one.playState === "running")) found.add("something is running");
      return Array.from(found);
    },
    // On paper: all text is visible, and no control.
    paper: () => {
      const found = new Set();
      const pressed = ".elsewhere, .footnotes a[href$='-back'], .pager, .crumb, .search, .skip, [hidden], button, input, label, nav, .screen-only, .objective > p.small";
      for (const element of document.querySelectorAll("body nav:not(main nav) a, .skip, button, input")) {
        if (shown(element)) found.add(name(element) + " is on paper");
      }
      const main = document.querySelector("main");
      const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.data.trim() || element.closest(pressed) || element.closest("svg")) continue;
        if (!shown(element)) found.add(name(element) + ": “" + node.data.trim().slice(0, 30) + "” is not on paper");
      }
      for (const element of main.querySelectorAll("*")) {
        if (element.closest("svg") || !shown(element)) continue;
        const style = getComputedStyle(element);
        if (style.clipPath === "inset(50%)") continue;
        if (element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1 && style.overflowX !== "visible") {
          found.add(name(element) + " is cut off on paper, " + element.scrollWidth + " of " + element.clientWidth + " px");
        }
      }
      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth) found.add("wider than the paper");
      return Array.from(found);
    },
  };
  return true;
})()
