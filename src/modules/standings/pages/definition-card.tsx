import { scopeLabels } from '../../../base/area.ts'
import { label } from '../../../base/label.ts'
import { unitLabel } from '../../../base/unit.ts'
import { useWords } from '../../../ui/language.ts'
import { sourceText } from '../../../ui/provenance.ts'
import {
  comparabilityLabels,
  type Definition,
  directionLabels,
  frequencyLabels,
} from '../../indicators/schema.ts'
import { targetTypeLabels } from '../../plan/schema.ts'

/** 口径卡, newest version first; the ones before stay readable. */
export function DefinitionCard({ cards }: { cards: readonly Definition[] }) {
  return cards.map((card) => <Card key={card.version} card={card} />)
}

function Card({ card }: { card: Definition }) {
  const say = useWords()
  const yesNo = (value: boolean | null) =>
    say(value === null ? words.undecided : value ? words.yes : words.no)
  const facts: [keyof typeof words.facts, string][] = [
    ['meaning', card.meaning],
    ['formula', card.formula ?? '—'],
    ['parts', [card.numerator, card.denominator].filter((part) => part !== undefined).join(' ÷ ')],
    ['unit', `${say(unitLabel(card.unit)) || card.unit} · ${card.decimals}`],
    ['type', `${say(targetTypeLabels[card.type])} · ${say(directionLabels[card.direction])}`],
    ['scope', card.scope === null ? say(words.undecided) : say(scopeLabels[card.scope])],
    ['frequency', say(frequencyLabels[card.release.frequency])],
    ['release', releaseText(card, say)],
    ['source', card.sourceBody],
    ['lead', card.leadBody ?? say(words.undecided)],
    ['appraisal', yesNo(card.appraisal)],
    ['public', yesNo(card.public)],
    ['since', `${card.effectiveFrom} · ${say(comparabilityLabels[card.comparability])}`],
    ['basis', sourceText(card.basis)],
    ['open', card.open.length === 0 ? '—' : card.open.join(';')],
  ]
  return (
    <dl className="facts">
      <div className="fact">
        <dt>{say(words.version)}</dt>
        <dd>
          {say({ zh: card.name, en: card.nameEn })} ·{' '}
          {say(words.numbered, { version: card.version })}
        </dd>
      </div>
      {facts.map(([key, text]) => (
        <div className="fact" key={key}>
          <dt>{say(words.facts[key])}</dt>
          <dd>{text === '' ? '—' : text}</dd>
        </div>
      ))}
    </dl>
  )
}

function releaseText({ release }: Definition, say: ReturnType<typeof useWords>): string {
  const lag =
    release.lagDays === null ? say(words.unknownLag) : say(words.lag, { days: release.lagDays })
  const exempt =
    release.exemptMonths.length === 0
      ? ''
      : ` · ${say(words.exempt, { months: release.exemptMonths.join('、') })}`
  return `${lag}${exempt}${release.note === '' ? '' : ` · ${release.note}`}`
}

const words = {
  version: label('版本', 'Version'),
  numbered: label('第 {version} 版', 'v{version}'),
  undecided: label('待定', 'not decided'),
  yes: label('是', 'yes'),
  no: label('否', 'no'),
  lag: label('期满后 {days} 天', '{days} {days:day|days} after the period'),
  unknownLag: label('发布时间未知', 'release lag unknown'),
  exempt: label('{months} 月免报', 'no report for month {months}'),
  facts: {
    meaning: label('定义', 'Meaning'),
    formula: label('计算公式', 'Formula'),
    parts: label('分子分母口径', 'Numerator ÷ denominator'),
    unit: label('单位与小数位', 'Unit and decimals'),
    type: label('类型与方向', 'Type and direction'),
    scope: label('统计范围', 'Scope'),
    frequency: label('频率', 'Frequency'),
    release: label('发布期', 'Release'),
    source: label('数据来源', 'Source'),
    lead: label('责任单位', 'Responsible body'),
    appraisal: label('可否用于考核', 'May be used in appraisal'),
    public: label('可否公开', 'May be published'),
    since: label('生效与可比性', 'In force and comparability'),
    basis: label('制定依据', 'Basis'),
    open: label('待定事项', 'Undecided'),
  },
}
