// What colours mean, how many points have them, and buttons that switch digits and colours off.

import { element, press } from "./dom.js"
import { classify, tally } from "./points.js"

export class Legend {
  constructor(onChange) {
    this.onChange = onChange
    this.root = element("div", { className: "legend" })
    this.hiddenDigits = new Set()
    this.hiddenClasses = new Set()
  }

  // `parts`: points and readings of every map.
  show({ scheme, digits }, parts) {
    if (this.by !== scheme.by) this.hiddenClasses.clear()
    this.by = scheme.by
    const [[points]] = parts
    const ofDigits = tally(points.digits, digits.length)
    const rows = [this.row("Digits", digits, ofDigits.map(number), this.hiddenDigits)]
    if (scheme.by !== "digit") {
      const tallies = parts.map(([{ digits: truths }, readings]) => tally(classify(scheme, truths, readings), scheme.classes.length))
      const same = tallies.length < 2 || tallies[0].every((count, place) => count === tallies[1][place])
      const counts = scheme.classes.map((_, place) => tallies.slice(0, same ? 1 : 2).map(each => number(each[place])).join(" / "))
      rows.push(this.row(scheme.title, scheme.classes, counts, this.hiddenClasses))
    }
    this.root.replaceChildren(...rows)
  }

  row(title, classes, counts, hidden) {
    const group = element("div", { className: "row" }, element("span", {}, title))
    group.setAttribute("role", "group")
    group.setAttribute("aria-label", title)
    classes.forEach(({ label, colour }, place) => group.append(this.toggle(label, colour, counts[place], place, hidden)))
    return group
  }

  toggle(label, colour, count, place, hidden) {
    const swatch = element("i")
    if (colour) swatch.style.background = colour
    else swatch.hidden = true
    const made = element("button", { type: "button" }, swatch, label, element("small", {}, count))
    made.setAttribute("aria-label", `${label}: ${count} images`)
    press(made, !hidden.has(place))
    made.onclick = () => {
      if (!hidden.delete(place)) hidden.add(place)
      press(made, !hidden.has(place))
      this.onChange()
    }
    return made
  }

  // Which points of a map are shown; null for all.
  filter(pane) {
    if (!this.hiddenDigits.size && !this.hiddenClasses.size) return null
    const { classes, points } = pane
    const byClass = this.by === "digit" ? new Set() : this.hiddenClasses
    return (_, image) => !this.hiddenDigits.has(points?.digits[image]) && !byClass.has(classes?.[image])
  }

  words(panes, count) {
    const shown = panes.map(pane => {
      const isShown = this.filter(pane)
      if (!isShown || !pane.classes) return count
      return pane.classes.reduce((sum, _, image) => sum + isShown(_, image), 0)
    })
    if (shown.every(each => each === count)) return ""
    return `Shown: ${[...new Set(shown)].map(number).join(" and ")} of ${number(count)} images.`
  }
}

const number = value => value.toLocaleString("en")
