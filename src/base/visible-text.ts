/** Signs without a width, and those that turn the writing round: copied along unseen, never meant. */
const UNSEEN = /\p{Cf}/gu

export function visible(text: string): string {
  return mayHide(text) ? text.replace(UNSEEN, '') : text
}

/** Letters, digits and Chinese hide nothing: a file of a million cells is not searched sign by sign. */
function mayHide(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const isPlain =
      unit < 0xad || (unit >= 0x3000 && unit < 0xd800) || (unit > 0xff00 && unit < 0xfff0)
    if (!isPlain) return true
  }
  return false
}
