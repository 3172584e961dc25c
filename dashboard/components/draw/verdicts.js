// What the models read, each a button; the focus stays on the model that has it, wherever it moves.

export default function ({ data, parentElement, setTriggerValue }) {
  const [digit, sentence, rows] = ["header b", "header p", "section"].map(s => parentElement.querySelector(s))
  digit.textContent = data.digit
  if (sentence.textContent !== data.sentence) say(sentence, data.sentence)
  if (rows.shown !== data.rows) show(rows, data.rows)
  const buttons = [...rows.querySelectorAll("button")]
  rows.style.setProperty("--rows", buttons.length)
  for (const button of buttons)
    button.setAttribute("aria-pressed", String(button.dataset.id === data.chosen))
  stopAt(buttons, focused(rows) ?? buttons.find(button => button.ariaPressed === "true") ?? buttons[0])
  rows.onclick = event => {
    const button = event.target.closest("button")
    if (!button) return
    setTriggerValue("model", button.dataset.id)
    reveal(data.reveal)
  }
  rows.onkeydown = event => walk(event, buttons)
}

// Word by word: a line ends between words, not at the hyphen of an id.
function say(place, words) {
  const parts = words.split(" ").map(word => {
    const part = document.createElement("span")
    part.textContent = word
    return part
  })
  place.replaceChildren(...parts.flatMap(part => [part, " "]).slice(0, -1))
}

const focused = rows => rows.querySelector("button:focus")

function show(rows, html) {
  const id = focused(rows)?.dataset.id
  rows.innerHTML = rows.shown = html
  if (id) rows.querySelector(`[data-id="${id}"]`)?.focus({ preventScroll: true })
}

// Move the focus to the next row by an arrow key.
function walk(event, buttons) {
  const steps = { ArrowUp: -1, ArrowDown: 1 }
  const next = buttons[buttons.indexOf(event.target.closest("button")) + steps[event.key]]
  if (!next) return
  event.preventDefault()
  stopAt(buttons, next)
  next.focus()
}

// All rows are one stop for the tab key.
function stopAt(buttons, one) {
  for (const button of buttons) button.tabIndex = button === one ? 0 : -1
}
