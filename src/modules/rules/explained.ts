/** An explanation as data that travels: what the browser shows and the server answers alike. */
import type { Explanation, Finding as Found } from '../../rules/explain/explain.ts'
import type { Finding, FirmExplanation } from './schema.ts'

export function explainedOf(explanation: Explanation): FirmExplanation {
  const { leastChange, amount, openPoints } = explanation
  return {
    programme: explanation.programme,
    version: explanation.version,
    verdict: explanation.verdict,
    capped: explanation.capped,
    score: explanation.score,
    clauses: explanation.clauses.map(findingOf),
    needs: [...explanation.needs],
    leastChange:
      leastChange === null
        ? null
        : {
            moves: leastChange.moves.map((move) => ({ ...move })),
            cost: leastChange.cost,
            sentence: leastChange.sentence,
          },
    class: explanation.class,
    amount:
      amount === null
        ? null
        : { lo: amount.lo, hi: amount.hi, items: amount.items.map((item) => ({ ...item })) },
    openPoints: openPoints.map((point) => ({ ...point })),
  }
}

function findingOf({ id, title, cite, outcome, sentence, sources, parts }: Found): Finding {
  return { id, title, cite, outcome, sentence, sources: [...sources], parts: parts.map(findingOf) }
}
