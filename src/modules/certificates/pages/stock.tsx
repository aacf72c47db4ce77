import { filled, label } from '../../../base/label.ts'
import { useHere } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { netChangeList } from '../lists.ts'
import { countAddress } from '../opened-count.ts'
import { listNetChange, type NetRow, readStockSheet, type StockSheet } from '../routes.ts'
import { netChangeLabels, stockRuleLabels } from '../schema.ts'
import { ExpirySection } from './expiry-section.tsx'
import { OverlapSection } from './overlap-section.tsx'
import { StockChoices } from './stock-choices.tsx'
import { type StockQuestion, useStockQuestion } from './stock-question.ts'
import { Opens, StockRows, useStockRows } from './stock-rows.tsx'

/** 存量与净增: how many hold a title, what brought them in and took them out, and what ends next. */
export function StockPage() {
  const say = useWords()
  const question = useStockQuestion()
  const sheet = useRoute(readStockSheet, question.input)
  return (
    <Page
      title={titleOf(sheet.data)}
      answer={sheet.data === undefined ? undefined : answerOf(say, sheet.data, question)}
      tools={<StockChoices question={question} sheet={sheet.data} />}
      paper="landscape"
    >
      <Loaded from={sheet} empty={words.empty(say)} isEmpty={isBare}>
        {(found) => (
          <>
            {found.day === 'toCome' ? <Forecast title={found.title.id} /> : null}
            <NetChangeSection question={question} sheet={found} />
            <CountsSection sheet={found} question={question} />
            <ExpirySection question={question} />
            <OverlapSection title={question.title} />
            <StockRows question={question} sheet={found} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** Nothing to tell: nobody counted, nobody came or went, nobody left out. */
function isBare({ net, unplaced }: StockSheet): boolean {
  return Object.values(net).every((count) => count === 0) && unplaced.length === 0
}

function titleOf(sheet: StockSheet | undefined) {
  if (sheet === undefined) return words.opening
  const { name, english } = sheet.title
  return { zh: filled(words.title, { name }).zh, en: filled(words.title, { name: english }).en }
}

function answerOf(say: ReturnType<typeof useWords>, sheet: StockSheet, { rule }: StockQuestion) {
  const { net, from, on, day } = sheet
  if (day === 'unrecorded') return say(words.unrecorded, { on })
  const change = net.closing - net.opening
  const told = say(words.answer, {
    ...net,
    from,
    on,
    rule: say(stockRuleLabels[rule]),
    change: change > 0 ? `+${change}` : change,
  })
  return day === 'toCome' ? `${say(words.toCome)}${told}` : told
}

/** What the stock will be is another question than what is known of it today. */
function Forecast({ title }: { title: string }) {
  const say = useWords()
  return (
    <p className="reading">
      <Go to={`/cultivation?title=${title}&tab=forecast`}>{say(words.forecast)}</Go>
    </p>
  )
}

const columns = Object.keys(netChangeLabels) as (keyof typeof netChangeLabels)[]

function NetChangeSection({ question, sheet }: { question: StockQuestion; sheet: StockSheet }) {
  const say = useWords()
  const rows = useRoute(listNetChange, question.input)
  const cells = Object.fromEntries(columns.map((column) => [column, countCell(column)]))
  return (
    <Section title={words.net} note={say(words.netNote, { from: sheet.from, on: sheet.on })}>
      <Loaded from={rows}>
        {(found) => (
          <DataTable list={netChangeList} input={question.input} rows={found} cells={cells} />
        )}
      </Loaded>
    </Section>
  )
}

function countCell(column: keyof typeof netChangeLabels) {
  return function Cell(row: NetRow) {
    return <Count row={row} column={column} />
  }
}

/** A count that opens to its very rows; nought has none to open. */
function Count({ row, column }: { row: NetRow; column: keyof typeof netChangeLabels }) {
  const { open } = useStockRows()
  return <Opens count={row[column]} open={() => open(countAddress(column, row.town))} />
}

/** A count of firms that leads to them under another question. */
function Firms({ count, to }: { count: number; to: string }) {
  const say = useWords()
  const told = say(words.firms, { count })
  return count === 0 ? <span>{told}</span> : <Go to={to}>{told}</Go>
}

/** Beside another rule, nesting or title: its closing stands open. */
const rows = { rows: countAddress('closing', null) }

function CountsSection({ sheet, question }: { sheet: StockSheet; question: StockQuestion }) {
  const say = useWords()
  const here = useHere()
  return (
    <Section title={words.counts} note={say(words.countsNote)}>
      <dl className="facts">
        {sheet.closings.map(({ rule, nested, count }) => (
          <div className="fact" key={rule + nested}>
            <dt>
              {say(stockRuleLabels[rule])}
              {sheet.closings.length > 2 ? ` · ${say(words[nested])}` : ''}
              {rule === question.rule && nested === question.nested ? ` · ${say(words.shown)}` : ''}
            </dt>
            <dd>
              <Firms
                count={count}
                to={here({ rule, nested: nested === 'excluding' ? nested : undefined, ...rows })}
              />
            </dd>
          </div>
        ))}
      </dl>
      <dl className="facts">
        {sheet.ladder.titles.map(({ id, name, english, count }) => (
          <div className="fact" key={id}>
            <dt>{say({ zh: name, en: english })}</dt>
            <dd>
              <Firms count={count} to={here({ title: id, nested: undefined, ...rows })} />
            </dd>
          </div>
        ))}
        <div className="fact">
          <dt>{say(words.unique)}</dt>
          <dd>
            <Firms count={sheet.ladder.unique} to={here({ rows: 'any' })} />
          </dd>
        </div>
      </dl>
      {sheet.unplaced.length === 0 ? null : (
        <p className="hint">
          {say(words.unplaced, { count: sheet.unplaced.length })}{' '}
          <Go to={`/certificates?title=${sheet.title.id}&status=unplaced`}>{say(words.which)}</Go>
        </p>
      )}
    </Section>
  )
}

const words = {
  opening: label('称号企业还有多少家?', 'How many firms hold the title?'),
  title: label('{name}有多少家,净增多少?', '{name}: how many firms, and what is the net change?'),
  answer: label(
    '{on} 有 {closing} 家({rule}),比 {from} 的 {opening} 家净增 {change} 家:首次认定 {first},迁入 {movedIn},恢复 {restored};到期未续 {lapsed},取消 {revoked},迁出 {movedOut},注销 {deregistered}。另有 {renewed} 家当期重新认定,不计净增。',
    'On {on} there are {closing} ({rule}), {change} against {opening} on {from}: first recognition {first}, moved in {movedIn}, restored {restored}; lapsed {lapsed}, revoked {revoked}, moved out {movedOut}, deregistered {deregistered}. {renewed} renewed in the period do not count.',
  ),
  toCome: label(
    '该日未到:只计目前已知的证书,尚未重新认定的按到期计。',
    'The day has not come: only certificates known so far are counted, those not yet renewed as lapsed. ',
  ),
  unrecorded: label(
    '{on} 没有记录:台账中该称号的证书都在此日之后。',
    'Nothing is recorded of {on}: all certificates of the title are later.',
  ),
  forecast: label('到年底会有多少家?看预测', 'How many will there be? See the forecast'),
  net: label('净增表', 'Net change'),
  netNote: label(
    '期初为 {from} 日终,期末为 {on} 日终;每行相加必相等,点数字看逐户明细。镇街行另含区内迁移',
    'Opening at the end of {from}, closing at the end of {on}; each row adds up, each number opens to its firms. Rows of towns include moves between towns',
  ),
  counts: label('按哪种口径,是多少家?', 'How many, by which rule?'),
  countsNote: label(
    '同一天的两种口径都合法,选定后不混用;各称号之间有包含关系,不能相加',
    'Both rules are legitimate for a day; choose one and keep it. Titles nest and are never summed',
  ),
  including: label('含上级称号', 'with higher titles'),
  excluding: label('不含上级称号', 'without higher titles'),
  shown: label('本页所用', 'used on this page'),
  firms: label('{count} 家', '{count}'),
  unique: label('持有任一称号的企业(去重)', 'Firms with any title, each once'),
  unplaced: label(
    '另有 {count} 家持证企业没有登记状态,不计入。',
    '{count} {count:firm with a certificate has|firms with a certificate have} no registration recorded, {count:it is|they are} not counted.',
  ),
  which: label('查看', 'Show them'),
  empty: (say: ReturnType<typeof useWords>) => ({
    what: label('这里是该称号的存量和净增', 'The stock of the title belongs here'),
    who: label(
      '专员或部门登记证书、导入名单后生成',
      'It appears once certificates are recorded or lists are imported',
    ),
    action: (
      <Go to="/certificates" look="action">
        {say(label('登记证书', 'Record a certificate'))}
      </Go>
    ),
  }),
}
