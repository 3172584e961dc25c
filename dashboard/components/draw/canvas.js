// Undo and clear for a canvas, by its own buttons, which are hidden: too small for a finger.
// They know what was drawn since the canvas was shown; what was there before, the server knows.

const IN_CANVAS = `
  .dc-toolbar { display: none !important; }
  .dc-container { border-radius: 8px; overflow: hidden; }
  .hint {
    position: absolute; inset: 0; z-index: 15; display: grid; place-items: center;
    pointer-events: none; color: #8b93a0; font: 400 1.05rem var(--st-font);
  }
  .hint[hidden] { display: none; }
`

export default function ({ data, parentElement, setTriggerValue }) {
  const [undo, clear] = parentElement.querySelectorAll("button")
  const disabled = String(data.strokes === 0)
  for (const button of [undo, clear]) button.setAttribute("aria-disabled", disabled)
  const ask = what => {
    pause(data.canvas, true)
    setTriggerValue(what, true)
  }
  undo.onclick = () => press(data.canvas, "Undo") || (data.strokes > 0 && ask("undo"))
  clear.onclick = () =>
    data.restored ? ask("clear") : press(data.canvas, "Reset canvas & history")
  const waiting = setInterval(() => prepare(data) && clearInterval(waiting), 30)
  if (prepare(data)) clearInterval(waiting)
  return () => clearInterval(waiting)
}

const rootOf = selector =>
  [...(document.querySelector(selector)?.querySelectorAll("*") ?? [])].find(e => e.shadowRoot)
    ?.shadowRoot

// Press one of the canvas's own buttons; whether there was anything to press.
function press(selector, name) {
  const button = rootOf(selector)?.querySelector(`.dc-toolbar [aria-label="${name}"]`)
  if (!button || button.disabled) return false
  button.click()
  return true
}

// While the server puts another drawing on the canvas, a stroke would be lost: there is no pen.
function pause(selector, paused) {
  rootOf(selector).querySelector(".upper-canvas").style.pointerEvents = paused ? "none" : ""
}

// Make the canvas ready once it is there.
function prepare({ canvas, strokes, hint }) {
  const root = rootOf(canvas)
  const upper = root?.querySelector(".upper-canvas")
  if (!upper) return false
  if (!root.querySelector(".hint")) begin(root, upper, canvas)
  const shown = root.querySelector(".hint")
  shown.textContent = hint
  shown.hidden = strokes > 0
  pause(canvas, false)
  upper.setAttribute("role", "img")
  upper.setAttribute("aria-label", `Canvas, ${strokes === 1 ? "1 stroke" : `${strokes} strokes`}`)
  return true
}

function begin(root, upper, selector) {
  const style = document.createElement("style")
  style.textContent = IN_CANVAS
  const hint = Object.assign(document.createElement("div"), { className: "hint" })
  root.append(style)
  root.querySelector(".dc-container").append(hint)
  upper.addEventListener("pointerdown", () => {
    hint.hidden = true
    // The canvas waits a while after a stroke; nobody else should.
    const send = () => setTimeout(() => press(selector, "Update the app with this drawing"))
    document.addEventListener("pointerup", send, { once: true })
  })
}
