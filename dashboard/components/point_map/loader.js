// Fetches the bundle once, from its own address: sent along here, it would travel again with every
// change of the data. The data are those that __init__.py gives.

const left = new WeakSet()
const closers = new WeakMap()

export default function (component) {
  const { data, parentElement } = component
  left.delete(parentElement)
  import(new URL(data.program, window.location.origin)).then(
    ({ default: pointMap }) => left.has(parentElement) || closers.set(parentElement, pointMap(component)),
    error => (parentElement.querySelector("section").textContent = `The map could not be loaded: ${error.message}`),
  )
  return () => {
    left.add(parentElement)
    closers.get(parentElement)?.()
  }
}
