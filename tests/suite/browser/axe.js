// Runs every rule. Needs axe in the page.
async () => {
  if (!window.axe) return [{ rule: "none", place: "the page", help: "axe did not load", why: "" }];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, *::before, *::after { background-image: none !important; transition: none !important; }");
  document.adoptedStyleSheets = [sheet];
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
  const options = {
    runOnly: { type: "tag", values: tags },
    rules: { "target-size": { enabled: true } },
    resultTypes: ["violations"],
    preload: false,
  };
  const { violations } = await axe.run(document, options);
  return violations.flatMap((violation) => violation.nodes.slice(0, 5).map((node) => ({
    rule: violation.id,
    place: node.target.flat().join(" "),
    help: violation.help,
    why: (node.failureSummary ?? "").split("\n").slice(1).map((line) => line.trim()).join("; "),
  })));
}
