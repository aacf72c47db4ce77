import { Button } from 'antd'
import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { useDrawer } from '../../../ui/drawer.tsx'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import { useMay, useSurroundings } from '../../../ui/surroundings.ts'
import { concernsTown, movesOf } from '../../enterprises/fact-rules.ts'
import { recordFact, recordMove, resolveCodes } from '../../enterprises/routes.ts'
import { type Move, moveLabels } from '../../enterprises/schema.ts'
import { listEnterprises } from '../routes.ts'
import type { EnterpriseFile } from '../schema.ts'

type Props = { file: EnterpriseFile }

/** What can be recorded of the firm, each with its ground, by whoever may. */
export function FirmActs({ file }: Props) {
  const say = useWords()
  const drawer = useDrawer('act')
  const mayWrite = useMay(['officer', 'reporter'])
  const mayResolve = useMay(['officer'])
  const moves = useMoves(file)
  const { code } = file.firm
  const common = { close: drawer.close, done: drawer.close, given: { code }, draft: code }
  return (
    <>
      {mayWrite ? (
        <Button onClick={() => drawer.open('fact')}>{say(recordFact.title)}</Button>
      ) : null}
      {moves.length > 0 ? (
        <Button onClick={() => drawer.open('move')}>{say(recordMove.title)}</Button>
      ) : null}
      {mayResolve ? (
        <Button onClick={() => drawer.open('codes')}>{say(resolveCodes.title)}</Button>
      ) : null}
      {mayWrite && drawer.shown === 'fact' ? (
        <FormDrawer
          {...common}
          route={recordFact}
          fields={{ validFrom: { kind: 'date' }, detail: { help: words.detail } }}
          will={words.fact}
        />
      ) : null}
      {moves.length > 0 && drawer.shown === 'move' ? (
        <MoveForm file={file} moves={moves} close={drawer.close} />
      ) : null}
      {mayResolve && drawer.shown === 'codes' ? (
        <FormDrawer {...common} route={resolveCodes} will={words.codes} />
      ) : null}
    </>
  )
}

/** What this reader may confirm of where the firm stands; a street officer what concerns the own town. */
function useMoves({ firm }: EnterpriseFile): Move[] {
  const { me } = useSurroundings()
  const everywhere = useMay(['officer', 'reporter'])
  const street = useMay(['street'])
  if (everywhere) return movesOf(firm)
  const own = me?.body ?? ''
  if (!street || own === '') return []
  return movesOf(firm).filter((move) => concernsTown(firm, { move, town: own }, own))
}

function MoveForm({ file: { firm }, moves, close }: Props & { moves: Move[]; close: () => void }) {
  const { me } = useSurroundings()
  const everywhere = useMay(['officer', 'reporter'])
  const towns = useRoute(listEnterprises, { view: { filters: {} }, offset: 0, limit: 1 })
  const known = (towns.data?.facets['town'] ?? []).filter(({ value }) => value !== '')
  const own = me?.body ?? ''
  // Into the own town is all that a street officer may say of another town's firm.
  const offered =
    everywhere || firm.town === own ? known : known.filter(({ value }) => value === own)
  return (
    <FormDrawer
      route={recordMove}
      close={close}
      done={close}
      given={{ code: firm.code }}
      draft={firm.code}
      fields={{
        on: { kind: 'date' },
        move: { options: moves.map((value) => ({ value, title: moveLabels[value] })) },
        town: {
          help: words.town,
          kind: 'choice',
          options: offered.map((each) => ({ value: each.value, title: each.words })),
        },
      }}
      will={words.move}
    />
  )
}

const words = {
  detail: label(
    '行业代码写版本年份;产业链环节写 main 或 secondary',
    'For an industry code its edition; for a segment main or secondary',
  ),
  fact: label(
    '自所填之日起以新内容为准;以前的内容保留。',
    'From that day on the new value counts; what was so before stays known.',
  ),
  town: label(
    '迁入本区或区内迁移的填写;迁出、注销、吊销不填',
    'For a firm that moves in or between towns; empty for any other change',
  ),
  move: label(
    '自所填之日起改变在册企业与各称号的存量;已签发的通报不变。不得以任何条件阻止迁移(公平竞争审查条例第九条)。',
    'From that day on the counts of firms and titles change; issued bulletins do not. No condition may hold a firm back (Fair Competition Review Regulation, article 9).',
  ),
  codes: label(
    '归并后,另一代码的全部登记按保留的代码计;可随时确认为两户而撤销。',
    'After a merge all rows of the other code are read as rows of this one; confirming two firms takes it back.',
  ),
}
