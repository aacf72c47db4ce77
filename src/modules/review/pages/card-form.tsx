import { label } from '../../../base/label.ts'
import { Form } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.ts'
import { comparabilityLabels, type Definition } from '../../indicators/schema.ts'
import { fieldsOfCard } from '../card-fields.ts'
import { reviseCard } from '../routes.ts'

type Props = { plan: string; cards: readonly Definition[]; keeps: boolean; close: () => void }

/** 口径卡: its versions, and the next one filled in from the newest. */
export function CardForm({ plan, cards, keeps, close }: Props) {
  const say = useWords()
  const [newest] = cards
  if (newest === undefined) return null
  return (
    <>
      <ul className="versions">
        {cards.map((card) => (
          <li key={card.version}>
            <b>{say(words.version, { version: card.version, date: card.effectiveFrom })}</b>
            {card.meaning}
            {card.open.length === 0 ? null : (
              <p className="asks">{say(words.open, { what: card.open.join(';') })}</p>
            )}
            <small>
              {[
                say(comparabilityLabels[card.comparability]),
                card.basis.document,
                card.basis.clause,
              ]
                .filter((each) => each !== undefined && each !== '')
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
      {keeps ? (
        <Form
          route={reviseCard}
          given={{ plan, code: newest.code }}
          start={{ ...fieldsOfCard(newest), comparability: 'comparable' }}
          fields={fields}
          draft={`${plan} ${newest.code} v${newest.version}`}
          will={words.will}
          done={close}
        />
      ) : null}
    </>
  )
}

const fields = {
  meaning: { kind: 'long' },
  numerator: { kind: 'long' },
  denominator: { kind: 'long' },
  formula: { help: label('如 I-90 / I-91 * 100', 'Such as I-90 / I-91 * 100') },
  open: {
    kind: 'long',
    help: label(
      '一行一项;不为空时灯号为“口径未定”,不作比较',
      'One a line; while any is left the standing is “definition open” and nothing is compared',
    ),
  },
  exemptMonths: { help: label('如 1、2', 'Such as 1, 2') },
  lagDays: {
    help: label(
      '期末次日起多少天应有数;不知道就留空,系统不判逾期',
      'Days after the period by which a value is due; leave empty when unknown: nothing counts as overdue',
    ),
  },
  effectiveFrom: {
    kind: 'date',
    help: label(
      '此日起的数据用新口径;旧数据不追溯',
      'Values from this day on use the new definition; older ones stay',
    ),
  },
  comparability: {
    help: label(
      '不可比:曲线在此断开,不与前版比较、不计增速',
      'Not comparable: charts break here, nothing is compared across',
    ),
  },
  date: { kind: 'date' },
  reason: { kind: 'long' },
} as const

const words = {
  version: label('第 {version} 版 · {date} 起', 'Version {version} · from {date}'),
  open: label('待定:{what}', 'Undecided: {what}'),
  will: label(
    '成为口径卡的新一版,旧版和用旧口径登记的数据都不变。',
    'This becomes the card’s next version; the old one and the values recorded by it stay.',
  ),
}
