// A table of buttons and links to some of its cells, built once per size and then brought up to
// date, so that the focus stays where it is. The data are those that __init__.py gives.

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

export default function ({ data, parentElement, setTriggerValue }) {
  const [list, table] = ["ol", "table"].map(tag => parentElement.querySelector(tag))
  const size = JSON.stringify(data.cells.map(row => row.map(cell => cell !== null)))
  if (table.size !== size) build(table, data)
  table.size = size
  table.onclick = list.onclick = event => {
    const target = event.target.closest("button, a")
    if (!target || (target.href && (event.ctrlKey || event.metaKey || event.shiftKey))) return
    event.preventDefault()
    setTriggerValue("cell", target.cell)
    reveal(data.reveal)
  }
  table.onkeydown = event => walk(event, table)
  updateTable(table, data)
  updateLinks(list, data)
  const [title, caption] = parentElement.querySelectorAll("p")
  title.textContent = data.title
  caption.textContent = data.caption
}

function build(table, { axes: [ofRows, ofColumns], columns, cells }) {
  table.replaceChildren()
  table.style.setProperty("--columns", columns.length + 1)
  const head = table.createTHead()
  if (ofColumns) {
    const over = element("th", { scope: "colgroup", colSpan: columns.length }, ofColumns)
    head.insertRow().append(element("td"), over)
  }
  const corner = ofRows ? element("th", { scope: "col" }, ofRows) : element("td")
  head.insertRow().append(corner, ...columns.map(() => heading("col")))
  const body = table.createTBody()
  cells.forEach((row, place) => {
    const line = body.insertRow()
    line.append(heading("row"))
    row.forEach((cell, column) => {
      const slot = line.insertCell()
      if (cell) slot.append(element("button", { type: "button", cell: [place, column] }))
    })
  })
}

const heading = scope => element("th", { scope }, element("span"))

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

function updateTable(table, { kind, columns, rows, cells, selected }) {
  table.className = kind
  table.querySelectorAll("thead span").forEach((span, place) => (span.textContent = columns[place]))
  table.querySelectorAll("tbody span").forEach((span, place) => (span.textContent = rows[place]))
  const buttons = [...table.querySelectorAll("button")]
  for (const button of buttons) {
    const { text, look, note, heat } = describe(button, cells, "aria-pressed", selected)
    button.textContent = text
    if (note) button.append(element("small", {}, note))
    button.className = look
    button.style.setProperty("--heat", heat)
    button.tabIndex = -1
  }
  const find = selector => buttons.find(button => button.matches(selector))
  const stop = find(":focus") ?? find("[aria-pressed=true]") ?? buttons[0]
  if (stop) stop.tabIndex = 0
}

function updateLinks(list, { links, cells, selected }) {
  if (list.children.length !== links.length)
    list.replaceChildren(...links.map(() => element("li", {}, element("a"))))
  list.querySelectorAll("a").forEach((link, place) => {
    const { text, cell, query } = links[place]
    Object.assign(link, { textContent: text, cell, href: `?${query}` })
    describe(link, cells, "aria-current", selected)
  })
}

// Give a button or link the words of its cell, and mark the chosen one.
function describe(target, cells, mark, selected) {
  const [row, column] = target.cell
  const cell = cells[row][column]
  target.title = cell.words
  target.setAttribute("aria-label", cell.words)
  target.setAttribute(mark, String(row === selected[0] && column === selected[1]))
  return cell
}

// Move the focus to the next button in the direction of an arrow key: one tab stop for the table.
function walk(event, table) {
  const move = MOVES[event.key]
  const from = event.target.closest("button")
  if (!move || !from) return
  event.preventDefault()
  let [row, column] = from.cell
  let next = null
  while (!next) {
    row += move[0]
    column += move[1]
    const slot = table.tBodies[0].rows[row]?.cells[column + 1]
    if (!slot || column < 0) return
    next = slot.querySelector("button")
  }
  from.tabIndex = -1
  next.tabIndex = 0
  next.focus()
}
