type Props = {
  /** In order of time; null leaves a gap. For drawing only. */
  values: readonly (number | null)[]
  /** What it shows, in words, for whoever does not see it. */
  says: string
}

const width = 88
const height = 22
const edge = 3

/** A line as small as a word, its last point marked. */
export function Sparkline({ values, says }: Props) {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return null
  const low = Math.min(...known)
  const range = Math.max(...known) - low || 1
  const x = (place: number) => edge + (place / (values.length - 1)) * (width - 2 * edge)
  const y = (value: number) => height - edge - ((value - low) / range) * (height - 2 * edge)
  const last = values.findLastIndex((value) => value !== null)
  return (
    <svg className="sparkline" width={width} height={height} role="img" aria-label={says}>
      <path d={pathOf(values, x, y)} />
      <circle cx={x(last)} cy={y(values[last] ?? low)} r="2.5" />
    </svg>
  )
}

/** A new stroke begins after every gap. */
function pathOf(
  values: readonly (number | null)[],
  x: (place: number) => number,
  y: (value: number) => number,
): string {
  return values
    .flatMap((value, place) => {
      if (value === null) return []
      const pen = (values[place - 1] ?? null) === null ? 'M' : 'L'
      return [`${pen}${x(place).toFixed(1)} ${y(value).toFixed(1)}`]
    })
    .join('')
}
