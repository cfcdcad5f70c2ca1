// Inspects the open page and returns what tree.rs judges. Read-only.
(document.fonts.status === "loaded" ? Promise.resolve() : document.fonts.ready).then(() => {
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const name = (element) => element.localName + (element.id ? "#" + element.id : "");
  const meta = (selector) => all("head > meta" + selector).map((element) => element.getAttribute("content") ?? "");

  const links = [];
  const add = (element, attribute, written) => {
    const link = { element: element.localName, attribute, written, protocol: null, path: "", fragment: "" };
    try {
      const url = new URL(written, document.baseURI);
      link.protocol = url.protocol;
      link.path = url.host + url.pathname;
      link.fragment = url.hash.slice(1);
    } catch {
      // Not a valid address: protocol stays null.
    }
    links.push(link);
  };
  for (const element of all("[*|href]")) {
    add(element, "href", element.getAttribute("href") ?? element.getAttribute("xlink:href"));
  }
  for (const attribute of ["src", "poster", "data"]) {
    for (const element of all("[" + attribute + "]")) add(element, attribute, element.getAttribute(attribute));
  }
  for (const element of all("[srcset]")) {
    for (const part of element.getAttribute("srcset").split(/,\s+/)) {
      add(element, "srcset", part.trim().split(/\s+/)[0]);
    }
  }

  const inline = [];
  for (const element of all("style")) inline.push("a " + name(element) + " element");
  for (const element of all("script:not([src])")) inline.push("a " + name(element) + " element without src");
  for (const element of all("[style]")) inline.push("a style attribute on " + name(element));
  for (const element of all("*")) {
    for (const attribute of element.attributes) {
      if (attribute.name.startsWith("on")) inline.push("an " + attribute.name + " attribute on " + name(element));
    }
  }

  const policy = document.querySelector('head > meta[http-equiv="Content-Security-Policy" i]');
  const early = policy && all("link, script, style, img").every(
    (element) => policy.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return {
    lang: document.documentElement.lang,
    title: document.title.trim(),
    h1: all("h1").length,
    standards: document.compatMode === "CSS1Compat",
    robots: meta('[name="robots" i]').join(","),
    referrer: meta('[name="referrer" i]').join(","),
    viewport: meta('[name="viewport" i]').join(","),
    policies: meta('[http-equiv="Content-Security-Policy" i]'),
    policyIsEarly: Boolean(early),
    ids: all("[id]").map((element) => element.id).concat(all("a[name]").map((element) => element.name)),
    inline,
    links,
  };
})
