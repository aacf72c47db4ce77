/** The quarters that are walked, each with the days on which lists are issued (month and day). */
export type Quarter = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly batches: readonly string[]
}

const spans = [
  { from: '01-01', to: '03-31', batches: ['03-15'] },
  { from: '04-01', to: '06-30', batches: ['05-20'] },
  { from: '07-01', to: '09-30', batches: ['08-25'] },
  { from: '10-01', to: '12-31', batches: ['10-16', '11-20', '12-08'] },
] as const

export function quartersOf(years: readonly number[]): Quarter[] {
  return years.flatMap((year) =>
    spans.map(({ from, to, batches }, index) => ({
      id: `${year}Q${index + 1}`,
      from: `${year}-${from}`,
      to: `${year}-${to}`,
      batches,
    })),
  )
}
