// Bring what a click in a chart has chosen into view, on a screen where it lies below.

let pressed = []
document.addEventListener("pointerdown", event => (pressed = event.composedPath()), true)

export default function ({ data, parentElement }) {
  const before = parentElement.chosen
  parentElement.chosen = data.chosen
  const inChart = pressed.some(element => element.matches?.(data.chart))
  if (before !== undefined && before !== data.chosen && inChart) reveal(data.target)
}
