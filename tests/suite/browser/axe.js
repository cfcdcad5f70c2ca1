// Takes whether to run every rule, or only those that depend on colours and widths. Needs axe in the page.
async (all) => {
  if (!window.axe) return [{ rule: "none", place: "the page", help: "axe did not load", why: "" }];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, *::before, *::after { background-image: none !important; transition: none !important; }");
  document.adoptedStyleSheets = [sheet];
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
  const some = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"];
  const options = {
    runOnly: all ? { type: "tag", values: tags } : { type: "rule", values: some },
    rules: all ? { "target-size": { enabled: true } } : {},
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
