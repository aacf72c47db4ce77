import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { overlapList } from '../lists.ts'
import { listOverlaps } from '../routes.ts'
import { enterpriseOf } from './stock-rows.tsx'

/** Terms of one title that share days: told as a problem, counted once. */
export function OverlapSection({ title }: { title: string }) {
  const say = useWords()
  const overlaps = useRoute(listOverlaps, { title })
  return (
    <Section title={words.title} note={say(words.note)}>
      <Loaded from={overlaps} isEmpty={() => false}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="hint">{say(words.none)}</p>
          ) : (
            <DataTable
              list={overlapList}
              input={{ title }}
              rows={rows}
              opens={enterpriseOf}
              bar="export"
            />
          )
        }
      </Loaded>
    </Section>
  )
}

const words = {
  title: label('同一称号的证书有没有重叠?', 'Do certificates of the title overlap?'),
  note: label(
    '同一企业同一称号两个有效期相交,计数只计一户;请核对后更正其中一个',
    'Two terms of one firm and title share days; the firm counts once. Check and correct one of them',
  ),
  none: label('没有重叠', 'None overlap'),
}
