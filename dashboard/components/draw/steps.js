// The steps as cards, some with a switch; the focus stays on the switch that has it.

export default function ({ data, parentElement, setTriggerValue }) {
  const cards = parentElement.querySelector("section")
  if (cards.shown !== data) show(cards, data)
  cards.onclick = event => {
    const button = event.target.closest("button")
    if (button) setTriggerValue("step", button.dataset.id)
  }
}

function show(cards, html) {
  const id = cards.querySelector("button:focus")?.dataset.id
  cards.innerHTML = cards.shown = html
  if (id) cards.querySelector(`[data-id="${id}"]`)?.focus({ preventScroll: true })
}
