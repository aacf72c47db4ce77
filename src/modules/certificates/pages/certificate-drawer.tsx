import { Button } from 'antd'
import { useState } from 'react'
import { label, titleOf } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { Drawer } from '../../../ui/drawer.tsx'
import { Form } from '../../../ui/form.tsx'
import { Go } from '../../../ui/go.tsx'
import { useLanguage, useWords } from '../../../ui/language.ts'
import { certificateList } from '../lists.ts'
import {
  changeCertificate,
  type LedgerCertificate,
  listTitles,
  recordCertificate,
  withdrawCertificate,
} from '../routes.ts'
import { Certificate, type Title } from '../schema.ts'

type Props = { certificate: LedgerCertificate; keeps: boolean; close: () => void }

/** One certificate with its particulars; corrected or changed by appending, never overwritten. */
export function CertificateDrawer({ certificate, keeps, close }: Props) {
  const say = useWords()
  const language = useLanguage()
  const [act, setAct] = useState<'correct' | 'change' | 'withdraw'>()
  const done = () => setAct(undefined)
  return (
    <Drawer title={certificate.name} close={close}>
      <dl className="facts">
        {certificateList.columns.map((column) => (
          <div className="fact" key={column.key}>
            <dt>{say(column.title)}</dt>
            <dd>{column.text(certificate, language) || '—'}</dd>
          </div>
        ))}
        {certificate.reason === '' ? null : (
          <div className="fact">
            <dt>{say(titleOf(Certificate.shape.reason))}</dt>
            <dd>{certificate.reason}</dd>
          </div>
        )}
      </dl>
      <div className="acts">
        <Go to={`/enterprises/${certificate.code}`}>{say(words.file)}</Go>
        {keeps ? (
          <>
            <Button onClick={() => setAct('correct')}>{say(words.correct)}</Button>
            <Button onClick={() => setAct('change')}>{say(changeCertificate.title)}</Button>
            <Button onClick={() => setAct('withdraw')}>{say(withdrawCertificate.title)}</Button>
          </>
        ) : null}
      </div>
      {act === 'correct' ? <Correct certificate={certificate} done={done} /> : null}
      {act === 'change' ? (
        <Form
          route={changeCertificate}
          given={{ certificate: certificate.id }}
          draft={certificate.id}
          will={words.willChange}
          done={done}
        />
      ) : null}
      {act === 'withdraw' ? (
        <Form
          route={withdrawCertificate}
          given={{ certificate: certificate.id }}
          fields={{ reason: { kind: 'long' } }}
          draft={certificate.id}
          will={words.willWithdraw}
          done={close}
        />
      ) : null}
    </Drawer>
  )
}

function Correct({ certificate, done }: { certificate: LedgerCertificate; done: () => void }) {
  const titles = useRoute(listTitles, {})
  const { code, title, number, batch, document, award, issuedOn, validFrom, validTo } = certificate
  return (
    <Form
      route={recordCertificate}
      given={{ supersedes: certificate.id }}
      start={{ code, title, number, batch, document, award, issuedOn, validFrom, validTo }}
      fields={certificateFields(titles.data ?? [])}
      draft={`correct-${certificate.id}`}
      act={words.correct}
      will={words.willCorrect}
      done={done}
    />
  )
}

/** Titles by name; dates as dates. */
export function certificateFields(titles: readonly Title[]) {
  return {
    title: {
      kind: 'choice' as const,
      options: titles.map(({ id, name, english }) => ({
        value: id,
        title: { zh: name, en: english },
      })),
    },
    issuedOn: { kind: 'date' as const },
    validFrom: { kind: 'date' as const },
    validTo: { kind: 'date' as const },
    reason: { kind: 'long' as const },
  }
}

const words = {
  file: label('一企一档', 'Enterprise file'),
  correct: label('更正', 'Correct'),
  willCorrect: label(
    '更正后以新内容为准;原登记保留,可按数据时点查看。已签发的通报不变。',
    'The new row counts; the old one stays and is seen at its moment. Issued bulletins do not change.',
  ),
  willWithdraw: label(
    '误登的证书撤回后,在任何一天都不计数;原登记保留,可按数据时点查看。证书被发证机关取消的,请登记取消。',
    'A certificate recorded in error counts on no day; the row stays and is seen at its moment. If it was revoked by its issuer, record the revocation instead.',
  ),
  willChange: label(
    '变动可以追溯到有效期内任何一日;过去日期的存量随之改变,已签发的通报不变。',
    'It may be back-dated within the term; the stock of past dates changes, issued bulletins do not.',
  ),
}
