import { Button, Input } from 'antd'
import { z } from 'zod'
import { shown as shownNumber } from '../../../base/decimal.ts'
import { label } from '../../../base/label.ts'
import { moneyText, separated } from '../../../base/money.ts'
import { withUnit } from '../../../base/unit.ts'
import { useAddress, useAddressPart, useHere } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { useDrawer } from '../../../ui/drawer.tsx'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { Go } from '../../../ui/go.tsx'
import { type Say, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { Page, Section } from '../../../ui/page.tsx'
import { PageMissing } from '../../../ui/page-missing.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import { registerLists } from '../lists.ts'
import { listEntries, readSums, recordEntry } from '../routes.ts'
import { RegisterName, registerLabels } from '../schema.ts'
import { EntryDrawer } from './entry-drawer.tsx'
import { FactFields } from './fact-fields.tsx'
import { ReleaseSection } from './release-section.tsx'

const OptionalDay = z.iso.date().optional()
const Text = z.string().min(1).optional()

/** 台账: one of the six registers, its counts on a day and the rows behind each of them. */
export function RegisterPage() {
  const named = useAddressPart('register')
  const register = named === '' ? 'platform' : RegisterName.safeParse(named).data
  if (register === undefined) return <PageMissing />
  return <OneRegister key={register} register={register} />
}

function OneRegister({ register }: { register: RegisterName }) {
  const say = useWords()
  const here = useHere()
  const [on, setOn] = useAddress('on', OptionalDay, undefined)
  const [sum] = useAddress('sum', Text, undefined)
  const sums = useRoute(readSums, { register, ...(on !== undefined && { on }) })
  const entries = useRoute(listEntries, { register })
  const shown = useDrawer('entry')
  const making = useDrawer('make')
  const [moment] = useMoment()
  const keeps = useMay(['officer', 'reporter']) && moment.kind !== 'past'
  const one = entries.data?.find(({ id }) => id === shown.shown)
  const only = sums.data?.sums.find(({ key }) => key === sum)
  return (
    <Page
      title={{
        zh: `${registerLabels[register].zh}台账里有什么?`,
        en: `What do the ${registerLabels[register].en} add up to?`,
      }}
      answer={sums.data === undefined ? undefined : answerOf(say, sums.data)}
      above={<Registers register={register} />}
      tools={
        <>
          <Input
            type="date"
            style={{ width: 150 }}
            aria-label={say(words.on)}
            title={say(words.on)}
            value={on ?? sums.data?.on ?? ''}
            onChange={({ target }) => setOn(target.value === '' ? undefined : target.value)}
          />
          {keeps ? (
            <Button type="primary" onClick={() => making.open('new')}>
              {say(recordEntry.title)}
            </Button>
          ) : null}
        </>
      }
      paper="landscape"
    >
      <Loaded from={entries} empty={words.empty}>
        {(rows) => (
          <>
            <Section title={words.sums} note={say(words.sumsNote)}>
              <Loaded from={sums} isEmpty={() => false}>
                {(found) => <Sums found={found} chosen={sum} />}
              </Loaded>
            </Section>
            <Section
              title={only === undefined ? words.rows : { zh: only.title.zh, en: only.title.en }}
              tools={
                only === undefined ? null : <Go to={here({ sum: undefined })}>{say(words.all)}</Go>
              }
            >
              <DataTable
                list={registerLists[register]}
                input={{
                  register,
                  ...(only !== undefined && { sum: only.key, on: sums.data?.on }),
                }}
                rows={only === undefined ? rows : among(rows, only.rows)}
                opens={(row) => here({ entry: row.id })}
              />
            </Section>
          </>
        )}
      </Loaded>
      {register === 'farmland' ? null : <ReleaseSection register={register} on={on} />}
      {keeps && making.shown !== undefined ? (
        <FormDrawer
          route={recordEntry}
          given={{ register, supersedes: null, reason: '' }}
          start={{ facts: {} }}
          own={{
            facts: (value, set) => <FactFields register={register} value={value} set={set} />,
          }}
          fields={{ onDate: { kind: 'date' }, untilDate: { kind: 'date' } }}
          draft={`new-${register}`}
          will={words.will}
          close={making.close}
          done={making.close}
        />
      ) : null}
      {one === undefined ? null : <EntryDrawer entry={one} keeps={keeps} close={shown.close} />}
    </Page>
  )
}

function among<Row extends { id: string }>(rows: readonly Row[], ids: readonly string[]): Row[] {
  const wanted = new Set(ids)
  return rows.filter(({ id }) => wanted.has(id))
}

function Registers({ register }: { register: RegisterName }) {
  const say = useWords()
  return (
    <nav className="acts no-print" aria-label={say(words.registers)}>
      {RegisterName.options.map((each) =>
        each === register ? (
          <strong key={each}>{say(registerLabels[each])}</strong>
        ) : (
          <Go key={each} to={`/registers/${each}`}>
            {say(registerLabels[each])}
          </Go>
        ),
      )}
    </nav>
  )
}

type Found = z.output<typeof readSums.output>

/** Each count is a link to the rows that it is made of. */
function Sums({ found, chosen }: { found: Found; chosen: string | undefined }) {
  const say = useWords()
  const here = useHere()
  return (
    <>
      <dl className="facts">
        {found.sums.map((each) => (
          <div className="fact" key={each.key}>
            <dt>{say(each.title)}</dt>
            <dd>
              {each.rows.length === 0 ? (
                sumText(say, each)
              ) : (
                <Go to={here({ sum: each.key })} look="plain">
                  <span
                    className="number-link"
                    aria-current={each.key === chosen ? 'true' : undefined}
                  >
                    {sumText(say, each)}
                  </span>
                </Go>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {found.differing.length === 0 ? null : (
        <p className="hint">{say(words.differing, { count: found.differing.length })}</p>
      )}
    </>
  )
}

function sumText(say: Say, { value, unit }: Found['sums'][number]): string {
  if (value === null) return '—'
  if (unit === '元') return say(moneyText(value))
  return say(withUnit(unit === '%' ? shownNumber(value, 1) : separated(value), unit))
}

function answerOf(say: Say, { on, sums }: Found): string {
  const told = sums.slice(0, 3).map((each) => `${say(each.title)} ${sumText(say, each)}`)
  return say(words.answer, { on, told: told.join(say(words.comma)) })
}

const words = {
  registers: label('六类台账', 'The six registers'),
  on: label('截至日', 'As at'),
  answer: label('截至 {on}:{told}。', 'As at {on}: {told}.'),
  comma: label(',', ', '),
  sums: label('截至该日的汇总', 'Sums as at the day'),
  sumsNote: label('点数字看构成它的条目', 'Each number opens to its rows'),
  rows: label('全部条目', 'All entries'),
  all: label('看全部条目', 'Show all entries'),
  differing: label(
    '{count} 块重叠地块在两个项目里面积不一致,按较大的计;请核对后更正',
    '{count} shared {count:parcel has|parcels have} unlike areas in two works; the larger counts. Check and correct them',
  ),
  will: label('登记后计入该台账的汇总。', 'It counts in the sums of the register.'),
  empty: {
    what: label('这里是台账的条目', 'The entries of the register belong here'),
    who: label(
      '专员或部门登记,或从导入中心导入',
      'Recorded by hand, or brought by the import centre',
    ),
  },
}
