// One map: its points, what is marked in them, and a picture of the one that is pointed at.

import createScatterplot from "regl-scatterplot"
import { drawn, element } from "./dom.js"
import { GESTURES, listen } from "./gestures.js"
import { classify, load, middles } from "./points.js"

const FADED = 0.15
const SIZES = { neighbour: 5, pinned: 9, pointer: 7 }

export class Pane {
  constructor(board, renderer) {
    this.board = board
    this.busy = Promise.resolve()
    this.canvas = element("canvas", { tabIndex: 0 })
    this.marks = drawn("svg", "marks")
    this.marks.setAttribute("aria-hidden", "true")
    this.card = element("div", { className: "card", hidden: true }, element("img", { alt: "" }), element("span"))
    this.stage = element("div", { className: "stage" }, this.canvas, this.marks, this.card)
    this.caption = element("figcaption")
    this.figure = element("figure", {}, this.caption, this.stage)
    if (renderer) this.plot = this.makePlot(renderer)
    else this.stage.replaceChildren((this.still = element("img", { className: "still" })))
  }

  makePlot(renderer) {
    const plot = createScatterplot({
      renderer,
      canvas: this.canvas,
      colorBy: "valueA",
      opacityBy: "valueA",
      sizeBy: "valueA",
      opacityInactiveScale: FADED,
      pointSizeSelected: 0,
      pointOutlineWidth: 0,
      lassoMinDist: 3,
      deselectOnEscape: false,
      deselectOnDblClick: false,
      actionKeyMap: { lasso: "shift" },
    })
    plot.subscribe("pointOver", image => this.board.point(this, image))
    plot.subscribe("pointOut", () => this.board.point(this, null))
    plot.subscribe("drawing", () => this.placeMarks())
    plot.subscribe("lassoStart", () => {
      this.isDrawing = true
      this.board.point(this, null)
    })
    plot.subscribe("lassoEnd", () => setTimeout(() => (this.isDrawing = false)))
    plot.subscribe("select", ({ points }) => this.onSelect(points))
    plot.subscribe("deselect", () => this.isDrawing && this.board.select([]))
    // A lasso that is closed where it began ends in a click, which is none.
    const swallow = event => this.isDrawing && event.stopImmediatePropagation()
    this.stage.addEventListener("click", swallow, { capture: true })
    listen(this.canvas, plot, () => this.board.gesture, () => this.chooseInView())
    return plot
  }

  // What a lasso is to a mouse, for keys, which zoom and move the map to what is to be chosen. What
  // is in view is known once it is drawn: the frame after a key.
  async chooseInView() {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    const isShown = this.board.legend.filter(this) ?? (() => true)
    this.board.select([...this.plot.get("pointsInView")].filter(image => isShown(null, image)))
  }

  onSelect(points) {
    if (this.isDrawing) return this.board.select([...points])
    const [image] = points
    this.showSelection()
    this.board.pin(image)
  }

  // Show a map; calls may overlap, only the latest one counts.
  show(source) {
    this.source = source
    this.caption.textContent = source.title
    this.canvas.setAttribute("aria-label", source.words)
    this.canvas.setAttribute("role", "img")
    this.canvas.setAttribute("aria-describedby", "hint")
    if (this.still) Object.assign(this.still, { src: source.still, alt: source.words })
    const latest = () => this.source === source && this.refresh(source)
    return (this.busy = this.busy.then(latest, latest))
  }

  async refresh({ points }) {
    if (this.address !== points) {
      this.points = await load(points, this.board.data.count)
      this.middles = middles(this.points, this.board.data.digits.length)
      this.address = points
      this.drawn = null
    }
  }

  // Colour the points, by what the model reads beside whose map raw pixels stand.
  async paint(scheme, readings) {
    if (!this.plot || !this.points) return
    const { x, y, digits } = this.points
    this.classes = classify(scheme, digits, readings)
    const what = `${this.address} ${JSON.stringify(scheme)} ${readings === this.points.readings}`
    if (this.drawn !== what) {
      this.plot.set(this.look(scheme))
      const known = this.drawn ? this.plot.get("spatialIndex") : undefined
      await this.plot.draw({ x, y, valueA: this.classes }, { zDataType: "categorical", spatialIndex: known })
      if (scheme.by !== "digit") this.plot.set({ pointOrder: this.order(readings) })
    }
    this.drawn = what
    this.showSelection()
  }

