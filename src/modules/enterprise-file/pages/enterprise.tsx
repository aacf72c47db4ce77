import { label } from '../../../base/label.ts'
import { useAddressPart } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { Page, Section } from '../../../ui/page.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import { presenceLabels } from '../../enterprises/schema.ts'
import { readEnterprise } from '../routes.ts'
import type { EnterpriseFile } from '../schema.ts'
import { CertificateBlock } from './certificate-block.tsx'
import { FigureBlock } from './figure-block.tsx'
import { FirmActs } from './firm-acts.tsx'
import { GapBlock } from './gap-block.tsx'
import { IdentityBlock } from './identity-block.tsx'
import './enterprise.css'
import { EntryBlock, TimelineBlock, VisitBlock } from './past-blocks.tsx'
import { RequestBlock } from './request-block.tsx'

export function EnterprisePage() {
  const code = useAddressPart('code')
  const file = useRoute(readEnterprise, { code })
  if (file.data !== undefined) return <File file={file.data} />
  return (
    <Page title={readEnterprise.title} answer={code}>
      <Loaded from={file} empty={words.empty}>
        {() => null}
      </Loaded>
    </Page>
  )
}

function File({ file }: { file: EnterpriseFile }) {
  const say = useWords()
  const [moment] = useMoment()
  const isPast = moment.kind === 'past'
  const mayWrite = useMay(['officer', 'reporter']) && !isPast
  const { firm, counted } = file
  const presence = firm.presence === '' ? words.unknown : presenceLabels[firm.presence]
  const titles = firm.titles.map(({ name }) => say(name)).join(say(words.comma))
  return (
    <Page
      title={{ zh: firm.name, en: firm.name }}
      answer={say(words.answer, {
        code: firm.code,
        presence: say(presence),
        titles: titles === '' ? say(words.noTitle) : titles,
        counted: say(counted ? words.counted : words.notCounted),
      })}
      paper="landscape"
      tools={isPast ? undefined : <FirmActs file={file} />}
    >
      <IdentityBlock file={file} mayWrite={mayWrite} />
      <CertificateBlock file={file} mayWrite={mayWrite} />
      <GapBlock code={firm.code} />
      <FigureBlock file={file} mayWrite={mayWrite} />
      <EntryBlock file={file} />
      <VisitBlock file={file} />
      <RequestBlock file={file} />
      <Section title={words.timeline} note={say(words.timelineNote)}>
        <TimelineBlock file={file} />
      </Section>
    </Page>
  )
}

const words = {
  empty: { what: label('没有这家企业', 'There is no such firm') },
  unknown: label('登记状态未注明', 'registration not stated'),
  comma: label('、', ', '),
  noTitle: label('没有有效称号', 'no title in force'),
  counted: label('计入在册企业', 'counted among the firms here'),
  notCounted: label('不计入在册企业', 'not counted among the firms here'),
  answer: label(
    '{code},{presence},{counted};{titles}。',
    '{code}, {presence}, {counted}; {titles}.',
  ),
  timeline: label('经过', 'What happened'),
  timelineNote: label('每条附来源', 'each with its source'),
}
