// A table of buttons, built once per size and then brought up to date, so that the focus stays where
// it is. The data are those that __init__.py gives.

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

export default function ({ data, parentElement, setTriggerValue }) {
  const table = parentElement.querySelector("table")
  const size = JSON.stringify(data.cells.map(row => row.map(cell => cell !== null)))
  if (table.size !== size) build(table, data)
  table.size = size
  table.className = data.kind
  table.onclick = event => {
    const button = event.target.closest("button")
    if (!button) return
    setTriggerValue("cell", { row: button.cell[0], column: button.cell[1] })
    reveal(data.reveal)
  }
  table.onkeydown = event => walk(event, table)
  update(table, data)
}

function build(table, { columns, cells }) {
  table.replaceChildren()
  const head = table.createTHead().insertRow()
  head.append(document.createElement("td"), ...columns.map(() => heading("col")))
  const body = table.createTBody()
  cells.forEach((row, place) => {
    const line = body.insertRow()
    line.append(heading("row"))
    row.forEach((cell, column) => {
      const slot = line.insertCell()
      if (!cell) return
      const button = document.createElement("button")
      button.type = "button"
      button.cell = [place, column]
      slot.append(button)
    })
  })
}

function heading(scope) {
  const cell = document.createElement("th")
  cell.scope = scope
  cell.append(document.createElement("span"))
  return cell
}

function update(table, { columns, rows, cells, selected }) {
  table.querySelectorAll("thead span").forEach((span, place) => (span.textContent = columns[place]))
  table.querySelectorAll("tbody span").forEach((span, place) => (span.textContent = rows[place]))
  const buttons = [...table.querySelectorAll("button")]
  for (const button of buttons) {
    const [row, column] = button.cell
    const { text, words, look, note } = cells[row][column]
    button.textContent = text
    if (note) button.append(Object.assign(document.createElement("small"), { textContent: note }))
    button.className = look
    button.title = words
    button.setAttribute("aria-label", words)
    button.setAttribute("aria-pressed", String(row === selected[0] && column === selected[1]))
    button.tabIndex = -1
  }
  const focused = buttons.find(button => button.matches(":focus"))
  const marked = buttons.find(button => button.getAttribute("aria-pressed") === "true")
  const first = focused ?? marked ?? buttons[0]
  if (first) first.tabIndex = 0
}

// Move the focus to the next button in the direction of an arrow key: one tab stop for the table.
function walk(event, table) {
  const move = MOVES[event.key]
  const from = event.target.closest("button")
  if (!move || !from) return
  event.preventDefault()
  let [row, column] = from.cell
  let next = null
  do {
    row += move[0]
    column += move[1]
    const slot = table.tBodies[0].rows[row]?.cells[column + 1]
    if (!slot || column < 0) return
    next = slot.querySelector("button")
  } while (!next)
  from.tabIndex = -1
  next.tabIndex = 0
  next.focus()
}

function reveal(selector) {
  const target = document.querySelector(selector)
  const top = target?.getBoundingClientRect().top
  if (target && (top < 0 || top > window.innerHeight - 160)) {
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches
    target.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" })
  }
}
