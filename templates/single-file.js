// In a document with all pages of a portal: the title of the window is that of the page shown.
"use strict";
{
  const pages = document.querySelectorAll(".single-page");
  const first = pages[0];
  const renew = () => {
    const target = document.querySelector(":target");
    document.title = (target?.closest(".single-page") ?? first).dataset.title;
  };
  addEventListener("hashchange", renew);
  renew();
}
