import { Button } from 'antd'
import { label } from '../../../base/label.ts'
import { useDrawer } from '../../../ui/drawer.tsx'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import { useMay } from '../../../ui/surroundings.ts'
import { recordFact, recordMove, resolveCodes } from '../../enterprises/routes.ts'
import { presenceLabels } from '../../enterprises/schema.ts'
import type { EnterpriseFile } from '../schema.ts'

/** What can be recorded of the firm, each with its ground. */
export function FirmActs({ file: { firm } }: { file: EnterpriseFile }) {
  const say = useWords()
  const drawer = useDrawer('act')
  const mayResolve = useMay(['officer'])
  const { code } = firm
  const common = { close: drawer.close, done: drawer.close, given: { code }, draft: code }
  return (
    <>
      <Button onClick={() => drawer.open('fact')}>{say(recordFact.title)}</Button>
      <Button onClick={() => drawer.open('move')}>{say(recordMove.title)}</Button>
      {mayResolve ? (
        <Button onClick={() => drawer.open('codes')}>{say(resolveCodes.title)}</Button>
      ) : null}
      {drawer.shown === 'fact' ? (
        <FormDrawer
          {...common}
          route={recordFact}
          fields={{ validFrom: { kind: 'date' }, detail: { help: words.detail } }}
          will={words.fact}
        />
      ) : null}
      {drawer.shown === 'move' ? (
        <FormDrawer
          {...common}
          route={recordMove}
          fields={{ on: { kind: 'date' }, move: { kind: 'choice', options: moves } }}
          will={words.move}
        />
      ) : null}
      {drawer.shown === 'codes' ? (
        <FormDrawer {...common} route={resolveCodes} will={words.codes} />
      ) : null}
    </>
  )
}

const moves = (['movedIn', 'movedOut', 'deregistered', 'revoked'] as const).map((value) => ({
  value,
  title: presenceLabels[value],
}))

const words = {
  detail: label(
    '行业代码写版本年份;产业链环节写 main 或 secondary',
    'For an industry code its edition; for a segment main or secondary',
  ),
  fact: label(
    '自所填之日起以新内容为准;以前的内容保留。',
    'From that day on the new value counts; what was so before stays known.',
  ),
  move: label(
    '自所填之日起改变在册企业与各称号的存量;过去的通报不变。不得以任何条件阻止迁移(公平竞争审查条例第九条)。',
    'From that day on the counts of firms and titles change; issued bulletins do not. No condition may hold a firm back (Fair Competition Review Regulation, article 9).',
  ),
  codes: label(
    '归并后,另一代码的全部登记按保留的代码计;可随时确认为两户而撤销。',
    'After a merge all rows of the other code are read as rows of this one; confirming two firms takes it back.',
  ),
}
