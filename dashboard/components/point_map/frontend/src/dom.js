export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

export function button(text, words, onclick) {
  const made = element("button", { type: "button", title: words, onclick }, text)
  made.setAttribute("aria-label", words)
  return made
}

export function press(target, pressed) {
  target.setAttribute("aria-pressed", String(pressed))
}

export function drawn(tag, kind, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag)
  made.setAttribute("class", kind)
  made.append(...children)
  return made
}
