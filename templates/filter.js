// Filters the rows of the practice's table while typing. Without this script every row is shown.
(function () {
  var box = document.querySelector(".filter");
  var input = box.querySelector("input"), count = box.querySelector("[data-count]");
  var plain = function (text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); };
  var lines = Array.from(document.querySelectorAll(".lines-desk tbody tr"), function (row) {
    return { row: row, text: plain(row.cells[0].textContent) };
  });
  var folded = document.querySelectorAll("details.past");
  box.hidden = false;
  input.addEventListener("input", function () {
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
  });
})();
