import { useEffect } from 'react'
import { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useAddress, useHere } from '../../../ui/address.ts'
import { Go } from '../../../ui/go.tsx'
import { useLanguage, useWords } from '../../../ui/language.ts'
import { type ClauseRow, citeParts, clauseRows } from '../clause-rows.ts'
import { clauseKindLabels, type RuleClause, type VersionReading } from '../schema.ts'
import { clauseName, confidenceWords } from '../source-words.ts'

const Chosen = z.string().min(1).optional()

/** Each clause of the law at the left, its rule at the right; every row has an address of its own. */
export function ClauseGrid({ reading }: { reading: VersionReading }) {
  const say = useWords()
  const [chosen] = useAddress('clause', Chosen, undefined)
  useEffect(() => {
    if (chosen !== undefined)
      document.getElementById(`clause-${chosen}`)?.scrollIntoView({ block: 'start' })
  }, [chosen])
  return (
    <div className="clause-grid">
      <div className="clause-head">{say(words.law)}</div>
      <div className="clause-head">{say(words.rule)}</div>
      {clauseRows(reading.clauses).map((row) => (
        <Row key={row.key} {...{ row, reading }} isChosen={row.clause.id === chosen} />
      ))}
    </div>
  )
}

type RowProps = { row: ClauseRow; reading: VersionReading; isChosen: boolean }

function Row({ row: { clause, depth, again }, reading, isChosen }: RowProps) {
  const say = useWords()
  const here = useHere()
  const address = here({ clause: clause.id, version: reading.version })
  return (
    <div
      className={isChosen ? 'clause-row clause-chosen' : 'clause-row'}
      {...(again ? {} : { id: `clause-${clause.id}` })}
    >
      <div style={{ paddingLeft: depth * 16 }}>
        <p className="clause-title">
          <Go to={address} look="plain">
            {say(clauseName(clause.title))}
          </Go>
        </p>
        <Law clause={clause} reading={reading} />
      </div>
      <div>{again ? <p className="hint">{say(words.above)}</p> : <Rule clause={clause} />}</div>
    </div>
  )
}

function Law({
  clause: { cite, quote, confidence },
  reading,
}: {
  clause: RuleClause
  reading: VersionReading
}) {
  const language = useLanguage()
  if (cite === null && quote === null) return null
  const { document, clause } = citeParts(cite ?? '')
  const source = reading.documents.find(({ id }) => id === document)
  return (
    <>
      {quote === null ? null : <blockquote className="clause-quote">{quote}</blockquote>}
      <p className="clause-cite">
        {source === undefined ? document : `《${source.title}》(${source.docno})`}
        {clause}
        {confidence === null ? null : ` · ${confidenceWords(confidence, language)}`}
      </p>
    </>
  )
}

function Rule({ clause: { kind, rule, maximum, parts } }: { clause: RuleClause }) {
  const say = useWords()
  const lines = say({ zh: rule.zh.join('\n'), en: rule.en.join('\n') }).split('\n')
  const isGroup = parts.length > 0 && kind !== 'test' && kind !== 'score'
  const about = [
    isGroup || kind === 'judged' || kind === 'ruleUnknown' ? say(clauseKindLabels[kind]) : '',
    maximum === null ? '' : say(words.maximum, { maximum }),
  ].filter((text) => text !== '')
  return (
    <>
      {about.length === 0 ? null : <p className="clause-kind">{about.join(' · ')}</p>}
      <ul className="clause-rule">
        {lines
          .filter((line) => line !== '')
          .map((line, index) => (
            // Lines of one rule may repeat (“otherwise → 0”) and never change places.
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is the rule's own
            <li key={index}>{line}</li>
          ))}
      </ul>
    </>
  )
}

const words = {
  law: label('条文', 'Law'),
  rule: label('规则', 'Rule'),
  above: label('见上', 'see above'),
  maximum: label('满分 {maximum} 分', 'at most {maximum} {maximum:point|points}'),
}
