/** A list of names under a person's hands: one parted into several, or two made one. */
type Named = { name: string }

/** The line at `index` parted at 、 , 和 及 与; one that holds none of them stays as it is. */
export function split<T extends Named>(lines: readonly T[], index: number): T[] {
  return lines.flatMap((line, at) => {
    if (at !== index) return [line]
    const names = line.name.split(/[、,,;;/]|和|及|与/).map((each) => each.trim())
    return names.filter((name) => name !== '').map((name) => ({ ...line, name }))
  })
}

/** The line at `index` and the next one as one, joined by 、 as lists are. */
export function merged<T extends Named>(lines: readonly T[], index: number): T[] {
  const [line, next] = [lines[index], lines[index + 1]]
  if (line === undefined || next === undefined) return [...lines]
  const one = { ...line, name: `${line.name}、${next.name}` }
  return [...lines.slice(0, index), one, ...lines.slice(index + 2)]
}
