// What fingers, wheel and keys do to a map. A page must still scroll over it: one finger scrolls
// unless it is to draw, and the wheel zooms with Ctrl only.

const ZOOM = 1.5
const STEP = 40

export const GESTURES = {
  move: ["Move", "Drag moves the map", { mouseMode: "panZoom", lassoType: "freeform" }],
  lasso: ["Lasso", "Drag draws around images", { mouseMode: "lasso", lassoType: "freeform" }],
  box: ["Box", "Drag draws a box around images", { mouseMode: "lasso", lassoType: "rectangle" }],
}

export function zoom(plot, factor) {
  const { distance, target } = plot.get("camera")
  plot.zoomToLocation([...target], Math.min(distance[0] / factor, 1.5))
}

export function listen(canvas, plot, gesture, chooseInView) {
  const halt = event => !event.ctrlKey && !event.metaKey && event.stopPropagation()
  canvas.parentElement.addEventListener("wheel", halt, { capture: true, passive: true })
  canvas.addEventListener("keydown", event => onKey(event, canvas, plot, chooseInView))
  const touch = touches(canvas, plot, gesture)
  for (const kind of ["touchstart", "touchmove", "touchend", "touchcancel"])
    canvas.addEventListener(kind, touch, { passive: false })
}

function onKey(event, canvas, plot, chooseInView) {
  const moves = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] }
  if (event.key in moves) pan(canvas, plot, ...moves[event.key])
  else if (event.key === "+") zoom(plot, ZOOM)
  else if (event.key === "-") zoom(plot, 1 / ZOOM)
  else if (event.key === "0") plot.reset()
  else if (event.key === "Enter") chooseInView()
  else return
  event.preventDefault()
}

function pan(canvas, plot, right, down) {
  const height = canvas.clientHeight
  plot.get("camera").pan([(right / height) * 2, (-down / height) * 2])
  plot.redraw()
}

// Two fingers move and zoom; one draws, where that is the gesture: as a mouse would.
function touches(canvas, plot, gesture) {
  let before = null
  return event => {
    const fingers = [...event.touches].map(({ clientX, clientY }) => [clientX, clientY])
    if (fingers.length === 2) {
      event.preventDefault()
      if (event.type === "touchmove" && before?.length === 2) pinch(canvas, plot, before, fingers)
    } else if (gesture() !== "move" && event.cancelable) {
      event.preventDefault()
      draw(canvas, event)
    }
    before = fingers
  }
}

function pinch(canvas, plot, before, now) {
  const middle = ([a, b]) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  const apart = ([a, b]) => Math.hypot(a[0] - b[0], a[1] - b[1]) || 1
  const [from, to] = [middle(before), middle(now)]
  const { left, top, width, height } = canvas.getBoundingClientRect()
  const place = [((to[0] - left) / height) * 2 - width / height, 1 - ((to[1] - top) / height) * 2]
  pan(canvas, plot, to[0] - from[0], to[1] - from[1])
  plot.get("camera").scale(apart(now) / apart(before), place)
  plot.redraw()
}

const AS_MOUSE = { touchstart: "mousedown", touchmove: "mousemove", touchend: "mouseup", touchcancel: "mouseup" }

function draw(canvas, { type, changedTouches: [{ clientX, clientY }] }) {
  const options = { clientX, clientY, bubbles: true, composed: true, buttons: 1, cancelable: true }
  canvas.dispatchEvent(new MouseEvent(AS_MOUSE[type], options))
  if (type === "touchend") canvas.dispatchEvent(new MouseEvent("click", options))
}
