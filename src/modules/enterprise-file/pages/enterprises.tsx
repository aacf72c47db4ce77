import { label } from '../../../base/label.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Page } from '../../../ui/page.tsx'
import { PagedTable } from '../../../ui/paged-table.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import type { Cells } from '../../../ui/table-cell.ts'
import { enterpriseList } from '../lists.ts'
import type { EnterpriseRow } from '../schema.ts'
import { RegisterFirm } from './register-firm.tsx'

/** Firms registered here come first; branches and firms that left are one choice away. */
const start = { filters: { presence: ['here', 'movedIn'], kind: ['firm'] } }

export function EnterprisesPage() {
  const say = useWords()
  const mayWrite = useMay(['officer', 'reporter'])
  return (
    <Page
      title={label('这家企业在哪?', 'Where is this firm?')}
      answer={say(words.answer)}
      paper="landscape"
      tools={mayWrite ? <RegisterFirm /> : undefined}
    >
      <PagedTable
        list={enterpriseList}
        input={{}}
        start={start}
        cells={cells}
        opens={(row) => `/enterprises/${row.code}`}
        empty={{
          what: words.what,
          who: words.who,
          action: <Go to="/intake">{say(words.intake)}</Go>,
        }}
      />
    </Page>
  )
}

/** A name is read in one line; titles may take several. */
const cells: Cells<EnterpriseRow> = {
  name: ({ name }) => <span style={{ whiteSpace: 'nowrap' }}>{name}</span>,
  title: ({ titles }) => <Titles titles={titles} />,
}

function Titles({ titles }: Pick<EnterpriseRow, 'titles'>) {
  const say = useWords()
  return (
    <span style={{ display: 'inline-block', minWidth: '12em', whiteSpace: 'normal' }}>
      {titles.map(({ name }) => say(name)).join(say(words.comma))}
    </span>
  )
}

const words = {
  comma: label('、', ', '),
  answer: label(
    '按名称、拼音、代码或两个字查找;同名不是同一家,代码才是。',
    'Find by name, pinyin, code or two characters; one name may be two firms, one code never is.',
  ),
  what: label('这里是本区企业的登记册', 'The register of firms stands here'),
  who: label(
    '由专员或填报人导入企业名单后生成,也可以逐家登记',
    'It comes with the lists that officers and reporters import, or firm by firm',
  ),
  intake: label('导入企业名单', 'Import a list of firms'),
}
