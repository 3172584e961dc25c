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
  grid.onkeydown = event => walk(event, [...grid.querySelectorAll("a")])
}

// The focus stays on the tile that has it, by its number.
function show(grid, html) {
  const focused = [...grid.querySelectorAll("a")].indexOf(document.activeElement)
  grid.innerHTML = grid.shown = html
  const links = [...grid.querySelectorAll("a")]
  stopAt(links, links[focused] ?? grid.querySelector("[aria-current]") ?? links[0])
  links[focused]?.focus({ preventScroll: true })
}

// Move the focus to a neighbour by an arrow key.
function walk(event, links) {
  const inRow = links.filter(link => link.offsetTop === links[0].offsetTop).length
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -inRow, ArrowDown: inRow }
  const next = links[links.indexOf(event.target) + steps[event.key]]
  if (!next) return
  event.preventDefault()
  stopAt(links, next)
  next.focus()
}

// The grid is one stop for the tab key: one of hundreds of tiles.
function stopAt(links, one) {
  for (const link of links) link.tabIndex = link === one ? 0 : -1
}
