// A set of image numbers as base64 text of one bit per image, the lowest bit of a byte first: as
// `chosen` in dashboard/maps.py reads it, and always 10 kB, whatever is chosen.

export function toText(images, count) {
  const bytes = new Uint8Array(Math.ceil(count / 8))
  for (const image of images) bytes[image >> 3] |= 1 << (image & 7)
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""))
}

export function fromText(text, count) {
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
  const images = []
  for (let image = 0; image < count; image++) if (bytes[image >> 3] & (1 << (image & 7))) images.push(image)
  return images
}
