import { Button, Select } from 'antd'
import { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useAddress, useHere } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { useDrawer } from '../../../ui/drawer.tsx'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { Go } from '../../../ui/go.tsx'
import { useLanguage, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { Page } from '../../../ui/page.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import { certificateList } from '../lists.ts'
import {
  type LedgerCertificate,
  listCertificates,
  listTitles,
  recordCertificate,
} from '../routes.ts'
import { statusLabels } from '../status.ts'
import { CertificateDrawer, certificateFields } from './certificate-drawer.tsx'

const Text = z.string().min(1)
const StatusName = z.enum(Object.keys(statusLabels) as [keyof typeof statusLabels]).optional()

/** 证书台账 (主表): one row per firm, title and term; a certificate is recorded, corrected, revoked here. */
export function CertificatesPage() {
  const say = useWords()
  const here = useHere()
  const [title, setTitle] = useAddress('title', Text, 'hnte')
  const [status] = useAddress('status', StatusName, undefined)
  const titles = useRoute(listTitles, {})
  const input = { title, ...(status !== undefined && { status }) }
  const rows = useRoute(listCertificates, input)
  const shown = useDrawer('certificate')
  const making = useDrawer('make')
  const [moment] = useMoment()
  const keeps = useMay(['officer', 'reporter']) && moment.kind !== 'past'
  const one = rows.data?.find(({ id }) => id === shown.shown)
  return (
    <Page
      title={words.title}
      answer={rows.data === undefined ? undefined : <Counted rows={rows.data} />}
      above={<Go to="/stock">{say(words.back)}</Go>}
      tools={
        <>
          <Select
            aria-label={say(words.choose)}
            value={title}
            onChange={(chosen: string) => setTitle(chosen, 'push')}
            options={(titles.data ?? []).map(({ id, name, english }) => ({
              value: id,
              label: say({ zh: name, en: english }),
            }))}
            popupMatchSelectWidth={false}
          />
          {keeps ? (
            <Button type="primary" onClick={() => making.open('new')}>
              {say(recordCertificate.title)}
            </Button>
          ) : null}
        </>
      }
      paper="landscape"
    >
      <Loaded from={rows} empty={words.empty}>
        {(found) => (
          <DataTable
            list={certificateList}
            input={input}
            rows={found}
            opens={(row) => here({ certificate: row.id })}
          />
        )}
      </Loaded>
      {keeps && making.shown !== undefined ? <Record close={making.close} /> : null}
      {one === undefined ? null : (
        <CertificateDrawer certificate={one} keeps={keeps} close={shown.close} />
      )}
    </Page>
  )
}

function Record({ close }: { close: () => void }) {
  const titles = useRoute(listTitles, {})
  return (
    <FormDrawer
      route={recordCertificate}
      given={{ supersedes: null, reason: '' }}
      fields={certificateFields(titles.data ?? [])}
      draft="new"
      will={words.will}
      close={close}
      done={close}
    />
  )
}

type Status = keyof typeof statusLabels

/** The head's counts; each leaves the very rows in the table below. */
function Counted({ rows }: { rows: readonly LedgerCertificate[] }) {
  const say = useWords()
  const language = useLanguage()
  const here = useHere()
  const found = counts(rows)
  const to = (...which: Status[]) => {
    const status = which.map((each) => statusLabels[each][language])
    return here({ [certificateList.id]: which.length === 0 ? undefined : { filters: { status } } })
  }
  return (
    <>
      <Go to={to()}>{say(words.all, found)}</Go>
      {say(words.comma)}
      <Go to={to('valid', 'expiring')}>{say(words.valid, found)}</Go>
      {say(words.open)}
      <Go to={to('expiring')}>{say(words.expiring, found)}</Go>
      {say(words.shut)}
      <Go to={to('gap')}>{say(words.gap, found)}</Go>
      {say(words.comma)}
      <Go to={to('revoked')}>{say(words.revoked, found)}</Go>
      {say(words.stop)}
    </>
  )
}

function counts(rows: readonly LedgerCertificate[]) {
  const count = (status: LedgerCertificate['status']) =>
    rows.filter((row) => row.status === status).length
  return {
    all: rows.length,
    valid: count('valid') + count('expiring'),
    expiring: count('expiring'),
    gap: count('gap'),
    revoked: count('revoked'),
  }
}

const words = {
  title: label('谁持有什么称号,到什么时候?', 'Who holds which title, and until when?'),
  all: label('共 {all} 本证书', '{all} {all:certificate|certificates}'),
  valid: label('有效 {valid} 本', '{valid} valid'),
  expiring: label(
    '其中 180 天内到期 {expiring} 本',
    '{expiring} {expiring:ends|end} within 180 days',
  ),
  gap: label('空档 {gap} 本', '{gap} in a gap'),
  revoked: label('取消 {revoked} 本', '{revoked} revoked'),
  comma: label(',', ', '),
  open: label('(', ' ('),
  shut: label('),', '), '),
  stop: label('。', '.'),
  choose: label('称号', 'Title'),
  back: label('存量与净增', 'Stock and net change'),
  empty: {
    what: label('这里是证书台账', 'The ledger of certificates belongs here'),
    who: label('专员登记,或从名单导入', 'Recorded by the officer, or imported from lists'),
  },
  will: label(
    '登记后计入该称号的存量;同一称号有效期重叠的,会在存量页提示。',
    'It counts in the stock of the title; overlapping terms are told on the stock page.',
  ),
}
