// The points of one map, as dashboard/maps.py packs them: float32 x and y, then one byte each for the
// digit and, where a model reads the images, for what it reads and how sure it is.

export async function load(address, count) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(await answer.text())
  const buffer = await answer.arrayBuffer()
  const bytes = place => new Uint8Array(buffer, 8 * count + place * count, count)
  const isRead = buffer.byteLength === 11 * count
  return {
    x: new Float32Array(buffer, 0, count),
    y: new Float32Array(buffer, 4 * count, count),
    digits: bytes(0),
    readings: isRead ? { labels: bytes(1), confidence: bytes(2) } : null,
  }
}

// The class of each point by which it is coloured: an index into the classes of `scheme`.
export function classify(scheme, digits, readings) {
  if (scheme.by === "digit" || !readings) return digits
  const { labels, confidence } = readings
  if (scheme.by === "prediction") return labels
  if (scheme.by === "right") return digits.map((digit, image) => Number(digit !== labels[image]))
  // By confidence: the number of limits, in 255ths, that it stays below.
  return confidence.map(sure => scheme.limits.filter(limit => sure < limit).length)
}

// Of each of so many digits, an image in the midst of its points: there its name stands.
export function middles({ x, y, digits }, number) {
  return Array.from({ length: number }, (_, digit) => {
    const images = Array.from(digits.keys()).filter(image => digits[image] === digit)
    const median = values => Float32Array.from(images, image => values[image]).sort()[images.length >> 1]
    const [across, up] = [median(x), median(y)]
    const apart = image => Math.hypot(x[image] - across, y[image] - up)
    return images.reduce((best, image) => (apart(image) < apart(best) ? image : best), images[0])
  })
}

export function tally(classes, length) {
  const counts = new Array(length).fill(0)
  for (const number of classes) counts[number] += 1
  return counts
}
