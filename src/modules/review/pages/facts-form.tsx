import { label } from '../../../base/label.ts'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import type { PlanPackage } from '../../plan/schema.ts'
import { correctFacts } from '../routes.ts'

/** What the head of the paper says: title, term, number, dates, and whether it is the paper itself. */
export function FactsForm({ content, close }: { content: PlanPackage; close: () => void }) {
  const { title, titleEn, term, document } = content
  return (
    <FormDrawer
      route={correctFacts}
      given={{ plan: content.id }}
      start={{
        title,
        titleEn,
        from: term.from,
        to: term.to,
        kind: document.kind,
        number: document.number ?? '',
        issuedOn: document.issuedOn ?? '',
        publishedOn: document.publishedOn ?? '',
      }}
      fields={{
        kind: {
          options: [
            { value: 'document', title: label('正文', 'the document itself') },
            { value: 'reading', title: label('政策解读', 'an official reading of it') },
          ],
        },
        issuedOn: { kind: 'date' },
        publishedOn: { kind: 'date' },
        from: { help: label('如 2022', 'Such as 2022') },
        to: { help: label('如 2025', 'Such as 2025') },
      }}
      draft={content.id}
      act={label('保存', 'Save')}
      close={close}
      done={close}
    />
  )
}
