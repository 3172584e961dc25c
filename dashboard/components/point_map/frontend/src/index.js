// A board of one or two maps of the same images, which share what is marked, chosen and switched off.
// Images are known by their numbers; the data are those that __init__.py gives.

import { createRenderer } from "regl-scatterplot"
import { button, element, press } from "./dom.js"
import { GESTURES, zoom } from "./gestures.js"
import { Legend } from "./legend.js"
import { fromText, toText } from "./mask.js"
import { Pane } from "./pane.js"

const boards = new WeakMap()

export default function pointMap({ data, parentElement, setStateValue, setTriggerValue }) {
  const board = boards.get(parentElement) ?? new Board(parentElement, data)
  boards.set(parentElement, board)
  board.send = { pin: image => setTriggerValue("pin", image), selection: text => setStateValue("selection", text) }
  board.show(data)
  return () => {
    board.close()
    boards.delete(parentElement)
  }
}

// One for all boards, and for ever: browsers allow few.
let shared
function renderer() {
  try {
    shared ??= createRenderer()
  } catch {
    shared = null
  }
  return shared
}

class Board {
  constructor(parent, data) {
    this.root = parent.querySelector("section")
    this.panes = []
    this.gesture = "move"
    this.selection = data.selection ? fromText(data.selection, data.count) : []
    this.renderer = renderer()
    this.figures = element("div", { className: "figures" })
    this.note = element("p")
    this.note.setAttribute("role", "status")
    this.legend = new Legend(() => this.restrict())
    this.hint = element("p", { id: "hint", className: "hint" })
    this.root.replaceChildren(this.makeTools(), this.figures, this.legend.root, this.note, this.hint)
    this.root.classList.toggle("still", !this.renderer)
    this.useGesture("move")
  }

  makeTools() {
    const tool = ([name, [text, words]]) => Object.assign(button(text, words, () => this.useGesture(name)), { name })
    this.tools = Object.entries(GESTURES).map(tool)
    const all = act => () => this.panes.forEach(pane => pane.plot && act(pane.plot))
    this.clear = button("Choose none", "Undo lasso or box", () => this.select([]))
    const zooms = [
      button("+", "Zoom in", all(plot => zoom(plot, 1.5))),
      button("\u2212", "Zoom out", all(plot => zoom(plot, 1 / 1.5))),
      button("All", "Show the whole map", all(plot => plot.reset())),
    ]
    const group = (...children) => element("div", { className: "group" }, ...children)
    return element("div", { className: "tools" }, group(...this.tools), group(...zooms), this.clear)
  }

  useGesture(gesture) {
    this.gesture = gesture
    this.tools.forEach(tool => press(tool, tool.name === gesture))
    this.panes.forEach(pane => pane.useGesture(gesture))
  }

  async show(data) {
    this.data = data
    this.setPanes(data.maps.length)
    this.figures.classList.toggle("two", data.maps.length > 1)
    this.clear.disabled = !this.selection.length
    this.hint.textContent = data.hint
    this.say()
    const style = getComputedStyle(this.root)
    const colour = name => style.getPropertyValue(name).trim()
    const theme = { background: colour("--st-background-color"), accent: colour("--st-primary-color") }
    this.panes.forEach(pane => pane.theme(theme))
    try {
      await Promise.all(this.panes.map((pane, place) => pane.show(data.maps[place])))
      if (this.data === data) await this.paint()
    } catch (error) {
      this.problem = `The points could not be loaded: ${error.message}`
      this.say()
    }
  }

  async paint() {
    const { scheme, pin, neighbours } = this.data
    this.legend.show(this.data, this.panes.map(pane => [pane.points, this.readings(pane)]))
    const painted = this.panes.map(pane => (pane.busy = pane.busy.then(() => pane.paint(scheme, this.readings(pane)))))
    await Promise.all(painted)
    this.panes.forEach(pane => pane.mark(pin, neighbours))
    this.restrict()
    this.root.dataset.drawn = this.panes.map(pane => pane.address).join(" ")
  }

  setPanes(number) {
    while (this.panes.length > number) this.panes.pop().close()
    while (this.panes.length < number) {
      const pane = new Pane(this, this.renderer)
      this.figures.append(pane.figure)
      pane.useGesture(this.gesture)
      this.panes.push(pane)
    }
  }

  // What a model reads in the images: raw pixels are coloured by the model beside them.
  readings(pane) {
    return pane.points?.readings ?? this.panes[0].points?.readings ?? null
  }

  restrict() {
    this.panes.forEach(pane => pane.restrict(this.legend.filter(pane)))
    this.say()
  }

  point(here, image) {
    this.panes.forEach(pane => pane.point(image, pane === here))
  }

  describe(pane, image) {
    const { digits } = pane.points
    const readings = this.readings(pane)
    const truth = `#${image}, is ${digits[image]}`
    if (!readings) return truth
    const sure = ((readings.confidence[image] / 255) * 100).toFixed(0)
    return `${truth}, read ${readings.labels[image]} (${sure}\u00a0%)`
  }

  pin(image) {
    this.send.pin(image)
  }

  select(images) {
    this.selection = images
    this.clear.disabled = !images.length
    this.panes.forEach(pane => pane.showSelection())
    this.send.selection(images.length ? toText(images, this.data.count) : null)
  }

  say() {
    const words = this.renderer
      ? this.legend.words(this.panes, this.data?.count)
      : "This browser offers no WebGL, which maps need: here are still ones, coloured by digit. Pin images by number."
    this.note.textContent = this.problem ?? words
  }

  close() {
    this.panes.forEach(pane => pane.close())
  }
}
