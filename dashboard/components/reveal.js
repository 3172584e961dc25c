// Bring an element into view unless its top is there; set before the script of whatever calls it.
function reveal(selector) {
  const target = document.querySelector(selector)
  const top = target?.getBoundingClientRect().top
  if (target && (top < 0 || top > window.innerHeight - 160)) {
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches
    target.style.scrollMarginTop = "4rem" // the header of the page covers as much
    target.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" })
  }
}
