import type { Run } from '../../base/document.ts'

/**
 * The runs of a paragraph after a person edited its text: a sourced figure that still stands there, in
 * its order, keeps its source; one that was changed keeps the source too, over whatever now stands in
 * its place, so that the check before issue finds it; one whose whole surroundings went is gone.
 */
export function editedRuns(runs: readonly Run[], text: string): Run[] {
  const sourced = runs.filter((run) => run.reference !== undefined && run.text !== '')
  const edited: Run[] = []
  let at = 0
  for (const run of sourced) {
    const found = text.indexOf(run.text, at)
    if (found === -1) {
      const changed = changedFigure(runs, run, text, at)
      if (changed === undefined) continue
      push(edited, text.slice(at, changed.start))
      edited.push({ ...run, text: changed.text })
      at = changed.start + changed.text.length
      continue
    }
    push(edited, text.slice(at, found))
    edited.push(run)
    at = found + run.text.length
  }
  push(edited, text.slice(at))
  return edited
}

function push(runs: Run[], text: string): void {
  if (text !== '') runs.push({ text })
}

/** How many characters before a figure are enough to know its place again. */
const CONTEXT = 6

const FIGURE = /^[-−+]?\d[\d.,%]*/

/** The number that now stands where a sourced figure stood, known by the words before it. */
function changedFigure(runs: readonly Run[], run: Run, text: string, from: number) {
  const index = runs.indexOf(run)
  const before = runs
    .slice(0, index)
    .map((each) => each.text)
    .join('')
    .slice(-CONTEXT)
  if (before === '') return undefined
  const place = text.indexOf(before, Math.max(0, from - before.length))
  if (place === -1) return undefined
  const start = Math.max(from, place + before.length)
  const figure = FIGURE.exec(text.slice(start))?.[0]
  if (figure === undefined) return undefined
  // The words set in one go with a figure (9项) stay with it, so that setting it right again is seen.
  const tail = run.text.replace(FIGURE, '')
  const kept = text.startsWith(tail, start + figure.length) ? tail : ''
  return { start, text: figure + kept }
}
