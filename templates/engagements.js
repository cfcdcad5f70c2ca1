// Filters and sorts the rows of the practice's table. Without this script every row is shown, by next meeting.
(function () {
  var box = document.querySelector(".filter");
  var input = box.querySelector("input"), order = box.querySelector("select"), count = box.querySelector("[data-count]");
  var plain = function (text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); };
  var lines = Array.from(document.querySelectorAll(".lines-desk tbody tr"), function (row, at) {
    return { row: row, at: at, text: plain(row.cells[0].textContent) };
  });
  var folded = document.querySelectorAll("details.past");
  var filter = function () {
    var parts = plain(input.value).split(/\s+/).filter(Boolean), shown = 0;
    lines.forEach(function (line) {
      var fits = parts.every(function (part) { return line.text.includes(part); });
      line.row.hidden = !fits;
      if (fits) shown += 1;
    });
    folded.forEach(function (past) {
      var found = past.querySelector("tbody tr:not([hidden])");
      past.hidden = !found;
      past.open = Boolean(parts.length && found);
    });
    count.textContent = parts.length ? count.dataset.count.replace("%1", shown).replace("%2", lines.length) : "";
  };
  // Rows without a value come last, and rows with the same value keep the order of the page.
  var key = function (line) { return line.row.dataset[order.value] || "\uffff"; };
  var compare = {
    next: function () { return 0; },
    name: function (a, b) { return a.text.localeCompare(b.text); },
    need: function (a, b) { return key(a) < key(b) ? -1 : Number(key(a) > key(b)); },
    phase: function (a, b) { return a.row.dataset.phase - b.row.dataset.phase; }
  };
  // Each row returns to its own table, so that engagements that are over stay with their year.
  var sort = function () {
    lines.slice().sort(function (a, b) { return compare[order.value](a, b) || a.at - b.at; })
      .forEach(function (line) { line.row.parentNode.append(line.row); });
  };
  box.hidden = false;
  input.addEventListener("input", filter);
  order.addEventListener("change", sort);
  // A browser that returns to the page may restore both fields.
  window.addEventListener("pageshow", function () { filter(); sort(); });
})();
