// In a document with all pages of a portal: the title of the window is that of the page shown.
"use strict";
{
  const first = document.querySelector(".single-page");
  const updateTitle = () => {
    // Not :target, which is not known yet while the document is loading.
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    document.title = (target?.closest(".single-page") ?? first).dataset.title;
  };
  addEventListener("hashchange", updateTitle);
  updateTitle();
}
