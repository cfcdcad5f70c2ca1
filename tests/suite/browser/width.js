// Takes the width of the window; returns whether the page fits, and otherwise the elements that are too wide.
async (wanted) => {
  const until = performance.now() + 2000;
  while (innerWidth !== wanted && performance.now() < until) await new Promise((done) => setTimeout(done, 5));
  const root = document.documentElement;
  const wide = Math.max(root.scrollWidth, document.body ? document.body.scrollWidth : 0);
  const out = [];
  if (wide > innerWidth) {
    for (const element of document.querySelectorAll("body *")) {
      if (element.getBoundingClientRect().right <= innerWidth + 0.5) continue;
      const classes = Array.from(element.classList, (word) => "." + word).join("");
      out.push(element.localName + (element.id ? "#" + element.id : "") + classes);
    }
  }
  return { inner: innerWidth, wide, out: Array.from(new Set(out)).slice(0, 4) };
}