  look({ classes }) {
    const colours = classes.map(({ colour }) => colour)
    return {
      pointColor: colours,
      pointColorActive: colours,
      pointColorHover: colours,
      opacity: classes.map(({ opacity }) => opacity),
      pointSize: classes.map(({ size }) => size),
    }
  }

  // Least sure and wrong ones last: they are few, and on top they are seen.
  order(readings) {
    if (!readings) return null
    const { labels, confidence } = readings
    const { digits } = this.points
    const rank = image => confidence[image] - 256 * (labels[image] !== digits[image])
    const ranks = Int16Array.from(digits, (_, image) => rank(image))
    return Array.from(digits, (_, image) => image).sort((a, b) => ranks[b] - ranks[a])
  }

  restrict(isShown) {
    if (!this.plot || !this.drawn) return
    const silently = { preventEvent: true }
    if (isShown) this.plot.filter(Array.from(this.classes, (_, image) => image).filter(isShown), silently)
    else if (this.isFiltered) this.plot.unfilter(silently)
    this.isFiltered = isShown !== null
    for (const name of this.marks.querySelectorAll(".name"))
      name.style.visibility = isShown && !isShown(null, name.image) ? "hidden" : "visible"
    this.showSelection()
  }

  showSelection() {
    if (!this.plot || !this.drawn) return
    const { selection } = this.board
    if (selection.length) this.plot.select(selection, { preventEvent: true })
    else this.plot.deselect({ preventEvent: true })
  }

  mark(pin, neighbours) {
    if (!this.plot) return
    const circle = (kind, image) => Object.assign(drawn("circle", kind), { image })
    const circles = neighbours.map(image => circle("neighbour", image))
    if (pin !== null) circles.push(circle("pinned", pin))
    this.pointer = circle("pointer", null)
    this.marks.replaceChildren(...this.names(), ...circles, this.pointer)
    this.placeMarks()
  }

  // The digits by name where colours mean digits, so that colours need not be told apart.
  names() {
    const { scheme, digits } = this.board.data
    if (!["digit", "prediction"].includes(scheme.by)) return []
    const name = (image, digit) => Object.assign(drawn("text", "name", digits[digit].label), { image })
    return this.middles.map(name).filter(({ image }) => image !== undefined)
  }

  placeMarks() {
    if (!this.drawn) return
    for (const mark of this.marks.children) {
      const [x, y] = (mark.image !== null && this.plot.getScreenPosition(mark.image)) || [-99, -99]
      mark.setAttribute("transform", `translate(${x} ${y})`)
      mark.setAttribute("r", SIZES[mark.getAttribute("class")] ?? 0)
    }
  }

  // Mark an image that is pointed at, here or in the other map; its picture stands beside it here.
  point(image, isHere) {
    if (!this.plot || !this.pointer) return
    this.pointer.image = image
    this.placeMarks()
    this.card.hidden = image === null || !isHere
    if (!this.card.hidden) this.fillCard(image)
  }

  fillCard(image) {
    const [x, y] = this.plot.getScreenPosition(image)
    const [picture, words] = this.card.children
    picture.src = this.board.data.image.replace("{}", image)
    words.textContent = this.board.describe(this, image)
    this.card.style.left = `${x}px`
    this.card.style.top = `${y}px`
    this.card.classList.toggle("leftwards", x > this.canvas.clientWidth / 2)
    this.card.classList.toggle("upwards", y > this.canvas.clientHeight / 2)
  }

  useGesture(gesture) {
    this.canvas.style.touchAction = gesture === "move" ? "pan-y" : "none"
    this.canvas.classList.toggle("draws", gesture !== "move")
    this.plot?.set(GESTURES[gesture][2])
  }

  theme({ background, accent }) {
    this.plot?.set({ backgroundColor: background, lassoColor: accent })
  }

  close() {
    this.plot?.destroy()
    this.figure.remove()
  }
}
