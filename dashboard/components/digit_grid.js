// A grid of digits whose links change the address without loading the page anew.

export default function ({ data, parentElement, setTriggerValue }) {
  const grid = parentElement.querySelector("div")
  if (grid.shown !== data) show(grid, data)
  grid.onclick = event => {
    const link = event.target.closest("a")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    setTriggerValue("query", link.search.slice(1))
  }
}

// The focus stays on the tile that has it, by its number.
function show(grid, html) {
  const focused = [...grid.querySelectorAll("a")].indexOf(document.activeElement)
  grid.innerHTML = grid.shown = html
  if (focused >= 0) grid.querySelectorAll("a")[focused]?.focus({ preventScroll: true })
}
