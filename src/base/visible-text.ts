/** Signs without a width, and those that turn the writing round: copied along unseen, never meant. */
const UNSEEN = /\p{Cf}/gu

export function visible(text: string): string {
  return text.replace(UNSEEN, '')
}
