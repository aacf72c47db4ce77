import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import {
  changeCertificate,
  listTitles,
  recordCertificate,
  withdrawCertificate,
} from '../../certificates/routes.ts'
import type { EnterpriseFile } from '../schema.ts'

type Certificate = EnterpriseFile['certificates'][number]

/** What the address says is open: `record`, or an act and the certificate it is about. */
export const certificateActs = { record: 'record', change: 'change', withdraw: 'withdraw' } as const

type Props = { file: EnterpriseFile; shown: string; close: () => void }

/** One act on one of the firm's certificates, each appended with its reason. */
export function CertificateAct({ file, shown, close }: Props) {
  const [act, id] = shown.split(' ')
  const certificate = file.certificates.find((each) => each.id === id)
  if (act === certificateActs.record) return <Record code={file.firm.code} close={close} />
  if (certificate === undefined) return null
  const common = { close, done: close, given: { certificate: certificate.id }, draft: id ?? '' }
  if (act === certificateActs.change)
    return (
      <FormDrawer
        {...common}
        route={changeCertificate}
        start={{ kind: lastKind(certificate) === 'revoked' ? 'restored' : 'revoked' }}
        fields={{ effectiveOn: { kind: 'date' }, reason: { kind: 'long' } }}
        will={words.change}
      />
    )
  return (
    <FormDrawer
      {...common}
      route={withdrawCertificate}
      fields={{ reason: { kind: 'long' } }}
      will={words.withdraw}
    />
  )
}

function lastKind({ events }: Certificate) {
  return events.at(-1)?.kind
}

function Record({ code, close }: { code: string; close: () => void }) {
  const titles = useRoute(listTitles, {})
  if (titles.data === undefined) return null
  return (
    <FormDrawer
      route={recordCertificate}
      close={close}
      done={close}
      given={{ code, supersedes: null, reason: '' }}
      draft={code}
      fields={{
        title: {
          kind: 'choice',
          options: titles.data.map(({ id, name, english }) => ({
            value: id,
            title: { zh: name, en: english },
          })),
        },
        issuedOn: { kind: 'date' },
        validFrom: { kind: 'date' },
        validTo: { kind: 'date' },
      }}
      will={words.record}
    />
  )
}

const words = {
  record: label(
    '登记后计入该称号的存量;已签发的通报不变。',
    'It counts in the stock of the title; issued bulletins do not change.',
  ),
  change: label(
    '可追溯到有效期内任何一日;过去日期的存量随之改变并列入净增表,已签发的通报不变。',
    'It may be back-dated within the term; the stock of past dates changes and the net-change table says so, issued bulletins do not.',
  ),
  withdraw: label(
    '仅用于误登:撤回后在任何一天都不计数,原登记保留备查。被发证机关取消的,请登记取消。',
    'Only for what was recorded in error: it counts on no day, the row stays to be read. If its issuer revoked it, record the revocation.',
  ),
}
