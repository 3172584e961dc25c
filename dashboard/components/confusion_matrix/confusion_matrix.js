// Links to frequent mistakes and a table of buttons; built once and then brought up to date, so that
// the focus stays where it is. The data are those that __init__.py gives.

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector("ol")
  const table = parentElement.querySelector("table")
  if (table.rows.length !== data.counts.length + 2) buildTable(table, data.counts.length)
  const choose = cell => {
    setTriggerValue("cell", { true: cell[0], predicted: cell[1] })
    reveal(data.reveal)
  }
  table.onclick = event => {
    const button = event.target.closest("button")
    if (button) choose(button.cell)
  }
  list.onclick = event => {
    const link = event.target.closest("a")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    choose(link.cell)
  }
  table.onkeydown = event => walk(event, table)
  const cells = describe(data)
  updateLinks(list, data, cells)
  updateTable(table, data, cells)
}

// What each cell holds: count, share of its row in per cent, and both in words.
function describe({ counts, sample }) {
  return counts.map((row, digit) => {
    const support = Math.max(row.reduce((sum, count) => sum + count, 0), 1)
    return row.map((count, read) => {
      const perCent = (100 * count) / support
      const samples = `${count.toLocaleString("en")} ${sample}${count === 1 ? "" : "s"}`
      const share = `${perCent.toFixed(1)}\u00a0%`
      return { count, perCent, words: `${digit} read as ${read}: ${samples}, ${share} of all ${digit}s` }
    })
  })
}

function updateLinks(list, { links, selected }, cells) {
  while (list.children.length > links.length) list.lastChild.remove()
  while (list.children.length < links.length) {
    list.append(document.createElement("li"))
    list.lastChild.append(document.createElement("a"))
  }
  links.forEach(({ cell, query }, place) => {
    const link = list.children[place].firstChild
    const { count, words } = cells[cell[0]][cell[1]]
    link.cell = cell
    link.href = `?${query}`
    link.textContent = `${cell[0]} as ${cell[1]}: ${count.toLocaleString("en")}`
    link.title = words
    link.setAttribute("aria-label", words)
    link.setAttribute("aria-current", String(cell[0] === selected[0] && cell[1] === selected[1]))
  })
  list.previousElementSibling.hidden = !links.length
}

function buildTable(table, size) {
  const classes = [...Array(size).keys()]
  table.replaceChildren()
  table.style.setProperty("--columns", size + 1)
  table.createTHead().insertRow().innerHTML = `<td></td><th colspan="${size}" scope="colgroup">read as</th>`
  table.tHead.insertRow().innerHTML =
    `<th scope="col">is</th>` + classes.map(read => `<th scope="col">${read}</th>`).join("")
  const body = table.createTBody()
  for (const row of classes) {
    const line = body.insertRow()
    line.innerHTML = `<th scope="row">${row}</th>`
    for (const column of classes) {
      const button = document.createElement("button")
      button.type = "button"
      button.cell = [row, column]
      line.insertCell().append(button)
    }
  }
}

function updateTable(table, { selected, shares }, cells) {
  const buttons = [...table.querySelectorAll("button")]
  const mistakes = cells.flatMap((row, digit) => row.filter((_, read) => read !== digit))
  const worst = Math.max(...mistakes.map(cell => cell.perCent)) || 1
  for (const button of buttons) {
    const [row, column] = button.cell
    const { count, perCent, words } = cells[row][column]
    const right = row === column
    button.textContent = shares ? perCent.toFixed(1) : count
    button.className = right ? "right" : count ? "" : "none"
    button.style.setProperty("--heat", right ? 0 : Math.sqrt(perCent / worst))
    button.setAttribute("aria-pressed", String(row === selected[0] && column === selected[1]))
    button.setAttribute("aria-label", words)
    button.title = words
    button.tabIndex = -1
  }
  table.nextElementSibling.textContent = `Strongest colour: ${worst.toFixed(1)}\u00a0% of a row.`
  const focused = buttons.find(button => button.matches(":focus"))
  const marked = buttons.find(button => button.getAttribute("aria-pressed") === "true")
  ;(focused ?? marked ?? buttons[0]).tabIndex = 0
}

// Move the focus to the neighbour that an arrow key points at: one tab stop for the whole table.
function walk(event, table) {
  const move = MOVES[event.key]
  if (!move || !event.target.cell) return
  event.preventDefault()
  const [row, column] = event.target.cell
  const next = table.rows[row + move[0] + 2]?.cells[column + move[1] + 1]?.querySelector("button")
  if (!next) return
  event.target.tabIndex = -1
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
